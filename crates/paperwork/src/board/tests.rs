//! A written board, read back.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::*;

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00,
    0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0x00, 0x05,
    0x00, 0x01, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42,
    0x60, 0x82,
];

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn table(name: &str) -> Table {
    Table {
        name: name.to_owned(),
        heading: "Districts, contacts".to_owned(),
        heads: ["District", "Contacts", "vs before", "Points"].map(str::to_owned).to_vec(),
        rows: vec![
            vec![text("云泉区"), Cell::Count(1_018), Cell::Percent(-105), Cell::Points(15)],
            vec![text("=1+1"), Cell::Count(0), text("— was 0"), text("")],
            vec![text("Total"), Cell::Count(1_018), Cell::Percent(176), Cell::Points(0)],
        ],
        has_total: true,
        notes: vec!["Each contact counts once.".to_owned()],
        picture: None,
    }
}

fn board(tables: Vec<Table>) -> Board {
    Board {
        title: "桥东区职工帮扶中心 · Statistics".to_owned(),
        subtitle: "January 2005".to_owned(),
        day: (2026, 3, 2),
        tables,
    }
}

fn read(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn numbers_come_back_as_numbers_and_words_as_words() {
    let mut book = read(write(&board(vec![table("Districts")])).unwrap());
    let range = book.worksheet_range("Districts").unwrap();
    let at = |row: u32, column: u32| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(at(0, 0), Data::String("桥东区职工帮扶中心 · Statistics".into()));
    assert_eq!(at(1, 0), Data::String("January 2005".into()));
    assert_eq!(at(2, 0), Data::String("Districts, contacts".into()));
    assert_eq!(at(4, 1), Data::String("Contacts".into()));
    assert_eq!(at(5, 0), Data::String("云泉区".into()));
    assert_eq!(at(5, 1), Data::Float(1018.0));
    assert_eq!(at(5, 2), Data::Float(-0.105));
    assert_eq!(at(5, 3), Data::Float(1.5));
    assert_eq!(at(6, 0), Data::String("=1+1".into()), "no formula comes of a name");
    assert_eq!(at(6, 2), Data::String("— was 0".into()));
    assert_eq!(at(7, 2), Data::Float(0.176));
    assert_eq!(at(9, 0), Data::String("Each contact counts once.".into()));
}

#[test]
fn sheets_get_names_that_excel_takes() {
    let long = "a very long name of a sheet that is cut";
    let tables = ["District / category", long, long, "", "DISTRICT  category"].map(table).to_vec();
    let book = read(write(&board(tables)).unwrap());
    let names = book.sheet_names();
    assert_eq!(names[0], "District  category");
    assert_eq!(names[1], "a very long name of a sheet tha");
    assert_eq!(names[2], "a very long name of a sheet t 2");
    assert_eq!(names[3], "-");
    assert_eq!(names[4], "DISTRICT  category 2");
}

#[test]
fn a_chart_stands_in_the_file_byte_for_byte() {
    let picture = Picture { png: PNG.to_vec(), width: 640, words: "Months".to_owned() };
    let bytes = write(&board(vec![Table { picture: Some(picture), ..table("Months") }])).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut kept = Vec::new();
    archive.by_name("xl/media/image1.png").unwrap().read_to_end(&mut kept).unwrap();
    assert_eq!(kept, PNG);
    let mut drawing = String::new();
    archive.by_name("xl/drawings/drawing1.xml").unwrap().read_to_string(&mut drawing).unwrap();
    assert!(drawing.contains("descr=\"Months\""), "{drawing}");
}

#[test]
fn a_picture_that_is_none_is_refused() {
    let picture = Picture { png: vec![1, 2, 3], width: 640, words: String::new() };
    assert!(write(&board(vec![Table { picture: Some(picture), ..table("Months") }])).is_err());
}

#[test]
fn the_same_board_gives_the_same_bytes() {
    let board = board(vec![table("Districts")]);
    assert_eq!(write(&board), write(&board));
}

#[test]
fn a_sheet_prints_on_a4_with_its_heads() {
    let bytes = write(&board(vec![table("Districts")])).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert!(part("xl/worksheets/sheet1.xml").contains("paperSize=\"9\""));
    assert!(part("xl/workbook.xml").contains("Districts!$5:$5"));
}

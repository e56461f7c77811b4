//! Workbooks made by hand: every kind of cell, what is refused, and that no bytes make it panic.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// Parts of a workbook with one sheet; style 1 is a date.
fn parts(cells: &str, properties: &str) -> Vec<(&'static str, String)> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let root = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let relations = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let book = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{properties}<sheets><sheet name="4月" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let styles = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#;
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
    );
    vec![
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", root.to_owned()),
        ("xl/_rels/workbook.xml.rels", relations.to_owned()),
        ("xl/workbook.xml", book),
        ("xl/styles.xml", styles.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}

fn zipped(parts: Vec<(&'static str, String)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored))
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(cells: &str) -> Vec<u8> {
    zipped(parts(cells, ""))
}

#[track_caller]
fn check(cells: &str, expected: &[&[&str]]) {
    let book = Workbook::read(&workbook(cells)).unwrap();
    let shown: Vec<Vec<String>> =
        book.sheets[0].rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect();
    assert_eq!(shown, expected);
}

#[track_caller]
fn refused(bytes: &[u8], trouble: FileTrouble) {
    assert_eq!(Workbook::read(bytes).unwrap_err(), trouble);
}

#[test]
fn every_kind_of_cell() {
    check(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t> 来访 </t></is></c><c r="B1" s="1"><v>38443</v></c><c r="C1"><v>38443</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="str"><f>A1</f><v>来信</v></c></row>"#,
        &[&["来访", "2005-04-01", "38443", "TRUE", "#", "来信"]],
    );
}

#[test]
fn gaps_are_empty_cells_and_rows() {
    check(
        r#"<row r="2"><c r="C2"><v>1</v></c><c r="E2" s="1"/></row><row r="4"><c r="A4" t="str"><v>  </v></c></row>"#,
        &[&[], &["", "", "1"]],
    );
    let book = Workbook::read(&workbook(r#"<row r="2"><c r="C2"><v>1</v></c></row>"#)).unwrap();
    assert_eq!(book.sheets[0].row(2).len(), 3);
    assert!(book.sheets[0].row(0).is_empty() && book.sheets[0].row(9).is_empty());
    assert_eq!(book.sheet("4月").unwrap().name, "4月");
    assert_eq!(book.sheet("5月").unwrap_err(), FileTrouble::NoSuchSheet);
}

#[test]
fn cells_merged_downwards_are_noted() {
    let mut parts =
        parts(r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>"#, "");
    let merges = r#"</sheetData><mergeCells count="3"><mergeCell ref="A2:A4"/><mergeCell ref="C2:D4"/><mergeCell ref="A1:D1"/></mergeCells>"#;
    let sheet = parts.last_mut().unwrap();
    sheet.1 = sheet.1.replace("</sheetData>", merges);
    let book = Workbook::read(&zipped(parts)).unwrap();
    let from = |row, column| book.sheets[0].merged_from(row, column);
    assert_eq!(
        [from(1, 0), from(2, 0), from(3, 0), from(4, 0), from(5, 0)],
        [None, None, Some(2), Some(2), None]
    );
    assert_eq!((from(3, 1), from(3, 2)), (None, None), "of one column alone");
}

#[test]
fn the_1904_system_has_other_serial_numbers() {
    let cells = r#"<row r="1"><c r="A1" s="1"><v>36981</v></c></row>"#;
    let book = Workbook::read(&zipped(parts(cells, r#"<workbookPr date1904="1"/>"#))).unwrap();
    assert_eq!(book.sheets[0].rows[0][0].shown(), "2005-04-01");
}

#[test]
fn what_is_no_workbook_is_said() {
    refused(b"", FileTrouble::Empty);
    refused(b" \r\n", FileTrouble::Empty);
    refused(b",,\r\n,,", FileTrouble::Empty);
    refused(&workbook(""), FileTrouble::Empty);
    refused(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", FileTrouble::NotAWorkbook);
    refused(&zipped(vec![("word/document.xml", String::new())]), FileTrouble::NotAWorkbook);
    let whole = workbook(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    refused(&whole[..whole.len() - 30], FileTrouble::Damaged);
    let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    refused(&ole, FileTrouble::OldFormat);
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused(&ole, FileTrouble::Encrypted);
}

#[test]
fn an_altered_part_is_damage() {
    let mut bytes = workbook(r#"<row r="1"><c r="A1" t="str"><v>130799</v></c></row>"#);
    let at = bytes.windows(6).position(|window| window == b"130799").unwrap();
    bytes[at] = b'2';
    refused(&bytes, FileTrouble::Damaged);
}

#[test]
fn a_cell_far_out_costs_no_memory() {
    refused(&workbook(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#), FileTrouble::TooLarge);
    let rows: String =
        (1..=40).map(|n| format!(r#"<row r="{0}"><c r="A{0}"><v>1</v></c></row>"#, n * 1_000)).collect();
    assert_eq!(Workbook::read(&workbook(&rows)).unwrap().sheets[0].rows.len(), 40_000);
}

#[test]
fn nothing_personal_is_printed() {
    let book = Workbook::read(&workbook(r#"<row r="1"><c r="A1" t="str"><v>张三</v></c></row>"#)).unwrap();
    assert!(!format!("{book:?} {:?}", book.sheets[0].rows[0][0]).contains('张'));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Workbook::read(&bytes);
    }

    #[test]
    fn no_sheet_makes_it_panic(cells in ".{0,200}", reference in "[A-Z]{0,4}[0-9]{0,8}", value in "[-0-9.E+]{0,20}") {
        let _ = Workbook::read(&workbook(&cells));
        let _ = Workbook::read(&workbook(&format!(r#"<row r="1"><c r="{reference}" s="1"><v>{value}</v></c></row>"#)));
    }

    #[test]
    fn no_altered_byte_makes_it_panic(at in any::<prop::sample::Index>(), by in 1u8..) {
        let mut bytes = workbook(r#"<row r="1"><c r="A1" t="str"><v>一</v></c><c r="B1" s="1"><v>38443</v></c></row>"#);
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        let _ = Workbook::read(&bytes);
    }
}

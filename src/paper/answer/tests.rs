//! The worker's answers on the sample year.

use casework::code::shipped;
use casework::ledger::Import;
use paperwork::ledger::Reason;

use super::*;
use crate::paper_protocol::{self as protocol, Board, Table};

const SAMPLE: &[u8] = include_bytes!("../../../tests/samples/ledger-2004-2005.xlsx");
const FILE: &str = "ledger-2004-2005.xlsx";

#[track_caller]
fn check_trouble(reply: PaperReply, expected: FileTrouble) {
    assert!(reply == PaperReply::Trouble(expected));
}

fn opening(bytes: &[u8]) -> PaperRequest {
    PaperRequest::Open { file: FILE.to_owned(), bytes: bytes.to_vec(), codes: shipped(), layouts: Vec::new() }
}

fn open(paper: &mut Paper) -> Vec<SheetLook> {
    match paper.answer(opening(SAMPLE)) {
        PaperReply::Opened(looks) => looks,
        _ => panic!("not opened"),
    }
}

fn request(look: &SheetLook) -> PaperRequest {
    PaperRequest::Read {
        sheet: look.name.clone(),
        mapping: look.mapping.clone(),
        codes: shipped(),
        today: Day::new(2005, 2, 28).unwrap(),
    }
}

#[test]
fn a_workbook_is_looked_at_then_read() {
    let mut paper = Paper::default();
    let looks = open(&mut paper);
    let receptions: Vec<&str> =
        looks.iter().filter(|look| look.is_reception).map(|look| look.name.as_str()).collect();
    assert_eq!((looks.len(), receptions), (8, vec!["接待登记"]));
    let look = &looks[0];
    assert_eq!(look.columns[1].sample, "2004-04-01");
    let id = &look.columns[6];
    assert_eq!((id.head.as_str(), id.field), ("身份证号", Some(Field::IdNumber)));
    assert!(id.sample.starts_with("130****") && id.sample.chars().count() == 11);

    let PaperReply::Read(harvest) = paper.answer(request(look)) else { panic!("not read") };
    assert_eq!(harvest.taken + harvest.held.len() as u32, 6330);
    assert!(
        harvest.held.iter().all(|noted| noted.note.reason == Reason::DateInFuture),
        "nothing after today is taken"
    );
    let received_later =
        harvest.held.iter().filter(|noted| noted.note.field == Some(Field::Received)).count();
    assert_eq!(received_later, 519, "March 2005");
    assert!(harvest.held[0].cell.starts_with("2005-03-"));
    let Act::Import(import) = postcard::from_bytes(&harvest.act).unwrap() else { panic!("no import") };
    let Import { file, rows, codes, .. } = *import;
    assert_eq!((file.as_str(), rows.len() as u32, codes.len()), (FILE, harvest.taken, 18));
    assert!(harvest.rows.is_sorted_by_key(|row| row.row));
    let shown = harvest.rows.iter().filter(|row| row.outcome == Outcome::Taken).count();
    assert_eq!(shown, SHOWN);
}

#[test]
fn what_cannot_be_read_is_said() {
    let mut paper = Paper::default();
    let look = open(&mut Paper::default()).remove(0);
    check_trouble(paper.answer(request(&look)), FileTrouble::NoSuchSheet);
    let bytes = b"\x89PNG\r\n\x1a\n\x00".to_vec();
    check_trouble(paper.answer(opening(&bytes)), FileTrouble::NotAWorkbook);
    let cut = SAMPLE[..SAMPLE.len() / 2].to_vec();
    check_trouble(paper.answer(opening(&cut)), FileTrouble::Damaged);
    open(&mut paper);
    let PaperRequest::Read { sheet, codes, today, .. } = request(&look) else { panic!() };
    let mapping = Mapping { heads: 1, ..Mapping::default() };
    let empty = PaperRequest::Read { sheet, mapping, codes, today };
    check_trouble(paper.answer(empty), FileTrouble::NotALedger);
}

#[test]
fn a_board_is_written_while_a_workbook_is_open() {
    let mut paper = Paper::default();
    let look = open(&mut paper).remove(0);
    let table = Table {
        name: "Months".to_owned(),
        heading: String::new(),
        heads: vec!["Month".to_owned(), "Contacts".to_owned()],
        rows: vec![vec![protocol::Cell::Text("January".to_owned()), protocol::Cell::Count(1018)]],
        has_total: false,
        notes: Vec::new(),
        picture: None,
    };
    let board =
        Board { title: String::new(), subtitle: String::new(), day: (2026, 3, 2), tables: vec![table] };
    let PaperReply::Written(bytes) = paper.answer(PaperRequest::Write(Box::new(board))) else { panic!() };
    let book = Workbook::read(&bytes).unwrap();
    assert!(book.sheets[0].rows.iter().flatten().any(|cell| cell.shown() == "1018"));
    assert!(matches!(paper.answer(request(&look)), PaperReply::Read(_)), "the open one is not lost");
}

#[test]
fn long_numbers_are_masked() {
    for (text, shown) in [
        ("13079919730909481X", "130****481X"),
        ("19900004635", "199****4635"),
        ("2005-04-01", "2005-04-01"),
        ("欠 6500 元，电话19900004635", "欠 6500 元，电话199****4635"),
        ("", ""),
    ] {
        assert_eq!(masked(text), shown);
    }
}

//! The worker's answers on the sample year and on the month kept by hand.

use casework::code::shipped;
use casework::ledger::{Field, Import, Reason};
use casework::time::Day;
use paperwork::ledger::Why;

use super::*;
use crate::paper_protocol::{self as protocol, Board, Table, UnknownWord};

const YEAR: (&str, &[u8]) =
    ("ledger-2004-2005.xlsx", include_bytes!("../../../tests/samples/ledger-2004-2005.xlsx"));
const MONTHS: [(&str, &[u8]); 2] = [
    ("month-2005-04.xlsx", include_bytes!("../../../tests/samples/month-2005-04.xlsx")),
    ("month-2005-04.csv", include_bytes!("../../../tests/samples/month-2005-04.csv")),
];

#[track_caller]
fn check_trouble(reply: PaperReply, expected: FileTrouble) {
    assert!(reply == PaperReply::Trouble(expected));
}

/// The reply to a file handed over in parts and opened.
fn opening(paper: &mut Paper, file: &str, bytes: &[u8]) -> PaperReply {
    for (n, part) in bytes.chunks(1 << 12).enumerate() {
        let taken = paper.answer(PaperRequest::Part { first: n == 0, bytes: part.to_vec() });
        assert!(taken == PaperReply::Taken);
    }
    paper.answer(PaperRequest::Open {
        file: file.to_owned(),
        codes: shipped(),
        layouts: Vec::new(),
        entry_layouts: Vec::new(),
    })
}

fn open(paper: &mut Paper, (file, bytes): (&str, &[u8])) -> Vec<SheetLook> {
    match opening(paper, file, bytes) {
        PaperReply::Opened(looks, _) => looks,
        _ => panic!("not opened"),
    }
}

fn request(look: &SheetLook) -> PaperRequest {
    PaperRequest::Read {
        sheet: look.name.clone(),
        mapping: look.mapping.clone().unwrap(),
        span: look.span,
        codes: shipped(),
        today: Day::new(2005, 5, 28).unwrap(),
    }
}

fn read(paper: &mut Paper, look: &SheetLook) -> Harvest {
    match paper.answer(request(look)) {
        PaperReply::Read(harvest) => *harvest,
        _ => panic!("not read"),
    }
}

/// The act in its parts, put together.
fn act(paper: &mut Paper, harvest: &Harvest) -> Vec<u8> {
    let mut act = Vec::new();
    while act.len() < harvest.act as usize {
        let PaperReply::Act(part) = paper.answer(PaperRequest::Act(act.len() as u32)) else {
            panic!("no act")
        };
        assert!(!part.is_empty() && part.len() <= PART);
        act.extend(part);
    }
    act
}

#[test]
fn a_file_begun_anew_is_opened_without_what_was_handed_over_before() {
    let mut paper = Paper::default();
    for first in [true, false] {
        let part = PaperRequest::Part { first, bytes: b"PK\x03\x04 of another file".to_vec() };
        assert!(paper.answer(part) == PaperReply::Taken);
    }
    assert_eq!(open(&mut paper, MONTHS[1]).len(), 1);
    let nothing = PaperRequest::Open {
        file: "a.csv".into(),
        codes: shipped(),
        layouts: Vec::new(),
        entry_layouts: Vec::new(),
    };
    check_trouble(paper.answer(nothing), FileTrouble::Empty);
}

#[test]
fn a_workbook_is_looked_at_then_read() {
    let mut paper = Paper::default();
    let looks = open(&mut paper, YEAR);
    let receptions: Vec<&str> =
        looks.iter().filter(|look| look.is_reception).map(|look| look.name.as_str()).collect();
    assert_eq!((looks.len(), receptions), (8, vec!["接待登记"]));
    let look = &looks[0];
    assert_eq!(look.columns[1].sample, "2004-04-01");
    let id = &look.columns[6];
    assert_eq!((id.head.as_str(), id.why), ("身份证号", Some(Why::Head)));
    assert_eq!(look.mapping.as_ref().unwrap().columns[6], Some(Field::IdNumber));
    assert!(id.sample.starts_with("130****") && id.sample.chars().count() == 11);
    let harvest = read(&mut paper, look);
    assert_eq!((harvest.taken.len(), harvest.held.len(), harvest.skipped.len()), (6330, 0, 1));
}

#[test]
fn a_month_kept_by_hand_is_read_the_same_from_both_files() {
    for month in MONTHS {
        let mut paper = Paper::default();
        let looks = open(&mut paper, month);
        let look = looks.iter().find(|look| look.is_reception).unwrap();
        assert_eq!(look.span.year, Some(2005));
        let harvest = read(&mut paper, look);
        let doubtful = harvest.taken.iter().filter(|(_, is_doubtful)| *is_doubtful).count();
        assert_eq!((harvest.taken.len(), doubtful, harvest.held.len()), (469, 45, 6));
        let repeats = harvest.skipped.iter().filter(|note| note.reason == Reason::ExactDuplicate).count();
        assert_eq!((harvest.skipped.len(), repeats), (23, 5));
        let category: Vec<&UnknownWord> =
            harvest.words.iter().filter(|word| word.field == Field::Category).collect();
        assert_eq!(category.iter().map(|word| word.rows).sum::<u32>(), 14, "{category:?}");
        let Act::Import(import) = postcard::from_bytes(&act(&mut paper, &harvest)).unwrap() else {
            panic!("no import")
        };
        let Import { file, rows, held, layout, .. } = *import;
        assert_eq!((file.as_str(), rows.len(), held.len()), (month.0, 469, 6));
        assert_eq!(
            layout.map(|layout| layout.columns),
            look.mapping.as_ref().map(|mapping| mapping.columns.clone())
        );
    }
}

#[test]
fn rows_are_shown_with_their_notes_and_twins() {
    let mut paper = Paper::default();
    let looks = open(&mut paper, MONTHS[0]);
    read(&mut paper, &looks[0]);
    let PaperReply::Rows(rows) = paper.answer(PaperRequest::Rows(vec![46, 82, 6])) else { panic!("no rows") };
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [46, 82, 6]);
    let (twin, cells) = rows[0].twin.as_ref().unwrap();
    assert_eq!((*twin, cells), (45, &rows[0].cells));
    let note = &rows[1].notes[0];
    assert_eq!((note.note.reason, note.note.field), (Reason::DateImpossible, Some(Field::Received)));
    assert!(!note.cell.is_empty() && rows[1].twin.is_none());
    assert_eq!(rows[2].notes[0].note.reason, Reason::IdWrongLength);
}

#[test]
fn what_cannot_be_read_is_said() {
    let mut paper = Paper::default();
    let look = open(&mut Paper::default(), YEAR).remove(0);
    check_trouble(paper.answer(request(&look)), FileTrouble::NoSuchSheet);
    check_trouble(paper.answer(PaperRequest::Rows(vec![1])), FileTrouble::NoSuchSheet);
    check_trouble(opening(&mut paper, "a.pdf", b"%PDF-1.4\x00\x01\x02\xff"), FileTrouble::NotAWorkbook);
    check_trouble(opening(&mut paper, "a.csv", b" \r\n"), FileTrouble::Empty);
    let cut = &YEAR.1[..YEAR.1.len() / 2];
    check_trouble(opening(&mut paper, "a.xlsx", cut), FileTrouble::Damaged);
    open(&mut paper, YEAR);
    let PaperRequest::Read { sheet, span, codes, today, .. } = request(&look) else { panic!() };
    let mapping = Mapping { heads: 1, ..Mapping::default() };
    let empty = PaperRequest::Read { sheet, mapping, span, codes, today };
    check_trouble(paper.answer(empty), FileTrouble::NotALedger);
}

#[test]
fn a_board_is_written_while_a_workbook_is_open() {
    let mut paper = Paper::default();
    let look = open(&mut paper, YEAR).remove(0);
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

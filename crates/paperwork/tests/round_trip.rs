//! The list of contacts written as CSV comes in again as a ledger: nothing is held, nothing doubted that was not before,
//! and every row is the contact it was written from.

#![allow(clippy::unwrap_used)]

use casework::code::{Codes, shipped};
use casework::contact::{Contact, DeviceCode, RecordId};
use casework::demo;
use casework::ledger::{Compared, Comparison, Field, compare};
use casework::time::Day;
use paperwork::csv::{self, Lang};
use paperwork::ledger::{Context, Reading, read, suggest};
use paperwork::sheet::Workbook;

const FILE: &str = "contacts.csv";

/// The made-up year as a centre keeps it: keys, running numbers, and the lists with its districts.
fn centre() -> (Vec<Contact>, Codes, Day) {
    let today = Day::new(2026, 11, 23).unwrap();
    let mut codes = shipped();
    demo::districts().into_iter().for_each(|code| codes.put(code));
    let mut rows = demo::contacts(4, today, 1_200);
    for (serial, row) in (1_u32..).zip(&mut rows) {
        row.id = RecordId::new(DeviceCode::default(), serial.into());
        row.number.serial = serial;
        row.number.year = 2026;
    }
    (rows, codes, today)
}

/// The file read with no mapping but the suggested one, and what its rows are to what is kept.
fn import(file: &[u8], kept: &[Contact], codes: &Codes, today: Day) -> (Reading, Comparison) {
    let book = Workbook::read(file).unwrap();
    let sheet = &book.sheets[0];
    let mapping = suggest(sheet, FILE, codes, &[]).unwrap().mapping;
    let reading = read(sheet, &mapping, Context { file: FILE, codes, today: Some(today), span: None });
    let fields: Vec<Field> = mapping.columns.iter().flatten().copied().collect();
    let comparison = compare(
        &reading.contacts,
        &reading.held,
        &fields,
        kept.iter().cloned().map(Into::into),
        std::iter::empty(),
    );
    (reading, comparison)
}

/// Writes and reads again in the words of a language.
fn check(lang: Lang) {
    let (rows, codes, today) = centre();
    let file = csv::write(&rows, &codes, lang);
    let (reading, there) = import(&file, &rows, &codes, today);
    assert_eq!((reading.held.len(), reading.contacts.len()), (0, rows.len()));
    assert_eq!(reading.flagged().count(), rows.iter().map(|row| row.flags.len()).sum::<usize>());
    let unknown = there.rows.iter().filter(|row| !matches!(row, Compared::Duplicate(_))).count();
    assert_eq!(unknown, 0, "every row is there already");

    let (_, empty) = import(&file, &[], &codes, today);
    assert!(empty.rows.iter().all(|row| *row == Compared::New), "an empty centre takes them all");
    for (read, row) in reading.contacts.iter().zip(&rows) {
        assert_eq!((read.status, read.done, &read.handling), (row.status, row.done, &row.handling));
        assert_eq!(
            read.void, row.void,
            "a call without content counts among the contacts no more than it did"
        );
    }
    assert!(rows.iter().any(|row| row.void.is_some()));
}

#[test]
fn the_demo_comes_in_again_in_chinese() {
    check(Lang::Zh);
}

#[test]
fn the_demo_comes_in_again_in_english() {
    check(Lang::En);
}

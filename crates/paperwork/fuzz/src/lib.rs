//! What every target does with a file: read it, suggest how each sheet is read, read it, and check that no row is lost.

use casework::code::shipped;
use casework::time::Day;
use paperwork::ledger::{Context, Mapping, read, suggest};
use paperwork::sheet::{Sheet, Workbook};

/// Name of the file: it says a year and a month.
const FILE: &str = "2005-04.csv";

/// Reads a file as far as it can be read.
pub fn take_in(bytes: &[u8]) {
    let Ok(book) = Workbook::read(bytes) else { return };
    for sheet in &book.sheets {
        if let Some(found) = suggest(sheet, FILE, &shipped(), &[]) {
            read_by(sheet, &found.mapping);
        }
    }
}

/// Reads a sheet by a mapping; every row is taken, held or skipped.
pub fn read_by(sheet: &Sheet, mapping: &Mapping) {
    let codes = shipped();
    let reading = read(sheet, mapping, Context { file: FILE, codes: &codes, today: Some(Day(20_000)), span: None });
    if mapping.issues().is_empty() {
        let rows = reading.contacts.len() + reading.held.len() + reading.skipped.len();
        assert_eq!(rows, sheet.rows.len(), "a row is lost");
    }
    assert!(reading.contacts.iter().all(|contact| contact.people >= 1 && contact.involved >= 1));
}

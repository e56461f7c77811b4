//! What an import finds in a workbook, as JSON for other programs and as lines for a person. Carries no personal data:
//! sheets, row numbers, reasons, figures. Rows are 1-based as in the file.

mod lines;

use std::collections::BTreeMap;

use casework::code::Codes;
use casework::contact::Contact;
use casework::figure::{Ask, Dim, Facts, Figure};
use casework::time::{Month, Period};
use serde::Serialize;

use crate::ledger::{self, Context, Reading, Reason, RowNote};
use crate::sheet::{Sheet, Workbook};
use crate::trouble::FileTrouble;

/// Figures by name.
pub type Figures = BTreeMap<String, i64>;

/// The report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Sheets read.
    pub sheets: Vec<String>,
    /// Their rows.
    pub rows: Rows,
    /// Sheets not read.
    pub other_sheets: Vec<String>,
    /// Figures of each month received.
    pub months: BTreeMap<String, Figures>,
    /// Figures of all months together.
    pub totals: Figures,
    /// Words of the list entries that the import adds, by key.
    pub new_codes: BTreeMap<String, String>,
}

/// Rows by outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rows {
    /// Rows taken, flagged ones included.
    pub imported: u32,
    /// Rows that are no contact.
    pub skipped: Vec<RowLine>,
    /// Rows taken with a doubt; a row with two doubts stands here twice.
    pub flagged: Vec<RowLine>,
    /// Rows with something in them that were not taken.
    pub held: Vec<RowLine>,
}

/// A row and a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowLine {
    /// Sheet.
    pub sheet: String,
    /// Row.
    pub row: u32,
    /// Reason.
    pub reason: Reason,
}

/// Reads a workbook: one sheet by name, or every sheet that looks like a reception ledger.
pub fn report(book: &Workbook, file: &str, codes: &Codes, only: Option<&str>) -> Result<Report, FileTrouble> {
    let chosen: Vec<&Sheet> = match only {
        Some(name) => vec![book.sheet(name)?],
        None => {
            let is_ledger = |sheet: &&Sheet| ledger::head(sheet).is_some_and(|head| head.is_reception());
            book.sheets.iter().filter(is_ledger).collect()
        }
    };
    let mut codes = codes.clone();
    let mut rows = Rows::default();
    let mut contacts = Vec::new();
    let mut new_codes = BTreeMap::new();
    for sheet in &chosen {
        let head = ledger::head(sheet).filter(|head| head.mapping.issues().is_empty());
        let mapping = head.ok_or(FileTrouble::NotALedger)?.mapping;
        let reading = ledger::read(sheet, &mapping, Context { file, codes: &codes, today: None });
        rows.add(&sheet.name, &reading);
        for code in reading.codes {
            new_codes.insert(code.key.as_str().to_owned(), code.zh.clone());
            codes.put(code);
        }
        contacts.extend(reading.contacts);
    }
    let is_chosen = |name: &str| chosen.iter().any(|sheet| sheet.name == name);
    let names = book.sheets.iter().map(|sheet| sheet.name.clone());
    let (sheets, other_sheets) = names.partition(|name| is_chosen(name));
    let (months, totals) = figures(&contacts, &codes);
    Ok(Report { sheets, rows, other_sheets, months, totals, new_codes })
}

impl Rows {
    fn add(&mut self, sheet: &str, reading: &Reading) {
        let line = |note: RowNote| RowLine { sheet: sheet.to_owned(), row: note.row, reason: note.reason };
        self.imported += reading.contacts.len() as u32;
        self.skipped.extend(reading.skipped.iter().copied().map(line));
        self.flagged.extend(reading.flagged().map(line));
        self.held.extend(reading.held.iter().copied().map(line));
    }
}

/// Every figure a centre publishes, of each month with contacts and of all together.
fn figures(contacts: &[Contact], codes: &Codes) -> (BTreeMap<String, Figures>, Figures) {
    let mut facts = Facts::new();
    for contact in contacts {
        facts.push(contact);
    }
    let (mut months, mut totals) = (BTreeMap::<String, Figures>::new(), Figures::new());
    let Some((first, last)) = facts.span() else { return (months, totals) };
    let received = contacts.iter().map(|contact| Month::of(contact.received.day).to_string());
    months.extend(received.map(|month| (month, Figures::new())));
    let length = (last.0 - first.0 + 1).clamp(1, i32::from(u16::MAX)) as u16;
    let period = Period { first, months: length };
    for figure in Figure::catalogue(codes) {
        let name = figure.name();
        let answer = facts.answer(&Ask { figure, period, splits: vec![Dim::Month] });
        for figures in months.values_mut() {
            figures.insert(name.clone(), 0);
        }
        for cell in answer.cells {
            if let Some(figures) = cell.keys.first().and_then(|month| months.get_mut(month)) {
                figures.insert(name.clone(), cell.value);
            }
        }
        totals.insert(name, answer.total);
    }
    (months, totals)
}

#[cfg(test)]
mod tests;

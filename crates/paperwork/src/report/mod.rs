//! What an import finds in a workbook, as JSON for other programs and as lines for a person. Carries no personal data:
//! sheets, row numbers, reasons, figures. Rows are 1-based as in the file.

mod desks;
mod lines;

pub use desks::{Counted, DeskLine, DeskReport};

use std::collections::BTreeMap;
use std::fmt;

use casework::code::Codes;
use casework::contact::Contact;
use casework::figure::{Ask, Dim, Facts, Figure};
use casework::time::{Month, Period};
use serde::Serialize;

use crate::ledger::{self, Context, Given, GivenTrouble, Mapping, Reading, Reason, RowNote, Twin};
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
    /// Sheets that are no reception ledger.
    pub other_sheets: Vec<String>,
    /// Those of them that are ledgers of other desks.
    pub desks: Vec<DeskReport>,
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
    /// The earlier row that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as_row: Option<u32>,
}

/// What of a workbook is to be read, and how.
#[derive(Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// One sheet by name; none = every sheet that looks like a ledger.
    pub sheet: Option<&'a str>,
    /// A mapping over what is suggested.
    pub given: Option<&'a Given>,
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoReport {
    /// The file.
    File(FileTrouble),
    /// The mapping that was given.
    Given(GivenTrouble),
}

impl fmt::Display for NoReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoReport::File(trouble) => trouble.fmt(f),
            NoReport::Given(trouble) => trouble.fmt(f),
        }
    }
}

/// Reads a workbook.
pub fn report(book: &Workbook, file: &str, codes: &Codes, wanted: Wanted<'_>) -> Result<Report, NoReport> {
    let chosen = match chosen(book, file, codes, wanted) {
        Err(NoReport::File(FileTrouble::NotALedger)) => Vec::new(),
        chosen => chosen?,
    };
    let mut codes = codes.clone().with_desks();
    let mut rows = Rows::default();
    let mut contacts = Vec::new();
    let mut new_codes = BTreeMap::new();
    for (sheet, mapping) in &chosen {
        let reading = ledger::read(sheet, mapping, Context { file, codes: &codes, today: None, span: None });
        rows.add(&sheet.name, &reading);
        for code in reading.codes {
            new_codes.insert(code.key.as_str().to_owned(), code.zh.clone());
            codes.put(code);
        }
        contacts.extend(reading.contacts);
    }
    let is_chosen = |name: &str| chosen.iter().any(|(sheet, _)| sheet.name == name);
    let is_other =
        |sheet: &&Sheet| !is_chosen(&sheet.name) && wanted.sheet.is_none_or(|wanted| wanted == sheet.name);
    let mut desks = Vec::new();
    for sheet in book.sheets.iter().filter(is_other) {
        let Some((desk, import)) = desks::desk(sheet, file, &mut codes) else { continue };
        new_codes.extend(import.codes.iter().map(|code| (code.key.as_str().to_owned(), code.zh.clone())));
        desks.push(desk);
    }
    if wanted.sheet.is_some() && chosen.is_empty() && desks.is_empty() {
        return Err(NoReport::File(FileTrouble::NotALedger));
    }
    let names = book.sheets.iter().map(|sheet| sheet.name.clone());
    let (sheets, other_sheets) = names.partition(|name| is_chosen(name));
    let (months, totals) = figures(&contacts, &codes);
    Ok(Report { sheets, rows, other_sheets, desks, months, totals, new_codes })
}

/// The sheets to be read, each with its mapping.
fn chosen<'a>(
    book: &'a Workbook,
    file: &str,
    codes: &Codes,
    wanted: Wanted<'_>,
) -> Result<Vec<(&'a Sheet, Mapping)>, NoReport> {
    let mapping = |sheet: &Sheet| {
        let suggested =
            ledger::suggest(sheet, file, codes, &[]).map(|found| found.mapping).unwrap_or_default();
        match wanted.given {
            Some(given) => given.over(&suggested, sheet).map_err(NoReport::Given),
            None => Ok(suggested),
        }
    };
    if let Some(name) = wanted.sheet {
        let sheet = book.sheet(name).map_err(NoReport::File)?;
        let mapping = mapping(sheet)?;
        return match mapping.issues().is_empty() {
            true => Ok(vec![(sheet, mapping)]),
            false => Err(NoReport::File(FileTrouble::NotALedger)),
        };
    }
    // A mapping that fits one sheet need not fit the others.
    let fits = |sheet: &'a Sheet| match mapping(sheet) {
        Ok(mapping) => mapping.is_reception().then_some(Ok((sheet, mapping))),
        Err(NoReport::Given(GivenTrouble::Column(_))) if book.sheets.len() > 1 => None,
        Err(trouble) => Some(Err(trouble)),
    };
    book.sheets.iter().filter_map(fits).collect()
}

impl Rows {
    fn add(&mut self, sheet: &str, reading: &Reading) {
        let line = |note: RowNote| {
            let same_as_row = if let Some(Twin::Row(row)) = note.twin { Some(row) } else { None };
            RowLine { sheet: sheet.to_owned(), row: note.row, reason: note.reason, same_as_row }
        };
        self.imported += reading.contacts.len() as u32;
        self.skipped.extend(reading.skipped.iter().copied().map(line));
        self.flagged.extend(reading.flagged().map(line));
        self.held.extend(reading.held_notes().map(line));
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
        for ([month, ..], value) in answer.told() {
            if let Some(figures) = months.get_mut(month) {
                figures.insert(name.clone(), value);
            }
        }
        totals.insert(name, answer.total);
    }
    (months, totals)
}

#[cfg(test)]
mod tests;

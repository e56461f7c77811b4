//! Requests to the paper worker, answered. No browser, no clock.

use std::collections::HashMap;

use casework::act::Act;
use casework::code::Codes;
use casework::ledger::Import;
use casework::time::{Day, Month};
use paperwork::board;
use paperwork::ledger::{self, Context, Field, Mapping, Reading, RowNote};
use paperwork::sheet::{Cell, Sheet, Workbook};
use paperwork::trouble::FileTrouble;

use crate::paper_protocol::{
    ColumnLook, Harvest, Noted, Outcome, PaperReply, PaperRequest, RowLook, SHOWN, SheetLook,
};

/// The worker's state: the workbook that is open.
#[derive(Default)]
pub struct Paper {
    file: String,
    book: Option<Workbook>,
}

impl Paper {
    /// The reply to a request.
    pub fn answer(&mut self, request: PaperRequest) -> PaperReply {
        match request {
            PaperRequest::Open { file, bytes } => self.open(file, &bytes).unwrap_or_else(PaperReply::Trouble),
            PaperRequest::Read { sheet, mapping, codes, today } => {
                self.read(&sheet, &mapping, &codes, today).unwrap_or_else(PaperReply::Trouble)
            }
            PaperRequest::Write(board) => {
                board::write(&board).map_or_else(PaperReply::Trouble, PaperReply::Written)
            }
        }
    }

    fn open(&mut self, file: String, bytes: &[u8]) -> Result<PaperReply, FileTrouble> {
        self.book = None;
        let book = Workbook::read(bytes)?;
        let looks = book.sheets.iter().map(look).collect();
        self.file = file;
        self.book = Some(book);
        Ok(PaperReply::Opened(looks))
    }

    fn read(
        &self,
        sheet: &str,
        mapping: &Mapping,
        codes: &Codes,
        today: Day,
    ) -> Result<PaperReply, FileTrouble> {
        let sheet = self.book.as_ref().ok_or(FileTrouble::NoSuchSheet)?.sheet(sheet)?;
        if !mapping.issues().is_empty() {
            return Err(FileTrouble::NotALedger);
        }
        let reading = ledger::read(sheet, mapping, Context { file: &self.file, codes, today: Some(today) });
        harvest(&self.file, sheet, mapping, reading).map(|harvest| PaperReply::Read(Box::new(harvest)))
    }
}

fn look(sheet: &Sheet) -> SheetLook {
    let head = ledger::head(sheet);
    let is_reception = head.as_ref().is_some_and(ledger::Head::is_reception);
    let head_row = head.as_ref().map(|head| head.mapping.head_row);
    let columns = head.map_or_else(Vec::new, |head| {
        let row = head.mapping.head_row;
        let words = head.words.into_iter().zip(head.mapping.columns).enumerate();
        words
            .map(|(at, (word, field))| ColumnLook { head: word, sample: sample(sheet, row, at), field })
            .collect()
    });
    SheetLook { name: sheet.name.clone(), rows: sheet.rows.len() as u32, is_reception, head_row, columns }
}

/// First cell of a column below the head row that is not empty.
fn sample(sheet: &Sheet, head_row: u32, column: usize) -> String {
    let below = sheet.rows.iter().skip(head_row as usize);
    let cell = below.filter_map(|cells| cells.get(column)).find(|cell| !cell.is_empty());
    cell.map_or_else(String::new, |cell| masked(&cell.shown()))
}

fn harvest(file: &str, sheet: &Sheet, mapping: &Mapping, reading: Reading) -> Result<Harvest, FileTrouble> {
    let days = || reading.contacts.iter().map(|contact| contact.received.day);
    let span = days().min().zip(days().max()).map(|(first, last)| (Month::of(first), Month::of(last)));
    let noted = |note: RowNote| Noted { note, cell: cell(sheet, mapping, &note) };
    let flagged: Vec<Noted> = reading.flagged().map(noted).collect();
    let held: Vec<Noted> = reading.held.iter().copied().map(noted).collect();
    let skipped: Vec<Noted> = reading.skipped.iter().copied().map(noted).collect();
    let mut rows = taken(sheet, mapping, &reading, &flagged);
    for (outcome, notes) in [(Outcome::Held, &held), (Outcome::Skipped, &skipped)] {
        rows.extend(
            notes
                .iter()
                .take(SHOWN)
                .map(|note| line(sheet, mapping, note.note.row, outcome, vec![note.clone()])),
        );
    }
    rows.sort_by_key(|row| row.row);
    let mut notes: Vec<RowNote> = reading.flagged().collect();
    notes.extend(reading.held.iter().chain(&reading.skipped));
    notes.sort_by_key(|note| (note.row, note.reason));
    let Reading { contacts, codes, .. } = reading;
    let doubtful = contacts.iter().filter(|contact| !contact.flags.is_empty()).count() as u32;
    let taken = contacts.len() as u32;
    let import = Import {
        file: file.to_owned(),
        sheet: sheet.name.clone(),
        rows: contacts,
        codes: codes.clone(),
        notes,
        ..Import::default()
    };
    let act = Act::Import(Box::new(import));
    let act = postcard::to_allocvec(&act).map_err(|_| FileTrouble::TooLarge)?;
    Ok(Harvest { taken, doubtful, span, held, skipped, flagged, rows, codes, act })
}

/// The first rows taken, with a doubt and without.
fn taken(sheet: &Sheet, mapping: &Mapping, reading: &Reading, flagged: &[Noted]) -> Vec<RowLook> {
    let mut doubts: HashMap<u32, Vec<Noted>> = HashMap::new();
    for noted in flagged {
        doubts.entry(noted.note.row).or_default().push(noted.clone());
    }
    let of_contacts = reading.contacts.iter().filter_map(|contact| contact.source.as_ref());
    let (with, without): (Vec<u32>, Vec<u32>) =
        of_contacts.map(|source| source.row).partition(|row| doubts.contains_key(row));
    let notes = |row| doubts.get(&row).cloned().unwrap_or_default();
    let fine =
        without.into_iter().take(SHOWN).map(|row| line(sheet, mapping, row, Outcome::Taken, Vec::new()));
    let doubtful =
        with.into_iter().take(SHOWN).map(|row| line(sheet, mapping, row, Outcome::Doubtful, notes(row)));
    fine.chain(doubtful).collect()
}

fn line(sheet: &Sheet, mapping: &Mapping, row: u32, outcome: Outcome, notes: Vec<Noted>) -> RowLook {
    RowLook { row, outcome, notes, cells: cells(sheet, mapping, row) }
}

/// The cell a note is about.
fn cell(sheet: &Sheet, mapping: &Mapping, note: &RowNote) -> String {
    let column = note.field.and_then(|field| mapping.column(field));
    let cell = column.and_then(|column| sheet.row(note.row).get(column));
    cell.map_or_else(String::new, |cell| masked(&cell.shown()))
}

fn cells(sheet: &Sheet, mapping: &Mapping, row: u32) -> Vec<(Field, String)> {
    let cells = sheet.row(row);
    let shown = |field: Field| {
        let cell = cells.get(mapping.column(field)?).filter(|cell| **cell != Cell::Empty)?;
        Some((field, masked(&cell.shown())))
    };
    Field::ALL.into_iter().filter_map(shown).collect()
}

/// Text with every run of seven or more digits (and a closing X) cut to its first three and last four.
fn masked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |c: &char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let mut out = String::with_capacity(text.len());
    for run in chars.chunk_by(|a, b| is_digit(a) == is_digit(b)) {
        if run.len() >= 7 && is_digit(&run[0]) {
            out.extend(&run[..3]);
            out.push_str("****");
            out.extend(&run[run.len() - 4..]);
        } else {
            out.extend(run);
        }
    }
    out
}

#[cfg(test)]
mod tests;

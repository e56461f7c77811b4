//! Requests to the paper worker, answered. No browser, no clock.

use std::collections::HashMap;

use casework::act::Act;
use casework::code::Codes;
use casework::ledger::Layout;
use casework::time::{Day, Month};
use paperwork::board;
use paperwork::ledger::{self, Context, Field, Mapping, Reading, RowNote, suggest};
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
            PaperRequest::Open { file, bytes, codes, layouts } => {
                self.open(file, &bytes, &codes, &layouts).unwrap_or_else(PaperReply::Trouble)
            }
            PaperRequest::Read { sheet, mapping, codes, today } => {
                self.read(&sheet, &mapping, &codes, today).unwrap_or_else(PaperReply::Trouble)
            }
            PaperRequest::Write(board) => {
                board::write(&board).map_or_else(PaperReply::Trouble, PaperReply::Written)
            }
        }
    }

    fn open(
        &mut self,
        file: String,
        bytes: &[u8],
        codes: &Codes,
        layouts: &[Layout],
    ) -> Result<PaperReply, FileTrouble> {
        self.book = None;
        let book = Workbook::read(bytes)?;
        let looks = book.sheets.iter().map(|sheet| look(sheet, &file, codes, layouts)).collect();
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

fn look(sheet: &Sheet, file: &str, codes: &Codes, layouts: &[Layout]) -> SheetLook {
    let (mut look, heads) = match suggest(sheet, file, codes, layouts) {
        Some(found) => {
            let is_reception = found.mapping.is_reception();
            (
                SheetLook {
                    mapping: found.mapping,
                    is_reception,
                    is_remembered: found.is_remembered,
                    ..blank(sheet)
                },
                found.heads,
            )
        }
        None => (blank(sheet), Vec::new()),
    };
    let last_head = look.mapping.last_head();
    let column = |(at, head): (usize, String)| ColumnLook {
        head,
        sample: sample(sheet, last_head, at),
        field: look.mapping.columns.get(at).copied().flatten(),
    };
    look.columns = heads.into_iter().enumerate().map(column).collect();
    look
}

/// A sheet of which nothing is known yet.
fn blank(sheet: &Sheet) -> SheetLook {
    SheetLook {
        name: sheet.name.clone(),
        rows: sheet.rows.len() as u32,
        is_reception: false,
        mapping: Mapping::default(),
        is_remembered: false,
        columns: Vec::new(),
    }
}

/// First cell of a column below the head that is not empty.
fn sample(sheet: &Sheet, last_head: u32, column: usize) -> String {
    let below = sheet.rows.iter().skip(last_head as usize);
    let cell = below.filter_map(|cells| cells.get(column)).find(|cell| !cell.is_empty());
    cell.map_or_else(String::new, |cell| masked(&cell.shown()))
}

fn harvest(file: &str, sheet: &Sheet, mapping: &Mapping, reading: Reading) -> Result<Harvest, FileTrouble> {
    let days = || reading.contacts.iter().map(|contact| contact.received.day);
    let span = days().min().zip(days().max()).map(|(first, last)| (Month::of(first), Month::of(last)));
    let noted = |note: RowNote| Noted { note, cell: cell(sheet, mapping, &note) };
    let flagged: Vec<Noted> = reading.flagged().map(noted).collect();
    let held: Vec<Noted> = reading.held_notes().map(noted).collect();
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
    let doubtful = reading.contacts.iter().filter(|contact| !contact.flags.is_empty()).count() as u32;
    let (taken, codes) = (reading.contacts.len() as u32, reading.codes.clone());
    let act = Act::Import(Box::new(reading.into_import(file, sheet, mapping)));
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

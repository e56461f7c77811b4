//! Requests to the paper worker, answered. No browser, no clock.

use std::collections::HashMap;

use casework::act::Act;
use casework::code::Codes;
use casework::ledger::{Layout, RowNote, Twin};
use casework::register::EntryLayout;
use casework::time::Month;
use paperwork::board;
use paperwork::ledger::desk::{SheetKind, confirmed, guess};
use paperwork::ledger::{self, Context, Mapping, Reading};
use paperwork::sheet::{Sheet, Workbook};
use paperwork::trouble::FileTrouble;

use super::desk;
use super::look::{cells, masked, noted};
use super::words::unknown;
use crate::paper_protocol::{ColumnLook, Harvest, PART, PaperReply, PaperRequest, RowLook, SheetLook};

/// The worker's state: the workbook that is open, and the sheet read last.
#[derive(Default)]
pub struct Paper {
    /// What is handed over of a file to be opened.
    handed: Vec<u8>,
    file: String,
    book: Option<Workbook>,
    read: Option<Read>,
    /// The act of the register read last.
    desk: Vec<u8>,
    /// Layouts of registers' ledgers confirmed before.
    layouts: Vec<EntryLayout>,
}

/// What is remembered of the last reading, to show rows of it.
struct Read {
    sheet: String,
    mapping: Mapping,
    notes: HashMap<u32, Vec<RowNote>>,
    act: Vec<u8>,
}

impl Paper {
    /// The reply to a request.
    pub fn answer(&mut self, request: PaperRequest) -> PaperReply {
        let reply = match request {
            PaperRequest::Part { first, bytes } => self.take(first, &bytes),
            PaperRequest::Open { file, codes, layouts, entry_layouts } => {
                self.layouts = entry_layouts;
                self.open(file, &codes, &layouts)
            }
            PaperRequest::Read { sheet, mapping, span, codes, today } => {
                // The name is set for good once the file is open.
                let file = self.file.clone();
                let context = Context { file: &file, codes: &codes, today: Some(today), span: Some(span) };
                self.read(&sheet, mapping, context)
            }
            PaperRequest::Rows(rows) => self.rows(&rows),
            PaperRequest::Act(from) => self.act(from as usize),
            PaperRequest::LookDesk { sheet, book, codes } => self.sheet(&sheet).map(|sheet| {
                PaperReply::DeskLook(desk::look(sheet, book, &codes, &self.layouts).map(Box::new))
            }),
            PaperRequest::ReadDesk { sheet, book, mapping, codes, today } => {
                let file = self.file.clone();
                let context = Context { file: &file, codes: &codes, today: Some(today), span: None };
                let read = self.sheet(&sheet).and_then(|sheet| desk::read(sheet, book, &mapping, context));
                read.map(|(harvest, act)| {
                    self.desk = act;
                    PaperReply::DeskRead(Box::new(harvest))
                })
            }
            PaperRequest::DeskRows { sheet, width, rows } => {
                self.sheet(&sheet).map(|sheet| PaperReply::DeskRows(desk::rows(sheet, width, &rows)))
            }
            PaperRequest::DeskAct(from) => Ok(part(&self.desk, from as usize)),
            PaperRequest::Write(board) => board::write(&board).map(PaperReply::Written),
        };
        reply.unwrap_or_else(PaperReply::Trouble)
    }

    fn take(&mut self, first: bool, bytes: &[u8]) -> Result<PaperReply, FileTrouble> {
        if first {
            self.handed.clear();
        }
        self.handed.extend_from_slice(bytes);
        Workbook::check_size(&self.handed)?;
        Ok(PaperReply::Taken)
    }

    fn open(&mut self, file: String, codes: &Codes, layouts: &[Layout]) -> Result<PaperReply, FileTrouble> {
        (self.book, self.read, self.desk) = (None, None, Vec::new());
        let book = Workbook::read(&std::mem::take(&mut self.handed))?;
        let looks =
            book.sheets.iter().map(|sheet| look(sheet, &file, codes, layouts, &self.layouts)).collect();
        self.file = file;
        let encoding = book.encoding;
        self.book = Some(book);
        Ok(PaperReply::Opened(looks, encoding))
    }

    fn read(
        &mut self,
        sheet: &str,
        mapping: Mapping,
        context: Context<'_>,
    ) -> Result<PaperReply, FileTrouble> {
        self.read = None;
        let sheet = self.book.as_ref().ok_or(FileTrouble::NoSuchSheet)?.sheet(sheet)?;
        if !mapping.issues().is_empty() {
            return Err(FileTrouble::NotALedger);
        }
        let reading = ledger::read(sheet, &mapping, context);
        let mut notes: HashMap<u32, Vec<RowNote>> = HashMap::new();
        for note in reading.flagged().chain(reading.held_notes()).chain(reading.skipped.iter().copied()) {
            notes.entry(note.row).or_default().push(note);
        }
        let (harvest, act) = harvest(context.file, sheet, &mapping, reading)?;
        self.read = Some(Read { sheet: sheet.name.clone(), mapping, notes, act });
        Ok(PaperReply::Read(Box::new(harvest)))
    }

    fn act(&self, from: usize) -> Result<PaperReply, FileTrouble> {
        let act = self.read.as_ref().map(|read| read.act.as_slice()).ok_or(FileTrouble::NoSuchSheet)?;
        Ok(part(act, from))
    }

    fn sheet(&self, name: &str) -> Result<&Sheet, FileTrouble> {
        self.book.as_ref().ok_or(FileTrouble::NoSuchSheet)?.sheet(name)
    }

    fn rows(&self, rows: &[u32]) -> Result<PaperReply, FileTrouble> {
        let Read { sheet, mapping, notes, .. } = self.read.as_ref().ok_or(FileTrouble::NoSuchSheet)?;
        let sheet = self.book.as_ref().ok_or(FileTrouble::NoSuchSheet)?.sheet(sheet)?;
        let show = |row: &u32| {
            let notes = notes.get(row).map(Vec::as_slice).unwrap_or_default();
            let twin = notes.iter().find_map(|note| match note.twin {
                Some(Twin::Row(twin)) => Some((twin, cells(sheet, mapping, twin))),
                _ => None,
            });
            let notes = notes.iter().map(|note| noted(sheet, mapping, *note)).collect();
            RowLook { row: *row, notes, cells: cells(sheet, mapping, *row), twin }
        };
        Ok(PaperReply::Rows(rows.iter().map(show).collect()))
    }
}

/// A part of an act.
fn part(act: &[u8], from: usize) -> PaperReply {
    let rest = act.get(from..).unwrap_or_default();
    PaperReply::Act(rest[..rest.len().min(PART)].to_vec())
}

fn look(
    sheet: &Sheet,
    file: &str,
    codes: &Codes,
    layouts: &[Layout],
    entry_layouts: &[EntryLayout],
) -> SheetLook {
    let (name, rows) = (sheet.name.clone(), sheet.rows.len() as u32);
    let Some(found) = ledger::suggest(sheet, file, codes, layouts) else {
        let (span, columns, kind) = (Default::default(), Vec::new(), SheetKind::Other);
        return SheetLook { name, rows, is_reception: false, kind, desk: None, mapping: None, span, columns };
    };
    // What nobody but a clerk can know is what a clerk said before.
    let kind = match guess(sheet, file, codes) {
        SheetKind::Other => confirmed(sheet, entry_layouts).map_or(SheetKind::Other, SheetKind::from),
        kind => kind,
    };
    let desk = kind.book().and_then(|book| desk::look(sheet, book, codes, entry_layouts)).map(Box::new);
    let first = found.mapping.last_head();
    let words = found.heads.iter().zip(&found.whys).enumerate();
    let columns = words
        .map(|(at, (head, why))| ColumnLook {
            head: head.clone(),
            sample: sample(sheet, first, at),
            why: *why,
        })
        .collect();
    let is_reception = found.mapping.is_reception();
    // A head, or columns known by what stands in them.
    let can_be_mapped = found.mapping.heads > 0 || found.mapping.issues().is_empty();
    SheetLook {
        name,
        rows,
        is_reception,
        kind,
        desk,
        span: found.span,
        mapping: can_be_mapped.then_some(found.mapping),
        columns,
    }
}

/// First cell of a column below the head that is not empty.
pub(super) fn sample(sheet: &Sheet, last_head: u32, column: usize) -> String {
    let below = sheet.rows.iter().skip(last_head as usize);
    let cell = below.filter_map(|cells| cells.get(column)).find(|cell| !cell.is_empty());
    cell.map_or_else(String::new, |cell| masked(&cell.shown()))
}

fn harvest(
    file: &str,
    sheet: &Sheet,
    mapping: &Mapping,
    reading: Reading,
) -> Result<(Harvest, Vec<u8>), FileTrouble> {
    let days = || reading.contacts.iter().map(|contact| contact.received.day);
    let span = days().min().zip(days().max()).map(|(first, last)| (Month::of(first), Month::of(last)));
    let row = |contact: &casework::contact::Contact| {
        let row = contact.source.as_ref().map_or(0, |source| source.row);
        (row, !contact.flags.is_empty())
    };
    let words = unknown(sheet, mapping, &reading);
    let taken = reading.contacts.iter().map(row).collect();
    let held = reading.held.iter().map(|row| row.source.row).collect();
    let (skipped, codes) = (reading.skipped.clone(), reading.codes.clone());
    let act = Act::Import(Box::new(reading.into_import(file, sheet, mapping)));
    let act = postcard::to_allocvec(&act).map_err(|_| FileTrouble::TooLarge)?;
    let size = u32::try_from(act.len()).map_err(|_| FileTrouble::TooLarge)?;
    Ok((Harvest { taken, held, skipped, span, words, codes, act: size }, act))
}

#[cfg(test)]
mod tests;

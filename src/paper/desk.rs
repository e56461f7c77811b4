//! Sheets of the other desks: how they may be read, and what they hold.

use std::collections::HashSet;

use casework::act::Act;
use casework::code::Codes;
use casework::register::{Entry, EntryImport, EntryLayout, EntryNote, EntryWhy, LeftRow};
use casework::time::Month;
use paperwork::ledger::desk::{self, Book, Column, DeskMapping};
use paperwork::ledger::{Context, Why};
use paperwork::sheet::Sheet;
use paperwork::trouble::FileTrouble;

use super::answer::sample;
use super::look::masked;
use crate::paper_protocol::{ColumnLook, DeskHarvest, DeskLook, DeskRow, DeskTaken};

/// Notes told.
const MOST_NOTES: usize = 400;
/// First rows shown.
const FIRST: usize = 5;

/// How a sheet may be read as a book; none where there is nothing in it.
pub fn look(sheet: &Sheet, book: Book, codes: &Codes, layouts: &[EntryLayout]) -> Option<DeskLook> {
    let found = desk::suggest_desk(sheet, book, codes, layouts)?;
    let last = found.mapping.titles.saturating_add(found.mapping.heads);
    let column = |(at, head): (usize, &String)| ColumnLook {
        head: head.clone(),
        sample: sample(sheet, last, at),
        why: found.is_remembered.then_some(Why::Remembered),
    };
    let columns = found.heads.iter().enumerate().map(column).collect();
    Some(DeskLook { mapping: found.mapping, columns })
}

/// What a sheet holds, and the bytes of its act.
pub fn read(
    sheet: &Sheet,
    book: Book,
    mapping: &DeskMapping,
    context: Context<'_>,
) -> Result<(DeskHarvest, Vec<u8>), FileTrouble> {
    if !mapping.issues(book).is_empty() {
        return Err(FileTrouble::NotALedger);
    }
    let import = desk::read(sheet, book, mapping, context);
    let mut harvest = harvest(sheet, book, mapping, &import);
    let act = Act::ImportEntries(Box::new(import));
    let act = postcard::to_allocvec(&act).map_err(|_| FileTrouble::TooLarge)?;
    harvest.act = u32::try_from(act.len()).map_err(|_| FileTrouble::TooLarge)?;
    Ok((harvest, act))
}

fn harvest(sheet: &Sheet, book: Book, mapping: &DeskMapping, import: &EntryImport) -> DeskHarvest {
    let repaid = import.repayments.iter().map(|repayment| repayment.claim.day);
    let days = || import.rows.iter().map(|entry| entry.opened).chain(repaid.clone());
    let mut harvest = DeskHarvest {
        span: days().min().zip(days().max()).map(|(first, last)| (Month::of(first), Month::of(last))),
        codes: import.codes.clone(),
        ..DeskHarvest::default()
    };
    for why in import.notes.iter().map(|note| note.why) {
        harvest.structure += u32::from(why == EntryWhy::Structure);
        harvest.repeated += u32::from(why.is_repeat());
        harvest.wrong += u32::from(why.is_wrong());
    }
    let row = |entry: &Entry| entry.source.as_ref().map_or(0, |source| source.row);
    let doubted: HashSet<u32> =
        import.notes.iter().filter(|note| note.why.is_taken()).map(|note| note.row).collect();
    let taken = |entry: &Entry| DeskTaken {
        row: row(entry),
        print: entry.twin(),
        fen: entry.counted().map(|_| entry.amount()),
        is_doubtful: doubted.contains(&row(entry)),
    };
    harvest.rows = import.rows.iter().map(taken).collect();
    harvest.claims = import.repayments.iter().map(|repayment| repayment.claim.clone()).collect();
    harvest.left = import.left.rows.iter().map(LeftRow::print).collect();
    let told = || import.notes.iter().filter(|note| note.why != EntryWhy::Structure);
    harvest.all_notes = told().count() as u32;
    let with_cell = |note: &EntryNote| (note.clone(), cell(sheet, book, mapping, note));
    harvest.notes = told().take(MOST_NOTES).map(with_cell).collect();
    let all = import.rows.iter().map(row).chain(harvest.claims.iter().map(|claim| claim.row));
    let first: Vec<u32> = all.take(FIRST).collect();
    harvest.first = rows(sheet, mapping.columns.len() as u32, &first);
    harvest
}

/// The cell that a note is about, long numbers masked.
fn cell(sheet: &Sheet, book: Book, mapping: &DeskMapping, note: &EntryNote) -> String {
    let place = Column::parse(book, &note.field).and_then(|column| mapping.place(column));
    let cell = place.and_then(|at| sheet.row(note.row).get(at));
    cell.map_or_else(String::new, |cell| masked(&cell.shown()))
}

/// Rows with their cells, one for each of so many columns.
pub fn rows(sheet: &Sheet, width: u32, rows: &[u32]) -> Vec<DeskRow> {
    let cells = |row: &u32| {
        let cells = sheet.row(*row);
        let shown = |at: u32| cells.get(at as usize).map_or_else(String::new, |cell| masked(&cell.shown()));
        (*row, (0..width).map(shown).collect())
    };
    rows.iter().map(cells).collect()
}

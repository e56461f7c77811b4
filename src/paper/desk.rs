//! Sheets of the other desks: how they may be read, and what they hold.

use casework::act::Act;
use casework::code::Codes;
use casework::register::{EntryImport, EntryNote, EntryWhy, Register};
use casework::time::Month;
use paperwork::ledger::Context;
use paperwork::ledger::desk::{self, Column, DeskMapping};
use paperwork::sheet::Sheet;
use paperwork::trouble::FileTrouble;

use super::answer::sample;
use super::look::masked;
use crate::paper_protocol::{ColumnLook, DeskHarvest, DeskLook};

/// Notes told.
const MOST_NOTES: usize = 400;
/// First rows shown.
const FIRST: usize = 5;

/// How a sheet may be read as a register; none where there is nothing in it.
pub fn look(sheet: &Sheet, register: Register, codes: &Codes) -> Option<DeskLook> {
    let found = desk::suggest_desk(sheet, register, codes)?;
    let last = found.mapping.titles.saturating_add(found.mapping.heads);
    let column = |(at, head): (usize, &String)| ColumnLook {
        head: head.clone(),
        sample: sample(sheet, last, at),
        why: None,
    };
    let columns = found.heads.iter().enumerate().map(column).collect();
    Some(DeskLook { mapping: found.mapping, columns })
}

/// What a sheet holds, and the bytes of its act.
pub fn read(
    sheet: &Sheet,
    register: Register,
    mapping: &DeskMapping,
    context: Context<'_>,
) -> Result<(DeskHarvest, Vec<u8>), FileTrouble> {
    if !mapping.issues(register).is_empty() {
        return Err(FileTrouble::NotALedger);
    }
    let import = desk::read(sheet, register, mapping, context);
    let mut harvest = harvest(sheet, mapping, &import);
    let act = Act::ImportEntries(Box::new(import));
    let act = postcard::to_allocvec(&act).map_err(|_| FileTrouble::TooLarge)?;
    harvest.act = u32::try_from(act.len()).map_err(|_| FileTrouble::TooLarge)?;
    Ok((harvest, act))
}

fn harvest(sheet: &Sheet, mapping: &DeskMapping, import: &EntryImport) -> DeskHarvest {
    let days = || import.rows.iter().map(|entry| entry.opened);
    let mut harvest = DeskHarvest {
        taken: import.rows.len() as u32,
        doubtful: import.rows.iter().filter(|entry| !entry.flags.is_empty()).count() as u32,
        span: days().min().zip(days().max()).map(|(first, last)| (Month::of(first), Month::of(last))),
        codes: import.codes.clone(),
        ..DeskHarvest::default()
    };
    for entry in import.rows.iter().filter(|entry| entry.counted().is_some()) {
        harvest.counted += 1;
        harvest.fen += entry.amount();
    }
    for note in &import.notes {
        match note.why {
            EntryWhy::Structure => harvest.structure += 1,
            EntryWhy::Repeated => harvest.repeated += 1,
            EntryWhy::Wrong(_) => harvest.wrong += 1,
            EntryWhy::Doubted(_) | EntryWhy::AlreadyThere => {}
        }
    }
    let told = || import.notes.iter().filter(|note| note.why != EntryWhy::Structure);
    harvest.all_notes = told().count() as u32;
    let with_cell = |note: &EntryNote| (note.clone(), cell(sheet, import.register, mapping, note));
    harvest.notes = told().take(MOST_NOTES).map(with_cell).collect();
    let first = import.rows.iter().filter_map(|entry| entry.source.as_ref()).take(FIRST);
    harvest.first = first.map(|source| (source.row, cells(sheet, mapping, source.row))).collect();
    harvest
}

/// The cell that a note is about, long numbers masked.
fn cell(sheet: &Sheet, register: Register, mapping: &DeskMapping, note: &EntryNote) -> String {
    let place = Column::parse(register, &note.field).and_then(|column| mapping.place(column));
    let cell = place.and_then(|at| sheet.row(note.row).get(at));
    cell.map_or_else(String::new, |cell| masked(&cell.shown()))
}

/// The cells of a row, one for each column.
fn cells(sheet: &Sheet, mapping: &DeskMapping, row: u32) -> Vec<String> {
    let cells = sheet.row(row);
    let shown = |at: usize| cells.get(at).map_or_else(String::new, |cell| masked(&cell.shown()));
    (0..mapping.columns.len()).map(shown).collect()
}

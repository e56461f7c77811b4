//! What an import finds in the ledgers of the other desks.

use std::collections::BTreeMap;

use casework::code::Codes;
use casework::issue::IssueCode;
use casework::register::{Entry, EntryImport, EntryWhy, Stage};
use casework::time::Month;
use serde::Serialize;

use crate::ledger::Context;
use crate::ledger::desk::{self, SheetKind};
use crate::sheet::Sheet;

/// One sheet, read as a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskReport {
    /// Sheet.
    pub sheet: String,
    /// Word of the register.
    pub register: &'static str,
    /// Rows taken, doubted ones included.
    pub imported: u32,
    /// Of those, how many count, and the money they count for, in fen.
    pub counted: Counted,
    /// The same by month in which they count.
    pub months: BTreeMap<String, Counted>,
    /// Rows taken by the word of the stage they stand at.
    pub stages: BTreeMap<&'static str, u32>,
    /// Rows that are no entry, and exact repeats: row and word.
    pub skipped: Vec<DeskLine>,
    /// Rows left out for what is wrong with them.
    pub wrong: Vec<DeskLine>,
    /// Doubts of rows taken.
    pub doubted: Vec<DeskLine>,
}

/// Entries that count, and their money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Entries.
    pub entries: u32,
    /// Fen.
    pub fen: i64,
}

/// A row and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskLine {
    /// Row.
    pub row: u32,
    /// Field; empty = the row as a whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// `structure`, `repeated`, `as-row-` with the earlier row, or the name of what is wrong.
    pub why: String,
}

/// Reads a sheet as the register it looks like; the lists grow by what it needs. None where it looks like none.
pub fn desk(sheet: &Sheet, file: &str, codes: &mut Codes) -> Option<(DeskReport, EntryImport)> {
    let SheetKind::Desk(register) = desk::guess(sheet, file, codes) else { return None };
    let mapping = desk::suggest_desk(sheet, register, codes, &[])?.mapping;
    if !mapping.issues(register).is_empty() {
        return None;
    }
    let import = desk::read(sheet, register, &mapping, Context { file, codes, today: None, span: None });
    import.codes.iter().for_each(|code| codes.put(code.clone()));
    Some((DeskReport::of(&import), import))
}

impl DeskReport {
    fn of(import: &EntryImport) -> DeskReport {
        let mut report = DeskReport {
            sheet: import.sheet.clone(),
            register: import.register.word(),
            imported: import.rows.len() as u32,
            counted: Counted::default(),
            months: BTreeMap::new(),
            stages: BTreeMap::new(),
            skipped: Vec::new(),
            wrong: Vec::new(),
            doubted: Vec::new(),
        };
        for entry in &import.rows {
            report.add(entry);
        }
        for note in &import.notes {
            let (lines, why) = match note.why {
                EntryWhy::Structure => (&mut report.skipped, "structure".to_owned()),
                EntryWhy::Repeated | EntryWhy::RepeatOf(_) => (&mut report.skipped, "repeated".to_owned()),
                EntryWhy::AlreadyThere | EntryWhy::Known(_) => {
                    (&mut report.skipped, "already-there".to_owned())
                }
                EntryWhy::TakenOut(_) => (&mut report.skipped, "taken-out".to_owned()),
                EntryWhy::Wrong(code) => (&mut report.wrong, word(code)),
                EntryWhy::Doubted(code) => (&mut report.doubted, word(code)),
                EntryWhy::AsRow(row) => (&mut report.doubted, format!("as-row-{row}")),
            };
            lines.push(DeskLine { row: note.row, field: note.field.clone(), why });
        }
        report
    }

    fn add(&mut self, entry: &Entry) {
        let stage: Stage = entry.stage();
        *self.stages.entry(stage.word()).or_default() += 1;
        let Some(day) = entry.counted() else { return };
        for counted in [&mut self.counted, self.months.entry(Month::of(day).to_string()).or_default()] {
            counted.entries += 1;
            counted.fen += entry.amount();
        }
    }
}

/// The name of a code, as it is kept.
fn word(code: IssueCode) -> String {
    format!("{code:?}")
}

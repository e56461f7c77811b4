//! A ledger of a register as it is to be taken in, and what became of its rows.
//!
//! Everything here but `EntryImport`, `EntryPrints`, `EntryTwin` and `EntryTwins` is kept on disk: enums grow at their end, a
//! struct that changes takes a new format byte of the journal.

use serde::{Deserialize, Serialize};

use super::twin::fnv;
use super::{Claim, Entry, Joining, Register, Repayment};
use crate::code::Code;
use crate::contact::RecordId;
use crate::issue::IssueCode;

/// What is to be taken in. `id` and `number` of rows are given by the act.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryImport {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Register.
    pub register: Register,
    /// New entries, already checked, each with its source and its steps.
    pub rows: Vec<Entry>,
    /// Repayments of loans, in a sheet of them; such a sheet has no entries.
    pub repayments: Vec<Repayment>,
    /// Entries of the code lists that rows need and the lists lack.
    pub codes: Vec<Code>,
    /// Rows that were left out, or came in with a doubt, in the order of rows.
    pub notes: Vec<EntryNote>,
    /// The layout it was read by, to be remembered.
    pub layout: Option<EntryLayout>,
    /// Rows with something wrong, as they stand in the file.
    pub left: LeftOut,
}

/// A layout of a register's ledger as a clerk confirmed it. Remembered, so that the next sheet with the same heads needs no
/// hand.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryLayout {
    /// Fingerprint of the head words.
    pub print: u64,
    /// Register.
    pub register: Register,
    /// What each column is, by the name of the form's control, from the first; none = not taken.
    pub columns: Vec<Option<String>>,
}

/// Rows that an import left out for what is wrong with them, kept with it so that none is lost.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LeftOut {
    /// The word over each column, with its group; empty = none.
    pub heads: Vec<String>,
    /// The rows, in their order.
    pub rows: Vec<LeftRow>,
}

/// A row that was left out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftRow {
    /// Row in the sheet, 1-based as in the file.
    pub row: u32,
    /// Control's `name` of the field that is wrong; empty = the row as a whole.
    pub field: String,
    /// What is wrong.
    pub code: IssueCode,
    /// Its cells as a person sees them, from the first column. Numbers in full.
    pub cells: Vec<String>,
}

impl LeftRow {
    /// A fingerprint of what stands in it, wherever it stands: brought again it is known. The same on every device.
    pub fn print(&self) -> u128 {
        fnv(self.cells.iter().map(String::as_str))
    }
}

/// What is said of one row of a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryNote {
    /// Row in the sheet, 1-based as in the file.
    pub row: u32,
    /// Control's `name` of the field it is about; empty = the row as a whole.
    pub field: String,
    /// Why.
    pub why: EntryWhy,
}

/// Why a row was left out, or is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryWhy {
    /// Taken, with a doubt.
    Doubted(IssueCode),
    /// Left out: this is wrong with it.
    Wrong(IssueCode),
    /// Left out: the same row stands earlier in the file.
    Repeated,
    /// Left out: the register has it already.
    AlreadyThere,
    /// Left out: a title, head, subtotal, total, blank or footer.
    Structure,
    /// Left out: this earlier row of the sheet says the same in every cell.
    RepeatOf(u32),
    /// Left out: the register has it already, as this entry.
    Known(RecordId),
    /// Taken, though this earlier row of the sheet says that the same happened.
    AsRow(u32),
    /// Left out: this entry says the same, and was taken out by hand.
    TakenOut(RecordId),
}

impl EntryWhy {
    /// Did the row come in?
    pub fn is_taken(self) -> bool {
        matches!(self, EntryWhy::Doubted(_) | EntryWhy::AsRow(_))
    }

    /// Was it left out as a repeat of an earlier row?
    pub fn is_repeat(self) -> bool {
        matches!(self, EntryWhy::Repeated | EntryWhy::RepeatOf(_))
    }

    /// Was it left out because the register has it?
    pub fn is_known(self) -> bool {
        matches!(self, EntryWhy::AlreadyThere | EntryWhy::Known(_))
    }

    /// Was it left out because its entry was taken out by hand?
    pub fn is_out(self) -> bool {
        matches!(self, EntryWhy::TakenOut(_))
    }

    /// Was it left out for what is wrong with it?
    pub fn is_wrong(self) -> bool {
        matches!(self, EntryWhy::Wrong(_))
    }
}

/// Fingerprints of the rows of a ledger, by which the register knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPrints {
    /// Register.
    pub register: Register,
    /// Of what happened (`Entry::twin`), one for each row that can be taken.
    pub rows: Vec<u128>,
    /// Of what stands in rows left out (`LeftRow::print`).
    pub left: Vec<u128>,
    /// Repayments, in a sheet of them.
    pub claims: Vec<Claim>,
}

/// An entry that says what a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryTwin {
    /// The entry.
    pub of: RecordId,
    /// It does not count: it was taken out by hand.
    pub is_out: bool,
}

impl EntryTwin {
    /// Why the row is left out.
    pub fn why(self) -> EntryWhy {
        if self.is_out { EntryWhy::TakenOut(self.of) } else { EntryWhy::Known(self.of) }
    }
}

/// What the rows of a ledger are to the register before they come in.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EntryTwins {
    /// For each row: the entry that says the same.
    pub rows: Vec<Option<EntryTwin>>,
    /// For each row left out: an earlier import that stands left the same one out.
    pub left: Vec<bool>,
    /// For each repayment: its loan, or why it stays out; and an earlier import that stands left the same row out.
    pub joined: Vec<(Joining, bool)>,
}

impl std::fmt::Debug for EntryImport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EntryImport({:?}, {} rows)", self.register, self.rows.len())
    }
}

impl std::fmt::Debug for EntryLayout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EntryLayout({:?}, {:016x})", self.register, self.print)
    }
}

impl std::fmt::Debug for LeftRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LeftRow({}, {:?})", self.row, self.code)
    }
}

impl std::fmt::Debug for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LeftOut({} rows)", self.rows.len())
    }
}

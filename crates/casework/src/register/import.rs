//! A ledger of a register as it is to be taken in, and what became of its rows.

use serde::{Deserialize, Serialize};

use super::{Entry, Register};
use crate::code::Code;
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
    /// Entries of the code lists that rows need and the lists lack.
    pub codes: Vec<Code>,
    /// Rows that were left out, or came in with a doubt, in the order of rows.
    pub notes: Vec<EntryNote>,
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
}

impl std::fmt::Debug for EntryImport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EntryImport({:?}, {} rows)", self.register, self.rows.len())
    }
}

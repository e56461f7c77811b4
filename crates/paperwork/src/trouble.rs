//! What can be wrong with a file as a whole. Rows have reasons of their own (`ledger::Reason`).
//!
//! Carries no text of the file: it may be personal.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a file cannot be read. Nothing was taken from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileTrouble {
    /// Neither an office workbook (.xlsx) nor text in columns.
    NotAWorkbook,
    /// Nothing in it.
    Empty,
    /// A workbook of Excel 97–2003 (.xls): save it as .xlsx first.
    OldFormat,
    /// Protected with a password: save it without one first.
    Encrypted,
    /// A workbook, but cut short or altered.
    Damaged,
    /// Unpacks to more than this product reads.
    TooLarge,
    /// No sheet of this name.
    NoSuchSheet,
    /// The sheet has no head row of a reception ledger.
    NotALedger,
}

impl fmt::Display for FileTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileTrouble::NotAWorkbook => "neither an xlsx workbook nor text in columns",
            FileTrouble::Empty => "empty",
            FileTrouble::OldFormat => "an old .xls workbook: save it as .xlsx first",
            FileTrouble::Encrypted => "protected with a password: save it without one first",
            FileTrouble::Damaged => "damaged: cut short or altered",
            FileTrouble::TooLarge => "too large",
            FileTrouble::NoSuchSheet => "no sheet of this name",
            FileTrouble::NotALedger => "the sheet has no head row of a reception ledger",
        })
    }
}

impl std::error::Error for FileTrouble {}

//! What is said of an import afterwards: a note for each row that was not simply taken.

use serde::{Deserialize, Serialize};

use super::{Field, Reason};
use crate::contact::{Contact, RecordId};

/// The same contact elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Twin {
    /// An earlier row of the same sheet, from 1.
    Row(u32),
    /// A contact in the casebook, or a row held aside earlier.
    Record(RecordId),
}

/// A row and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowNote {
    /// Row in the file, from 1.
    pub row: u32,
    /// Reason.
    pub reason: Reason,
    /// Field it is about.
    pub field: Option<Field>,
    /// The same contact elsewhere: of a duplicate, or the one that was updated.
    pub twin: Option<Twin>,
}

impl RowNote {
    /// A note of a row as a whole.
    pub fn of_row(row: u32, reason: Reason) -> RowNote {
        RowNote { row, reason, field: None, twin: None }
    }

    /// The notes of a contact taken with doubts: one for each.
    pub fn doubts(contact: &Contact) -> impl Iterator<Item = RowNote> + '_ {
        let row = contact.source.as_ref().map_or(0, |source| source.row);
        contact.flags.iter().map(move |flag| {
            let reason = Reason::from(*flag);
            RowNote { row, reason, field: reason.doubted(), twin: None }
        })
    }
}

/// What stays of an import, beside the contacts themselves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ImportReport {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Rows taken as new contacts, with a doubt or without.
    pub imported: u32,
    /// Rows taken into contacts that were there.
    pub updated: u32,
    /// Rows held, skipped, updated, and the doubts of rows taken; in the order of rows.
    pub notes: Vec<RowNote>,
}

impl std::fmt::Debug for ImportReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImportReport({} imported, {} notes)", self.imported, self.notes.len())
    }
}

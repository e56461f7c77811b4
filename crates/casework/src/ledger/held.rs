//! A row that was not taken because something in it must be corrected first.

use serde::{Deserialize, Serialize};

use super::{Field, Reason};
use crate::contact::{RecordId, Source};
use crate::draft::ContactDraft;
use crate::issue::IssueCode;

/// A row held aside. Corrected, it becomes the contact of the same key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRow {
    /// Key, out of the same running numbers as contacts.
    pub id: RecordId,
    /// Where the row stands.
    pub source: Source,
    /// Why it is held.
    pub reason: Reason,
    /// The field that must be corrected.
    pub field: Option<Field>,
    /// The row as a form: text as the clerk wrote it where it could not be read.
    pub draft: ContactDraft,
    /// Amount asked for, in fen.
    pub asked: Option<i64>,
    /// Doubts that the form cannot find again by itself; kept with the contact it becomes.
    pub flags: Vec<IssueCode>,
}

impl std::fmt::Debug for HeldRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HeldRow(row {}, {:?})", self.source.row, self.reason)
    }
}

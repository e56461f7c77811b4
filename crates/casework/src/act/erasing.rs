//! Erasing a person, as far as rules look at it. What of each record goes is said in `erase`; that nothing of it stays in the
//! journal is the engine's work. There is no undo: the change set changes nothing, and nobody knows what was there.

use serde::{Deserialize, Serialize};

use super::perform::{Work, refused, wrong};
use super::{ActKind, Present};
use crate::contact::RecordId;
use crate::issue::{Issue, IssueCode};

/// Who is to be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erase {
    /// A contact or an entry of theirs.
    pub record: RecordId,
    /// How many records there are, as it was read and typed again.
    pub records: u32,
    /// Why.
    pub why: EraseWhy,
}

/// Why a person is erased: the cases of article 47 of the Personal Information Protection Law. Kept in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EraseWhy {
    /// They asked, and take back their consent.
    Consent,
    /// What the records were made for is done, or cannot be done.
    Purpose,
    /// The time they are to be kept is over.
    Term,
    /// They should not have been made.
    Unlawful,
    /// Another case the law knows.
    Other,
}

impl EraseWhy {
    /// All, in the order of a form.
    pub const ALL: [EraseWhy; 5] =
        [EraseWhy::Consent, EraseWhy::Purpose, EraseWhy::Term, EraseWhy::Unlawful, EraseWhy::Other];

    /// Key in a form.
    pub const fn key(self) -> &'static str {
        match self {
            EraseWhy::Consent => "consent",
            EraseWhy::Purpose => "purpose",
            EraseWhy::Term => "term",
            EraseWhy::Unlawful => "unlawful",
            EraseWhy::Other => "other",
        }
    }
}

/// The person of a record can be erased, and has as many records as was said.
pub(super) fn erase(present: &impl Present, wish: Erase) -> Result<Work, Vec<Issue>> {
    let Erase { record, records, why } = wish;
    match present.traces(record) {
        Err(code) => refused(code),
        Ok(traces) if traces.records().len() != records as usize => wrong("records", IssueCode::NotTheSame),
        Ok(_) => Ok((ActKind::Erase { records, why }, Vec::new(), Vec::new())),
    }
}

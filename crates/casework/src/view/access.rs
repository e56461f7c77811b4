//! Who looked at what: numbers shown in full, lists exported.

use serde::{Deserialize, Serialize};

use crate::act::ActKind;
use crate::contact::RecordId;
use crate::time::Moment;

/// One look.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLine {
    /// Number in the journal.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// By whom (name).
    pub by: String,
    /// What: `ActKind::is_look`.
    pub what: ActKind,
    /// Whose numbers they were; none of an export, and of a record that is gone.
    pub whose: Option<Whose>,
}

/// The record whose numbers were shown, as it is now.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose {
    /// Key.
    pub id: RecordId,
    /// Is it an entry of a register?
    pub is_entry: bool,
    /// Its number; empty for a row held aside.
    pub number: String,
    /// Name of its person; empty where unknown.
    pub name: String,
}

/// A part of the log, latest first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct AccessWindow {
    /// Lines in all.
    pub count: u32,
    /// The first of them.
    pub rows: Vec<AccessLine>,
}

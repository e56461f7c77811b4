//! What screens show: rows with masked numbers, a caller's past, the history of a record.

mod access;
mod changes;
mod column;
mod entry;
mod mask;
mod money;
mod number;
mod person;
mod row;
#[cfg(test)]
mod tests;

pub use access::{AccessLine, AccessWindow, Whose};
pub use changes::{entry_changes, field_changes};
pub use column::EntryColumn;
pub use entry::{EntryRow, EntrySheet, EntryWindow, Waiting};
use mask::mask_digits;
pub use mask::{mask_account, mask_id, mask_phone};
pub use money::yuan;
pub use number::{Number, contact_masked, entry_masked, held_masked, row_prefix, unmasked};
pub use person::{Deed, PersonFile, PersonLine, Told};

use serde::{Deserialize, Serialize};

use crate::act::ActKind;
use crate::contact::{Channel, ContactNumber, Line, Nature, RecordId, Satisfaction, Status, VoidCall};
use crate::identity::Sex;
use crate::time::{CivilTime, Day, Moment};

/// A row of the list. Numbers are masked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRow {
    /// Key.
    pub id: RecordId,
    /// Number.
    pub number: ContactNumber,
    /// Received.
    pub received: CivilTime,
    /// Channel.
    pub channel: Channel,
    /// Line.
    pub line: Line,
    /// Nature.
    pub nature: Nature,
    /// Call without content.
    pub void: Option<VoidCall>,
    /// Anonymous.
    pub anonymous: bool,
    /// Name.
    pub name: String,
    /// First phone, masked `138****5678`; empty = none.
    pub phone: String,
    /// Employer.
    pub employer: String,
    /// Key of the district; empty = not filled in.
    pub district: String,
    /// Key of the category; empty = not filled in.
    pub category: String,
    /// The first 60 characters of the demand.
    pub demand: String,
    /// People present.
    pub people: u32,
    /// People concerned.
    pub involved: u32,
    /// Urgent.
    pub urgent: bool,
    /// Key of the handling; empty = not filled in.
    pub handling: String,
    /// Status.
    pub status: Status,
    /// Day finished.
    pub done: Option<Day>,
    /// Satisfaction.
    pub satisfaction: Option<Satisfaction>,
    /// Receiver.
    pub receiver: String,
    /// Number of doubts kept with it.
    pub flags: u8,
}

/// A part of a list, and its sums.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ContactWindow {
    /// Contacts in the whole list.
    pub count: u32,
    /// Sum of people present.
    pub people: u64,
    /// Sum of people concerned.
    pub involved: u64,
    /// Index of the first row here.
    pub from: u32,
    /// Rows.
    pub rows: Vec<ContactRow>,
}

/// A person known from earlier contacts; the fields are what the form can take over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPerson {
    /// The latest contact, whose person fields are taken over.
    pub latest: RecordId,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Birth date.
    pub birth: Option<Day>,
    /// Employer.
    pub employer: String,
    /// Key of the district.
    pub district: String,
    /// How many contacts.
    pub contacts: u32,
    /// How many of them are not finished.
    pub open: u32,
    /// Last contacts, latest first, at most 3.
    pub last: Vec<ContactRow>,
    /// The telephone number typed is theirs.
    pub by_phone: Fit,
    /// The document's number typed is theirs.
    pub by_id: Fit,
}

/// How much of a known number was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Fit {
    /// It is another one, or none was typed.
    #[default]
    No,
    /// It begins so: as yet a guess.
    Begins,
    /// All of it.
    Whole,
}

/// People of one employer within 30 days from which the desk warns: a local habit, not a law.
pub const EMPLOYER_ALERT_PEOPLE: u32 = 10;

/// What is known beside the form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Known {
    /// Persons, best match first, at most 5.
    pub persons: Vec<KnownPerson>,
    /// There are more whom what is typed so far fits.
    pub more: bool,
    /// Contacts of the same employer in the last 30 days.
    pub employer_contacts: u32,
    /// People present in them.
    pub employer_people: u32,
    /// The last of them, latest first, at most 5.
    pub employer_last: Vec<ContactRow>,
    /// Names of employers that begin with or hold what was typed, most frequent first, at most 8.
    pub employers: Vec<String>,
}

/// One entry of a record's history.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// Number of the act in the journal.
    pub seq: u64,
    /// What it was.
    pub kind: ActKind,
    /// When.
    pub at: Moment,
    /// By whom (name).
    pub by: String,
    /// Fields that changed: control's name, before, after, as a person reads them (codes as keys).
    pub fields: Vec<FieldChange>,
}

/// A field that changed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Control's `name`.
    pub field: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

//! What a session takes and gives, apart from the types of `casework`: the words of the protocol with the page.
//!
//! Types that hold personal data print nothing of it.

use casework::act::{ActKind, WishId};
use casework::centre::Centre;
use casework::code::Codes;
use casework::contact::{Contact, ContactNumber, RecordId};
use casework::draft::ContactDraft;
use casework::issue::Issue;
use casework::register::{EntryDraft, EntryNumber};
use casework::staff::{Role, Staff};
use casework::time::Moment;
use casework::view::{ContactRow, EntryRow, Number};
use serde::{Deserialize, Serialize};

use crate::door::{Door, KdfParams, Kek};
use crate::trouble::Trouble;

/// What came of something that the rules or one's role may refuse.
pub type Asked<T> = Result<Result<T, Vec<Issue>>, Trouble>;

/// What came of an act.
pub type Outcome = Asked<Acted>;

/// A new centre.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewCentre {
    /// The centre.
    pub centre: Centre,
    /// First member of staff, who becomes head.
    pub name: String,
    /// Short name for the lock screen.
    pub door_name: String,
    /// Salt and cost.
    pub params: KdfParams,
    /// Key from the passphrase.
    pub kek: Kek,
    /// Salt and cost of the recovery key.
    pub recovery_params: KdfParams,
    /// Key from the recovery key.
    pub recovery_kek: Kek,
}

/// A new member of staff with a first passphrase.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewStaff {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Short name for the lock screen.
    pub door_name: String,
    /// Salt and cost.
    pub params: KdfParams,
    /// Key from the passphrase.
    pub kek: Kek,
}

/// What every page knows.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// The centre.
    pub centre: Centre,
    /// Code lists.
    pub codes: Codes,
    /// Members of staff.
    pub staff: Vec<Staff>,
    /// Who unlocked.
    pub me: Staff,
    /// Revision of the data.
    pub revision: u64,
    /// When the last save was completed.
    pub saved: Option<Moment>,
    /// When the last backup was written.
    pub backed_up: Option<Moment>,
    /// Acts since then.
    pub acts_since_backup: u32,
    /// Contacts that count.
    pub contacts: u32,
    /// Rows that imports held aside, to be corrected.
    pub held: u32,
    /// Blocks that are left out because they do not open; none but after `unlock_around_damage`.
    pub missing: Vec<MissingBlock>,
    /// Has this member a PIN on this device?
    pub has_pin: bool,
}

/// Result of an act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Acted {
    /// Number in the journal; undo names it.
    pub seq: u64,
    /// The contact it was about.
    pub contact: Option<(RecordId, ContactNumber)>,
    /// The entry it was about.
    pub entry: Option<(RecordId, EntryNumber)>,
    /// Warnings kept with the record.
    pub warnings: Vec<Issue>,
    /// Revision after it.
    pub revision: u64,
    /// When it was written.
    pub at: Moment,
}

/// What erasing a person takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasing {
    /// How many contacts.
    pub contacts: u32,
    /// How many entries.
    pub entries: u32,
    /// How many rows that imports held aside.
    pub held: u32,
}

impl Erasing {
    /// How many records: the number that is typed again.
    pub fn records(self) -> u32 {
        self.contacts + self.entries
    }
}

/// One contact as its page shows it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactSheet {
    /// The record without its numbers: no telephones, the document's masked.
    pub contact: Contact,
    /// Its numbers, masked.
    pub numbers: Vec<Number>,
    /// Taken out.
    pub withdrawn: bool,
    /// Earlier and later contacts of the same person, latest first, at most 20.
    pub same_person: Vec<ContactRow>,
    /// Entries it led to, earliest first.
    pub led_to: Vec<EntryRow>,
}

/// A line of the list of acts.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ActLine {
    /// Number in the journal.
    pub seq: u64,
    /// What.
    pub kind: ActKind,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Undone already.
    pub undone: bool,
}

/// A block of contacts that does not open, or is not there: a part of what an import brought.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingBlock {
    /// Its number.
    pub number: u64,
    /// How many contacts it had.
    pub contacts: u32,
    /// The act that brought it, by its number in the journal: undone, the block is no longer missed.
    pub seq: u64,
    /// What that act was: for an import, with the name of its file.
    pub kind: ActKind,
    /// When it was.
    pub at: Moment,
}

/// Contacts that one act brought and whose blocks do not open. Told at a locked door, so without the name of any file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// How many.
    pub contacts: u32,
    /// When they came.
    pub at: Moment,
    /// By an import.
    pub is_import: bool,
}

/// A draft as it was kept.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// Form, e.g. `contact-new`.
    pub slot: String,
    /// What was typed.
    pub draft: ContactDraft,
    /// When it was kept.
    pub at: Moment,
    /// Number of its wish; none = kept by a version that had none.
    pub wish: Option<WishId>,
}

/// A draft of an entry as it was kept.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptEntry {
    /// Form, e.g. `relief-new`.
    pub slot: String,
    /// What was typed.
    pub draft: EntryDraft,
    /// When it was kept.
    pub at: Moment,
    /// Number of its wish; none = it edits.
    pub wish: Option<WishId>,
}

/// What a backup file says of itself without being opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackupLabel {
    /// When written.
    pub at: Moment,
    /// Who can open it.
    pub door: Door,
}

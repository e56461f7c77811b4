//! What page and engine say to one another: one request, one reply, matched by number, as postcard bytes.
//!
//! Personal data travels only between page and engine of one tab, never into a log.

use casebook::door::{Door, Kek, KdfParams};
use casebook::trouble::Trouble;
use casework::act::{Act, ActKind};
use casework::centre::Centre;
use casework::code::Codes;
use casework::contact::{Contact, ContactNumber, RecordId};
use casework::draft::ContactDraft;
use casework::figure::{Answer, Ask};
use casework::issue::Issue;
use casework::query::{ContactQuery, LookUp};
use casework::staff::{Role, Staff, StaffId};
use casework::time::Moment;
use casework::view::{ContactWindow, HistoryEntry, Known};
use serde::{Deserialize, Serialize};

/// Page to engine.
#[derive(Serialize, Deserialize)]
pub enum Request {
    /// First word: build id, and which database (`demo` or the real centre).
    Hello {
        /// Build id of the page.
        build: String,
        /// The demo centre's database.
        demo: bool,
    },
    /// Throw-away worker: find a cost this device manages in about half a second.
    Calibrate,
    /// Throw-away worker: passphrase or recovery key to key.
    Derive {
        /// What was typed.
        secret: String,
        /// Salt and cost.
        params: KdfParams,
    },
    /// Open a new centre.
    OpenCentre(Box<NewCentre>),
    /// Open a demo centre: a generated year ending at this month, sealed with a passphrase nobody needs to know.
    OpenDemo {
        /// Contacts to make (about).
        contacts: u32,
    },
    /// Unlock with a member's passphrase.
    Unlock {
        /// Who.
        staff: StaffId,
        /// Derived key.
        kek: Kek,
    },
    /// Unlock with the recovery key and give a member a new passphrase.
    Recover {
        /// Key from the recovery key.
        kek: Kek,
        /// Whose passphrase is set anew.
        staff: StaffId,
        /// New salt and cost.
        params: KdfParams,
        /// New key.
        new: Kek,
    },
    /// Change one's own passphrase.
    ChangePassphrase {
        /// Present key, asked again.
        old: Kek,
        /// New salt and cost.
        params: KdfParams,
        /// New key.
        new: Kek,
    },
    /// A new member of staff with a first passphrase.
    AddStaff {
        /// Name.
        name: String,
        /// Role.
        role: Role,
        /// Short name for the lock screen.
        door_name: String,
        /// Salt and cost.
        params: KdfParams,
        /// Key.
        kek: Kek,
    },
    /// Change data.
    Act(Act),
    /// Undo an act by its number in the journal.
    Undo(u64),
    /// Centre, code lists, staff, who am I.
    Desk,
    /// A part of a list.
    Window {
        /// Which contacts.
        query: ContactQuery,
        /// First row.
        from: u32,
        /// How many.
        count: u32,
    },
    /// One contact, whole.
    Contact(RecordId),
    /// One contact as a draft to edit.
    Edit(RecordId),
    /// History of a contact.
    History(RecordId),
    /// What is known beside the form.
    LookUp(LookUp),
    /// Figures.
    Figures(Vec<Ask>),
    /// The first and last month with contacts.
    Span,
    /// The last acts, latest first.
    Acts {
        /// How many.
        count: u32,
    },
    /// A list as CSV (UTF-8 with BOM).
    ExportCsv {
        /// Which contacts.
        query: ContactQuery,
        /// Column heads and words in English.
        english: bool,
    },
    /// Keep a draft, sealed. `slot` names the form.
    KeepDraft {
        /// Form, e.g. `contact-new`.
        slot: String,
        /// What was typed; none = throw it away.
        draft: Option<Box<ContactDraft>>,
    },
    /// Drafts kept by this member of staff.
    Drafts,
    /// Write a backup file.
    Backup,
    /// What a backup file says of itself without being opened.
    InspectBackup(Vec<u8>),
    /// Restore a backup into the empty database opened by `Hello`.
    Restore {
        /// File.
        file: Vec<u8>,
        /// Member whose passphrase it is; none = the recovery key.
        staff: Option<StaffId>,
        /// Key.
        kek: Kek,
    },
    /// How much is stored.
    Storage,
    /// Throw this database away (the demo, or after typing the centre's name).
    Destroy,
    /// Make ready to be terminated: wait for a running save.
    Lock,
}

/// A new centre.
#[derive(Serialize, Deserialize)]
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

/// Engine to page.
#[derive(Serialize, Deserialize)]
pub enum Reply {
    /// Answer to `Hello`.
    Hello {
        /// Build id of the engine.
        build: String,
        /// State of the database.
        door: Door,
    },
    /// Answer to `Calibrate`.
    Cost(KdfParams),
    /// Answer to `Derive`.
    Kek(Kek),
    /// Done, nothing to say.
    Done,
    /// Unlocked; also the answer to `Desk`.
    Desk(Box<Desk>),
    /// An act was written and applied.
    Acted(Acted),
    /// An act was refused: what is wrong, where.
    Refused(Vec<Issue>),
    /// Part of a list.
    Window(ContactWindow),
    /// A contact.
    Contact(Box<ContactSheet>),
    /// A draft to edit.
    Draft(Box<ContactDraft>),
    /// History.
    History(Vec<HistoryEntry>),
    /// Look-up.
    Known(Known),
    /// Figures, in the order asked.
    Figures(Vec<Answer>),
    /// First and last month.
    Span(Option<(casework::time::Month, casework::time::Month)>),
    /// Acts.
    Acts(Vec<ActLine>),
    /// A file.
    File(Vec<u8>),
    /// Drafts: form, draft, when kept.
    Drafts(Vec<(String, ContactDraft, Moment)>),
    /// What a backup says of itself.
    Backup(BackupLabel),
    /// Storage.
    Storage(Storage),
    /// The machine failed.
    Trouble(Trouble),
}

/// What the engine says unasked.
#[derive(Serialize, Deserialize)]
pub enum News {
    /// Data changed (here or in another tab): ask again.
    Revision(u64),
    /// Long work moved on.
    Progress {
        /// Done so far.
        done: u32,
        /// Of how many.
        of: u32,
    },
    /// Another tab upgraded or deleted the database, or the connection is gone.
    Trouble(Trouble),
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
}

/// Result of an act.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Acted {
    /// Number in the journal; undo names it.
    pub seq: u64,
    /// The contact it was about.
    pub contact: Option<(RecordId, ContactNumber)>,
    /// Warnings kept with the record.
    pub warnings: Vec<Issue>,
    /// Revision after it.
    pub revision: u64,
    /// When it was written.
    pub at: Moment,
}

/// One contact as its page shows it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactSheet {
    /// Whole record, numbers in full.
    pub contact: Contact,
    /// Taken out.
    pub withdrawn: bool,
    /// Earlier and later contacts of the same person, latest first, at most 20.
    pub same_person: Vec<casework::view::ContactRow>,
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

/// What a backup file says of itself without being opened.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct BackupLabel {
    /// When written.
    pub at: Moment,
    /// Who can open it.
    pub door: Door,
}

/// How much is stored, in bytes.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Storage {
    /// Used by this site.
    pub used: u64,
    /// The browser's allowance.
    pub quota: u64,
    /// The browser promised to keep it.
    pub persisted: bool,
}

/// Number of a request; a reply carries the same.
pub type CallNumber = u32;

/// Page to engine, as sent.
#[derive(Serialize, Deserialize)]
pub struct Call {
    /// Number.
    pub number: CallNumber,
    /// Request.
    pub request: Request,
}

/// Engine to page, as sent.
#[derive(Serialize, Deserialize)]
pub enum Message {
    /// Answer to a call.
    Reply(CallNumber, Reply),
    /// Unasked.
    News(News),
}

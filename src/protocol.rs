//! What page and engine say to one another: one request, one reply, matched by number, as postcard bytes.
//!
//! Personal data travels only between page and engine of one tab, never into a log.

mod cover;
mod reply;
mod storage;
mod which;
mod wire;

use casebook::door::{KdfParams, Kek, Secret};
pub use casebook::session::{
    ActLine, Acted, BackupLabel, ContactSheet, Desk, Erasing, KeptDraft, KeptEntry, Lost, NewCentre, NewStaff,
};
use casework::act::{Act, NumberKind, WishId};
use casework::contact::RecordId;
use casework::demo::Year;
use casework::draft::ContactDraft;
use casework::figure::Ask;
use casework::query::{AccessQuery, ContactQuery, EntryQuery, LookUp};
use casework::register::{EntryDraft, EntryPrints, Register, Stage};
use casework::staff::StaffId;
use casework::tally::TallyAsk;
use serde::{Deserialize, Serialize};

pub use cover::CoverRequest;
pub use reply::Reply;
pub use storage::Storage;
pub use which::Which;
pub use wire::{Call, CallNumber, Message, News};

/// Page to engine.
#[derive(Serialize, Deserialize)]
pub enum Request {
    /// First word: build id, and which database.
    Hello {
        /// Build id of the page.
        build: String,
        /// Which centre.
        which: Which,
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
    /// Open a demo centre with this year in it, sealed with a passphrase nobody needs to know.
    OpenDemo(#[serde(with = "crate::behind")] Box<Year>),
    /// Unlock the demo centre that is there.
    UnlockDemo,
    /// Unlock with a member's passphrase.
    Unlock {
        /// Who.
        staff: StaffId,
        /// Derived key.
        kek: Kek,
    },
    /// Which contacts could not be read if a member's or the recovery key unlocked around the damage; nothing is opened.
    InspectDamage {
        /// Who; with the recovery key, whose passphrase it is to set anew.
        staff: StaffId,
        /// What the key was derived from.
        secret: Secret,
        /// Derived key.
        kek: Kek,
    },
    /// Unlock with a member's passphrase, without the blocks that do not open.
    UnlockAround {
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
    /// The same, without the blocks that do not open.
    RecoverAround {
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
    AddStaff(Box<NewStaff>),
    /// Change data.
    Act(#[serde(with = "crate::behind")] Act),
    /// A part of an import, as postcard bytes of an `Act`. In parts, for in one piece it would hold the page up.
    ImportPart {
        /// The first one: what was handed over before is forgotten.
        first: bool,
        /// The bytes.
        #[serde(with = "crate::closed")]
        bytes: Vec<u8>,
    },
    /// The import handed over, without what the casebook has; rows named become updates. A wish is not taken in twice.
    Import {
        /// Number of the wish.
        wish: WishId,
        /// Row numbers to update.
        chosen: Vec<u32>,
    },
    /// Log a new contact once, however often this wish is asked.
    ActOnce(WishId, #[serde(with = "crate::behind")] Act),
    /// Undo an act by its number in the journal.
    Undo(u64),
    /// Centre, code lists, staff, who am I.
    Desk,
    /// A part of a list.
    Window {
        /// Which contacts.
        #[serde(with = "crate::behind")]
        query: ContactQuery,
        /// First row.
        from: u32,
        /// How many.
        count: u32,
    },
    /// One contact, its numbers masked.
    Contact(RecordId),
    /// One contact as a draft to edit. Noted: it holds numbers in full.
    Edit(RecordId),
    /// History of a contact.
    History(RecordId),
    /// What is known beside the form.
    LookUp(#[serde(with = "crate::behind")] LookUp),
    /// Figures.
    Figures(#[serde(with = "crate::behind")] Vec<Ask>),
    /// The first and last month with contacts.
    Span,
    /// The last acts, latest first.
    Acts {
        /// How many.
        count: u32,
    },
    /// Rows that imports held aside, numbers masked.
    HeldRows,
    /// One of them as a draft to correct. Noted: it holds numbers in full.
    EditHeld(RecordId),
    /// Layouts of ledgers as they were confirmed.
    Layouts,
    /// What is said of an import, by its number in the journal.
    ImportReport(u64),
    /// What the rows of the import handed over are to the casebook.
    CompareImport,
    /// A list as CSV (UTF-8 with BOM). Noted.
    ExportCsv {
        /// Which contacts.
        #[serde(with = "crate::behind")]
        query: ContactQuery,
        /// Column heads and words in English.
        english: bool,
    },
    /// Keep a draft, sealed. `slot` names the form.
    KeepDraft {
        /// Form, e.g. `contact-new`.
        slot: String,
        /// What was typed; none = throw it away.
        #[serde(with = "crate::behind")]
        draft: Option<Box<ContactDraft>>,
        /// Number of the wish that saving it will be; none = it edits.
        wish: Option<WishId>,
    },
    /// Drafts kept by this member of staff.
    Drafts,
    /// Write a backup file.
    Backup,
    /// What a backup file says of itself without being opened.
    InspectBackup(#[serde(with = "crate::closed")] Vec<u8>),
    /// Restore a backup into the empty database opened by `Hello`.
    Restore {
        /// File.
        #[serde(with = "crate::closed")]
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
    /// Are you there? Answered at once, past everything that waits.
    Ping,
    /// Stop the import asked for last: it is then answered with `Cancelled`, and has changed nothing. Answered at once.
    StopImport,
    /// One entry of a register, its numbers masked.
    Entry(RecordId),
    /// One entry as a draft to edit. Noted: it holds numbers in full.
    EditEntry(RecordId),
    /// An empty form of a register, or one that a contact, or another entry of the person, leads to; then noted.
    NewEntry {
        /// Register.
        register: Register,
        /// The contact or entry.
        from: Option<RecordId>,
    },
    /// The page of the person of a record.
    Person(RecordId),
    /// Persons that fit what was typed; the latest where nothing was.
    People(#[serde(with = "crate::behind")] LookUp),
    /// What the desks wait for, with at most so many rows.
    Waiting(u32),
    /// What is said of the import of a register, by its number in the journal.
    EntriesReport(u64),
    /// Keep a draft of an entry, sealed. `slot` names the form.
    KeepEntryDraft {
        /// Form, e.g. `relief-new`.
        slot: String,
        /// What was typed; none = throw it away.
        #[serde(with = "crate::behind")]
        draft: Option<Box<EntryDraft>>,
        /// Number of the wish that saving it will be; none = it edits.
        wish: Option<WishId>,
    },
    /// Drafts of entries kept by this member of staff.
    EntryDrafts,
    /// A part of a list of a register.
    EntryWindow {
        /// Which entries.
        #[serde(with = "crate::behind")]
        query: EntryQuery,
        /// First row.
        from: u32,
        /// How many.
        count: u32,
    },
    /// Figures of the registers.
    Tallies(#[serde(with = "crate::behind")] Vec<TallyAsk>),
    /// The first and last month of a register.
    EntrySpan(Register),
    /// The warmth fund.
    Fund,
    /// The list of a register as CSV (UTF-8 with BOM), under heads of the page's language. Noted.
    ExportEntries {
        /// Which entries.
        #[serde(with = "crate::behind")]
        query: EntryQuery,
        /// A head for each of the register's columns.
        #[serde(with = "crate::behind")]
        heads: Vec<String>,
        /// Words of its stages.
        #[serde(with = "crate::behind")]
        stages: Vec<(Stage, String)>,
        /// Words of codes in English.
        english: bool,
    },
    /// Numbers of a record in full. Noted.
    Show {
        /// A contact, an entry, a row held aside.
        record: RecordId,
        /// Which of them.
        #[serde(with = "crate::behind")]
        numbers: Vec<NumberKind>,
    },
    /// The person of a record, numbers in full, to take over or to merge. Noted.
    WholePerson(RecordId),
    /// Who looked at what, latest first.
    Access {
        /// Which lines.
        #[serde(with = "crate::behind")]
        query: AccessQuery,
        /// How many.
        count: u32,
    },
    /// How many days things wait.
    Days,
    /// Layouts of registers' ledgers as they were confirmed.
    EntryLayouts,
    /// What rows of a ledger are to a register, by fingerprints alone; of repayments with day and amount.
    EntryTwins(#[serde(with = "crate::behind")] EntryPrints),
    /// Rows that the import of a register left out, numbers in full, for a file. Noted.
    ExportLeftOut(u64),
    /// What erasing the person of a record takes.
    Erasing(RecordId),
    /// About the cover and its PIN.
    Cover(#[serde(with = "crate::behind")] CoverRequest),
}

//! What the engine answers.

use casebook::door::{Door, KdfParams, Kek};
use casebook::trouble::Trouble;
use casework::act::EntriesReport;
use casework::draft::{ContactDraft, PersonDraft};
use casework::figure::Answer;
use casework::issue::Issue;
use casework::ledger::{Comparison, HeldRow, ImportReport, Layout};
use casework::register::balance::Fund;
use casework::register::{DayRules, EntryDraft, EntryLayout, EntryTwins, LeftOut};
use casework::view::{
    AccessWindow, ContactWindow, EntrySheet, EntryWindow, HistoryEntry, Known, Number, PersonFile,
    PersonLine, Waiting,
};
use serde::{Deserialize, Serialize};

use super::{ActLine, Acted, BackupLabel, ContactSheet, Desk, Erasing, KeptDraft, KeptEntry, Lost, Storage};

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
    /// What does not open, by the act that brought it; none = all is whole.
    Damage(Vec<Lost>),
    /// Unlocked; also the answer to `Desk`.
    Desk(Box<Desk>),
    /// An act was written and applied.
    Acted(#[serde(with = "crate::behind")] Acted),
    /// An act was refused: what is wrong, where.
    Refused(Vec<Issue>),
    /// Part of a list.
    Window(#[serde(with = "crate::behind")] ContactWindow),
    /// A contact.
    Contact(#[serde(with = "crate::behind")] Box<ContactSheet>),
    /// A draft to edit.
    Draft(#[serde(with = "crate::behind")] Box<ContactDraft>),
    /// History.
    History(#[serde(with = "crate::behind")] Vec<HistoryEntry>),
    /// Look-up.
    Known(#[serde(with = "crate::behind")] Known),
    /// Figures, in the order asked.
    Figures(#[serde(with = "crate::behind")] Vec<Answer>),
    /// First and last month.
    Span(Option<(casework::time::Month, casework::time::Month)>),
    /// Acts.
    Acts(#[serde(with = "crate::behind")] Vec<ActLine>),
    /// Rows held aside, earliest first, numbers masked.
    Held(#[serde(with = "crate::behind")] Vec<HeldRow>),
    /// Layouts.
    Layouts(#[serde(with = "crate::behind")] Vec<Layout>),
    /// What is said of an import; none = no such import.
    Report(#[serde(with = "crate::behind")] Option<Box<ImportReport>>),
    /// What the rows of an import are to the casebook.
    Compared(#[serde(with = "crate::behind")] Comparison),
    /// A file.
    File(#[serde(with = "crate::closed")] Vec<u8>),
    /// Drafts.
    Drafts(#[serde(with = "crate::behind")] Vec<KeptDraft>),
    /// What a backup says of itself.
    Backup(BackupLabel),
    /// Storage.
    Storage(Storage),
    /// The machine failed.
    Trouble(Trouble),
    /// An entry.
    Entry(#[serde(with = "crate::behind")] Box<EntrySheet>),
    /// A draft of an entry.
    EntryDraft(#[serde(with = "crate::behind")] Box<EntryDraft>),
    /// A person.
    Person(#[serde(with = "crate::behind")] Box<PersonFile>),
    /// Persons.
    People(#[serde(with = "crate::behind")] Vec<PersonLine>),
    /// What the desks wait for.
    Waiting(#[serde(with = "crate::behind")] Waiting),
    /// What is said of the import of a register, and how many rows it left out and kept; none = no such import.
    EntriesReport(#[serde(with = "crate::behind")] Option<Box<EntriesReport>>, u32),
    /// Drafts of entries.
    EntryDrafts(#[serde(with = "crate::behind")] Vec<KeptEntry>),
    /// Part of a list of a register.
    EntryWindow(#[serde(with = "crate::behind")] EntryWindow),
    /// The warmth fund.
    Fund(#[serde(with = "crate::behind")] Fund),
    /// Numbers in full.
    Numbers(#[serde(with = "crate::behind")] Vec<Number>),
    /// A person, numbers in full.
    PersonDraft(#[serde(with = "crate::behind")] Box<PersonDraft>),
    /// Who looked at what.
    Access(#[serde(with = "crate::behind")] AccessWindow),
    /// How many days things wait.
    Days(#[serde(with = "crate::behind")] DayRules),
    /// Layouts of registers' ledgers.
    EntryLayouts(#[serde(with = "crate::behind")] Vec<EntryLayout>),
    /// What rows of a ledger are to a register.
    EntryTwins(#[serde(with = "crate::behind")] EntryTwins),
    /// Rows left out, numbers in full.
    LeftOut(#[serde(with = "crate::behind")] Box<LeftOut>),
    /// What erasing a person takes.
    Erasing(#[serde(with = "crate::behind")] Erasing),
    /// The PIN was wrong; so many tries are left, after none the engine is locked.
    WrongPin(u8),
}

//! The one way data changes: an act, checked against the present state, gives a change set. Reads no clock.
//!
//! An `Act` is never kept; `ActKind` and `Change` are, and grow at their end only.

mod block;
mod contacts;
mod entries;
mod erasing;
mod ledger;
mod lists;
mod merge;
mod open;
mod perform;
mod rights;
mod shown;
mod undo;

#[cfg(test)]
mod entry_tests;
#[cfg(test)]
mod repayment_tests;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use block::Block;
pub use contacts::number_rows;
pub use entries::number_entries;
pub use erasing::{Erase, EraseWhy};
pub use open::open;
pub use perform::act;
pub use shown::{Exported, NumberKind};
pub use undo::undo;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::centre::Centre;
use crate::code::{Code, Codes};
use crate::contact::{Contact, RecordId};
use crate::draft::ContactDraft;
use crate::draft::PersonDraft;
use crate::erase::Traces;
use crate::issue::IssueCode;
use crate::ledger::{HeldRow, Import, ImportReport, Layout};
use crate::register::{
    Circumstance, DatedDays, DayRule, DayRules, Entry, EntryDraft, EntryImport, EntryLayout, EntryNote,
    EntryTwin, Item, LeftOut, Register, RowDraft, Stage,
};
use crate::staff::{Role, Staff, StaffId};
use crate::time::Moment;

/// What a person asks for. Its `Debug` says only which act it is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Log a new contact, or edit one (`draft.editing`).
    SaveContact(Box<ContactDraft>),
    /// Take a contact out of list and figures; it stays in the journal.
    WithdrawContact(RecordId),
    /// Take in a ledger: contacts already checked, updates, rows held aside, and codes they need that the lists lack.
    Import(Box<Import>),
    /// A row held aside, corrected: it becomes a contact.
    CorrectHeld {
        /// The row.
        held: RecordId,
        /// The row as it is right; a number may read as it was masked.
        draft: Box<ContactDraft>,
    },
    /// A row held aside is no contact.
    DropHeld(RecordId),
    /// Settings of the centre.
    SetCentre(Centre),
    /// A new or changed entry of a code list (by its key).
    SetCode(Code),
    /// A new member of staff.
    AddStaff {
        /// Name.
        name: String,
        /// Role.
        role: Role,
    },
    /// Change a member of staff.
    SetStaff(Staff),
    /// Enter something in a register, or edit an entry (`draft.editing`).
    SaveEntry(Box<EntryDraft>),
    /// An entry reaches a stage.
    MoveEntry(Box<Move>),
    /// Take an entry out of list and figures.
    WithdrawEntry(RecordId),
    /// Take in a ledger of a register, or a sheet of repayments of loans.
    ImportEntries(Box<EntryImport>),
    /// Records of two persons are one person's.
    Merge(Box<Merge>),
    /// Show numbers of a record in full. It changes nothing, and is noted.
    Show {
        /// A contact, an entry, a row held aside.
        record: RecordId,
        /// Which of them.
        numbers: Vec<NumberKind>,
    },
    /// A list leaves as a file. It changes nothing, and is noted.
    Export(Exported),
    /// A payment on a loan: the instalment that waits for it is filled, or it becomes a row of its own.
    Pay {
        /// The loan.
        entry: RecordId,
        /// Day, principal, interest.
        row: RowDraft,
    },
    /// How many days something waits, from a day on.
    SetDays(DatedDays),
    /// A person is erased: the journal itself is written anew without them.
    Erase(Erase),
}

/// An entry on its way to another stage.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The entry.
    pub entry: RecordId,
    /// The stage.
    pub to: Stage,
    /// `YYYY-MM-DD`, the day it was reached.
    pub day: String,
    /// Why; must be given where stages are skipped and where the table asks.
    pub reason: String,
    /// Items filled in with it.
    pub items: Vec<(Item, String)>,
    /// The post somebody is referred to.
    pub vacancy: Option<RecordId>,
}

/// Records that are one person's, and what is right of that person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// Contacts and entries.
    pub records: Vec<RecordId>,
    /// Name, sex, birth, document and first telephone that all of them bear from now on.
    pub person: PersonDraft,
    /// What all of them say from now on as one of them says it; what is not named here stays as each record has it.
    pub told: Vec<(Circumstance, RecordId)>,
}

impl std::fmt::Debug for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Move({:?})", self.to)
    }
}

impl std::fmt::Debug for Merge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Merge({} records)", self.records.len())
    }
}

impl std::fmt::Debug for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Act::SaveContact(_) => "SaveContact",
            Act::WithdrawContact(_) => "WithdrawContact",
            Act::Import(_) => "Import",
            Act::CorrectHeld { .. } => "CorrectHeld",
            Act::DropHeld(_) => "DropHeld",
            Act::SetCentre(_) => "SetCentre",
            Act::SetCode(_) => "SetCode",
            Act::AddStaff { .. } => "AddStaff",
            Act::SetStaff(_) => "SetStaff",
            Act::SaveEntry(_) => "SaveEntry",
            Act::MoveEntry(_) => "MoveEntry",
            Act::WithdrawEntry(_) => "WithdrawEntry",
            Act::ImportEntries(_) => "ImportEntries",
            Act::Merge(_) => "Merge",
            Act::Show { .. } => "Show",
            Act::Export(_) => "Export",
            Act::Pay { .. } => "Pay",
            Act::SetDays(_) => "SetDays",
            Act::Erase(_) => "Erase",
        })
    }
}

/// What an act was, for audit and undo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActKind {
    /// The centre was opened.
    Open,
    /// A contact was logged.
    Log,
    /// A contact was edited.
    Edit,
    /// A contact was taken out.
    Withdraw,
    /// A ledger was imported.
    Import {
        /// File name.
        file: String,
        /// Rows.
        rows: u32,
    },
    /// Settings of the centre.
    Centre,
    /// A code list.
    Code,
    /// Members of staff.
    Staff,
    /// Another act was undone: its number in the journal.
    Undo(u64),
    /// A made-up year was filled in.
    Demo,
    /// A row held aside was corrected and became a contact.
    Correct,
    /// A row held aside was no contact.
    Drop,
    /// An entry was made in a register.
    Enter(Register),
    /// An entry was edited.
    EditEntry(Register),
    /// An entry reached a stage.
    Move(Register, Stage),
    /// An entry was taken out.
    WithdrawEntry(Register),
    /// A ledger of a register was imported.
    ImportEntries {
        /// Register.
        register: Register,
        /// File name.
        file: String,
        /// Rows.
        rows: u32,
    },
    /// Records became one person's.
    Merge,
    /// Numbers of a record were shown in full.
    Show {
        /// The record.
        record: RecordId,
        /// Which of them.
        numbers: Vec<NumberKind>,
    },
    /// A list left as a file.
    Export(Exported),
    /// How many days something waits.
    Days(DayRule),
    /// A person was erased. Who it was is nowhere any more.
    Erase {
        /// How many contacts and entries.
        records: u32,
        /// Why.
        why: EraseWhy,
    },
}

impl ActKind {
    /// Was something looked at, and nothing changed?
    pub fn is_look(&self) -> bool {
        matches!(self, ActKind::Show { .. } | ActKind::Export(_))
    }
}

/// One change of one record. Each has an inverse, so undo is a change set like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A new contact.
    AddContact(Box<Contact>),
    /// A contact as it was and as it is.
    EditContact {
        /// Before.
        before: Box<Contact>,
        /// After.
        after: Box<Contact>,
    },
    /// A contact is taken out of list and figures. Its number is never given again.
    WithdrawContact(RecordId),
    /// A withdrawn contact counts again.
    RestoreContact(RecordId),
    /// The centre's own record.
    Centre {
        /// Before; none when it is opened.
        before: Option<Centre>,
        /// After.
        after: Centre,
    },
    /// An entry of a code list.
    Code {
        /// Before; none = new.
        before: Option<Code>,
        /// After; none = a new entry undone.
        after: Option<Code>,
    },
    /// A member of staff.
    Staff {
        /// Before; none = new.
        before: Option<Staff>,
        /// After; none = a new member undone (the number is not given again).
        after: Option<Staff>,
    },
    /// What is said of an import.
    Import(Box<ImportReport>),
    /// A row held aside.
    Held {
        /// Before; none = new.
        before: Option<Box<HeldRow>>,
        /// After; none = corrected or dropped.
        after: Option<Box<HeldRow>>,
    },
    /// How ledgers of a layout are read.
    Layout {
        /// Before; none = new.
        before: Option<Layout>,
        /// After.
        after: Layout,
    },
    /// Changes no record: which wish the act answers, so that the same wish asked again is not answered twice.
    Wish(WishId),
    /// Contacts that came in as a block.
    AddBlock(Box<Block>),
    /// A block was taken out with all of its contacts. Their numbers are never given again.
    DropBlock(Box<Block>),
    /// A new entry of a register.
    AddEntry(Box<Entry>),
    /// An entry as it was and as it is.
    EditEntry {
        /// Before.
        before: Box<Entry>,
        /// After.
        after: Box<Entry>,
    },
    /// An entry is taken out of list and figures. Its number is never given again.
    WithdrawEntry(RecordId),
    /// A withdrawn entry counts again.
    RestoreEntry(RecordId),
    /// What is said of the import of a register.
    ImportEntries(Box<EntriesReport>),
    /// How many days something waits.
    Days {
        /// Before; none = nothing was set from that day on.
        before: Option<DatedDays>,
        /// After; none = undone.
        after: Option<DatedDays>,
    },
    /// How ledgers of a register are read that have a layout.
    EntryLayout {
        /// Before; none = new.
        before: Option<EntryLayout>,
        /// After.
        after: EntryLayout,
    },
    /// Rows that the import of a register left out for what is wrong with them.
    LeftOut(Box<LeftOut>),
}

/// What is kept of the import of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntriesReport {
    /// Register.
    pub register: Register,
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Rows that came in.
    pub imported: u32,
    /// What is said of other rows.
    pub notes: Vec<EntryNote>,
}

/// A random number of one wish, made when its form is opened and kept with what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WishId(pub u128);

/// What one act changes: what the engine seals, writes and applies. Undo, history, audit and backup are readers of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeSet {
    /// What it was.
    pub kind: ActKind,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: StaffId,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

impl Change {
    /// The contact it is about.
    pub fn contact(&self) -> Option<RecordId> {
        match self {
            Change::AddContact(contact) => Some(contact.id),
            Change::EditContact { after, .. } => Some(after.id),
            Change::WithdrawContact(id) | Change::RestoreContact(id) => Some(*id),
            Change::Centre { .. } | Change::Code { .. } | Change::Staff { .. } => None,
            Change::Import(_) | Change::Held { .. } | Change::Layout { .. } => None,
            Change::Wish(_) | Change::Days { .. } => None,
            Change::AddBlock(_) | Change::DropBlock(_) => None,
            Change::AddEntry(_) | Change::EditEntry { .. } | Change::ImportEntries(_) => None,
            Change::WithdrawEntry(_) | Change::RestoreEntry(_) => None,
            Change::EntryLayout { .. } | Change::LeftOut(_) => None,
        }
    }

    /// The entry it is about.
    pub fn entry(&self) -> Option<RecordId> {
        match self {
            Change::AddEntry(entry) => Some(entry.id),
            Change::EditEntry { after, .. } => Some(after.id),
            Change::WithdrawEntry(id) | Change::RestoreEntry(id) => Some(*id),
            _ => None,
        }
    }
}

/// The present state, as far as rules look at it. The casebook is one.
pub trait Present {
    /// The centre.
    fn centre(&self) -> &Centre;
    /// Code lists.
    fn codes(&self) -> &Codes;
    /// Members of staff, former ones included.
    fn staff(&self) -> &[Staff];
    /// How many days things wait.
    fn days(&self) -> &DayRules;
    /// A contact, withdrawn ones included.
    fn contact(&self, id: RecordId) -> Option<Contact>;
    /// Was a contact or an entry taken out?
    fn is_withdrawn(&self, id: RecordId) -> bool;
    /// A row held aside.
    fn held(&self, id: RecordId) -> Option<HeldRow>;
    /// The layout of a fingerprint, as it was confirmed last.
    fn layout(&self, print: u64) -> Option<Layout>;
    /// Does a block of contacts count?
    fn has_block(&self, block: u64) -> bool;
    /// The last serial number given on a device in a year; 0 = none yet.
    fn last_serial(&self, device: crate::contact::DeviceCode, year: i16) -> u32;
    /// An entry of a register, withdrawn ones included.
    fn entry(&self, id: RecordId) -> Option<Entry>;
    /// An entry that says the same as this one, which may come from a ledger read twice: one that stands, or one that was
    /// taken out by hand.
    fn twin(&self, entry: &Entry) -> Option<EntryTwin>;
    /// Every loan that stands.
    fn loans(&self) -> Vec<Entry>;
    /// The layout of a register's ledgers with a fingerprint, as it was confirmed last.
    fn entry_layout(&self, register: Register, print: u64) -> Option<EntryLayout>;
    /// Fingerprints of the rows that imports of a register left out, those undone not counted.
    fn left_out(&self, register: Register) -> HashSet<u128>;
    /// What the person of a record is known by, in all records of theirs. Refused: `Gone` (no such record), `NothingToDo`
    /// (erased already), `PersonNotAlone`.
    fn traces(&self, id: RecordId) -> Result<Traces, IssueCode>;
    /// The last serial number given on a device in a register and year; 0 = none yet.
    fn last_entry(&self, register: Register, device: crate::contact::DeviceCode, year: i16) -> u32;
    /// The last running record number (low 40 bits of a `RecordId`) given on a device, rows entries and rows held aside
    /// included; 0 = none yet.
    fn last_record(&self, device: crate::contact::DeviceCode) -> u64;
}

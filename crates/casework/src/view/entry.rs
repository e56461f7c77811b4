//! An entry as a row of a list and as its own page shows it. In a row numbers are masked.

use serde::{Deserialize, Serialize};

use super::{ContactRow, Number, mask_account, mask_phone};
use crate::contact::RecordId;
use crate::register::{Balance, Due, Entry, EntryNumber, Item, Kind, Register, Stage, Value};
use crate::time::Day;

/// A row of the list of a register.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    /// Key.
    pub id: RecordId,
    /// Number.
    pub number: EntryNumber,
    /// Entered.
    pub opened: Day,
    /// Name.
    pub name: String,
    /// First phone, masked; empty = none.
    pub phone: String,
    /// Employer.
    pub employer: String,
    /// Key of the district; empty = not filled in.
    pub district: String,
    /// Where it stands.
    pub stage: Stage,
    /// Since which day.
    pub since: Day,
    /// Something is still to be done.
    pub open: bool,
    /// Money it counts for, in fen.
    pub amount: i64,
    /// Values of the register's columns, as a form shows them (codes as keys), in the order of its table.
    pub cells: Vec<(Item, String)>,
    /// Number of doubts kept with it.
    pub flags: u8,
}

/// A part of a list, and its sums.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct EntryWindow {
    /// Entries in the whole list.
    pub count: u32,
    /// Sum of their money, in fen.
    pub amount: i64,
    /// Index of the first row here.
    pub from: u32,
    /// Rows.
    pub rows: Vec<EntryRow>,
}

/// One entry as its page shows it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct EntrySheet {
    /// The entry without its numbers: no telephones, the others masked.
    pub entry: Entry,
    /// Its numbers, masked.
    pub numbers: Vec<Number>,
    /// Taken out.
    pub withdrawn: bool,
    /// The contact it began with.
    pub contact: Option<ContactRow>,
    /// Entries of the same register about the same person, household or account, latest first, at most 20.
    pub earlier: Vec<EntryRow>,
    /// Of a loan: what is repaid, outstanding, overdue.
    pub balance: Option<Balance>,
}

impl EntryRow {
    /// The row of an entry.
    pub fn of(entry: &Entry) -> EntryRow {
        let register: Register = entry.register();
        let shown = |item: Item| match (item.kind(), entry.sheet.get(item)) {
            (_, None) => String::new(),
            (Kind::Account, Some(Value::Text(account))) => mask_account(account),
            (_, Some(value)) => value.text(),
        };
        EntryRow {
            id: entry.id,
            number: entry.number,
            opened: entry.opened,
            name: entry.person.name.clone(),
            phone: entry.person.phones.first().map_or(String::new(), mask_phone),
            employer: entry.person.employer.clone(),
            district: entry.person.district.as_ref().map_or(String::new(), |key| key.as_str().to_owned()),
            stage: entry.stage(),
            since: entry.since(),
            open: entry.is_open(),
            amount: entry.amount(),
            cells: register.spec().columns.iter().map(|&item| (item, shown(item))).collect(),
            flags: u8::try_from(entry.flags.len()).unwrap_or(u8::MAX),
        }
    }
}

/// What the desks wait for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Waiting {
    /// Entries at which something is still to be done, by register, those with none left out.
    pub open: Vec<(Register, u32)>,
    /// Entries at which something is due, likewise.
    pub due: Vec<(Register, u32)>,
    /// Those due, the longest first, at most as many as asked.
    pub rows: Vec<(EntryRow, Due)>,
}

//! An entry of a register, and the steps it took.

use serde::{Deserialize, Serialize};

use super::{EntryNumber, Group, Item, Path, Person, Register, Row, Sheet, Stage, Value};
use crate::code::{CodeKey, ListName};
use crate::contact::{RecordId, Source};
use crate::issue::IssueCode;
use crate::staff::StaffId;
use crate::time::{Day, Moment};

/// A stage reached.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Stage.
    pub stage: Stage,
    /// The day it was reached.
    pub day: Day,
    /// When it was noted; none = it came from a ledger.
    pub noted: Option<Moment>,
    /// By whom; none = it came from a ledger.
    pub by: Option<StaffId>,
    /// Why, where a reason was asked for or given.
    pub reason: String,
    /// The post somebody was referred to.
    pub vacancy: Option<RecordId>,
}

/// One entry. Its `Debug` prints only the number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Key, out of the same running numbers as contacts.
    pub id: RecordId,
    /// Running number a person reads out; names the register.
    pub number: EntryNumber,
    /// The day it was entered: applied, registered, visited, given.
    pub opened: Day,
    /// Whom it is about.
    pub person: Person,
    /// Its values.
    pub sheet: Sheet,
    /// Its rows, in the order entered.
    pub rows: Vec<Row>,
    /// Stages, in the order reached; the last is where it stands. Never empty.
    pub steps: Vec<Step>,
    /// The contact it began with.
    pub contact: Option<RecordId>,
    /// Doubts kept with it.
    pub flags: Vec<IssueCode>,
    /// Where an imported row came from.
    pub source: Option<Source>,
}

impl Entry {
    /// Its register.
    pub fn register(&self) -> Register {
        self.number.register
    }

    /// The moves of its register.
    pub fn path(&self) -> &'static Path {
        &self.register().spec().path
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.steps.last().map_or_else(|| self.path().first(), |step| step.stage)
    }

    /// Since which day it stands there.
    pub fn since(&self) -> Day {
        self.steps.last().map_or(self.opened, |step| step.day)
    }

    /// Is something still to be done?
    pub fn is_open(&self) -> bool {
        self.path().is_open(self.stage())
    }

    /// The day from which it counts as done in the figures; none = not yet, or undone by a later refusal or loss.
    pub fn counted(&self) -> Option<Day> {
        let counting = &self.register().spec().counting;
        let path = self.path();
        if counting.lost.contains(&self.stage()) {
            return None;
        }
        let at = self.steps.iter().position(|step| path.is_at_least(step.stage, counting.stage))?;
        self.steps.get(at).map(|step| step.day)
    }

    /// Money it counts for, in fen: the money of its register and the worth of goods.
    pub fn amount(&self) -> i64 {
        let of = |sheet: &Sheet, item| sheet.fen(item).unwrap_or(0);
        let money: i64 =
            self.register().spec().counting.money.iter().map(|&item| of(&self.sheet, item)).sum();
        money + self.rows_of(Group::Goods).map(|row| of(row, Item::Worth)).sum::<i64>()
    }

    /// Entries of the code lists it names.
    pub fn codes(&self) -> impl Iterator<Item = (ListName, &CodeKey)> {
        let sheets = std::iter::once(&self.sheet).chain(self.rows.iter().map(|row| &row.sheet));
        let named = sheets.flat_map(Sheet::each).filter_map(|(item, value)| match value {
            Value::Code(key) => Some((item.list()?, key)),
            _ => None,
        });
        named.chain(self.person.district.as_ref().map(|key| (ListName::District, key)))
    }

    /// The rows of a group.
    pub fn rows_of(&self, group: Group) -> impl Iterator<Item = &Sheet> {
        self.rows.iter().filter(move |row| row.group == group).map(|row| &row.sheet)
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entry({})", self.number)
    }
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Step({:?}, {})", self.stage, self.day)
    }
}

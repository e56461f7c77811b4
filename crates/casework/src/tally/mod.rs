//! Figures of the registers, declared as data: register × count × terms, over a period, split by up to three properties.
//!
//! Reads no clock. What counts and what lists is one selection, as in `figure`. No property is a personal text, so every
//! name may stand in an address.

mod facts;
mod name;
#[cfg(test)]
mod oracle;
mod select;
mod shelf;

pub use facts::Tallies;
pub use name::TallyUnit;
pub(crate) use shelf::birth_in_band;

use serde::{Deserialize, Serialize};

use crate::register::{Ask, Group, Item, Register, Stage};
use crate::time::Period;

/// What of a register is counted, and by which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Count {
    /// Entries, by the day entered.
    Entered,
    /// Entries that reached a stage, by the last day they did; what came of them later does not matter.
    Reached(Stage),
    /// Entries that count as done, by the day they do.
    Counted,
    /// Money of entries that count as done, in fen.
    Amount,
    /// Distinct persons among entries that count as done; of relief and home visits households, as the head stands for one.
    Persons,
    /// Entries still open now, of those entered until the end of the period.
    Open,
    /// Principal outstanding now, in fen, of loans paid out until the end of the period. Behind it stand those that owe.
    Outstanding,
}

/// A property of an entry by which it is filtered or split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Split {
    /// Month of the day the count goes by; key `2005-01`. What stands at a period's end has none.
    Month,
    /// Where the entry stands now; key is the stage's word.
    Stage,
    /// District of the person; key of the code.
    District,
    /// Sex; key `male`, `female`.
    Sex,
    /// Age on the day entered; key `under-30`, `30-39`, `40-49`, `50-59`, `60-plus`.
    Age,
    /// An item of a code list; key of the code.
    Item(Item),
}

/// One condition: a property has a key. The empty key is "not filled in".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TallyTerm {
    /// Property.
    pub split: Split,
    /// Key.
    pub key: String,
}

/// A declared figure of a register. Its name is `relief.total`, `relief.amount.relief-kind.schooling`, …
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tally {
    /// Register.
    pub register: Register,
    /// What is counted.
    pub count: Count,
    /// All must hold.
    pub terms: Vec<TallyTerm>,
}

/// A question: one tally over a period, split by up to three properties.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TallyAsk {
    /// Which tally.
    pub tally: Tally,
    /// Over which months.
    pub period: Period,
    /// Split by these, outer first; at most three.
    pub splits: Vec<Split>,
}

impl Count {
    /// Does it say what stands at the end of the period, not what happened in it?
    pub fn is_standing(self) -> bool {
        matches!(self, Count::Open | Count::Outstanding)
    }

    /// Do the cells of a split add up to the total? Distinct persons do not: one may come in two months.
    pub fn is_additive(self) -> bool {
        self != Count::Persons
    }

    /// Has a register something to count by it?
    pub fn is_of(self, register: Register) -> bool {
        let spec = register.spec();
        match self {
            Count::Entered | Count::Counted => true,
            Count::Reached(stage) => spec.path.stages().any(|there| there == stage),
            Count::Amount => !spec.counting.money.is_empty() || spec.groups.contains(&Group::Goods),
            Count::Persons => spec.ask == Ask::Person,
            Count::Open => spec.path.stages().any(|stage| spec.path.is_open(stage)),
            Count::Outstanding => register == Register::Loan,
        }
    }

    /// Every count of a register, in the order declared.
    pub fn all(register: Register) -> Vec<Count> {
        let reached = register.spec().path.stages().map(Count::Reached);
        let rest = [Count::Counted, Count::Amount, Count::Persons, Count::Open, Count::Outstanding];
        let all = std::iter::once(Count::Entered).chain(reached).chain(rest);
        all.filter(|count| count.is_of(register)).collect()
    }
}

impl Split {
    /// Splits a register offers, the main one first: its code lists, then those of the person, then stage and month.
    /// Sex, age and district only where it asks for a person.
    pub fn all(register: Register) -> Vec<Split> {
        let spec = register.spec();
        let mut all: Vec<Split> = spec.counting.splits.iter().map(|&item| Split::Item(item)).collect();
        if spec.ask == Ask::Person {
            all.extend([Split::District, Split::Sex, Split::Age]);
        }
        if spec.path.stages().count() > 1 {
            all.push(Split::Stage);
        }
        all.push(Split::Month);
        all
    }

    /// Can the entries of a register, counted so, be told apart by it?
    pub fn is_of(self, register: Register, count: Count) -> bool {
        Split::all(register).contains(&self) && !(self == Split::Month && count.is_standing())
    }
}

impl TallyTerm {
    /// A condition.
    pub fn new(split: Split, key: &str) -> TallyTerm {
        TallyTerm { split, key: key.to_owned() }
    }
}

impl Tally {
    /// A count without conditions.
    pub fn of(register: Register, count: Count) -> Tally {
        Tally { register, count, terms: Vec::new() }
    }

    /// This tally with one more condition.
    #[must_use]
    pub fn with(mut self, split: Split, key: &str) -> Tally {
        self.terms.push(TallyTerm::new(split, key));
        self
    }
}

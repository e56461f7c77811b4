//! Figures: every number a person sees, declared as data: measure × filter × split × period × level.
//!
//! Reads no clock. A figure can always list the rows behind it: what counts and what lists is one selection.

pub(crate) mod column;
mod count;
mod facts;
pub(crate) mod grid;
mod kept;
pub(crate) mod name;
#[cfg(test)]
mod oracle;
mod packed;
pub(crate) mod persons;
pub(crate) mod scan;
mod select;

pub use facts::Facts;
pub use name::Unit;

use serde::{Deserialize, Serialize};

use crate::time::Period;

/// What is counted, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// Contacts (件次). Calls without content are not contacts.
    Contacts,
    /// Sum of people present (人次).
    People,
    /// Sum of people concerned (人次).
    Involved,
    /// Distinct persons (人): by valid ID; a record without one joins a person only when name and phone match exactly one.
    Persons,
    /// Contacts finished.
    Done,
    /// Contacts whose person said how satisfied they were.
    Evaluated,
    /// Of those, satisfied or fairly satisfied.
    Satisfied,
    /// Calls without content.
    Void,
}

impl Measure {
    /// All measures, in the order of a monthly table.
    pub const ALL: [Measure; 8] = [
        Measure::Contacts,
        Measure::People,
        Measure::Involved,
        Measure::Persons,
        Measure::Done,
        Measure::Evaluated,
        Measure::Satisfied,
        Measure::Void,
    ];
}

/// A property of a contact by which it is filtered or split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Dim {
    /// Calendar month received; key `2005-01`.
    Month,
    /// Channel; key `visit`, `letter`, `call`, `online`, `unspecified`.
    Channel,
    /// Published class; key as channel, and `consultation`.
    Class,
    /// Nature; key `consultation`, `complaint`, `request`, `suggestion`, `praise`, `unspecified`.
    Nature,
    /// Category as recorded; key of the code.
    Category,
    /// Its first level; key of the code. As a filter it holds every category below.
    CategoryTop,
    /// District; key of the code.
    District,
    /// Employer; key is the name.
    Employer,
    /// Receiver; key is the name.
    Receiver,
    /// Handling; key of the code.
    Handling,
    /// Status; key `open`, `referred`, `done`.
    Status,
    /// Satisfaction; key `satisfied`, `fairly-satisfied`, `dissatisfied`.
    Satisfaction,
    /// Sex; key `male`, `female`.
    Sex,
}

impl Dim {
    /// All properties, in the order declared.
    pub const ALL: [Dim; 13] = [
        Dim::Month,
        Dim::Channel,
        Dim::Class,
        Dim::Nature,
        Dim::Category,
        Dim::CategoryTop,
        Dim::District,
        Dim::Employer,
        Dim::Receiver,
        Dim::Handling,
        Dim::Status,
        Dim::Satisfaction,
        Dim::Sex,
    ];
}

/// One condition: a property has a key. The empty key is "not filled in".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// Property.
    pub dim: Dim,
    /// Key.
    pub key: String,
}

/// A declared figure: what is counted, under which conditions. Its name is `contacts.channel.visit`, `contacts.people`, …
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted.
    pub measure: Measure,
    /// All must hold.
    pub terms: Vec<Term>,
}

/// A question to the statistics: one figure over a period, split by up to three properties.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ask {
    /// Which figure.
    pub figure: Figure,
    /// Over which months.
    pub period: Period,
    /// Split by these, outer first; at most three.
    pub splits: Vec<Dim>,
}

/// Splits of an answer; further ones are ignored.
pub const SPLITS: usize = 3;

/// One cell of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// Of each split the place of its key among the answer's keys; 0 beyond the last.
    pub at: [u32; SPLITS],
    /// Value.
    pub value: i64,
}

/// The answer: the total and its cells. Cells of zero are left out. Distinct persons of cells may add to more than the total.
///
/// A key is told once, however many cells have it: an answer of thousands of cells goes from worker to page as numbers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// Over all cells.
    pub total: i64,
    /// Of each split, in the order asked, the keys that cells have, in order.
    pub keys: Vec<Vec<String>>,
    /// Cells, in key order.
    pub cells: Vec<Cell>,
}

impl Answer {
    /// Its cells in key order: the key of each split, in the order asked and empty beyond the last, and the value.
    pub fn told(&self) -> impl Iterator<Item = ([&str; SPLITS], i64)> {
        self.cells.iter().map(|cell| {
            let key = |split: usize| Some(self.keys.get(split)?.get(cell.at[split] as usize)?.as_str());
            (std::array::from_fn(|split| key(split).unwrap_or_default()), cell.value)
        })
    }

    /// An answer of some splits, as its cells tell it; they stand in key order.
    #[cfg(test)]
    pub(crate) fn of(total: i64, splits: usize, cells: &[(Vec<String>, i64)]) -> Answer {
        let keys = (0..splits).map(|split| {
            let keys: std::collections::BTreeSet<&String> =
                cells.iter().map(|(keys, _)| &keys[split]).collect();
            keys.into_iter().cloned().collect()
        });
        let keys: Vec<Vec<String>> = keys.collect();
        let place = |split: usize, of: &[String]| {
            keys.get(split).and_then(|keys| keys.iter().position(|key| *key == of[split])).unwrap_or(0) as u32
        };
        let cell = |(of, value): &(Vec<String>, i64)| Cell {
            at: std::array::from_fn(|split| place(split, of)),
            value: *value,
        };
        let cells = cells.iter().map(cell).collect();
        Answer { total, keys, cells }
    }
}

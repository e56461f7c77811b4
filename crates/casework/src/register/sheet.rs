//! The values of an entry: each under its item, each item at most once, in the order of items.

use serde::{Deserialize, Serialize};

use super::{Group, Item};
use crate::code::CodeKey;
use crate::time::Day;

/// A value. Its kind is that of its item.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Words, a name, a number that is not counted with; never empty.
    Text(String),
    /// A day.
    Day(Day),
    /// Money in fen, not negative.
    Fen(i64),
    /// A whole number.
    Count(u32),
    /// A rate or a quantity in hundredths: 531 = 5.31 per cent, 50 = half a ton.
    Hundredths(u32),
    /// An entry of the item's code list.
    Code(CodeKey),
}

/// Values by item. Its `Debug` prints nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Sheet(Vec<(Item, Value)>);

/// One row of a group.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Group.
    pub group: Group,
    /// Values.
    pub sheet: Sheet,
}

impl Sheet {
    /// The value of an item.
    pub fn get(&self, item: Item) -> Option<&Value> {
        self.0.iter().find(|(at, _)| *at == item).map(|(_, value)| value)
    }

    /// Sets or clears an item.
    pub fn set(&mut self, item: Item, value: Option<Value>) {
        self.0.retain(|(at, _)| *at != item);
        if let Some(value) = value {
            let at = self.0.partition_point(|(there, _)| *there < item);
            self.0.insert(at, (item, value));
        }
    }

    /// Every value, in the order of items.
    pub fn each(&self) -> impl Iterator<Item = (Item, &Value)> {
        self.0.iter().map(|(item, value)| (*item, value))
    }

    /// Nothing filled in?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Text of an item; empty = none.
    pub fn text(&self, item: Item) -> &str {
        match self.get(item) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// Day of an item.
    pub fn day(&self, item: Item) -> Option<Day> {
        match self.get(item) {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// Money of an item, in fen; none = not filled in.
    pub fn fen(&self, item: Item) -> Option<i64> {
        match self.get(item) {
            Some(Value::Fen(fen)) => Some(*fen),
            _ => None,
        }
    }

    /// Whole number of an item.
    pub fn count(&self, item: Item) -> Option<u32> {
        match self.get(item) {
            Some(Value::Count(count)) => Some(*count),
            _ => None,
        }
    }

    /// Key of an item of a code list; empty = not filled in.
    pub fn key(&self, item: Item) -> &str {
        match self.get(item) {
            Some(Value::Code(key)) => key.as_str(),
            _ => "",
        }
    }
}

impl FromIterator<(Item, Value)> for Sheet {
    fn from_iter<T: IntoIterator<Item = (Item, Value)>>(values: T) -> Sheet {
        let mut sheet = Sheet::default();
        values.into_iter().for_each(|(item, value)| sheet.set(item, Some(value)));
        sheet
    }
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sheet({} items)", self.0.len())
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Value(…)")
    }
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({:?})", self.group)
    }
}

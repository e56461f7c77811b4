//! An entry as it is being typed: text, not yet checked. Field names are the controls' `name`s: those of a person, the names
//! of items, and of rows `member-2-member-name` (rows of a group from 1).

use serde::{Deserialize, Serialize};

use super::{Entry, Group, Item, PAID, Person, Register, Sheet, Stage};
use crate::contact::{Contact, RecordId};
use crate::draft::PersonDraft;
use crate::time::Day;
use crate::view::yuan;

/// What the form holds. Text stays as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryDraft {
    /// Being edited; none = a new one.
    pub editing: Option<RecordId>,
    /// Register.
    pub register: Register,
    /// `YYYY-MM-DD`, the day of the entry.
    pub opened: String,
    /// Whom it is about.
    pub person: PersonDraft,
    /// Items with a text, in no order.
    pub items: Vec<(Item, String)>,
    /// Rows, in the order shown.
    pub rows: Vec<RowDraft>,
    /// How far a new entry is already; not looked at where one is edited.
    pub stage: Stage,
    /// Why a new entry skips stages.
    pub reason: String,
    /// The contact it begins with.
    pub contact: Option<RecordId>,
    /// The draft as it was when the entry was opened for editing.
    pub original: Option<Box<EntryDraft>>,
}

/// One row of a group.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowDraft {
    /// Group.
    pub group: Group,
    /// Items with a text.
    pub items: Vec<(Item, String)>,
}

impl EntryDraft {
    /// An empty form for an entry made today by a member of staff.
    pub fn new(register: Register, today: Day, handler: &str) -> EntryDraft {
        EntryDraft {
            editing: None,
            register,
            opened: today.to_string(),
            person: PersonDraft::default(),
            items: vec![(Item::Handler, handler.to_owned())],
            rows: Vec::new(),
            stage: register.spec().path.first(),
            reason: String::new(),
            contact: None,
            original: None,
        }
    }

    /// A form that a contact leads to: its person and what was asked are filled in.
    pub fn from_contact(contact: &Contact, register: Register, today: Day, handler: &str) -> EntryDraft {
        let mut draft = EntryDraft::new(register, today, handler);
        let spec = register.spec();
        draft.person = PersonDraft::of(&Person::of(contact));
        draft.contact = Some(contact.id);
        if spec.has(Item::Situation) {
            draft.put(Item::Situation, contact.demand.clone());
        }
        if let Some(asked) = contact.asked.filter(|_| spec.has(Item::Asked)) {
            draft.put(Item::Asked, yuan(asked));
        }
        draft
    }

    /// An entry as a form to edit it. Checking it unchanged gives the same entry.
    pub fn of(entry: &Entry) -> EntryDraft {
        let row = |row: &super::Row| RowDraft { group: row.group, items: texts(&row.sheet) };
        let draft = EntryDraft {
            editing: Some(entry.id),
            register: entry.register(),
            opened: entry.opened.to_string(),
            person: PersonDraft::of(&entry.person),
            items: texts(&entry.sheet),
            rows: entry.rows.iter().map(row).collect(),
            stage: entry.stage(),
            reason: String::new(),
            contact: entry.contact,
            original: None,
        };
        EntryDraft { original: Some(Box::new(draft.clone())), ..draft }
    }

    /// Text of an item; empty = none.
    pub fn text(&self, item: Item) -> &str {
        text(&self.items, item)
    }

    /// Sets the text of an item.
    pub fn put(&mut self, item: Item, text: String) {
        put(&mut self.items, item, text);
    }

    /// Rows of a group with their places among all rows.
    pub fn rows_of(&self, group: Group) -> impl Iterator<Item = (usize, &RowDraft)> {
        self.rows.iter().enumerate().filter(move |(_, row)| row.group == group)
    }

    /// The oldest instalment that is due and has no payment yet.
    pub fn unpaid_instalment(&mut self) -> Option<&mut RowDraft> {
        let unpaid = self.rows.iter_mut().filter(|row| row.is_unpaid());
        unpaid.min_by_key(|row| row.text(Item::Due).to_owned())
    }

    /// Takes in a payment: the instalment that waits for it is filled, or it becomes a row of its own. One that says which
    /// instalment it is for fills that one, or the oldest that bears no number.
    pub fn pay(&mut self, row: RowDraft) {
        let number = row.text(Item::InstalmentNumber).to_owned();
        let waits = match number.is_empty() {
            true => self.unpaid_instalment(),
            false => self.unpaid_of(&number),
        };
        match waits {
            Some(unpaid) => {
                let said = [Item::InstalmentNumber, Item::InstalmentNote].into_iter();
                let said = said.filter(|item| !row.text(*item).is_empty());
                said.chain(PAID).for_each(|item| unpaid.put(item, row.text(item).to_owned()));
            }
            None => self.rows.push(row),
        }
    }

    /// The instalment of a number that has no payment yet, or the oldest of those without a number.
    fn unpaid_of(&mut self, number: &str) -> Option<&mut RowDraft> {
        let rank = |row: &RowDraft| match row.text(Item::InstalmentNumber) {
            said if said == number => Some(0),
            "" => Some(1),
            _ => None,
        };
        let unpaid = self.rows.iter_mut().filter(|row| row.is_unpaid());
        let ranked = unpaid.filter_map(|row| Some((rank(row)?, row.text(Item::Due).to_owned(), row)));
        ranked.min_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1))).map(|(.., row)| row)
    }

    /// Was anything typed or chosen since the form was opened to edit an entry? A new form says yes.
    pub fn is_changed(&self) -> bool {
        match &self.original {
            Some(original) => EntryDraft { original: None, ..self.clone() } != **original,
            None => true,
        }
    }
}

impl RowDraft {
    /// An empty row.
    pub fn new(group: Group) -> RowDraft {
        RowDraft { group, items: Vec::new() }
    }

    /// Text of an item; empty = none.
    pub fn text(&self, item: Item) -> &str {
        text(&self.items, item)
    }

    /// Sets the text of an item.
    pub fn put(&mut self, item: Item, text: String) {
        put(&mut self.items, item, text);
    }

    /// Is it an instalment with a day it is due, and no payment?
    fn is_unpaid(&self) -> bool {
        self.group == Group::Instalment
            && !self.text(Item::Due).is_empty()
            && PAID.iter().all(|item| self.text(*item).is_empty())
    }

    /// Nothing typed?
    pub fn is_empty(&self) -> bool {
        self.items.iter().all(|(_, text)| text.trim().is_empty())
    }
}

fn texts(sheet: &Sheet) -> Vec<(Item, String)> {
    sheet.each().map(|(item, value)| (item, value.text())).collect()
}

fn text(items: &[(Item, String)], item: Item) -> &str {
    items.iter().find(|(at, _)| *at == item).map_or("", |(_, text)| text)
}

/// An emptied item goes, so that a form emptied again is as if never touched.
fn put(items: &mut Vec<(Item, String)>, item: Item, text: String) {
    let at = items.iter().position(|(at, _)| *at == item);
    match (at, text.is_empty()) {
        (Some(at), true) => {
            items.remove(at);
        }
        (Some(at), false) => items[at].1 = text,
        (None, true) => {}
        (None, false) => {
            let at = items.partition_point(|(there, _)| *there < item);
            items.insert(at, (item, text));
        }
    }
}

impl std::fmt::Debug for EntryDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EntryDraft({:?})", self.register)
    }
}

impl std::fmt::Debug for RowDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RowDraft({:?})", self.group)
    }
}

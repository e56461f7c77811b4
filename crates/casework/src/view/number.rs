//! The numbers of a record that are shown by an act only. Pages hold them masked, and in full once they were asked for.

use serde::{Deserialize, Serialize};

use super::{mask_account, mask_digits, mask_id};
use crate::act::NumberKind;
use crate::contact::Contact;
use crate::draft::ContactDraft;
use crate::identity::{IdDocument, Phone, erased_name, is_mark};
use crate::ledger::HeldRow;
use crate::register::{Entry, Group, Item, Kind, Person, Sheet, Value};

/// A number. Its `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    /// Name of its field as a history names it: `phone`, `phone-2`, `id-number`, `member-2-member-id`.
    pub field: String,
    /// Kind.
    pub kind: NumberKind,
    /// The number, masked or in full.
    pub text: String,
}

impl Number {
    /// Those of a contact, in full.
    pub fn of_contact(contact: &Contact) -> Vec<Number> {
        of(&contact.phones, contact.id_document.as_ref())
    }

    /// Those of a form, in full.
    pub fn of_draft(draft: &ContactDraft) -> Vec<Number> {
        let mut draft = draft.clone();
        let filled = places(&mut draft).into_iter().filter(|(.., text)| !text.is_empty());
        filled
            .map(|(field, kind, text)| Number { field: field.to_owned(), kind, text: std::mem::take(text) })
            .collect()
    }

    /// Those of a person, in full.
    pub fn of_person(person: &Person) -> Vec<Number> {
        of(&person.phones, person.id_document.as_ref())
    }

    /// Those of an entry, in full: of the person, of its items, of its rows.
    pub fn of_entry(entry: &Entry) -> Vec<Number> {
        let mut numbers = Number::of_person(&entry.person);
        numbers.extend(of_sheet(&entry.sheet, ""));
        for group in Group::ALL {
            for (place, row) in (1..).zip(entry.rows_of(group)) {
                numbers.extend(of_sheet(row, &row_prefix(group, place)));
            }
        }
        numbers
    }

    /// The same, masked.
    pub fn masked(self) -> Number {
        let text = mask_number(self.kind, &self.text);
        Number { text, ..self }
    }
}

impl std::fmt::Debug for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Number({:?})", self.kind)
    }
}

/// What the name of a field in a row of a group begins with: `member-2-`.
pub fn row_prefix(group: Group, place: u32) -> String {
    format!("{}-{place}-", group.word())
}

/// The contact without its numbers: no telephones, the document's number masked.
pub fn contact_masked(mut contact: Contact) -> Contact {
    contact.phones.clear();
    mask_document(&mut contact.id_document);
    contact
}

/// The entry without its numbers: no telephones, the others masked.
pub fn entry_masked(mut entry: Entry) -> Entry {
    entry.person.phones.clear();
    mask_document(&mut entry.person.id_document);
    mask_sheet(&mut entry.sheet);
    entry.rows.iter_mut().for_each(|row| mask_sheet(&mut row.sheet));
    entry
}

/// The row held aside, the numbers of its form masked.
pub fn held_masked(mut row: HeldRow) -> HeldRow {
    for (_, kind, text) in places(&mut row.draft) {
        *text = mask_number(kind, text);
    }
    row.draft.original = None;
    row
}

/// A form that was handed out masked, as it comes back: a number that still reads as it was masked is the known one.
pub fn unmasked(mut draft: ContactDraft, known: &ContactDraft) -> ContactDraft {
    let mut known = known.clone();
    for ((_, kind, text), (.., known)) in places(&mut draft).into_iter().zip(places(&mut known)) {
        if *text == mask_number(kind, known) {
            *text = std::mem::take(known);
        }
    }
    draft
}

/// Where a form has numbers.
fn places(draft: &mut ContactDraft) -> [(&'static str, NumberKind, &mut String); 3] {
    [
        ("phone", NumberKind::Phone, &mut draft.phone),
        ("phone-2", NumberKind::Phone, &mut draft.phone_2),
        ("id-number", NumberKind::Document, &mut draft.id_number),
    ]
}

/// The text of a field of a history: numbers masked, all else as it is.
pub(super) fn field_masked(field: &str, text: String) -> String {
    let kind = match field {
        "phone" | "phone-2" => Some(NumberKind::Phone),
        "id-number" => Some(NumberKind::Document),
        // An item of a row has the row's place before it.
        field => Item::ALL.iter().filter(|item| field.ends_with(item.name())).find_map(|item| kind_of(*item)),
    };
    match kind {
        _ if is_mark(&text) => erased_name(1),
        Some(kind) => mask_number(kind, &text),
        None => text,
    }
}

fn mask_number(kind: NumberKind, text: &str) -> String {
    match kind {
        NumberKind::Phone => mask_digits(text),
        NumberKind::Document => mask_id(text),
        NumberKind::Account => mask_account(text),
    }
}

fn kind_of(item: Item) -> Option<NumberKind> {
    match item.kind() {
        Kind::Account => Some(NumberKind::Account),
        Kind::IdNumber => Some(NumberKind::Document),
        _ => None,
    }
}

fn of(phones: &[Phone], document: Option<&IdDocument>) -> Vec<Number> {
    let phone = |(at, phone): (usize, &Phone)| Number {
        field: if at == 0 { "phone".to_owned() } else { format!("phone-{}", at + 1) },
        kind: NumberKind::Phone,
        text: phone.as_str().to_owned(),
    };
    let document = document.map(|document| Number {
        field: "id-number".to_owned(),
        kind: NumberKind::Document,
        text: document.number.clone(),
    });
    let numbers = phones.iter().enumerate().map(phone).chain(document);
    // A mark in the place of one that was erased is nobody's number.
    numbers.filter(|number| !is_mark(&number.text)).collect()
}

fn of_sheet(sheet: &Sheet, prefix: &str) -> Vec<Number> {
    let number = |(item, value): (Item, &Value)| match (kind_of(item), value) {
        (Some(kind), Value::Text(text)) => {
            Some(Number { field: format!("{prefix}{}", item.name()), kind, text: text.clone() })
        }
        _ => None,
    };
    sheet.each().filter_map(number).collect()
}

fn mask_document(document: &mut Option<IdDocument>) {
    *document = document.take().filter(|document| !document.is_mark());
    if let Some(document) = document {
        document.number = mask_id(&document.number);
    }
}

fn mask_sheet(sheet: &mut Sheet) {
    for Number { field, text, .. } in of_sheet(sheet, "").into_iter().map(Number::masked) {
        if let Some(item) = Item::parse(&field) {
            sheet.set(item, Some(Value::Text(text)));
        }
    }
}

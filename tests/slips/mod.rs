//! Slips of the pen: for every field of a form that has a rule, three texts it refuses, by its kind. The rules are asked
//! with them natively, and forms are filled in with them in browsers.
//!
//! Days are such as a day's control holds; what it does not even hold, `UNHELD_DAYS`, only the rules are asked with. A
//! control of a time holds no wrong one.

use bangfu_desk::registers::form::{person_fields, row_name, row_of};
use casework::draft::{ContactDraft, PersonDraft};
use casework::register::{EntryDraft, Item, Kind, Register, RowDraft};

/// A field and what it refuses.
pub struct Slip {
    /// The control's `name`.
    pub field: String,
    /// Texts it refuses.
    pub texts: [String; 3],
}

/// Days no day's control holds.
pub const UNHELD_DAYS: [&str; 3] = ["2026-02-30", "0026-13-01", "昨天"];

const CODES: [&str; 3] = ["没有这一项", "?", "no-such-key"];
const FUTURE_OR_OLD: [&str; 3] = ["2099-01-01", "1024-01-01", "1799-12-31"];

fn slip(field: impl Into<String>, texts: [&str; 3]) -> Slip {
    Slip { field: field.into(), texts: texts.map(str::to_owned) }
}

fn long(field: impl Into<String>, most: usize) -> Slip {
    let texts = [most + 1, most + 2, most * 2].map(|n| "长".repeat(n));
    Slip { field: field.into(), texts }
}

fn of_kind(field: String, kind: Kind) -> Slip {
    match kind {
        Kind::Line(most) | Kind::Lines(most) => long(field, most),
        Kind::PastDay => slip(field, FUTURE_OR_OLD),
        Kind::AnyDay => slip(field, ["1899-12-31", "1024-01-01", "2200-01-01"]),
        Kind::Money => slip(field, ["三千", "-1", "0.125"]),
        Kind::Count(most) => slip(field, ["0", "1.5", &(u64::from(most) + 1).to_string()]),
        Kind::Rate => slip(field, ["100.5", "-1", "五"]),
        Kind::Quantity => slip(field, ["0", "半袋", "1.234"]),
        Kind::Code(_) => slip(field, CODES),
        Kind::Account => slip(field, ["1234", "6222abcd1234", "1234567890123456789012345678901"]),
        // A number of an identity card is doubted, never refused, but for its length.
        Kind::IdNumber => Slip { field, texts: [41, 42, 80].map(|n| "1".repeat(n)) },
    }
}

/// What is asked of a person; sex and kind of document are chosen, and have no rule of their own.
fn of_person(field: &str) -> Option<Slip> {
    Some(match field {
        "name" => long(field, 40),
        "employer" => long(field, 100),
        "phone" | "phone-2" => slip(field, ["没有", "139a0005678", "139000056781390000567"]),
        "id-number" => of_kind(field.to_owned(), Kind::IdNumber),
        "birth" => slip(field, FUTURE_OR_OLD),
        "district" => slip(field, CODES),
        _ => return None,
    })
}

/// Every field of a new entry's form, rows being the second of their group.
pub fn of_register(register: Register) -> Vec<Slip> {
    let spec = register.spec();
    let rows = spec.groups.iter().flat_map(|group| group.items().iter().map(move |item| (*group, *item)));
    let mut slips = vec![slip("opened", FUTURE_OR_OLD)];
    slips.extend(person_fields(spec.ask).iter().filter_map(|field| of_person(field)));
    slips.extend(spec.items().map(|item| of_kind(item.name().to_owned(), item.kind())));
    slips.extend(rows.map(|(group, item)| of_kind(row_name(group, 2, item), item.kind())));
    slips
}

/// Every field of the reception's form, of a contact that is done.
pub fn of_reception() -> Vec<Slip> {
    let person = ["name", "phone", "phone-2", "id-number", "birth", "employer", "district"];
    let mut slips: Vec<Slip> = person.into_iter().filter_map(of_person).collect();
    slips.extend([
        slip("received-date", FUTURE_OR_OLD),
        slip("done", FUTURE_OR_OLD),
        slip("people", ["0", "1.5", "100001"]),
        slip("involved", ["0", "四", "100001"]),
        slip("category", CODES),
        slip("handling", CODES),
        long("employer-code", 40),
        long("demand", 2000),
        long("receiver", 40),
        long("notes", 2000),
    ]);
    slips
}

/// Puts a text into a draft of an entry, by the control's `name`. A row that is not there yet is added.
pub fn put_entry(draft: &mut EntryDraft, field: &str, text: &str) {
    let text = text.to_owned();
    if let Some((group, place, item)) = row_of(field) {
        while draft.rows_of(group).count() < place {
            draft.rows.push(RowDraft::new(group));
        }
        let at = draft.rows_of(group).nth(place - 1).map(|(at, _)| at).unwrap();
        return draft.rows[at].put(item, text);
    }
    match Item::parse(field) {
        Some(item) => draft.put(item, text),
        None if field == "opened" => draft.opened = text,
        None => *person(&mut draft.person, field) = text,
    }
}

fn person<'a>(draft: &'a mut PersonDraft, field: &str) -> &'a mut String {
    match field {
        "name" => &mut draft.name,
        "phone" => &mut draft.phone,
        "phone-2" => &mut draft.phone_2,
        "id-number" => &mut draft.id_number,
        "birth" => &mut draft.birth,
        "employer" => &mut draft.employer,
        "district" => &mut draft.district,
        _ => panic!("a person has no {field}"),
    }
}

/// Puts a text into a draft of a contact, by the control's `name`.
pub fn put_contact(draft: &mut ContactDraft, field: &str, text: &str) {
    let place = match field {
        "name" => &mut draft.name,
        "phone" => &mut draft.phone,
        "phone-2" => &mut draft.phone_2,
        "id-number" => &mut draft.id_number,
        "birth" => &mut draft.birth,
        "employer" => &mut draft.employer,
        "district" => &mut draft.district,
        "received-date" => &mut draft.received_date,
        "done" => &mut draft.done,
        "people" => &mut draft.people,
        "involved" => &mut draft.involved,
        "category" => &mut draft.category,
        "handling" => &mut draft.handling,
        "employer-code" => &mut draft.employer_code,
        "demand" => &mut draft.demand,
        "notes" => &mut draft.notes,
        "receiver" => &mut draft.receiver,
        _ => panic!("a contact has no {field}"),
    };
    *place = text.to_owned();
}

//! When two entries say the same thing: a ledger that comes in a second time must not count twice.

use super::{Entry, Item, Value};
use crate::text::packed;

/// Items that number the paper an entry stands on.
const PAPERS: [Item; 4] = [Item::Contract, Item::Receipt, Item::FileNumber, Item::CardNumber];

impl Entry {
    /// A fingerprint of what it says happened: its register, the person by valid ID number (else by name and employer), the
    /// day, the money, what it was given for, the numbers of its papers. The same on every device; what may be corrected
    /// later (telephone, notes, stages) is no part of it.
    pub fn twin(&self) -> u128 {
        let mut hash = Fnv::new();
        hash.part(self.register().word());
        match self.person.id_document.as_ref().and_then(|document| document.person_key()) {
            Some(key) => hash.part(&key),
            None => {
                hash.part(&packed(&self.person.name));
                hash.part(&packed(&self.person.employer));
            }
        }
        hash.part(&self.opened.0.to_string());
        hash.part(&self.amount().to_string());
        let spec = self.register().spec();
        for item in spec.counting.splits.first().into_iter().chain(&PAPERS) {
            hash.part(self.sheet.get(*item).map_or("", said));
        }
        // Of a post or a fair nothing else tells one from another.
        for item in [Item::Post, Item::Title].iter().filter(|item| spec.needed.contains(item)) {
            hash.part(self.sheet.text(*item));
        }
        hash.0
    }
}

fn said(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        Value::Code(key) => key.as_str(),
        _ => "",
    }
}

/// A fingerprint of texts, kept apart.
pub(super) fn fnv<'a>(parts: impl Iterator<Item = &'a str>) -> u128 {
    let mut hash = Fnv::new();
    parts.for_each(|part| hash.part(part));
    hash.0
}

/// FNV-1a of 128 bits, parts kept apart.
struct Fnv(u128);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn part(&mut self, text: &str) {
        for byte in text.bytes().chain([0x1f]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{DeviceCode, RecordId};
    use crate::identity::{IdDocument, IdKind};
    use crate::register::{EntryNumber, Group, Person, Register, Row, Sheet};
    use crate::time::Day;

    fn grant() -> Entry {
        let document =
            IdDocument::parse(IdKind::Resident, "130799196909082551").map(|(document, _)| document);
        Entry {
            id: RecordId(1),
            number: EntryNumber { register: Register::Relief, year: 2005, device: DeviceCode(0), serial: 1 },
            opened: Day(12_900),
            person: Person { name: "张三".to_owned(), id_document: document, ..Person::default() },
            sheet: Sheet::from_iter([(Item::Amount, Value::Fen(50_000))]),
            rows: Vec::new(),
            steps: Vec::new(),
            contact: None,
            flags: Vec::new(),
            source: None,
        }
    }

    #[track_caller]
    fn check(is_same: bool, change: impl FnOnce(&mut Entry)) {
        let mut other = grant();
        change(&mut other);
        assert_eq!(grant().twin() == other.twin(), is_same);
    }

    #[test]
    fn who_when_and_how_much_tell_entries_apart() {
        check(true, |_| {});
        check(true, |entry| entry.id = RecordId(7));
        check(true, |entry| entry.person.name = "张三（更正）".to_owned());
        check(true, |entry| entry.sheet.set(Item::Notes, Some(Value::Text("已核".to_owned()))));
        check(false, |entry| entry.person.id_document = None);
        check(false, |entry| entry.opened = Day(12_901));
        check(false, |entry| entry.sheet.set(Item::Amount, Some(Value::Fen(50_001))));
        check(false, |entry| entry.number.register = Register::Waiver);
        check(false, |entry| entry.sheet.set(Item::Contract, Some(Value::Text("JY1".to_owned()))));
        let goods = Sheet::from_iter([(Item::Worth, Value::Fen(4_500))]);
        check(false, |entry| entry.rows.push(Row { group: Group::Goods, sheet: goods }));
    }

    #[test]
    fn without_a_valid_number_the_name_tells() {
        let nameless = |name: &str| {
            let mut entry = grant();
            entry.person.id_document = None;
            entry.person.name = name.to_owned();
            entry.twin()
        };
        assert_eq!(nameless("张 三"), nameless("张三"));
        assert_ne!(nameless("张三"), nameless("李四"));
    }

    #[test]
    fn parts_do_not_run_into_one_another() {
        let of = |parts: &[&str]| {
            let mut hash = Fnv::new();
            parts.iter().for_each(|part| hash.part(part));
            hash.0
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}

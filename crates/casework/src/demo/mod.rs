//! A made-up year to try the product with. Seeded: the same seed gives the same year. Reads no clock, no randomness.
//!
//! No real person: document numbers use the unassigned county 130799, telephones the block 1990000xxxx; names,
//! districts and employers are put together from word parts.

mod chance;
mod entries;
mod jobs;
mod people;
mod stories;
mod words;

use std::cmp::Ordering;

use crate::act::{ActKind, Change, ChangeSet, Present, number_entries, number_rows};
use crate::centre::Centre;
use crate::code::{Code, CodeKey, Codes, ListName};
use crate::contact::{Contact, DeviceCode};
use crate::order;
use crate::register::{Entry, Register};
use crate::staff::Staff;
use crate::time::{CivilTime, Day, Moment};

use chance::Chance;
use stories::Teller;

/// Above this many contacts a year is too short to hold them.
const ONE_YEAR: u32 = 20_000;

/// Districts of the made-up city, keys `qingyuan`, `yuanbei`, …
pub fn districts() -> Vec<Code> {
    let code = |&(key, zh, en): &(&str, &str, &str)| {
        CodeKey::parse(key).map(|key| Code {
            list: ListName::District,
            key,
            zh: zh.to_owned(),
            en: en.to_owned(),
            active: true,
        })
    };
    words::DISTRICTS.iter().filter_map(code).collect()
}

/// The made-up centre itself.
pub fn centre() -> Centre {
    Centre { name: words::CENTRE.to_owned(), demo: true, ..Centre::default() }
}

/// Names of the desk's staff in the made-up year; contacts name them as receivers.
pub fn receivers() -> Vec<&'static str> {
    words::RECEIVERS.to_vec()
}

/// A plausible time at a city's desk: `count` contacts in the order received, over 12 months (36, where there are
/// more than 20,000) up to `until`, keys and numbers still blank (`number_rows` gives them).
///
/// Weekdays and seasons, people who come again, one employer with a month of wage arrears, calls without content,
/// anonymous callers, consultations, letters, contacts still open.
pub fn contacts(seed: u64, until: Day, count: u32) -> Vec<Contact> {
    let mut chance = Chance::new(seed);
    let months = if count > ONE_YEAR { 36 } else { 12 };
    let mut teller = Teller::new(&mut chance, until, months, count);
    let mut contacts: Vec<Contact> = (0..count).map(|_| teller.contact(&mut chance)).collect();
    order::sort_by(&mut contacts, received_first);
    contacts
}

/// So many made-up entries of one register within a year up to `until`, keys and numbers still blank.
pub fn register(seed: u64, until: Day, count: u32, register: Register, codes: &Codes) -> Vec<Entry> {
    entries::of_register(&contacts(seed, until, count), seed, until, register, codes)
}

/// The change set that fills a centre with the made-up year: its districts, its contacts, and the entries of the
/// other desks that grew out of them, numbered.
pub fn fill(
    present: &impl Present,
    who: &Staff,
    seed: u64,
    count: u32,
    at: Moment,
    device: DeviceCode,
) -> ChangeSet {
    let now = at.civil(present.centre().zone);
    let mut rows = contacts(seed, now.day, count);
    rows.iter_mut().for_each(|row| row.received = not_after(row.received, now));
    order::sort_by(&mut rows, received_first);
    number_rows(present, device, &mut rows);
    let new = |code: &Code| present.codes().get(code.list, code.key.as_str()).is_none();
    let codes =
        districts().into_iter().filter(new).map(|code| Change::Code { before: None, after: Some(code) });
    let mut lists = present.codes().clone();
    districts().into_iter().for_each(|code| lists.put(code));
    let mut entered = entries::entries(&rows, seed, now.day, &lists);
    entered.extend(jobs::jobs(seed, now.day, &lists));
    order::sort_by_key(&mut entered, |entry| entry.opened);
    number_entries(present, device, rows.len() as u64, &mut entered);
    let contacts = rows.into_iter().map(|row| Change::AddContact(Box::new(row)));
    let entered = entered.into_iter().map(|entry| Change::AddEntry(Box::new(entry)));
    let changes = codes.chain(contacts).chain(entered).collect();
    ChangeSet { kind: ActKind::Demo, at, by: who.id, changes }
}

/// A time of today that is still to come, moved into the part of today that has been.
fn not_after(time: CivilTime, now: CivilTime) -> CivilTime {
    let minute = match (time.minute, now.minute) {
        (Some(minute), Some(limit)) if time.day == now.day => {
            Some((u32::from(minute) * u32::from(limit) / 1440) as u16)
        }
        (minute, _) => minute,
    };
    CivilTime { day: time.day, minute }
}

fn received_first(a: &Contact, b: &Contact) -> Ordering {
    (a.received.day, a.received.minute).cmp(&(b.received.day, b.received.minute))
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::code::shipped;
    use crate::contact::Status;
    use crate::draft::ContactDraft;
    use crate::time::Month;

    fn until() -> Day {
        Day::new(2026, 11, 23).unwrap()
    }

    #[test]
    fn the_same_seed_gives_the_same_year() {
        assert_eq!(contacts(7, until(), 300), contacts(7, until(), 300));
        assert_ne!(contacts(7, until(), 300), contacts(8, until(), 300));
    }

    #[test]
    fn every_contact_would_pass_the_form() {
        let mut codes = shipped();
        districts().into_iter().for_each(|code| codes.put(code));
        for contact in contacts(1, until(), 2000) {
            let draft = ContactDraft { editing: None, original: None, ..ContactDraft::of(&contact) };
            let (mut checked, _) = draft.check(until(), &codes).unwrap();
            checked.flags.clone_from(&contact.flags);
            checked.void = contact.void;
            assert!(checked == contact, "{draft:?} {} {}", contact.received, contact.demand);
        }
    }

    #[test]
    fn a_year_has_its_seasons_its_returning_people_and_its_arrears() {
        let year = contacts(2, until(), 3000);
        let months: HashSet<_> = year.iter().map(|contact| Month::of(contact.received.day)).collect();
        assert_eq!(months.len(), 12);
        let count = |what: &dyn Fn(&Contact) -> bool| year.iter().filter(|contact| what(contact)).count();
        assert!(count(&|c| c.received.day.weekday() > 5) * 10 < year.len());
        assert!((30..200).contains(&count(&|c| c.void.is_some())));
        assert!(count(&|c| c.anonymous) > 50);
        assert!(count(&|c| c.status == Status::Open) > 50);
        assert!(count(&|c| !c.flags.is_empty()) > 0);
        let mut people: HashMap<String, u32> = HashMap::new();
        for key in year.iter().filter_map(|c| Some(c.id_document.as_ref()?.person_key()?.into_owned())) {
            *people.entry(key).or_default() += 1;
        }
        assert!(people.values().filter(|&&times| times > 1).count() > 50);
        let mut arrears: HashMap<(&str, Month), u32> = HashMap::new();
        for c in year.iter().filter(|c| c.category.as_ref().is_some_and(|key| key.as_str() == "pay.arrears"))
        {
            *arrears.entry((&c.employer, Month::of(c.received.day))).or_default() += 1;
        }
        let named = arrears.iter().filter(|((employer, _), _)| !employer.is_empty());
        assert!(named.map(|(_, &times)| times).max() >= Some(20));
    }

    #[test]
    fn how_it_was_handled_agrees_with_where_it_stands() {
        let said = |c: &Contact, way: &str| c.handling.as_ref().is_some_and(|key| key.as_str() == way);
        let year = contacts(2, until(), 3000);
        let (mut in_hand, mut finished) = (0, 0);
        for c in &year {
            assert_eq!(c.done.is_some(), c.status == Status::Done);
            if said(c, "in-hand") {
                assert_ne!(c.status, Status::Done, "in hand, and done on {:?}", c.done);
                in_hand += 1;
            }
            if said(c, "finished") || said(c, "answered") {
                assert_eq!(c.status, Status::Done);
                finished += 1;
            }
        }
        assert!(in_hand > 20 && finished > 1000, "{in_hand} in hand, {finished} finished");
    }

    #[test]
    fn a_document_number_belongs_to_one_person_and_to_no_county() {
        let mut names: HashMap<String, String> = HashMap::new();
        for contact in contacts(3, until(), 25_000) {
            assert!(contact.phones.iter().all(|phone| phone.as_str().starts_with("1990000")));
            let Some(document) = contact.id_document else { continue };
            assert!(document.number.starts_with("130799"));
            if document.valid {
                assert_eq!(names.entry(document.number).or_insert(contact.name.clone()), &contact.name);
            }
        }
        assert!(names.len() > 5_000);
    }
}

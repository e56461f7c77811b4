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

use serde::{Deserialize, Serialize};

use crate::act::{ActKind, Change, ChangeSet, Present, number_entries, number_rows};
use crate::centre::Centre;
use crate::code::{Code, CodeKey, Codes, ListName, shipped};
use crate::contact::{Contact, DeviceCode, RecordId};
use crate::order;
use crate::register::{Entry, Register};
use crate::staff::StaffId;
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

/// A made-up year of a centre, made where the program has room for it and taken in by the engine as it is.
#[derive(Serialize, Deserialize)]
pub struct Year {
    /// Districts that its records name.
    pub districts: Vec<Code>,
    /// Contacts in the order received, numbers still blank. The key of each is its place, from 1.
    pub contacts: Vec<Contact>,
    /// Entries of the other desks in the order entered, keys and numbers still blank.
    pub entries: Vec<Entry>,
}

/// A year that ends now: about so many contacts, and the entries that grew out of them.
pub fn year(seed: u64, now: CivilTime, count: u32) -> Year {
    let mut contacts = contacts(seed, now.day, count);
    contacts.iter_mut().for_each(|row| row.received = not_after(row.received, now));
    order::sort_by(&mut contacts, received_first);
    (1..).zip(&mut contacts).for_each(|(place, contact)| contact.id = RecordId(place));
    let (districts, mut lists) = (districts(), shipped().with_desks());
    districts.iter().for_each(|code| lists.put(code.clone()));
    let mut entries = entries::entries(&contacts, seed, now.day, &lists);
    entries.extend(jobs::jobs(seed, now.day, &lists));
    order::sort_by_key(&mut entries, |entry| entry.opened);
    Year { districts, contacts, entries }
}

/// The change set that fills a centre with a made-up year, numbered.
pub fn fill(present: &impl Present, by: StaffId, year: Year, at: Moment, device: DeviceCode) -> ChangeSet {
    let Year { districts, mut contacts, mut entries } = year;
    number_rows(present, device, &mut contacts);
    number_entries(present, device, contacts.len() as u64, &mut entries);
    for entry in &mut entries {
        let place = entry.contact.and_then(|place| usize::try_from(place.0).ok()?.checked_sub(1));
        entry.contact = place.and_then(|place| contacts.get(place)).map(|contact| contact.id);
    }
    let new = |code: &Code| present.codes().get(code.list, code.key.as_str()).is_none();
    let codes =
        districts.into_iter().filter(new).map(|code| Change::Code { before: None, after: Some(code) });
    let contacts = contacts.into_iter().map(|row| Change::AddContact(Box::new(row)));
    let entries = entries.into_iter().map(|entry| Change::AddEntry(Box::new(entry)));
    ChangeSet { kind: ActKind::Demo, at, by, changes: codes.chain(contacts).chain(entries).collect() }
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

//! What is known beside the form: persons by telephone, document or name, and what else comes from the same employer.
//!
//! Withdrawn contacts are not looked at. Quick enough for every keystroke at a hundred thousand contacts.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use casework::contact::{Contact, Status};
use casework::figure::Dim;
use casework::identity::{Phone, Sex};
use casework::order;
use casework::query::LookUp;
use casework::time::{CivilTime, Day};
use casework::view::{ContactRow, Fit, Known, KnownPerson};

use super::Casebook;
use super::columns::instant;
use super::haystack::fold;
use super::searched::{ID, NAME, PHONE};

/// Fewest signs that are looked up, of a document's number, a telephone number, a name.
const LEAST: (usize, usize, usize) = (6, 4, 2);
/// By what a row was found, added up: the larger the sum, the better the match. A whole number counts for more than all
/// that only begins so.
const BY_NAME: u8 = 1;
const BY_PHONE: u8 = 2;
const BY_ID: u8 = 4;
const BY_WHOLE_PHONE: u8 = 8;
const BY_WHOLE_ID: u8 = 16;
/// Most persons shown.
const SHOWN: usize = 5;
/// Most contacts looked at, best matches and latest first.
const MOST: usize = 400;
/// Days an employer's contacts are counted over, today among them.
const DAYS: i32 = 30;

/// A row that matches, and how well.
#[derive(Clone, Copy)]
struct Match {
    row: u32,
    score: u8,
}

/// Contacts that are about one person, latest first.
struct Person {
    score: u8,
    valid_id: Option<String>,
    contacts: Vec<(u32, Contact)>,
}

impl Casebook {
    /// What is known of what was typed so far.
    pub fn look_up(&self, asked: &LookUp, today: Day) -> Known {
        let except = asked.except.and_then(|id| self.row(id));
        let mut known = Known::default();
        let mut persons = self.persons(self.matches(asked, except));
        known.more = persons.len() > SHOWN;
        persons.truncate(SHOWN);
        known.persons = persons.into_iter().filter_map(|person| self.known(person, except)).collect();
        self.employer(asked, today, except, &mut known);
        known
    }

    fn matches(&self, asked: &LookUp, except: Option<u32>) -> Vec<Match> {
        let digits: String = fold(&asked.phone).chars().filter(char::is_ascii_digit).collect();
        let id: String = fold(&asked.id_number).chars().filter(|sign| !sign.is_whitespace()).collect();
        let name = asked.name.trim();
        let mut scores = vec![0_u8; self.count() as usize];
        let kinds = [
            (ID, id.as_str(), LEAST.0, BY_ID),
            (PHONE, &digits, LEAST.1, BY_PHONE),
            (NAME, name, LEAST.2, BY_NAME),
        ];
        for (letter, text, least, score) in kinds {
            if text.chars().count() >= least {
                let rows = self.marks.beginning(&format!("{letter}{text}"));
                rows.into_iter().for_each(|row| scores[row as usize] |= score);
            }
        }
        let phone = Phone::parse(&asked.phone).map_or(digits, |(phone, _)| phone.as_str().to_owned());
        for (letter, text, score) in [(ID, id.as_str(), BY_WHOLE_ID), (PHONE, &phone, BY_WHOLE_PHONE)] {
            let rows =
                if text.is_empty() { Vec::new() } else { self.marks.being(&format!("{letter}{text}")) };
            rows.into_iter().for_each(|row| scores[row as usize] |= score);
        }
        // Latest first, of which the most are kept.
        let found = (0..self.count()).rev().map(|row| Match { row, score: scores[row as usize] });
        let found = found.filter(|found| found.score > 0 && self.is_looked_at(found.row, except));
        order::first_by_key(found, MOST, |found| Reverse((found.score, self.received(found.row), found.row)))
    }

    /// Matches as persons, best match first, then latest: one for each valid document; a contact without one joins the only
    /// person of its name who has its telephone, else all alike in name and first telephone are one.
    fn persons(&self, matches: Vec<Match>) -> Vec<Person> {
        let mut persons: Vec<Person> = Vec::new();
        let (with_id, without): (Vec<_>, Vec<_>) = matches
            .into_iter()
            .filter_map(|found| Some((self.at(found.row)?, found)))
            .partition(|(contact, _)| valid_id(contact).is_some());
        for (contact, found) in with_id {
            let same = persons.iter().position(|person| person.valid_id.as_deref() == valid_id(&contact));
            join(&mut persons, same, contact, found);
        }
        let documented = persons.len();
        for (contact, found) in without {
            let mut likely = (0..documented).filter(|&at| persons[at].has_name_and_phone_of(&contact));
            let one = likely.next().filter(|_| likely.next().is_none());
            let alike = || (documented..persons.len()).find(|&at| persons[at].is_alike(&contact));
            let same = one.or_else(alike);
            join(&mut persons, same, contact, found);
        }
        for person in &mut persons {
            order::sort_by_key(&mut person.contacts, |(row, _)| Reverse((self.received(*row), *row)));
        }
        order::sort_by_key(&mut persons, |person| {
            let latest = person.contacts.first().map_or(0, |(row, _)| self.received(*row));
            Reverse((person.score, latest))
        });
        persons
    }

    /// All contacts of a person with a valid document, whatever telephone they came from, are counted.
    fn known(&self, person: Person, except: Option<u32>) -> Option<KnownPerson> {
        let mut contacts = person.contacts;
        if let Some(id) = &person.valid_id {
            let there: HashSet<u32> = contacts.iter().map(|(row, _)| *row).collect();
            let more = self.marks.being(&format!("{ID}{id}"));
            let others =
                more.into_iter().filter(|row| !there.contains(row) && self.is_looked_at(*row, except));
            contacts.extend(others.take(MOST).filter_map(|row| Some((row, self.at(row)?))));
            order::sort_by_key(&mut contacts, |(row, _)| Reverse((self.received(*row), *row)));
        }
        let of_latest = |text: fn(&Contact) -> &str| {
            let filled = contacts.iter().map(|(_, contact)| text(contact)).find(|text| !text.is_empty());
            filled.unwrap_or_default().to_owned()
        };
        let (_, latest) = contacts.first()?;
        Some(KnownPerson {
            latest: latest.id,
            name: of_latest(|contact| &contact.name),
            sex: contacts.iter().map(|(_, c)| c.sex).find(|&sex| sex != Sex::Unknown).unwrap_or_default(),
            birth: contacts.iter().find_map(|(_, contact)| contact.birth),
            employer: of_latest(|contact| &contact.employer),
            district: of_latest(|contact| contact.district.as_ref().map_or("", |key| key.as_str())),
            contacts: contacts.len() as u32,
            open: contacts.iter().filter(|(_, contact)| contact.status != Status::Done).count() as u32,
            last: contacts.iter().take(3).map(|(_, contact)| ContactRow::of(contact)).collect(),
            by_phone: fit(person.score, BY_WHOLE_PHONE, BY_PHONE),
            by_id: fit(person.score, BY_WHOLE_ID, BY_ID),
        })
    }

    fn employer(&self, asked: &LookUp, today: Day, except: Option<u32>, known: &mut Known) {
        let typed = asked.employer.trim();
        if typed.is_empty() {
            return;
        }
        let facts = self.facts();
        if let Some(employer) = facts.dictionary(Dim::Employer).code(typed) {
            let after = instant(CivilTime { day: Day(today.0 - DAYS + 1), minute: None });
            let until = instant(CivilTime { day: Day(today.0 + 1), minute: None });
            let recent = |row: &u32| {
                facts.code(Dim::Employer, *row) == employer
                    && (after..until).contains(&self.received(*row))
                    && self.is_looked_at(*row, except)
            };
            let mut rows: Vec<u32> = (0..self.count()).filter(recent).collect();
            self.latest_first(&mut rows);
            known.employer_contacts = rows.len() as u32;
            known.employer_people = rows.iter().map(|&row| facts.people()[row as usize]).sum();
            known.employer_last = rows.iter().take(5).filter_map(|&row| self.shown(row)).collect();
        }
        known.employers = self.employers(typed);
    }

    /// Employers whose name holds what was typed, those that begin so first, then the most frequent.
    fn employers(&self, typed: &str) -> Vec<String> {
        let (facts, employers) = (self.facts(), self.facts().dictionary(Dim::Employer));
        let folded = fold(typed);
        let mut found: Vec<(bool, u32, u32)> = (0..)
            .zip(employers.texts())
            .filter(|(_, text)| !text.is_empty() && *text != typed)
            .filter_map(|(code, text)| {
                let at = fold(text).find(&folded)?;
                Some((at > 0, 0, code))
            })
            .collect();
        let mut counts: HashMap<u32, u32> = found.iter().map(|(_, _, code)| (*code, 0)).collect();
        for (row, withdrawn) in (0..).zip(&self.withdrawn) {
            if let (Some(count), false) = (counts.get_mut(&facts.code(Dim::Employer, row)), withdrawn) {
                *count += 1;
            }
        }
        found.iter_mut().for_each(|(_, count, code)| *count = u32::MAX - counts.get(code).unwrap_or(&0));
        found.retain(|(_, count, _)| *count != u32::MAX);
        order::sort(&mut found);
        found.iter().take(8).map(|(_, _, code)| employers.text(*code).to_owned()).collect()
    }

    fn is_looked_at(&self, row: u32, except: Option<u32>) -> bool {
        !self.withdrawn[row as usize] && Some(row) != except
    }
}

impl Person {
    fn has_name_and_phone_of(&self, contact: &Contact) -> bool {
        let shares = |other: &Contact| contact.phones.iter().any(|phone| other.phones.contains(phone));
        self.contacts.iter().any(|(_, other)| other.name == contact.name && shares(other))
    }

    fn is_alike(&self, contact: &Contact) -> bool {
        let alike =
            |other: &Contact| other.name == contact.name && other.phones.first() == contact.phones.first();
        self.contacts.first().is_some_and(|(_, other)| alike(other))
    }
}

fn fit(score: u8, whole: u8, begins: u8) -> Fit {
    match (score & whole != 0, score & begins != 0) {
        (true, _) => Fit::Whole,
        (false, true) => Fit::Begins,
        (false, false) => Fit::No,
    }
}

fn valid_id(contact: &Contact) -> Option<&str> {
    contact.id_document.as_ref().filter(|document| document.valid).map(|document| document.number.as_str())
}

fn join(persons: &mut Vec<Person>, same: Option<usize>, contact: Contact, found: Match) {
    let Match { row, score } = found;
    match same.and_then(|at| persons.get_mut(at)) {
        Some(person) => {
            person.score |= score;
            person.contacts.push((row, contact));
        }
        None => {
            let valid_id = valid_id(&contact).map(str::to_owned);
            persons.push(Person { score, valid_id, contacts: vec![(row, contact)] });
        }
    }
}

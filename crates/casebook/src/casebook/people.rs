//! One person across all desks: found by document, telephone or name, with everything done for them.
//!
//! The rule of who is whom is that of the figures: a valid document is a person; a record without one joins a numbered
//! person if exactly one has its name and telephone, else all alike in name and first telephone are one.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use casework::contact::{RecordId, Status};
use casework::identity::{IdDocument, Phone};
use casework::order;
use casework::query::LookUp;
use casework::register::{Circumstance, Person, Register, Said};
use casework::time::Day;
use casework::view::{Deed, Fit, PersonFile, PersonLine, Told};

use super::Casebook;
use super::haystack::fold;
use super::searched::{ID, MEMBER, NAME, PHONE};

/// Fewest signs that are looked up, of a document's number, a telephone number, a name.
const LEAST: (usize, usize, usize) = (4, 4, 1);
/// Most records looked at.
const MOST: usize = 400;
/// Most persons shown.
const SHOWN: usize = 50;
/// Most who may be the same.
const ALIKE: usize = 5;

/// A record of either kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Record {
    Contact(u32),
    Entry(u32),
}

/// A record's person.
struct Face {
    record: Record,
    id: RecordId,
    day: Day,
    open: bool,
    register: Option<Register>,
    person: Person,
}

impl Face {
    /// The document a person is one by.
    fn key(&self) -> Option<String> {
        let document = self.person.id_document.as_ref();
        document.and_then(IdDocument::person_key).map(|key| key.into_owned())
    }

    fn has(&self, phone: &Phone) -> bool {
        self.person.phones.contains(phone)
    }

    /// Same name, and a telephone in common?
    fn is_like(&self, other: &Face) -> bool {
        self.person.name == other.person.name && self.person.phones.iter().any(|phone| other.has(phone))
    }

    /// Same name and first telephone?
    fn is_same_unnumbered(&self, other: &Face) -> bool {
        let phone = self.person.phones.first();
        phone.is_some() && phone == other.person.phones.first() && self.person.name == other.person.name
    }
}

impl Casebook {
    /// The page of the person of a record; none = no such record, or nobody is known.
    pub fn person(&self, id: RecordId) -> Option<PersonFile> {
        let (faces, namesakes) = self.faces_of(id)?;
        let line = line(&faces)?;
        let person = whole(&faces);
        let own: HashSet<Record> = faces.iter().map(|face| face.record).collect();
        let is_anybody = !line.is_erased();
        let others = namesakes.into_iter().filter(|face| !own.contains(&face.record)).collect();
        let alike = groups(others).into_iter().filter(|group| is_anybody && is_alike(group, &person));
        let alike = alike.filter_map(|group| self::line(&group)).take(ALIKE).collect();
        let household = self.household_of(&person, &own);
        let deeds = faces.iter().filter_map(|face| self.deed(face.record)).collect();
        let told = if is_anybody { self.told_by(&faces) } else { Vec::new() };
        Some(PersonFile { line, told, deeds, household, alike })
    }

    /// The person of a record as all of its records have it, numbers in full.
    pub fn whole_person(&self, id: RecordId) -> Option<Person> {
        self.faces_of(id).map(|(faces, _)| whole(&faces))
    }

    /// The records of the person of a record, and all of the same name; none = no such record, or nobody is known.
    fn faces_of(&self, id: RecordId) -> Option<(Vec<Face>, Vec<Face>)> {
        let record = match (self.row(id), self.entries.row(id)) {
            (Some(row), _) => Record::Contact(row),
            (None, Some(row)) => Record::Entry(row),
            (None, None) => return None,
        };
        let anchor = self.face(record)?;
        if anchor.person.name.is_empty() && anchor.person.id_document.is_none() {
            return None;
        }
        let namesakes = self.named(&anchor.person.name);
        Some((self.same(anchor, &namesakes), namesakes))
    }

    /// Every record of the person of a record.
    pub fn records_of_person(&self, id: RecordId) -> Vec<RecordId> {
        self.person(id).map(|file| file.deeds.iter().map(Deed::id).collect()).unwrap_or_default()
    }

    /// Persons that fit what was typed, best match first; the latest ones where nothing was.
    pub fn people(&self, asked: &LookUp) -> Vec<PersonLine> {
        let digits: String = fold(&asked.phone).chars().filter(char::is_ascii_digit).collect();
        let id: String = fold(&asked.id_number).chars().filter(|sign| !sign.is_whitespace()).collect();
        let kinds =
            [(ID, id.as_str(), LEAST.0), (PHONE, &digits, LEAST.1), (NAME, asked.name.trim(), LEAST.2)];
        let typed: Vec<String> = kinds
            .into_iter()
            .filter(|(_, text, least)| text.chars().count() >= *least)
            .map(|(letter, text, _)| format!("{letter}{text}"))
            .collect();
        let mut records: Vec<Record> = if typed.is_empty() {
            self.latest()
        } else {
            let found = typed.iter().flat_map(|mark| self.beginning(mark));
            let mut found: Vec<Record> = found.collect();
            order::sort(&mut found);
            found.dedup();
            found
        };
        records.truncate(MOST);
        let faces: Vec<Face> = records.into_iter().filter_map(|record| self.face(record)).collect();
        let known = |face: &Face| !face.person.name.is_empty() || face.person.id_document.is_some();
        let wanted: Vec<Face> =
            faces.into_iter().filter(|face| known(face) && asked.except != Some(face.id)).collect();
        let mut lines = Vec::new();
        let mut seen = HashSet::new();
        for group in groups(wanted) {
            let Some(first) = group.into_iter().next() else { continue };
            if seen.contains(&first.record) {
                continue;
            }
            let namesakes = self.named(&first.person.name);
            let all = self.same(first, &namesakes);
            seen.extend(all.iter().map(|face| face.record));
            let fits = (fit(&all, &id, documents), fit(&all, &digits, phones));
            lines.extend(line(&all).map(|line| PersonLine { by_id: fits.0, by_phone: fits.1, ..line }));
            if lines.len() == SHOWN {
                break;
            }
        }
        let rank = |fit: Fit| matches!(fit, Fit::Whole);
        order::sort_by_key(&mut lines, |line| Reverse((rank(line.by_id), rank(line.by_phone), line.last)));
        lines
    }

    /// All records of the one a face is of, latest first.
    fn same(&self, anchor: Face, namesakes: &[Face]) -> Vec<Face> {
        let key = anchor.key().or_else(|| the_only(namesakes, &anchor));
        let mut records: Vec<Record> = match &key {
            Some(key) => {
                let mut numbers: Vec<String> = vec![key.clone()];
                numbers.extend(anchor.person.id_document.as_ref().map(|document| document.number.clone()));
                numbers.extend(namesakes.iter().filter(|face| face.key().as_ref() == Some(key)).filter_map(
                    |face| face.person.id_document.as_ref().map(|document| document.number.clone()),
                ));
                order::sort(&mut numbers);
                numbers.dedup();
                let numbered = numbers.iter().flat_map(|number| self.being(&format!("{ID}{number}")));
                let joined = namesakes
                    .iter()
                    .filter(|face| face.key().is_none() && the_only(namesakes, face).as_ref() == Some(key));
                numbered.chain(joined.map(|face| face.record)).collect()
            }
            None => {
                let alike =
                    namesakes.iter().filter(|face| face.key().is_none() && face.is_same_unnumbered(&anchor));
                alike.map(|face| face.record).collect()
            }
        };
        records.push(anchor.record);
        order::sort(&mut records);
        records.dedup();
        let mut faces: Vec<Face> = records.into_iter().filter_map(|record| self.face(record)).collect();
        faces.retain(|face| {
            face.record == anchor.record || key.is_none() || face.key().is_none_or(|own| Some(own) == key)
        });
        order::sort_by_key(&mut faces, |face| Reverse((face.day, face.id)));
        faces
    }

    /// Records of a name that count.
    fn named(&self, name: &str) -> Vec<Face> {
        if name.is_empty() {
            return Vec::new();
        }
        let records = self.being(&format!("{NAME}{name}"));
        let faces = records.into_iter().filter_map(|record| self.face(record));
        faces.filter(|face| face.person.name == name).collect()
    }

    fn being(&self, mark: &str) -> Vec<Record> {
        self.counting(self.marks.being(mark), self.entries.marks.being(mark))
    }

    fn beginning(&self, mark: &str) -> Vec<Record> {
        self.counting(self.marks.beginning(mark), self.entries.marks.beginning(mark))
    }

    /// The records made last.
    fn latest(&self) -> Vec<Record> {
        let most = MOST as u32 / 4;
        let last = |count: u32| (count.saturating_sub(most)..count).rev().collect();
        self.counting(last(self.count()), last(self.entries.len()))
    }

    fn counting(&self, contacts: Vec<u32>, entries: Vec<u32>) -> Vec<Record> {
        let contacts = contacts.into_iter().filter(|row| !self.withdrawn[*row as usize]).map(Record::Contact);
        let entries = entries.into_iter().filter(|row| self.entries.counts(*row)).map(Record::Entry);
        contacts.chain(entries).collect()
    }

    fn face(&self, record: Record) -> Option<Face> {
        match record {
            Record::Contact(row) => self.at(row).map(|contact| Face {
                record,
                id: contact.id,
                day: contact.received.day,
                open: contact.status != Status::Done,
                register: None,
                person: Person::of(&contact),
            }),
            Record::Entry(row) => self.entries.at(row).map(|entry| Face {
                record,
                id: entry.id,
                day: entry.opened,
                open: entry.is_open(),
                register: Some(entry.register()),
                person: entry.person,
            }),
        }
    }

    fn deed(&self, record: Record) -> Option<Deed> {
        match record {
            Record::Contact(row) => self.shown(row).map(Deed::Contact),
            Record::Entry(row) => self.entries.shown(row).map(Deed::Entry),
        }
    }

    /// What the records of a person, latest first, say of employer, district and household: of each the latest that says it.
    fn told_by(&self, faces: &[Face]) -> Vec<Told> {
        let mut told: [Option<Told>; Circumstance::ALL.len()] = Default::default();
        for face in faces {
            let all = Circumstance::ALL;
            let said = match face.record {
                Record::Contact(row) => self.at(row).map(|contact| all.map(|what| what.of_contact(&contact))),
                Record::Entry(row) => self.entries.at(row).map(|entry| all.map(|what| what.of_entry(&entry))),
            };
            for (one, said) in told.iter_mut().zip(said.into_iter().flatten()) {
                let new = |said: Said| Told { what: said.circumstance(), from: face.id, text: said.text() };
                *one = one.take().or(said.map(new));
            }
        }
        told.into_iter().flatten().collect()
    }

    fn household_of(&self, person: &Person, own: &HashSet<Record>) -> Vec<casework::view::EntryRow> {
        let Some(document) = &person.id_document else { return Vec::new() };
        let mut rows = self.entries.marks.being(&format!("{MEMBER}{}", document.number));
        rows.retain(|row| self.entries.counts(*row) && !own.contains(&Record::Entry(*row)));
        self.entries.latest_first(&mut rows);
        rows.into_iter().filter_map(|row| self.entries.shown(row)).collect()
    }
}

/// The only numbered person among namesakes who shares a telephone with a face.
fn the_only(namesakes: &[Face], face: &Face) -> Option<String> {
    let mut keys: Vec<String> =
        namesakes.iter().filter(|other| other.is_like(face)).filter_map(Face::key).collect();
    order::sort(&mut keys);
    keys.dedup();
    let mut keys = keys.into_iter();
    keys.next().filter(|_| keys.next().is_none())
}

/// Faces by person, in the order of their first: one for each document, else for each name and first telephone.
fn groups(faces: Vec<Face>) -> Vec<Vec<Face>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<Face>> = Vec::new();
    for face in faces {
        let phone = face.person.phones.first().map(|phone| phone.as_str());
        let key = match (face.key(), phone) {
            (Some(key), _) => key,
            (None, Some(phone)) => format!("{}/{phone}", face.person.name),
            (None, None) => format!("#{}", face.id.0),
        };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(face),
            None => groups.push(vec![face]),
        }
    }
    groups
}

/// May they be the same as a person of the same name: by birth, by telephone, or because nothing says otherwise?
fn is_alike(group: &[Face], person: &Person) -> bool {
    group.iter().any(|face| {
        let other = &face.person;
        let same_birth = other.birth.is_some() && other.birth == person.birth;
        let shares = other.phones.iter().any(|phone| person.phones.contains(phone));
        let unknown = other.id_document.is_none() || person.id_document.is_none();
        same_birth || shares || (unknown && !other.employer.is_empty() && other.employer == person.employer)
    })
}

/// A person as the latest records have it: what one lacks, an earlier one has.
fn whole(faces: &[Face]) -> Person {
    let mut person = Person::default();
    for face in faces {
        let other = &face.person;
        for (own, others) in [(&mut person.name, &other.name), (&mut person.employer, &other.employer)] {
            if own.is_empty() {
                own.clone_from(others);
            }
        }
        let is_better = |document: &IdDocument| document.person_key().is_some();
        if !person.id_document.as_ref().is_some_and(is_better)
            && (person.id_document.is_none() || other.id_document.as_ref().is_some_and(is_better))
        {
            person.id_document.clone_from(&other.id_document);
        }
        if person.sex == Default::default() {
            person.sex = other.sex;
        }
        person.birth = person.birth.or(other.birth);
        person.district = person.district.take().or_else(|| other.district.clone());
        for phone in &other.phones {
            if !person.phones.contains(phone) {
                person.phones.push(phone.clone());
            }
        }
    }
    person
}

/// The line of a person with all records, latest first.
fn line(faces: &[Face]) -> Option<PersonLine> {
    let latest = faces.first()?;
    let mut line = PersonLine::of(latest.id, &whole(faces));
    line.last = faces.iter().map(|face| face.day).max().unwrap_or_default();
    line.open = faces.iter().filter(|face| face.open).count() as u32;
    let of =
        |register: Option<Register>| faces.iter().filter(|face| face.register == register).count() as u32;
    line.contacts = of(None);
    let entries = Register::ALL.into_iter().map(|register| (register, of(Some(register))));
    line.entries = entries.filter(|(_, count)| *count > 0).collect();
    Some(line)
}

fn documents(person: &Person) -> Vec<String> {
    person.id_document.iter().map(|document| document.number.clone()).collect()
}

fn phones(person: &Person) -> Vec<String> {
    person.phones.iter().map(|phone| phone.main().to_owned()).collect()
}

fn fit(faces: &[Face], typed: &str, texts: fn(&Person) -> Vec<String>) -> Fit {
    let texts: Vec<String> =
        faces.iter().flat_map(|face| texts(&face.person)).map(|text| fold(&text)).collect();
    match typed {
        "" => Fit::No,
        typed if texts.iter().any(|text| text == typed) => Fit::Whole,
        typed if texts.iter().any(|text| text.starts_with(typed)) => Fit::Begins,
        _ => Fit::No,
    }
}

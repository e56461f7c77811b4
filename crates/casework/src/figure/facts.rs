//! The facts statistics count: every contact as a row of small codes in columns, without personal text.
//!
//! Rows are numbered from 0 in the order pushed and never move. A withdrawn row stays and does not count.

use super::Dim;
use super::column::{self, Column, month_code};
use super::kept::{Keeping, Kept};
use super::persons::Persons;
use crate::code::CodeKey;
use crate::contact::Contact;
use crate::dictionary::Dictionary;
use crate::time::{Day, Month};

/// The row was taken out.
pub(super) const WITHDRAWN: u8 = 1;
/// The row is a call without content.
pub(super) const VOID: u8 = 2;

/// All contacts of a casebook as columns; answers figures.
#[derive(Clone)]
pub struct Facts {
    /// Column of each property, in the order of `Dim::ALL`.
    columns: [Column; Dim::ALL.len()],
    dictionaries: [Dictionary; Dim::ALL.len()],
    /// 0 = a contact that counts; else the marks above.
    pub(super) standing: Vec<u8>,
    /// Days since 1970-01-01.
    pub(super) day: Vec<i32>,
    pub(super) people: Vec<u32>,
    pub(super) involved: Vec<u32>,
    pub(super) persons: Persons,
}

impl Default for Facts {
    fn default() -> Facts {
        Facts::new()
    }
}

impl Facts {
    /// No facts yet.
    pub fn new() -> Facts {
        Facts {
            columns: std::array::from_fn(|_| Column::new()),
            dictionaries: Dim::ALL.map(Dictionary::of),
            standing: Vec::new(),
            day: Vec::new(),
            people: Vec::new(),
            involved: Vec::new(),
            persons: Persons::default(),
        }
    }

    /// Number of rows, withdrawn ones included.
    pub fn len(&self) -> usize {
        self.standing.len()
    }

    /// No row at all?
    pub fn is_empty(&self) -> bool {
        self.standing.is_empty()
    }

    /// Appends a contact that counts; gives its row.
    pub fn push(&mut self, contact: &Contact) -> u32 {
        for (n, code) in self.codes(contact).into_iter().enumerate() {
            self.columns[n].push(code);
        }
        self.standing.push(mark(contact));
        self.day.push(contact.received.day.0);
        self.people.push(contact.people);
        self.involved.push(contact.involved);
        self.persons.push(&contact.into());
        self.standing.len() as u32 - 1
    }

    /// The contact of a row was edited. A row that is not there is left alone.
    pub fn replace(&mut self, row: u32, contact: &Contact) {
        let row = row as usize;
        if row >= self.standing.len() {
            return;
        }
        for (n, code) in self.codes(contact).into_iter().enumerate() {
            self.columns[n].set(row, code);
        }
        self.standing[row] = mark(contact) | (self.standing[row] & WITHDRAWN);
        self.day[row] = contact.received.day.0;
        self.people[row] = contact.people;
        self.involved[row] = contact.involved;
        self.persons.set(row, &contact.into());
    }

    /// The contact of a row was withdrawn (`false`) or restored (`true`).
    pub fn set_counted(&mut self, row: u32, counted: bool) {
        if let Some(standing) = self.standing.get_mut(row as usize) {
            *standing = if counted { *standing & !WITHDRAWN } else { *standing | WITHDRAWN };
            self.persons.changed();
        }
    }

    /// All of the facts as bytes. They hold no personal text: names, documents and telephones are hashed.
    pub fn keep(&self) -> Vec<u8> {
        let mut out = Kept::default();
        out.numbers(&[Dim::ALL.len() as u32]);
        out.numbers(&self.standing);
        out.numbers(&self.day.iter().map(|&day| day as u32).collect::<Vec<u32>>());
        out.numbers(&self.people);
        out.numbers(&self.involved);
        self.dictionaries.iter().for_each(|dictionary| dictionary.keep(&mut out));
        self.columns.iter().for_each(|column| column.keep(&mut out));
        self.persons.keep(&mut out);
        out.bytes()
    }

    /// The facts of bytes that `keep` gave; none where another program wrote them that counts otherwise.
    pub fn unkeep(bytes: &[u8]) -> Option<Facts> {
        let mut kept = Keeping::of(bytes);
        if kept.numbers::<u32>()? != [Dim::ALL.len() as u32] {
            return None;
        }
        let standing: Vec<u8> = kept.numbers()?;
        let rows = standing.len();
        let day: Vec<i32> = kept.numbers::<u32>()?.into_iter().map(|day| day as i32).collect();
        let (people, involved): (Vec<u32>, Vec<u32>) = (kept.numbers()?, kept.numbers()?);
        if [day.len(), people.len(), involved.len()] != [rows; 3] {
            return None;
        }
        let mut facts = Facts { standing, day, people, involved, ..Facts::new() };
        for dim in Dim::ALL {
            facts.dictionaries[dim as usize] = Dictionary::unkeep(&mut kept, dim)?;
        }
        for dim in Dim::ALL {
            let limit = if dim == Dim::Month { u64::MAX } else { facts.dictionary(dim).len() as u64 };
            facts.columns[dim as usize] = Column::unkeep(&mut kept, rows, limit)?;
        }
        facts.persons = Persons::unkeep(&mut kept, rows)?;
        kept.is_read().then_some(facts)
    }

    /// Number of contacts that count (calls without content and withdrawn ones do not).
    pub fn contacts(&self) -> u32 {
        self.standing.iter().filter(|&&standing| standing == 0).count() as u32
    }

    /// First and last month with anything received and not withdrawn.
    pub fn span(&self) -> Option<(Month, Month)> {
        let mut days = self.day.iter().zip(&self.standing).filter(|(_, s)| **s & WITHDRAWN == 0);
        let &first = days.next()?.0;
        let widen = |(first, last): (i32, i32), (&day, _): (&i32, &u8)| (first.min(day), last.max(day));
        let (first, last) = days.fold((first, first), widen);
        let month = |day: i32| Month::of(Day(day));
        Some((month(first), month(last)))
    }

    /// The person a row is about: the same number for the same person as long as nothing changes; none = not known.
    pub fn person(&self, row: u32) -> Option<u32> {
        self.known().of_row.get(row as usize).copied().filter(|&person| person != 0)
    }

    /// Rows about the same person as this row, itself included, in row order; empty where the person is not known.
    pub fn same_person(&self, row: u32) -> Vec<u32> {
        let Some(person) = self.person(row) else { return Vec::new() };
        let of_row = &self.known().of_row;
        (0..of_row.len() as u32).filter(|&row| of_row[row as usize] == person).collect()
    }

    /// Keys of a property that any row ever had, in no particular order, "not filled in" among them.
    pub fn keys(&self, dim: Dim) -> impl Iterator<Item = &str> {
        self.dictionary(dim).texts()
    }

    pub(super) fn known(&self) -> &super::persons::Known {
        self.persons.known(|row| self.standing[row] == 0)
    }

    pub(super) fn column(&self, dim: Dim) -> &Column {
        &self.columns[dim as usize]
    }

    /// The keys of a property and their codes. Of months there are none: their code is their number.
    pub fn dictionary(&self, dim: Dim) -> &Dictionary {
        &self.dictionaries[dim as usize]
    }

    /// The code of a row in a property; 0 of a row that is not there.
    pub fn code(&self, dim: Dim, row: u32) -> u32 {
        self.column(dim).get(row as usize)
    }

    /// The day a row was received; the first of 1970 of a row that is not there.
    pub fn day(&self, row: u32) -> Day {
        Day(self.day.get(row as usize).copied().unwrap_or(0))
    }

    /// People present, of each row.
    pub fn people(&self) -> &[u32] {
        &self.people
    }

    /// People concerned, of each row.
    pub fn involved(&self) -> &[u32] {
        &self.involved
    }

    /// Codes of a contact, in the order of `Dim::ALL`.
    fn codes(&mut self, contact: &Contact) -> [u32; Dim::ALL.len()] {
        fn text(key: &Option<CodeKey>) -> &str {
            key.as_ref().map_or("", |key| key.as_str())
        }
        Dim::ALL.map(|dim| {
            let open = &mut self.dictionaries[dim as usize];
            match dim {
                Dim::Month => month_code(Month::of(contact.received.day)),
                Dim::Channel => column::channel(contact.channel),
                Dim::Class => column::class(contact.class()),
                Dim::Nature => column::nature(contact.nature),
                Dim::Category => open.intern(text(&contact.category)),
                Dim::CategoryTop => open.intern(contact.category.as_ref().map_or("", |key| key.top())),
                Dim::District => open.intern(text(&contact.district)),
                Dim::Employer => open.intern(contact.employer.trim()),
                Dim::Receiver => open.intern(contact.receiver.trim()),
                Dim::Handling => open.intern(text(&contact.handling)),
                Dim::Status => column::status(contact.status),
                Dim::Satisfaction => column::satisfaction(contact.satisfaction),
                Dim::Sex => column::sex(contact.sex),
            }
        })
    }
}

fn mark(contact: &Contact) -> u8 {
    if contact.void.is_some() { VOID } else { 0 }
}

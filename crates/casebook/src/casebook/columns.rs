//! What a list is ordered and summed by, in columns: no contact is decoded to sort a hundred thousand.
//!
//! Rows are numbered from 0 in the order pushed and never move.

use std::collections::HashMap;

use casework::contact::{Contact, ContactNumber};
use casework::order::sort_by;
use casework::query::Sort;
use casework::time::CivilTime;

/// The columns.
#[derive(Clone, Default)]
pub struct Columns {
    /// Time received as one number; a day without a minute comes before its minutes.
    pub received: Vec<i64>,
    number: Vec<u64>,
    channel: Vec<u8>,
    /// People present.
    pub people: Vec<u32>,
    /// People concerned.
    pub involved: Vec<u32>,
    name: Words,
    /// Employers, as written.
    pub employer: Words,
    category: Words,
    handling: Words,
    receiver: Words,
}

/// Time received as one number.
pub fn instant(received: CivilTime) -> i64 {
    i64::from(received.day.0) * 1441 + received.minute.map_or(0, |minute| i64::from(minute) + 1)
}

fn ordered(number: ContactNumber) -> u64 {
    let year = (i32::from(number.year) - i32::from(i16::MIN)) as u64;
    year << 48 | u64::from(number.device.0) << 32 | u64::from(number.serial)
}

impl Columns {
    /// Appends a contact.
    pub fn push(&mut self, contact: &Contact) {
        self.received.push(0);
        self.number.push(0);
        self.channel.push(0);
        self.people.push(0);
        self.involved.push(0);
        for words in self.words() {
            words.codes.push(0);
        }
        self.replace(self.received.len() as u32 - 1, contact);
    }

    /// A contact was edited. The row must be there.
    pub fn replace(&mut self, row: u32, contact: &Contact) {
        let at = row as usize;
        self.received[at] = instant(contact.received);
        self.number[at] = ordered(contact.number);
        self.channel[at] = contact.channel as u8;
        self.people[at] = contact.people;
        self.involved[at] = contact.involved;
        let key = |key: &Option<casework::code::CodeKey>| {
            key.as_ref().map_or(String::new(), |key| key.as_str().to_owned())
        };
        self.name.set(at, &contact.name);
        self.employer.set(at, contact.employer.trim());
        self.category.set(at, &key(&contact.category));
        self.handling.set(at, &key(&contact.handling));
        self.receiver.set(at, contact.receiver.trim());
    }

    /// All rows in an order. Rows that have nothing there come last either way; equal rows follow with the latest first.
    pub fn order(&self, by: Sort, descending: bool) -> Vec<u32> {
        let signed = |value: i64| value.wrapping_sub(i64::MIN) as u64;
        let latest_first = |row: usize| u64::MAX - signed(self.received[row]);
        let turned = |key: u64| if descending { u64::MAX - 1 - key } else { key };
        let sorted = |key: &dyn Fn(usize) -> (u64, u64)| {
            let mut rows: Vec<u32> = (0..self.received.len() as u32).collect();
            rows.sort_by_cached_key(|&row| key(row as usize));
            rows
        };
        let by_number = |key: &dyn Fn(usize) -> u64| sorted(&|row| (turned(key(row)), latest_first(row)));
        let by_words = |words: &Words| {
            let ranks = words.ranks();
            sorted(&|row| match ranks[words.codes[row] as usize] {
                Words::NOTHING => (u64::MAX, latest_first(row)),
                rank => (turned(rank), latest_first(row)),
            })
        };
        match by {
            Sort::Received => sorted(&|row| (turned(signed(self.received[row])), turned(self.number[row]))),
            Sort::Number => by_number(&|row| self.number[row]),
            Sort::Channel => by_number(&|row| u64::from(self.channel[row])),
            Sort::Involved => by_number(&|row| u64::from(self.involved[row])),
            Sort::Name => by_words(&self.name),
            Sort::Employer => by_words(&self.employer),
            Sort::Category => by_words(&self.category),
            Sort::Handling => by_words(&self.handling),
            Sort::Receiver => by_words(&self.receiver),
            Sort::Entered => {
                let rows = 0..self.received.len() as u32;
                if descending { rows.rev().collect() } else { rows.collect() }
            }
        }
    }

    fn words(&mut self) -> [&mut Words; 5] {
        [&mut self.name, &mut self.employer, &mut self.category, &mut self.handling, &mut self.receiver]
    }
}

/// A column of texts, each kept once. Holds names; prints nothing.
#[derive(Clone)]
pub struct Words {
    texts: Vec<Box<str>>,
    places: HashMap<Box<str>, u32>,
    /// Place of each row's text.
    pub codes: Vec<u32>,
}

impl Default for Words {
    /// Place 0 is the empty text.
    fn default() -> Words {
        Words { texts: vec!["".into()], places: HashMap::from([("".into(), 0)]), codes: Vec::new() }
    }
}

impl Words {
    /// Rank of the empty text.
    const NOTHING: u64 = u64::MAX;

    /// Place of a text; none = no row ever had it.
    pub fn place(&self, text: &str) -> Option<u32> {
        self.places.get(text).copied()
    }

    /// Every text any row ever had, with its place.
    pub fn each(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(self.texts.iter().map(|text| &**text))
    }

    /// The text of a place.
    pub fn text(&self, place: u32) -> &str {
        self.texts.get(place as usize).map_or("", |text| text)
    }

    fn set(&mut self, row: usize, text: &str) {
        let place = self.place(text).unwrap_or_else(|| {
            let place = self.texts.len() as u32;
            self.texts.push(text.into());
            self.places.insert(text.into(), place);
            place
        });
        self.codes[row] = place;
    }

    /// Rank of each place in the order of the texts' code points.
    fn ranks(&self) -> Vec<u64> {
        let mut order: Vec<u32> = (0..self.texts.len() as u32).collect();
        sort_by(&mut order, |a, b| self.text(*a).cmp(self.text(*b)));
        let mut ranks = vec![0; order.len()];
        (0..).zip(order).for_each(|(rank, place)| ranks[place as usize] = rank);
        if let Some(empty) = ranks.first_mut() {
            *empty = Words::NOTHING;
        }
        ranks
    }
}

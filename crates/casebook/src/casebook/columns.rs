//! What a list is ordered by beside the facts, in columns: no contact is decoded to sort a hundred thousand.
//!
//! Rows are numbered from 0 in the order pushed and never move.

use casework::contact::{Contact, ContactNumber};
use casework::dictionary::Dictionary;
use casework::figure::{Dim, Facts};
use casework::order::sort_by;
use casework::query::Sort;
use casework::time::CivilTime;

/// The columns.
#[derive(Clone)]
pub struct Columns {
    number: Vec<u64>,
    /// Minute of the day received, from 1; 0 = not known, which comes before all.
    minute: Vec<u16>,
    names: Dictionary,
    name: Vec<u32>,
}

impl Default for Columns {
    fn default() -> Columns {
        // Code 0 is no name.
        Columns { number: Vec::new(), minute: Vec::new(), names: Dictionary::with([""]), name: Vec::new() }
    }
}

/// Time received as one number; a day without a minute comes before its minutes.
pub fn instant(received: CivilTime) -> i64 {
    i64::from(received.day.0) * 1441 + i64::from(minute(received))
}

fn minute(received: CivilTime) -> u16 {
    received.minute.map_or(0, |minute| minute + 1)
}

fn ordered(number: ContactNumber) -> u64 {
    let year = (i32::from(number.year) - i32::from(i16::MIN)) as u64;
    year << 48 | u64::from(number.device.0) << 32 | u64::from(number.serial)
}

impl Columns {
    /// Appends a contact.
    pub fn push(&mut self, contact: &Contact) {
        self.number.push(0);
        self.minute.push(0);
        self.name.push(0);
        self.replace(self.number.len() as u32 - 1, contact);
    }

    /// A contact was edited. The row must be there.
    pub fn replace(&mut self, row: u32, contact: &Contact) {
        let at = row as usize;
        self.number[at] = ordered(contact.number);
        self.minute[at] = minute(contact.received);
        self.name[at] = self.names.intern(&contact.name);
    }

    /// Time received of a row, as one number.
    pub fn received(&self, facts: &Facts, row: u32) -> i64 {
        i64::from(facts.day(row).0) * 1441 + i64::from(self.minute[row as usize])
    }

    /// All rows, whose facts are given, in an order. Rows that have nothing there come last either way; equal rows follow with
    /// the latest first.
    pub fn order(&self, facts: &Facts, by: Sort, descending: bool) -> Vec<u32> {
        let signed = |value: i64| value.wrapping_sub(i64::MIN) as u64;
        let latest_first = |row: u32| u64::MAX - signed(self.received(facts, row));
        let turned = |key: u64| if descending { u64::MAX - 1 - key } else { key };
        let sorted = |key: &dyn Fn(u32) -> (u64, u64)| {
            let mut rows: Vec<u32> = (0..self.number.len() as u32).collect();
            rows.sort_by_cached_key(|&row| key(row));
            rows
        };
        let by_number = |key: &dyn Fn(u32) -> u64| sorted(&|row| (turned(key(row)), latest_first(row)));
        let by_text = |texts: &Dictionary, code: &dyn Fn(u32) -> u32| {
            let ranks = ranks(texts);
            sorted(&|row| match ranks.get(code(row) as usize) {
                Some(&Some(rank)) => (turned(rank.into()), latest_first(row)),
                _ => (u64::MAX, latest_first(row)),
            })
        };
        let by_fact = |dim: Dim| by_text(facts.dictionary(dim), &|row| facts.code(dim, row));
        match by {
            Sort::Received => {
                let received = |row| turned(signed(self.received(facts, row)));
                sorted(&|row| (received(row), turned(self.number[row as usize])))
            }
            Sort::Number => by_number(&|row| self.number[row as usize]),
            Sort::Channel => by_number(&|row| facts.code(Dim::Channel, row).into()),
            Sort::Involved => by_number(&|row| facts.involved()[row as usize].into()),
            Sort::Name => by_text(&self.names, &|row| self.name[row as usize]),
            Sort::Employer => by_fact(Dim::Employer),
            Sort::Category => by_fact(Dim::Category),
            Sort::Handling => by_fact(Dim::Handling),
            Sort::Receiver => by_fact(Dim::Receiver),
            Sort::Entered => {
                let rows = 0..self.number.len() as u32;
                if descending { rows.rev().collect() } else { rows.collect() }
            }
        }
    }
}

/// The rank of each code in the order of the texts' code points; none = the empty text.
fn ranks(texts: &Dictionary) -> Vec<Option<u32>> {
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    sort_by(&mut order, |a, b| texts.text(*a).cmp(texts.text(*b)));
    let mut ranks = vec![None; order.len()];
    let filled = order.into_iter().filter(|&code| !texts.text(code).is_empty());
    (0..).zip(filled).for_each(|(rank, code)| ranks[code as usize] = Some(rank));
    ranks
}

//! Reading a sheet by a confirmed mapping: every row up to the last is taken, held or skipped.

use casework::code::{Code, Codes};
use casework::contact::Contact;
use casework::text::packed;
use casework::time::Day;
use serde::{Deserialize, Serialize};

use super::entries::Entries;
use super::row::RowReader;
use super::{Mapping, Reason, RowNote, dictionary};
use crate::sheet::{Cell, Sheet};

/// What is known beside the sheet.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Name of the file, kept with each contact.
    pub file: &'a str,
    /// Lists as they stand.
    pub codes: &'a Codes,
    /// Today, where it is known: days after it are held.
    pub today: Option<Day>,
}

/// What a sheet holds.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// Rows taken, in order; `id` and `number` are blank, `source` names the row, `flags` its doubts.
    pub contacts: Vec<Contact>,
    /// Rows with something in them that were not taken.
    pub held: Vec<RowNote>,
    /// Rows that are no contact: titles, heads, totals, blanks.
    pub skipped: Vec<RowNote>,
    /// Entries of the lists that the rows taken need and the lists lack.
    pub codes: Vec<Code>,
}

impl Reading {
    /// Rows taken with a doubt: one note a doubt.
    pub fn flagged(&self) -> impl Iterator<Item = RowNote> {
        self.contacts.iter().flat_map(RowNote::doubts)
    }
}

/// Reads a sheet. With a mapping that has issues nothing is taken.
pub fn read(sheet: &Sheet, mapping: &Mapping, context: Context<'_>) -> Reading {
    let mut reading = Reading::default();
    if !mapping.issues().is_empty() {
        return reading;
    }
    let head = shown(sheet.row(mapping.head_row));
    let mut entries = Entries::new(context.codes);
    let mut reader = RowReader { sheet: &sheet.name, mapping, context, entries: &mut entries };
    for (row, cells) in sheet.numbered() {
        if let Some(reason) = no_contact(row, cells, mapping, &head) {
            reading.skipped.push(RowNote::of_row(row, reason));
            continue;
        }
        match reader.read(row, cells) {
            Ok(contact) => reading.contacts.push(contact),
            Err((field, reason)) => reading.held.push(RowNote { field, ..RowNote::of_row(row, reason) }),
        }
    }
    reading.codes = needed(entries.into_new(), &reading.contacts);
    reading
}

/// Why a row is no contact, where it is none.
fn no_contact(row: u32, cells: &[Cell], mapping: &Mapping, head: &[String]) -> Option<Reason> {
    if cells.iter().all(Cell::is_empty) {
        return Some(Reason::Blank);
    }
    if row < mapping.head_row {
        return Some(Reason::Title);
    }
    if row == mapping.head_row {
        return Some(Reason::Header);
    }
    if shown(cells) == head {
        return Some(Reason::RepeatedHeader);
    }
    let first = cells.iter().find(|cell| !cell.is_empty()).map(|cell| packed(&cell.shown()))?;
    if dictionary::is_subtotal(&first) {
        return Some(Reason::Subtotal);
    }
    dictionary::is_total(&first).then_some(Reason::Total)
}

fn shown(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|cell| packed(&cell.shown())).collect()
}

/// New entries without those that only held rows asked for.
fn needed(new: Vec<Code>, contacts: &[Contact]) -> Vec<Code> {
    let mut used = std::collections::HashSet::new();
    for contact in contacts {
        let keys = [&contact.district, &contact.category, &contact.handling];
        used.extend(keys.into_iter().flatten());
    }
    new.into_iter().filter(|code| used.contains(&code.key)).collect()
}

//! Rows that are no contact: titles, heads, sums, blanks, footers.

use casework::ledger::{Field, Reason};
use casework::text::packed;

use super::date::looks_like_day;
use super::{Mapping, dictionary};
use crate::sheet::{Cell, Sheet};

/// Filled cells of a footer, at most.
const FOOTER: usize = 3;

/// The rows of a sheet that stand above its data, to be known again below.
pub struct Structure<'a> {
    mapping: &'a Mapping,
    received: Option<usize>,
    titles: Vec<Vec<String>>,
    heads: Vec<Vec<String>>,
}

impl<'a> Structure<'a> {
    /// Of a sheet read by a mapping.
    pub fn of(sheet: &Sheet, mapping: &'a Mapping) -> Structure<'a> {
        let rows = |from: u32, to: u32| -> Vec<Vec<String>> {
            let rows = sheet.numbered().skip(from as usize).take((to - from) as usize);
            rows.map(|(_, cells)| shown(cells)).filter(|cells| !cells.is_empty()).collect()
        };
        let last = mapping.last_head().min(sheet.rows.len() as u32);
        let first = mapping.titles.min(last);
        Structure {
            mapping,
            received: mapping.column(Field::Received),
            titles: rows(0, first),
            heads: rows(first, last),
        }
    }

    /// Why a row is no contact, where it is none.
    pub fn reason(&self, row: u32, cells: &[Cell]) -> Option<Reason> {
        if cells.iter().all(Cell::is_empty) {
            return Some(Reason::Blank);
        }
        if row <= self.mapping.titles {
            return Some(Reason::Title);
        }
        if row <= self.mapping.last_head() {
            return Some(Reason::Header);
        }
        let is_day = self.received.and_then(|column| cells.get(column)).is_some_and(looks_like_day);
        if is_day {
            return None;
        }
        let first = cells.iter().find(|cell| !cell.is_empty())?;
        if let Some(reason) = sum(first) {
            return Some(reason);
        }
        let is_short = cells.iter().filter(|cell| !cell.is_empty()).count() <= FOOTER;
        if is_short && dictionary::is_footer(&packed(&first.shown())) {
            return Some(Reason::Footer);
        }
        let shown = shown(cells);
        if self.heads.contains(&shown) {
            return Some(Reason::RepeatedHeader);
        }
        self.titles.contains(&shown).then_some(Reason::Title)
    }
}

/// The text of the rows above the head.
pub fn title(sheet: &Sheet, titles: u32) -> String {
    let cells = sheet.rows.iter().take(titles as usize).flatten().filter(|cell| !cell.is_empty());
    cells.map(Cell::shown).collect::<Vec<_>>().join(" ")
}

/// Is a row a sum by its first cell?
pub fn is_sum(cells: &[Cell]) -> bool {
    cells.iter().find(|cell| !cell.is_empty()).is_some_and(|first| sum(first).is_some())
}

fn sum(first: &Cell) -> Option<Reason> {
    let Cell::Text(text) = first else { return None };
    let word = packed(text).to_lowercase();
    let word = word.split([':', '(', '=']).next().unwrap_or_default();
    if dictionary::is_subtotal(word) {
        return Some(Reason::Subtotal);
    }
    dictionary::is_total(word).then_some(Reason::Total)
}

/// Cells to compare; without empty ones at the end.
fn shown(cells: &[Cell]) -> Vec<String> {
    let mut shown: Vec<String> = cells.iter().map(|cell| packed(&cell.shown())).collect();
    let last = shown.iter().rposition(|text| !text.is_empty()).map_or(0, |at| at + 1);
    shown.truncate(last);
    shown
}

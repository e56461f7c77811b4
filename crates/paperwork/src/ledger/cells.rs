//! The cells of a row by field, and the words a clerk explained.

use std::collections::HashMap;

use casework::ledger::{Field, Word};
use casework::text::packed;

use super::{Mapping, dictionary};
use crate::sheet::Cell;

/// Where each field stands in a row, and what words mean.
pub struct Columns<'a> {
    places: [Option<usize>; Field::ALL.len()],
    heads: &'a [String],
    words: HashMap<(Field, String), &'a str>,
}

impl<'a> Columns<'a> {
    /// Of a mapping; `heads` are the words over the columns.
    pub fn new(mapping: &'a Mapping, heads: &'a [String]) -> Columns<'a> {
        let mut places = [None; Field::ALL.len()];
        for (at, field) in mapping.columns.iter().enumerate() {
            if let Some(place) = field.and_then(|field| places.get_mut(field as usize)) {
                place.get_or_insert(at);
            }
        }
        let meaning = |word: &'a Word| ((word.field, plain(&word.word)), word.means.as_str());
        Columns { places, heads, words: mapping.words.iter().map(meaning).collect() }
    }

    /// The column of a field.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.places.get(field as usize).copied().flatten()
    }

    /// The word over a field's column; its name where there is none.
    pub fn head(&self, field: Field) -> &str {
        let head = self.place(field).and_then(|at| self.heads.get(at)).map(String::as_str);
        head.filter(|head| !head.is_empty()).unwrap_or(field.name())
    }

    /// What the clerk said a word means; none where nothing was said.
    pub fn meaning(&self, field: Field, word: &str) -> Option<&str> {
        if self.words.is_empty() { None } else { self.words.get(&(field, plain(word))).copied() }
    }
}

/// A word to compare.
fn plain(word: &str) -> String {
    packed(word).to_lowercase()
}

/// The cells of one row.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    /// Where fields stand.
    pub columns: &'a Columns<'a>,
    /// The row.
    pub cells: &'a [Cell],
}

impl Cells<'_> {
    /// The cell of a field; empty where no column is mapped to it.
    pub fn cell(&self, field: Field) -> &Cell {
        self.columns.place(field).and_then(|column| self.cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// Its text without blanks and in small letters, to compare with known words.
    pub fn word(&self, field: Field) -> String {
        plain(&self.cell(field).shown())
    }

    /// Is there a column for a field?
    pub fn has(&self, field: Field) -> bool {
        self.columns.place(field).is_some()
    }
}

/// A row with every sign for "as above" in the place of what stands above.
pub fn without_dittos(cells: &[Cell], above: &[Cell]) -> Option<Vec<Cell>> {
    let is_ditto = |cell: &Cell| matches!(cell, Cell::Text(text) if dictionary::is_ditto(&packed(text)));
    if !cells.iter().any(is_ditto) {
        return None;
    }
    let filled = |(at, cell): (usize, &Cell)| match is_ditto(cell) {
        true => above.get(at).cloned().unwrap_or_default(),
        false => cell.clone(),
    };
    Some(cells.iter().enumerate().map(filled).collect())
}

//! The cells of a row by field, and the words a clerk explained.

use std::borrow::Cow;
use std::collections::HashMap;

use casework::ledger::{Field, Word};
use casework::text::packed;

use super::{Mapping, dictionary};
use crate::sheet::{Cell, Sheet};

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

/// Fields whose own cell makes a row a record of its own where the cells beside it are merged with those above. More of what
/// is asked, a note or a count may as well belong to the record above.
const OWN: [Field; 10] = [
    Field::Received,
    Field::Class,
    Field::Channel,
    Field::Name,
    Field::IdNumber,
    Field::Phone,
    Field::Employer,
    Field::District,
    Field::Category,
    Field::Handling,
];
/// Fields that count: merged over several rows they would be counted with each.
const COUNTED: [Field; 3] = [Field::People, Field::Involved, Field::Asked];

/// A row with the one value of merged cells in each of them, where the row is plainly a record of its own; none = as it stands.
pub fn without_merges(sheet: &Sheet, columns: &Columns<'_>, row: u32) -> Option<Vec<Cell>> {
    if sheet.merged.is_empty() {
        return None;
    }
    let places = |fields: &mut dyn Iterator<Item = Field>| -> Vec<usize> {
        fields.filter_map(|field| columns.place(field)).collect()
    };
    let filled = places(&mut Field::ALL.into_iter().filter(|field| !COUNTED.contains(field)));
    filled_from_above(sheet, row, &places(&mut OWN.into_iter()), &filled)
}

/// A row with the one value of merged cells in the `filled` columns, where one of its `own` columns has a cell of its own.
pub fn filled_from_above(sheet: &Sheet, row: u32, own: &[usize], filled: &[usize]) -> Option<Vec<Cell>> {
    let cells = sheet.row(row);
    let is_filled = |column: usize| cells.get(column).is_some_and(|cell| !cell.is_empty());
    if sheet.merged.is_empty() || !own.iter().any(|column| is_filled(*column)) {
        return None;
    }
    let mut line = cells.to_vec();
    for &column in filled.iter().filter(|column| !is_filled(**column)) {
        let Some(from) = sheet.merged_from(row, column) else { continue };
        let Some(value) = sheet.row(from).get(column).filter(|value| !value.is_empty()) else { continue };
        if line.len() <= column {
            line.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = line.get_mut(column) {
            *place = value.clone();
        }
    }
    (line != cells).then_some(line)
}

/// The cells of a row with the value of merged cells in each of them, as they are read.
pub fn cells_read<'a>(sheet: &'a Sheet, mapping: &Mapping, row: u32) -> Cow<'a, [Cell]> {
    let filled = without_merges(sheet, &Columns::new(mapping, &[]), row);
    filled.map_or(Cow::Borrowed(sheet.row(row)), Cow::Owned)
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

//! The head row of a sheet and what its words suggest.

use std::collections::HashMap;
use std::sync::OnceLock;

use casework::text::{line, packed};

use super::{Field, Mapping, dictionary};
use crate::sheet::{Cell, Sheet};

/// Known head words that make a row the head row.
const ENOUGH: usize = 3;
/// Rows looked at.
const LOOKED_AT: usize = 50;

/// A head row.
#[derive(Clone, PartialEq, Eq)]
pub struct Head {
    /// Words over the columns; empty where there is none.
    pub words: Vec<String>,
    /// Suggested mapping.
    pub mapping: Mapping,
}

impl Head {
    /// Does it head a reception ledger: a day, a class or channel, and what it was about or who came?
    pub fn is_reception(&self) -> bool {
        let has = |field| self.mapping.column(field).is_some();
        self.mapping.issues().is_empty() && (has(Field::Category) || has(Field::Demand) || has(Field::Name))
    }
}

/// The first row with at least three known head words. None where there is none, and where the row below it is one too:
/// a head of two rows is not plain, and reading half of it would leave columns out unseen.
pub fn head(sheet: &Sheet) -> Option<Head> {
    let mut rows = sheet.numbered().take(LOOKED_AT).map(|(row, cells)| at(row, cells));
    let head = rows.find(is_head)?;
    if rows.next().is_some_and(|below| is_head(&below)) { None } else { Some(head) }
}

fn at(row: u32, cells: &[Cell]) -> Head {
    let words: Vec<String> = cells.iter().map(|cell| line(&cell.shown())).collect();
    let columns = suggest(&words);
    Head { words, mapping: Mapping { head_row: row, columns } }
}

fn is_head(head: &Head) -> bool {
    head.mapping.taken() >= ENOUGH
}

/// A field for each head word: of several columns that fit a field, the one with the better word, then the first.
fn suggest(words: &[String]) -> Vec<Option<Field>> {
    let mut best: HashMap<Field, (usize, usize)> = HashMap::new();
    for (column, word) in words.iter().enumerate() {
        let Some(&(field, rank)) = known().get(packed(word).as_str()) else { continue };
        let place = best.entry(field).or_insert((rank, column));
        *place = (*place).min((rank, column));
    }
    let mut columns = vec![None; words.len()];
    for (field, (_, column)) in best {
        if let Some(place) = columns.get_mut(column) {
            *place = Some(field);
        }
    }
    columns
}

/// Field and rank of every known head word.
fn known() -> &'static HashMap<&'static str, (Field, usize)> {
    static KNOWN: OnceLock<HashMap<&str, (Field, usize)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let words = Field::ALL.into_iter().flat_map(|field| {
            dictionary::heads(field).iter().enumerate().map(move |(rank, word)| (*word, (field, rank)))
        });
        words.collect()
    })
}

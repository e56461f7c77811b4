//! The head of a sheet: which rows it is, and the word over each column. Groups over several columns (a merged cell, and
//! beside it nothing) reach to the right as long as something stands below.

use std::collections::HashSet;

use casework::ledger::Field;
use casework::text::{line, packed};

use super::date::looks_like_day;
use super::dictionary::heads;
use crate::sheet::{Cell, Sheet};

/// Columns with a known word that make a row a head.
const ENOUGH: usize = 3;
/// Rows looked at.
const LOOKED_AT: usize = 50;
/// Most rows of a head.
const DEEPEST: usize = 3;
/// Longest word over a column, in characters.
const LONGEST: usize = 24;

/// The head of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Head {
    /// Rows above it.
    pub titles: u32,
    /// Its rows; 0 = there is none.
    pub rows: u32,
    /// Words over each column, the group first; empty where there is none.
    pub paths: Vec<Vec<String>>,
}

impl Head {
    /// The word over each column as it is shown: group and word.
    pub fn words(&self) -> Vec<String> {
        self.paths.iter().map(|path| path.join("/")).collect()
    }
}

/// The rows that know the most columns, the fewest and earliest of them. Without any, the data begin at the first row that
/// is filled like a row of data.
pub fn find(sheet: &Sheet) -> Head {
    find_by(sheet, &known)
}

/// As `find`, by how many columns of a head are known in some other way.
pub fn find_by(sheet: &Sheet, known: &dyn Fn(&Head) -> usize) -> Head {
    let mut best: Option<(usize, Head)> = None;
    for titles in 0..sheet.rows.len().min(LOOKED_AT) {
        for rows in 1..=DEEPEST.min(sheet.rows.len() - titles) {
            if !is_head_like(&sheet.rows[titles + rows - 1]) {
                break;
            }
            let head = Head {
                titles: titles as u32,
                rows: rows as u32,
                paths: paths(&sheet.rows[titles..titles + rows]),
            };
            let count = known(&head);
            let is_better =
                |(most, best): &(usize, Head)| count > *most || (count == *most && head.rows < best.rows);
            if count >= ENOUGH && best.as_ref().is_none_or(is_better) {
                best = Some((count, head));
            }
        }
    }
    best.map_or_else(|| headless(sheet), |(_, head)| head)
}

fn headless(sheet: &Sheet) -> Head {
    let is_data = |row: &Vec<Cell>| {
        row.iter().any(looks_like_day) && row.iter().filter(|cell| !cell.is_empty()).count() >= 3
    };
    let titles = sheet.rows.iter().take(LOOKED_AT).position(is_data).unwrap_or(0);
    Head { titles: titles as u32, ..Head::default() }
}

/// The words over the columns of head rows that are known: group and word.
pub fn words(sheet: &Sheet, titles: u32, rows: u32) -> Vec<String> {
    let last = (titles.saturating_add(rows) as usize).min(sheet.rows.len());
    let head = sheet.rows.get((titles as usize).min(last)..last).unwrap_or_default();
    paths(head).iter().map(|path| path.join("/")).collect()
}

/// Short texts alone: no day, no number.
fn is_head_like(cells: &[Cell]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some()
        && filled.all(|cell| match cell {
            Cell::Text(text) => {
                text.chars().count() <= LONGEST
                    && !looks_like_day(cell)
                    && !packed(text).bytes().all(|b| b.is_ascii_digit())
            }
            _ => false,
        })
}

/// Words over each column of head rows.
fn paths(rows: &[Vec<Cell>]) -> Vec<Vec<String>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let word =
        |row: usize, column: usize| rows[row].get(column).map_or(String::new(), |cell| line(&cell.shown()));
    let mut paths: Vec<Vec<String>> = Vec::with_capacity(width);
    let mut groups: Vec<String> = vec![String::new(); rows.len()];
    for column in 0..width {
        let mut path = Vec::new();
        let mut is_new = false;
        for (row, group) in groups.iter_mut().enumerate() {
            let own = word(row, column);
            let has_below = (row + 1..rows.len()).any(|below| !word(below, column).is_empty());
            let text = match (own.is_empty(), is_new || !has_below) {
                (false, _) => {
                    is_new = true;
                    own
                }
                (true, true) => String::new(),
                (true, false) => group.clone(),
            };
            group.clone_from(&text);
            if !text.is_empty() && path.last() != Some(&text) {
                path.push(text);
            }
        }
        paths.push(path);
    }
    paths
}

/// Distinct fields that its words name for certain.
fn known(head: &Head) -> usize {
    let fields: HashSet<Field> = head
        .paths
        .iter()
        .filter_map(|path| evidence(path).into_iter().next())
        .map(|(field, _)| field)
        .collect();
    fields.len()
}

/// Fields that the words over a column speak for, best first, with how much: 100 at most.
pub fn evidence(path: &[String]) -> Vec<(Field, i32)> {
    let plain: Vec<String> =
        path.iter().map(|word| heads::plain(word)).filter(|word| !word.is_empty()).collect();
    let Some(last) = plain.last() else { return Vec::new() };
    let group = plain.len().checked_sub(2).and_then(|at| plain.get(at));
    let mut found: Vec<(Field, i32)> = Vec::new();
    if let Some(group) = group {
        found.extend(exact(&format!("{group}{last}")).map(|(field, _)| (field, 100)));
    }
    found.extend(exact(last).map(|(field, rank)| (field, 95 - rank.min(30))));
    if found.is_empty() && !heads::is_foreign(last) {
        match (heads::part(last), group) {
            (Some(field), _) => found.push((field, 50)),
            (None, Some(group)) => {
                found.extend(exact(group).map(|(field, _)| (field, 45)));
                found.extend(heads::part(group).map(|field| (field, 40)));
            }
            (None, None) => {}
        }
    }
    found.sort_by_key(|(_, weight)| -weight);
    let mut seen = HashSet::new();
    found.retain(|(field, _)| seen.insert(*field));
    found
}

/// Fields that a word names as a whole, with its rank.
fn exact(word: &str) -> impl Iterator<Item = (Field, i32)> {
    Field::ALL.into_iter().filter_map(move |field| {
        let rank = heads::exact(field).iter().position(|known| *known == word)?;
        Some((field, rank as i32))
    })
}

/// Do the words over a column say that it is no field of a contact?
pub fn is_foreign(path: &[String]) -> bool {
    let last = path.last().map(|word| heads::plain(word)).unwrap_or_default();
    !last.is_empty() && evidence(path).is_empty() && heads::is_foreign(&last)
}

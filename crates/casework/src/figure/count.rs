//! Answers to questions: the cells of a split, counted in one pass over the columns.
//!
//! Distinct persons are counted cell by cell with one stamp a person, not with a set a cell.

use super::column::{wide, widths};
use super::facts::{Facts, month_code};
use super::select::{BLOCK, Selection};
use super::{Answer, Ask, Cell, Dim, Measure};
use crate::order;
use crate::query::ContactQuery;
use crate::time::{Month, Period};

/// Above so many cells they are not laid out side by side but sorted.
const DENSE: u64 = 1 << 20;

/// A property by which an answer is split: codes `base..base + size`.
struct Axis {
    dim: Dim,
    base: u32,
    size: u32,
}

/// All axes of an answer; a cell's place is its codes read as one number, outer first.
struct Grid<'a> {
    facts: &'a Facts,
    axes: Vec<Axis>,
}

impl Facts {
    /// Answers a question. More than two splits are not asked; the rest is ignored.
    pub fn answer(&self, ask: &Ask) -> Answer {
        let grid = Grid::new(self, ask);
        let selection = Selection::figure(self, &ask.figure, ask.period);
        match ask.figure.measure {
            Measure::Persons => grid.persons(&selection),
            Measure::People => grid.sums(&selection, |row| i64::from(self.people[row])),
            Measure::Involved => grid.sums(&selection, |row| i64::from(self.involved[row])),
            Measure::Contacts | Measure::Done | Measure::Evaluated | Measure::Satisfied | Measure::Void => {
                grid.sums(&selection, |_| 1)
            }
        }
    }

    /// The rows behind a figure over a period, in row order. Behind distinct persons stand all their records.
    pub fn rows_behind(&self, figure: &super::Figure, period: Period) -> Vec<u32> {
        Selection::figure(self, figure, period).rows()
    }

    /// The rows of a list, in row order: period, days, figure, terms and withdrawn are heeded; text and sort are not.
    pub fn matching(&self, query: &ContactQuery) -> Vec<u32> {
        Selection::query(self, query).rows()
    }

    /// Keeps the rows of a list among some that stand in row order.
    pub fn keep_matching(&self, query: &ContactQuery, rows: &mut Vec<u32>) {
        Selection::query(self, query).keep(rows);
    }
}

impl<'a> Grid<'a> {
    fn new(facts: &'a Facts, ask: &Ask) -> Grid<'a> {
        let axes = ask.splits.iter().take(2).map(|&dim| match dim {
            Dim::Month => {
                Axis { dim, base: month_code(ask.period.first), size: u32::from(ask.period.months.max(1)) }
            }
            _ => Axis { dim, base: 0, size: facts.dictionary(dim).len() as u32 },
        });
        Grid { facts, axes: axes.collect() }
    }

    /// Number of places.
    fn size(&self) -> u64 {
        self.axes.iter().map(|axis| u64::from(axis.size)).product()
    }

    /// Calls `each` for every selected row with its place.
    fn rows(&self, selection: &Selection<'_>, mut each: impl FnMut(usize, u64)) {
        let mut places = [0u64; BLOCK];
        selection.blocks(|from, chosen| {
            let places = &mut places[..chosen.len()];
            places.fill(0);
            for axis in &self.axes {
                let (base, size) = (axis.base, u64::from(axis.size));
                widths!(self.facts.column(axis.dim), codes => {
                    for (place, &code) in places.iter_mut().zip(&codes[from..]) {
                        // A row outside the period wraps; it is not chosen.
                        *place = place.wrapping_mul(size).wrapping_add(u64::from(wide(code).wrapping_sub(base)));
                    }
                });
            }
            for (n, (&chosen, &place)) in chosen.iter().zip(places.iter()).enumerate() {
                if chosen {
                    each(from + n, place);
                }
            }
        });
    }

    fn sums(&self, selection: &Selection<'_>, weight: impl Fn(usize) -> i64) -> Answer {
        let mut total = 0;
        if self.axes.is_empty() {
            self.rows(selection, |row, _| total += weight(row));
            return Answer { total, cells: Vec::new() };
        }
        if self.size() <= DENSE {
            let mut sums = vec![0i64; self.size() as usize];
            self.rows(selection, |row, place| sums[place as usize] += weight(row));
            let places = sums.into_iter().enumerate().map(|(place, sum)| (place as u64, sum));
            return self.answer(None, places);
        }
        let mut parts = Vec::new();
        self.rows(selection, |row, place| parts.push((place, weight(row))));
        order::sort(&mut parts);
        let places = parts.chunk_by(|a, b| a.0 == b.0);
        self.answer(None, places.map(|part| (part[0].0, part.iter().map(|(_, weight)| weight).sum())))
    }

    fn persons(&self, selection: &Selection<'_>) -> Answer {
        let known = self.facts.known();
        let mut pairs: Vec<(u64, u32)> = Vec::new();
        self.rows(selection, |row, place| pairs.push((place, known.of_row[row])));
        // The stamp says in which place a person was last seen; 0 = in none.
        let mut stamps = vec![0u32; known.last as usize + 1];
        let total = pairs.iter().filter(|(_, person)| seen(&mut stamps, *person, u32::MAX)).count() as i64;
        if self.axes.is_empty() {
            return Answer { total, cells: Vec::new() };
        }
        let size = self.size();
        if size > DENSE {
            order::sort(&mut pairs);
            pairs.dedup();
            let places = pairs.chunk_by(|a, b| a.0 == b.0).map(|part| (part[0].0, part.len() as i64));
            return self.answer(Some(total), places);
        }
        let mut ends = vec![0usize; size as usize + 1];
        for (place, _) in &pairs {
            ends[*place as usize + 1] += 1;
        }
        for n in 1..ends.len() {
            ends[n] += ends[n - 1];
        }
        let mut sorted = vec![0u32; pairs.len()];
        let mut next = ends.clone();
        for (place, person) in &pairs {
            let at = &mut next[*place as usize];
            sorted[*at] = *person;
            *at += 1;
        }
        let places = ends.windows(2).enumerate().map(|(place, end)| {
            let here = &sorted[end[0]..end[1]];
            (place as u64, here.iter().filter(|&&p| seen(&mut stamps, p, place as u32 + 1)).count() as i64)
        });
        self.answer(Some(total), places)
    }

    /// Total (the sum, where none is given) and cells with their keys, in key order.
    fn answer(&self, total: Option<i64>, places: impl Iterator<Item = (u64, i64)>) -> Answer {
        let mut cells: Vec<Cell> = places
            .filter(|(_, value)| *value != 0)
            .map(|(place, value)| Cell { keys: self.keys(place), value })
            .collect();
        order::sort_by(&mut cells, |a, b| a.keys.cmp(&b.keys));
        Answer { total: total.unwrap_or_else(|| cells.iter().map(|cell| cell.value).sum()), cells }
    }

    fn keys(&self, mut place: u64) -> Vec<String> {
        let mut keys: Vec<String> = Vec::with_capacity(self.axes.len());
        for axis in self.axes.iter().rev() {
            let code = axis.base + (place % u64::from(axis.size)) as u32;
            place /= u64::from(axis.size);
            keys.push(match axis.dim {
                Dim::Month => Month(code as i32).to_string(),
                dim => self.facts.dictionary(dim).key(code).to_owned(),
            });
        }
        keys.reverse();
        keys
    }
}

/// Is this the first time the person is seen under this stamp?
fn seen(stamps: &mut [u32], person: u32, stamp: u32) -> bool {
    std::mem::replace(&mut stamps[person as usize], stamp) != stamp
}

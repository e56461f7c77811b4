//! The cells of a split, counted in one pass over the columns.
//!
//! Distinct persons are counted cell by cell with one stamp a person, not with a set a cell.

use super::column::{Column, Dictionary, wide, widths};
use super::persons::Known;
use super::scan::{BLOCK, Scan};
use super::{Answer, Cell};
use crate::order;
use crate::time::{Month, Period};

/// Above so many cells they are not laid out side by side but sorted.
const DENSE: u64 = 1 << 20;

/// What an answer is split by: codes `base..base + size` of a column.
pub(crate) struct Axis<'a> {
    /// None = every row stands at "not filled in".
    column: Option<&'a Column>,
    base: u32,
    size: u32,
    /// None = the codes are months.
    keys: Option<&'a Dictionary>,
}

/// All axes of an answer; a cell's place is its codes read as one number, outer first.
pub(crate) struct Grid<'a> {
    axes: Vec<Axis<'a>>,
}

impl<'a> Axis<'a> {
    /// By month: a column of months, the code of the first, and the period.
    pub fn months(column: &'a Column, first: u32, period: Period) -> Axis<'a> {
        Axis { column: Some(column), base: first, size: u32::from(period.months.max(1)), keys: None }
    }

    /// By the keys of a dictionary.
    pub fn keys(column: &'a Column, keys: &'a Dictionary) -> Axis<'a> {
        Axis { column: Some(column), base: 0, size: keys.len() as u32, keys: Some(keys) }
    }

    /// By what no row has.
    pub fn blank() -> Axis<'a> {
        Axis { column: None, base: 0, size: 1, keys: None }
    }

    fn key(&self, code: u32) -> String {
        match (self.column, self.keys) {
            (None, _) => String::new(),
            (_, Some(keys)) => keys.key(code).to_owned(),
            (_, None) => Month(code as i32).to_string(),
        }
    }
}

impl<'a> Grid<'a> {
    /// A grid of axes, outer first.
    pub fn new(axes: impl Iterator<Item = Axis<'a>>) -> Grid<'a> {
        Grid { axes: axes.collect() }
    }

    /// Number of places.
    fn size(&self) -> u64 {
        self.axes.iter().map(|axis| u64::from(axis.size)).product()
    }

    /// Calls `each` for every selected row with its place.
    fn rows(&self, scan: &Scan<'_>, mut each: impl FnMut(usize, u64)) {
        let mut places = [0u64; BLOCK];
        scan.blocks(|from, chosen| {
            let places = &mut places[..chosen.len()];
            places.fill(0);
            for axis in &self.axes {
                let (base, size) = (axis.base, u64::from(axis.size));
                let Some(column) = axis.column else { continue };
                widths!(column, codes => {
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

    /// Sums of a weight a row.
    pub fn sums(&self, scan: &Scan<'_>, weight: impl Fn(usize) -> i64) -> Answer {
        let mut total = 0;
        if self.axes.is_empty() {
            self.rows(scan, |row, _| total += weight(row));
            return Answer { total, cells: Vec::new() };
        }
        if self.size() <= DENSE {
            let mut sums = vec![0i64; self.size() as usize];
            self.rows(scan, |row, place| sums[place as usize] += weight(row));
            let places = sums.into_iter().enumerate().map(|(place, sum)| (place as u64, sum));
            return self.answer(None, places);
        }
        let mut parts = Vec::new();
        self.rows(scan, |row, place| parts.push((place, weight(row))));
        order::sort(&mut parts);
        let places = parts.chunk_by(|a, b| a.0 == b.0);
        self.answer(None, places.map(|part| (part[0].0, part.iter().map(|(_, weight)| weight).sum())))
    }

    /// Distinct persons.
    pub fn persons(&self, scan: &Scan<'_>, known: &Known) -> Answer {
        let mut pairs: Vec<(u64, u32)> = Vec::new();
        self.rows(scan, |row, place| pairs.push((place, known.of_row[row])));
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
            keys.push(axis.key(axis.base + (place % u64::from(axis.size)) as u32));
            place /= u64::from(axis.size);
        }
        keys.reverse();
        keys
    }
}

/// Is this the first time the person is seen under this stamp?
fn seen(stamps: &mut [u32], person: u32, stamp: u32) -> bool {
    std::mem::replace(&mut stamps[person as usize], stamp) != stamp
}

//! The cells of a split, counted in one pass over the columns.
//!
//! Distinct persons are counted cell by cell with one stamp a person, not with a set a cell.

use super::column::{BLOCK, Column, wide, widths};
use super::persons::Known;
use super::scan::{Hits, Scan};
use super::{Answer, Cell, SPLITS};
use crate::dictionary::Dictionary;
use crate::order;
use crate::time::{Month, Period};

/// Above so many cells they are not laid out side by side but sorted.
const DENSE: u64 = 1 << 20;

/// What a row adds to the sum of its place.
pub(crate) enum Weight<'a> {
    /// One.
    One,
    /// The count of each row.
    Counts(&'a [u32]),
    /// The amount of each row.
    Amounts(&'a [i64]),
}

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

impl Weight<'_> {
    /// Calls `add` with the place of each row and what the row adds there.
    fn each(&self, rows: &Hits<'_>, places: &[u64], mut add: impl FnMut(u64, i64)) {
        match self {
            Weight::One => places.iter().for_each(|&place| add(place, 1)),
            Weight::Counts(of_row) => {
                rows.beside(places, of_row, |&place, count| add(place, count.into()));
            }
            Weight::Amounts(of_row) => rows.beside(places, of_row, |&place, amount| add(place, amount)),
        }
    }

    /// Adds rows to the sums of their places; those of all weights stand side by side.
    fn add_all(weights: &[Weight<'_>], rows: &Hits<'_>, places: &[u64], sums: &mut [i64]) {
        // What a month tells of its contacts, in one go.
        if let [Weight::One, Weight::Counts(one), Weight::Counts(other)] = weights {
            let (sums, _) = sums.as_chunks_mut::<3>();
            return rows.beside_two(places, (one, other), |&place, (one, other)| {
                let [count, sum, other_sum] = &mut sums[place as usize];
                *count += 1;
                *sum += i64::from(one);
                *other_sum += i64::from(other);
            });
        }
        for (n, weight) in weights.iter().enumerate() {
            weight.each(rows, places, |place, value| sums[place as usize * weights.len() + n] += value);
        }
    }
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
            (_, Some(keys)) => keys.text(code).to_owned(),
            (_, None) => Month(code as i32).to_string(),
        }
    }
}

impl<'a> Grid<'a> {
    /// A grid of axes, outer first; of the first three, where more are given.
    pub fn new(axes: impl Iterator<Item = Axis<'a>>) -> Grid<'a> {
        Grid { axes: axes.take(SPLITS).collect() }
    }

    /// Number of places.
    fn size(&self) -> u64 {
        self.axes.iter().map(|axis| u64::from(axis.size)).product()
    }

    /// Calls `each` with the selected rows and the place of each, a block at a time.
    fn places(&self, scan: &Scan<'_>, mut each: impl FnMut(&Hits<'_>, &[u64])) {
        let mut places = [0; BLOCK];
        scan.blocks(|hits| {
            let places = &mut places[..hits.len()];
            places.fill(0);
            for (n, axis) in self.axes.iter().enumerate() {
                let (base, size) = (axis.base, u64::from(axis.size));
                let Some(column) = axis.column else { continue };
                match column.bounds(hits.block()) {
                    // Rows stand in the order they came, so a block is often of one month.
                    Some((least, most)) if n == 0 && least == most => places.fill(u64::from(least - base)),
                    _ => widths!(column, codes => hits.beside(&mut *places, codes, |place, code| {
                        *place = *place * size + u64::from(wide(code) - base);
                    })),
                }
            }
            each(&hits, places);
        });
    }

    /// The sums of several weights over the same rows, in one pass.
    pub fn sums(&self, scan: &Scan<'_>, weights: &[Weight<'_>]) -> Vec<Answer> {
        let size = self.size();
        let (mut filled, mut sums) = (Vec::new(), Vec::new());
        if size <= DENSE {
            sums.resize(size as usize * weights.len(), 0);
            self.places(scan, |rows, places| Weight::add_all(weights, rows, places, &mut sums));
            filled.extend(0..size);
        } else {
            let (mut all, mut rows) = (Vec::new(), Vec::new());
            self.places(scan, |hits, places| {
                all.extend_from_slice(places);
                hits.append_to(&mut rows);
            });
            let mut parts: Vec<(u64, u32)> = all.into_iter().zip(rows).collect();
            order::sort(&mut parts);
            let (mut rows, mut places) = (Vec::new(), Vec::new());
            for (place, row) in parts {
                if filled.last() != Some(&place) {
                    filled.push(place);
                }
                rows.push(row);
                places.push(filled.len() as u64 - 1);
            }
            sums.resize(filled.len() * weights.len(), 0);
            Weight::add_all(weights, &Hits::Some(&rows), &places, &mut sums);
        }
        let of = |weight: usize| sums.iter().skip(weight).step_by(weights.len()).copied();
        let answer = |weight| {
            let values: Vec<i64> = of(weight).collect();
            self.answer(values.iter().sum(), &filled, &values)
        };
        (0..weights.len()).map(answer).collect()
    }

    /// The sums of one weight.
    pub fn sum(&self, scan: &Scan<'_>, weight: Weight<'_>) -> Answer {
        only(self.sums(scan, &[weight]))
    }

    /// Distinct persons.
    pub fn persons(&self, scan: &Scan<'_>, known: &Known) -> Answer {
        let mut pairs: Vec<(u64, u32)> = Vec::new();
        self.places(scan, |hits, places| {
            hits.beside(places, &known.of_row, |&place, person| pairs.push((place, person)));
        });
        // The stamp says in which place a person was last seen; 0 = in none.
        let mut stamps = vec![0u32; known.last as usize + 1];
        let total = pairs.iter().filter(|(_, person)| seen(&mut stamps, *person, u32::MAX)).count() as i64;
        if self.axes.is_empty() {
            return Answer { total, ..Answer::default() };
        }
        let size = self.size();
        if size > DENSE {
            order::sort(&mut pairs);
            pairs.dedup();
            let parts = pairs.chunk_by(|a, b| a.0 == b.0);
            let (places, counts): (Vec<u64>, Vec<i64>) =
                parts.map(|part| (part[0].0, part.len() as i64)).unzip();
            return self.answer(total, &places, &counts);
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
        let counts = ends.windows(2).enumerate().map(|(place, end)| {
            let here = &sorted[end[0]..end[1]];
            here.iter().filter(|&&person| seen(&mut stamps, person, place as u32 + 1)).count() as i64
        });
        self.answer(total, &(0..size).collect::<Vec<u64>>(), &counts.collect::<Vec<i64>>())
    }

    /// The answer of a total, and of values at some places; cells stand in key order.
    fn answer(&self, total: i64, places: &[u64], values: &[i64]) -> Answer {
        if self.axes.is_empty() {
            return Answer { total, ..Answer::default() };
        }
        let filled = places.iter().zip(values).filter(|(_, value)| **value != 0);
        let cell = |(place, value): (&u64, &i64)| Cell { at: self.codes(*place), value: *value };
        let mut cells: Vec<Cell> = filled.map(cell).collect();
        // By the inner split first: each further one keeps the order of those before it.
        let inner_first = (0..self.axes.len()).rev();
        let mut keys: Vec<Vec<String>> = inner_first.map(|split| self.rank(split, &mut cells)).collect();
        keys.reverse();
        Answer { total, keys, cells }
    }

    /// The keys of an axis that cells have, in order. The code of each cell becomes the place of its key, and cells are put
    /// in that order; those of one key keep theirs.
    fn rank(&self, n: usize, cells: &mut Vec<Cell>) -> Vec<String> {
        let axis = &self.axes[n];
        let mut counts = vec![0u32; axis.size as usize];
        cells.iter().for_each(|cell| counts[cell.at[n] as usize] += 1);
        let used = (0..axis.size).filter(|&code| counts[code as usize] != 0);
        let mut used: Vec<(String, u32)> = used.map(|code| (axis.key(axis.base + code), code)).collect();
        order::sort(&mut used);
        // Of each code its rank, and where its next cell comes to stand.
        let mut next = vec![(0, 0); axis.size as usize];
        let mut before = 0;
        for (rank, (_, code)) in (0..).zip(&used) {
            next[*code as usize] = (rank, before);
            before += counts[*code as usize] as usize;
        }
        let mut sorted = cells.clone();
        for cell in cells.drain(..) {
            let (rank, place) = &mut next[cell.at[n] as usize];
            let slot = &mut sorted[*place];
            *slot = cell;
            slot.at[n] = *rank;
            *place += 1;
        }
        *cells = sorted;
        used.into_iter().map(|(key, _)| key).collect()
    }

    /// Codes of a place, counted from the base of each axis.
    fn codes(&self, mut place: u64) -> [u32; SPLITS] {
        let mut codes = [0; SPLITS];
        for (code, axis) in codes.iter_mut().zip(&self.axes).rev() {
            *code = (place % u64::from(axis.size)) as u32;
            place /= u64::from(axis.size);
        }
        codes
    }
}

/// The answer where there is one.
pub(crate) fn only(answers: Vec<Answer>) -> Answer {
    answers.into_iter().next().unwrap_or_default()
}

/// Is this the first time the person is seen under this stamp?
fn seen(stamps: &mut [u32], person: u32, stamp: u32) -> bool {
    std::mem::replace(&mut stamps[person as usize], stamp) != stamp
}

//! The facts tallies count: every entry of every register as a row of small codes, without personal text.
//!
//! Rows are numbered from 0 over all registers in the order pushed and never move; a question reads the rows of its own
//! register only. A withdrawn row stays and does not count.

use super::select::Selection;
use super::shelf::Shelf;
use super::{Count, Split, Tally, TallyAsk};
use crate::figure::Answer;
use crate::figure::column::month_code;
use crate::figure::grid::{Axis, Grid, Weight};
use crate::query::EntryQuery;
use crate::register::{Entry, Register};
use crate::time::{Month, Period};

/// All entries of a casebook as columns; answers tallies.
#[derive(Clone)]
pub struct Tallies {
    /// In the order of `Register::ALL`.
    shelves: [Shelf; Register::ALL.len()],
    /// Register and place on its shelf of each row.
    places: Vec<(Register, u32)>,
}

impl Default for Tallies {
    fn default() -> Tallies {
        Tallies::new()
    }
}

impl Tallies {
    /// No entries yet.
    pub fn new() -> Tallies {
        Tallies { shelves: Register::ALL.map(Shelf::of), places: Vec::new() }
    }

    /// Number of rows, withdrawn ones included.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// No row at all?
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Appends an entry that is not withdrawn; gives its row.
    pub fn push(&mut self, entry: &Entry) -> u32 {
        let row = self.places.len() as u32;
        let register = entry.register();
        let place = self.shelves[register as usize].push(row, entry);
        self.places.push((register, place));
        row
    }

    /// The entry of a row was changed. A row that is not there, or is of another register, is left alone.
    pub fn replace(&mut self, row: u32, entry: &Entry) {
        match self.place(row) {
            Some((register, place)) if register == entry.register() => {
                self.shelves[register as usize].replace(place, entry);
            }
            _ => {}
        }
    }

    /// The entry of a row was withdrawn (`false`) or restored (`true`).
    pub fn set_counted(&mut self, row: u32, counted: bool) {
        if let Some((register, place)) = self.place(row) {
            self.shelves[register as usize].set_counted(place, counted);
        }
    }

    /// Answers a question. More than three splits are not asked; the rest is ignored. A property that entries do not have
    /// is "not filled in" of all.
    pub fn answer(&self, ask: &TallyAsk) -> Answer {
        let count = ask.tally.count;
        let shelf = self.shelf(ask.tally.register);
        let months = shelf.months(count).filter(|_| !count.is_standing());
        let axes = ask.splits.iter().map(|&split| match (split, months) {
            (Split::Month, Some(months)) => Axis::months(months, month_code(ask.period.first), ask.period),
            _ => shelf.property(split).map_or(Axis::blank(), |(codes, keys)| Axis::keys(codes, keys)),
        });
        let grid = Grid::new(axes);
        let scan = Selection::tally(shelf, &ask.tally, ask.period).scan;
        match count {
            Count::Persons => grid.persons(&scan, shelf.known()),
            Count::Amount => grid.sum(&scan, Weight::Amounts(&shelf.amount)),
            Count::Outstanding => grid.sum(&scan, Weight::Amounts(&shelf.outstanding)),
            Count::Entered | Count::Reached(_) | Count::Counted | Count::Open => grid.sum(&scan, Weight::One),
        }
    }

    /// The rows behind a tally over a period, in row order. Behind distinct persons stand all their entries.
    pub fn rows_behind(&self, tally: &Tally, period: Period) -> Vec<u32> {
        let shelf = self.shelf(tally.register);
        rows(shelf, &Selection::tally(shelf, tally, period))
    }

    /// The rows of a list, in row order: period, tally, terms and withdrawn are heeded; days, text and
    /// sort are not.
    pub fn matching(&self, query: &EntryQuery) -> Vec<u32> {
        let shelf = self.shelf(query.register);
        rows(shelf, &Selection::query(shelf, query))
    }

    /// Keeps the rows of a list among some that stand in row order.
    pub fn keep_matching(&self, query: &EntryQuery, rows: &mut Vec<u32>) {
        let scan = Selection::query(self.shelf(query.register), query).scan;
        scan.keep(rows, |&row| {
            self.place(row).filter(|(register, _)| *register == query.register).map(|(_, place)| place)
        });
    }

    /// First and last month in which entries of a register that are not withdrawn were entered.
    pub fn span(&self, register: Register) -> Option<(Month, Month)> {
        let (first, last) = self.shelf(register).span()?;
        Some((Month(first as i32), Month(last as i32)))
    }

    fn shelf(&self, register: Register) -> &Shelf {
        &self.shelves[register as usize]
    }

    fn place(&self, row: u32) -> Option<(Register, u32)> {
        self.places.get(row as usize).copied()
    }
}

fn rows(shelf: &Shelf, selection: &Selection<'_>) -> Vec<u32> {
    let mut rows = selection.scan.rows();
    rows.iter_mut().for_each(|row| *row = shelf.rows[*row as usize]);
    rows
}

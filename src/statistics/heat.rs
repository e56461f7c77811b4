//! Two properties crossed: each cell in one of six bands by its value, with the totals of rows and columns.

use std::collections::BTreeMap;

use casework::figure::{Answer, Ask, Dim, Measure};
use casework::time::Period;

use super::questions::{Answers, ask, by_key};

/// Number of bands.
pub const BANDS: u8 = 6;

/// A crossing of two properties over a period.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Heat {
    /// Keys of the rows with their totals, largest first, "not filled in" last.
    pub rows: Vec<(String, i64)>,
    /// Keys of the columns with their totals, in the same order.
    pub columns: Vec<(String, i64)>,
    /// Value of each column in each row.
    pub cells: Vec<Vec<i64>>,
    /// The figure itself.
    pub total: i64,
}

impl Heat {
    /// The crossing the answers tell of. Totals are figures of their own, not sums made here.
    pub fn of(rows: Dim, columns: Dim, period: Period, answers: &Answers<Ask>) -> Heat {
        let side = |dim| sorted(answers.to(&ask(Measure::Contacts, period, &[dim])));
        let (rows_, columns_) = (side(rows), side(columns));
        let crossed = answers.to(&ask(Measure::Contacts, period, &[rows, columns]));
        let values: BTreeMap<(&str, &str), i64> =
            crossed.told().map(|([row, column, _], value)| ((row, column), value)).collect();
        let value = |row: &str, column: &str| values.get(&(row, column)).copied().unwrap_or(0);
        let row = |(row, _): &(String, i64)| columns_.iter().map(|(column, _)| value(row, column)).collect();
        let cells = rows_.iter().map(row).collect();
        Heat { rows: rows_, columns: columns_, cells, total: answers.total(Measure::Contacts, period) }
    }

    /// The largest cell.
    pub fn max(&self) -> i64 {
        self.cells.iter().flatten().copied().max().unwrap_or(0)
    }

    /// Band of a value, 1 to 6; 0 for zero. Bands grow with the square, because few cells are large and many are small.
    pub fn band(&self, value: i64) -> u8 {
        let max = i128::from(self.max().max(1));
        let is_within =
            |band: &u8| i128::from(value) * i128::from(BANDS).pow(2) <= max * i128::from(*band).pow(2);
        (0..BANDS).find(is_within).unwrap_or(BANDS)
    }

    /// Smallest and largest whole value of a band; none where no whole number falls in it.
    pub fn bounds(&self, band: u8) -> Option<(i64, i64)> {
        let top = |band: u8| self.max() * i64::from(band).pow(2) / i64::from(BANDS).pow(2);
        let (first, last) = (top(band.checked_sub(1)?) + 1, top(band));
        (first <= last).then_some((first, last))
    }
}

fn sorted(answer: &Answer) -> Vec<(String, i64)> {
    let mut all: Vec<(String, i64)> = by_key(answer).map(|(key, value)| (key.to_owned(), value)).collect();
    casework::order::sort_by_key(&mut all, |(key, value)| (key.is_empty(), -value));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heat(max: i64) -> Heat {
        Heat { cells: vec![vec![0, max]], ..Heat::default() }
    }

    #[test]
    fn zero_has_no_band_and_the_largest_the_last() {
        let heat = heat(47);
        let bands = [0, 1, 2, 6, 10, 16, 24, 39, 47].map(|value| heat.band(value));
        assert_eq!(bands, [0, 1, 2, 3, 3, 4, 5, 6, 6]);
    }

    #[test]
    fn every_value_lies_within_the_bounds_of_its_band() {
        for max in 0..300 {
            let heat = heat(max);
            for value in 1..=max {
                let (first, last) = heat.bounds(heat.band(value)).unwrap();
                assert!((first..=last).contains(&value), "{value} of {max}");
            }
            assert_eq!(heat.band(0), 0);
        }
    }
}

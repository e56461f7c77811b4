//! Answers to questions about contacts.

use super::column::month_code;
use super::facts::Facts;
use super::grid::{Axis, Grid};
use super::select::Selection;
use super::{Answer, Ask, Dim, Figure, Measure};
use crate::query::ContactQuery;
use crate::time::Period;

impl Facts {
    /// Answers a question. More than two splits are not asked; the rest is ignored.
    pub fn answer(&self, ask: &Ask) -> Answer {
        let axes = ask.splits.iter().take(2).map(|&dim| match dim {
            Dim::Month => Axis::months(self.column(dim), month_code(ask.period.first), ask.period),
            _ => Axis::keys(self.column(dim), self.dictionary(dim)),
        });
        let grid = Grid::new(axes);
        let scan = Selection::figure(self, &ask.figure, ask.period).scan;
        match ask.figure.measure {
            Measure::Persons => grid.persons(&scan, self.known()),
            Measure::People => grid.sums(&scan, |row| i64::from(self.people[row])),
            Measure::Involved => grid.sums(&scan, |row| i64::from(self.involved[row])),
            Measure::Contacts | Measure::Done | Measure::Evaluated | Measure::Satisfied | Measure::Void => {
                grid.sums(&scan, |_| 1)
            }
        }
    }

    /// The rows behind a figure over a period, in row order. Behind distinct persons stand all their records.
    pub fn rows_behind(&self, figure: &Figure, period: Period) -> Vec<u32> {
        Selection::figure(self, figure, period).scan.rows()
    }

    /// The rows of a list, in row order: period, days, figure, terms and withdrawn are heeded; text and sort are not.
    pub fn matching(&self, query: &ContactQuery) -> Vec<u32> {
        Selection::query(self, query).scan.rows()
    }

    /// Keeps the rows of a list among some that stand in row order.
    pub fn keep_matching(&self, query: &ContactQuery, rows: &mut Vec<u32>) {
        Selection::query(self, query).scan.keep(rows, |&row| Some(row));
    }
}

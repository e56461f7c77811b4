//! Answers to questions about contacts.

use super::column::month_code;
use super::facts::Facts;
use super::grid::{Axis, Grid, Weight, only};
use super::select::{Selection, is_alike};
use super::{Answer, Ask, Dim, Figure, Measure};
use crate::query::ContactQuery;
use crate::time::Period;

impl Facts {
    /// Answers a question. More than three splits are not asked; the rest is ignored.
    pub fn answer(&self, ask: &Ask) -> Answer {
        only(self.count(ask, &[ask.figure.measure]))
    }

    /// Answers questions, in the order asked. Those that differ only in what they add up over the same rows share a pass.
    pub fn answers(&self, asks: &[Ask]) -> Vec<Answer> {
        let mut answers: Vec<Option<Answer>> = vec![None; asks.len()];
        while let Some(first) = answers.iter().position(Option::is_none) {
            let is_alike = |at: &usize| answers[*at].is_none() && is_alike(&asks[first], &asks[*at]);
            let alike: Vec<usize> = (first..asks.len()).filter(is_alike).collect();
            let measures: Vec<Measure> = alike.iter().map(|&at| asks[at].figure.measure).collect();
            for (at, answer) in alike.into_iter().zip(self.count(&asks[first], &measures)) {
                answers[at] = Some(answer);
            }
        }
        answers.into_iter().flatten().collect()
    }

    /// Answers a question for each of some measures that select the same rows as its own.
    fn count(&self, ask: &Ask, measures: &[Measure]) -> Vec<Answer> {
        let axes = ask.splits.iter().map(|&dim| match dim {
            Dim::Month => Axis::months(self.column(dim), month_code(ask.period.first), ask.period),
            _ => Axis::keys(self.column(dim), self.dictionary(dim)),
        });
        let grid = Grid::new(axes);
        let scan = Selection::figure(self, &ask.figure, ask.period).scan;
        if ask.figure.measure == Measure::Persons {
            return vec![grid.persons(&scan, self.known()); measures.len()];
        }
        let weight = |measure: &Measure| match measure {
            Measure::People => Weight::Counts(&self.people),
            Measure::Involved => Weight::Counts(&self.involved),
            _ => Weight::One,
        };
        grid.sums(&scan, &measures.iter().map(weight).collect::<Vec<Weight<'_>>>())
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

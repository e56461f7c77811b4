//! Which rows: the one selection behind both the counting and the listing of a figure.
//!
//! Works through blocks of rows, a column at a time, without allocating per row.

use super::column::{Column, wide, widths};
use super::facts::{Facts, VOID, WITHDRAWN, month_code};
use super::{Dim, Figure, Measure, Term};
use crate::query::ContactQuery;
use crate::time::{Month, Period};

/// Rows looked at together.
pub(super) const BLOCK: usize = 2048;
/// The same where few rows are asked for.
const SPAN: usize = 16;

/// Conditions ready to be run over the columns.
pub(super) struct Selection<'a> {
    facts: &'a Facts,
    /// Only rows whose marks, of these, …
    marks: u8,
    /// … are exactly these.
    standing: u8,
    months: Option<(u32, u32)>,
    days: Option<(i32, i32)>,
    /// The row's person must be known.
    persons: bool,
    tests: Vec<(&'a Column, Vec<u32>)>,
    /// A condition nothing can meet.
    nothing: bool,
}

impl<'a> Selection<'a> {
    /// Rows behind a figure over a period.
    pub fn figure(facts: &'a Facts, figure: &Figure, period: Period) -> Selection<'a> {
        let mut selection = Selection::all(facts, false);
        selection.in_period(period);
        selection.behind(figure);
        selection
    }

    /// Rows of a list.
    pub fn query(facts: &'a Facts, query: &ContactQuery) -> Selection<'a> {
        let mut selection = Selection::all(facts, query.withdrawn);
        if let Some(period) = query.period {
            selection.in_period(period);
        }
        selection.days = query.days.map(|(first, last)| (first.0, last.0));
        if let Some(figure) = &query.figure {
            selection.behind(figure);
        }
        for dim in Dim::ALL {
            let keys: Vec<&Term> = query.terms.iter().filter(|term| term.dim == dim).collect();
            if !keys.is_empty() {
                selection.any_of(dim, &keys);
            }
        }
        selection
    }

    fn all(facts: &'a Facts, withdrawn: bool) -> Selection<'a> {
        Selection {
            facts,
            marks: WITHDRAWN,
            standing: if withdrawn { WITHDRAWN } else { 0 },
            months: None,
            days: None,
            persons: false,
            tests: Vec::new(),
            nothing: false,
        }
    }

    fn in_period(&mut self, period: Period) {
        self.months = Some((month_code(period.first), month_code(period.last())));
    }

    fn behind(&mut self, figure: &Figure) {
        self.marks |= VOID;
        match figure.measure {
            Measure::Contacts | Measure::People | Measure::Involved => {}
            Measure::Persons => self.persons = true,
            Measure::Done => self.any_of(Dim::Status, &[&Term::new(Dim::Status, "done")]),
            Measure::Evaluated => {
                self.any_of_satisfaction(&["satisfied", "fairly-satisfied", "dissatisfied"])
            }
            Measure::Satisfied => self.any_of_satisfaction(&["satisfied", "fairly-satisfied"]),
            Measure::Void => self.standing |= VOID,
        }
        for term in &figure.terms {
            self.any_of(term.dim, &[term]);
        }
    }

    fn any_of_satisfaction(&mut self, keys: &[&str]) {
        let terms: Vec<Term> = keys.iter().map(|key| Term::new(Dim::Satisfaction, key)).collect();
        self.any_of(Dim::Satisfaction, &terms.iter().collect::<Vec<_>>());
    }

    /// The property has one of the keys.
    fn any_of(&mut self, dim: Dim, terms: &[&Term]) {
        let codes: Vec<u32> = terms.iter().filter_map(|term| self.code(term)).collect();
        self.nothing |= codes.is_empty();
        self.tests.push((self.facts.column(dim), codes));
    }

    fn code(&self, term: &Term) -> Option<u32> {
        let closed = matches!(term.dim, Dim::Channel | Dim::Class | Dim::Nature);
        match (term.dim, term.key.as_str()) {
            (Dim::Month, key) => Month::parse(key).map(month_code),
            (dim, "") if closed => self.facts.dictionary(dim).code("unspecified"),
            (dim, key) => self.facts.dictionary(dim).code(key),
        }
    }

    /// Marks which of the rows `from..from + chosen.len()` are selected.
    fn mark(&self, from: usize, chosen: &mut [bool]) {
        let facts = self.facts;
        let rows = from..from + chosen.len();
        for (chosen, &marks) in chosen.iter_mut().zip(&facts.standing[rows.clone()]) {
            *chosen = marks & self.marks == self.standing;
        }
        if let Some((first, last)) = self.months {
            widths!(facts.column(Dim::Month), months => {
                for (chosen, &month) in chosen.iter_mut().zip(&months[rows.clone()]) {
                    *chosen &= (first..=last).contains(&wide(month));
                }
            });
        }
        if let Some((first, last)) = self.days {
            for (chosen, day) in chosen.iter_mut().zip(&facts.day[rows.clone()]) {
                *chosen &= (first..=last).contains(day);
            }
        }
        for (column, codes) in &self.tests {
            widths!(column, values => {
                for (chosen, &value) in chosen.iter_mut().zip(&values[rows.clone()]) {
                    *chosen &= codes.contains(&wide(value));
                }
            });
        }
        if self.persons {
            for (chosen, &person) in chosen.iter_mut().zip(&facts.known().of_row[rows]) {
                *chosen &= person != 0;
            }
        }
    }

    /// Calls `each` for every block: its first row, and which of its rows are selected.
    pub fn blocks(&self, mut each: impl FnMut(usize, &[bool])) {
        if self.nothing {
            return;
        }
        let mut chosen = [false; BLOCK];
        for from in (0..self.facts.len()).step_by(BLOCK) {
            let chosen = &mut chosen[..BLOCK.min(self.facts.len() - from)];
            self.mark(from, chosen);
            each(from, chosen);
        }
    }

    /// The rows, in row order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::new();
        self.blocks(|from, chosen| {
            let hits = chosen.iter().enumerate().filter(|(_, chosen)| **chosen);
            rows.extend(hits.map(|(n, _)| (from + n) as u32));
        });
        rows
    }
    /// Keeps those that are selected; the rows stand in row order.
    pub fn keep(&self, rows: &mut Vec<u32>) {
        let (mut chosen, mut marked) = ([false; SPAN], 0..0);
        rows.retain(|&row| {
            let row = row as usize;
            if self.nothing || row >= self.facts.len() {
                return false;
            }
            if !marked.contains(&row) {
                marked = row..self.facts.len().min(row + SPAN);
                self.mark(row, &mut chosen[..marked.len()]);
            }
            chosen[row - marked.start]
        });
    }
}

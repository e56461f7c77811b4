//! Which contacts: the one selection behind both the counting and the listing of a figure.

use super::column::month_code;
use super::facts::{Facts, VOID, WITHDRAWN};
use super::scan::Scan;
use super::{Ask, Dim, Figure, Measure, Term};
use crate::query::ContactQuery;
use crate::time::{Month, Period};

/// Do two questions select the same rows and split them alike?
pub(super) fn is_alike(one: &Ask, other: &Ask) -> bool {
    let over = |ask: &Ask| match ask.figure.measure {
        Measure::People | Measure::Involved => Measure::Contacts,
        measure => measure,
    };
    over(one) == over(other)
        && one.figure.terms == other.figure.terms
        && one.period == other.period
        && one.splits == other.splits
}

/// Conditions on contacts.
pub(super) struct Selection<'a> {
    facts: &'a Facts,
    pub scan: Scan<'a>,
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
        if let Some((first, last)) = query.days {
            selection.scan.days(&facts.day, first.0, last.0);
        }
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
        let mut scan = Scan::over(&facts.standing);
        scan.marked(WITHDRAWN, withdrawn);
        Selection { facts, scan }
    }

    fn in_period(&mut self, period: Period) {
        let months = self.facts.column(Dim::Month);
        self.scan.between(months, month_code(period.first), month_code(period.last()));
    }

    fn behind(&mut self, figure: &Figure) {
        self.scan.marked(VOID, figure.measure == Measure::Void);
        match figure.measure {
            Measure::Contacts | Measure::People | Measure::Involved | Measure::Void => {}
            Measure::Persons => self.scan.known(&self.facts.known().of_row),
            Measure::Done => self.any_of(Dim::Status, &[&Term::new(Dim::Status, "done")]),
            Measure::Evaluated => {
                self.any_of_satisfaction(&["satisfied", "fairly-satisfied", "dissatisfied"])
            }
            Measure::Satisfied => self.any_of_satisfaction(&["satisfied", "fairly-satisfied"]),
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
        let codes = terms.iter().filter_map(|term| self.code(term)).collect();
        self.scan.one_of(self.facts.column(dim), codes);
    }

    fn code(&self, term: &Term) -> Option<u32> {
        let closed = matches!(term.dim, Dim::Channel | Dim::Class | Dim::Nature);
        match (term.dim, term.key.as_str()) {
            (Dim::Month, key) => Month::parse(key).map(month_code),
            (dim, "") if closed => self.facts.dictionary(dim).code("unspecified"),
            (dim, key) => self.facts.dictionary(dim).code(key),
        }
    }
}

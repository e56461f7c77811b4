//! Which entries: the one selection behind both the counting and the listing of a tally.

use super::shelf::{OPEN, OWING, Shelf, WITHDRAWN};
use super::{Count, Split, Tally, TallyTerm};
use crate::figure::column::month_code;
use crate::figure::scan::Scan;
use crate::order;
use crate::query::EntryQuery;
use crate::time::{Month, Period};

/// Conditions on the entries of a shelf.
pub(super) struct Selection<'a> {
    shelf: &'a Shelf,
    count: Count,
    pub scan: Scan<'a>,
}

impl<'a> Selection<'a> {
    /// Entries behind a tally over a period.
    pub fn tally(shelf: &'a Shelf, tally: &Tally, period: Period) -> Selection<'a> {
        let mut selection = Selection::of(shelf, tally.count, false);
        selection.behind(tally, Some(period));
        selection
    }

    /// Entries of a list.
    pub fn query(shelf: &'a Shelf, query: &EntryQuery) -> Selection<'a> {
        let count = query.tally.as_ref().map_or(Count::Entered, |tally| tally.count);
        let mut selection = Selection::of(shelf, count, query.withdrawn);
        match &query.tally {
            Some(tally) if tally.register == query.register => selection.behind(tally, query.period),
            Some(_) => selection.scan.nothing(),
            None => selection.in_period(query.period),
        }
        let mut splits: Vec<Split> = query.terms.iter().map(|term| term.split).collect();
        order::sort(&mut splits);
        splits.dedup();
        for split in splits {
            let keys: Vec<&TallyTerm> = query.terms.iter().filter(|term| term.split == split).collect();
            selection.any_of(split, &keys);
        }
        selection
    }

    fn of(shelf: &'a Shelf, count: Count, withdrawn: bool) -> Selection<'a> {
        let mut scan = Scan::over(&shelf.standing);
        scan.marked(WITHDRAWN, withdrawn);
        Selection { shelf, count, scan }
    }

    fn behind(&mut self, tally: &Tally, period: Option<Period>) {
        self.in_period(period);
        match self.count {
            Count::Entered | Count::Reached(_) | Count::Counted | Count::Amount => {}
            Count::Persons => self.scan.known(&self.shelf.known().of_row),
            Count::Open => self.scan.marked(OPEN, true),
            Count::Outstanding => self.scan.marked(OWING, true),
        }
        for term in &tally.terms {
            self.any_of(term.split, &[term]);
        }
    }

    /// By the day the count goes by; what stands at the period's end came before it or in it.
    fn in_period(&mut self, period: Option<Period>) {
        let Some(months) = self.shelf.months(self.count) else { return self.scan.nothing() };
        let first = period.filter(|_| !self.count.is_standing()).map_or(1, |p| month_code(p.first).max(1));
        let last = period.map_or(u32::MAX, |period| month_code(period.last()));
        self.scan.between(months, first, last);
    }

    /// The property has one of the keys.
    fn any_of(&mut self, split: Split, terms: &[&TallyTerm]) {
        if split == Split::Month && !self.count.is_standing() {
            let Some(months) = self.shelf.months(self.count) else { return self.scan.nothing() };
            let codes = terms.iter().filter_map(|term| Month::parse(&term.key).map(month_code));
            return self.scan.one_of(months, codes.collect());
        }
        match self.shelf.property(split) {
            Some((column, dictionary)) => {
                let codes = terms.iter().filter_map(|term| dictionary.code(&term.key)).collect();
                self.scan.one_of(column, codes);
            }
            // No entry has it, so it is "not filled in" of all.
            None if terms.iter().any(|term| term.key.is_empty()) => {}
            None => self.scan.nothing(),
        }
    }
}

//! A split by one property, line by line: each key with its number now, before, a year before and in the year so far.

use std::collections::BTreeMap;

use casework::figure::{Ask, Dim, Measure};
use casework::time::Period;

use super::questions::{Answers, ask, by_key};
use super::sheet::Three;

/// A line of a split.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Line {
    /// Key; empty = not filled in.
    pub key: String,
    /// In the period and in those it is compared with.
    pub three: Three,
    /// In the year up to the period's end.
    pub ran: i64,
}

impl Line {
    /// In the period.
    pub fn now(&self) -> i64 {
        self.three.now
    }
}

/// The periods a line tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spans {
    /// The period.
    pub now: Period,
    /// The one before.
    pub before: Period,
    /// The same one a year before.
    pub last_year: Period,
    /// The year up to the period's end.
    pub running: Period,
}

impl Spans {
    /// All four.
    pub fn all(self) -> [Period; 4] {
        [self.now, self.before, self.last_year, self.running]
    }
}

/// Lines of a property, most contacts first, "not filled in" last; a key with nothing in any of the periods has none.
pub fn lines(dim: Dim, spans: Spans, answers: &Answers<Ask>) -> Vec<Line> {
    let mut all: BTreeMap<String, [i64; 4]> = BTreeMap::new();
    for (n, period) in spans.all().into_iter().enumerate() {
        for (key, value) in by_key(answers.to(&ask(Measure::Contacts, period, &[dim]))) {
            all.entry(key.to_owned()).or_default()[n] = value;
        }
    }
    let line = |(key, [now, before, last_year, ran]): (String, [i64; 4])| Line {
        key,
        three: Three { now, before, last_year },
        ran,
    };
    let mut lines: Vec<Line> = all.into_iter().map(line).collect();
    // The sort is stable: equal numbers stay in key order.
    casework::order::sort_by_key(&mut lines, |line| (line.key.is_empty(), -line.now()));
    lines
}

/// The longest lines, the rest put together, and what is not filled in.
pub struct Ranking<'a> {
    /// The longest.
    pub top: &'a [Line],
    /// The rest.
    pub rest: &'a [Line],
    /// Not filled in.
    pub unfilled: Option<&'a Line>,
}

impl<'a> Ranking<'a> {
    /// The `count` longest of lines sorted as `lines` gives them; a rest of one stands for itself.
    pub fn of(lines: &'a [Line], count: usize) -> Ranking<'a> {
        let filled = lines.iter().position(|line| line.key.is_empty()).unwrap_or(lines.len());
        let (filled, unfilled) = lines.split_at(filled);
        let count = if filled.len().saturating_sub(1) <= count { filled.len() } else { count };
        let (top, rest) = filled.split_at(count);
        Ranking { top, rest, unfilled: unfilled.first() }
    }

    /// The rest as one line.
    pub fn rest_sum(&self) -> Line {
        let sum = |of: fn(&Line) -> i64| self.rest.iter().map(of).sum();
        let three = Three {
            now: sum(|line| line.three.now),
            before: sum(|line| line.three.before),
            last_year: sum(|line| line.three.last_year),
        };
        Line { key: String::new(), three, ran: sum(|line| line.ran) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ranking_keeps_every_contact() {
        let line = |key: &str, now| Line {
            key: key.to_owned(),
            three: Three { now, before: 1, last_year: 2 },
            ran: now + 10,
        };
        let lines = [line("a", 9), line("b", 5), line("c", 4), line("d", 1), line("", 3)];
        let ranking = Ranking::of(&lines, 2);
        let rest = ranking.rest_sum();
        assert_eq!((ranking.top.len(), ranking.unfilled.unwrap().now()), (2, 3));
        assert_eq!((rest.three, rest.ran), (Three { now: 5, before: 2, last_year: 4 }, 25));
        assert_eq!(Ranking::of(&lines, 3).rest.len(), 0);
        assert_eq!(Ranking::of(&lines, usize::MAX).top.len(), 4);
        assert_eq!(Ranking::of(&lines[4..], 2).unfilled.unwrap().now(), 3);
        assert_eq!(Ranking::of(&lines[..4], 4).unfilled, None);
    }
}

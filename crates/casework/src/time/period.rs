//! Months, quarters and years by which a centre counts. Reads no clock.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Day;

/// A calendar month: `year * 12 + (month - 1)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(pub i32);

/// Which year: natural (January to December), or the union statistical year, which starts on 1 October of the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum YearKind {
    /// 1 January to 31 December.
    #[default]
    Natural,
    /// 1 October of the year before to 30 September.
    Union,
}

/// A span of whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First month.
    pub first: Month,
    /// Number of months, at least 1.
    pub months: u16,
}

impl Month {
    /// The month of a year and a month 1..=12.
    pub fn new(year: i32, month: u32) -> Option<Month> {
        (1..=12).contains(&month).then(|| Month(year * 12 + month as i32 - 1))
    }

    /// The month a day falls in.
    pub fn of(day: Day) -> Month {
        let (y, m, _) = day.ymd();
        Month(y * 12 + m as i32 - 1)
    }

    /// Calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1..=12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// This month moved by whole months.
    pub fn plus(self, months: i32) -> Month {
        Month(self.0 + months)
    }

    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Month> {
        let (y, m) = text.split_once('-')?;
        if y.len() != 4 || m.len() != 2 {
            return None;
        }
        Month::new(y.parse().ok()?, m.parse().ok()?)
    }

    /// First day.
    pub fn first_day(self) -> Day {
        Day::new(self.year(), self.number(), 1).unwrap_or(Day(0))
    }
}

/// Prints `YYYY-MM`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl Period {
    /// One month.
    pub fn month(month: Month) -> Period {
        Period { first: month, months: 1 }
    }

    /// The quarter (3), half (6) or year (12 months) of a kind of year that holds a month.
    pub fn holding(month: Month, months: u16, kind: YearKind) -> Period {
        let start = match kind {
            YearKind::Natural => 0,
            YearKind::Union => 9,
        };
        let months_ = i32::from(months.max(1));
        let first = (month.0 - start).div_euclid(months_) * months_ + start;
        Period { first: Month(first), months: months.max(1) }
    }

    /// Last month.
    pub fn last(self) -> Month {
        self.first.plus(i32::from(self.months) - 1)
    }

    /// First day and the day after the last.
    pub fn days(self) -> std::ops::Range<i32> {
        self.first.first_day().0..self.last().plus(1).first_day().0
    }

    /// Does a day fall in it?
    pub fn holds(self, day: Day) -> bool {
        self.days().contains(&day.0)
    }

    /// Its months in order.
    pub fn each_month(self) -> impl Iterator<Item = Month> {
        (0..i32::from(self.months)).map(move |n| self.first.plus(n))
    }

    /// Moved by whole months: −months for the period before, −12 for the same one a year before.
    pub fn shifted(self, months: i32) -> Period {
        Period { first: self.first.plus(months), months: self.months }
    }

    /// Reads `YYYY-MM` or `YYYY-MM~N` (N months).
    pub fn parse(text: &str) -> Option<Period> {
        match text.split_once('~') {
            None => Month::parse(text).map(Period::month),
            Some((first, months)) => {
                let months: u16 = months.parse().ok().filter(|n| (1..=1200).contains(n))?;
                Some(Period { first: Month::parse(first)?, months })
            }
        }
    }
}

/// Prints `YYYY-MM` for a month, `YYYY-MM~N` for N months from there.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.months {
            1 => self.first.fmt(f),
            n => write!(f, "{}~{n}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(period: Period, days: &str) {
        let range = period.days();
        assert_eq!(format!("{}..{}", Day(range.start), Day(range.end)), days);
        assert_eq!(Period::parse(&period.to_string()), Some(period));
    }

    #[test]
    fn months_quarters_and_both_years() {
        let feb = Month::parse("2004-02").unwrap();
        check(Period::month(feb), "2004-02-01..2004-03-01");
        check(Period::holding(feb, 3, YearKind::Natural), "2004-01-01..2004-04-01");
        check(Period::holding(feb, 12, YearKind::Union), "2003-10-01..2004-10-01");
        check(Period::holding(feb, 12, YearKind::Natural), "2004-01-01..2005-01-01");
        let oct = Month::parse("2004-10").unwrap();
        check(Period::holding(oct, 12, YearKind::Union), "2004-10-01..2005-10-01");
        check(Period::holding(oct, 6, YearKind::Union), "2004-10-01..2005-04-01");
    }
}

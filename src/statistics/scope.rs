//! What the statistics page shows, as its address keeps it: `?period=2005-01&by=class`.

use casework::figure::Dim;
use casework::time::{Month, Period, YearKind};

/// How long the period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Span {
    /// A month.
    #[default]
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
}

/// How contacts are split in the months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum By {
    /// By the class a centre publishes.
    #[default]
    Class,
    /// By channel.
    Channel,
}

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The period.
    pub period: Period,
    /// Kind of year its quarters, halves and years are cut from.
    pub year: YearKind,
    /// Split of the months.
    pub by: By,
    /// Months in the chart: 12 or 36.
    pub months: u16,
}

impl Span {
    /// All spans, shortest first.
    pub const ALL: [Span; 4] = [Span::Month, Span::Quarter, Span::Half, Span::Year];

    /// In months.
    pub fn months(self) -> u16 {
        match self {
            Span::Month => 1,
            Span::Quarter => 3,
            Span::Half => 6,
            Span::Year => 12,
        }
    }

    /// Value of its control.
    pub fn key(self) -> &'static str {
        match self {
            Span::Month => "month",
            Span::Quarter => "quarter",
            Span::Half => "half",
            Span::Year => "year",
        }
    }
}

impl By {
    /// The property.
    pub fn dim(self) -> Dim {
        match self {
            By::Class => Dim::Class,
            By::Channel => Dim::Channel,
        }
    }

    /// Keys in stack order, from the axis up, and the place of each in the palette.
    pub fn series(self) -> &'static [(&'static str, usize)] {
        match self {
            By::Class => &[
                ("visit", 0),
                ("call", 2),
                ("letter", 1),
                ("consultation", 3),
                ("online", 4),
                ("unspecified", 6),
            ],
            By::Channel => &[("visit", 0), ("call", 2), ("letter", 1), ("online", 4), ("unspecified", 6)],
        }
    }
}

impl Scope {
    /// A month, as the centre counts its years.
    pub fn of(month: Month, year: YearKind) -> Scope {
        Scope { period: Period::month(month), year, by: By::default(), months: 12 }
    }

    /// Reads the pairs of an address over what is shown without any; what it cannot read is left out.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, start: Scope) -> Scope {
        let mut scope = start;
        for (name, value) in pairs {
            match (name, value) {
                ("period", value) => scope.period = Period::parse(value).unwrap_or(start.period),
                ("by", "channel") => scope.by = By::Channel,
                ("by", "class") => scope.by = By::Class,
                ("year", "natural") => scope.year = YearKind::Natural,
                ("year", "union") => scope.year = YearKind::Union,
                ("months", "36") => scope.months = 36,
                _ => {}
            }
        }
        scope
    }

    /// The address. It always names the period, so that a reload or a bookmark lands on the same one.
    pub fn address(&self) -> String {
        let by = match self.by {
            By::Class => "class",
            By::Channel => "channel",
        };
        let year = match self.year {
            YearKind::Natural => "natural",
            YearKind::Union => "union",
        };
        let months = if self.months == 36 { "&months=36" } else { "" };
        format!("?period={}&by={by}&year={year}{months}", self.period)
    }

    /// The span of the period, where it is one of them.
    pub fn span(&self) -> Option<Span> {
        let span = Span::ALL.into_iter().find(|span| span.months() == self.period.months)?;
        (Period::holding(self.period.first, span.months(), self.year) == self.period).then_some(span)
    }

    /// The same end seen in another span: the month becomes the quarter that holds it, the year its last month.
    #[must_use]
    pub fn with_span(self, span: Span) -> Scope {
        Scope { period: Period::holding(self.period.last(), span.months(), self.year), ..self }
    }

    /// Counted by another kind of year.
    #[must_use]
    pub fn with_year(self, year: YearKind) -> Scope {
        let period = match self.span() {
            Some(Span::Month) | None => self.period,
            Some(span) => Period::holding(self.period.last(), span.months(), year),
        };
        Scope { period, year, ..self }
    }

    /// The next period (1) or the one before (−1).
    #[must_use]
    pub fn stepped(self, by: i32) -> Scope {
        Scope { period: self.before(-by), ..self }
    }

    /// The period so many periods before.
    pub fn before(&self, periods: i32) -> Period {
        self.period.shifted(-periods * i32::from(self.period.months))
    }

    /// The months of a year up to the period's last: what a running total counts. A period across the year's end runs from
    /// the start of the year it ends in.
    pub fn running(&self, year: YearKind) -> Period {
        let last = self.period.last();
        let first = Period::holding(last, 12, year).first;
        Period { first, months: (last.0 - first.0 + 1) as u16 }
    }

    /// The months of the chart: those up to the period's last.
    pub fn trend(&self) -> Period {
        let months = self.months.max(self.period.months);
        Period { first: self.period.last().plus(1 - i32::from(months)), months }
    }

    /// The periods one may pick, latest first: those that hold anything between two months, and the one shown.
    pub fn choices(&self, first: Month, last: Month) -> Vec<Period> {
        let months = i32::from(self.period.months);
        let earliest = first.min(self.period.first);
        let latest = last.max(self.period.last());
        let steps = (latest.0 - self.period.first.0).div_euclid(months);
        let newest = self.period.shifted(steps * months);
        let mut all: Vec<Period> = Vec::new();
        let mut period = newest;
        while period.last() >= earliest {
            all.push(period);
            period = period.shifted(-months);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Scope {
        Scope::of(Month::parse("2005-03").unwrap(), YearKind::Natural)
    }

    fn read(address: &str) -> Scope {
        Scope::read(
            address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')),
            start(),
        )
    }

    #[test]
    fn an_address_reads_back() {
        for address in [
            "?period=2005-01&by=class&year=natural",
            "?period=2004-10~12&by=channel&year=union&months=36",
            "?period=2005-01~3&by=class&year=natural",
        ] {
            assert_eq!(read(address).address(), address);
        }
        assert_eq!(read("?period=soon&by=x&year=y&months=7"), start());
    }

    #[track_caller]
    fn check(scope: Scope, period: &str) {
        assert_eq!(scope.period.to_string(), period);
    }

    #[test]
    fn spans_hold_the_month_one_comes_from() {
        check(start().with_span(Span::Quarter), "2005-01~3");
        check(start().with_year(YearKind::Union).with_span(Span::Year), "2004-10~12");
        check(start().with_span(Span::Year).with_year(YearKind::Union), "2005-10~12");
        check(start().with_span(Span::Year).with_span(Span::Month), "2005-12");
        check(start().with_span(Span::Quarter).stepped(-1), "2004-10~3");
        check(start().stepped(1), "2005-04");
    }

    #[track_caller]
    fn check_running(period: &str, natural: &str, union: &str) {
        let scope = Scope { period: Period::parse(period).unwrap(), ..start() };
        assert_eq!(scope.running(YearKind::Natural).to_string(), natural);
        assert_eq!(scope.running(YearKind::Union).to_string(), union);
    }

    #[test]
    fn a_running_total_begins_with_its_year() {
        check_running("2005-01", "2005-01", "2004-10~4");
        check_running("2004-12", "2004-01~12", "2004-10~3");
        check_running("2004-10", "2004-01~10", "2004-10");
        check_running("2004-09", "2004-01~9", "2003-10~12");
        check_running("2004-07~3", "2004-01~9", "2003-10~12");
        check_running("2004-10~12", "2005-01~9", "2004-10~12");
    }

    #[test]
    fn a_period_cut_across_is_no_span() {
        assert_eq!(read("?period=2004-10~12").span(), None);
        assert_eq!(read("?period=2004-10~12&year=union").span(), Some(Span::Year));
        assert_eq!(read("?period=2004-04~5").span(), None);
    }

    #[test]
    fn the_chart_ends_with_the_period() {
        assert_eq!(start().trend().to_string(), "2004-04~12");
        assert_eq!(read("?period=2004-01~12&months=36").trend().to_string(), "2002-01~36");
    }

    #[test]
    fn choices_reach_from_the_last_to_the_first_with_contacts() {
        let month = |text| Month::parse(text).unwrap();
        let names = |scope: Scope| {
            let all = scope.choices(month("2004-11"), month("2005-04"));
            all.iter().map(Period::to_string).collect::<Vec<_>>()
        };
        assert_eq!(names(start()), ["2005-04", "2005-03", "2005-02", "2005-01", "2004-12", "2004-11"]);
        assert_eq!(names(start().with_span(Span::Quarter)), ["2005-04~3", "2005-01~3", "2004-10~3"]);
        assert_eq!(names(start().stepped(2)).first().map(String::as_str), Some("2005-05"));
    }
}

//! The statistics of a period: which questions are asked for it, and what their answers say.

use std::collections::BTreeMap;

use casework::figure::{Answer, Ask, Dim, Measure};
use casework::time::{Month, Period, YearKind};

use super::compare::{change, points};
use super::heat::Heat;
use super::kept::{Kept, Whole, Why};
use super::lines::{Line, Spans, lines};
use super::questions::{Answers, ask, by_key, once};
use super::scope::{By, Scope};

/// A number in the period, in the period before, and in the same one a year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Three {
    /// In the period.
    pub now: i64,
    /// In the period before.
    pub before: i64,
    /// A year before.
    pub last_year: i64,
}

/// A change from the period before and from the same one a year before, in tenths; or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changes {
    /// From the period before.
    pub before: Whole,
    /// From the same period a year before.
    pub last_year: Whole,
}

/// A bar of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendMonth {
    /// The month.
    pub month: Month,
    /// By series, in stack order.
    pub parts: Vec<i64>,
    /// The total a year before; none before the first month that has any.
    pub before: Option<i64>,
}

/// What is told of each district.
pub const DISTRICT_MEASURES: [Measure; 4] =
    [Measure::Contacts, Measure::People, Measure::Involved, Measure::Persons];

/// What is told of the whole period.
pub const WHOLE: [Measure; 7] = [
    Measure::Contacts,
    Measure::People,
    Measure::Involved,
    Measure::Persons,
    Measure::Done,
    Measure::Evaluated,
    Measure::Satisfied,
];

/// Both kinds of year, for running totals.
pub const YEARS: [YearKind; 2] = [YearKind::Natural, YearKind::Union];

/// Properties told line by line, compared.
const LINES: [Dim; 4] = [Dim::Category, Dim::Employer, Dim::District, Dim::Receiver];

/// Rows and columns of the heat table. Categories by their first level: their kinds would fill three pages.
const HEAT: [Dim; 2] = [Dim::District, Dim::CategoryTop];

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is of.
    pub scope: Scope,
    /// What is kept of the periods it compares; none while not known.
    kept: Option<Kept>,
    whole: [Three; WHOLE.len()],
    running: [[i64; WHOLE.len()]; YEARS.len()],
    /// The months of the chart.
    pub trend: Vec<TrendMonth>,
    lines: [Vec<Line>; LINES.len()],
    measures: [BTreeMap<String, i64>; DISTRICT_MEASURES.len()],
    /// Contacts by satisfaction.
    pub satisfaction: BTreeMap<String, i64>,
    /// Districts by main category.
    pub heat: Heat,
    classes: BTreeMap<(String, String), i64>,
}

fn spans(scope: &Scope) -> Spans {
    let Scope { period, year, .. } = *scope;
    Spans {
        now: period,
        before: scope.before(1),
        last_year: period.shifted(-12),
        running: scope.running(year),
    }
}

impl Sheet {
    /// The questions of a scope, each once.
    pub fn questions(scope: &Scope) -> Vec<Ask> {
        let spans = spans(scope);
        let (now, contacts) = (spans.now, Measure::Contacts);
        let running = YEARS.map(|year| scope.running(year));
        let periods = [now, spans.before, spans.last_year, running[0], running[1]];
        let whole = WHOLE.into_iter().flat_map(|measure| periods.map(|period| ask(measure, period, &[])));
        let lines = LINES.into_iter().flat_map(|dim| spans.all().map(|period| ask(contacts, period, &[dim])));
        let trend = scope.trend();
        let others = [
            ask(contacts, trend, &[Dim::Month, scope.by.dim()]),
            ask(contacts, trend.shifted(-12), &[Dim::Month]),
            ask(contacts, now, &[Dim::Satisfaction]),
            ask(contacts, now, &[HEAT[1]]),
            ask(contacts, now, &HEAT),
            ask(contacts, now, &[Dim::Receiver, Dim::Class]),
        ];
        let measures = DISTRICT_MEASURES.map(|measure| ask(measure, now, &[Dim::District]));
        once(whole.chain(lines).chain(others).chain(measures))
    }

    /// What the answers say; none where they are not answers to these questions.
    pub fn read(scope: Scope, answers: Vec<Answer>) -> Option<Sheet> {
        let answers = Answers::of(Sheet::questions(&scope), answers)?;
        let spans = spans(&scope);
        let total = |measure, period| answers.total(measure, period);
        let crossed = answers.to(&ask(Measure::Contacts, spans.now, &[Dim::Receiver, Dim::Class]));
        let classes = crossed
            .told()
            .map(|([receiver, class, _], value)| ((receiver.to_owned(), class.to_owned()), value));
        let of = |measure, dim| owned(answers.to(&ask(measure, spans.now, &[dim])));
        Some(Sheet {
            scope,
            kept: None,
            whole: WHOLE.map(|measure| Three {
                now: total(measure, spans.now),
                before: total(measure, spans.before),
                last_year: total(measure, spans.last_year),
            }),
            running: YEARS.map(|year| WHOLE.map(|measure| total(measure, scope.running(year)))),
            trend: trend(&scope, &answers),
            lines: LINES.map(|dim| lines(dim, spans, &answers)),
            measures: DISTRICT_MEASURES.map(|measure| of(measure, Dim::District)),
            satisfaction: of(Measure::Contacts, Dim::Satisfaction),
            heat: Heat::of(HEAT[0], HEAT[1], spans.now, &answers),
            classes: classes.collect(),
        })
    }

    /// This sheet, knowing which months are kept. Until then it compares nothing.
    #[must_use]
    pub fn since(self, kept: Kept) -> Sheet {
        Sheet { kept: Some(kept), ..self }
    }

    /// A measure of the whole period.
    pub fn whole(&self, measure: Measure) -> Three {
        place(&WHOLE, measure).map(|n| self.whole[n]).unwrap_or_default()
    }

    /// The year up to the period's end, by a kind of year: its period, and a measure of it.
    pub fn running(&self, year: YearKind, measure: Measure) -> (Period, i64) {
        let value = place(&YEARS, year).zip(place(&WHOLE, measure)).map_or(0, |(y, m)| self.running[y][m]);
        (self.scope.running(year), value)
    }

    /// The month from which a period is kept, where that is not its first.
    pub fn since_within(&self, period: Period) -> Option<Month> {
        self.kept.and_then(|kept| kept.since(period))
    }

    /// Is a month one of those kept?
    pub fn is_kept(&self, month: Month) -> bool {
        self.kept.is_some_and(|kept| (kept.first..=kept.last).contains(&month))
    }

    /// Lines of a property, most contacts first, "not filled in" last.
    pub fn lines(&self, dim: Dim) -> &[Line] {
        place(&LINES, dim).map_or(&[], |n| &self.lines[n])
    }

    /// One of `DISTRICT_MEASURES` of a district.
    pub fn district(&self, key: &str, measure: Measure) -> i64 {
        place(&DISTRICT_MEASURES, measure).and_then(|n| self.measures[n].get(key).copied()).unwrap_or(0)
    }

    /// Contacts of a class that a member of staff took.
    pub fn taken(&self, receiver: &str, class: &str) -> i64 {
        self.classes.get(&(receiver.to_owned(), class.to_owned())).copied().unwrap_or(0)
    }

    /// Classes anybody took, in stack order.
    pub fn classes(&self) -> Vec<&'static str> {
        let is_taken = |class: &str| self.classes.keys().any(|(_, taken)| taken == class);
        By::Class.series().iter().map(|(class, _)| *class).filter(|class| is_taken(class)).collect()
    }

    /// How a number of the period has changed.
    pub fn changes(&self, three: Three) -> Changes {
        let [now, before, last_year] = self.wholes(three);
        Changes { before: change(now, before), last_year: change(now, last_year) }
    }

    /// How a share has changed, in points.
    pub fn points(&self, part: Three, whole: Three) -> Changes {
        let (part, whole) = (self.wholes(part), self.wholes(whole));
        let from = |n: usize| points((part[0], whole[0]), (part[n], whole[n]));
        Changes { before: from(1), last_year: from(2) }
    }

    /// The numbers of the periods kept as a whole.
    pub fn wholes(&self, three: Three) -> [Whole; 3] {
        let spans = spans(&self.scope);
        let whole = |period, value| match self.kept {
            Some(kept) => kept.holds(period).map(|()| value),
            None => Err(Why::NotKept),
        };
        [
            whole(spans.now, three.now),
            whole(spans.before, three.before),
            whole(spans.last_year, three.last_year),
        ]
    }
}

fn place<T: PartialEq>(all: &[T], one: T) -> Option<usize> {
    all.iter().position(|other| *other == one)
}

fn owned(answer: &Answer) -> BTreeMap<String, i64> {
    by_key(answer).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn trend(scope: &Scope, answers: &Answers<Ask>) -> Vec<TrendMonth> {
    let (series, period) = (scope.by.series(), scope.trend());
    let mut months: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for ([month, key, _], value) in
        answers.to(&ask(Measure::Contacts, period, &[Dim::Month, scope.by.dim()])).told()
    {
        let parts = months.entry(month.to_owned()).or_insert_with(|| vec![0; series.len()]);
        // A key without a series of its own stands with the last, "not stated".
        let place = series.iter().position(|(other, _)| *other == key).unwrap_or(series.len() - 1);
        parts[place] += value;
    }
    let before = owned(answers.to(&ask(Measure::Contacts, period.shifted(-12), &[Dim::Month])));
    let first = before.keys().next().and_then(|month| Month::parse(month));
    let bars = period.each_month().map(|month| {
        let year_before = month.plus(-12);
        TrendMonth {
            month,
            parts: months.remove(&month.to_string()).unwrap_or_else(|| vec![0; series.len()]),
            before: first
                .filter(|first| year_before >= *first)
                .map(|_| before.get(&year_before.to_string()).copied().unwrap_or(0)),
        }
    });
    bars.collect()
}

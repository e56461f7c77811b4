//! The statistics of a period: which questions are asked for it, and what their answers say.

use std::collections::BTreeMap;

use casework::figure::{Answer, Ask, Dim, Figure, Measure};
use casework::time::Month;

use super::scope::Scope;

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

/// A line of a split: a key with its number now and in the period before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Key; empty = not filled in.
    pub key: String,
    /// In the period.
    pub now: i64,
    /// In the period before.
    pub before: i64,
}

/// A line of the table of districts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Key; empty = not filled in.
    pub key: String,
    /// One number for each of `DISTRICT_MEASURES`.
    pub values: [i64; DISTRICT_MEASURES.len()],
    /// Contacts in the period before.
    pub before: i64,
}

/// What is told of each district.
pub const DISTRICT_MEASURES: [Measure; 4] =
    [Measure::Contacts, Measure::People, Measure::Involved, Measure::Persons];

/// What is told of the whole period, in the order asked.
const WHOLE: [Measure; 7] = [
    Measure::Contacts,
    Measure::People,
    Measure::Involved,
    Measure::Persons,
    Measure::Done,
    Measure::Evaluated,
    Measure::Satisfied,
];

/// Properties told line by line, in the order asked.
const LINES: [Dim; 3] = [Dim::Category, Dim::Employer, Dim::Satisfaction];

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is of.
    pub scope: Scope,
    whole: [Three; WHOLE.len()],
    /// The months of the chart.
    pub trend: Vec<TrendMonth>,
    lines: [Vec<Line>; LINES.len()],
    /// Districts, most contacts first.
    pub districts: Vec<District>,
}

impl Sheet {
    /// The questions of a scope, in the order `read` takes their answers.
    pub fn questions(scope: &Scope) -> Vec<Ask> {
        let ask = |measure, period, splits: &[Dim]| Ask {
            figure: Figure::of(measure),
            period,
            splits: splits.to_vec(),
        };
        let (now, before, last_year) = (scope.period, scope.before(1), scope.period.shifted(-12));
        let trend = scope.trend();
        let mut all = Vec::new();
        for measure in WHOLE {
            all.extend([now, before, last_year].map(|period| ask(measure, period, &[])));
        }
        all.push(ask(Measure::Contacts, trend, &[Dim::Month, scope.by.dim()]));
        all.push(ask(Measure::Contacts, trend.shifted(-12), &[Dim::Month]));
        for dim in LINES {
            all.extend([now, before].map(|period| ask(Measure::Contacts, period, &[dim])));
        }
        all.extend(DISTRICT_MEASURES.map(|measure| ask(measure, now, &[Dim::District])));
        all.push(ask(Measure::Contacts, before, &[Dim::District]));
        all
    }

    /// What the answers say; none where they are not answers to these questions.
    pub fn read(scope: Scope, answers: Vec<Answer>) -> Option<Sheet> {
        if answers.len() != Sheet::questions(&scope).len() {
            return None;
        }
        let mut answers = answers.into_iter();
        let mut next = || answers.next().unwrap_or_default();
        let whole = WHOLE.map(|_| Three { now: next().total, before: next().total, last_year: next().total });
        let trend = trend(&scope, &next(), &next());
        let lines = LINES.map(|_| lines(next(), next()));
        let measures = DISTRICT_MEASURES.map(|_| next());
        let districts = districts(measures, next());
        Some(Sheet { scope, whole, trend, lines, districts })
    }

    /// This sheet, knowing the first month with contacts: a period that begins before it is no base to compare with, even
    /// where a part of it has contacts.
    #[must_use]
    pub fn since(mut self, first: Month) -> Sheet {
        if self.scope.before(1).first < first {
            self.whole.iter_mut().for_each(|three| three.before = 0);
            self.lines.iter_mut().flatten().for_each(|line| line.before = 0);
            self.districts.iter_mut().for_each(|district| district.before = 0);
        }
        if self.scope.period.shifted(-12).first < first {
            self.whole.iter_mut().for_each(|three| three.last_year = 0);
        }
        self.districts.retain(|district| district.values[0] > 0 || district.before > 0);
        self
    }

    /// A measure of the whole period.
    pub fn whole(&self, measure: Measure) -> Three {
        WHOLE.iter().position(|other| *other == measure).map(|n| self.whole[n]).unwrap_or_default()
    }

    /// Lines of a property, most contacts first, "not filled in" last.
    pub fn lines(&self, dim: Dim) -> &[Line] {
        LINES.iter().position(|other| *other == dim).map_or(&[], |n| &self.lines[n])
    }
}

fn trend(scope: &Scope, split: &Answer, before: &Answer) -> Vec<TrendMonth> {
    let series = scope.by.series();
    let mut months: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for cell in &split.cells {
        let [month, key] = &cell.keys[..] else { continue };
        let parts = months.entry(month.clone()).or_insert_with(|| vec![0; series.len()]);
        // A key without a series of its own stands with the last, "not stated".
        let place = series.iter().position(|(other, _)| other == key).unwrap_or(series.len() - 1);
        parts[place] += cell.value;
    }
    let before: BTreeMap<&str, i64> =
        before.cells.iter().filter_map(|cell| Some((cell.keys.first()?.as_str(), cell.value))).collect();
    let first = before.keys().next().and_then(|month| Month::parse(month));
    let bars = scope.trend().each_month().map(|month| {
        let year_before = month.plus(-12);
        TrendMonth {
            month,
            parts: months.remove(&month.to_string()).unwrap_or_else(|| vec![0; series.len()]),
            before: first
                .filter(|first| year_before >= *first)
                .map(|_| before.get(year_before.to_string().as_str()).copied().unwrap_or(0)),
        }
    });
    bars.collect()
}

/// Both answers by key.
fn by_key(now: Answer, before: Answer) -> BTreeMap<String, (i64, i64)> {
    let mut all: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for cell in now.cells {
        all.entry(cell.keys.concat()).or_default().0 = cell.value;
    }
    for cell in before.cells {
        all.entry(cell.keys.concat()).or_default().1 = cell.value;
    }
    all
}

fn lines(now: Answer, before: Answer) -> Vec<Line> {
    let all = by_key(now, before).into_iter().map(|(key, (now, before))| Line { key, now, before });
    let mut lines: Vec<Line> = all.collect();
    // The sort is stable: equal numbers stay in key order.
    lines.sort_by_key(|line| (line.key.is_empty(), -line.now));
    lines
}

fn districts(measures: [Answer; DISTRICT_MEASURES.len()], before: Answer) -> Vec<District> {
    let mut all: BTreeMap<String, District> = BTreeMap::new();
    let district = |key: &str| District { key: key.to_owned(), values: Default::default(), before: 0 };
    for (n, answer) in measures.into_iter().enumerate() {
        for cell in answer.cells {
            let key = cell.keys.concat();
            all.entry(key.clone()).or_insert_with(|| district(&key)).values[n] = cell.value;
        }
    }
    for cell in before.cells {
        let key = cell.keys.concat();
        all.entry(key.clone()).or_insert_with(|| district(&key)).before = cell.value;
    }
    let mut all: Vec<District> = all.into_values().collect();
    all.sort_by_key(|district| (district.key.is_empty(), -district.values[0]));
    all
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
    /// The `count` longest of lines sorted as `Sheet::lines` gives them; a rest of one stands for itself.
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
        Line { key: String::new(), now: sum(|line| line.now), before: sum(|line| line.before) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::figure::Cell;
    use casework::time::{Period, YearKind};

    fn scope() -> Scope {
        Scope::of(Month::parse("2005-01").unwrap(), YearKind::Natural)
    }

    fn split(cells: &[(&[&str], i64)]) -> Answer {
        let cells = cells.iter().map(|(keys, value)| Cell {
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            value: *value,
        });
        let cells: Vec<Cell> = cells.collect();
        Answer { total: cells.iter().map(|cell| cell.value).sum(), cells }
    }

    /// Each answer is given by the question it answers, so a shift of one would show.
    fn sheet() -> Sheet {
        let month = Period::parse("2005-01").unwrap();
        let answers = Sheet::questions(&scope()).into_iter().map(|ask| {
            let measure =
                Measure::ALL.iter().position(|measure| *measure == ask.figure.measure).unwrap() as i64;
            let weight = 100 * (measure + 1) - i64::from(month.first.0 - ask.period.first.0);
            match ask.splits[..] {
                [] => Answer { total: weight, cells: vec![] },
                [Dim::Month, Dim::Class] => split(&[(&["2005-01", "visit"], 4), (&["2005-01", "letter"], 2)]),
                [Dim::Month] => split(&[(&["2003-12"], 7)]),
                [Dim::Category] => split(&[(&[""], 50), (&["aid"], weight), (&["pay"], weight + 1)]),
                [Dim::District] => split(&[(&["east"], weight)]),
                _ => split(&[]),
            }
        });
        Sheet::read(scope(), answers.collect()).unwrap()
    }

    #[test]
    fn answers_come_back_to_their_questions() {
        let sheet = sheet();
        assert_eq!(sheet.whole(Measure::Contacts), Three { now: 100, before: 99, last_year: 88 });
        assert_eq!(sheet.whole(Measure::Satisfied), Three { now: 700, before: 699, last_year: 688 });
        let lines: Vec<(&str, i64, i64)> = sheet
            .lines(Dim::Category)
            .iter()
            .map(|line| (line.key.as_str(), line.now, line.before))
            .collect();
        assert_eq!(lines, [("pay", 101, 100), ("aid", 100, 99), ("", 50, 50)]);
        assert_eq!(
            sheet.districts,
            [District { key: "east".into(), values: [100, 200, 300, 400], before: 99 }]
        );
    }

    #[test]
    fn months_are_stacked_in_order_and_last_year_starts_with_its_first_month() {
        let sheet = sheet();
        assert_eq!(sheet.trend.len(), 12);
        let last = sheet.trend.last().unwrap();
        assert_eq!((last.month.to_string().as_str(), &last.parts[..]), ("2005-01", &[4, 0, 2, 0, 0, 0][..]));
        let before: Vec<Option<i64>> = sheet.trend.iter().map(|month| month.before).collect();
        assert_eq!(before[..9], [None; 9]);
        assert_eq!(before[9..], [None, Some(7), Some(0)]);
    }

    #[test]
    fn a_period_only_partly_kept_is_no_base() {
        let month = |text| Month::parse(text).unwrap();
        let three = |first| sheet().since(month(first)).whole(Measure::Contacts);
        assert_eq!(three("2004-01"), Three { now: 100, before: 99, last_year: 88 });
        assert_eq!(three("2004-12"), Three { now: 100, before: 99, last_year: 0 });
        assert_eq!(three("2005-01"), Three { now: 100, before: 0, last_year: 0 });
        assert_eq!(sheet().since(month("2005-01")).districts[0].before, 0);
    }

    #[test]
    fn other_answers_are_refused() {
        assert_eq!(Sheet::read(scope(), vec![Answer::default(); 3]), None);
    }

    #[test]
    fn a_ranking_keeps_every_contact() {
        let line = |key: &str, now| Line { key: key.to_owned(), now, before: 1 };
        let lines = [line("a", 9), line("b", 5), line("c", 4), line("d", 1), line("", 3)];
        let ranking = Ranking::of(&lines, 2);
        assert_eq!((ranking.top.len(), ranking.rest_sum().now, ranking.unfilled.unwrap().now), (2, 5, 3));
        assert_eq!(Ranking::of(&lines, 3).rest.len(), 0);
        assert_eq!(Ranking::of(&lines, usize::MAX).top.len(), 4);
        assert_eq!(Ranking::of(&lines[4..], 2).unfilled.unwrap().now, 3);
        assert_eq!(Ranking::of(&lines[..4], 4).unfilled, None);
    }
}

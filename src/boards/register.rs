//! The board of one register: its counts, its months, its stages reached, and its splits.

use std::collections::BTreeMap;

use casework::figure::Answer;
use casework::register::{Register, Stage};
use casework::tally::{Count, Split, TallyAsk};
use casework::time::{Month, Period};

use super::ask::{Four, ask, periods};
use crate::statistics::questions::{Answers, by_key, once};
use crate::statistics::scope::Scope;

/// Everything the board shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterSheet {
    /// What it is of.
    pub scope: Scope,
    /// The register.
    pub register: Register,
    /// Its counts, in the order of tiles.
    pub counts: Vec<(Count, Four)>,
    /// The months of the chart.
    pub months: Vec<MonthLine>,
    /// How many reached each stage in the period, where there is more than one.
    pub stages: Vec<(Stage, i64)>,
    /// Its splits, the main one first.
    pub splits: Vec<SplitLines>,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthLine {
    /// Month.
    pub month: Month,
    /// What counts.
    pub counted: i64,
    /// Money, in fen.
    pub amount: i64,
    /// What counted a year before.
    pub last_year: i64,
}

/// A split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitLines {
    /// By what.
    pub split: Split,
    /// Its keys with their values, largest first.
    pub lines: Vec<SplitLine>,
}

/// One key of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitLine {
    /// Key; empty = not filled in.
    pub key: String,
    /// Values of `RegisterSheet::told`, in its order.
    pub values: Vec<i64>,
}

/// Counts of the tiles of a register.
pub fn tiles(register: Register) -> Vec<Count> {
    let several = register.spec().path.line.len() > 1;
    let all =
        [Count::Counted, Count::Amount, Count::Persons, Count::Entered, Count::Open, Count::Outstanding];
    all.into_iter().filter(|count| count.is_of(register) && (several || *count != Count::Entered)).collect()
}

/// Counts told of each key of a split.
pub fn told(register: Register) -> Vec<Count> {
    [Count::Counted, Count::Amount, Count::Persons]
        .into_iter()
        .filter(|count| count.is_of(register))
        .collect()
}

/// Splits shown.
pub fn splits(register: Register) -> Vec<Split> {
    Split::all(register).into_iter().filter(|split| *split != Split::Month).collect()
}

/// Stages whose reaching is told, each step apart.
fn stages(register: Register) -> Vec<Stage> {
    let path = &register.spec().path;
    if path.line.len() > 1 { path.stages().collect() } else { Vec::new() }
}

impl RegisterSheet {
    /// The questions of a scope, each once.
    pub fn questions(register: Register, scope: &Scope) -> Vec<TallyAsk> {
        let counts = tiles(register)
            .into_iter()
            .flat_map(|count| periods(scope).map(|period| ask(register, count, period, &[])));
        let trend = scope.trend();
        let months = [Count::Counted, Count::Amount]
            .into_iter()
            .filter(|count| count.is_of(register))
            .map(|count| ask(register, count, trend, &[Split::Month]))
            .chain([ask(register, Count::Counted, trend.shifted(-12), &[Split::Month])]);
        let reached =
            stages(register).into_iter().map(|stage| ask(register, Count::Reached(stage), scope.period, &[]));
        let splits = splits(register).into_iter().flat_map(|split| {
            told(register).into_iter().map(move |count| ask(register, count, scope.period, &[split]))
        });
        once(counts.chain(months).chain(reached).chain(splits))
    }

    /// What the answers say; none where they are not answers to these questions.
    pub fn read(register: Register, scope: Scope, answers: Vec<Answer>) -> Option<RegisterSheet> {
        let answers = Answers::of(RegisterSheet::questions(register, &scope), answers)?;
        let counts = tiles(register).into_iter().map(|count| (count, answers.four(register, count, &scope)));
        let reached = |stage| answers.to(&ask(register, Count::Reached(stage), scope.period, &[])).total;
        Some(RegisterSheet {
            register,
            counts: counts.collect(),
            months: months(register, &scope, &answers),
            stages: stages(register).into_iter().map(|stage| (stage, reached(stage))).collect(),
            splits: splits(register)
                .into_iter()
                .map(|split| lines(register, split, &scope, &answers))
                .collect(),
            scope,
        })
    }

    /// A count in its periods.
    pub fn count(&self, count: Count) -> Four {
        self.counts.iter().find(|(there, _)| *there == count).map(|(_, four)| *four).unwrap_or_default()
    }
}

fn months(register: Register, scope: &Scope, answers: &Answers<TallyAsk>) -> Vec<MonthLine> {
    let trend = scope.trend();
    let by_month = |count, period: Period| -> BTreeMap<String, i64> {
        let answer = answers.to(&ask(register, count, period, &[Split::Month]));
        by_key(answer).map(|(month, value)| (month.to_owned(), value)).collect()
    };
    let (counted, amount) = (by_month(Count::Counted, trend), by_month(Count::Amount, trend));
    let last_year = by_month(Count::Counted, trend.shifted(-12));
    let value = |of: &BTreeMap<String, i64>, month: Month| of.get(&month.to_string()).copied().unwrap_or(0);
    let line = |month: Month| MonthLine {
        month,
        counted: value(&counted, month),
        amount: value(&amount, month),
        last_year: value(&last_year, month.plus(-12)),
    };
    trend.each_month().map(line).collect()
}

fn lines(register: Register, split: Split, scope: &Scope, answers: &Answers<TallyAsk>) -> SplitLines {
    let counts = told(register);
    let mut all: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (place, count) in counts.iter().enumerate() {
        for (key, value) in by_key(answers.to(&ask(register, *count, scope.period, &[split]))) {
            let values = all.entry(key.to_owned()).or_insert_with(|| vec![0; counts.len()]);
            values[place] = value;
        }
    }
    let mut lines: Vec<SplitLine> = all.into_iter().map(|(key, values)| SplitLine { key, values }).collect();
    // Ages stand in their own order; what is not filled in stands last.
    if split != Split::Age {
        lines.sort_by(|a, b| b.values.cmp(&a.values));
    }
    lines.sort_by_key(|line| line.key.is_empty());
    SplitLines { split, lines }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::time::YearKind;

    fn scope() -> Scope {
        Scope::of(Month::parse("2005-03").unwrap(), YearKind::Natural)
    }

    #[test]
    fn every_register_has_questions_and_reads_their_answers() {
        for register in Register::ALL {
            let asks = RegisterSheet::questions(register, &scope());
            assert!(asks.iter().all(|ask| ask.tally.is_sound()), "{register:?}");
            let answers = vec![Answer { total: 3, ..Answer::default() }; asks.len()];
            let sheet = RegisterSheet::read(register, scope(), answers).unwrap();
            assert_eq!(sheet.count(Count::Counted).now, 3);
            assert_eq!(sheet.months.len(), 12);
            assert!(RegisterSheet::read(register, scope(), Vec::new()).is_none());
        }
    }

    #[test]
    fn lines_are_sorted_by_size_and_the_unfilled_stands_last() {
        let asks = RegisterSheet::questions(Register::Waiver, &scope());
        let split = splits(Register::Waiver)[0];
        let answer = |ask: &TallyAsk| {
            if ask.splits != [split] {
                return Answer::default();
            }
            let cell = |key, value| casework::figure::Cell { at: [key, 0, 0], value };
            let keys = vec![["", "rent", "tuition"].map(str::to_owned).to_vec()];
            Answer { total: 0, keys, cells: vec![cell(0, 50), cell(1, 2), cell(2, 9)] }
        };
        let answers = asks.iter().map(answer).collect();
        let sheet = RegisterSheet::read(Register::Waiver, scope(), answers).unwrap();
        let keys: Vec<&str> = sheet.splits[0].lines.iter().map(|line| line.key.as_str()).collect();
        assert_eq!(keys, ["tuition", "rent", ""]);
    }
}

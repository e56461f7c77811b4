//! Figures of a register arranged as charts and tables: shown, saved and printed alike.

use casework::code::Codes;
use casework::register::Register;
use casework::tally::{Count, Tally};
use casework::time::{Month, Period};
use paperwork::chart::{Months, Ranked, RankedBar, Stack};

use super::board::{cell, door, shown};
use crate::boards::register::{MonthLine, RegisterSheet, SplitLines, told};
use crate::locale::boards::{BoardWords, count_word, split_key_word, unit_word};
use crate::locale::format::{month, month_short};
use crate::locale::{Lang, Say, Words, fill};
use crate::pages::statistics::arrange::nothing;
use crate::parts::{ChartCell, ChartSheet, Drawing, Tip};

/// Keys drawn one by one.
const DRAWN: usize = 12;

/// What an arrangement is made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The figures.
    pub sheet: &'a RegisterSheet,
    /// Code lists.
    pub codes: &'a Codes,
    /// Language.
    pub lang: Lang,
}

impl Source<'_> {
    fn t(&self) -> &'static BoardWords {
        Words::of(self.lang)
    }

    fn register(&self) -> Register {
        self.sheet.register
    }

    fn period(&self) -> Period {
        self.sheet.scope.period
    }

    fn file(&self, title: &str) -> String {
        format!("{} {title} {}", self.register().say(self.lang), self.period())
    }

    fn count_head(&self, count: Count) -> String {
        let unit = unit_word(&Tally::of(self.register(), count), self.lang);
        format!("{} ({unit})", count_word(self.register(), count, self.lang))
    }

    /// All arrangements, in the order of the board.
    pub fn all(&self) -> Vec<ChartSheet> {
        let mut all = vec![self.months(Count::Counted)];
        if Count::Amount.is_of(self.register()) {
            all.push(self.months(Count::Amount));
        }
        if !self.sheet.stages.is_empty() {
            all.push(self.stages());
        }
        all.extend(self.sheet.splits.iter().map(|split| self.split(split)));
        all
    }

    /// The months, of what counts or of its money.
    pub fn months(&self, count: Count) -> ChartSheet {
        let t = self.t();
        let is_money = count == Count::Amount;
        let value = |line: &MonthLine| if is_money { line.amount } else { line.counted };
        let drawn = |line: &MonthLine| if is_money { line.amount / 100 } else { line.counted };
        let bar = |line: &MonthLine| Stack {
            label: month_short(line.month, self.lang),
            parts: vec![drawn(line)],
            before: (!is_money && line.last_year > 0).then_some(line.last_year),
        };
        let tally = Tally::of(self.register(), count);
        let tip = |line: &MonthLine| {
            let name = month(line.month, self.lang);
            let door = door(&tally, Period::month(line.month), value(line), name.clone());
            Tip {
                title: format!("{name}  {}", shown(count, value(line))),
                lines: Vec::new(),
                door: Some(door),
            }
        };
        let row = |line: &MonthLine| {
            let name = month(line.month, self.lang);
            let mut row = vec![
                ChartCell::Text(name.clone()),
                cell(&tally, Period::month(line.month), value(line), name.clone()),
            ];
            if !is_money {
                let before: Month = line.month.plus(-12);
                row.push(cell(&tally, Period::month(before), line.last_year, name));
            }
            row
        };
        let months = &self.sheet.months;
        let first = months.len().checked_sub(usize::from(self.period().months)).filter(|first| *first > 0);
        let title = if is_money { t.amounts } else { t.months };
        let mut heads = vec![t.month.to_owned(), self.count_head(count)];
        heads.extend((!is_money).then(|| t.last_year.to_owned()));
        ChartSheet {
            title: title.to_owned(),
            note: if is_money { t.amounts_note } else { t.months_note }.to_owned(),
            drawing: Drawing::Months(Months {
                bars: months.iter().map(bar).collect(),
                colours: vec![if is_money { 1 } else { 0 }],
                chosen: first.map(|first| (first, months.len() - 1)),
            }),
            legend: vec![(if is_money { 1 } else { 0 }, self.count_head(count))],
            line: (!is_money && months.iter().any(|line| line.last_year > 0)).then(|| t.last_year.to_owned()),
            tips: months.iter().map(tip).collect(),
            heads,
            rows: months.iter().map(row).collect(),
            file: self.file(title),
            ..nothing()
        }
    }

    /// How many reached each stage.
    pub fn stages(&self) -> ChartSheet {
        let t = self.t();
        let tally = |stage| Tally::of(self.register(), Count::Reached(stage));
        let word = |stage: &casework::register::Stage| stage.say(self.lang);
        let bar = |(stage, value): &(casework::register::Stage, i64)| RankedBar {
            label: word(stage),
            value: *value,
            notes: [String::new(), String::new()],
            is_rest: false,
        };
        let tip = |(stage, value): &(casework::register::Stage, i64)| Tip {
            title: format!("{}  {value}", word(stage)),
            lines: Vec::new(),
            door: Some(door(&tally(*stage), self.period(), *value, word(stage))),
        };
        let row = |(stage, value): &(casework::register::Stage, i64)| {
            vec![ChartCell::Text(word(stage)), cell(&tally(*stage), self.period(), *value, word(stage))]
        };
        let stages = &self.sheet.stages;
        ChartSheet {
            title: t.stages.to_owned(),
            note: t.stages_note.to_owned(),
            drawing: Drawing::Ranked(Ranked {
                bars: stages.iter().map(bar).collect(),
                colour: 2,
                chosen: None,
            }),
            tips: stages.iter().map(tip).collect(),
            heads: vec![t.stage.to_owned(), self.count_head(Count::Entered)],
            rows: stages.iter().map(row).collect(),
            file: self.file(t.stages),
            ..nothing()
        }
    }

    /// One split: bars of what counts, a table with money and people, and the total.
    pub fn split(&self, split: &SplitLines) -> ChartSheet {
        let t = self.t();
        let counts = told(self.register());
        let word = |key: &str| split_key_word(split.split, key, self.codes, self.lang);
        let tally = |count: Count, key: &str| Tally::of(self.register(), count).with(split.split, key);
        let title = fill(t.split, &[&split.split.say(self.lang)]);
        let drawn = split.lines.iter().take(DRAWN);
        let bars = drawn.clone().map(|line| RankedBar {
            label: word(&line.key),
            value: line.values[0],
            notes: [String::new(), String::new()],
            is_rest: line.key.is_empty(),
        });
        let tips = drawn.map(|line| Tip {
            title: format!("{}  {}", word(&line.key), line.values[0]),
            lines: Vec::new(),
            door: Some(door(&tally(counts[0], &line.key), self.period(), line.values[0], word(&line.key))),
        });
        let mut rows: Vec<Vec<ChartCell>> = split
            .lines
            .iter()
            .map(|line| {
                let name = word(&line.key);
                let cells = counts.iter().zip(&line.values);
                let cells = cells.map(|(count, value)| {
                    cell(&tally(*count, &line.key), self.period(), *value, name.clone())
                });
                std::iter::once(ChartCell::Text(name.clone())).chain(cells).collect()
            })
            .collect();
        let total = counts.iter().map(|count| {
            let value = self.sheet.count(*count).now;
            cell(&Tally::of(self.register(), *count), self.period(), value, t.total.to_owned())
        });
        rows.push(std::iter::once(ChartCell::Text(t.total.to_owned())).chain(total).collect());
        let mut heads = vec![split.split.say(self.lang)];
        heads.extend(counts.iter().map(|count| self.count_head(*count)));
        ChartSheet {
            note: t.split_note.to_owned(),
            drawing: Drawing::Ranked(Ranked { bars: bars.collect(), colour: 0, chosen: None }),
            tips: tips.collect(),
            heads,
            rows,
            has_total: true,
            file: self.file(&title),
            title,
            ..nothing()
        }
    }
}

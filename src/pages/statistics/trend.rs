//! The months up to the period's last, stacked by class or channel or as a line, with last year's line.

use casework::figure::{Figure, Measure};
use casework::time::Period;
use leptos::prelude::*;
use paperwork::chart::{Line, Lines, Months, Stack};

use super::arrange::{Source, nothing, use_arranged};
use super::board::Board;
use super::doors::{dash, door, labels};
use crate::locale::format::{month, month_short, number};
use crate::locale::statistics::StatisticsWords;
use crate::locale::{Lang, fill, use_words};
use crate::parts::{Chart, ChartCell, ChartSheet, Choice, Drawing, Segments, Tip};
use crate::statistics::kept::Why;
use crate::statistics::scope::{By, Scope};
use crate::statistics::sheet::{Sheet, TrendMonth};

/// The chart of months.
#[component]
pub fn Trend(board: Board) -> impl IntoView {
    let t = use_words::<StatisticsWords>();
    let sheet = use_arranged(board, trend);
    let by =
        vec![Choice::new(By::Class, "class", t.by_class), Choice::new(By::Channel, "channel", t.by_channel)];
    let months = vec![Choice::new(12u16, "12", t.months_12), Choice::new(36, "36", t.months_36)];
    view! {
        <Chart name="trend" sheet=sheet labels=labels(t) on_open=board.open>
            <Segments name="by" choices=by aria_label=t.by small=true value=Signal::derive(move || board.scope(|scope| scope.by))
                on_pick=move |by| board.show(|scope| Scope { by, ..scope }) />
            <Segments name="months" choices=months aria_label=t.months_shown small=true
                value=Signal::derive(move || board.scope(|scope| scope.months))
                on_pick=move |months| board.show(|scope| Scope { months, ..scope }) />
        </Chart>
    }
}

/// The months: stacked bars, or a line where they are more than bars can be read.
pub fn trend(of: Source<'_>) -> ChartSheet {
    Series::new(of).chart()
}

/// What all parts of the chart need.
struct Series<'a> {
    sheet: &'a Sheet,
    /// Series shown: place in a stack, key, place in the palette, word.
    shown: Vec<(usize, &'static str, usize, String)>,
    has_line: bool,
    t: &'a StatisticsWords,
    lang: Lang,
}

impl<'a> Series<'a> {
    fn new(of: Source<'a>) -> Series<'a> {
        let Source { sheet, t, lang, .. } = of;
        let by = sheet.scope.by;
        let any = |n: usize| sheet.trend.iter().any(|month| month.parts.get(n).is_some_and(|part| *part > 0));
        let shown = by.series().iter().enumerate().filter(|(n, (key, _))| *key != "unspecified" || any(*n));
        let shown = shown.map(|(n, (key, place))| (n, *key, *place, of.word(by.dim(), key)));
        let has_line = sheet.trend.iter().any(|month| month.before.is_some());
        Series { sheet, shown: shown.collect(), has_line, t, lang }
    }

    fn is_long(&self) -> bool {
        self.sheet.trend.len() > 12
    }

    fn chart(&self) -> ChartSheet {
        let trend = self.sheet.scope.trend();
        let (first, last) = (month(trend.first, self.lang), month(trend.last(), self.lang));
        let title =
            if self.sheet.scope.by == By::Class { self.t.trend_by_class } else { self.t.trend_by_channel };
        let mut heads = vec![self.t.month_head.to_owned()];
        heads.extend(self.shown.iter().map(|(_, _, _, word)| word.clone()));
        heads.push(self.t.total.to_owned());
        heads.extend(self.has_line.then(|| self.t.last_year.to_owned()));
        let series = || self.shown.iter().map(|(_, _, place, word)| (*place, word.clone()));
        ChartSheet {
            title: title.to_owned(),
            note: fill(self.t.span_unit, &[&first, &last]),
            drawing: if self.is_long() {
                Drawing::Lines(self.lines())
            } else {
                Drawing::Months(self.months())
            },
            legend: if self.is_long() { vec![(0, self.t.total.to_owned())] } else { series().collect() },
            line: self.has_line.then(|| self.t.last_year.to_owned()),
            tips: self.sheet.trend.iter().map(|month| self.tip(month)).collect(),
            heads,
            rows: self.sheet.trend.iter().map(|month| self.row(month)).collect(),
            file: fill(self.t.file, &[title, &trend.to_string()]),
            ..nothing()
        }
    }

    fn months(&self) -> Months {
        let bar = |bar: &TrendMonth| Stack {
            label: month_short(bar.month, self.lang),
            parts: self.parts(bar).collect(),
            before: bar.before,
        };
        Months {
            bars: self.sheet.trend.iter().map(bar).collect(),
            colours: self.shown.iter().map(|(_, _, place, _)| *place).collect(),
            chosen: self.chosen(),
        }
    }

    /// The totals, before last year's.
    fn lines(&self) -> Lines {
        let months = || self.sheet.trend.iter();
        let total = |month: &TrendMonth| self.sheet.is_kept(month.month).then(|| self.total(month));
        Lines {
            labels: months().map(|month| month.month.to_string()).collect(),
            lines: vec![
                Line { series: None, values: months().map(|month| month.before).collect() },
                Line { series: Some(0), values: months().map(total).collect() },
            ],
            chosen: self.chosen(),
        }
    }

    /// The months of the period, first and last.
    fn chosen(&self) -> Option<(usize, usize)> {
        let count = self.sheet.trend.len();
        let first = count.checked_sub(usize::from(self.sheet.scope.period.months))?;
        // A ring around everything would say nothing.
        (first > 0).then_some((first, count - 1))
    }

    /// Values of the series shown; none of a month that is not kept.
    fn parts(&self, bar: &TrendMonth) -> impl Iterator<Item = i64> {
        let is_kept = self.sheet.is_kept(bar.month);
        self.shown.iter().filter(move |_| is_kept).map(|(n, ..)| bar.parts.get(*n).copied().unwrap_or(0))
    }

    fn total(&self, bar: &TrendMonth) -> i64 {
        bar.parts.iter().sum()
    }

    fn tip(&self, bar: &TrendMonth) -> Tip {
        let name = month(bar.month, self.lang);
        if !self.sheet.is_kept(bar.month) {
            let title = fill(self.t.line_change, &[&name, &dash(Why::NotKept, self.t)]);
            return Tip { title, ..Tip::default() };
        }
        let total = self.total(bar);
        let mut lines: Vec<(Option<usize>, String, String)> = self
            .shown
            .iter()
            .map(|(n, _, place, word)| {
                (Some(*place), word.clone(), number(bar.parts.get(*n).copied().unwrap_or(0)))
            })
            .collect();
        lines.extend(bar.before.map(|before| (None, self.t.last_year.to_owned(), number(before))));
        Tip {
            title: fill(self.t.tip_total, &[&name, &number(total), self.t.contacts]),
            lines,
            door: Some(door(Figure::of(Measure::Contacts), Period::month(bar.month), total, name)),
        }
    }

    fn row(&self, bar: &TrendMonth) -> Vec<ChartCell> {
        let name = month(bar.month, self.lang);
        let period = Period::month(bar.month);
        let of = |figure: Figure, period: Period, value: i64, word: &str| {
            ChartCell::Number(door(figure, period, value, format!("{name} {word}")))
        };
        let contacts = || Figure::of(Measure::Contacts);
        let mut cells = vec![ChartCell::Text(name.clone())];
        if !self.sheet.is_kept(bar.month) {
            let count = self.shown.len() + usize::from(self.has_line);
            cells.extend((0..count).map(|_| ChartCell::Rate(self.t.no_base.to_owned(), None)));
            cells.push(ChartCell::Rate(dash(Why::NotKept, self.t), None));
            return cells;
        }
        cells.extend(self.shown.iter().map(|(n, key, _, word)| {
            let figure = contacts().with(self.sheet.scope.by.dim(), key);
            of(figure, period, bar.parts.get(*n).copied().unwrap_or(0), word)
        }));
        cells.push(of(contacts(), period, self.total(bar), self.t.total));
        if self.has_line {
            cells.push(match bar.before {
                Some(before) => of(contacts(), period.shifted(-12), before, self.t.last_year),
                None => ChartCell::Text(self.t.no_base.to_owned()),
            });
        }
        cells
    }
}

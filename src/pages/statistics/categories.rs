//! What people ask: categories by number of contacts, the rest put together in the drawing and told apart in the table.

use std::sync::Arc;

use casework::code::Codes;
use casework::figure::{Dim, Figure, Measure};
use leptos::prelude::*;
use paperwork::chart::{Ranked, RankedBar};

use super::board::Board;
use super::doors::{change_word, door, labels};
use crate::locale::format::number;
use crate::locale::statistics::{StatisticsWords, key_word};
use crate::locale::{Lang, fill, use_lang, use_words};
use crate::parts::{Chart, ChartCell, ChartSheet, Drawing, NumberDoor, Tip};
use crate::statistics::sheet::{Line, Ranking, Sheet};

/// Categories drawn one by one.
const DRAWN: usize = 10;

/// The ranking of categories.
#[component]
pub fn Categories(board: Board) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let sheet = Memo::new(move |_| {
        Arc::new(
            board
                .codes
                .with(|codes| {
                    board.read(|sheet| {
                        let table = LineTable { sheet, dim: Dim::Category, codes, t, lang };
                        table.chart(t.categories, t.categories_note, t.category, t.rest, DRAWN, usize::MAX)
                    })
                })
                .unwrap_or_else(|| LineTable::nothing(t.categories)),
        )
    });
    view! { <Chart name="categories" sheet=sheet labels=labels(t) on_open=board.open /> }
}

/// Lines of one property as a chart with its table.
pub struct LineTable<'a> {
    /// The figures.
    pub sheet: &'a Sheet,
    /// The property.
    pub dim: Dim,
    /// Code lists.
    pub codes: &'a Codes,
    /// Words.
    pub t: &'a StatisticsWords,
    /// Language.
    pub lang: Lang,
}

impl LineTable<'_> {
    /// A chart without lines, before there is an answer.
    pub fn nothing(title: &str) -> ChartSheet {
        ChartSheet {
            title: title.to_owned(),
            note: String::new(),
            drawing: Drawing::Ranked(Ranked::default()),
            legend: Vec::new(),
            line: None,
            tips: Vec::new(),
            heads: Vec::new(),
            rows: Vec::new(),
            file: String::new(),
        }
    }

    /// The chart: `drawn` lines one by one, at most `listed` in the table.
    pub fn chart(
        &self,
        title: &str,
        note: &str,
        head: &str,
        rest: &str,
        drawn: usize,
        listed: usize,
    ) -> ChartSheet {
        let lines = self.sheet.lines(self.dim);
        let lines: Vec<Line> = lines.iter().filter(|line| line.now > 0).cloned().collect();
        let ranking = Ranking::of(&lines, drawn);
        let mut bars: Vec<RankedBar> = ranking.top.iter().map(|line| self.bar(line, false)).collect();
        let mut tips: Vec<Tip> =
            ranking.top.iter().map(|line| self.tip(line, Some(self.door(line)))).collect();
        if !ranking.rest.is_empty() {
            let sum = ranking.rest_sum();
            let word = fill(rest, &[&ranking.rest.len().to_string()]);
            bars.push(RankedBar { label: word.clone(), ..self.bar(&sum, true) });
            tips.push(Tip { title: self.title(&word, sum.now), ..self.tip(&sum, None) });
        }
        if let Some(line) = ranking.unfilled {
            bars.push(self.bar(line, true));
            tips.push(self.tip(line, Some(self.door(line))));
        }
        let table = Ranking::of(&lines, listed);
        let mut rows: Vec<Vec<ChartCell>> = table.top.iter().map(|line| self.row(line)).collect();
        if !table.rest.is_empty() {
            let sum = table.rest_sum();
            let word = fill(rest, &[&table.rest.len().to_string()]);
            rows.push(vec![
                ChartCell::Text(word),
                ChartCell::Text(number(sum.now)),
                ChartCell::Text(self.change(&sum)),
            ]);
        }
        rows.extend(table.unfilled.map(|line| self.row(line)));
        ChartSheet {
            drawing: Drawing::Ranked(Ranked { bars, colour: 0, chosen: None }),
            note: note.to_owned(),
            tips,
            heads: [head, self.t.contacts, self.t.change].map(str::to_owned).to_vec(),
            rows,
            file: fill(self.t.file, &[title, &self.sheet.scope.period.to_string()]),
            ..LineTable::nothing(title)
        }
    }

    fn word(&self, line: &Line) -> String {
        match line.key.as_str() {
            "" => self.t.unfilled.to_owned(),
            key => key_word(self.dim, key, self.codes, self.lang),
        }
    }

    fn change(&self, line: &Line) -> String {
        change_word(line.now, line.before, self.t)
    }

    fn door(&self, line: &Line) -> NumberDoor {
        let figure = Figure::of(Measure::Contacts).with(self.dim, &line.key);
        door(figure, self.sheet.scope.period, line.now, self.word(line))
    }

    fn bar(&self, line: &Line, is_rest: bool) -> RankedBar {
        RankedBar { label: self.word(line), value: line.now, note: self.change(line), is_rest }
    }

    fn title(&self, word: &str, value: i64) -> String {
        fill(self.t.tip_total, &[word, &number(value), self.t.contacts])
    }

    fn tip(&self, line: &Line, door: Option<NumberDoor>) -> Tip {
        Tip {
            title: self.title(&self.word(line), line.now),
            lines: vec![(None, self.t.change.to_owned(), self.change(line))],
            door,
        }
    }

    fn row(&self, line: &Line) -> Vec<ChartCell> {
        vec![
            ChartCell::Text(self.word(line)),
            ChartCell::Number(self.door(line)),
            ChartCell::Text(self.change(line)),
        ]
    }
}

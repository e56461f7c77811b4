//! Figures arranged as charts and tables: each a plain function of what the engine answered, shown, saved and printed alike.

use std::sync::Arc;

use casework::code::Codes;
use casework::figure::{Dim, Figure};
use casework::time::Period;
use leptos::prelude::*;

use super::board::Board;
use super::doors::{door, labels, rate};
use super::export::foot;
use crate::locale::statistics::{StatisticsWords, key_word};
use crate::locale::{Lang, fill, use_lang, use_words};
use crate::parts::{Chart, ChartCell, ChartSheet, Drawing};
use crate::statistics::kept::Whole;
use crate::statistics::sheet::{Sheet, Three};

/// What an arrangement is made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The figures.
    pub sheet: &'a Sheet,
    /// Code lists.
    pub codes: &'a Codes,
    /// Words.
    pub t: &'static StatisticsWords,
    /// Language.
    pub lang: Lang,
}

/// An arrangement.
pub type Arrange = fn(Source<'_>) -> ChartSheet;

impl Board {
    /// An arrangement of the present figures; none before there are any.
    pub fn arranged(self, arrange: Arrange, lang: Lang) -> Option<ChartSheet> {
        let t = crate::locale::Words::of(lang);
        self.codes.with(|codes| {
            self.read(|sheet| ChartSheet {
                foot: foot(self, lang),
                ..arrange(Source { sheet, codes, t, lang })
            })
        })
    }
}

/// An arrangement kept up to date.
pub fn use_arranged(board: Board, arrange: Arrange) -> Memo<Arc<ChartSheet>> {
    let lang = use_lang();
    Memo::new(move |_| Arc::new(board.arranged(arrange, lang).unwrap_or_else(nothing)))
}

/// A chart of ranked lines or a table alone, in its card.
pub fn card(board: Board, name: &'static str, arrange: Arrange, plain: bool) -> AnyView {
    let sheet = use_arranged(board, arrange);
    view! { <Chart name=name sheet=sheet labels=labels(use_words()) on_open=board.open plain=plain /> }
        .into_any()
}

/// An arrangement of nothing.
pub fn nothing() -> ChartSheet {
    ChartSheet {
        title: String::new(),
        note: String::new(),
        drawing: Drawing::Table,
        legend: Vec::new(),
        line: None,
        tips: Vec::new(),
        heads: Vec::new(),
        rows: Vec::new(),
        has_total: false,
        file: String::new(),
        foot: String::new(),
    }
}

impl Source<'_> {
    /// The period shown.
    pub fn period(&self) -> Period {
        self.sheet.scope.period
    }

    /// The word of a key, or that it is not filled in.
    pub fn word(&self, dim: Dim, key: &str) -> String {
        match key {
            "" => self.t.unfilled.to_owned(),
            key => key_word(dim, key, self.codes, self.lang),
        }
    }

    /// Name of a file of this period.
    pub fn file(&self, title: &str) -> String {
        fill(self.t.file, &[title, &self.period().to_string()])
    }

    /// A number that opens its rows.
    pub fn number(&self, figure: Figure, period: Period, value: i64, label: String) -> ChartCell {
        ChartCell::Number(door(figure, period, value, label))
    }

    /// Both changes of a number. A year before a year is the year before: told once.
    pub fn changes(&self, three: Three) -> Vec<ChartCell> {
        let changes = self.sheet.changes(three);
        let all = [changes.before, changes.last_year].map(|change| self.change(change));
        all.into_iter().take(self.compared()).collect()
    }

    /// A change in percent.
    pub fn change(&self, change: Whole) -> ChartCell {
        rate(change, false, self.t)
    }

    /// Heads of both changes.
    pub fn change_heads(&self) -> Vec<String> {
        [self.t.change, self.t.year_before].map(str::to_owned).into_iter().take(self.compared()).collect()
    }

    /// With how many periods the present one is compared.
    pub fn compared(&self) -> usize {
        if self.period().months == 12 { 1 } else { 2 }
    }
}

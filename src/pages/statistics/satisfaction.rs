//! How satisfied people were, over those who said so.

use std::sync::Arc;

use casework::figure::{Dim, Figure, Measure};
use leptos::prelude::*;
use paperwork::chart::{Ranked, RankedBar};

use super::board::Board;
use super::categories::LineTable;
use super::doors::{door, labels};
use crate::locale::format::number;
use crate::locale::statistics::{StatisticsWords, key_word};
use crate::locale::{Lang, fill, use_lang, use_words};
use crate::parts::{Chart, ChartCell, ChartSheet, Drawing, Tip};
use crate::statistics::compare::{share, tenths};
use crate::statistics::sheet::Sheet;

/// Answers in the order they are told; the empty key is "not asked".
const ANSWERS: [&str; 4] = ["satisfied", "fairly-satisfied", "dissatisfied", ""];

/// The chart of satisfaction.
#[component]
pub fn Satisfied(board: Board) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let sheet = Memo::new(move |_| {
        Arc::new(
            board.read(|sheet| chart(sheet, t, lang)).unwrap_or_else(|| LineTable::nothing(t.satisfaction)),
        )
    });
    view! { <Chart name="satisfaction" sheet=sheet labels=labels(t) on_open=board.open /> }
}

fn chart(sheet: &Sheet, t: &StatisticsWords, lang: Lang) -> ChartSheet {
    let codes = casework::code::Codes::default();
    let evaluated = sheet.whole(Measure::Evaluated).now;
    let period = sheet.scope.period;
    let (mut bars, mut tips, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for key in ANSWERS {
        let value =
            sheet.lines(Dim::Satisfaction).iter().find(|line| line.key == key).map_or(0, |line| line.now);
        let word = if key.is_empty() {
            t.not_asked.to_owned()
        } else {
            key_word(Dim::Satisfaction, key, &codes, lang)
        };
        let share = share(value, evaluated).filter(|_| !key.is_empty());
        let part = share.map_or_else(String::new, |share| fill(t.percent, &[&tenths(share)]));
        let opens =
            door(Figure::of(Measure::Contacts).with(Dim::Satisfaction, key), period, value, word.clone());
        bars.push(RankedBar { label: word.clone(), value, note: part.clone(), is_rest: key.is_empty() });
        tips.push(Tip {
            title: fill(t.tip_total, &[&word, &number(value), t.contacts]),
            lines: share.map(|_| (None, t.share.to_owned(), part.clone())).into_iter().collect(),
            door: Some(opens.clone()),
        });
        let part = if part.is_empty() { t.no_base.to_owned() } else { part };
        rows.push(vec![ChartCell::Text(word), ChartCell::Number(opens), ChartCell::Text(part)]);
    }
    ChartSheet {
        drawing: Drawing::Ranked(Ranked { bars, colour: 0, chosen: None }),
        note: t.satisfaction_note.to_owned(),
        tips,
        heads: [t.answer, t.contacts, t.share].map(str::to_owned).to_vec(),
        rows,
        file: fill(t.file, &[t.satisfaction, &period.to_string()]),
        ..LineTable::nothing(t.satisfaction)
    }
}

//! How satisfied people were, over those who said so.

use casework::figure::{Dim, Figure, Measure};
use paperwork::chart::{Ranked, RankedBar};

use super::arrange::{Source, nothing};
use super::doors::{door, percent};
use crate::locale::fill;
use crate::locale::format::number;
use crate::parts::{ChartCell, ChartSheet, Drawing, Rate, Tip};
use crate::statistics::compare::share;

/// Answers in the order they are told; the empty key is "not asked".
const ANSWERS: [&str; 4] = ["satisfied", "fairly-satisfied", "dissatisfied", ""];

/// The answers, each with its share of those evaluated.
pub fn satisfaction(of: Source<'_>) -> ChartSheet {
    let (sheet, t) = (of.sheet, of.t);
    let evaluated = sheet.whole(Measure::Evaluated).now;
    let (mut bars, mut tips, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for key in ANSWERS {
        let value = sheet.satisfaction.get(key).copied().unwrap_or(0);
        let word = if key.is_empty() { t.not_asked.to_owned() } else { of.word(Dim::Satisfaction, key) };
        let share = share(value, evaluated).filter(|_| !key.is_empty());
        let part = share.map_or_else(String::new, |share| percent(share, t));
        let figure = Figure::of(Measure::Contacts).with(Dim::Satisfaction, key);
        let opens = door(figure, of.period(), value, word.clone());
        let notes = [part.clone(), String::new()];
        bars.push(RankedBar { label: word.clone(), value, notes, is_rest: key.is_empty() });
        tips.push(Tip {
            title: fill(t.tip_total, &[&word, &number(value), t.contacts]),
            lines: share.map(|_| (None, t.share.to_owned(), part.clone())).into_iter().collect(),
            door: Some(opens.clone()),
        });
        let part = if part.is_empty() { t.no_base.to_owned() } else { part };
        rows.push(vec![
            ChartCell::Text(word),
            ChartCell::Number(opens),
            ChartCell::Rate(part, share.map(Rate::Percent)),
        ]);
    }
    ChartSheet {
        title: t.satisfaction.to_owned(),
        note: t.satisfaction_note.to_owned(),
        drawing: Drawing::Ranked(Ranked { bars, colour: 0, chosen: None }),
        tips,
        heads: [t.answer, t.contacts, t.share].map(str::to_owned).to_vec(),
        rows,
        file: of.file(t.satisfaction),
        ..nothing()
    }
}

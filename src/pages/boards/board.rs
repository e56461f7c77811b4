//! What all boards need to put a number on the page, compare it, and write it out.

use casebook::trouble::Trouble;
use casework::code::Codes;
use casework::tally::{Count, Tally};
use casework::time::{Day, Month, Period};
use leptos::prelude::*;

use crate::boards::ask::Four;
use crate::boards::door::rows_address;
use crate::desk::use_desk;
use crate::locale::format::{day, number, period as period_word, yuan};
use crate::locale::statistics::StatisticsWords;
use crate::locale::{Lang, Words, fill, use_lang, use_words};
use crate::pages::statistics::board::{Scoped, today};
use crate::pages::statistics::doors::{change_short, change_word};
use crate::pages::statistics::export::{day_of, hand_out, table};
use crate::paper_protocol as paper;
use crate::parts::{ChartCell, ChartSheet, NumberDoor, PAPER_WIDTH, Rate, paper_picture};
use crate::platform::canvas;
use crate::platform::page::base_path;
use crate::statistics::compare::change;
use crate::statistics::kept::{Whole, Why};
use crate::statistics::scope::Scope;

/// Code lists of the centre.
pub fn use_codes() -> Memo<Codes> {
    let desk = use_desk();
    Memo::new(move |_| {
        desk.desk.with(|desk| desk.as_ref().map(|desk| desk.codes.clone()).unwrap_or_default())
    })
}

/// A value as it is read: money in yuan, all else as a number.
pub fn shown(count: Count, value: i64) -> String {
    match count {
        Count::Amount | Count::Outstanding => yuan(value),
        _ => number(value),
    }
}

/// A number that opens its records.
pub fn door(tally: &Tally, period: Period, value: i64, label: String) -> NumberDoor {
    NumberDoor {
        text: shown(tally.count, value),
        label,
        figure: tally.name(),
        period: period.to_string(),
        value,
        address: format!("{}{}", base_path(), rows_address(tally, period)),
        aside: None,
    }
}

/// The same as a cell.
pub fn cell(tally: &Tally, period: Period, value: i64, label: String) -> ChartCell {
    let door = door(tally, period, value, label);
    match tally.count {
        Count::Amount | Count::Outstanding => ChartCell::Money(door),
        _ => ChartCell::Number(door),
    }
}

/// Changes of a number from the period before and from a year before; nothing is compared with months that hold nothing.
pub fn changes(four: Four, scope: &Scope, first: Option<Month>) -> [Whole; 2] {
    let base = |period: Period, value: i64| match first {
        Some(first) if period.first >= first => Ok(value),
        _ => Err(Why::NotKept),
    };
    let before = change(Ok(four.now), base(scope.before(1), four.before));
    [before, change(Ok(four.now), base(scope.period.shifted(-12), four.last_year))]
}

/// The same as cells of a table with many columns: where there is no change, a dash without why.
pub fn change_cells(four: Four, scope: &Scope, first: Option<Month>, lang: Lang) -> Vec<ChartCell> {
    let t: &StatisticsWords = Words::of(lang);
    let cell = |change: Whole| ChartCell::Rate(change_short(change, t), change.ok().map(Rate::Percent));
    changes(four, scope, first).map(cell).to_vec()
}

/// The same as lines of a tile.
pub fn change_lines(four: Four, scope: &Scope, first: Option<Month>, lang: Lang) -> Vec<String> {
    let t: &StatisticsWords = Words::of(lang);
    let words = changes(four, scope, first).map(|change| change_word(change, t));
    let named = [t.change, t.year_before].into_iter().zip(words);
    named.map(|(name, word)| fill(t.line_change, &[name, &word])).collect()
}

/// What only paper needs: whose figures, of which period, printed when.
#[component]
pub fn PaperHead(#[prop(into)] name: String, scoped: Scoped) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let desk = use_desk();
    let centre = move || desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.name.clone()));
    let title = move || fill(t.board_title, &[&centre().unwrap_or_default(), &name]);
    let written = move || {
        let period = scoped.scope(|scope| period_word(scope.period, scope.year, lang)).unwrap_or_default();
        fill(t.board_written, &[&period, &day(today(desk), Day(0), lang)])
    };
    view! { <div class="paper-head"><p><b>{title}</b></p><p>{written}</p></div> }
}

/// Writes arrangements as a workbook.
pub async fn write(
    name: String,
    scope: Scope,
    sheets: Vec<ChartSheet>,
    like: canvas::Place,
    lang: Lang,
) -> Result<(), Trouble> {
    let t: &StatisticsWords = Words::of(lang);
    let desk = use_desk();
    let (centre, today) = untrack(|| {
        let centre = desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.name.clone()));
        (centre.unwrap_or_default(), today(desk))
    });
    let period = period_word(scope.period, scope.year, lang);
    let mut tables = Vec::new();
    for sheet in sheets {
        let picture = match paper_picture(&sheet, &like) {
            Some(picture) => Some(paper::Picture {
                png: picture.png().await?,
                width: PAPER_WIDTH,
                words: format!("{} {}", sheet.title, sheet.note),
            }),
            None => None,
        };
        tables.push(table(sheet, Vec::new(), picture));
    }
    let title = fill(t.board_title, &[&centre, &name]);
    let subtitle = fill(t.board_written, &[&period, &day(today, Day(0), lang)]);
    let book = paper::Board { title, subtitle, day: day_of(today), tables };
    hand_out(book, &fill(t.file, &[&name, &scope.period.to_string()])).await
}

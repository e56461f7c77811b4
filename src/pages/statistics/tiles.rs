//! The figures of the whole period, each with its change on the period before and on the same one a year before, and the
//! year so far.

use casework::figure::{Figure, Measure};
use leptos::prelude::*;

use super::board::Board;
use super::doors::{change_word, door, points_word, ran_word};
use crate::locale::format::{month_short, number};
use crate::locale::statistics::{StatisticsWords, unit_of};
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::parts::Tile;
use crate::statistics::compare::{share, tenths};
use crate::statistics::sheet::Sheet;

/// Counts told in tiles.
const COUNTS: [Measure; 4] = [Measure::Contacts, Measure::People, Measure::Involved, Measure::Persons];

/// All tiles.
#[component]
pub fn Tiles(board: Board) -> impl IntoView {
    let t = use_words::<StatisticsWords>();
    let counts = COUNTS.map(|measure| view! { <CountTile board=board measure=measure /> });
    view! {
        <div class="tiles" data-tiles="statistics">
            {counts.into_iter().collect_view()}
            <RateTile board=board label=t.done_rate part=Measure::Done whole=Measure::Contacts words=t.done_of />
            <RateTile board=board label=t.satisfied_rate part=Measure::Satisfied whole=Measure::Evaluated words=t.satisfied_of />
        </div>
    }
}

/// Both changes as lines. A year before a year is the year before: said once.
fn compared(sheet: &Sheet, words: [String; 2], t: &StatisticsWords) -> Vec<String> {
    let named = [t.change, t.year_before].into_iter().zip(words);
    let count = if sheet.scope.period.months == 12 { 1 } else { 2 };
    named.take(count).map(|(name, word)| fill(t.line_change, &[name, &word])).collect()
}

/// Changes of a count, and the year so far where the period is not a year itself.
fn count_lines(sheet: &Sheet, measure: Measure, t: &'static StatisticsWords, lang: Lang) -> Vec<String> {
    let changes = sheet.changes(sheet.whole(measure));
    let words = [changes.before, changes.last_year].map(|change| change_word(change, t));
    let mut lines = compared(sheet, words, t);
    let (period, value) = sheet.running(sheet.scope.year, measure);
    if period != sheet.scope.period || sheet.scope.period.months < 12 {
        let since = sheet.since_within(period).map(|month| fill(t.since, &[&month_short(month, lang)]));
        let ran = fill(t.line_change, &[ran_word(sheet.scope.year, t), &number(value)]);
        lines.push(format!("{ran}{}", since.unwrap_or_default()));
    }
    lines
}

#[component]
fn CountTile(board: Board, measure: Measure) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let three = move || board.read(|sheet| sheet.whole(measure)).unwrap_or_default();
    let lines = move || board.read(|sheet| count_lines(sheet, measure, t, lang)).unwrap_or_default();
    view! {
        <Tile label=measure.say(lang) number=Signal::derive(move || number(three().now)) unit=Signal::derive(move || unit_of(measure.unit(), three().now, lang))
            lines=Signal::derive(lines) figure=Figure::of(measure).name()
            period=Signal::derive(move || board.read(|sheet| sheet.scope.period.to_string()))
            value=Signal::derive(move || Some(three().now)) on_open=opens(board, measure) />
    }
}

#[component]
fn RateTile(
    board: Board,
    label: &'static str,
    part: Measure,
    whole: Measure,
    words: &'static str,
) -> impl IntoView {
    let t = use_words::<StatisticsWords>();
    let threes = move || board.read(|sheet| (sheet.whole(part), sheet.whole(whole))).unwrap_or_default();
    let rate = move || {
        let (part, whole) = threes();
        share(part.now, whole.now)
    };
    let lines = move || {
        let (part, whole) = threes();
        let mut lines = board
            .read(|sheet| {
                let changes = sheet.points(part, whole);
                compared(sheet, [changes.before, changes.last_year].map(|change| points_word(change, t)), t)
            })
            .unwrap_or_default();
        lines.push(fill(words, &[&number(part.now), &number(whole.now)]));
        lines
    };
    view! {
        <Tile label=label number=Signal::derive(move || rate().map_or_else(|| t.no_base.to_owned(), tenths))
            unit=Signal::derive(move || if rate().is_some() { "%".to_owned() } else { String::new() })
            lines=Signal::derive(lines) figure=Figure::of(part).name()
            period=Signal::derive(move || board.read(|sheet| sheet.scope.period.to_string()))
            value=Signal::derive(move || Some(threes().0.now)) on_open=opens(board, part) />
    }
}

fn opens(board: Board, measure: Measure) -> Callback<()> {
    Callback::new(move |()| {
        let opened = untrack(|| board.read(|sheet| door(Figure::of(measure), sheet.scope.period, 0, "")));
        opened.into_iter().for_each(|door| board.open.run(door));
    })
}

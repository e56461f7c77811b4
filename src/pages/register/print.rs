//! The list of a register on paper, A4: all its rows as they are filtered and ordered, and what they come to.

use casework::code::Codes;
use casework::tally::{Count, Split, Tally};
use casework::view::{EntryRow, EntryWindow};
use leptos::prelude::*;

use super::cells;
use super::list::EntryList;
use crate::locale::boards::unit_word;
use crate::locale::desks::EntriesWords;
use crate::locale::format::{number, yuan};
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, Words, fill, use_lang, use_words};
use crate::pages::contacts::{print_button, span_said};
use crate::parts::Markup;
use crate::protocol::{Reply, Request};
use crate::reception::filter::NOT_FILLED;
use crate::registers::filter::{StagePick, main_split};

/// Prints the list as it is filtered and ordered, on a sheet that only paper shows.
#[component]
pub fn PrintButton(list: EntryList) -> impl IntoView {
    let request = |query, count| Request::EntryWindow { query, from: 0, count };
    let window = |reply| match reply {
        Reply::EntryWindow(window) => Some(window),
        _ => None,
    };
    print_button(list.query, request, window, move |window| {
        view! { <Sheet list=list window=window /> }.into_any()
    })
}

/// The list as it stands on paper.
#[component]
fn Sheet(list: EntryList, window: EntryWindow) -> impl IntoView {
    let (t, lang) = (use_words::<EntriesWords>(), use_lang());
    let register = list.register;
    let (codes, centre) = list.door.desk.with_untracked(|desk| {
        let desk = desk.as_ref();
        let centre = desk.map(|desk| desk.centre.name.clone()).unwrap_or_default();
        (desk.map(|desk| desk.codes.clone()).unwrap_or_default(), centre)
    });
    let mut head = vec![centre, fill(t.table, &[&register.say(lang)])];
    head.extend(untrack(|| narrowed(list, &codes, lang)));
    let unit = unit_word(&Tally::of(register, Count::Entered), lang);
    let mut sums = fill(t.printed_sums, &[&number(i64::from(window.count)), &unit]);
    if cells::has_money(register) {
        sums.push_str(&fill(t.printed_money, &[&yuan(window.amount)]));
    }
    let shown = window.rows.len();
    let part = (shown < window.count as usize)
        .then(|| fill(t.printed_part, &[&number(shown as i64), &number(i64::from(window.count))]));
    let columns = cells::columns(register, lang);
    let heads = columns.iter().map(|column| view! { <th>{column.label.clone()}</th> }).collect_view();
    let cells = cells::cells(register, Signal::stored(codes), lang);
    let row = |row: &EntryRow| {
        let cells = columns.iter().zip(cells(row));
        Markup::element("tr", &[], cells.map(|(column, inside)| column.cell(&[], inside)).collect())
    };
    let rows = window.rows.iter().map(row).collect::<Markup>().into_html();
    view! {
        <section class="print-sheet" aria-hidden="true" data-print=register.word()>
            <h2>{head.join(" · ")}</h2>
            <p data-printed="sums">{sums}</p>
            {part.map(|part| view! { <p>{part}</p> })}
            <table><thead><tr>{heads}</tr></thead><tbody inner_html=rows></tbody></table>
        </section>
    }
}

/// What the list is narrowed by, in words.
fn narrowed(list: EntryList, codes: &Codes, lang: Lang) -> Vec<String> {
    let t = EntriesWords::of(lang);
    let filter = list.filter.get();
    let months = list.query.with(|query| query.period);
    let mut said = vec![span_said(filter.span, months, list.year(), lang)];
    match filter.stage {
        StagePick::Any => {}
        StagePick::Open => said.push(t.open.to_owned()),
        StagePick::At(stage) => said.push(stage.say(lang)),
    }
    if let Some(Split::Item(item)) = main_split(list.register).filter(|_| !filter.key.is_empty()) {
        let key = filter.key.as_str();
        said.extend(match (item.list(), key) {
            (_, NOT_FILLED) => Some(t.not_filled.to_owned()),
            (Some(of), key) => Some(code_word(codes, of, key, lang)),
            (None, _) => None,
        });
    }
    if filter.withdrawn {
        said.push(fill(t.withdrawn_title, &[&list.register.say(lang)]));
    }
    let text = list.text.get();
    said.extend(Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
    said
}

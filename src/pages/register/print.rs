//! The list of a register on paper, A4: all its rows as they are filtered and ordered, and what they come to.

use casework::code::Codes;
use casework::query::EntryQuery;
use casework::tally::{Count, Split, Tally};
use casework::view::{EntryRow, EntryWindow};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::cells;
use super::list::EntryList;
use crate::locale::boards::unit_word;
use crate::locale::contacts::ContactsWords;
use crate::locale::desks::EntriesWords;
use crate::locale::format::{number, yuan};
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, Words, fill, use_lang, use_words};
use crate::pages::contacts::span_said;
use crate::parts::live::live;
use crate::parts::{Button, Glyph, use_toasts};
use crate::platform::page;
use crate::platform::timer::pause;
use crate::protocol::{Reply, Request};
use crate::reception::filter::NOT_FILLED;
use crate::registers::filter::{StagePick, main_split};

/// More rows than this are not put on paper at once.
const PRINTED: u32 = 5_000;

/// Prints the list as it is filtered and ordered, on a sheet that only paper shows.
#[component]
pub fn PrintButton(list: EntryList) -> impl IntoView {
    let (t, lang, toasts) = (use_words::<ContactsWords>(), use_lang(), use_toasts());
    // Kept until the list changes: some browsers print only after the call has returned.
    let printed = RwSignal::new(None::<(EntryQuery, EntryWindow)>);
    let busy = RwSignal::new(false);
    let pressed = move |()| {
        busy.set(true);
        let query = list.query.get_untracked();
        let request = Request::EntryWindow { query: query.clone(), from: 0, count: PRINTED };
        spawn_local(async move {
            match list.door.ask(request).await {
                Ok(Reply::EntryWindow(window)) => {
                    let _ = printed.try_set(Some((query, window)));
                    pause(0).await;
                    page::print();
                }
                Ok(_) => toasts.failed(casebook::trouble::Trouble::BuildMismatch.say(lang)),
                Err(trouble) => toasts.failed(trouble.say(lang)),
            }
            let _ = busy.try_set(false);
        });
    };
    let sheet = move || {
        let (_, window) = printed.get().filter(|(query, _)| list.query.with(|now| now == query))?;
        Some(view! { <Sheet list=list window=window /> })
    };
    view! {
        <Button label=t.print name="print" icon=Glyph::Print busy=busy on_press=pressed />
        {live(sheet)}
    }
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
        let cells = cells(row).into_iter().zip(&columns);
        let cell = |(cell, column): (AnyView, &crate::parts::Column)| {
            view! { <td class=format!("col-{}", column.key) class:is-number=column.is_number>{cell}</td> }
        };
        view! { <tr>{cells.map(cell).collect_view()}</tr> }
    };
    let rows = window.rows.iter().map(row).collect_view();
    view! {
        <section class="print-sheet" aria-hidden="true" data-print=register.word()>
            <h2>{head.join(" · ")}</h2>
            <p data-printed="sums">{sums}</p>
            {part.map(|part| view! { <p>{part}</p> })}
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
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

//! Contacts of one status, oldest first, each with how long it has waited. No rule sets a time here, so nothing is called
//! overdue: the number of days speaks.

use casework::code::ListName;
use casework::contact::Status;
use casework::query::{ContactQuery, Sort};
use casework::time::Day;
use casework::view::ContactRow;
use leptos::prelude::*;
use leptos_router::components::A;

use super::tiles::{contacts, status_is};
use crate::desk::{use_answer, use_desk};
use crate::locale::terms::code_word;
use crate::locale::{Say, fill, today::TodayWords, use_lang, use_words};
use crate::pages::around::use_around;
use crate::pages::intake::contact_path;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::{live, told};
use crate::parts::{Chip, Tone};
use crate::protocol::{Reply, Request};
use crate::reception::filter::{Filter, Span};

/// Rows shown here; the rest is behind the link.
const ROWS: u32 = 6;
/// Days after which the chip is coloured.
const LONG: i32 = 15;

/// The list of a status.
pub fn list_of(status: Status) -> ContactQuery {
    ContactQuery {
        figure: Some(contacts()),
        terms: vec![status_is(key(status))],
        sort: Sort::Received,
        ..ContactQuery::default()
    }
}

/// The same list as an address of `/intake`.
pub fn address_of(status: Status) -> String {
    Filter { span: Span::Ever, terms: vec![status_is(key(status))], descending: false, ..Filter::default() }
        .address()
}

fn key(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Referred => "referred",
        Status::Done => "done",
    }
}

/// The card.
#[component]
pub fn StatusList(status: Status, title: &'static str) -> impl IntoView {
    let t: &TodayWords = use_words();
    let today = use_around().today();
    let window = use_answer(
        move || Some(Request::Window { query: list_of(status), from: 0, count: ROWS }),
        |reply| match reply {
            Reply::Window(window) => Some(window),
            _ => None,
        },
    );
    let body = move || {
        match window.get() {
        None => ().into_any(),
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Some(Ok(window)) if window.count == 0 && status == Status::Open => view! { <p class="card-body muted">{t.none_open}</p> }.into_any(),
        Some(Ok(window)) => view! { <ul class="open-list">{window.rows.into_iter().map(|row| view! { <Row row=row today=today.get() /> }).collect_view()}</ul> }.into_any(),
    }
    };
    let count = move || window.get().and_then(Result::ok).map_or(0, |window| window.count);
    // A card for nothing would only be noise, but for what is open: there it is good news.
    let is_shown = move || status == Status::Open || count() > 0;
    view! {
        <section class="card" hidden=told(move || !is_shown()) data-list=key(status)>
            <div class="card-head">
                <h2 class="small">{title}</h2><span class="small faint">{live(move || format!("{} {}", count(), if count() == 1 { t.piece } else { t.pieces }))} " · " {t.oldest_first}</span>
                <span class="card-head-end"><A href=format!("/intake{}", address_of(status)) attr:class="small">{t.all}</A></span>
            </div>
            {live(body)}
        </section>
    }
}

#[component]
fn Row(row: ContactRow, today: Day) -> impl IntoView {
    let t: &TodayWords = use_words();
    let (lang, desk) = (use_lang(), use_desk());
    let days = today.0 - row.received.day.0;
    let age = if days <= 0 { t.since_today.to_owned() } else { fill(t.since, &[&(days + 1).to_string()]) };
    let tone = if days >= LONG { Tone::Due } else { Tone::Neutral };
    let about = desk.desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| code_word(&desk.codes, ListName::Category, &row.category, lang))
    });
    let about = about.filter(|about| !about.is_empty()).unwrap_or_else(|| t.no_category.to_owned());
    let name = match (row.anonymous, row.name.is_empty()) {
        (true, _) => t.anonymous.to_owned(),
        (false, true) => t.no_name.to_owned(),
        (false, false) => row.name.clone(),
    };
    view! {
        <li class="open-row" data-id=row.id.0.to_string()>
            <span class="open-age"><Chip text=age tone=tone /></span>
            <A href=contact_path(row.id) attr:class="open-link">
                <span class="open-who"><b>{name}</b> " " {about}</span>
                <span class="small faint">{row.channel.say(lang)} " " {row.number.to_string()} " " {row.receiver}</span>
            </A>
        </li>
    }
}

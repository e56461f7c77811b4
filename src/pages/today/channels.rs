//! Today's contacts by channel: one bar and its numbers in words.

use casework::contact::Channel;
use casework::query::ContactQuery;
use casework::time::Day;
use leptos::prelude::*;

use super::tiles::contacts;
use crate::desk::use_answer;
use crate::locale::{Say, today::TodayWords, use_lang, use_words};
use crate::protocol::{Reply, Request};

/// A day has fewer contacts than this at any desk.
const ROWS: u32 = 2_000;

/// Stack order from the axis, as in every chart.
const ORDER: [(Channel, &str); 5] = [
    (Channel::Visit, "visit"),
    (Channel::Call, "call"),
    (Channel::Letter, "letter"),
    (Channel::Online, "online"),
    (Channel::Unspecified, "unspecified"),
];

/// The card; absent on a day without contacts.
#[component]
pub fn TodayByChannel(today: Memo<Day>) -> impl IntoView {
    let t: &TodayWords = use_words();
    let lang = use_lang();
    let query = move || ContactQuery {
        days: Some((today.get(), today.get())),
        figure: Some(contacts()),
        ..ContactQuery::default()
    };
    let counts = use_answer(
        move || Some(Request::Window { query: query(), from: 0, count: ROWS }),
        |reply| match reply {
            Reply::Window(window) => Some(
                ORDER.map(|(channel, _)| window.rows.iter().filter(|row| row.channel == channel).count()),
            ),
            _ => None,
        },
    );
    let known = move || counts.get().and_then(Result::ok).filter(|counts| counts.iter().sum::<usize>() > 0);
    let piece = |(count, (_, key)): (usize, (Channel, &'static str))| {
        view! { <span class=format!("day-piece series-{key}") style:flex-grow=count.to_string()></span> }
    };
    let word = move |(count, (channel, key)): (usize, (Channel, &'static str))| {
        view! { <li><span class=format!("swatch series-{key}") aria-hidden="true"></span>{channel.say(lang)} " " <b>{count}</b></li> }
    };
    move || {
        known().map(|counts| {
            let present = move || counts.into_iter().zip(ORDER).filter(|(count, _)| *count > 0);
            view! {
                <section class="card card-body" data-card="today-by-channel">
                    <h2 class="small">{t.by_channel}</h2>
                    <div class="day-bar" aria-hidden="true">{present().map(piece).collect_view()}</div>
                    <ul class="legend small">{present().map(word).collect_view()}</ul>
                </section>
            }
        })
    }
}

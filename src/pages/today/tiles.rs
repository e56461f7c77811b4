//! The tiles of today: contacts of the day and the month, what is open, what waits.

use casework::contact::Status;
use casework::figure::{Ask, Dim, Figure, Measure, Term};
use casework::query::ContactQuery;
use casework::time::{Day, Month, Period};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::open_list::{address_of, list_of};
use crate::desk::use_answer;
use crate::locale::format::{month_short, number};
use crate::locale::{fill, today::TodayWords, use_lang, use_words};
use crate::parts::{Tile, Tone};
use crate::protocol::{Reply, Request};
use crate::reception::filter::{Filter, Span};

/// Contacts that count: calls without content left out.
pub fn contacts() -> Figure {
    Figure { measure: Measure::Contacts, terms: Vec::new() }
}

/// The tiles.
#[component]
pub fn Tiles(today: Memo<Day>) -> impl IntoView {
    let t: &TodayWords = use_words();
    let lang = use_lang();
    let month = Memo::new(move |_| Month::of(today.get()));
    let this_month = use_answer(
        move || {
            Some(Request::Figures(vec![Ask {
                figure: contacts(),
                period: Period::month(month.get()),
                splits: Vec::new(),
            }]))
        },
        |reply| match reply {
            Reply::Figures(answers) => answers.first().map(|answer| answer.total),
            _ => None,
        },
    );
    let month_label = move || {
        let name = month_short(month.get(), lang);
        fill(t.month, &[&name])
    };
    let day_query = move || ContactQuery {
        days: Some((today.get(), today.get())),
        figure: Some(contacts()),
        ..ContactQuery::default()
    };
    let day_address = Signal::derive(move || {
        Filter {
            span: Span::Days(Some(today.get()), Some(today.get())),
            figure: Some(contacts()),
            ..Filter::default()
        }
        .address()
    });
    let month_value = Signal::derive(move || this_month.get().and_then(Result::ok));
    let month_unit = move || unit_of((t.contact, t.contacts), month_value.get());
    let pieces = (t.piece, t.pieces);
    let navigate = use_navigate();
    view! {
        <div class="tiles">
            <CountTile label=t.today units=(t.contact, t.contacts) query=day_query address=day_address />
            <CountTile label=t.open units=pieces query=|| list_of(Status::Open) address=address_of(Status::Open) />
            <CountTile label=t.referred units=pieces query=|| list_of(Status::Referred) address=address_of(Status::Referred) />
            <Tile label=month_label unit=month_unit number=move || month_value.get().map(number).unwrap_or_default()
                figure="contacts.total" period=move || Some(month.get().to_string()) value=month_value tone=Tone::Neutral
                on_open=move |()| navigate("/statistics", NavigateOptions::default()) />
        </div>
    }
}

/// A tile that counts a list and opens it.
#[component]
fn CountTile(
    label: &'static str,
    /// Of one and of many.
    units: (&'static str, &'static str),
    query: impl Fn() -> ContactQuery + 'static,
    #[prop(into)] address: Signal<String>,
) -> impl IntoView {
    let window = use_answer(
        move || Some(Request::Window { query: query(), from: 0, count: 0 }),
        |reply| match reply {
            Reply::Window(window) => Some(window.count),
            _ => None,
        },
    );
    let count = Signal::derive(move || window.get().and_then(Result::ok).map(i64::from));
    let navigate = use_navigate();
    let open = move |()| navigate(&format!("/intake{}", address.get_untracked()), NavigateOptions::default());
    view! { <Tile label=label unit=move || unit_of(units, count.get()) number=move || count.get().map(number).unwrap_or_default() value=count on_open=open /> }
}

/// The unit of a count.
fn unit_of((one, many): (&'static str, &'static str), count: Option<i64>) -> String {
    if count == Some(1) { one } else { many }.to_owned()
}

/// A condition: the status is this.
pub fn status_is(key: &str) -> Term {
    Term { dim: Dim::Status, key: key.to_owned() }
}

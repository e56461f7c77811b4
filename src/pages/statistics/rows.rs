//! `/statistics/rows`: the rows behind a figure, with its formula in words on top.

use std::sync::Arc;

use casework::figure::{Ask, Figure};
use casework::query::{ContactQuery, Sort};
use casework::time::{Day, Period};
use casework::view::{ContactRow, ContactWindow};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::board::use_kept;
use crate::desk::{use_answer, use_desk};
use crate::locale::contacts::ContactsWords;
use crate::locale::format::{number, period as period_word};
use crate::locale::statistics::{RowsWords, figure_word, formula, unit_of};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::contacts::cells::{cells, column_of, columns, sort_of};
use crate::pages::frame::PageHead;
use crate::pages::intake::contact_path;
use crate::parts::live::live;
use crate::parts::{EmptyState, Notice, RowSpan, TableWindow, Tone};
use crate::platform::clock;
use crate::protocol::{Reply, Request};
use crate::statistics::door::Door;

/// What the address asks for.
#[derive(Clone, PartialEq)]
enum Asked {
    /// These rows.
    Rows(Door),
    /// A condition was kept in memory and is gone with a reload.
    Lost,
    /// Nothing it knows.
    Unknown,
}

/// The rows behind the figure of the present address.
#[component]
pub fn FigureRowsPage() -> impl IntoView {
    let t = use_words::<RowsWords>();
    let kept = use_kept();
    let address = use_query_map();
    let asked = Memo::new(move |_| {
        address.with(|map| {
            let figure = map.get_str("figure").and_then(Figure::parse);
            let period = map.get_str("period").and_then(Period::parse);
            let (Some(mut figure), Some(period)) = (figure, period) else { return Asked::Unknown };
            if map.get_str("aside").is_some() {
                let aside = kept.aside.get();
                if aside.is_empty() {
                    return Asked::Lost;
                }
                figure.terms.extend(aside);
            }
            Asked::Rows(Door::new(figure, period))
        })
    });
    let back = move || match (kept.scope.get(), asked.get()) {
        (Some(scope), _) => format!("/statistics{}", scope.address()),
        (None, Asked::Rows(door)) => format!("/statistics?period={}", door.period),
        (None, _) => "/statistics".to_owned(),
    };
    view! {
        <div class="figure-rows">
            <p><A href=back attr:class="button button--quiet button--small">{t.back}</A></p>
            {live(move || match asked.get() {
                Asked::Rows(door) => view! { <Rows door=door /> }.into_any(),
                Asked::Lost => view! { <PageHead title=t.table /><EmptyState text=t.aside_lost /> }.into_any(),
                Asked::Unknown => view! { <PageHead title=t.table /><EmptyState text=t.unknown /> }.into_any(),
            })}
        </div>
    }
}

/// Formula, value and rows.
#[component]
fn Rows(door: Door) -> impl IntoView {
    let (t, lang) = (use_words::<RowsWords>(), use_lang());
    let desk = use_desk();
    let (codes, kind) = desk.desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| (desk.codes.clone(), desk.centre.year)).unwrap_or_default()
    });
    let ask = Ask { figure: door.figure.clone(), period: door.period, splits: Vec::new() };
    let value = use_answer(move || Some(Request::Figures(vec![ask.clone()])), total);
    let value = move || value.with(|value| value.as_ref().and_then(|value| value.as_ref().ok().copied()));
    let title =
        fill(t.title, &[&figure_word(&door.figure, &codes, lang), &period_word(door.period, kind, lang)]);
    let unit = door.figure.measure.unit();
    let (name, period) = (door.name(), door.period.to_string());
    view! {
        // An employer's name is no title of a tab.
        <PageHead title=title tab=t.table />
        <p class="figure-value">
            {live(move || value().map(|value| view! {
                <b data-figure=name.clone() data-period=period.clone() data-value=value>{number(value)}</b> " " {unit_of(unit, value, lang)}
            }))}
        </p>
        <p class="figure-formula muted">{formula(&door.figure, door.period, kind, &codes, lang)}</p>
        <RowTable query=door.query() />
    }
}

fn total(reply: Reply) -> Option<i64> {
    match reply {
        Reply::Figures(answers) => answers.first().map(|answer| answer.total),
        _ => None,
    }
}

fn window(reply: Reply) -> Option<ContactWindow> {
    match reply {
        Reply::Window(window) => Some(window),
        _ => None,
    }
}

/// The rows in a window of fixed height.
#[component]
fn RowTable(query: ContactQuery) -> impl IntoView {
    let (t, list, lang) = (use_words::<RowsWords>(), use_words::<ContactsWords>(), use_lang());
    let desk = use_desk();
    let order = RwSignal::new((Sort::Received, false));
    let span = RwSignal::new(RowSpan::default());
    let current = RwSignal::new(0);
    let answer = use_answer(
        move || {
            let (RowSpan { from, count }, (sort, descending)) = (span.get(), order.get());
            Some(Request::Window { query: ContactQuery { sort, descending, ..query.clone() }, from, count })
        },
        window,
    );
    let read = move |take: fn(&ContactWindow) -> u32| {
        answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(take))
    };
    let count = Signal::derive(move || read(|window| window.count).unwrap_or(0));
    let rows = Signal::derive(move || {
        let rows = answer.with(|answer| match answer {
            Some(Ok(window)) => Some((window.from, Arc::new(window.rows.clone()))),
            _ => None,
        });
        rows.unwrap_or_default()
    });
    let codes = Signal::derive(move || {
        desk.desk.with(|desk| desk.as_ref().map(|desk| desk.codes.clone()).unwrap_or_default())
    });
    let today = desk
        .desk
        .with_untracked(|desk| desk.as_ref().map_or(Day(0), |desk| clock::now().civil(desk.centre.zone).day));
    let navigate = use_navigate();
    let open = move |at: u32| {
        let id = rows.with_untracked(|(from, rows)| {
            at.checked_sub(*from).and_then(|n| rows.get(n as usize)).map(|row| row.id)
        });
        id.into_iter().for_each(|id| navigate(&contact_path(id), Default::default()));
    };
    let sort = move |column: &'static str| {
        let by = sort_of(column);
        by.into_iter().for_each(|by| order.update(|order| *order = (by, order.0 == by && !order.1)));
    };
    view! {
        {live(move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err()).map(|trouble| view! { <Notice text=trouble.say(lang) tone=Tone::Over /> })))}
        <p class="note" aria-live="polite">{live(move || read(|window| window.count).map(|count| fill(t.count, &[&number(i64::from(count))])))}</p>
        <div class="figure-rows-table">
            <TableWindow name="contacts" label=t.table columns=columns(list) count=count rows=rows span=span current=current
                cells=cells(codes, today, lang) row_key=|row: &ContactRow| row.number.to_string() on_open=open
                sorted=Signal::derive(move || { let (sort, descending) = order.get(); column_of(sort).map(|column| (column, descending)) })
                on_sort=Callback::new(sort) />
        </div>
    }
}

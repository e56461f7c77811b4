//! Which period, how long, which kind of year.

use std::pin::Pin;

use casebook::trouble::Trouble;
use casework::time::{Period, YearKind};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::board::{Board, Scoped};
use super::export::export;
use crate::locale::statistics::StatisticsWords;
use crate::locale::{Say, format, use_lang, use_words};
use crate::parts::{Button, Choice, Glyph, Pick, Segments, Select, use_toasts};
use crate::platform::{canvas, page};
use crate::statistics::scope::{Scope, Span};

/// The bar above the figures of contacts.
#[component]
pub fn ScopeBar(board: Board) -> impl IntoView {
    let lang = use_lang();
    let write = move |like| export(board, like, lang);
    view! { <PeriodBar scoped=board.scoped() write=Writer::new(write) /> }
}

/// Writes what is shown as a workbook, drawn like a place of the page.
#[derive(Clone, Copy)]
pub struct Writer(StoredValue<Box<dyn Fn(canvas::Place) -> Writing>, LocalStorage>);

type Writing = Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

impl Writer {
    /// A writer out of a function.
    pub fn new<F: Future<Output = Result<(), Trouble>> + 'static>(
        write: impl Fn(canvas::Place) -> F + 'static,
    ) -> Writer {
        Writer(StoredValue::new_local(Box::new(move |like| Box::pin(write(like)))))
    }
}

/// Which period, how long, which kind of year; out as a workbook and on paper.
#[component]
pub fn PeriodBar(scoped: Scoped, write: Writer) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let spans = Span::ALL.map(|span| {
        let word = match span {
            Span::Month => t.month,
            Span::Quarter => t.quarter,
            Span::Half => t.half,
            Span::Year => t.year,
        };
        Choice::new(span, span.key(), word)
    });
    let years = [YearKind::Natural, YearKind::Union].map(|kind| Pick::new(year_key(kind), kind.say(lang)));
    let can_step = move |by: i32| {
        scoped.scope(|scope| {
            let (first, last) = scoped.span.get().unwrap_or((scope.period.first, scope.period.last()));
            let to = scope.stepped(by).period;
            to.last() >= first.min(scope.period.first) && to.first <= last.max(scope.period.last())
        })
    };
    let blocked = move |by: i32| Signal::derive(move || can_step(by) != Some(true));
    let place = NodeRef::<html::Div>::new();
    let (busy, toasts) = (RwSignal::new(false), use_toasts());
    let write = move |()| {
        let Some(like) = place.get_untracked() else { return };
        let Some(writing) = write.0.try_with_value(|write| write((*like).clone().into())) else { return };
        busy.set(true);
        spawn_local(async move {
            if writing.await.is_err() {
                toasts.failed(t.save_failed);
            }
            // The page may be gone by now, and its signal with it.
            let _ = busy.try_set(false);
        });
    };
    view! {
        <div class="scope-bar" node_ref=place>
            <Button label=t.earlier icon=Glyph::ChevronLeft icon_only=true name="earlier" disabled=blocked(-1)
                on_press=move |()| scoped.show(|scope| scope.stepped(-1)) />
            <PeriodPicker scoped=scoped />
            <Button label=t.later icon=Glyph::ChevronRight icon_only=true name="later" disabled=blocked(1)
                on_press=move |()| scoped.show(|scope| scope.stepped(1)) />
            <Segments name="span" choices=spans.to_vec() aria_label=t.span
                value=Signal::derive(move || scoped.scope(Scope::span).flatten())
                on_pick=move |span| scoped.show(|scope| scope.with_span(span)) />
            <Select name="year" picks=Signal::stored(years.to_vec()) aria_label=t.year_kind small=true
                value=Signal::derive(move || scoped.scope(|scope| year_key(scope.year).to_owned()).unwrap_or_default())
                on_pick=move |key: String| scoped.show(|scope| scope.with_year(year_of(&key))) />
            <div class="scope-acts">
                <Button label=t.export_xlsx icon=Glyph::Download name="export-xlsx" busy=busy busy_label=t.export_busy on_press=write />
                <Button label=t.print icon=Glyph::Print name="print" on_press=move |()| page::print() />
            </div>
        </div>
    }
}

/// All periods of this length that hold anything, latest first.
#[component]
fn PeriodPicker(scoped: Scoped) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let picks = Signal::derive(move || {
        let Some(scope) = scoped.scope.get() else { return Vec::new() };
        let (first, last) = scoped.span.get().unwrap_or((scope.period.first, scope.period.last()));
        let name = |period: Period| Pick::new(period.to_string(), format::period(period, scope.year, lang));
        scope.choices(first, last).into_iter().map(name).collect()
    });
    let pick = move |key: String| {
        if let Some(period) = Period::parse(&key) {
            scoped.show(|scope| Scope { period, ..scope });
        }
    };
    view! {
        <Select name="period" picks=picks aria_label=t.period on_pick=pick
            value=Signal::derive(move || scoped.scope(|scope| scope.period.to_string()).unwrap_or_default()) />
    }
}

fn year_key(kind: YearKind) -> &'static str {
    match kind {
        YearKind::Natural => "natural",
        YearKind::Union => "union",
    }
}

fn year_of(key: &str) -> YearKind {
    if key == "union" { YearKind::Union } else { YearKind::Natural }
}

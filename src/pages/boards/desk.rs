//! `/statistics/desks/WORD`: the board of one register.

use std::sync::Arc;

use casework::register::Register;
use casework::tally::{Count, Tally};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::BoardTabs;
use super::arrange::Source;
use super::board::{PaperHead, change_lines, use_codes, write};
use super::place::use_place;
use crate::boards::door::{board_address, rows_address};
use crate::boards::register::{RegisterSheet, tiles};
use crate::desk::use_answer_to;
use crate::locale::boards::{BoardWords, count_word, unit_word};
use crate::locale::{Say, use_lang, use_words};
use crate::pages::frame::{NoSuchPage, PageHead};
use crate::pages::statistics::arrange::nothing;
use crate::pages::statistics::board::Scoped;
use crate::pages::statistics::doors::labels;
use crate::pages::statistics::scope_bar::{PeriodBar, Writer};
use crate::parts::live::live;
use crate::parts::{Chart, ChartSheet, EmptyState, Notice, Tile, Tone};
use crate::protocol::{Reply, Request};

/// The register of the present address.
#[component]
pub fn DeskBoardPage() -> impl IntoView {
    let params = use_params_map();
    let register = Memo::new(move |_| params.with(|params| params.get_str("word").and_then(Register::parse)));
    live(move || match register.get() {
        Some(register) => view! { <DeskBoard register=register /> }.into_any(),
        None => view! { <NoSuchPage /> }.into_any(),
    })
}

/// What the page shows.
#[derive(Clone, Copy)]
struct Shown {
    register: Register,
    scoped: Scoped,
    sheet: Memo<Option<Arc<RegisterSheet>>>,
}

impl Shown {
    fn read<T>(self, read: impl FnOnce(&RegisterSheet) -> T) -> Option<T> {
        self.sheet.with(|sheet| sheet.as_deref().map(read))
    }
}

#[component]
fn DeskBoard(register: Register) -> impl IntoView {
    let (t, lang) = (use_words::<BoardWords>(), use_lang());
    let path = Signal::stored(board_address(register));
    let (scoped, is_empty) = use_place(path, Signal::stored(Some(register)));
    let question = move || {
        let scope = scoped.scope.get()?;
        Some((scope, Request::Tallies(RegisterSheet::questions(register, &scope))))
    };
    let answer = use_answer_to(question, move |scope, reply| match reply {
        Reply::Figures(answers) => RegisterSheet::read(register, scope, answers).map(Arc::new),
        _ => None,
    });
    let sheet = Memo::new(move |last: Option<&Option<Arc<RegisterSheet>>>| {
        let fresh = answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().cloned()));
        fresh.or_else(|| last.cloned().flatten())
    });
    let trouble =
        move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned()));
    let shown = Shown { register, scoped, sheet };
    let codes = use_codes();
    let writer = Writer::new(move |like| {
        let sheets = untrack(|| {
            codes.with(|codes| shown.read(|sheet| Source { sheet, codes, lang }.all()).unwrap_or_default())
        });
        let scope = untrack(|| shown.read(|sheet| sheet.scope));
        async move {
            match scope {
                Some(scope) => write(register.say(lang), scope, sheets, like, lang).await,
                None => Ok(()),
            }
        }
    });
    view! {
        <div class="statistics">
            <PageHead title=register.say(lang) />
            <BoardTabs />
            {live(move || trouble().map(|trouble| view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }))}
            {live(move || if is_empty.get() {
                view! { <EmptyState text=t.empty /> }.into_any()
            } else {
                view! { <PaperHead name=register.say(lang) scoped=scoped /><PeriodBar scoped=scoped write=writer /><Figures shown=shown /> }.into_any()
            })}
        </div>
    }
}

#[component]
fn Figures(shown: Shown) -> impl IntoView {
    let t = use_words::<BoardWords>();
    let lang = use_lang();
    let is_there = Memo::new(move |_| shown.sheet.with(Option::is_some));
    let codes = use_codes();
    let charts = Memo::new(move |_| {
        let all = codes.with(|codes| shown.read(|sheet| Source { sheet, codes, lang }.all()));
        all.unwrap_or_default().into_iter().map(Arc::new).collect::<Vec<Arc<ChartSheet>>>()
    });
    let count = Memo::new(move |_| charts.with(Vec::len));
    move || {
        if !is_there.get() {
            return view! { <p class="muted" role="status">{t.loading}</p> }.into_any();
        }
        let tiles = tiles(shown.register).into_iter();
        let tiles = tiles.map(|count| view! { <CountTile shown=shown count=count /> }.into_any());
        let cards = (0..count.get()).map(|at| card(charts, at)).collect::<Vec<AnyView>>();
        view! {
            <div class="tiles" data-tiles=shown.register.word()>{tiles.collect::<Vec<AnyView>>()}</div>
            <div class="statistics-charts">{cards}</div>
        }
        .into_any()
    }
}

/// Names of the cards, as tables are found by.
const NAMES: [&str; 16] = [
    "board-1", "board-2", "board-3", "board-4", "board-5", "board-6", "board-7", "board-8", "board-9",
    "board-10", "board-11", "board-12", "board-13", "board-14", "board-15", "board-16",
];

fn card(charts: Memo<Vec<Arc<ChartSheet>>>, at: usize) -> AnyView {
    let sheet = Memo::new(move |_| {
        charts.with(|charts| charts.get(at).cloned()).unwrap_or_else(|| Arc::new(nothing()))
    });
    let name = NAMES.get(at).copied().unwrap_or("board");
    view! { <Chart name=name sheet=sheet labels=labels(use_words()) on_open=Callback::new(|_| {}) /> }
        .into_any()
}

#[component]
fn CountTile(shown: Shown, count: Count) -> impl IntoView {
    let lang = use_lang();
    let tally = StoredValue::new(Tally::of(shown.register, count));
    let four = move || shown.read(|sheet| sheet.count(count)).unwrap_or_default();
    let lines = move || {
        if count.is_standing() {
            return Vec::new();
        }
        let first = shown.scoped.span.get().map(|(first, _)| first);
        shown.read(|sheet| change_lines(sheet.count(count), &sheet.scope, first, lang)).unwrap_or_default()
    };
    let period = move || shown.read(|sheet| sheet.scope.period);
    let navigate = use_navigate();
    let open = Callback::new(move |()| {
        if let Some(period) = untrack(period) {
            navigate(&tally.with_value(|tally| rows_address(tally, period)), Default::default());
        }
    });
    view! {
        <Tile label=count_word(shown.register, count, lang) number=Signal::derive(move || super::board::shown(count, four().now))
            unit=tally.with_value(|tally| unit_word(tally, lang)) lines=Signal::derive(lines)
            figure=tally.with_value(Tally::name) period=Signal::derive(move || period().map(|period| period.to_string()))
            value=Signal::derive(move || Some(four().now)) on_open=open />
    }
}

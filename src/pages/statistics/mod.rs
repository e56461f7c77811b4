//! `/statistics`: the figures of a month, quarter, half or year, in tiles, charts and tables. Every number opens its rows.

pub(in crate::pages) mod arrange;
pub(in crate::pages) mod board;
pub(in crate::pages) mod doors;
pub(in crate::pages) mod export;
mod heat;
mod ranked;
mod rows;
mod satisfaction;
pub(in crate::pages) mod scope_bar;
mod tables;
mod tiles;
mod trend;

pub use board::Kept;
pub use rows::FigureRowsPage;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::locale::statistics::StatisticsWords;
use crate::locale::{Lang, Say, use_lang, use_words};
use crate::pages::boards::BoardTabs;
use crate::pages::frame::PageHead;
use crate::parts::live::live;
use crate::parts::{EmptyState, Notice, Tone, in_turns, piece};
use arrange::{Arrange, card};
use board::{Board, use_board};
use heat::HeatTable;
use scope_bar::ScopeBar;
use tiles::Tiles;
use trend::Trend;

/// The statistics of a period.
#[component]
pub fn StatisticsPage() -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let board = use_board();
    let trouble =
        move || board.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned()));
    view! {
        <div class="statistics">
            <PageHead title=t.title />
            <BoardTabs />
            {live(move || trouble().map(|trouble| view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }))}
            {live(move || if board.is_empty.get() {
                view! { <Empty /> }.into_any()
            } else {
                view! { <PaperHead board=board /><ScopeBar board=board /><Figures board=board /> }.into_any()
            })}
        </div>
    }
}

/// All figures, once the engine has answered.
#[component]
fn Figures(board: Board) -> impl IntoView {
    let t = use_words::<StatisticsWords>();
    let is_there = Memo::new(move |_| board.sheet.with(Option::is_some));
    let nothing = move || {
        board.read(|sheet| sheet.whole(casework::figure::Measure::Contacts).now == 0).unwrap_or(false)
    };
    move || {
        if !is_there.get() {
            return view! { <p class="muted" role="status">{t.loading}</p> }.into_any();
        }
        view! {
            {live(move || nothing().then(|| view! { <p class="muted" role="status">{t.none_here}</p> }))}
            <Tiles board=board />
            <div class="statistics-charts">
                <Trend board=board />
                {card(board, "categories", ranked::categories, false)}
            </div>
            {below(board)}
        }
        .into_any()
    }
}

/// What stands below the first screen.
fn below(board: Board) -> AnyView {
    let table = |name, arrange: Arrange| piece(move || card(board, name, arrange, true));
    let pieces = vec![
        piece(move || view! { <HeatTable board=board /> }.into_any()),
        table("overview", tables::overview),
        table("districts", tables::districts),
        table("staff", tables::staff),
        piece(move || {
            view! {
                <div class="statistics-charts">
                    {card(board, "employers", ranked::employers, false)}
                    {card(board, "satisfaction", satisfaction::satisfaction, false)}
                </div>
            }
            .into_any()
        }),
    ];
    in_turns(pieces, 1)
}

/// What only paper needs: whose figures, of which period, printed when.
#[component]
fn PaperHead(board: Board) -> impl IntoView {
    let lang = use_lang();
    let line = move |text: fn(Board, Lang) -> String| move || text(board, lang);
    view! {
        <div class="paper-head">
            <p><b>{line(export::title)}</b></p>
            <p>{line(export::subtitle)}</p>
        </div>
    }
}

/// No contact in the whole casebook.
#[component]
fn Empty() -> impl IntoView {
    let t = use_words::<StatisticsWords>();
    view! {
        <EmptyState text=t.empty>
            <A href="/intake/new" attr:class="button button--primary button--normal">{t.empty_act}</A>
            <A href="/settings/import" attr:class="button button--quiet button--normal">{t.empty_import}</A>
        </EmptyState>
    }
}

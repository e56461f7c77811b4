//! Boards of the registers: `/statistics/overview` beside one another, `/statistics/desks/WORD` each alone. Every number
//! opens its records.

mod arrange;
mod board;
mod desk;
mod overview;
mod place;

pub use desk::DeskBoardPage;
pub use overview::OverviewPage;

use casework::register::Register;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::boards::door::board_address;
use crate::locale::boards::BoardWords;
use crate::locale::{Say, use_lang, use_words};

/// The way from one board to another.
#[component]
pub fn BoardTabs() -> impl IntoView {
    let (t, lang) = (use_words::<BoardWords>(), use_lang());
    let link = |address: String, word: String| {
        view! { <A href=address exact=true attr:class="board-tab">{word}</A> }.into_any()
    };
    let mut links = vec![
        link("/statistics/overview".to_owned(), t.overview.to_owned()),
        link("/statistics".to_owned(), t.reception.to_owned()),
    ];
    links.extend(Register::ALL.map(|register| link(board_address(register), register.say(lang))));
    view! { <nav class="board-tabs" aria-label=t.boards>{links}</nav> }
}

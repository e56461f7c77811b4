//! Pages: a page asks, shows and sends acts.
//!
//! `App` gives every page its contexts (desk, look, toasts) and shows one screen for each state of the desk.

pub mod acting;
pub mod around;
pub mod bare;
mod boards;
mod clients;
pub mod contact;
pub mod contacts;
mod cover;
pub mod entry;
pub mod filling;
pub mod frame;
pub mod guide;
pub mod import;
pub mod intake;
pub mod item;
pub mod lock;
pub mod look;
pub mod numbers;
pub mod opening;
pub mod passphrase;
pub mod register;
pub mod routes;
pub mod settings;
pub mod statistics;
pub mod today;
pub mod troubled;

use casebook::trouble::Trouble;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, State};
use crate::parts::Toasts;
use crate::platform::later;

use look::Look;

/// Mounts the page.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let look = Look::kept();
    look.apply();
    let desk = DeskDoor::new();
    provide_context(around::Around::look());
    provide_context(look);
    provide_context(look.lang);
    provide_context(desk);
    desk.connect();
    provide_context(Toasts::default());
    let above = Owner::current().unwrap_or_default();
    let (is_near, is_behind_here) = (RwSignal::new(false), RwSignal::new(false));
    spawn_local(async move {
        later::near().await;
        is_near.set(true);
        match later::come().await {
            true => {
                above.with(|| routes::provide_above(desk));
                is_behind_here.set(true);
            }
            false => desk.state.set(State::Failed(Trouble::Unknown("program".to_owned()))),
        }
    });
    // Many values of a state show the same screen, which must not be mounted anew for each.
    let screen = Memo::new(move |_| match Screen::of(&desk.state.get()) {
        Screen::Opening | Screen::Lock if !is_near.get() => Screen::Starting,
        // The program for what is behind the door is still on its way.
        Screen::Open | Screen::Covered if !is_behind_here.get() => Screen::Starting,
        screen => screen,
    });
    move || {
        look.lang.track();
        match screen.get() {
            Screen::Starting => view! { <opening::Starting /> }.into_any(),
            Screen::Opening => view! { <opening::OpeningPage /> }.into_any(),
            Screen::Lock => view! { <lock::LockPage /> }.into_any(),
            Screen::Open => view! { <routes::Routed /> }.into_any(),
            Screen::Covered => view! { <routes::Covered /> }.into_any(),
            Screen::Failed => view! { <troubled::FailedPage /> }.into_any(),
        }
    }
}

/// Which screen.
#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Starting,
    Opening,
    Lock,
    Open,
    Covered,
    Failed,
}

impl Screen {
    fn of(state: &State) -> Screen {
        match state {
            State::Starting => Screen::Starting,
            State::Empty => Screen::Opening,
            State::Sealed(_) => Screen::Lock,
            State::Open => Screen::Open,
            State::Covered => Screen::Covered,
            State::Failed(_) => Screen::Failed,
        }
    }
}

//! The frame around every page: top bar, rail or bottom bar, status line, banners, shortcuts.

mod banner;
mod head;
mod keys;
mod rail;
mod status;
mod top;
mod update;
mod waiting;

pub use head::{NoSuchPage, PageHead};
pub use status::use_backup_due;
pub use waiting::WaitingNow;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::locale::{frame::FrameWords, use_words};
use crate::parts::{ToastHost, use_toasts};

/// What was typed into the search of the top bar; the list of contacts takes it up. A context, not an address: histories of
/// browsers keep addresses, and a name or phone number must not stand there.
#[derive(Clone, Copy)]
pub struct SearchText(pub RwSignal<String>);

/// The frame; the page is its child.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let t: &FrameWords = use_words();
    provide_context(SearchText(RwSignal::new(String::new())));
    WaitingNow::provide();
    keys::listen();
    turn_toasts();
    view! {
        <div class="frame">
            <a class="skip" href="#page" on:click=head::skip>{t.skip}</a>
            <top::TopBar />
            <rail::Rail />
            <div class="frame-page">
                <banner::Banners />
                <main id="page" class="page" tabindex="-1" aria-label=t.main>{children()}</main>
            </div>
            <status::StatusLine />
            <rail::BottomBar />
        </div>
        <ToastHost dismiss_label=t.dismiss />
        <keys::KeySheet />
    }
}

/// Tells the toasts of each page that is opened.
fn turn_toasts() {
    let (path, toasts) = (use_location().pathname, use_toasts());
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            toasts.turn();
        }
        now
    });
}

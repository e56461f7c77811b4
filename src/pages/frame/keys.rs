//! Keys that work on every page, and the sheet that names them. A key is left alone while somebody types.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::desk::use_desk;
use crate::locale::{cover::CoverWords, frame::FrameWords, frame::KeyWords, use_words};
use crate::parts::Dialog;
use crate::platform::{focus, page};

/// Is the sheet of keys open? A context.
#[derive(Clone, Copy)]
pub struct SheetOpen(pub RwSignal<bool>);

/// Listens until the frame is unmounted.
pub fn listen() {
    let sheet = SheetOpen(RwSignal::new(false));
    provide_context(sheet);
    let (navigate, desk) = (use_navigate(), use_desk());
    let heard = move |event: KeyboardEvent| {
        if focus::is_typing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let go = |path: &str| navigate(path, NavigateOptions::default());
        match event.key().as_str() {
            "n" | "N" => go("/intake/new"),
            "v" | "V" => go("/intake/new?channel=visit"),
            "1" => go("/today"),
            "2" => go("/intake"),
            "3" => go("/statistics"),
            "4" => go("/relief"),
            "5" => go("/legal"),
            "6" => go("/jobs"),
            "7" => go("/loans"),
            "/" => {
                page::focus("search");
            }
            "l" | "L" if untrack(|| desk.has_pin()) => desk.cover_all(),
            "?" => sheet.0.set(true),
            _ => return,
        }
        event.prevent_default();
    };
    let handle = window_event_listener(ev::keydown, heard);
    on_cleanup(move || handle.remove());
}

/// The sheet.
#[component]
pub fn KeySheet() -> impl IntoView {
    let t: &KeyWords = use_words();
    let frame: &FrameWords = use_words();
    let cover: &CoverWords = use_words();
    let SheetOpen(open) = expect_context();
    let rows = [
        ("N", t.register),
        ("V", t.register_visit),
        ("/", t.search),
        ("1", t.go_today),
        ("2", t.go_intake),
        ("3", t.go_statistics),
        ("4 5 6 7", t.go_desks),
        ("Ctrl+Enter", t.save),
        ("Ctrl+Shift+Enter", t.save_other),
        ("↑ ↓", t.rows),
        ("Enter", t.open),
        ("Home End", t.ends),
        ("L", cover.key),
        ("Esc", t.escape),
        ("?", t.sheet),
    ];
    view! {
        <Dialog open=open on_close=move |()| open.set(false) title=t.title close_label=frame.close name="keys">
            <table class="plain-table">
                <thead><tr><th scope="col">{t.key}</th><th scope="col">{t.does}</th></tr></thead>
                <tbody>
                    {rows.map(|(key, does)| view! { <tr><td><kbd class="key">{key}</kbd></td><td>{does}</td></tr> }).collect_view()}
                </tbody>
            </table>
        </Dialog>
    }
}

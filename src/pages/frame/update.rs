//! A new version that waits: it never takes over by itself, and says what is open before it does.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::status::use_backup_due;
use crate::desk::use_desk;
use crate::locale::{fill, frame::FrameWords, frame::StatusWords, use_words};
use crate::pages::around::use_around;
use crate::pages::intake::use_unsaved;
use crate::pages::register;
use crate::parts::{Button, ButtonKind, Dialog, Notice, Tone};
use crate::platform::service_worker;

/// Words in the status line, and the question before it takes over.
#[component]
pub fn NewVersion() -> impl IntoView {
    let t: &StatusWords = use_words();
    let around = use_around();
    let asking = RwSignal::new(false);
    let ask = move |_| {
        around.call_tabs();
        asking.set(true);
    };
    view! {
        <Show when=move || around.new_version.get()>
            <span class="status-item" data-status="new-version">
                <button type="button" class="status-link" on:click=ask>{fill(t.new_version, &[t.take_new])}</button>
            </span>
            <Question asking=asking />
        </Show>
    }
}

#[component]
fn Question(asking: RwSignal<bool>) -> impl IntoView {
    let t: &StatusWords = use_words();
    let frame: &FrameWords = use_words();
    let (desk, around, due) = (use_desk(), use_around(), use_backup_due());
    let (contact, entry) = (use_unsaved(), register::use_unsaved());
    let unsaved = move || contact.get() || entry.get();
    // Locking keeps what is half written, waits for a running save and loads the page anew.
    let take = move |()| service_worker::take_over(move || spawn_local(desk.lock()));
    view! {
        <Dialog open=asking on_close=move |()| asking.set(false) title=t.new_version_ask close_label=frame.close name="new-version">
            <p>{t.new_version_text}</p>
            <Show when=unsaved><Notice text=t.new_version_draft tone=Tone::Due /></Show>
            <Show when=move || around.other_tabs.get()><Notice text=t.new_version_tabs tone=Tone::Due /></Show>
            <Show when=move || due.get()><Notice text=t.new_version_backup tone=Tone::Due /></Show>
            <div class="dialog-actions">
                <Button label=t.later on_press=move |()| asking.set(false) />
                <Button label=t.new_version_ask kind=ButtonKind::Primary name="take-new-version" on_press=take />
            </div>
        </Dialog>
    }
}

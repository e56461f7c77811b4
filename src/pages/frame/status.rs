//! The status line: where the work is saved and when, network, new version, backup; in words.

use leptos::prelude::*;
use leptos_router::components::A;

use super::update::NewVersion;
use crate::desk::use_desk;
use crate::locale::format::when;
use crate::locale::{fill, frame::StatusWords, use_lang, use_words};
use crate::pages::around::{civil, use_around};
use crate::parts::live::live;
use crate::parts::{Glyph, Icon};

/// Acts after which a backup is due, whatever its age.
const ACTS_DUE: u32 = 200;
/// Days after which a backup is due, where anything was done since.
const DAYS_DUE: i32 = 7;

/// The line at the foot of wide screens.
#[component]
pub fn StatusLine() -> impl IntoView {
    let t: &StatusWords = use_words();
    let desk = use_desk();
    view! {
        <footer class="status" aria-label=t.label>
            <Saved />
            <Net />
            <span class="status-gap"></span>
            <NewVersion />
            <Show when=move || !desk.demo.get()><BackupAge /></Show>
        </footer>
    }
}

/// The same in the top bar of tablets: only what matters now.
#[component]
pub fn StatusBrief() -> impl IntoView {
    let due = use_backup_due();
    view! {
        <div class="status-brief">
            <Saved />
            <NewVersion />
            <Show when=move || due.get()><BackupAge /></Show>
        </div>
    }
}

#[component]
fn Saved() -> impl IntoView {
    let t: &StatusWords = use_words();
    let (lang, desk, around) = (use_lang(), use_desk(), use_around());
    let saved = move || desk.desk.with(|desk| desk.as_ref().and_then(|desk| desk.saved));
    let words = move || match saved() {
        Some(at) => fill(t.saved, &[&when(civil(at), civil(around.now.get()), lang)]),
        None => t.nothing_saved.to_owned(),
    };
    view! { <span class="status-item" data-status="saved"><span class="dot is-ok"></span>{live(words)}</span> }
}

#[component]
fn Net() -> impl IntoView {
    let t: &StatusWords = use_words();
    let around = use_around();
    let words = move || if around.online.get() { t.online } else { t.offline };
    view! { <span class="status-item" data-status="network"><Icon glyph=Glyph::Net />{live(words)}</span> }
}

#[component]
fn BackupAge() -> impl IntoView {
    let t: &StatusWords = use_words();
    let (lang, desk, around) = (use_lang(), use_desk(), use_around());
    let due = use_backup_due();
    let words = move || {
        let at = desk.desk.with(|desk| desk.as_ref().and_then(|desk| desk.backed_up));
        let said = at.map(|at| fill(t.backed_up_at, &[&when(civil(at), civil(around.now.get()), lang)]));
        let said = said.unwrap_or_else(|| t.never_backed_up.to_owned());
        if due.get() { format!("{said} · {}", t.back_up_now) } else { said }
    };
    view! {
        <span class="status-item" data-status="backup" class:is-due=due>
            <A href="/settings/backup" attr:class="status-link">{live(words)}</A>
        </span>
    }
}

/// Is a backup due? Never in the demo.
pub fn use_backup_due() -> Memo<bool> {
    let (desk, around) = (use_desk(), use_around());
    Memo::new(move |_| {
        let now = civil(around.now.get()).day;
        !desk.demo.get()
            && desk.desk.with(|desk| {
                let Some(desk) = desk else { return false };
                let days = desk.backed_up.or(desk.saved).map_or(0, |at| now.0 - civil(at).day.0);
                desk.acts_since_backup >= ACTS_DUE || (desk.acts_since_backup > 0 && days >= DAYS_DUE)
            })
    })
}

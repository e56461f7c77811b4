//! Acts on the entry of the page: take it out, bring it back, move it on; and where the focus goes after them.

use casework::act::{Act, ActKind, Move};
use casework::staff::Right;
use casework::view::HistoryEntry;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Page;
use super::moving::Moving;
use crate::locale::entry::EntryWords;
use crate::locale::{Lang, Say, Words, fill};
use crate::platform::page::focus_first;
use crate::platform::timer::pause;

/// May the one who unlocked do it?
pub fn may(page: Page, right: Right) -> bool {
    page.door.desk.with_untracked(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(right)))
}

fn number(page: Page) -> String {
    page.sheet.with_untracked(|sheet| {
        sheet.as_ref().map(|sheet| sheet.entry.number.to_string()).unwrap_or_default()
    })
}

/// Takes it out of list and figures.
pub fn withdraw(page: Page, lang: Lang) {
    let done = fill(EntryWords::of(lang).withdrawn_done, &[&number(page)]);
    page.acting.send(Act::WithdrawEntry(page.id), done, || {});
}

/// Brings it back: undoes the act that took it out, whatever it was.
pub fn restore(page: Page) {
    let took_out = page.history.with_untracked(|history| {
        let entries = history.as_ref().and_then(|history| history.as_ref().ok())?;
        let takes_out =
            |entry: &&HistoryEntry| matches!(entry.kind, ActKind::WithdrawEntry(_) | ActKind::Undo(_));
        entries.iter().filter(takes_out).map(|entry| entry.seq).max()
    });
    if let Some(seq) = took_out {
        page.acting.undo(seq);
    }
}

/// Moves it on as filled in; what is wrong is said at its field, and the focus goes to the first of them.
pub fn reach(page: Page, moving: &Moving, lang: Lang) {
    let step = Move {
        entry: page.id,
        to: moving.to,
        day: moving.day.clone(),
        reason: moving.reason.clone(),
        items: moving.items.clone(),
        vacancy: moving.vacancy,
    };
    let done = fill(EntryWords::of(lang).moved, &[&number(page), &moving.to.say(lang)]);
    page.acting.send(Act::MoveEntry(Box::new(step)), done, move || {
        let _ = page.moving.try_set(None);
        focus_onward();
    });
}

/// Moves the focus once what just changed is drawn.
pub fn focus_soon(selector: &'static str) {
    spawn_local(async move {
        pause(0).await;
        focus_first(selector);
    });
}

/// Moves the focus to the next act; to the title where there is none.
pub fn focus_onward() {
    spawn_local(async move {
        pause(0).await;
        if !focus_first("button[name='next']") {
            focus_first("#page-title");
        }
    });
}

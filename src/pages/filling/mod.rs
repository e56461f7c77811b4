//! A form being filled in, whatever it is about: what is wrong with it, whether it is kept, whether it is being saved.
//!
//! Contacts and entries keep drafts of their own; what their pages say of them is the same and stands here.

mod bar;

pub use bar::SaveBar;

use casebook::trouble::Trouble;
use casework::act::WishId;
use casework::issue::{Issue, IssueCode};
use casework::time::{Moment, Zone};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::DeskDoor;
use crate::locale::{Lang, Say, use_lang};
use crate::platform::activity::on_shown;
use crate::platform::page::focus_first;
use crate::platform::random;
use crate::platform::timer::pause;

/// Milliseconds after the last key before a draft is kept.
pub const KEEP_AFTER: i32 = 1000;

/// Is what was typed kept?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Nothing typed.
    #[default]
    Nothing,
    /// Typed, and not kept yet.
    Waiting,
    /// Kept at this moment.
    Kept(Moment),
    /// Could not be kept.
    Failed,
}

/// Is a save going on?
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Saving {
    /// No.
    #[default]
    No,
    /// Sent to the engine.
    Running,
    /// The machine failed; nothing was changed.
    Failed(Trouble),
}

/// How a form stands. Copy it freely.
#[derive(Clone, Copy)]
pub struct Filling {
    /// Is it kept?
    pub keeping: RwSignal<Keeping>,
    /// Is it being saved?
    pub saving: RwSignal<Saving>,
    /// Fields left: from then on they say what is wrong.
    pub left: RwSignal<Vec<String>>,
    /// Save was tried: every field says what is wrong.
    pub tried: RwSignal<bool>,
    /// What is wrong or doubtful with the draft as it stands, and what the engine refused.
    pub issues: Memo<Vec<Issue>>,
    /// The word of a field by its control's `name`.
    pub label: fn(&str, Lang) -> String,
    /// Keeps ids of two forms apart; empty for a new one.
    pub word: &'static str,
    /// The desk.
    pub door: DeskDoor,
}

impl Filling {
    /// What is wrong at a field, in words; empty = nothing, or it is still being typed.
    pub fn error(self, field: impl Into<String>) -> Signal<String> {
        self.says(field.into(), false)
    }

    /// What is doubtful at a field, in words.
    pub fn warning(self, field: impl Into<String>) -> Signal<String> {
        self.says(field.into(), true)
    }

    fn says(self, field: String, warning: bool) -> Signal<String> {
        let lang = use_lang();
        Memo::new(move |_| {
            let tried = self.tried.get();
            let told = tried || self.left.with(|left| left.contains(&field));
            let code = self.issues.with(|issues| {
                let at_field = |issue: &&Issue| issue.field == field && issue.is_warning() == warning;
                issues.iter().find(at_field).map(|issue| issue.code)
            });
            // Passing an empty field is no mistake: that it is missing is said when the form is to be saved.
            let code = code.filter(|code| told && (tried || *code != IssueCode::Missing));
            code.map(|code| code.say(lang)).unwrap_or_default()
        })
        .into()
    }

    /// The field was left: from now on it says what is wrong.
    pub fn pass(self, field: &str) {
        if !self.left.with_untracked(|left| left.iter().any(|there| there == field)) {
            self.left.update(|left| left.push(field.to_owned()));
        }
    }

    /// Is a save going on?
    pub fn is_busy(self) -> Memo<bool> {
        Memo::new(move |_| self.saving.with(|saving| *saving == Saving::Running))
    }

    /// Is there anything that keeps it from being saved?
    pub fn has_errors(self) -> bool {
        self.issues.with_untracked(|issues| issues.iter().any(|issue| !issue.is_warning()))
    }

    /// The centre's zone.
    pub fn zone(self) -> Zone {
        self.door.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.zone)).unwrap_or_default()
    }

    /// Moves the focus to a field once what just changed is drawn.
    pub fn focus(self, field: &str) {
        let id = match self.word {
            "" => format!("#field-{field}"),
            word => format!("#field-{word}-{field}"),
        };
        spawn_local(async move {
            pause(0).await;
            focus_first(&id);
        });
    }
}

/// A page that is hidden, or left, has what was typed kept at once.
pub fn use_keeping(keeping: RwSignal<Keeping>, keep: impl Fn() + Clone + 'static) {
    let keep_waiting = move || {
        if keeping.try_get_untracked() == Some(Keeping::Waiting) {
            keep();
        }
    };
    let hidden = keep_waiting.clone();
    let listener = StoredValue::new_local(on_shown(move |shown| {
        if !shown {
            hidden();
        }
    }));
    let keep_waiting = StoredValue::new_local(keep_waiting);
    on_cleanup(move || {
        let _ = keep_waiting.try_with_value(|keep_waiting| keep_waiting());
        drop(listener.try_update_value(Option::take));
    });
}

/// None where the browser has no randomness to give: saving works, trying again is then not told from saving twice.
pub fn new_wish() -> Option<WishId> {
    random::bytes().ok().map(|bytes| WishId(u128::from_le_bytes(bytes)))
}

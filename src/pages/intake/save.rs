//! Saving a form, noting a call without content, and the way back. Whatever goes wrong, what was typed stays.

use casework::act::Act;
use casework::contact::VoidCall;
use casework::draft::ContactDraft;
use casework::issue::Issue;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::Form;
use super::order::first_wrong;
use crate::desk::DeskDoor;
use crate::locale::intake::IntakeWords;
use crate::locale::{Lang, Say, Words, fill};
use crate::pages::filling::Saving;
use crate::parts::Toasts;
use crate::protocol::Acted;
use crate::reception::{is_blank, void_call};

/// What saving needs of the page.
#[derive(Clone, Copy)]
pub struct Saver {
    /// Says what was done.
    pub toasts: Toasts,
    /// Language.
    pub lang: Lang,
}

impl Saver {
    /// Says why an act was refused.
    pub fn say_refused(self, issues: &[Issue]) {
        let said = issues.first().map(|issue| issue.code.say(self.lang)).unwrap_or_default();
        self.toasts.failed(said);
    }
}

/// Saves the form if nothing is wrong with it; then `saved` says where to go.
pub fn save(form: Form, saver: Saver, saved: Callback<Acted>) {
    if form.saving.get_untracked() == Saving::Running {
        return;
    }
    form.tried.set(true);
    if form.issues.with_untracked(|issues| issues.iter().any(|issue| !issue.is_warning())) {
        return show_first_wrong(form);
    }
    form.saving.set(Saving::Running);
    let draft = form.draft.get_untracked();
    spawn_local(async move {
        let is_new = draft.editing.is_none();
        let outcome = form.act(draft.clone()).await;
        // A form that edits goes with its page, which may have been left meanwhile.
        let is_there = form.saving.try_set(Saving::No).is_none();
        match outcome {
            Ok(Ok(acted)) => {
                tell_saved(form, saver, &acted, draft);
                if is_there {
                    form.forget_kept();
                }
                if saved.try_run(acted).is_none() && is_new {
                    form.start_anew();
                }
            }
            Ok(Err(issues)) if is_there => {
                form.refused.set(issues);
                show_first_wrong(form);
            }
            Ok(Err(issues)) => saver.say_refused(&issues),
            Err(trouble) if is_there => form.saving.set(Saving::Failed(trouble)),
            Err(trouble) => saver.toasts.failed(trouble.say(saver.lang)),
        }
    });
}

/// Notes a call without content at once; the form is ready again.
pub fn save_void(form: Form, saver: Saver, kind: VoidCall) {
    if form.saving.get_untracked() == Saving::Running {
        return;
    }
    form.saving.set(Saving::Running);
    let typed = form.draft.get_untracked();
    let void = void_call(form.fresh(), &typed, kind);
    spawn_local(async move {
        match form.door.act(Act::SaveContact(Box::new(void))).await {
            Ok(Ok(acted)) => {
                form.forget_kept();
                tell_saved(form, saver, &acted, typed);
                form.start_anew();
                focus_phone(form);
            }
            Ok(Err(issues)) => {
                form.saving.set(Saving::No);
                form.tried.set(true);
                form.refused.set(issues);
                show_first_wrong(form);
            }
            Err(trouble) => form.saving.set(Saving::Failed(trouble)),
        }
    });
}

fn tell_saved(form: Form, saver: Saver, acted: &Acted, typed: ContactDraft) {
    let words = IntakeWords::of(saver.lang);
    let number = acted.contact.map(|(_, number)| number.to_string()).unwrap_or_default();
    let sentence = if typed.editing.is_some() { words.changed } else { words.saved_as };
    let seq = acted.seq;
    saver.toasts.done_with(fill(sentence, &[&number]), words.undo, move || {
        let typed = typed.clone();
        undo(form.door, saver, seq, move || give_typed_back(form, saver, typed));
    });
}

/// After a save was undone: what was typed goes back into the form, if that is free.
fn give_typed_back(form: Form, saver: Saver, typed: ContactDraft) {
    let words = IntakeWords::of(saver.lang);
    let free = form.draft.try_with_untracked(is_blank).unwrap_or(false);
    if typed.editing.is_none() && free && !is_blank(&typed) {
        form.set(typed);
        form.keep();
        saver.toasts.done(words.undone_typed_back);
    } else {
        saver.toasts.done(words.undone);
    }
}

/// Undoes an act; `done` runs once it is undone.
pub fn undo(door: DeskDoor, saver: Saver, seq: u64, done: impl FnOnce() + 'static) {
    let words = IntakeWords::of(saver.lang);
    spawn_local(async move {
        let said = match door.undo(seq).await {
            Ok(Ok(_)) => return done(),
            Ok(Err(issues)) => issues.first().map(|issue| issue.code.say(saver.lang)),
            Err(trouble) => Some(trouble.say(saver.lang)),
        };
        saver.toasts.failed(format!("{}{}{}", words.undo_failed, words.colon, said.unwrap_or_default()));
    });
}

/// Moves the focus to the telephone number of a form that is ready again.
pub fn focus_phone(form: Form) {
    focus_field(form, "phone");
}

/// Moves the focus to a field once what just changed is drawn.
pub fn focus_field(form: Form, field: &str) {
    form.filling().focus(field);
}

fn show_first_wrong(form: Form) {
    let issues = form.issues.get_untracked();
    if let Some(field) = first_wrong(&issues) {
        focus_field(form, field);
    }
}

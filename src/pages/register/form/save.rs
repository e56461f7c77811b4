//! Saving an entry, and the way back. Whatever goes wrong, what was typed stays.

use casework::register::{EntryDraft, Item, Register, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::EntryForm;
use crate::locale::desks::EntryFormWords;
use crate::locale::intake::IntakeWords;
use crate::locale::{Say, Words, fill};
use crate::pages::filling::Saving;
use crate::pages::intake::{Saver, undo};
use crate::protocol::Acted;

/// Key of the form of legal aid that ends with an answer.
const CONSULTATION: &str = "consultation";
/// Key of the outcome of one that was answered.
const ANSWERED: &str = "answered";

/// Can it be closed in the act of entering it? Advice, new, and not further than its first stage or closed already.
pub fn may_close(draft: &EntryDraft) -> bool {
    draft.register == Register::Legal
        && draft.editing.is_none()
        && draft.text(Item::LegalForm) == CONSULTATION
        && [Stage::Applied, Stage::Closed].contains(&draft.stage)
}

/// Sets it to closed, answered where no other outcome is named, and saves it.
pub fn close(form: EntryForm, saver: Saver, saved: Callback<Acted>) {
    form.edit(|draft| {
        draft.stage = Stage::Closed;
        if draft.text(Item::LegalOutcome).is_empty() {
            draft.put(Item::LegalOutcome, ANSWERED.to_owned());
        }
    });
    save(form, saver, saved);
}

/// Saves the form if nothing is wrong with it; then `saved` says where to go.
pub fn save(form: EntryForm, saver: Saver, saved: Callback<Acted>) {
    let filling = form.filling;
    if filling.saving.get_untracked() == Saving::Running {
        return;
    }
    filling.tried.set(true);
    if filling.has_errors() {
        return form.show_first_wrong();
    }
    filling.saving.set(Saving::Running);
    let draft = form.draft.get_untracked();
    spawn_local(async move {
        let outcome = form.act(draft.clone()).await;
        // A form that edits goes with its page, which may have been left meanwhile.
        let is_there = filling.saving.try_set(Saving::No).is_none();
        match outcome {
            Ok(Ok(acted)) => {
                if is_there {
                    form.forget_kept();
                    form.clear();
                }
                tell_saved(form, saver, &acted, draft);
                let _ = saved.try_run(acted);
            }
            Ok(Err(issues)) if is_there => form.refuse(issues),
            Ok(Err(issues)) => saver.say_refused(&issues),
            Err(trouble) if is_there => filling.saving.set(Saving::Failed(trouble)),
            Err(trouble) => saver.toasts.failed(trouble.say(saver.lang)),
        }
    });
}

fn tell_saved(form: EntryForm, saver: Saver, acted: &Acted, typed: EntryDraft) {
    let (t, w) = (EntryFormWords::of(saver.lang), IntakeWords::of(saver.lang));
    let number = acted.entry.map(|(_, number)| number.to_string()).unwrap_or_default();
    let sentence = if typed.editing.is_some() { t.changed } else { t.saved_as };
    let seq = acted.seq;
    saver.toasts.done_with(fill(sentence, &[&number]), w.undo, move || {
        let typed = typed.clone();
        undo(form.door, saver, seq, move || {
            let is_back = typed.editing.is_none() && form.give_back(typed);
            saver.toasts.done(if is_back { w.undone_typed_back } else { w.undone });
        });
    });
}

//! The day of an entry, and of a new one how far it is already: the stages its register lets it begin with.

use casework::register::{Path, Reach, Stage};
use leptos::prelude::*;

use super::item::EntryField;
use super::state::EntryForm;
use crate::locale::desks::EntryFormWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::{InputKind, Pick, Select, TextInput};

/// The day.
#[component]
pub fn DayField(form: EntryForm) -> impl IntoView {
    let t = use_words::<EntryFormWords>();
    let value = Memo::new(move |_| form.draft.with(|draft| draft.opened.clone()));
    let put = move |text: String| form.edit(|draft| draft.opened = text);
    view! {
        <EntryField form=form name="opened" label=t.day required=true>
            <TextInput name="opened" kind=InputKind::Date value=value on_input=put on_leave=move |()| form.leave("opened") />
        </EntryField>
    }
}

/// Does reaching a stage from the first one ask for a reason?
fn needs_reason(path: &Path, stage: Stage) -> bool {
    path.reach(path.first(), stage).is_some_and(Reach::needs_reason)
}

/// How far a new entry is, and why where stages are skipped. Absent where there is one stage, and where an entry is edited:
/// its page has the moves.
#[component]
pub fn StagePart(form: EntryForm) -> impl IntoView {
    let (t, lang) = (use_words::<EntryFormWords>(), use_lang());
    let path = &form.register.spec().path;
    let is_new = form.draft.with_untracked(|draft| draft.editing.is_none());
    if !is_new || path.stages().count() < 2 {
        return ().into_any();
    }
    let first = Pick::new(path.first().word(), path.first().say(lang));
    let after = path.after(path.first()).into_iter().map(|(stage, reach)| {
        let word = match reach {
            Reach::Skip => t.stage_skip,
            reach if reach.needs_reason() => t.stage_reason,
            _ => t.stage_next,
        };
        Pick::new(stage.word(), fill(word, &[&stage.say(lang)]))
    });
    let picks: Vec<Pick> = std::iter::once(first).chain(after).collect();
    let stage = Memo::new(move |_| form.draft.with(|draft| draft.stage));
    let pick = move |word: String| {
        if let Some(stage) = Stage::parse(&word) {
            form.edit(|draft| draft.stage = stage);
        }
    };
    let reason = Memo::new(move |_| form.draft.with(|draft| draft.reason.clone()));
    let put = move |text: String| form.edit(|draft| draft.reason = text);
    view! {
        <section class="entry-part" aria-labelledby="part-stage">
            <h2 id="part-stage" class="entry-part-head">{t.stage_part}</h2>
            <div class="entry-fields">
                <EntryField form=form name="stage" label=t.stage>
                    <Select name="stage" picks=Signal::stored(picks) value=Signal::derive(move || stage.get().word().to_owned()) on_pick=pick />
                </EntryField>
                <Show when=move || needs_reason(path, stage.get())>
                    <EntryField form=form name="reason" label=t.reason required=true class="is-wide">
                        <TextInput name="reason" value=reason on_input=put on_leave=move |()| form.leave("reason") />
                    </EntryField>
                </Show>
            </div>
        </section>
    }
    .into_any()
}

//! The bar under the form: first what is safe, then the button. What is wrong or failed is said above it.

use casework::issue::Issue;
use leptos::prelude::*;

use super::field::use_form;
use super::form::{Form, Keeping, Saving};
use super::order::ORDER;
use super::save::focus_field;
use crate::locale::format::clock;
use crate::locale::intake::{FieldWords, IntakeWords};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, ButtonSize, Notice, Tone};

/// The bar; its buttons are the children.
#[component]
pub fn SaveBar(
    /// Saves again after a trouble.
    #[prop(into)]
    again: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="save-bar-place">
            <Wrong />
            <Failed again=again />
            <div class="save-bar">
                <Kept />
                <div class="save-bar-acts">{children()}</div>
            </div>
        </div>
    }
}

/// What is kept, in words.
#[component]
fn Kept() -> impl IntoView {
    let form = use_form();
    let t = use_words::<IntakeWords>();
    let words = move || match form.keeping.get() {
        Keeping::Nothing => t.draft_none.to_owned(),
        Keeping::Waiting => t.draft_going.to_owned(),
        Keeping::Kept(at) => fill(t.draft_kept, &[&clock(at.civil(zone(form)))]),
        Keeping::Failed => t.draft_not_kept.to_owned(),
    };
    view! {
        <p class="kept" role="status" class:is-ok=told(move || matches!(form.keeping.get(), Keeping::Kept(_)))
            class:is-over=told(move || form.keeping.get() == Keeping::Failed)>
            <span class="dot" aria-hidden="true"></span> <span>{live(words)}</span>
        </p>
    }
}

/// The centre's zone.
pub fn zone(form: Form) -> casework::time::Zone {
    form.door.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.zone)).unwrap_or_default()
}

/// After a save was tried: how many things are wrong, each a button that leads there.
#[component]
fn Wrong() -> impl IntoView {
    let (form, lang) = (use_form(), use_lang());
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let wrong = Memo::new(move |_| {
        let errors = form
            .issues
            .with(|issues| issues.iter().filter(|i| !i.is_warning()).cloned().collect::<Vec<Issue>>());
        if form.tried.get() { errors } else { Vec::new() }
    });
    let lead = move |issue: Issue| {
        let said = fill(t.at_field, &[f.label(&issue.field), &issue.code.say(lang)]);
        let field = ORDER.into_iter().find(|field| *field == issue.field);
        view! {
            <Button label=said kind=ButtonKind::Quiet size=ButtonSize::Small
                on_press=move |()| if let Some(field) = field { focus_field(form, field) } />
        }
    };
    let head = move || match wrong.with(Vec::len) {
        1 => t.wrong_one.to_owned(),
        n => fill(t.wrong_n, &[&n.to_string()]),
    };
    view! {
        <Show when=move || !wrong.with(Vec::is_empty)>
            <Notice text=Signal::derive(head) tone=Tone::Over urgent=true>
                {live(move || wrong.get().into_iter().map(lead).collect_view())}
            </Notice>
        </Show>
    }
}

/// The machine failed: what happened, that nothing typed is lost, and the way to try again.
#[component]
fn Failed(again: Callback<()>) -> impl IntoView {
    let (form, lang) = (use_form(), use_lang());
    let t = use_words::<IntakeWords>();
    move || match form.saving.get() {
        Saving::Failed(trouble) => Some(view! {
            <Notice text=format!("{} {}", trouble.say(lang), t.still_here) tone=Tone::Over urgent=true>
                <Button label=t.try_again name="try-again" on_press=again />
            </Notice>
        }),
        _ => None,
    }
}

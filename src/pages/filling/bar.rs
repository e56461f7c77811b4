//! The bar under the form: first what is safe, then the button. What is wrong or failed is said above it.

use casework::issue::Issue;
use leptos::prelude::*;

use super::{Filling, Keeping, Saving};
use crate::locale::format::clock;
use crate::locale::intake::IntakeWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, ButtonSize, Notice, Tone};

/// The bar; its buttons are the children.
#[component]
pub fn SaveBar(
    filling: Filling,
    /// Saves again after a trouble.
    #[prop(into)]
    again: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="save-bar-place">
            <Wrong filling=filling />
            <Failed filling=filling again=again />
            <div class="save-bar">
                <Kept filling=filling />
                <div class="save-bar-acts">{children()}</div>
            </div>
        </div>
    }
}

/// What is kept, in words.
#[component]
fn Kept(filling: Filling) -> impl IntoView {
    let t = use_words::<IntakeWords>();
    let words = move || match filling.keeping.get() {
        Keeping::Nothing => t.draft_none.to_owned(),
        Keeping::Waiting => t.draft_going.to_owned(),
        Keeping::Kept(at) => fill(t.draft_kept, &[&clock(at.civil(filling.zone()))]),
        Keeping::Failed => t.draft_not_kept.to_owned(),
    };
    view! {
        <p class="kept" role="status" class:is-ok=told(move || matches!(filling.keeping.get(), Keeping::Kept(_)))
            class:is-over=told(move || filling.keeping.get() == Keeping::Failed)>
            <span class="dot" aria-hidden="true"></span> <span>{live(words)}</span>
        </p>
    }
}

/// After a save was tried: how many things are wrong, each a button that leads there.
#[component]
fn Wrong(filling: Filling) -> impl IntoView {
    let (t, lang) = (use_words::<IntakeWords>(), use_lang());
    let wrong = Memo::new(move |_| {
        let errors = filling
            .issues
            .with(|issues| issues.iter().filter(|i| !i.is_warning()).cloned().collect::<Vec<Issue>>());
        if filling.tried.get() { errors } else { Vec::new() }
    });
    let lead = move |issue: Issue| {
        let said = fill(t.at_field, &[&(filling.label)(&issue.field, lang), &issue.code.say(lang)]);
        view! {
            <Button label=said kind=ButtonKind::Quiet size=ButtonSize::Small
                on_press=move |()| filling.focus(&issue.field) />
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
fn Failed(filling: Filling, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let t = use_words::<IntakeWords>();
    move || match filling.saving.get() {
        Saving::Failed(trouble) => Some(view! {
            <Notice text=format!("{} {}", trouble.say(lang), t.still_here) tone=Tone::Over urgent=true>
                <Button label=t.try_again name="try-again" on_press=again />
            </Notice>
        }),
        _ => None,
    }
}

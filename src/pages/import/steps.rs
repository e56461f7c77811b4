//! The four steps, with the present one marked.

use leptos::prelude::*;

use crate::importing::Step;
use crate::locale::import::ImportWords;
use crate::locale::{Say, use_lang, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Glyph, Icon};

/// The steps.
#[component]
pub fn Steps(step: Memo<Step>) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let one = move |(number, this): (u32, Step)| {
        let is_done = move || this < step.get();
        let mark = move || match is_done() {
            true => view! { <Icon glyph=Glyph::Check /> }.into_any(),
            false => number.into_any(),
        };
        view! {
            <li class="step" class:is-done=told(is_done) aria-current=told(move || (this == step.get()).then_some("step"))>
                <span class="step-mark" aria-hidden="true">{live(mark)}</span>
                <span>{this.say(lang)}</span>
            </li>
        }
    };
    let steps = [(1, Step::File), (2, Step::Columns), (3, Step::Rows), (4, Step::Outcome)];
    view! { <ol class="steps" aria-label=t.steps>{steps.into_iter().map(one).collect_view()}</ol> }
}

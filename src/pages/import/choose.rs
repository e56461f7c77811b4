//! The first step: choose a file, or drop one.

use leptos::prelude::*;

use super::WorkLine;
use super::desk::Doing;
use crate::locale::import::ImportWords;
use crate::locale::use_words;
use crate::parts::live::live;
use crate::parts::{Glyph, Icon};

/// Kinds of file that are read.
const ACCEPTED: &str = ".xlsx,.csv,.txt,.tsv";

/// Choosing a file.
#[component]
pub fn ChooseFile(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let is_over = RwSignal::new(false);
    let turn = Memo::new(move |_| doing.state.with(|import| (import.turn, import.fault.is_some())));
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        doing.choose(event.into());
    };
    // Made anew after each try, so that the same file can be chosen twice.
    let control = move || {
        turn.track();
        view! {
            <input type="file" name="file" class="visually-hidden" accept=ACCEPTED aria-label=t.file_control autocomplete="off"
                on:change=move |event| doing.choose(event) />
        }
    };
    view! {
        <section class="card import-choose" class:is-over=is_over
            on:dragover=move |event| { event.prevent_default(); is_over.set(true); }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop>
            <h2 tabindex="-1" data-step-head="file">{t.file_head}</h2>
            <p>{t.file_what}</p>
            <p class="muted">{t.file_safe}</p>
            <div class="import-pick">
                <label class="button button--primary button--large import-file">
                    <span class="button-face"><Icon glyph=Glyph::Upload /><span>{t.choose_file}</span></span>
                    {live(control)}
                </label>
                <span class="muted">{t.drop}</span>
            </div>
            <WorkLine doing=doing />
        </section>
    }
}

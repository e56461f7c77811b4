//! What came of it: rows by outcome, the reasons as a list and a file, and one button that takes the whole import back.

use leptos::prelude::*;
use leptos_router::components::A;

use super::WorkLine;
use super::desk::Doing;
use super::desks_outcome::DesksOutcome;
use super::held::HeldWaiting;
use super::report::Report;
use crate::importing::Import;
use crate::locale::format::month;
use crate::locale::import::ImportWords;
use crate::locale::{fill, use_lang, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, Glyph, Icon, Notice, Tone, in_turns, piece};

/// Looking at what came of it.
#[component]
pub fn OutcomeStep(doing: Doing) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let done = Memo::new(move |_| doing.state.with(|import| import.done));
    let undone = Memo::new(move |_| doing.state.with(Import::is_undone));
    let stands = Memo::new(move |_| doing.state.with(|import| !import.standing().is_empty()));
    let is_working = Signal::derive(move || doing.state.with(|import| import.work.is_some()));
    let span = move || {
        let span = doing.state.with(|import| import.harvest.as_ref().and_then(|harvest| harvest.span));
        let (first, last) = span.filter(|_| !undone.get())?;
        Some(view! { <p>{fill(t.done_span, &[&month(first, lang), &month(last, lang)])}</p> })
    };
    let head = move || match undone.get() {
        true => view! { <Notice tone=Tone::Neutral text=format!("{} {}", t.undone_head, t.undone_text) /> }
            .into_any(),
        false => view! { <span class="import-done-head"><Icon glyph=Glyph::Check />{t.done_head}</span> }
            .into_any(),
    };
    let seq = Memo::new(move |_| done.get().map(|done| done.seq));
    let report = move || {
        view! { {live(move || seq.get().map(|seq| view! { <Report seq=seq /> }))} {live(span)} }.into_any()
    };
    let further = move || {
        view! { <DesksOutcome doing=doing /><Show when=move || !undone.get()><HeldWaiting /></Show> }
            .into_any()
    };
    let ways_on = move || {
        view! {
            <WorkLine doing=doing />
            <div class="import-go">
                <Show when=move || stands.get()>
                    <Button label=t.undo_all name="undo-import" icon=Glyph::Undo kind=ButtonKind::Danger busy=is_working
                        busy_label=t.undoing on_press=move |()| doing.undo() />
                </Show>
                <Button label=t.next_file name="next-file" disabled=is_working on_press=move |()| doing.stop() />
                <A href="/intake" attr:class="button button--secondary button--normal">{t.see_list}</A>
                <A href="/statistics" attr:class="button button--primary button--normal">{t.see_statistics}</A>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="card import-done" data-outcome=told(move || if undone.get() { "undone" } else { "imported" })>
            <h2 tabindex="-1" data-step-head="outcome" aria-live="polite">{live(head)}</h2>
            {in_turns(vec![piece(report), piece(further), piece(ways_on)], 1)}
        </section>
    }
}

//! What came of it: rows by outcome, the reasons as a file, and one button that takes the whole import back.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::A;

use super::WorkLine;
use super::desk::Doing;
use super::notes_file::DownloadNotes;
use crate::locale::format::month;
use crate::locale::import::ImportWords;
use crate::locale::{fill, use_lang, use_words};
use crate::paper_protocol::Harvest;
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, Glyph, Icon, Notice, Tone};

/// Looking at what came of it.
#[component]
pub fn OutcomeStep(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let undone = Memo::new(move |_| doing.state.with(|import| import.done.is_some_and(|done| done.undone)));
    let is_working = Signal::derive(move || doing.state.with(|import| import.work.is_some()));
    let harvest = Memo::new(move |_| doing.state.with(|import| import.harvest.clone()));
    view! {
        <section class="card import-done" data-outcome=told(move || if undone.get() { "undone" } else { "imported" }) aria-live="polite">
            {live(move || match undone.get() {
                true => view! { <Notice tone=Tone::Neutral text=format!("{} {}", t.undone_head, t.undone_text) /> }.into_any(),
                false => view! { <h2><Icon glyph=Glyph::Check />{t.done_head}</h2> }.into_any(),
            })}
            <p class="muted">{live(move || doing.state.with(|import| import.file.clone()))}</p>
            {live(move || harvest.get().map(|harvest| view! { <Sums harvest=harvest.clone() /><DownloadNotes doing=doing harvest=harvest /> }))}
            <WorkLine doing=doing />
            <div class="import-go">
                <Show when=move || !undone.get()>
                    <Button label=t.undo_all name="undo-import" icon=Glyph::Undo kind=ButtonKind::Danger busy=is_working
                        busy_label=t.undoing on_press=move |()| doing.undo() />
                </Show>
                <Button label=t.next_file name="next-file" disabled=is_working on_press=move |()| doing.stop() />
                <A href="/intake" attr:class="button button--secondary button--normal">{t.see_list}</A>
                <A href="/statistics" attr:class="button button--primary button--normal">{t.see_statistics}</A>
            </div>
        </section>
    }
}

/// Rows by outcome.
#[component]
fn Sums(harvest: Arc<Harvest>) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let sums = [
        ("imported", harvest.taken, t.done_imported),
        ("doubtful", harvest.doubtful, t.done_doubtful),
        ("held", harvest.held.len() as u32, t.done_held),
        ("skipped", harvest.skipped.len() as u32, t.done_skipped),
    ];
    let span =
        harvest.span.map(|(first, last)| fill(t.done_span, &[&month(first, lang), &month(last, lang)]));
    view! {
        <dl class="import-sums">
            {sums.into_iter().map(|(key, count, words)| view! {
                <div><dt>{words}</dt><dd><b data-sum=key data-value=count>{count}</b> " " {t.rows_unit}</dd></div>
            }).collect_view()}
        </dl>
        {span.map(|span| view! { <p>{span}</p> })}
    }
}

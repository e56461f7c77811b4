//! The recovery key: shown, printed, then hidden while two groups are asked for, so that the answer comes from the paper.

use leptos::prelude::*;

use super::draft::OpeningDraft;
use crate::locale::{fill, opening::RecoveryWords, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Field, Glyph, InputKind, Notice, TextInput, Tone};
use crate::platform::page;

/// The card.
#[component]
pub fn RecoveryCard(draft: RwSignal<OpeningDraft>, tried: RwSignal<bool>) -> impl IntoView {
    let t: &RecoveryWords = use_words();
    let checking = RwSignal::new(false);
    let checked = Memo::new(move |_| draft.with(OpeningDraft::is_checked));
    view! {
        <section class="card card-body recovery" data-field="recovery" aria-labelledby="recovery-title">
            <div class="recovery-head"><h2 id="recovery-title">{t.title}</h2><span class="small faint">{t.lead}</span></div>
            {live(move || if checking.get() {
                view! { <Check draft=draft checking=checking /> }.into_any()
            } else {
                view! { <Shown draft=draft checking=checking /> }.into_any()
            })}
            <Show when=move || tried.get() && !checked.get()><p class="field-error small" role="status">{t.must_check}</p></Show>
        </section>
    }
}

#[component]
fn Shown(draft: RwSignal<OpeningDraft>, checking: RwSignal<bool>) -> impl IntoView {
    let t: &RecoveryWords = use_words();
    view! {
        {draft.with_untracked(|draft| groups(&draft.key))}
        <p class="small muted">{t.by_hand}</p>
        <div class="recovery-acts">
            <Button label=t.print icon=Glyph::Print name="print-key" on_press=|()| page::print() />
            <Button label=t.written name="check-key" on_press=move |()| checking.set(true) />
        </div>
    }
}

#[component]
fn Check(draft: RwSignal<OpeningDraft>, checking: RwSignal<bool>) -> impl IntoView {
    let t: &RecoveryWords = use_words();
    let asked = move |at: usize, name: &'static str| {
        let group = draft.with_untracked(|draft| draft.asked[at].0);
        let is_right = move || draft.with(|draft| draft.is_right(at));
        // A wrong group is told once four letters are there.
        let error = move || {
            let full = draft.with(|draft| draft.asked[at].1.trim().len() >= 4);
            if full && !is_right() { t.wrong } else { "" }.to_owned()
        };
        view! {
            <div data-group=(group + 1).to_string()>
                <Field label=fill(t.group, &[&(group + 1).to_string()]) name=name error=error>
                    <TextInput name=name kind=InputKind::Text max_length=6 autofocus=at == 0 value=move || draft.with(|draft| draft.asked[at].1.clone())
                        on_input=move |text| draft.update(|draft| draft.asked[at].1 = text) />
                </Field>
            </div>
        }
    };
    view! {
        <p class="small">{t.check}</p>
        <div class="form-row">{asked(0, "recovery-group-a")}{asked(1, "recovery-group-b")}</div>
        <Show when=move || draft.with(OpeningDraft::is_checked)><Notice text=t.right tone=Tone::Ok /></Show>
        <div class="recovery-acts">
            <Button label=t.show_again kind=ButtonKind::Quiet name="show-key" on_press=move |()| checking.set(false) />
        </div>
    }
}

/// The eight groups of a key, as they are read aloud.
pub fn groups(key: &str) -> AnyView {
    let group =
        |(at, group): (usize, &str)| view! { <li data-group=(at + 1).to_string()>{group.to_owned()}</li> };
    view! { <ol class="key-groups mono" data-recovery="key" translate="no">{key.split(' ').enumerate().map(group).collect_view()}</ol> }.into_any()
}

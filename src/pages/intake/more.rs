//! The folded part: what is seldom filled in by hand. Always reachable; whether it is open is remembered.

use leptos::prelude::*;

use super::field::{
    BIRTH, CONFIDENTIAL, DONE, DraftField, EMPLOYER_CODE, NOTES, PHONE_2, RECEIVED_DATE, RECEIVED_TIME,
    RECEIVER, RISK, TextOf, URGENT, use_form,
};
use super::linked::LinkedEarlier;
use super::order::FOLDED;
use crate::locale::intake::{FieldWords, IntakeWords};
use crate::locale::{fill, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Checkbox, InputKind, Pick, Select, TextArea, TextInput};
use crate::platform::prefs;

/// Name of the preference that remembers it.
const OPEN: &str = "intake-more";

/// The folded part. It opens by itself where something wrong stands in it.
#[component]
pub fn More() -> impl IntoView {
    let form = use_form();
    let t = use_words::<IntakeWords>();
    let open = RwSignal::new(prefs::get(OPEN).as_deref() == Some("open"));
    let has_wrong = Memo::new(move |_| {
        let wrong =
            |issue: &casework::issue::Issue| !issue.is_warning() && FOLDED.contains(&issue.field.as_str());
        form.tried.get() && form.issues.with(|issues| issues.iter().any(wrong))
    });
    let filled = move || {
        let filled = form.draft.with(|draft| {
            let texts = [PHONE_2, BIRTH, EMPLOYER_CODE, DONE, NOTES]
                .iter()
                .filter(|of| !(of.get)(draft).is_empty())
                .count();
            texts
                + usize::from(draft.urgent)
                + usize::from(draft.confidential)
                + usize::from(draft.risk)
                + draft.earlier.len()
        });
        if filled == 0 { t.more_hint.to_owned() } else { fill(t.more_filled, &[&filled.to_string()]) }
    };
    let toggled = move |_| {
        let now = !open.get_untracked();
        open.set(now);
        prefs::set(OPEN, if now { "open" } else { "closed" });
    };
    let is_open = move || open.get() || has_wrong.get();
    view! {
        <section class="more">
            <button type="button" class="more-toggle" name="more" aria-expanded=told(move || is_open().to_string()) aria-controls="intake-more" on:click=toggled>
                <span class="more-word">{t.more}</span> <span class="more-hint">{live(filled)}</span>
            </button>
            <div id="intake-more" hidden=told(move || !is_open())>
                <TimeRow />
                <PersonMore />
                <MarksRow />
                <LinkedEarlier />
            </div>
        </section>
    }
}

/// A text field whose label and name say all.
#[component]
fn Plain(of: TextOf, label: &'static str, #[prop(optional)] kind: InputKind) -> impl IntoView {
    let text = use_form().text(of);
    view! {
        <DraftField name=of.name label=label>
            <TextInput name=of.name kind=kind value=text.value on_input=text.put on_leave=text.leave />
        </DraftField>
    }
}

/// When it was received and by whom, and when it was finished.
#[component]
fn TimeRow() -> impl IntoView {
    let form = use_form();
    let f = use_words::<FieldWords>();
    let receiver = form.pick(RECEIVER);
    let staff = Memo::new(move |_| {
        let mut names: Vec<String> = form.door.desk.with(|desk| {
            let staff = desk.as_ref().map(|desk| desk.staff.as_slice()).unwrap_or_default();
            staff.iter().filter(|member| member.active).map(|member| member.name.clone()).collect()
        });
        let present = receiver.value.get();
        if !present.is_empty() && !names.contains(&present) {
            names.push(present);
        }
        names.into_iter().map(|name| Pick::new(name.clone(), name)).collect::<Vec<_>>()
    });
    view! {
        <div class="form-row time-row">
            <Plain of=RECEIVED_DATE label=f.received_date kind=InputKind::Date />
            <Plain of=RECEIVED_TIME label=f.received_time kind=InputKind::Time />
            <DraftField name="receiver" label=f.receiver>
                <Select name="receiver" picks=staff value=receiver.value on_pick=receiver.put />
            </DraftField>
            <Plain of=DONE label=f.done kind=InputKind::Date />
        </div>
    }
}

/// Second phone, birth date, employer's code.
#[component]
fn PersonMore() -> impl IntoView {
    let f = use_words::<FieldWords>();
    view! {
        <div class="form-row person-more-row">
            <Plain of=PHONE_2 label=f.phone_2 kind=InputKind::Phone />
            <Plain of=BIRTH label=f.birth kind=InputKind::Date />
            <Plain of=EMPLOYER_CODE label=f.employer_code />
        </div>
    }
}

/// Notes and marks.
#[component]
fn MarksRow() -> impl IntoView {
    let form = use_form();
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let notes = form.text(NOTES);
    let (urgent, confidential, risk) = (form.flag(URGENT), form.flag(CONFIDENTIAL), form.flag(RISK));
    view! {
        <div class="form-row notes-row">
            <DraftField name="notes" label=f.notes>
                <TextArea name="notes" rows=2 value=notes.value on_input=notes.put on_leave=notes.leave />
            </DraftField>
            <div class="marks" role="group" aria-label=t.marks>
                <Checkbox name="urgent" label=f.urgent checked=urgent.value on_change=urgent.put />
                <Checkbox name="confidential" label=f.confidential checked=confidential.value on_change=confidential.put />
                <Checkbox name="risk" label=f.risk checked=risk.value on_change=risk.put />
            </div>
        </div>
    }
}

//! The control for the wrong field of a row held aside.

use casework::contact::{Satisfaction, VoidCall};
use casework::identity::Sex;
use casework::ledger::HeldRow;
use leptos::prelude::*;

use super::words::ways;
use crate::importing::fix::Fix;
use crate::locale::import::ImportWords;
use crate::locale::intake::FieldWords;
use crate::locale::{Say, use_lang, use_words};
use crate::pages::acting::Acting;
use crate::parts::{Field, InputKind, Pick, Select, TextInput};

/// Name of the control.
const NAME: &str = "fix";

/// The control; nothing where only the full form will do.
#[component]
pub fn FixControl(fix: Fix, row: HeldRow, value: RwSignal<String>, acting: Acting) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let f = use_words::<FieldWords>();
    let label = row.field.map(|field| field.say(lang)).unwrap_or_default();
    if fix == Fix::Form {
        return view! { <p class="small muted">{t.held_only_form}</p> }.into_any();
    }
    let wrong = row.field.map(|field| field.name()).unwrap_or_default();
    // Made inside the field, which tells its control what describes it.
    let control = move || match fix {
        Fix::Form => ().into_any(),
        Fix::Day => text(InputKind::Date, value),
        Fix::Text => text(InputKind::Text, value),
        Fix::Way => choice(ways(t, lang), t, value),
        Fix::Sex => {
            choice([Sex::Male, Sex::Female].map(|sex| Pick::new(sex.key(), sex.say(lang))).to_vec(), t, value)
        }
        Fix::Void => {
            choice(VoidCall::ALL.map(|void| Pick::new(void.key(), void.say(lang))).to_vec(), t, value)
        }
        Fix::Satisfaction => {
            choice(Satisfaction::ALL.map(|said| Pick::new(said.key(), said.say(lang))).to_vec(), t, value)
        }
    };
    let error = Signal::derive(move || {
        let said = acting.issues.with(|issues| issues.first().cloned());
        let said = said.map(|issue| match issue.field == wrong {
            true => issue.code.say(lang),
            false => format!("{} {}", f.label(&issue.field), issue.code.say(lang)),
        });
        said.unwrap_or_default()
    });
    let form = row.id.0.to_string();
    view! { <Field label=label name=NAME form=form error=error>{control()}</Field> }.into_any()
}

fn text(kind: InputKind, value: RwSignal<String>) -> AnyView {
    view! { <TextInput name=NAME kind=kind value=value on_input=move |typed| value.set(typed) /> }.into_any()
}

fn choice(picks: Vec<Pick>, t: &ImportWords, value: RwSignal<String>) -> AnyView {
    view! { <Select name=NAME picks=picks none=t.held_choose value=value on_pick=move |key| value.set(key) /> }
        .into_any()
}

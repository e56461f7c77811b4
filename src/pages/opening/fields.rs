//! Fields of the centre and its first member.

use casework::centre::Level;
use leptos::prelude::*;

use super::draft::OpeningDraft;
use crate::locale::opening::{OpeningWords, PassphraseWords};
use crate::locale::{Say, use_lang, use_words};
use crate::pages::passphrase::NewPassphraseFields;
use crate::parts::{Field, Pick, Select, TextInput};

/// The fields.
#[component]
pub fn CentreFields(draft: RwSignal<OpeningDraft>, tried: RwSignal<bool>) -> impl IntoView {
    let t: &OpeningWords = use_words();
    let passphrase: &PassphraseWords = use_words();
    let lang = use_lang();
    let error = move |field: &'static str| {
        Signal::derive(move || {
            let code = draft.with(|draft| draft.issue(field)).filter(|_| tried.get());
            code.map(|code| code.say(lang)).unwrap_or_default()
        })
    };
    let levels: Vec<Pick> =
        Level::ALL.iter().map(|level| Pick::new(level_key(*level), level.say(lang))).collect();
    let pick_level = move |key: String| {
        if let Some(level) = Level::ALL.into_iter().find(|level| level_key(*level) == key) {
            draft.update(|draft| draft.level = level);
        }
    };
    view! {
        <div class="form-row">
            <Field label=t.name name="name" hint=t.name_hint error=error("name") required=true>
                <TextInput name="name" max_length=60 autofocus=true value=move || draft.with(|draft| draft.name.clone())
                    on_input=move |text| draft.update(|draft| draft.name = text) />
            </Field>
            <Field label=t.level name="level">
                <Select name="level" picks=levels value=move || level_key(draft.with(|draft| draft.level)).to_owned() on_pick=pick_level />
            </Field>
        </div>
        <div class="form-row">
            <Field label=t.head name="head" hint=t.head_hint error=error("head") required=true>
                <TextInput name="head" max_length=40 value=move || draft.with(|draft| draft.head.clone())
                    on_input=move |text| draft.update(|draft| draft.head = text) />
            </Field>
            <Field label=t.door_name name="door-name" hint=t.door_name_hint>
                <TextInput name="door-name" max_length=20 placeholder=move || draft.with(|draft| draft.head.clone())
                    value=move || draft.with(|draft| draft.door_name.clone())
                    on_input=move |text| draft.update(|draft| draft.door_name = text) />
            </Field>
        </div>
        <NewPassphraseFields typed=move || draft.with(|draft| draft.passphrase.clone()) tried=tried label=passphrase.passphrase
            on_type=move |typed| draft.update(|draft| draft.passphrase = typed) />
    }
}

/// A level as a control's value.
pub fn level_key(level: Level) -> &'static str {
    match level {
        Level::Province => "province",
        Level::City => "city",
        Level::County => "county",
        Level::Street => "street",
        Level::Enterprise => "enterprise",
    }
}

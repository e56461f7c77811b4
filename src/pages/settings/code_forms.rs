//! Adding and renaming entries of a code list.

use casework::act::Act;
use casework::code::{Code, CodeKey, Codes, ListName};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::locale::settings::{CodesWords, SettingsWords};
use crate::locale::{Say, use_lang, use_words};
use crate::pages::acting::{ActingNotice, use_acting};
use crate::parts::{Button, ButtonKind, Field, Pick, Select, TextInput};

/// A new entry.
#[component]
pub fn AddCode(list: ListName, codes: Memo<Codes>) -> impl IntoView {
    let t: &CodesWords = use_words();
    let shared: &SettingsWords = use_words();
    let (lang, acting) = (use_lang(), use_acting());
    let typed = RwSignal::new((String::new(), String::new(), String::new()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (zh, en, within) = typed.get_untracked();
        let Some(key) = codes.with_untracked(|codes| fresh_key(codes, list, &within)) else { return };
        acting.send(Act::SetCode(Code { list, key, zh, en, active: true }), t.added, move || {
            typed.try_update(|typed| (typed.0, typed.1) = Default::default());
        });
    };
    let tops = move || {
        codes.with(|codes| {
            let tops = codes.of(list).filter(|code| code.active && !code.key.is_second());
            tops.map(|code| Pick::new(code.key.as_str(), code.say(lang))).collect::<Vec<_>>()
        })
    };
    view! {
        <form class="card card-body form" novalidate on:submit=submit aria-labelledby="add-code-title">
            <h2 id="add-code-title">{t.add}</h2>
            {(list == ListName::Category).then(|| view! {
                <Field label=t.add_within name="within" form="add">
                    <Select name="within" picks=tops none=t.top value=move || typed.with(|typed| typed.2.clone()) on_pick=move |key| typed.update(|typed| typed.2 = key) />
                </Field>
            })}
            <div class="form-row">
                <Field label=t.zh name="zh" form="add" error=acting.error("zh") required=true>
                    <TextInput name="zh" max_length=40 value=move || typed.with(|typed| typed.0.clone()) on_input=move |text| typed.update(|typed| typed.0 = text) />
                </Field>
                <Field label=t.en name="en" form="add" hint=t.en_hint error=acting.error("en")>
                    <TextInput name="en" max_length=40 value=move || typed.with(|typed| typed.1.clone()) on_input=move |text| typed.update(|typed| typed.1 = text) />
                </Field>
            </div>
            <ActingNotice acting=acting fields=&["zh", "en"] />
            <div class="form-acts"><Button label=t.add submit=true busy=acting.busy busy_label=shared.saving name="add-code" /></div>
        </form>
    }
}

/// Other words for an entry. Records keep its key, so figures stay as they are.
#[component]
pub fn RenameCode(code: Code, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let t: &CodesWords = use_words();
    let shared: &SettingsWords = use_words();
    let acting = use_acting();
    let draft = RwSignal::new(code);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acting.send(Act::SetCode(draft.get_untracked()), t.changed, move || on_done.run(()));
    };
    view! {
        <form class="form rename" novalidate on:submit=submit>
            <div class="form-row">
                <Field label=t.zh name="zh" form="rename" error=acting.error("zh")>
                    <TextInput name="zh" max_length=40 autofocus=true value=move || draft.with(|draft| draft.zh.clone()) on_input=move |text| draft.update(|draft| draft.zh = text) />
                </Field>
                <Field label=t.en name="en" form="rename" hint=t.en_hint error=acting.error("en")>
                    <TextInput name="en" max_length=40 value=move || draft.with(|draft| draft.en.clone()) on_input=move |text| draft.update(|draft| draft.en = text) />
                </Field>
            </div>
            <ActingNotice acting=acting fields=&["zh", "en"] />
            <div class="form-acts">
                <Button label=shared.cancel kind=ButtonKind::Quiet on_press=on_done />
                <Button label=shared.save submit=true busy=acting.busy busy_label=shared.saving name="save-code" />
            </div>
        </form>
    }
}

/// A key no entry of the list has had: entries are never deleted, so the first free number is.
fn fresh_key(codes: &Codes, list: ListName, within: &str) -> Option<CodeKey> {
    let prefix = if within.is_empty() { String::new() } else { format!("{within}.") };
    (1..10_000)
        .map(|n| format!("{prefix}own-{n}"))
        .find(|key| codes.get(list, key).is_none())
        .and_then(|key| CodeKey::parse(&key))
}

//! `/settings/codes`: the centre's code lists. Entries are added, renamed, retired; a key never dies.

use casework::act::Act;
use casework::code::{Code, Codes, ListName};
use casework::register::{Item, Register};
use casework::staff::Right;
use leptos::prelude::*;

use super::code_forms::{AddCode, RenameCode};
use super::{Section, use_may};
use crate::desk::use_desk;
use crate::locale::frame::FrameWords;
use crate::locale::settings::{CodesWords, SettingsWords};
use crate::locale::{Lang, Say, use_lang, use_words};
use crate::pages::acting::{Acting, ActingNotice, use_acting};
use crate::parts::live::live;
use crate::parts::{Button, ButtonSize, Chip, Field, Notice, Pick, Select, Tone};

/// The word of a list in the control: the name of the item that it is for.
fn word(list: ListName) -> &'static str {
    let of_item = Item::ALL.iter().find(|item| item.list() == Some(list)).map(|item| item.name());
    of_item.unwrap_or(match list {
        ListName::District => "district",
        ListName::Handling => "handling",
        _ => "category",
    })
}

/// The first register that asks for a list; none = the reception does.
fn register_of(list: ListName) -> Option<Register> {
    Register::ALL.into_iter().find(|register| {
        let spec = register.spec();
        let of_rows = spec.groups.iter().flat_map(|group| group.items().iter().copied());
        spec.items().chain(of_rows).any(|item| item.list() == Some(list))
    })
}

/// Every list, under the register that first asks for it.
fn lists(reception: &str, lang: Lang) -> Vec<Pick> {
    let pick = |list: ListName| {
        let group = register_of(list).map_or_else(|| reception.to_owned(), |register| register.say(lang));
        Pick::within(group, word(list), list.say(lang))
    };
    ListName::ALL.into_iter().map(pick).collect()
}

/// The page.
#[component]
pub fn CodesPage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let words: &CodesWords = use_words();
    let (lang, desk, may, acting) = (use_lang(), use_desk(), use_may(Right::Codes), use_acting());
    let list = RwSignal::new(ListName::Category);
    let codes = Memo::new(move |_| {
        desk.desk.with(|desk| desk.as_ref().map(|desk| desk.codes.clone()).unwrap_or_default())
    });
    let pick = move |key: String| {
        ListName::ALL.into_iter().filter(|list| word(*list) == key).for_each(|picked| list.set(picked));
    };
    let picks = Signal::stored(lists(use_words::<FrameWords>().intake, lang));
    view! {
        <Section title=t.codes>
            <p class="small muted">{words.lead}</p>
            <Show when=move || !may.get()><Notice text=t.caseworker_only /></Show>
            <Field label=words.list name="list" form="codes">
                <Select name="list" picks=picks value=Signal::derive(move || word(list.get()).to_owned()) on_pick=pick />
            </Field>
            <ActingNotice acting=acting />
            {live(move || view! { <ListTable list=list.get() codes=codes acting=acting /> })}
            {live(move || may.get().then(|| view! { <AddCode list=list.get() codes=codes /> }))}
        </Section>
    }
}

#[component]
fn ListTable(list: ListName, codes: Memo<Codes>, acting: Acting) -> impl IntoView {
    let t: &CodesWords = use_words();
    let shared: &SettingsWords = use_words();
    let entries = Memo::new(move |_| codes.with(|codes| in_order(codes, list)));
    let renaming = RwSignal::new(None::<String>);
    view! {
        <Show when=move || entries.with(Vec::is_empty)><p class="card card-body">{t.empty}</p></Show>
        <Show when=move || entries.with(|entries| !entries.is_empty())>
            <table class="plain-table card" data-table="codes">
                <thead><tr><th scope="col">{t.zh}</th><th scope="col">{t.en}</th><th scope="col">{t.state}</th><th scope="col"><span class="visually-hidden">{shared.acts_column}</span></th></tr></thead>
                <tbody>
                    <For each=move || entries.get() key=|code| (code.key.clone(), code.zh.clone(), code.en.clone(), code.active)
                        children=move |code| view! { <Entry code=code acting=acting renaming=renaming /> } />
                </tbody>
            </table>
        </Show>
    }
}

#[component]
fn Entry(code: Code, acting: Acting, renaming: RwSignal<Option<String>>) -> impl IntoView {
    let t: &CodesWords = use_words();
    let may = use_may(Right::Codes);
    let (key, second, active) = (code.key.as_str().to_owned(), code.key.is_second(), code.active);
    let kept = StoredValue::new(code.clone());
    let flip = move |()| {
        let code = kept.get_value();
        acting.send(Act::SetCode(Code { active: !code.active, ..code }), t.changed, || {});
    };
    let this = StoredValue::new(key.clone());
    let is_renaming =
        move || renaming.with(|renaming| renaming.as_deref() == Some(this.get_value().as_str()));
    let rename = move |()| renaming.set(Some(this.get_value()));
    let state = if active {
        view! { <Chip text=t.active tone=Tone::Ok /> }
    } else {
        view! { <Chip text=t.retired tone=Tone::Neutral /> }
    };
    let acts = move || {
        may.get().then(|| view! {
            <Button label=t.rename size=ButtonSize::Small name="rename" on_press=rename />
            <Button label=if active { t.retire } else { t.revive } size=ButtonSize::Small name="retire" on_press=flip />
        })
    };
    view! {
        <tr data-row=key class:is-second=second class:is-retired=!active>
            <td>{code.zh.clone()}</td><td>{code.en.clone()}</td><td>{state}</td><td class="cell-acts">{live(acts)}</td>
        </tr>
        <Show when=is_renaming>
            <tr><td colspan="4"><RenameCode code=kept.get_value() on_done=move |()| renaming.set(None) /></td></tr>
        </Show>
    }
}

/// First-level entries in their order, each followed by its second level.
fn in_order(codes: &Codes, list: ListName) -> Vec<Code> {
    let tops = codes.of(list).filter(|code| !code.key.is_second());
    tops.flat_map(|top| {
        let below =
            codes.of(list).filter(move |code| code.key.is_second() && code.key.top() == top.key.as_str());
        std::iter::once(top).chain(below).cloned()
    })
    .collect()
}

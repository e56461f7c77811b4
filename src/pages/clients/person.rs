//! One person: who, what is open, everything ever done for them at any desk, households, and who may be the same.

use casework::code::ListName;
use casework::contact::RecordId;
use casework::register::{Ask, Circumstance, Register};
use casework::view::{Deed, PersonFile, PersonLine, Told};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;

use super::circumstances::told_said;
use super::deeds::Deeds;
use super::erase::{EraseCard, EraseDialog, ToErase};
use super::list::{name_of, things};
use super::merge::MergeForm;
use crate::desk::{use_answer, use_desk};
use crate::locale::clients::ClientWords;
use crate::locale::terms::code_word;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::frame::PageHead;
use crate::pages::intake::age;
use crate::pages::statistics::board::today;
use crate::parts::live::live;
use crate::parts::{Button, EmptyState, Notice, Tone};
use crate::protocol::{Reply, Request};
use crate::registers::address;

/// The person of the present address.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| id.parse().ok()).map(RecordId))
    });
    let person = use_answer(
        move || id.get().map(Request::Person),
        |reply| match reply {
            Reply::Person(file) => Some(Some(*file)),
            Reply::Refused(_) => Some(None),
            _ => None,
        },
    );
    let shown = move || {
        Some(match person.get()? {
            Ok(Some(file)) => view! { <Whole file=file /> }.into_any(),
            Ok(None) => view! { <PageHead title=t.gone /><EmptyState text=t.gone_hint><A href="/clients" attr:class="button button--secondary button--normal">{t.back}</A></EmptyState> }.into_any(),
            Err(trouble) => view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }.into_any(),
        })
    };
    // Above the person: what was done is still told when there is none any more.
    let erasing = RwSignal::new(None::<RecordId>);
    provide_context(ToErase(erasing));
    view! { <div class="clients">{live(shown)}</div><EraseDialog of=erasing /> }
}

#[component]
fn Whole(file: PersonFile) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let open: Vec<Deed> = file.deeds.iter().filter(|deed| deed.is_open()).cloned().collect();
    let name = name_of(&file.line);
    let key = file.line.key;
    let starts = Register::ALL.into_iter().filter(|register| register.spec().ask == Ask::Person);
    let is_erased = file.line.is_erased();
    let starts = starts.filter(move |_| !is_erased).map(|register| {
        let address = address::new_from(register, key);
        view! { <A href=address attr:class="button button--secondary button--small">{register.say(lang)}</A> }
            .into_any()
    });
    let household = file.household.clone();
    let household = (!household.is_empty()).then(|| {
        let rows = household.into_iter().map(|row| {
            let words = fill(t.member_of, &[&row.name]);
            view! { <li><A href=address::entry(row.id) attr:class="number-link">{format!("{words} · {} {}", row.number.register.say(lang), row.number)}</A></li> }.into_any()
        });
        view! { <section class="card card-body"><h2>{t.household}</h2><ul>{rows.collect::<Vec<AnyView>>()}</ul></section> }
    });
    let open_part = if open.is_empty() {
        view! { <p class="muted">{t.nothing_open}</p> }.into_any()
    } else {
        view! { <Deeds deeds=open name="person-open" /> }.into_any()
    };
    let alike = file.alike.clone();
    let alike = (!alike.is_empty()).then(|| view! { <Alike file=file.clone() alike=alike /> });
    let deeds = file.deeds.clone();
    view! {
        <PageHead title=name tab=t.title.to_owned()>
            <A href="/clients" attr:class="button button--quiet button--normal">{t.back}</A>
        </PageHead>
        <Face file=file />
        {(!is_erased).then(|| view! { <p class="page-acts"><span class="muted">{t.new_for}</span>{starts.collect::<Vec<AnyView>>()}</p> })}
        {alike}
        <h2>{t.open}</h2>
        {open_part}
        {household}
        <h2>{t.all}</h2>
        <Deeds deeds=deeds name="person-deeds" />
        {(!is_erased).then(|| view! { <EraseCard key=key /> })}
    }
}

/// Who it is. Numbers are masked; each record shows its own when asked.
#[component]
fn Face(file: PersonFile) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let desk = use_desk();
    let PersonFile { line, told, .. } = file;
    let district = desk.desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| code_word(&desk.codes, ListName::District, &line.district, lang))
    });
    let now = today(desk);
    let born = line.birth.map(|birth| fill(t.born, &[&birth.to_string(), &age(birth, now).to_string()]));
    let born = born.unwrap_or_default();
    let done = things(&line, t, lang);
    let lines = [
        (t.sex, line.sex.say(lang)),
        (t.birth, born),
        (t.id_number, line.id_number),
        (t.phone, line.phone),
        (t.employer, line.employer),
        (t.district, district.unwrap_or_default()),
        (t.things, done),
    ];
    let is_household = |told: &Told| !matches!(told.what, Circumstance::Employer | Circumstance::District);
    let household = told.into_iter().filter(is_household).map(|told| {
        let field = told.what.name();
        view! { <div class="record-line" data-field=field><dt>{told.what.say(lang)}</dt><dd>{told_said(&told, lang)}</dd></div> }.into_any()
    });
    let household = household.collect::<Vec<AnyView>>();
    let lines = lines.into_iter().filter(|(_, value)| !value.is_empty()).map(|(word, value)| {
        view! { <div class="record-line"><dt>{word}</dt><dd>{value}</dd></div> }.into_any()
    });
    view! { <section class="card record-part" data-part="person"><dl class="record-lines">{lines.collect::<Vec<AnyView>>()}{household}</dl></section> }
}

/// Persons who may be the same, each to be looked at and made one.
#[component]
fn Alike(file: PersonFile, alike: Vec<PersonLine>) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let merging = RwSignal::new(None::<RecordId>);
    let rows = alike.into_iter().map(|line| {
        let key = line.key;
        let words = [name_of(&line), line.id_number.clone(), line.phone.clone(), line.employer.clone()];
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        view! {
            <li class="alike">
                <A href=super::person_path(key) attr:class="number-link">{words.join(" · ")}</A>
                <span class="muted">{things(&line, t, lang)}</span>
                <Button label=t.merge name="merge" on_press=move |()| merging.set(Some(key)) />
            </li>
        }
        .into_any()
    });
    view! {
        <section class="card card-body" data-part="alike">
            <h2>{t.alike}</h2>
            <p class="small muted">{t.alike_lead}</p>
            <ul>{rows.collect::<Vec<AnyView>>()}</ul>
            {live(move || merging.get().map(|other| view! { <MergeForm file=file.clone() other=other on_leave=move |()| merging.set(None) /> }))}
        </section>
    }
}

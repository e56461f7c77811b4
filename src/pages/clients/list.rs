//! The list of persons: one box to search them by, the latest where nothing is typed.

use casework::code::ListName;
use casework::query::LookUp;
use casework::view::PersonLine;
use leptos::prelude::*;
use leptos_router::components::A;

use super::person_path;
use crate::desk::{use_answer, use_desk};
use crate::locale::clients::ClientWords;
use crate::locale::format::day;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::frame::PageHead;
use crate::pages::statistics::board::today;
use crate::parts::live::live;
use crate::parts::{EmptyState, InputKind, Notice, TextInput, Tone};
use crate::protocol::{Reply, Request};

/// What a text in the one box asks for: digits are a telephone or a document, all else a name.
pub fn asked(text: &str) -> LookUp {
    let text = text.trim();
    let is_number = text.chars().next().is_some_and(|sign| sign.is_ascii_digit());
    match is_number {
        true => LookUp { phone: text.to_owned(), id_number: text.to_owned(), ..LookUp::default() },
        false => LookUp { name: text.to_owned(), ..LookUp::default() },
    }
}

/// The page.
#[component]
pub fn ClientsPage() -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let text = RwSignal::new(String::new());
    let people = use_answer(
        move || Some(Request::People(text.with(|text| asked(text)))),
        |reply| match reply {
            Reply::People(people) => Some(people),
            _ => None,
        },
    );
    let lines =
        Memo::new(move |_| people.with(|people| people.as_ref().and_then(|people| people.clone().ok())));
    let trouble =
        move || people.with(|people| people.as_ref().and_then(|people| people.as_ref().err().cloned()));
    let is_searching = move || text.with(|text| !text.trim().is_empty());
    let said = move || {
        let count = lines.with(|lines| lines.as_ref().map(Vec::len))?;
        Some(if is_searching() { fill(t.found, &[&count.to_string()]) } else { t.latest.to_owned() })
    };
    let shown = move || {
        let lines = lines.get()?;
        Some(match (lines.is_empty(), is_searching()) {
            (true, true) => view! { <EmptyState text=t.none /> }.into_any(),
            (true, false) => view! { <EmptyState text=t.empty /> }.into_any(),
            (false, _) => view! { <People lines=lines /> }.into_any(),
        })
    };
    view! {
        <div class="clients">
            <PageHead title=t.title takes_focus=false />
            <p class="small muted">{t.lead}</p>
            <TextInput name="client-search" kind=InputKind::Search placeholder=t.search aria_label=t.search
                value=text on_input=move |typed| text.set(typed) autofocus=true />
            <p class="small" role="status" aria-live="polite">{live(said)}</p>
            {live(move || trouble().map(|trouble| view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }))}
            {live(shown)}
        </div>
    }
}

/// Persons, each a link to their page.
#[component]
pub fn People(lines: Vec<PersonLine>) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let rows = lines.into_iter().map(|line| row(line, t, lang)).collect::<Vec<AnyView>>();
    view! {
        <table class="plain-table card" data-table="clients">
            <thead><tr>
                <th scope="col">{t.name}</th><th scope="col">{t.phone}</th><th scope="col">{t.id_number}</th>
                <th scope="col">{t.employer}</th><th scope="col">{t.things}</th><th scope="col">{t.last}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(line: PersonLine, t: &'static ClientWords, lang: Lang) -> AnyView {
    let desk = use_desk();
    let district = desk.desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| code_word(&desk.codes, ListName::District, &line.district, lang))
    });
    let (name, things) = (name_of(&line), things(&line, t, lang));
    let of_employer = [line.employer.clone(), district.unwrap_or_default()];
    let of_employer: Vec<String> = of_employer.into_iter().filter(|word| !word.is_empty()).collect();
    view! {
        <tr data-id=line.key.0>
            <th scope="row"><A href=person_path(line.key) attr:class="number-link">{name}</A>" "<span class="muted">{line.sex.say(lang)}</span></th>
            <td>{line.phone}</td>
            <td>{line.id_number}</td>
            <td>{of_employer.join(" · ")}</td>
            <td>{things}</td>
            <td>{day(line.last, today(desk), lang)}</td>
        </tr>
    }
    .into_any()
}

/// A name, or what stands for it.
pub fn name_of(line: &PersonLine) -> String {
    if line.name.is_empty() { line.id_number.clone() } else { line.name.clone() }
}

/// How much was done at which desk, and what is open.
pub fn things(line: &PersonLine, t: &'static ClientWords, lang: Lang) -> String {
    let mut words = Vec::new();
    if line.contacts > 0 {
        words.push(fill(t.contacts, &[&line.contacts.to_string()]));
    }
    words.extend(line.entries.iter().map(|(register, count)| format!("{} {count}", register.say(lang))));
    if line.open > 0 {
        words.push(fill(t.open_count, &[&line.open.to_string()]));
    }
    words.join(" · ")
}

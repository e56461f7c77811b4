//! Persons known at any desk who may be the one being entered: beside the form, asked while typing, taken over by one key.

use casebook::trouble::Trouble;
use casework::register::Ask;
use casework::view::{Fit, PersonLine};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::state::EntryForm;
use crate::desk::use_answer;
use crate::locale::desks::EntryFormWords;
use crate::locale::intake::IntakeWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Chip, Tone};
use crate::protocol::{Reply, Request};
use crate::registers::form::{PersonTaken, give_back, look_up, sure, take_over};

/// The person taken over into the form.
#[derive(Clone, PartialEq)]
pub struct Taken {
    /// As known.
    pub line: PersonLine,
    /// What went in.
    pub person: PersonTaken,
}

/// Persons known for what is typed.
#[derive(Clone, Copy)]
pub struct Known {
    answer: Signal<Option<Result<Vec<PersonLine>, Trouble>>>,
    is_asked: Memo<bool>,
}

/// Keeps asking for persons that fit what is typed.
pub fn use_known(form: EntryForm) -> Known {
    let is_person = form.register.spec().ask == Ask::Person;
    let question = Memo::new(move |_| if is_person { form.draft.with(look_up) } else { None });
    let answer = use_answer(
        move || question.get().map(Request::People),
        |reply| match reply {
            Reply::People(persons) => Some(persons),
            _ => None,
        },
    );
    Known { answer, is_asked: Memo::new(move |_| question.with(Option::is_some)) }
}

impl Known {
    /// Persons, the best fit first; nobody while too little is typed.
    fn persons(self) -> Vec<PersonLine> {
        let persons = self.is_asked.get().then(|| self.answer.get()).flatten();
        persons.and_then(Result::ok).unwrap_or_default()
    }
}

/// Enter in a person's field: takes the one whose whole number is typed, where nobody is taken yet.
pub fn take_sure(form: EntryForm, known: Known) {
    if form.taken.with_untracked(Option::is_none)
        && let Some(person) = sure(&untrack(|| known.persons()))
    {
        take(form, person.clone());
    }
}

/// Takes a person into the form, with the numbers in full.
fn take(form: EntryForm, line: PersonLine) {
    spawn_local(async move {
        let Ok(Reply::PersonDraft(known)) = form.door.ask(Request::WholePerson(line.key)).await else {
            return;
        };
        if form.draft.try_get_untracked().is_none() {
            return;
        }
        put_back(form);
        let mut taken = None;
        form.edit(|draft| taken = Some(take_over(&mut draft.person, &known, line.key)));
        form.taken.set(taken.map(|person| Taken { line, person }));
    });
}

/// Takes out what went in and was not changed since.
fn put_back(form: EntryForm) {
    if let Some(taken) = form.taken.get_untracked() {
        form.edit(|draft| give_back(&mut draft.person, &taken.person));
        form.taken.set(None);
    }
}

/// The panel.
#[component]
pub fn KnownPanel(form: EntryForm, known: Known) -> impl IntoView {
    let t = use_words::<EntryFormWords>();
    let persons = Memo::new(move |_| {
        let mut persons = known.persons();
        if let Some(taken) = form.taken.get() {
            persons.retain(|person| person.key != taken.line.key);
            persons.insert(0, taken.line);
        }
        persons
    });
    let empty = move || {
        let text = if known.is_asked.get() { t.panel_nobody } else { t.panel_none };
        view! { <p class="panel-empty">{text}</p> }
    };
    view! {
        <aside class="panel entry-panel" aria-label=t.panel>
            <h2 class="panel-part panel-head">{t.panel}</h2>
            {live(move || if persons.with(Vec::is_empty) {
                empty().into_any()
            } else {
                persons.get().into_iter().map(|person| view! { <PersonChoice form=form person=person /> }).collect_view().into_any()
            })}
        </aside>
    }
}

/// A person who may be the one, and why.
#[component]
fn PersonChoice(form: EntryForm, person: PersonLine) -> impl IntoView {
    let (t, w, lang) = (use_words::<EntryFormWords>(), use_words::<IntakeWords>(), use_lang());
    let key = person.key;
    let is_taken =
        Memo::new(move |_| form.taken.with(|taken| taken.as_ref().is_some_and(|t| t.line.key == key)));
    let (why, tone) = match (person.by_id, person.by_phone) {
        (Fit::Whole, _) => (t.same_id, Tone::Due),
        (_, Fit::Whole) => (t.same_phone, Tone::Due),
        _ => (t.same_name, Tone::Neutral),
    };
    let name = if person.name.is_empty() { w.no_name.to_owned() } else { person.name.clone() };
    let born = person.birth.map(|birth| fill(w.born, &[&birth.to_string()])).unwrap_or_default();
    let who =
        [person.sex.say(lang), born, person.phone.clone(), person.id_number.clone(), person.employer.clone()];
    let who = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let deeds = person.contacts + person.entries.iter().map(|(_, count)| count).sum::<u32>();
    let mut past = fill(t.deeds, &[&deeds.to_string()]);
    if person.open > 0 {
        past = format!("{past} · {}", fill(t.open_deeds, &[&person.open.to_string()]));
    }
    let chosen = person.clone();
    let act = move || {
        match is_taken.get() {
        true => view! {
            <Chip text=t.taken tone=Tone::Ok />
            <Button name="put-back" label=t.put_back kind=ButtonKind::Quiet size=ButtonSize::Small on_press=move |()| put_back(form) />
        }
        .into_any(),
        false => {
            let chosen = chosen.clone();
            view! { <Button name="take-over" label=t.take size=ButtonSize::Small on_press=move |()| take(form, chosen.clone()) /> }.into_any()
        }
    }
    };
    view! {
        <section class="panel-part person-choice" class:is-taken=is_taken data-person=key.0.to_string()>
            <p class="person-who"><b>{name}</b> " " <Chip text=why tone=tone /></p>
            <p>{who}</p>
            <p class="person-past">{past}</p>
            <div class="person-acts">
                {live(act)}
                <A href=format!("/clients/{}", key.0) attr:class="button button--quiet button--small">{t.open_person}</A>
            </div>
        </section>
    }
}

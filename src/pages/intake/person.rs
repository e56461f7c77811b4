//! A known person beside the form: who it may be, "it is him", "not him". On a portrait tablet the same as a strip.

use casework::identity::Sex;
use casework::time::Day;
use casework::view::KnownPerson;
use leptos::prelude::*;
use leptos_router::components::A;

use super::field::use_form;
use super::form::Form;
use super::panel::use_about;
use super::recognise::{put_back, take};
use super::seen::{Seen, use_seen};
use crate::locale::intake::IntakeWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Glyph, Icon};
use crate::platform::clock;
use crate::reception::caller::Caller;

/// The strip under the phone field on a portrait tablet; its height is always kept.
#[component]
pub fn CallerStrip() -> impl IntoView {
    let (form, seen) = (use_form(), use_seen());
    let t = use_words::<IntakeWords>();
    let caller = use_caller(form, seen);
    let nobody = move || match (seen.asked.get(), seen.persons().is_empty()) {
        (true, false) => t.not_sure_yet,
        (true, true) => t.nobody_found,
        (false, _) => t.nobody_typed,
    };
    view! {
        <div class="caller-strip">
            {live(move || match caller.get() {
                Some(Caller { person, is_sure }) => view! { <PersonCard person=person is_sure=is_sure /> }.into_any(),
                None => view! { <p class="panel-empty">{live(nobody)}</p> }.into_any(),
            })}
        </div>
    }
}

/// The caller: whoever is taken into the form, else whose number is typed in full.
pub fn use_caller(form: Form, seen: Seen) -> Memo<Option<Caller>> {
    Memo::new(move |_| {
        let taken = form.taken.get().map(|recognised| Caller { person: recognised.person, is_sure: true });
        taken.or_else(|| seen.caller())
    })
}

/// The caller: recognised and filled in, or proposed. Enter takes only one who is sure.
#[component]
pub fn PersonCard(person: KnownPerson, is_sure: bool) -> impl IntoView {
    let form = use_form();
    let t = use_words::<IntakeWords>();
    let latest = person.latest;
    let is_taken = Memo::new(move |_| {
        form.taken.with(|taken| taken.as_ref().is_some_and(|recognised| recognised.person.latest == latest))
    });
    let sex = person.sex;
    let chosen = person.clone();
    let answer = move || {
        match is_taken.get() {
        true => view! { <Button name="not-him" label=not_word(t, sex) kind=ButtonKind::Quiet on_press=move |()| put_back(form) /> }.into_any(),
        false => {
            let chosen = chosen.clone();
            view! { <Button name="is-him" label=is_word(t, sex) key_hint=is_sure.then_some("Enter") on_press=move |()| take(form, chosen.clone()) /> }.into_any()
        }
    }
    };
    view! {
        <section class="person-card" class:is-taken=is_taken data-person=latest.0.to_string()>
            <p class="person-state">
                {live(move || is_taken.get().then(|| view! { <Icon glyph=Glyph::Check /> }))}
                {live(move || if is_taken.get() { t.recognised } else { t.maybe })}
            </p>
            <p class="person-who"><b>{named(t, &person)}</b> " " {use_who(&person)}</p>
            <p class="person-employer">{person.employer.clone()}</p>
            <p class="person-past">{use_past(&person)}</p>
            <div class="person-acts">
                {live(answer)}
                <A href=super::contact_path(latest) attr:class="button button--quiet button--normal">{t.open_last}</A>
            </div>
        </section>
    }
}

/// Another person, in two lines with a button.
#[component]
pub fn OtherPerson(person: KnownPerson) -> impl IntoView {
    let form = use_form();
    let t = use_words::<IntakeWords>();
    let label = is_word(t, person.sex);
    let (who, past) = (use_who(&person), use_past(&person));
    let (name, latest) = (named(t, &person), person.latest.0.to_string());
    view! {
        <div class="person-other" data-person=latest>
            <div>
                <p class="person-who"><b>{name}</b> " " {who}</p>
                <p class="person-past">{past}</p>
            </div>
            <Button label=label on_press=move |()| take(form, person.clone()) />
        </div>
    }
}

/// The name, or that none was given.
fn named(t: &IntakeWords, person: &KnownPerson) -> String {
    if person.name.is_empty() { t.no_name.to_owned() } else { person.name.clone() }
}

fn is_word(t: &IntakeWords, sex: Sex) -> &'static str {
    match sex {
        Sex::Male => t.is_he,
        Sex::Female => t.is_she,
        Sex::Unknown => t.is_they,
    }
}

fn not_word(t: &IntakeWords, sex: Sex) -> &'static str {
    match sex {
        Sex::Male => t.not_he,
        Sex::Female => t.not_she,
        Sex::Unknown => t.not_they,
    }
}

/// Sex and age.
fn use_who(person: &KnownPerson) -> String {
    let (t, lang) = (use_words::<IntakeWords>(), use_lang());
    let zone = crate::desk::use_desk()
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.zone))
        .unwrap_or_default();
    let today = clock::now().civil(zone).day;
    let age = person.birth.map(|birth| fill(t.age, &[&age(birth, today).to_string()])).unwrap_or_default();
    let sex = if person.sex == Sex::Unknown { String::new() } else { person.sex.say(lang) };
    format!("{sex} {age}").trim().to_owned()
}

/// How often, when last and about what, what is not finished.
fn use_past(person: &KnownPerson) -> impl IntoView + use<> {
    let t = use_words::<IntakeWords>();
    let last = person.last.first();
    let day = last.map(|row| row.received.day.to_string()).unwrap_or_default();
    let times =
        fill(t.times, &[&person.contacts.to_string(), &day, &last.map(use_about).unwrap_or_default()]);
    let open = if person.open == 0 {
        t.all_finished.to_owned()
    } else {
        fill(t.unfinished, &[&person.open.to_string()])
    };
    let has_open = person.open > 0;
    view! { {times} " · " <span class:is-due=has_open>{open}</span> }
}

/// Whole years from birth to today.
pub fn age(birth: Day, today: Day) -> i32 {
    let ((y0, m0, d0), (y1, m1, d1)) = (birth.ymd(), today.ymd());
    y1 - y0 - i32::from((m1, d1) < (m0, d0))
}

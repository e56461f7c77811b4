//! Beside the form: the caller, other people of the number, their last contacts, the same employer.

use casework::code::ListName;
use casework::contact::RecordId;
use casework::view::{ContactRow, Fit, KnownPerson};
use leptos::prelude::*;
use leptos_router::components::A;

use super::field::use_form;
use super::person::{OtherPerson, PersonCard, use_caller};
use super::seen::use_seen;
use crate::locale::intake::IntakeWords;
use crate::locale::terms::code_word;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Chip, Tone};
use crate::reception::caller::Caller;

/// The side panel.
#[component]
pub fn Panel() -> impl IntoView {
    let (form, seen) = (use_form(), use_seen());
    let t = use_words::<IntakeWords>();
    let caller = use_caller(form, seen);
    let empty = move || {
        let text = match (seen.asked.get(), seen.has_failed()) {
            (_, true) => t.looking_failed,
            (true, _) => t.nobody_found,
            (false, _) => t.nobody_typed,
        };
        view! { <p class="panel-empty">{text}</p> }
    };
    view! {
        <aside class="panel" aria-label=t.panel>
            {live(move || match caller.get() {
                Some(Caller { person, is_sure }) => view! {
                    <div class="panel-caller"><PersonCard person=person.clone() is_sure=is_sure /></div>
                    <Others caller=Some(person.latest) />
                    <LastContacts person=person />
                }.into_any(),
                None if seen.persons().is_empty() => empty().into_any(),
                None => view! { <Others caller=None /> }.into_any(),
            })}
            <SameEmployer />
        </aside>
    }
}

/// Other persons found: of the same number, of one that begins as what is typed so far, of the same name.
#[component]
fn Others(
    /// Latest contact of the caller, who is shown already.
    caller: Option<RecordId>,
) -> impl IntoView {
    let seen = use_seen();
    let t = use_words::<IntakeWords>();
    let others = Memo::new(move |_| {
        let mut others = seen.persons();
        others.retain(|person| Some(person.latest) != caller);
        others
    });
    let part = move |fit: Fit, head: &'static str| {
        let mut persons = others.get();
        persons.retain(|person| person.by_phone == fit);
        (!persons.is_empty()).then(|| {
            let rows =
                persons.into_iter().map(|person| view! { <OtherPerson person=person /> }).collect_view();
            view! { <section class="panel-part" data-fit=fit_word(fit)><h2 class="panel-head">{head}</h2>{rows}</section> }
        })
    };
    let others_head = if caller.is_some() { t.others } else { t.maybe };
    let more = move || seen.more().then(|| view! { <p class="panel-empty">{t.more_found}</p> });
    move || {
        let whole = part(Fit::Whole, t.phone_also);
        (whole, part(Fit::Begins, t.phone_begins), part(Fit::No, others_head), more())
    }
}

fn fit_word(fit: Fit) -> &'static str {
    match fit {
        Fit::Whole => "whole",
        Fit::Begins => "begins",
        Fit::No => "other",
    }
}

/// The caller's last contacts, each with a button that links it.
#[component]
fn LastContacts(person: KnownPerson) -> impl IntoView {
    let t = use_words::<IntakeWords>();
    let rows = person.last.into_iter().map(|row| view! { <LinkableRow row=row /> }).collect_view();
    view! { <section class="panel-part"><h2 class="panel-head">{t.last_said}</h2><ul class="panel-rows">{rows}</ul></section> }
}

#[component]
fn LinkableRow(row: ContactRow) -> impl IntoView {
    let (form, lang) = (use_form(), use_lang());
    let t = use_words::<IntakeWords>();
    let id = row.id;
    let is_linked = Memo::new(move |_| form.draft.with(|draft| draft.earlier.contains(&id)));
    let toggle = move |()| {
        form.edit(|draft| match draft.earlier.iter().position(|linked| *linked == id) {
            Some(at) => {
                draft.earlier.remove(at);
            }
            None => draft.earlier.push(id),
        });
    };
    let about = use_about(&row);
    view! {
        <li class="panel-row" data-id=id.0.to_string()>
            <span class="panel-row-day">{row.received.day.to_string()}</span>
            <A href=super::contact_path(id) attr:class="panel-row-about">{row.channel.say(lang)} " " {about}</A>
            <span class="panel-row-status" class:is-open=row.status != casework::contact::Status::Done>{row.status.say(lang)}</span>
            <p class="panel-row-demand">{row.demand}</p>
            <Button label=move || if is_linked.get() { t.unlink } else { t.link_this }.to_owned()
                kind=ButtonKind::Quiet size=ButtonSize::Small on_press=toggle />
        </li>
    }
}

/// Contacts of the same employer in the last 30 days.
#[component]
fn SameEmployer() -> impl IntoView {
    let (seen, lang) = (use_seen(), use_lang());
    let t = use_words::<IntakeWords>();
    move || {
        let known = seen.known().filter(|known| known.employer_contacts > 0)?;
        let people = known.employer_people.to_string();
        let chip = if seen.employer_alert() {
            view! { <Chip text=fill(t.alert, &[&people]) tone=Tone::Over /> }
        } else {
            view! { <Chip text=fill(t.people_were, &[&known.employer_contacts.to_string(), &people]) tone=Tone::Neutral /> }
        };
        let rows = known.employer_last.into_iter().map(|row| {
            let about = use_about(&row);
            view! {
                <li class="panel-row panel-row--brief" data-id=row.id.0.to_string()>
                    <span class="panel-row-day">{row.received.day.to_string()}</span>
                    <A href=super::contact_path(row.id) attr:class="panel-row-about">{row.channel.say(lang)} " " {about}</A>
                    <span class="panel-row-people">{fill(t.people_n, &[&row.people.to_string()])}</span>
                </li>
            }
        });
        Some(view! {
            <section class="panel-part" data-part="employer">
                <h2 class="panel-head">{t.employer_last} {chip}</h2>
                <ul class="panel-rows">{rows.collect_view()}</ul>
            </section>
        })
    }
}

/// What a row is about: its category, else the beginning of the demand.
pub fn use_about(row: &ContactRow) -> String {
    let (desk, lang) = (crate::desk::use_desk().desk, use_lang());
    let word = |desk: &crate::protocol::Desk| code_word(&desk.codes, ListName::Category, &row.category, lang);
    match desk.with_untracked(|desk| desk.as_ref().filter(|_| !row.category.is_empty()).map(word)) {
        Some(category) => category.rsplit(" › ").next().unwrap_or_default().to_owned(),
        None => row.demand.chars().take(12).collect(),
    }
}

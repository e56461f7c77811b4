//! "It is him": takes a known person into the form, and out again.

use casework::draft::ContactDraft;
use casework::view::KnownPerson;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{Form, Recognised};
use super::seen::Seen;
use crate::protocol::{Reply, Request};
use crate::reception::take_over::{give_back, take_over};

/// Takes a person into the form. The numbers come from the person's latest contact; without an answer, what is shown goes in.
pub fn take(form: Form, person: KnownPerson) {
    spawn_local(async move {
        let known = match form.door.ask(Request::Edit(person.latest)).await {
            Ok(Reply::Draft(known)) => *known,
            _ => shown(&person),
        };
        if form.draft.try_get_untracked().is_none() {
            return;
        }
        put_back(form);
        let mut taken = None;
        form.edit(|draft| taken = Some(take_over(draft, &known, person.latest)));
        form.taken.set(taken.map(|taken| Recognised { person, taken }));
    });
}

/// "Not him": takes out what went in and was not changed since.
pub fn put_back(form: Form) {
    if let Some(recognised) = form.taken.get_untracked() {
        form.edit(|draft| give_back(draft, &recognised.taken));
        form.taken.set(None);
    }
}

/// Enter in a person's field: takes the caller, where it is sure who that is and nobody is taken yet.
pub fn take_sure(form: Form, seen: Seen) {
    if form.taken.with_untracked(Option::is_some) {
        return;
    }
    if let Some(caller) = untrack(|| seen.caller()).filter(|caller| caller.is_sure) {
        take(form, caller.person);
    }
}

fn shown(person: &KnownPerson) -> ContactDraft {
    ContactDraft {
        name: person.name.clone(),
        sex: person.sex,
        birth: person.birth.map(|day| day.to_string()).unwrap_or_default(),
        employer: person.employer.clone(),
        district: person.district.clone(),
        ..ContactDraft::default()
    }
}

//! What the casebook knows beside the form: asked while typing, never waited for, never in the way of the focus.

use casebook::trouble::Trouble;
use casework::query::LookUp;
use casework::view::{EMPLOYER_ALERT_PEOPLE, Known, KnownPerson};
use leptos::prelude::*;

use super::form::Form;
use crate::desk::use_answer_to;
use crate::protocol::{Reply, Request};
use crate::reception::caller::{Caller, caller};
use crate::reception::look_up::look_up;

/// What is known now.
#[derive(Clone, Copy)]
pub struct Seen {
    answer: Signal<Option<Result<(LookUp, Known), Trouble>>>,
    form: Form,
    /// Has enough been typed to ask?
    pub asked: Signal<bool>,
}

/// Keeps asking for what is known of the person in a form.
pub fn provide_seen(form: Form) -> Seen {
    let question = Memo::new(move |_| form.draft.with(look_up));
    let ask = move || question.get().map(|asked| (asked.clone(), Request::LookUp(asked)));
    let answer = use_answer_to(ask, |asked, reply| Some((asked, known(reply)?)));
    let asked = Memo::new(move |_| question.with(Option::is_some));
    let seen = Seen { answer, form, asked: asked.into() };
    provide_context(seen);
    seen
}

fn known(reply: Reply) -> Option<Known> {
    match reply {
        Reply::Known(known) => Some(known),
        _ => None,
    }
}

/// What is known beside this form.
pub fn use_seen() -> Seen {
    let form = super::field::use_form();
    use_context::<Seen>().unwrap_or_else(|| Seen {
        answer: Signal::derive(|| None),
        form,
        asked: Signal::derive(|| false),
    })
}

impl Seen {
    /// What is known; nothing while too little is typed.
    pub fn known(self) -> Option<Known> {
        self.asked.get().then(|| self.answer.get()).flatten()?.ok().map(|(_, known)| known)
    }

    /// The person of a whole number. Sure only of what is typed now: an answer to what was typed before is none.
    pub fn caller(self) -> Option<Caller> {
        let (asked, known) = self.asked.get().then(|| self.answer.get()).flatten()?.ok()?;
        self.form.draft.with(|draft| {
            let found = caller(draft, &known)?;
            let is_now = look_up(draft).as_ref() == Some(&asked);
            Some(Caller { is_sure: found.is_sure && is_now, ..found })
        })
    }

    /// Are there more persons than are shown?
    pub fn more(self) -> bool {
        self.known().is_some_and(|known| known.more)
    }

    /// The look-up failed.
    pub fn has_failed(self) -> bool {
        self.answer.with(|answer| matches!(answer, Some(Err(_))))
    }

    /// Persons, best match first.
    pub fn persons(self) -> Vec<KnownPerson> {
        self.known().map(|known| known.persons).unwrap_or_default()
    }

    /// Names of employers to suggest.
    pub fn employers(self) -> Vec<String> {
        self.known().map(|known| known.employers).unwrap_or_default()
    }

    /// People of the same employer in the last 30 days.
    pub fn employer_people(self) -> u32 {
        self.known().map_or(0, |known| known.employer_people)
    }

    /// So many that the head should know.
    pub fn employer_alert(self) -> bool {
        self.employer_people() >= EMPLOYER_ALERT_PEOPLE
    }
}

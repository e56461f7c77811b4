//! Beside the choice of a file: rows that wait to be corrected, and earlier imports.

use casebook::trouble::Trouble;
use leptos::prelude::*;
use leptos_router::components::A;

use super::held::HeldWaiting;
use super::past::{Past, past};
use crate::desk::use_answer;
use crate::locale::import::ImportWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::around::civil;
use crate::pages::troubled::TroubleNotice;
use crate::parts::Chip;
use crate::parts::live::live;
use crate::protocol::{Reply, Request};

/// Acts looked through.
const ACTS: u32 = 10_000;

/// Earlier imports, latest first.
pub fn use_past() -> Signal<Option<Result<Vec<Past>, Trouble>>> {
    use_answer(
        move || Some(Request::Acts { count: ACTS }),
        |reply| match reply {
            Reply::Acts(acts) => Some(past(acts)),
            _ => None,
        },
    )
}

/// What was imported before, and what waits.
#[component]
pub fn Before() -> impl IntoView {
    let t = use_words::<ImportWords>();
    let past = use_past();
    let list = move || match past.get() {
        None => ().into_any(),
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Some(Ok(past)) if past.is_empty() => {
            view! { <p class="import-line muted">{t.past_none}</p> }.into_any()
        }
        Some(Ok(past)) => past.into_iter().map(|past| one(past, t)).collect_view().into_any(),
    };
    view! {
        <HeldWaiting />
        <section class="card import-past" aria-labelledby="import-past">
            <div class="card-head"><h2 id="import-past">{t.past_head}</h2></div>
            <ul data-table="imports">{live(list)}</ul>
        </section>
    }
}

fn one(past: Past, t: &'static ImportWords) -> impl IntoView + use<> {
    let lang = use_lang();
    let said = fill(t.past_line, &[&past.rows.to_string(), &civil(past.at).to_string(), &past.by]);
    view! {
        <li class="import-past-line" data-row=past.seq>
            <A href=format!("/settings/import/reports/{}", past.seq)>{past.file}</A>
            {past.register.map(|register| view! { <span class="small">{register.say(lang)}</span> })}
            <span class="small muted">{said}</span>
            {past.undone.then(|| view! { <Chip text=t.past_undone /> })}
        </li>
    }
}

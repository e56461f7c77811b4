//! What is due and waiting at the other desks: how many by register, and the entries due, each with why and since when.

use casework::register::{Due, DueWhy, Register};
use casework::time::Day;
use casework::view::{EntryRow, Waiting};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::desk::use_answer;
use crate::locale::entry::WaitingWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Chip, Tone};
use crate::protocol::{Reply, Request};
use crate::registers::address;

/// Entries shown here; the rest is behind the registers.
const ROWS: u32 = 8;

/// The card; absent in a centre whose other desks have nothing open and nothing due.
#[component]
pub fn DesksWaiting(today: Memo<Day>) -> impl IntoView {
    let t: &WaitingWords = use_words();
    let waiting = use_answer(
        move || {
            // Another day, other things are due.
            today.track();
            Some(Request::Waiting(ROWS))
        },
        |reply| match reply {
            Reply::Waiting(waiting) => Some(waiting),
            _ => None,
        },
    );
    let body = move || match waiting.get() {
        None => ().into_any(),
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Some(Ok(waiting)) if waiting.open.is_empty() && waiting.due.is_empty() => ().into_any(),
        Some(Ok(waiting)) => view! {
            <section class="card" data-list="waiting">
                <div class="card-head"><h2 class="small">{t.title}</h2></div>
                <Counts waiting=waiting.clone() />
                <Rows waiting=waiting today=today.get() />
            </section>
        }
        .into_any(),
    };
    live(body)
}

/// How many are open and due, each a link to its register.
#[component]
fn Counts(waiting: Waiting) -> impl IntoView {
    let (t, lang) = (use_words::<WaitingWords>(), use_lang());
    let of = |counts: &[(Register, u32)], register: Register| {
        counts.iter().find(|(at, _)| *at == register).map_or(0, |(_, count)| *count)
    };
    let count = |register: Register| {
        let (open, due) = (of(&waiting.open, register), of(&waiting.due, register));
        (open + due > 0).then(|| {
            let (name, open_said) = (register.say(lang), open.to_string());
            let said = match due {
                0 => fill(t.open, &[&name, &open_said]),
                due => fill(t.open_due, &[&name, &open_said, &due.to_string()]),
            };
            view! {
                <li data-register=register.word() data-open=open.to_string() data-due=due.to_string()>
                    <A href=address::list(register) attr:class="waiting-count">{said}</A>
                </li>
            }
        })
    };
    view! { <ul class="waiting-counts small">{Register::ALL.map(count).collect_view()}</ul> }
}

#[component]
fn Rows(waiting: Waiting, today: Day) -> impl IntoView {
    let t = use_words::<WaitingWords>();
    let due: u32 = waiting.due.iter().map(|(_, count)| count).sum();
    if due == 0 {
        return view! { <p class="card-body muted">{t.none}</p> }.into_any();
    }
    let more = due.saturating_sub(waiting.rows.len() as u32);
    let rows = waiting.rows.into_iter().map(|(row, due)| view! { <Row row=row due=due today=today /> });
    view! {
        <ul class="open-list">{rows.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="card-body small muted">{fill(t.more, &[&more.to_string()])}</p> })}
    }
    .into_any()
}

#[component]
fn Row(row: EntryRow, due: Due, today: Day) -> impl IntoView {
    let (t, lang) = (use_words::<WaitingWords>(), use_lang());
    // What was owed on a day is due from the next one on; how long is said as on the loan's own page.
    let since = today.0 - due.from.0 + i32::from(due.why == DueWhy::LoanOverdue);
    let left = due.until.0 - today.0;
    let said = match (due.why, left, since) {
        (DueWhy::Hearing, ..=0, _) | (_, _, ..=0) => t.due_today.to_owned(),
        (DueWhy::Hearing, 1, _) => t.days_left_one.to_owned(),
        (DueWhy::Hearing, left, _) => fill(t.days_left, &[&left.to_string()]),
        (_, _, 1) => t.due_for_one.to_owned(),
        (_, _, since) => fill(t.due_for, &[&since.to_string()]),
    };
    let tone = if due.why == DueWhy::LoanOverdue { Tone::Over } else { Tone::Due };
    let name = [&row.name, &row.employer].into_iter().find(|name| !name.is_empty());
    let name = name.cloned().unwrap_or_else(|| t.no_name.to_owned());
    view! {
        <li class="open-row" data-id=row.id.0.to_string()>
            <span class="open-age"><Chip text=said tone=tone /></span>
            <A href=address::entry(row.id) attr:class="open-link">
                <span class="open-who"><b>{name}</b> " " {due.why.say(lang)}</span>
                <span class="small faint">{row.number.register.say(lang)} " " {row.number.to_string()} " " {row.stage.say(lang)} " " {row.since.to_string()}</span>
            </A>
        </li>
    }
}

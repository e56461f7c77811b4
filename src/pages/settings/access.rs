//! `/settings/access`: who saw whose numbers and who exported what, latest first, by who looked and at whom.

use casework::query::AccessQuery;
use casework::staff::{Right, StaffId};
use casework::view::{AccessLine, AccessWindow};
use leptos::prelude::*;
use leptos_router::components::A;

use super::{Section, use_may};
use crate::desk::{use_answer, use_desk};
use crate::locale::settings::{AccessWords, ActsWords};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::around::civil;
use crate::pages::intake::contact_path;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, EmptyState, InputKind, Notice, Pick, Select, TextInput, Tone};
use crate::protocol::{Reply, Request};
use crate::registers::address;

/// Lines shown at first, and added by each press.
const LINES: u32 = 50;

/// The page.
#[component]
pub fn AccessPage() -> impl IntoView {
    let t: &AccessWords = use_words();
    let may = use_may(Right::Access);
    let body = move || match may.get() {
        true => view! { <Log /> }.into_any(),
        false => view! { <Notice text=t.not_yours tone=Tone::Due /> }.into_any(),
    };
    view! {
        <Section title=t.title>
            <p class="small muted">{t.lead}</p>
            {live(body)}
        </Section>
    }
}

#[component]
fn Log() -> impl IntoView {
    let (t, acts) = (use_words::<AccessWords>(), use_words::<ActsWords>());
    let (by, text, count) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(LINES));
    let query = move || AccessQuery { by: by.with(|by| by.parse().ok()).map(StaffId), text: text.get() };
    let answer = use_answer(
        move || Some(Request::Access { query: query(), count: count.get() }),
        |reply| match reply {
            Reply::Access(window) => Some(Ok(window)),
            Reply::Refused(issues) => Some(Err(issues)),
            _ => None,
        },
    );
    let desk = use_desk();
    let picks = Signal::derive(move || {
        let staff = desk.desk.with(|desk| desk.as_ref().map(|desk| desk.staff.clone())).unwrap_or_default();
        staff.into_iter().map(|member| Pick::new(member.id.0.to_string(), member.name)).collect::<Vec<Pick>>()
    });
    let shown = move || {
        Some(match answer.get()? {
            Err(trouble) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
            Ok(Err(_)) => view! { <Notice text=t.not_yours tone=Tone::Due /> }.into_any(),
            Ok(Ok(window)) if window.count == 0 => view! { <EmptyState text=t.empty /> }.into_any(),
            Ok(Ok(window)) => view! { <Lines window=window /> }.into_any(),
        })
    };
    let is_more = move || {
        answer.with(
            |answer| matches!(answer, Some(Ok(Ok(window))) if window.rows.len() < window.count as usize),
        )
    };
    view! {
        <div class="access-filters">
            <Select name="access-by" small=true picks=picks value=by none=t.anybody aria_label=acts.who on_pick=move |key| by.set(key) />
            <TextInput name="access-text" kind=InputKind::Search placeholder=t.search aria_label=t.search value=text on_input=move |typed| text.set(typed) />
        </div>
        {live(shown)}
        {live(move || is_more().then(|| view! { <Button label=acts.more name="more" on_press=move |()| count.update(|count| *count += LINES) /> }))}
    }
}

#[component]
fn Lines(window: AccessWindow) -> impl IntoView {
    let (t, acts) = (use_words::<AccessWords>(), use_words::<ActsWords>());
    let lines = window.rows.into_iter().map(|line| row(line, t)).collect::<Vec<AnyView>>();
    view! {
        <p class="small" role="status">{fill(t.found, &[&window.count.to_string()])}</p>
        <table class="plain-table card" data-table="access">
            <thead><tr><th scope="col">{acts.when}</th><th scope="col">{acts.who}</th><th scope="col">{acts.what}</th><th scope="col">{t.whose}</th></tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn row(line: AccessLine, t: &'static AccessWords) -> AnyView {
    let whose = line.whose.map(|whose| {
        let address = if whose.is_entry { address::entry(whose.id) } else { contact_path(whose.id) };
        let name = if whose.name.is_empty() { t.no_name.to_owned() } else { whose.name };
        match whose.number.is_empty() {
            true => name.into_any(),
            false => {
                view! { <A href=address attr:class="number-link">{format!("{name} · {}", whose.number)}</A> }
                    .into_any()
            }
        }
    });
    view! {
        <tr data-row=line.seq.to_string()>
            <td>{civil(line.at).to_string()}</td><td>{line.by}</td><td>{line.what.say(use_lang())}</td><td>{whose}</td>
        </tr>
    }
    .into_any()
}

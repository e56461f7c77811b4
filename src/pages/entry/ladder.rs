//! The way of an entry as a ladder: the stages it passed, where it stands, what is to come, and the acts that lead on.

use casework::contact::RecordId;
use casework::register::{Item, Reach, Register, Stage, Step};
use casework::staff::Right;
use leptos::prelude::*;
use leptos_router::components::A;

use super::moving::{MoveForm, begin};
use super::{Page, act, ask};
use crate::desk::{use_answer, use_desk};
use crate::locale::entry::EntryWords;
use crate::locale::format::yuan;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::acting::ActingNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Glyph, Menu, MenuItem, Notice, Tone};
use crate::protocol::{Reply, Request};
use crate::registers::address;

/// The ladder and the acts; nothing for a register whose entries are done when entered.
#[component]
pub fn Way(page: Page) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let has_way = page
        .sheet
        .with_untracked(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.entry.path().stages().count() > 1));
    let acting = page.acting;
    view! {
        <ActingNotice acting=acting fields=ask::FIELDS.as_slice() />
        {has_way.then(|| view! {
            <section class="card record-part way" data-part="way">
                <h2>{t.path}</h2>
                <Ladder page=page />
                <Onward page=page />
            </section>
        })}
    }
}

#[component]
fn Ladder(page: Page) -> impl IntoView {
    let steps =
        page.part(|sheet| (sheet.entry.steps.clone(), to_come(sheet.entry.register(), sheet.entry.stage())));
    let rungs = move || {
        let (steps, to_come) = steps.get().unwrap_or_default();
        let last = steps.len().saturating_sub(1);
        let passed = steps
            .into_iter()
            .enumerate()
            .map(move |(at, step)| view! { <Passed step=step is_here=at == last /> });
        let ahead = to_come.into_iter().map(|stage| view! { <Ahead stage=stage /> });
        (passed.collect_view(), ahead.collect_view())
    };
    view! { <ol class="ladder">{live(rungs)}</ol> }
}

/// The rest of the line; nothing where the way has ended beside it.
fn to_come(register: Register, stage: Stage) -> Vec<Stage> {
    let path = &register.spec().path;
    path.line
        .iter()
        .copied()
        .filter(|further| *further != stage && path.is_at_least(*further, stage))
        .collect()
}

#[component]
fn Passed(step: Step, is_here: bool) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let by = use_desk().desk.with_untracked(|desk| {
        let staff = &desk.as_ref()?.staff;
        staff.iter().find(|member| Some(member.id) == step.by).map(|member| member.name.clone())
    });
    let by = match step.by {
        Some(_) => by.unwrap_or_default(),
        None => t.from_ledger.to_owned(),
    };
    let reason = (!step.reason.is_empty())
        .then(|| view! { <span class="rung-reason">{fill(t.reason_was, &[&step.reason])}</span> });
    view! {
        <li class="rung is-passed" class:is-here=is_here data-stage=step.stage.word() aria-current=is_here.then_some("step")>
            <b>{step.stage.say(lang)}</b>
            <span class="rung-when">{step.day.to_string()} " " {by}</span>
            {reason}
            {step.vacancy.map(|id| view! { <VacancyLink id=id /> })}
        </li>
    }
}

#[component]
fn Ahead(stage: Stage) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    view! { <li class="rung" data-stage=stage.word()>{stage.say(lang)}<span class="visually-hidden">" " {t.to_come}</span></li> }
}

/// The post somebody was referred to.
#[component]
fn VacancyLink(id: RecordId) -> impl IntoView {
    let post = use_answer(
        move || Some(Request::Entry(id)),
        |reply| match reply {
            Reply::Entry(sheet) => {
                Some((sheet.entry.person.employer.clone(), sheet.entry.sheet.text(Item::Post).to_owned()))
            }
            _ => None,
        },
    );
    let said = move || match post.get() {
        Some(Ok((employer, post))) => format!("{employer} · {post}"),
        _ => "…".to_owned(),
    };
    view! { <A href=address::entry(id) attr:class="rung-vacancy">{live(said)}</A> }
}

/// What may come next: the usual stage as the one loud button, the rest in a menu; or the form of the move begun.
#[component]
fn Onward(page: Page) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let may = act::may(page, Right::Record);
    let after = page.part(|sheet| match sheet.withdrawn {
        true => Vec::new(),
        false => sheet.entry.path().after(sheet.entry.stage()),
    });
    let is_moving = Memo::new(move |_| page.moving.with(Option::is_some));
    let shown = move || {
        let after = after.get().unwrap_or_default();
        match (is_moving.get(), after.first().copied()) {
            (true, _) | (_, None) if !may => ().into_any(),
            (true, _) => view! { <MoveForm page=page /> }.into_any(),
            (false, None) => view! { <p class="muted small">{t.ended}</p> }.into_any(),
            (false, Some(first)) => view! { <Moves page=page first=first after=after /> }.into_any(),
        }
    };
    may.then(|| live(shown))
}

#[component]
fn Moves(page: Page, first: (Stage, Reach), after: Vec<(Stage, Reach)>) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let next = Some(first).filter(|(_, reach)| *reach == Reach::Next);
    let rest = after.into_iter().filter(|(_, reach)| *reach != Reach::Next);
    let items: Vec<MenuItem> = rest
        .map(|(to, reach)| {
            let label = if reach == Reach::Skip { fill(t.skip_to, &[&to.say(lang)]) } else { to.say(lang) };
            MenuItem::new(label, move || begin(page, to, reach))
        })
        .collect();
    let has_rest = !items.is_empty();
    let next = next.map(|(to, reach)| {
        view! {
            <span data-to=to.word()>
                <Button label=fill(t.next, &[&to.say(lang)]) name="next" kind=ButtonKind::Primary size=ButtonSize::Large
                    icon=Glyph::ChevronRight on_press=move |()| begin(page, to, reach) />
            </span>
        }
    });
    view! {
        <div class="way-acts">
            {next}
            {has_rest.then(|| view! { <Menu name="moves" label=t.other_moves aria_label=t.other_moves_label items=items /> })}
        </div>
    }
}

/// Above an approval or payment of relief: what the same person, household or account was given before.
#[component]
pub fn EarlierAlert(page: Page, to: Stage) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let earlier = page.part(|sheet| match sheet.entry.register() {
        Register::Relief => sheet.earlier.clone(),
        _ => Vec::new(),
    });
    let is_grant = matches!(to, Stage::Approved | Stage::Paid);
    live(move || {
        let earlier = earlier.get().unwrap_or_default();
        (is_grant && !earlier.is_empty()).then(|| {
            let head = match earlier.len() {
                1 => t.earlier_alert_one.to_owned(),
                n => fill(t.earlier_alert, &[&n.to_string()]),
            };
            let rows = earlier.into_iter().map(|row| {
                let said =
                    format!("{} {} {} ¥{}", row.opened, row.number, row.stage.say(lang), yuan(row.amount));
                view! { <A href=address::entry(row.id)>{said}</A> }
            });
            let rows = rows.collect_view();
            view! { <div data-part="earlier-alert"><Notice text=head tone=Tone::Due>{rows}</Notice></div> }
        })
    })
}

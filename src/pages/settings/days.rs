//! How many days things wait before the desk is reminded: what holds today, what was set from which day on, and setting it.

use casework::act::Act;
use casework::register::{DatedDays, DayRule, DayRules};
use casework::staff::Right;
use casework::time::Day;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::use_may;
use crate::desk::{use_answer, use_desk};
use crate::locale::settings::{DaysWords, SettingsWords, days_said};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::acting::{ActingNotice, use_acting};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Field, InputKind, Pick, Select, TextInput};
use crate::platform::clock;
use crate::protocol::{Reply, Request};

/// The days of the centre, kept up to date; none while the engine has not answered.
pub fn use_days() -> Memo<Option<DayRules>> {
    let answer = use_answer(
        || Some(Request::Days),
        |reply| match reply {
            Reply::Days(rules) => Some(rules),
            _ => None,
        },
    );
    Memo::new(move |_| answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()).cloned()))
}

/// Today on the centre's clock.
pub fn use_today() -> Day {
    let zone = use_desk().desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.zone));
    clock::now().civil(zone.unwrap_or_default()).day
}

/// The part of the page.
#[component]
pub fn DaysPart() -> impl IntoView {
    let t: &DaysWords = use_words();
    let (rules, may) = (use_days(), use_may(Right::Manage));
    view! {
        <section class="card card-body form" aria-labelledby="days-title" data-part="days">
            <h2 id="days-title">{t.title}</h2>
            <p class="small muted">{t.lead}</p>
            {live(move || rules.get().map(|rules| view! { <DaysTable rules=rules /> }))}
            {live(move || may.get().then(|| view! { <DaysForm /> }))}
        </section>
    }
}

/// What holds today, and what was set.
#[component]
fn DaysTable(rules: DayRules) -> impl IntoView {
    let (t, lang, today) = (use_words::<DaysWords>(), use_lang(), use_today());
    let row = |rule: DayRule| {
        let now = rules.on(rule, today);
        let set: Vec<String> = rules
            .of(rule)
            .map(|set| fill(t.since, &[&set.from.to_string(), &set.days.to_string()]))
            .collect();
        let set = if set.is_empty() { t.shipped.to_owned() } else { set.join("; ") };
        view! {
            <tr data-rule=rule.word() data-value=now><th scope="row">{rule.say(lang)}</th><td>{days_said(rule, now, lang)}</td><td>{set}</td></tr>
        }
    };
    view! {
        <div class="scrolls" tabindex="0" role="region" aria-label=t.set>
            <table class="plain-table">
                <thead><tr><th scope="col">{t.rule}</th><th scope="col">{t.today}</th><th scope="col">{t.set}</th></tr></thead>
                <tbody>{DayRule::ALL.map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Sets the days of a rule from a day on.
#[component]
fn DaysForm() -> impl IntoView {
    let t: &DaysWords = use_words();
    let shared: &SettingsWords = use_words();
    let (lang, acting) = (use_lang(), use_acting());
    let rule = RwSignal::new(DayRule::Notice);
    let (from, days) = (RwSignal::new(use_today().to_string()), RwSignal::new(String::new()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match DatedDays::read(rule.get_untracked(), &from.get_untracked(), &days.get_untracked()) {
            Ok(set) => {
                acting.send(Act::SetDays(set), shared.saved, move || drop(days.try_set(String::new())))
            }
            Err(issues) => acting.issues.set(issues),
        }
    };
    let picks: Vec<Pick> = DayRule::ALL.iter().map(|rule| Pick::new(rule.word(), rule.say(lang))).collect();
    let pick = move |word: String| {
        DayRule::ALL.into_iter().filter(|rule| rule.word() == word).for_each(|picked| rule.set(picked))
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-label=t.title>
            <Field label=t.rule name="rule" form="days">
                <Select name="rule" picks=picks value=Signal::derive(move || rule.get().word().to_owned()) on_pick=pick />
            </Field>
            <Field label=t.from name="from" form="days" hint=t.from_hint error=acting.error("from")>
                <TextInput name="from" kind=InputKind::Date value=from on_input=move |text| from.set(text) />
            </Field>
            <Field label=t.days name="days" form="days" error=acting.error("days")>
                <TextInput name="days" kind=InputKind::Count unit=t.unit value=days on_input=move |text| days.set(text) />
            </Field>
            <ActingNotice acting=acting fields=&["from", "days"] />
            <div class="form-acts">
                <Button label=shared.save kind=ButtonKind::Primary submit=true busy=acting.busy busy_label=shared.saving name="save-days" />
            </div>
        </form>
    }
}

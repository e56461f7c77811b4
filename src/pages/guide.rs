//! `/guide/:word`: what a register is for, how an entry goes, and how each figure is counted. Stages and figures are shown
//! from the tables the program goes by, so what is said here cannot go stale.

use casework::register::{DayRule, DayRules, Register, Stage};
use casework::tally::{Count, Split, Tally};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;

use crate::locale::boards::count_word;
use crate::locale::format::listed;
use crate::locale::guide::{GuideWords, purpose, usage};
use crate::locale::settings::days_said;
use crate::locale::tallies::rule;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::frame::{NoSuchPage, PageHead};
use crate::pages::settings::{use_days, use_today};
use crate::parts::live::live;
use crate::registers::address;

/// The page.
#[component]
pub fn GuidePage() -> impl IntoView {
    let params = use_params_map();
    let register = Memo::new(move |_| params.with(|params| params.get_str("word").and_then(Register::parse)));
    live(move || match register.get() {
        Some(register) => view! { <Guide register=register /> }.into_any(),
        None => view! { <NoSuchPage /> }.into_any(),
    })
}

#[component]
fn Guide(register: Register) -> impl IntoView {
    let (t, lang) = (use_words::<GuideWords>(), use_lang());
    view! {
        <PageHead title=fill(t.title, &[&register.say(lang)])>
            <div class="page-acts">
                <A href=address::list(register) attr:class="button button--quiet button--normal">{t.back}</A>
            </div>
        </PageHead>
        <article class="guide" data-guide=register.word()>
            <section class="card card-body"><h2>{t.purpose}</h2><p>{purpose(register, lang)}</p></section>
            <section class="card card-body"><h2>{t.steps}</h2><p>{usage(register, lang)}</p></section>
            <Stages register=register />
            <Days register=register />
            <Figures register=register />
        </article>
    }
}

/// The stages, from the table of moves.
#[component]
fn Stages(register: Register) -> impl IntoView {
    let (t, lang) = (use_words::<GuideWords>(), use_lang());
    let path = &register.spec().path;
    let row = move |stage: Stage| {
        let after =
            path.after(stage).into_iter().filter(|(_, reach)| *reach != casework::register::Reach::Skip);
        let next = after.map(|(to, reach)| match reach.needs_reason() {
            true => fill(t.with_reason, &[&to.say(lang)]),
            false => to.say(lang),
        });
        let needs = register.spec().needed_by(stage).map(|item| item.say(lang));
        let state = if path.is_open(stage) { t.is_open } else { t.is_ended };
        view! {
            <tr data-stage=stage.word()><th scope="row">{stage.say(lang)}</th><td>{listed(next, t.nothing, lang)}</td><td>{listed(needs, t.nothing, lang)}</td><td>{state}</td></tr>
        }
    };
    view! {
        <section class="card card-body">
            <h2>{t.stages}</h2>
            <div class="scrolls" tabindex="0" role="region" aria-label=t.stages>
                <table class="plain-table">
                    <thead><tr><th scope="col">{t.stage}</th><th scope="col">{t.next}</th><th scope="col">{t.needs}</th><th scope="col">{t.state}</th></tr></thead>
                    <tbody>{path.stages().map(row).collect_view()}</tbody>
                </table>
            </div>
            {(path.line.len() > 2).then(|| view! { <p class="small muted">{t.skips}</p> })}
        </section>
    }
}

/// What the desk is reminded of, with the days that hold today.
#[component]
fn Days(register: Register) -> impl IntoView {
    let (t, lang, rules, today) = (use_words::<GuideWords>(), use_lang(), use_days(), use_today());
    let of = DayRule::of(register);
    (!of.is_empty()).then(|| {
        let rows = move || {
            let said = |rules: DayRules| {
                let row = |rule: &DayRule| {
                    let days = rules.on(*rule, today);
                    view! { <li data-rule=rule.word() data-value=days>{days_said(*rule, days, lang)}</li> }
                };
                of.iter().map(row).collect_view()
            };
            rules.get().map(said)
        };
        view! {
            <section class="card card-body">
                <h2>{t.due}</h2>
                <ul class="plain-words">{live(rows)}</ul>
                <p class="small muted">{t.due_set}</p>
            </section>
        }
    })
}

/// The figures, from those the register declares.
#[component]
fn Figures(register: Register) -> impl IntoView {
    let (t, lang) = (use_words::<GuideWords>(), use_lang());
    let row = move |count: Count| {
        let name = Tally::of(register, count).name();
        view! { <tr data-count=name><th scope="row">{count_word(register, count, lang)}</th><td>{rule(register, count, lang)}</td></tr> }
    };
    let splits = Split::all(register).into_iter().map(|split| split.say(lang));
    view! {
        <section class="card card-body">
            <h2>{t.figures}</h2>
            <table class="plain-table">
                <thead><tr><th scope="col">{t.figure}</th><th scope="col">{t.rule}</th></tr></thead>
                <tbody>{Count::all(register).into_iter().map(row).collect_view()}</tbody>
            </table>
            <p class="small muted">{fill(t.splits, &[&listed(splits, t.nothing, lang)])}</p>
        </section>
    }
}

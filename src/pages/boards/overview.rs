//! `/statistics/overview`: all desks beside one another, reception among them, for one page of paper.

use std::sync::Arc;

use casework::figure::{Ask, Figure, Measure};
use casework::register::Register;
use casework::tally::{Count, Tally};
use casework::time::Month;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::BoardTabs;
use super::board::{PaperHead, cell, change_cells, change_lines, write};
use super::place::use_place;
use crate::boards::ask::{Four, periods};
use crate::boards::door::board_address;
use crate::boards::overview::{OverviewLine, OverviewSheet};
use crate::desk::{use_answer, use_answer_to};
use crate::locale::boards::{BoardWords, count_word, unit_word};
use crate::locale::format::{number, yuan};
use crate::locale::statistics::{StatisticsWords, unit_of};
use crate::locale::{Lang, Say, Words, fill, use_lang, use_words};
use crate::pages::frame::PageHead;
use crate::pages::statistics::arrange::nothing;
use crate::pages::statistics::board::Scoped;
use crate::pages::statistics::doors::{door, labels};
use crate::pages::statistics::scope_bar::{PeriodBar, Writer};
use crate::parts::live::live;
use crate::parts::{Chart, ChartCell, ChartSheet, Notice, Tile, Tone};
use crate::protocol::{Reply, Request};
use crate::statistics::scope::Scope;

/// The desks told in tiles.
const TILES: [Register; 5] =
    [Register::Relief, Register::Legal, Register::Seeker, Register::Loan, Register::HomeVisit];

/// All desks.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let (t, lang) = (use_words::<BoardWords>(), use_lang());
    let (scoped, _) = use_place(Signal::stored("/statistics/overview".to_owned()), Signal::stored(None));
    let question = move || {
        let scope = scoped.scope.get()?;
        Some((scope, Request::Tallies(OverviewSheet::questions(&scope))))
    };
    let answer = use_answer_to(question, |scope, reply| match reply {
        Reply::Figures(answers) => OverviewSheet::read(scope, answers).map(Arc::new),
        _ => None,
    });
    let sheet = Memo::new(move |last: Option<&Option<Arc<OverviewSheet>>>| {
        let fresh = answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().cloned()));
        fresh.or_else(|| last.cloned().flatten())
    });
    let contacts = use_contacts(scoped);
    let trouble =
        move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned()));
    let first = move || scoped.span.get().map(|(first, _)| first);
    let table = Memo::new(move |_| {
        let sheet = sheet.get();
        let reception = contacts.get().unwrap_or_default();
        Arc::new(sheet.map_or_else(nothing, |sheet| overview(&sheet, reception, first(), lang)))
    });
    let writer = Writer::new(move |like| {
        let (sheet, scope) = untrack(|| ((*table.get()).clone(), scoped.scope.get()));
        async move {
            match scope {
                Some(scope) => write(t.overview.to_owned(), scope, vec![sheet], like, lang).await,
                None => Ok(()),
            }
        }
    });
    let shown = move || {
        if sheet.with(Option::is_none) {
            return view! { <p class="muted" role="status">{t.loading}</p> }.into_any();
        }
        let tiles = TILES
            .map(|register| view! { <DeskTile register=register sheet=sheet scoped=scoped /> }.into_any());
        view! {
            <div class="tiles" data-tiles="overview"><ReceptionTile contacts=contacts scoped=scoped />{tiles.into_iter().collect::<Vec<AnyView>>()}</div>
            <Chart name="overview-desks" sheet=table labels=labels(use_words()) on_open=Callback::new(|_| {}) plain=true />
            <Fund />
        }
        .into_any()
    };
    view! {
        <div class="statistics">
            <PageHead title=t.overview />
            <BoardTabs />
            {live(move || trouble().map(|trouble| view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }))}
            <PaperHead name=t.overview scoped=scoped />
            <PeriodBar scoped=scoped write=writer />
            {live(shown)}
        </div>
    }
}

/// Contacts in the four periods.
fn use_contacts(scoped: Scoped) -> Memo<Option<Four>> {
    let question = move || {
        let scope = scoped.scope.get()?;
        let ask = |period| Ask { figure: Figure::of(Measure::Contacts), period, splits: Vec::new() };
        Some(Request::Figures(periods(&scope).map(ask).to_vec()))
    };
    let answer = use_answer(question, |reply| match reply {
        Reply::Figures(answers) => match answers.as_slice() {
            [now, before, last_year, ran] => Some(Four {
                now: now.total,
                before: before.total,
                last_year: last_year.total,
                ran: ran.total,
            }),
            _ => None,
        },
        _ => None,
    });
    Memo::new(move |_| answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().copied())))
}

/// The table: reception first, then each register.
fn overview(sheet: &OverviewSheet, contacts: Four, first: Option<Month>, lang: Lang) -> ChartSheet {
    let t: &BoardWords = Words::of(lang);
    let s: &StatisticsWords = Words::of(lang);
    let scope = &sheet.scope;
    let period = scope.period;
    let heads =
        [t.desk, t.counted, s.change, s.year_before, t.ran, t.amount, t.ran_amount, t.persons, t.open];
    let dash = || ChartCell::Text(String::new());
    let contact =
        |period, value| ChartCell::Number(door(Figure::of(Measure::Contacts), period, value, t.reception));
    let mut reception = vec![ChartCell::Text(t.reception.to_owned()), contact(period, contacts.now)];
    reception.extend(change_cells(contacts, scope, first, lang));
    reception.push(contact(scope.running(scope.year), contacts.ran));
    reception.extend([dash(), dash(), dash(), dash()]);
    let mut rows = vec![reception];
    rows.extend(sheet.lines.iter().map(|line| row(line, scope, first, lang)));
    ChartSheet {
        title: t.overview.to_owned(),
        note: t.overview_note.to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows,
        file: format!("{} {period}", t.overview),
        ..nothing()
    }
}

fn row(line: &OverviewLine, scope: &Scope, first: Option<Month>, lang: Lang) -> Vec<ChartCell> {
    let (register, period, running) = (line.register, scope.period, scope.running(scope.year));
    let word = register.say(lang);
    let number = |count: Count, period, value| {
        let tally = Tally::of(register, count);
        cell(&tally, period, value, format!("{word} {}", count_word(register, count, lang)))
    };
    let some = |count: Count, period, value: Option<i64>| {
        value.map_or_else(|| ChartCell::Text(String::new()), |value| number(count, period, value))
    };
    let unit = unit_word(&Tally::of(register, Count::Counted), lang);
    let mut row = vec![
        ChartCell::Text(format!("{word} · {} ({unit})", count_word(register, Count::Counted, lang))),
        number(Count::Counted, period, line.counted.now),
    ];
    row.extend(change_cells(line.counted, scope, first, lang));
    row.extend([
        number(Count::Counted, running, line.counted.ran),
        some(Count::Amount, period, line.amount.map(|four| four.now)),
        some(Count::Amount, running, line.amount.map(|four| four.ran)),
        some(Count::Persons, period, line.persons),
        some(Count::Open, period, line.open),
    ]);
    row
}

#[component]
fn ReceptionTile(contacts: Memo<Option<Four>>, scoped: Scoped) -> impl IntoView {
    let (t, lang) = (use_words::<BoardWords>(), use_lang());
    let four = move || contacts.get().unwrap_or_default();
    let lines = move || {
        let Some(scope) = scoped.scope.get() else { return Vec::new() };
        change_lines(four(), &scope, scoped.span.get().map(|(first, _)| first), lang)
    };
    let navigate = use_navigate();
    let open = Callback::new(move |()| navigate("/statistics", Default::default()));
    view! {
        <Tile label=t.reception number=Signal::derive(move || number(four().now))
            unit=Signal::derive(move || unit_of(Measure::Contacts.unit(), four().now, lang)) lines=Signal::derive(lines)
            figure=Figure::of(Measure::Contacts).name() period=Signal::derive(move || scoped.scope(|scope| scope.period.to_string()))
            value=Signal::derive(move || Some(four().now)) on_open=open />
    }
}

#[component]
fn DeskTile(register: Register, sheet: Memo<Option<Arc<OverviewSheet>>>, scoped: Scoped) -> impl IntoView {
    let lang = use_lang();
    let line = move || {
        sheet.with(|sheet| {
            sheet
                .as_ref()
                .and_then(|sheet| sheet.lines.iter().find(|line| line.register == register).cloned())
        })
    };
    let tally = Tally::of(register, Count::Counted);
    let lines = move || {
        let (Some(line), Some(scope)) = (line(), scoped.scope.get()) else { return Vec::new() };
        let first = scoped.span.get().map(|(first, _)| first);
        let mut lines: Vec<String> = line
            .amount
            .map(|four| format!("{} {}", count_word(register, Count::Amount, lang), yuan(four.now)))
            .into_iter()
            .collect();
        lines.extend(change_lines(line.counted, &scope, first, lang));
        lines
    };
    let navigate = use_navigate();
    let open = Callback::new(move |()| navigate(&board_address(register), Default::default()));
    let value = move || line().map_or(0, |line| line.counted.now);
    view! {
        <Tile label=format!("{} · {}", register.say(lang), count_word(register, Count::Counted, lang))
            number=Signal::derive(move || number(value())) unit=unit_word(&tally, lang) lines=Signal::derive(lines)
            figure=tally.name() period=Signal::derive(move || scoped.scope(|scope| scope.period.to_string()))
            value=Signal::derive(move || Some(value())) on_open=open />
    }
}

/// The warmth fund up to now.
#[component]
fn Fund() -> impl IntoView {
    let t = use_words::<BoardWords>();
    let fund = use_answer(
        || Some(Request::Fund),
        |reply| match reply {
            Reply::Fund(fund) => Some(fund),
            _ => None,
        },
    );
    live(move || {
        let fund = fund.with(|fund| fund.as_ref().and_then(|fund| fund.as_ref().ok().copied()))?;
        let parts = [fund.given, fund.spent, fund.returned].map(yuan);
        Some(view! {
            <section class="card card-body" data-part="fund">
                <h2>{t.fund}</h2>
                <p><b data-figure="fund.balance" data-value=fund.balance()>{yuan(fund.balance())}</b>" "
                <span class="muted">{fill(t.fund_line, &[&parts[0], &parts[1], &parts[2]])}</span></p>
            </section>
        })
    })
}

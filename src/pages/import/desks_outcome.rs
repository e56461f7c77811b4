//! What came of the sheets of the other desks: rows that came in, what their registers hold now, and a way back for each.

use std::sync::Arc;

use casework::act::EntriesReport;
use casework::register::EntryWhy;
use leptos::prelude::*;
use paperwork::ledger::desk::Book;

use super::desk::Doing;
use super::left_out::{LeftOutButton, field_word};
use crate::desk::use_answer;
use crate::importing::{DeskSheet, Import};
use crate::locale::format::yuan;
use crate::locale::import::ImportWords;
use crate::locale::import_desks::DeskImportWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonSize, Chip};
use crate::protocol::{Reply, Request};

/// The sheets of this import.
#[component]
pub fn DesksOutcome(doing: Doing) -> impl IntoView {
    let t = use_words::<DeskImportWords>();
    let desks = Memo::new(move |_| doing.state.with(|import| import.desks.clone()));
    let rows =
        move || desks.get().into_iter().map(|desk| view! { <Line doing=doing desk=desk /> }).collect_view();
    let is_there = Memo::new(move |_| doing.state.with(|import| !import.desks.is_empty()));
    view! {
        <Show when=move || is_there.get()>
            <h3>{t.outcome_head}</h3>
            <div class="import-scroll">
                <table class="plain-table" data-table="import-outcome">
                    <thead><tr>
                        <th scope="col">{t.sheet}</th><th scope="col">{t.goes_to}</th><th scope="col" class="is-number">{t.came_in}</th>
                        <th scope="col" class="is-number">{t.left_out}</th><th scope="col" class="is-number">{t.in_register}</th><th scope="col" class="is-number">{t.money}</th><th></th>
                    </tr></thead>
                    <tbody>{live(rows)}</tbody>
                </table>
            </div>
        </Show>
    }
}

#[component]
fn Line(doing: Doing, desk: DeskSheet) -> impl IntoView {
    let (t, lang) = (use_words::<DeskImportWords>(), use_lang());
    let name = doing
        .state
        .with_untracked(|import| import.sheets.get(desk.sheet).map(|look| look.name.clone()))
        .unwrap_or_default();
    let book = desk.book;
    let seq = desk.done.and_then(|done| done.seq);
    let is_undone = desk.done.is_some_and(|done| done.undone);
    let answer = use_report(seq);
    let report = move || answer.get().map(|(report, _)| report);
    let now = RwSignal::new(None::<(i64, i64)>);
    Effect::new(move |_| {
        doing.desk.revision.track();
        // Of loans that were there before, repayments change neither number nor money lent.
        let Book::Entries(register) = book else { return };
        leptos::task::spawn_local(async move {
            let found = doing.register_now(register).await;
            now.try_set(found);
        });
    });
    let imported = move || report().map(|report| report.imported);
    let is_known = desk.is_known();
    // Of a sheet that was there already nothing was saved: what was seen before is told.
    let known = desk.sums.as_ref().map(|sums| sums.there()).filter(|_| is_known && seq.is_none());
    let left_out = move || report().map(|report| wrong(&report)).or(known);
    let download = move || {
        let ((report, left), seq) = (answer.get()?, seq?);
        Some(view! { <LeftOutButton seq=seq report=report left=left /> })
    };
    let said = move || match (desk.done, imported()) {
        (None, _) if is_known => t.nothing_new.to_owned(),
        (None, _) => t.not_done.to_owned(),
        (Some(done), _) if done.seq.is_none() => t.nothing_new.to_owned(),
        (_, rows) => rows.map(|rows| rows.to_string()).unwrap_or_default(),
    };
    let is_working = Signal::derive(move || doing.state.with(Import::is_busy));
    let undo = fill(t.undo_named, &[&name]);
    let back = move || {
        match (seq, is_undone) {
        (Some(_), true) => view! { <Chip text=t.undone /> }.into_any(),
        (Some(seq), false) => view! {
            <Button label=undo.clone() name="undo-sheet" size=ButtonSize::Small disabled=is_working on_press=move |()| doing.undo_sheet(seq) />
        }
        .into_any(),
        (None, _) => ().into_any(),
    }
    };
    let value = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    view! {
        <tr data-sheet=name.clone() data-register=book.word()>
            <th scope="row">{name.clone()}</th>
            <td>{book.say(lang)}</td>
            <td class="is-number" data-sum="entries" data-value=told(move || value(imported().map(i64::from)))>{live(said)}</td>
            <td class="is-number" data-sum="left-out" data-value=told(move || value(left_out().map(i64::from)))>{live(left_out)}</td>
            <td class="is-number" data-sum="counted" data-value=told(move || value(now.get().map(|(count, _)| count)))>{live(move || now.get().map(|(count, _)| fill(t.entries, &[&count.to_string()])))}</td>
            <td class="is-number" data-sum="fen" data-value=told(move || value(now.get().map(|(_, fen)| fen)))>{live(move || now.get().map(|(_, fen)| fen).filter(|fen| *fen > 0).map(yuan))}</td>
            <td>{live(back)} {live(download)}</td>
        </tr>
    }
}

/// What is kept of an import of a register.
fn use_report(seq: Option<u64>) -> Memo<Option<(Arc<EntriesReport>, u32)>> {
    let answer = use_answer(
        move || seq.map(Request::EntriesReport),
        |reply| match reply {
            Reply::EntriesReport(report, left) => Some(report.map(|report| (Arc::new(*report), left))),
            _ => None,
        },
    );
    Memo::new(move |_| answer.get().and_then(|found| found.ok().flatten()))
}

/// Rows left out for what is wrong with them, or because they are there already.
fn wrong(report: &EntriesReport) -> u32 {
    let is_out = |why: EntryWhy| why.is_wrong() || why.is_known() || why.is_out() || why.is_repeat();
    report.notes.iter().filter(|note| is_out(note.why)).count() as u32
}

/// What is kept of an earlier import of a register: counts, and every row that is no structure with what is said of it.
#[component]
pub fn EntriesTold(seq: u64) -> impl IntoView {
    let (t, words, lang) = (use_words::<DeskImportWords>(), use_words::<ImportWords>(), use_lang());
    let answer = use_answer(
        move || Some(Request::EntriesReport(seq)),
        |reply| match reply {
            Reply::EntriesReport(report, left) => Some(report.map(|report| (Arc::new(*report), left))),
            _ => None,
        },
    );
    let told = move |report: Arc<EntriesReport>, left: u32| {
        let of = |fits: fn(EntryWhy) -> bool| report.notes.iter().filter(|note| fits(note.why)).count();
        let sums = [
            ("imported", report.imported as usize, words.done_imported),
            ("wrong", of(EntryWhy::is_wrong), t.wrong),
            ("known", of(EntryWhy::is_known), t.already),
            ("out", of(EntryWhy::is_out), words.done_out),
            ("repeats", of(EntryWhy::is_repeat), words.done_repeats),
            ("skipped", of(|why| why == EntryWhy::Structure), t.structure),
        ];
        let rows = report.notes.iter().filter(|note| note.why != EntryWhy::Structure).take(400);
        let rows = rows.map(|note| view! {
            <tr data-row=note.row><th scope="row" class="is-number">{note.row}</th><td>{field_word(&report, &note.field, lang)}</td><td>{note.why.say(lang)}</td></tr>
        });
        view! {
            <p class="muted">{fill(words.report_of, &[&report.file, &report.sheet])} " → " {report.register.say(lang)}</p>
            <dl class="import-sums">
                {sums.into_iter().map(|(key, count, said)| view! {
                    <div><dt>{said}</dt><dd><b data-sum=key data-value=count>{count}</b> " " {t.rows_unit}</dd></div>
                }).collect_view()}
            </dl>
            <table class="plain-table" data-table="entry-notes">
                <thead><tr>
                    <th scope="col" class="is-number">{words.csv_row}</th><th scope="col">{words.csv_field}</th><th scope="col">{words.csv_reason}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {(left > 0).then(|| view! { <p class="muted">{t.left_what}</p> })}
            <div class="import-go"><LeftOutButton seq=seq report=report.clone() left=left /></div>
        }
    };
    live(move || match answer.get() {
        None => view! { <p class="quiet-wait" role="status">{words.report_loading}</p> }.into_any(),
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Some(Ok(None)) => view! { <p class="muted">{words.report_none}</p> }.into_any(),
        Some(Ok(Some((report, left)))) => told(report, left).into_any(),
    })
}

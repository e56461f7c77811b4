//! What is said of an import, kept with it: rows by what became of them, every row with a reason, the same as a file.
//! `/settings/import/reports/:seq` shows that of an earlier import.

use std::sync::Arc;

use casework::ledger::{ImportReport, Outcome, Reason, RowNote, Twin};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::before::use_past;
use super::desks_outcome::EntriesTold;
use crate::desk::use_answer;
use crate::importing::{Tally, csv, lines};
use crate::locale::import::ImportWords;
use crate::locale::import_reasons::kept_reason;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::acting::{ActingNotice, use_acting};
use crate::pages::frame::{NoSuchPage, PageHead};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Glyph, Notice, Tone, use_toasts};
use crate::platform::files;
use crate::protocol::{Reply, Request};

/// Lines listed at first, and added by each press.
const STEP: usize = 50;

/// The page of an earlier import.
#[component]
pub fn ReportPage() -> impl IntoView {
    let t = use_words::<ImportWords>();
    let params = use_params_map();
    let seq =
        Memo::new(move |_| params.with(|params| params.get("seq").and_then(|seq| seq.parse::<u64>().ok())));
    let (past, acting) = (use_past(), use_acting());
    let here = Memo::new(move |_| {
        let seq = seq.get()?;
        past.with(|past| past.as_ref()?.as_ref().ok()?.iter().find(|past| past.seq == seq).cloned())
    });
    let undo = move || {
        let past = here.get()?;
        Some(match past.undone {
            true => view! { <Notice tone=Tone::Neutral text=t.undone_head /> }.into_any(),
            false => view! {
                <Button label=t.undo_all name="undo-import" icon=Glyph::Undo kind=ButtonKind::Danger busy=acting.busy
                    busy_label=t.undoing on_press=move |()| acting.undo(past.seq) />
            }
            .into_any(),
        })
    };
    let is_of_register =
        Memo::new(move |_| here.with(|past| past.as_ref().is_some_and(|past| past.register.is_some())));
    let told = move |seq: u64| match is_of_register.get() {
        true => view! { <EntriesTold seq=seq /> }.into_any(),
        false => view! { <Report seq=seq /> }.into_any(),
    };
    live(move || match seq.get() {
        None => view! { <NoSuchPage /> }.into_any(),
        Some(seq) => view! {
            <div class="import">
                <PageHead title=t.report_title />
                <ActingNotice acting=acting />
                <section class="card import-done" data-report=seq>
                    {live(move || told(seq))}
                    <div class="import-go">{live(undo)}</div>
                </section>
            </div>
        }
        .into_any(),
    })
}

/// The report of an import.
#[component]
pub fn Report(seq: u64) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let answer = use_answer(
        move || Some(Request::ImportReport(seq)),
        |reply| match reply {
            Reply::Report(report) => Some(report.map(|report| Arc::new(*report))),
            _ => None,
        },
    );
    live(move || match answer.get() {
        None => view! { <p class="quiet-wait" role="status">{t.report_loading}</p> }.into_any(),
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Some(Ok(None)) => view! { <p class="muted">{t.report_none}</p> }.into_any(),
        Some(Ok(Some(report))) => view! { <Told report=report /> }.into_any(),
    })
}

#[component]
fn Told(report: Arc<ImportReport>) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let tally = Tally::of(&report);
    let sums = [
        ("imported", tally.imported, t.done_imported),
        ("doubtful", tally.doubtful, t.done_doubtful),
        ("updated", tally.updated, t.done_updated),
        ("held", tally.held, t.done_held),
        ("known", tally.known, t.done_known),
        ("out", tally.out, t.done_out),
        ("repeats", tally.repeats, t.done_repeats),
        ("skipped", tally.skipped, t.done_skipped),
    ];
    view! {
        <p class="muted">{fill(t.report_of, &[&report.file, &report.sheet])}</p>
        <dl class="import-sums">
            {sums.into_iter().map(|(key, count, words)| view! {
                <div><dt>{words}</dt><dd><b data-sum=key data-value=count>{count}</b> " " {t.rows_unit}</dd></div>
            }).collect_view()}
        </dl>
        <Notes report=report />
    }
}

/// The rows with their reasons.
#[component]
fn Notes(report: Arc<ImportReport>) -> impl IntoView {
    let (t, lang, toasts) = (use_words::<ImportWords>(), use_lang(), use_toasts());
    let count = RwSignal::new(STEP);
    let all = report.notes.len();
    let listed = report.clone();
    let rows = move || listed.notes.iter().take(count.get()).map(|note| line(note, t, lang)).collect_view();
    let download = move |()| {
        let heads = [t.csv_sheet, t.csv_row, t.csv_outcome, t.csv_field, t.csv_reason];
        let field = |note: &RowNote| note.field.map(|field| field.say(lang)).unwrap_or_default();
        let text =
            lines(&report, heads, |reason| outcome(reason, t).to_owned(), field, |note| why(note, t, lang));
        let stem = report.file.rsplit_once('.').map_or(report.file.as_str(), |(stem, _)| stem);
        let name = format!("{stem} {}.csv", t.download_name);
        if let Err(trouble) = files::download(&name, "text/csv", &csv(text)) {
            toasts.failed(trouble.say(lang));
        }
    };
    (all > 0).then(|| view! {
        <div class="import-scroll" tabindex="0" role="region" aria-label=t.notes_label>
            <table class="plain-table" data-table="import-notes">
                <thead><tr>
                    <th scope="col" class="is-number">{t.csv_row}</th><th scope="col">{t.csv_outcome}</th><th scope="col">{t.csv_field}</th><th scope="col">{t.csv_reason}</th>
                </tr></thead>
                <tbody>{live(rows)}</tbody>
            </table>
        </div>
        <div class="import-go">
            {live(move || (count.get() < all).then(|| view! { <Button label=t.more name="more-notes" size=ButtonSize::Small on_press=move |()| count.update(|count| *count += STEP) /> }))}
            <Button label=t.download name="download-notes" icon=Glyph::Download kind=ButtonKind::Quiet size=ButtonSize::Small on_press=download />
        </div>
    })
}

fn line(note: &RowNote, t: &ImportWords, lang: Lang) -> impl IntoView + use<> {
    view! {
        <tr data-row=note.row>
            <th scope="row" class="is-number">{note.row}</th>
            <td>{outcome(note.reason, t)}</td>
            <td>{note.field.map(|field| field.say(lang))}</td>
            <td>{why(note, t, lang)}</td>
        </tr>
    }
}

fn why(note: &RowNote, t: &ImportWords, lang: Lang) -> String {
    let said = kept_reason(note.reason, lang);
    match note.twin {
        Some(Twin::Row(row)) => format!("{said} {}", fill(t.same_as_row, &[&row.to_string()])),
        _ => said,
    }
}

fn outcome(reason: Reason, t: &ImportWords) -> &'static str {
    match reason.outcome() {
        Outcome::Flagged => t.outcome_doubtful,
        Outcome::Updated => t.outcome_updated,
        Outcome::Held => t.outcome_held,
        Outcome::Skipped => t.outcome_skipped,
    }
}

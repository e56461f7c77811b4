//! The third step: the rows, those with something to look at first. A note stands under its row, never in a tooltip only.

use std::sync::Arc;

use leptos::prelude::*;
use paperwork::ledger::{Field, Reason};

use super::columns::FileLine;
use super::desk::Doing;
use super::notes_file::DownloadNotes;
use crate::locale::import::ImportWords;
use crate::locale::import_reasons::reason;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::paper_protocol::{self, Harvest, Noted, Outcome, RowLook};
use crate::parts::live::live;
use crate::parts::{Chip, Choice, Segments, Tone};

/// Fields shown of a row, in order.
const SHOWN: [Field; 8] = [
    Field::Received,
    Field::Class,
    Field::Channel,
    Field::Name,
    Field::IdNumber,
    Field::Employer,
    Field::Category,
    Field::People,
];

/// Looking at the rows.
#[component]
pub fn RowsStep(doing: Doing) -> impl IntoView {
    view! {
        <FileLine doing=doing />
        <RowsCard doing=doing />
    }
}

/// The rows with their counts.
#[component]
pub fn RowsCard(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let harvest = Memo::new(move |_| doing.state.with(|import| import.harvest.clone()));
    let all = RwSignal::new(false);
    let choices = vec![Choice::new(false, "noted", t.shown_noted), Choice::new(true, "all", t.shown_all)];
    view! {
        <section class="card import-rows" aria-label=t.rows_label>
            <div class="card-head">
                {live(move || harvest.get().map(|harvest| view! { <Counts harvest=harvest /> }))}
                <Segments name="rows-shown" choices=choices small=true aria_label=t.shown_label
                    value=Signal::derive(move || Some(all.get())) on_pick=move |shown| all.set(shown) />
            </div>
            {live(move || harvest.get().map(|harvest| view! { <Rows harvest=harvest all=all.get() /> }))}
            {live(move || harvest.get().map(|harvest| view! {
                <NewCodes harvest=harvest.clone() />
                <DownloadNotes doing=doing harvest=harvest />
            }))}
        </section>
    }
}

/// How many rows of each outcome.
#[component]
pub fn Counts(harvest: Arc<Harvest>) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let held = harvest.held.len() as u32;
    let skipped = harvest.skipped.len() as u32;
    let chips = [
        ("fine", harvest.taken - harvest.doubtful, t.fine, Tone::Ok),
        ("doubtful", harvest.doubtful, t.doubtful, Tone::Due),
        ("held", held, t.held, Tone::Over),
        ("skipped", skipped, t.skipped, Tone::Neutral),
    ];
    let total = harvest.taken + held + skipped;
    view! {
        <b>{fill(t.rows_total, &[&total.to_string()])}</b>
        {chips.into_iter().map(|(key, count, words, tone)| {
            let tone = if count == 0 { Tone::Neutral } else { tone };
            view! { <span data-sum=key data-value=count><Chip text=fill(words, &[&count.to_string()]) tone=tone /></span> }
        }).collect_view()}
    }
}

/// Entries the import adds to the lists.
#[component]
fn NewCodes(harvest: Arc<Harvest>) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let words: Vec<&str> = harvest.codes.iter().map(|code| code.zh.as_str()).collect();
    (!words.is_empty()).then(
        || view! { <p class="small muted import-line">{fill(t.new_codes, &[&words.join(t.between)])}</p> },
    )
}

/// The table.
#[component]
fn Rows(harvest: Arc<Harvest>, all: bool) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let has =
        |field: &Field| harvest.rows.iter().any(|row| row.cells.iter().any(|(there, _)| there == field));
    let fields: Vec<Field> = SHOWN.into_iter().filter(has).collect();
    let rows: Vec<&RowLook> = harvest.rows.iter().filter(|row| all || is_noteworthy(row)).collect();
    if rows.is_empty() {
        return view! { <p class="import-line muted">{t.nothing_noted}</p> }.into_any();
    }
    let listed =
        |outcome: Outcome| rows.iter().filter(|row| row.outcome == outcome).count() >= paper_protocol::SHOWN;
    let cut = [Outcome::Taken, Outcome::Doubtful, Outcome::Held, Outcome::Skipped].into_iter().any(listed);
    let rows: Vec<AnyView> = rows.into_iter().map(|row| one(row, &fields, lang)).collect();
    view! {
        <div class="import-scroll" tabindex="0" role="region" aria-label=t.rows_label>
            <table class="import-table" data-table="import-rows">
                <thead><tr>
                    <th scope="col" class="is-number">{t.row}</th>
                    {fields.iter().map(|field| view! { <th scope="col">{field.say(lang)}</th> }).collect_view()}
                </tr></thead>
                {rows}
            </table>
        </div>
        {cut.then(|| view! { <p class="small muted import-line">{t.only_first}</p> })}
    }
    .into_any()
}

/// Has the clerk something to look at? The head row and what was read for certain are nothing.
fn is_noteworthy(row: &RowLook) -> bool {
    row.outcome != Outcome::Taken && row.notes.iter().any(|noted| noted.note.reason != Reason::Header)
}

/// A row and, under it, its notes.
fn one(row: &RowLook, fields: &[Field], lang: Lang) -> AnyView {
    let (key, tone) = outcome(row.outcome);
    let is_noted = |field: Field| row.notes.iter().any(|noted| noted.note.field == Some(field));
    let text =
        |field: Field| row.cells.iter().find(|(there, _)| *there == field).map(|(_, text)| text.clone());
    let cell = |field: &Field| view! { <td class:is-noted=is_noted(*field)>{text(*field)}</td> };
    let note = |noted: &Noted| view! { <p>{reason(noted.note.reason, &noted.cell, lang)}</p> };
    let notes = (!row.notes.is_empty()).then(|| {
        let notes = row.notes.iter().map(note).collect_view();
        view! { <tr class="import-note"><td></td><td colspan=fields.len().to_string()>{notes}</td></tr> }
    });
    view! {
        <tbody class=format!("{} outcome-{key}", tone.class()) data-row=row.row data-outcome=key>
            <tr><th scope="row" class="is-number">{row.row}</th>{fields.iter().map(cell).collect_view()}</tr>
            {notes}
        </tbody>
    }
    .into_any()
}

fn outcome(outcome: Outcome) -> (&'static str, Tone) {
    match outcome {
        Outcome::Taken => ("taken", Tone::Ok),
        Outcome::Doubtful => ("doubtful", Tone::Due),
        Outcome::Held => ("held", Tone::Over),
        Outcome::Skipped => ("skipped", Tone::Neutral),
    }
}

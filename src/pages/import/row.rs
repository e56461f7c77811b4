//! One row, its notes under it, and its twin: the earlier row, or the contact that the casebook has. A note stands under its
//! row, never in a tooltip only.

use casework::contact::RecordId;
use casework::ledger::Field;
use leptos::prelude::*;

use super::desk::Doing;
use super::known::said;
use super::rows::{Listed, tone};
use crate::desk::{use_answer, use_desk};
use crate::importing::{Fate, Updated};
use crate::locale::import::ImportWords;
use crate::locale::import_reasons::reason;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::paper_protocol::{Cells, Noted};
use crate::parts::live::live;
use crate::parts::{Checkbox, Markup};
use crate::protocol::{ContactSheet, Reply, Request};

/// A row.
#[component]
pub fn Row(doing: Doing, row: Listed, fields: Vec<Field>) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let Listed { look, fate, update, known } = row;
    let wide = fields.len().to_string();
    let differs = update.as_ref().map(|update| update.fields.clone()).unwrap_or_default();
    let is_noted = |field: Field| {
        look.notes.iter().any(|noted| noted.note.field == Some(field)) || differs.contains(&field)
    };
    let cell = |field: &Field| {
        let class: &[_] = if is_noted(*field) { &[("class", "is-noted")] } else { &[] };
        Markup::element("td", class, Markup::text(text(&look.cells, *field).unwrap_or_default()))
    };
    let head = Markup::element("th", &[("scope", "row"), ("class", "is-number")], Markup::text(look.row));
    let cells = fields.iter().map(cell).fold(head, Markup::and).into_html();
    let note = |noted: &Noted| view! { <p>{reason(noted.note.reason, &noted.cell, lang)}</p> };
    let notes = look.notes.iter().filter(|_| known.is_none()).map(note).collect_view();
    let twin = look.twin.as_ref().map(|(row, cells)| {
        let cells = fields.iter().map(|field| view! { <td>{text(cells, *field)}</td> }).collect_view();
        view! { <tr class="import-twin" data-twin=*row><th scope="row" class="is-number">{*row}</th>{cells}</tr> }
    });
    let has_note = known.is_none() && !look.notes.is_empty();
    view! {
        <tbody class=format!("{} fate-{}", tone(fate).class(), fate.key()) data-row=look.row data-fate=fate.key()>
            <tr inner_html=cells></tr>
            {has_note.then(|| view! { <tr class="import-note"><td></td><td colspan=wide.clone()>{notes}</td></tr> })}
            {twin}
            {known.map(|of| view! { <Known of=of fields=fields.clone() /> })}
            {update.map(|update| view! { <Differing doing=doing update=update cells=look.cells.clone() wide=wide.clone() /> })}
            {(fate == Fate::Out).then(|| view! { <Out doing=doing row=look.row wide=wide.clone() /> })}
            {(fate == Fate::Known).then(|| view! { <tr class="import-note"><td></td><td colspan=wide.clone()><p>{t.known_already}</p></td></tr> })}
        </tbody>
    }
}

fn text(cells: &Cells, field: Field) -> Option<String> {
    cells.iter().find(|(there, _)| *there == field).map(|(_, text)| text.clone())
}

/// The contact that a row is, as the casebook has it.
fn use_contact(of: RecordId) -> Memo<Option<ContactSheet>> {
    let answer = use_answer(
        move || Some(Request::Contact(of)),
        |reply| match reply {
            Reply::Contact(sheet) => Some(Some(*sheet)),
            // A row held aside is no contact.
            Reply::Refused(_) => Some(None),
            _ => None,
        },
    );
    Memo::new(move |_| answer.get().and_then(Result::ok).flatten())
}

/// The contact in the columns of the table.
#[component]
fn Known(of: RecordId, fields: Vec<Field>) -> impl IntoView {
    let (t, lang, desk) = (use_words::<ImportWords>(), use_lang(), use_desk());
    let contact = use_contact(of);
    live(move || {
        let contact = contact.get()?;
        let codes =
            desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone())).unwrap_or_default();
        let cells = fields
            .iter()
            .map(|field| view! { <td>{said(*field, &contact, &codes, lang)}</td> })
            .collect_view();
        Some(
            view! { <tr class="import-twin" data-twin="contact"><th scope="row" class="is-number">{t.ours}</th>{cells}</tr> },
        )
    })
}

/// A row whose contact was taken out by hand, and the choice.
#[component]
fn Out(doing: Doing, row: u32, wide: String) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let takes = Signal::derive(move || doing.state.with(|import| import.chosen.contains(&row)));
    view! {
        <tr class="import-note"><td></td><td colspan=wide>
            <p>{t.out_by_hand}</p>
            <Checkbox name="take-out-row" label=t.take_out_row checked=takes on_change=move |takes| doing.state.update(|import| import.choose_row(row, takes)) />
        </td></tr>
    }
}

/// What a row says otherwise of a contact, field by field, and the choice.
#[component]
fn Differing(doing: Doing, update: Updated, cells: Cells, wide: String) -> impl IntoView {
    let (t, lang, desk) = (use_words::<ImportWords>(), use_lang(), use_desk());
    let contact = use_contact(update.of);
    let (row, fields) = (update.row, update.fields);
    let lines = move || {
        let contact = contact.get()?;
        let codes =
            desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone())).unwrap_or_default();
        let none = |text: String| if text.is_empty() { t.blank.to_owned() } else { text };
        let line = |field: &Field| {
            let theirs = none(text(&cells, *field).unwrap_or_default());
            let ours = none(said(*field, &contact, &codes, lang));
            view! { <p>{fill(t.differs, &[&field.say(lang), &theirs, &ours])}</p> }
        };
        Some(fields.iter().map(line).collect_view())
    };
    let takes = Signal::derive(move || doing.state.with(|import| import.chosen.contains(&row)));
    view! {
        <tr class="import-note"><td></td><td colspan=wide>
            {live(lines)}
            <Checkbox name="take-row" label=t.take_row checked=takes on_change=move |takes| doing.state.update(|import| import.choose_row(row, takes)) />
        </td></tr>
    }
}

//! Columns of the list and what stands in them. Missing values are words, never blanks; numbers are masked.

use std::sync::Arc;

use casework::code::{Codes, ListName};
use casework::query::Sort;
use casework::time::{CivilTime, Day};
use casework::view::ContactRow;
use leptos::prelude::*;

use crate::locale::contacts::ContactsWords;
use crate::locale::format::clock;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, Words, fill};
use crate::parts::{Chip, Column, Tone};

/// The columns.
pub fn columns(t: &ContactsWords) -> Vec<Column> {
    vec![
        Column::new("number", t.col_number).sortable(),
        Column::new("received", t.col_received).sortable(),
        Column::new("channel", t.col_channel).sortable(),
        Column::new("name", t.col_name).sortable(),
        Column::new("phone", t.col_phone),
        Column::new("employer", t.col_employer).sortable(),
        Column::new("category", t.col_category).sortable(),
        Column::new("people", t.col_people).number().sortable(),
        Column::new("handling", t.col_handling).sortable(),
        Column::new("status", t.col_status),
        Column::new("receiver", t.col_receiver).sortable(),
    ]
}

const SORTS: [(&str, Sort); 9] = [
    ("number", Sort::Number),
    ("received", Sort::Received),
    ("channel", Sort::Channel),
    ("name", Sort::Name),
    ("employer", Sort::Employer),
    ("category", Sort::Category),
    ("people", Sort::Involved),
    ("handling", Sort::Handling),
    ("receiver", Sort::Receiver),
];

/// What a column orders by.
pub fn sort_of(column: &str) -> Option<Sort> {
    SORTS.iter().find(|(key, _)| *key == column).map(|(_, sort)| *sort)
}

/// The column that orders by something.
pub fn column_of(sort: Sort) -> Option<&'static str> {
    SORTS.iter().find(|(_, by)| *by == sort).map(|(key, _)| *key)
}

/// Cells of a row.
pub type Cells = Arc<dyn Fn(&ContactRow) -> Vec<AnyView> + Send + Sync>;

/// The cells of a row, in the order of the columns.
pub fn cells(codes: Signal<Codes>, today: Day, lang: Lang) -> Cells {
    Arc::new(move |row: &ContactRow| codes.with_untracked(|codes| cells_of(row, codes, today, lang)))
}

fn cells_of(row: &ContactRow, codes: &Codes, today: Day, lang: Lang) -> Vec<AnyView> {
    let t = ContactsWords::of(lang);
    let word = |list: ListName, key: &str| filled(code_word(codes, list, key, lang), t.not_filled);
    let status = match row.void {
        Some(_) => ().into_any(),
        None => view! { <span class=format!("status-{}", row.status.key())>{row.status.say(lang)}</span> }
            .into_any(),
    };
    vec![
        row.number.to_string().into_any(),
        received(row.received, today).into_any(),
        row.channel.say(lang).into_any(),
        name(row, lang),
        filled(row.phone.clone(), t.no_phone),
        filled(row.employer.clone(), t.not_filled),
        word(ListName::Category, &row.category),
        view! { {row.people} <span class="of-involved">" / " {row.involved}</span> }.into_any(),
        word(ListName::Handling, &row.handling),
        status,
        filled(row.receiver.clone(), t.not_filled),
    ]
}

fn filled(text: String, missing: &'static str) -> AnyView {
    if text.is_empty() {
        view! { <span class="missing">{missing}</span> }.into_any()
    } else {
        let title = text.clone();
        view! { <span title=title>{text}</span> }.into_any()
    }
}

fn name(row: &ContactRow, lang: Lang) -> AnyView {
    let t = ContactsWords::of(lang);
    if let Some(void) = row.void {
        return view! { <span class="missing">{fill(t.void_name, &[&void.say(lang)])}</span> }.into_any();
    }
    let name = match (row.name.is_empty(), row.anonymous) {
        (false, _) => row.name.clone(),
        (true, true) => t.anonymous.to_owned(),
        (true, false) => t.not_filled.to_owned(),
    };
    let is_missing = row.name.is_empty() && !row.anonymous;
    let name = if row.people > 1 { fill(t.group_more, &[&name]) } else { name };
    let urgent = row.urgent.then(|| view! { <Chip text=t.urgent tone=Tone::Over /> });
    view! { <b class="row-name" class:missing=is_missing>{name}</b> {urgent} }.into_any()
}

/// `3-18 10:28` this year, the whole day before.
pub fn received(time: CivilTime, today: Day) -> String {
    let (year, month, day) = time.day.ymd();
    let date = if year == today.ymd().0 { format!("{month}-{day:02}") } else { time.day.to_string() };
    format!("{date} {}", clock(time)).trim_end().to_owned()
}

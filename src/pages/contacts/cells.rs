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
use crate::parts::{Column, Markup, Tone, chip};

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
pub type Cells = crate::parts::Cells<ContactRow>;

/// The cells of a row, in the order of the columns.
pub fn cells(codes: Signal<Codes>, today: Day, lang: Lang) -> Cells {
    Arc::new(move |row: &ContactRow| codes.with_untracked(|codes| cells_of(row, codes, today, lang)))
}

fn cells_of(row: &ContactRow, codes: &Codes, today: Day, lang: Lang) -> Vec<Markup> {
    let t = ContactsWords::of(lang);
    let word = |list: ListName, key: &str| Markup::filled(&code_word(codes, list, key, lang), t.not_filled);
    let status = match row.void {
        Some(_) => Markup::default(),
        None => {
            let class = format!("status-{}", row.status.key());
            Markup::element("span", &[("class", &class)], Markup::text(row.status.say(lang)))
        }
    };
    vec![
        Markup::text(row.number),
        Markup::text(received(row.received, today)),
        Markup::text(row.channel.say(lang)),
        name(row, lang),
        Markup::filled(&row.phone, t.no_phone),
        Markup::filled(&row.employer, t.not_filled),
        word(ListName::Category, &row.category),
        Markup::text(row.people).and(of_involved(row.involved)),
        word(ListName::Handling, &row.handling),
        status,
        Markup::filled(&row.receiver, t.not_filled),
    ]
}

fn of_involved(count: u32) -> Markup {
    Markup::element("span", &[("class", "of-involved")], Markup::text(format!(" / {count}")))
}

fn name(row: &ContactRow, lang: Lang) -> Markup {
    let t = ContactsWords::of(lang);
    if let Some(void) = row.void {
        let text = fill(t.void_name, &[&void.say(lang)]);
        return Markup::element("span", &[("class", "missing")], Markup::text(text));
    }
    let name = match (row.name.is_empty(), row.anonymous) {
        (false, _) => row.name.clone(),
        (true, true) => t.anonymous.to_owned(),
        (true, false) => t.not_filled.to_owned(),
    };
    let class = if row.name.is_empty() && !row.anonymous { "row-name missing" } else { "row-name" };
    let name = if row.people > 1 { fill(t.group_more, &[&name]) } else { name };
    let name = Markup::element("b", &[("class", class)], Markup::text(name));
    match row.urgent {
        true => name.and(chip(t.urgent, Tone::Over)),
        false => name,
    }
}

/// `3-18 10:28` this year, the whole day before.
pub fn received(time: CivilTime, today: Day) -> String {
    let (year, month, day) = time.day.ymd();
    let date = if year == today.ymd().0 { format!("{month}-{day:02}") } else { time.day.to_string() };
    format!("{date} {}", clock(time)).trim_end().to_owned()
}

//! The values of an entry by section, its rows as tables, and what stands beside it.

use casework::code::Codes;
use casework::register::{Group, Item, Section, Sheet, Value};
use casework::view::row_prefix;
use leptos::prelude::*;
use leptos_router::components::A;

use super::Page;
use crate::locale::contacts::ContactsWords;
use crate::locale::entry::EntryWords;
use crate::locale::format::yuan;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::intake::{contact_path, use_about};
use crate::pages::item::{is_number, value_said};
use crate::parts::live::live;
use crate::parts::{Chip, Tone};
use crate::registers::address;

/// A line of the record: name of the field, its label, its value; an empty value is a word of its own.
#[derive(Clone, PartialEq)]
pub struct Line {
    field: &'static str,
    label: String,
    value: String,
}

impl Line {
    /// A line.
    pub fn new(field: &'static str, label: impl Into<String>, value: String) -> Line {
        Line { field, label: label.into(), value }
    }
}

/// Lines beneath one another.
#[component]
pub fn Lines(lines: Vec<Line>) -> impl IntoView {
    let t = use_words::<ContactsWords>();
    let line = |Line { field, label, value }: Line| {
        let is_missing = value.is_empty();
        let value = if is_missing { t.not_filled.to_owned() } else { value };
        view! { <div class="record-line" data-field=field><dt>{label}</dt><dd class:missing=is_missing>{value}</dd></div> }
    };
    view! { <dl class="record-lines">{lines.into_iter().map(line).collect_view()}</dl> }
}

fn codes(page: Page) -> Codes {
    page.door.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone())).unwrap_or_default()
}

/// A value in words; a number in full where it was asked for. `before` is what stands before the item in the field's name.
fn said(page: Page, before: &str, item: Item, value: Option<&Value>, codes: &Codes, lang: Lang) -> String {
    let field = format!("{before}{}", item.name());
    let number =
        page.sheet.with(|sheet| sheet.as_ref().and_then(|sheet| page.shown.text(&field, &sheet.numbers)));
    let value = || value.map_or_else(String::new, |value| value_said(item, value, codes, lang));
    number.unwrap_or_else(value)
}

/// Every section with its items, the doubts above the first.
#[component]
pub fn Sections(page: Page) -> impl IntoView {
    let lang = use_lang();
    let entry = page.part(|sheet| sheet.entry.clone());
    live(move || {
        let entry = entry.get()?;
        let (codes, t) = (codes(page), use_words::<EntryWords>());
        let flags = entry
            .flags
            .iter()
            .map(|flag| view! { <Chip text=flag.say(lang) tone=Tone::Over /> })
            .collect_view();
        let section = |(section, items): &(Section, &'static [Item])| {
            let line = |item: &Item| {
                Line::new(
                    item.name(),
                    item.say(lang),
                    said(page, "", *item, entry.sheet.get(*item), &codes, lang),
                )
            };
            let mut lines: Vec<Line> = items.iter().map(line).collect();
            if *section == Section::Desk {
                lines.insert(0, Line::new("opened", t.opened, entry.opened.to_string()));
                lines.extend(entry.source.as_ref().map(|source| {
                    Line::new(
                        "source",
                        t.source,
                        fill(t.source_line, &[&source.file, &source.sheet, &source.row.to_string()]),
                    )
                }));
            }
            view! { <section class="card record-part"><h2>{section.say(lang)}</h2><Lines lines=lines /></section> }
        };
        let sections = entry.register().spec().sections.iter().map(section).collect_view();
        Some(view! { <p class="record-marks">{flags}</p> {sections} })
    })
}

/// Each group of rows as a table, but for instalments, which stand with the balance.
#[component]
pub fn Groups(page: Page) -> impl IntoView {
    let groups = page
        .sheet
        .with_untracked(|sheet| sheet.as_ref().map_or(&[][..], |sheet| sheet.entry.register().spec().groups));
    let groups = groups.iter().filter(|group| **group != Group::Instalment);
    groups.map(|group| view! { <GroupPart page=page group=*group /> }).collect_view()
}

#[component]
fn GroupPart(page: Page, group: Group) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let is_empty = page.part(move |sheet| sheet.entry.rows_of(group).next().is_none());
    view! {
        <section class="card record-part" data-part=group.word()>
            <h2>{group.say(lang)}</h2>
            {live(move || match is_empty.get() {
                Some(false) => view! { <RowTable page=page group=group /> }.into_any(),
                _ => view! { <p class="missing">{t.rows_none}</p> }.into_any(),
            })}
        </section>
    }
}

/// The rows of a group.
#[component]
pub fn RowTable(page: Page, group: Group) -> impl IntoView {
    let lang = use_lang();
    let rows = page.part(move |sheet| sheet.entry.rows_of(group).cloned().collect::<Vec<Sheet>>());
    let head = group.items().iter().map(|item| {
        let is_number = is_number(*item);
        view! { <th scope="col" class:is-number=is_number>{item.say(lang)}</th> }
    });
    let row = move |place: u32, row: Sheet, codes: &Codes| {
        let before = row_prefix(group, place);
        let cell = |item: &Item| {
            let is_number = is_number(*item);
            view! { <td class:is-number=is_number data-field=item.name()>{said(page, &before, *item, row.get(*item), codes, lang)}</td> }
        };
        view! { <tr>{group.items().iter().map(cell).collect_view()}</tr> }
    };
    let body = move || {
        let codes = codes(page);
        (1..)
            .zip(rows.get().unwrap_or_default())
            .map(|(place, sheet)| row(place, sheet, &codes))
            .collect_view()
    };
    view! {
        <div class="row-table" tabindex="0" role="region" aria-label=group.say(lang)>
            <table class="plain-table" data-table=group.word()>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{live(body)}</tbody>
            </table>
        </div>
    }
}

/// The contact it began with.
#[component]
pub fn BeganWith(page: Page) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let contact = page.part(|sheet| sheet.contact.clone());
    live(move || {
        contact.get().flatten().map(|row| {
            let about = use_about(&row);
            view! {
                <section class="card record-part" data-part="contact">
                    <h2>{t.begins_with}</h2>
                    <p><A href=contact_path(row.id)>{row.number.to_string()} " · " {row.received.day.to_string()} " · " {row.channel.say(lang)}</A> " " {about}</p>
                </section>
            }
        })
    })
}

/// Earlier entries of the register about the same person, household or account.
#[component]
pub fn Earlier(page: Page) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let earlier = page.part(|sheet| sheet.earlier.clone());
    let rows = move || {
        let rows = earlier.get().unwrap_or_default();
        if rows.is_empty() {
            return view! { <p class="missing">{t.no_earlier}</p> }.into_any();
        }
        let row = |row: casework::view::EntryRow| {
            let amount = (row.amount > 0).then(|| yuan(row.amount));
            view! {
                <li class="panel-row panel-row--brief" data-id=row.id.0.to_string()>
                    <span class="panel-row-day">{row.opened.to_string()}</span>
                    <A href=address::entry(row.id) attr:class="panel-row-about">{row.number.to_string()} " " {row.name}</A>
                    <span class="panel-row-status" class:is-open=row.open>{row.stage.say(lang)} " " {amount}</span>
                </li>
            }
        };
        view! { <ul class="panel-rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <section class="card record-part" data-part="earlier"><h2>{t.earlier}</h2>{live(rows)}</section> }
}

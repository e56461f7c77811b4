//! The record as it is read: who came, what about, what came of it, who received it. Numbers are masked until they are asked
//! for.

use casework::code::ListName;
use casework::contact::{Channel, Contact, RecordId};
use casework::view::{ContactRow, EntryRow, Number, yuan};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::desk::use_desk;
use crate::locale::contacts::{ContactWords, ContactsWords};
use crate::locale::entry::EntryWords;
use crate::locale::intake::{FieldWords, IntakeWords};
use crate::locale::terms::code_word;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::intake::{ContactLink, age, contact_path};
use crate::pages::numbers::{ShowNumbers, Shown};
use crate::parts::live::live;
use crate::parts::{Chip, Tone};
use crate::protocol::ContactSheet;
use crate::registers::address;

/// The record.
#[component]
pub fn Record(sheet: ContactSheet, shown: Shown) -> impl IntoView {
    let t = use_words::<ContactWords>();
    let (contact, numbers) = (sheet.contact, sheet.numbers);
    view! {
        <div class="record-main">
            <PersonPart contact=contact.clone() numbers=numbers shown=shown />
            <section class="card record-part">
                <h2>{t.matter}</h2>
                <Marks contact=contact.clone() />
                <Lines lines=matter(&contact) />
                <p class="record-demand" data-field="demand">{contact.demand.clone()}</p>
            </section>
            <Part head=t.handled lines=outcome(&contact) />
            <Part head=t.desk lines=desk(&contact) />
        </div>
    }
}

/// A line: field's name, label, value; an empty value is a word of its own.
type Line = (&'static str, String);

#[component]
fn Part(head: &'static str, lines: Vec<Line>) -> impl IntoView {
    view! { <section class="card record-part"><h2>{head}</h2><Lines lines=lines /></section> }
}

/// Who came, and the buttons that show numbers in full.
#[component]
fn PersonPart(contact: Contact, numbers: Vec<Number>, shown: Shown) -> impl IntoView {
    let t = use_words::<ContactWords>();
    let all = numbers.clone();
    let lines = move || view! { <Lines lines=person(&contact, &numbers, shown) /> };
    view! {
        <section class="card record-part" data-part="person">
            <div class="part-head"><h2>{t.person}</h2><ShowNumbers shown=shown numbers=Signal::stored(all) /></div>
            {live(lines)}
        </section>
    }
}

#[component]
fn Lines(lines: Vec<Line>) -> impl IntoView {
    let (f, t) = (use_words::<FieldWords>(), use_words::<ContactsWords>());
    let line = |(field, value): Line| {
        let is_missing = value.is_empty();
        let value = if is_missing { t.not_filled.to_owned() } else { value };
        view! { <div class="record-line" data-field=field><dt>{f.label(field).to_owned()}</dt><dd class:missing=is_missing>{value}</dd></div> }
    };
    view! { <dl class="record-lines">{lines.into_iter().map(line).collect_view()}</dl> }
}

#[component]
fn Marks(contact: Contact) -> impl IntoView {
    let (f, lang) = (use_words::<FieldWords>(), use_lang());
    let marks = [
        (contact.urgent, f.urgent),
        (contact.confidential, f.confidential),
        (contact.risk, f.risk),
        (contact.group, f.group),
    ];
    let marks =
        marks.into_iter().filter(|(on, _)| *on).map(|(_, word)| view! { <Chip text=word tone=Tone::Due /> });
    let flags = contact.flags.iter().map(|flag| view! { <Chip text=flag.say(lang) tone=Tone::Over /> });
    view! { <p class="record-marks">{marks.collect_view()} {flags.collect_view()}</p> }
}

fn person(contact: &Contact, numbers: &[Number], shown: Shown) -> Vec<Line> {
    let (t, w, lang) = (use_words::<ContactWords>(), use_words::<ContactsWords>(), use_lang());
    let name = if contact.anonymous && contact.name.is_empty() {
        w.anonymous.to_owned()
    } else {
        contact.name.clone()
    };
    let birth = contact
        .birth
        .map(|birth| fill(t.born_age, &[&birth.to_string(), &age(birth, contact.received.day).to_string()]));
    let number = |field: &'static str| shown.text(field, numbers).map(|text| (field, text));
    let document = contact.id_document.as_ref();
    let code = contact.employer_code.as_ref().map(|code| code.as_str().to_owned());
    let mut lines = vec![
        ("name", name),
        ("sex", contact.sex.say(lang)),
        number("phone").unwrap_or_else(|| ("phone", w.no_phone.to_owned())),
        ("employer", contact.employer.clone()),
        ("district", key_word(ListName::District, contact.district.as_ref())),
    ];
    lines.extend(number("phone-2"));
    lines.extend(document.map(|document| ("id-kind", document.kind.say(lang))));
    lines.extend(number("id-number"));
    lines.extend(birth.map(|birth| ("birth", birth)));
    lines.extend(code.map(|code| ("employer-code", code)));
    lines
}

fn matter(contact: &Contact) -> Vec<Line> {
    let lang = use_lang();
    let mut lines = vec![
        ("category", key_word(ListName::Category, contact.category.as_ref())),
        ("nature", contact.nature.say(lang)),
        ("people", contact.people.to_string()),
        ("involved", contact.involved.to_string()),
    ];
    lines.extend(contact.asked.map(|fen| ("asked", yuan(fen))));
    lines.extend(contact.void.map(|void| ("void", void.say(lang))));
    lines
}

fn outcome(contact: &Contact) -> Vec<Line> {
    let lang = use_lang();
    let mut lines = vec![
        ("handling", key_word(ListName::Handling, contact.handling.as_ref())),
        ("status", contact.status.say(lang)),
    ];
    lines.extend(contact.done.map(|done| ("done", done.to_string())));
    lines.push((
        "satisfaction",
        contact
            .satisfaction
            .map_or_else(|| use_words::<IntakeWords>().not_asked.to_owned(), |said| said.say(lang)),
    ));
    if !contact.notes.is_empty() {
        lines.push(("notes", contact.notes.clone()));
    }
    lines
}

fn desk(contact: &Contact) -> Vec<Line> {
    let (t, lang) = (use_words::<ContactWords>(), use_lang());
    let mut lines = vec![("received", contact.received.to_string()), ("channel", contact.channel.say(lang))];
    if contact.channel == Channel::Call {
        lines.push(("line", contact.line.say(lang)));
    }
    lines.push(("receiver", contact.receiver.clone()));
    lines.extend(contact.source.as_ref().map(|source| {
        ("source", fill(t.source_line, &[&source.file, &source.sheet, &source.row.to_string()]))
    }));
    lines
}

fn key_word(list: ListName, key: Option<&casework::code::CodeKey>) -> String {
    let lang = use_lang();
    let codes = use_desk()
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone()))
        .unwrap_or_default();
    key.map(|key| code_word(&codes, list, key.as_str(), lang)).unwrap_or_default()
}

/// Other contacts of the same person, latest first.
#[component]
pub fn SamePerson(rows: Vec<ContactRow>) -> impl IntoView {
    let (t, lang) = (use_words::<ContactWords>(), use_lang());
    let is_empty = rows.is_empty();
    let rows = rows.into_iter().map(|row| {
        let about = crate::pages::intake::use_about(&row);
        view! {
            <li class="panel-row panel-row--brief" data-id=row.id.0.to_string()>
                <span class="panel-row-day">{row.received.day.to_string()}</span>
                <A href=contact_path(row.id) attr:class="panel-row-about">{row.channel.say(lang)} " " {about}</A>
                <span class="panel-row-status">{row.status.say(lang)}</span>
            </li>
        }
    });
    view! {
        <section class="card record-part" data-part="same-person">
            <h2>{t.same_person}</h2>
            <ul class="panel-rows">{rows.collect_view()}</ul>
            {is_empty.then(|| view! { <p class="missing">{t.no_same_person}</p> })}
        </section>
    }
}

/// Earlier contacts of the same matter.
#[component]
pub fn Linked(earlier: Vec<RecordId>) -> impl IntoView {
    let t = use_words::<ContactWords>();
    (!earlier.is_empty()).then(|| {
        let links = earlier.into_iter().map(|id| view! { <li><ContactLink id=id /></li> });
        view! { <section class="card record-part" data-part="earlier"><h2>{t.linked}</h2><ul>{links.collect_view()}</ul></section> }
    })
}

/// Entries of registers it led to, earliest first.
#[component]
pub fn LedTo(rows: Vec<EntryRow>) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|row| {
            view! {
                <li class="panel-row panel-row--brief" data-id=row.id.0.to_string()>
                    <span class="panel-row-day">{row.opened.to_string()}</span>
                    <A href=address::entry(row.id) attr:class="panel-row-about">{row.number.register.say(lang)} " " {row.number.to_string()}</A>
                    <span class="panel-row-status" class:is-open=row.open>{row.stage.say(lang)}</span>
                </li>
            }
        });
        view! {
            <section class="card record-part" data-part="led-to"><h2>{t.led_to}</h2><ul class="panel-rows">{rows.collect_view()}</ul></section>
        }
    })
}

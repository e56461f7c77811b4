//! What was done for a person, as a table whose rows open the records.

use casework::code::ListName;
use casework::contact::RecordId;
use casework::view::{ContactRow, Deed, EntryRow};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::desk::use_desk;
use crate::locale::clients::ClientWords;
use crate::locale::format::{day, yuan};
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, use_lang, use_words};
use crate::pages::intake::contact_path;
use crate::pages::statistics::board::today;
use crate::registers::address;

/// A table of deeds.
#[component]
pub fn Deeds(deeds: Vec<Deed>, name: &'static str) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let rows = deeds.into_iter().map(|deed| match deed {
        Deed::Contact(contact) => contact_row(contact, lang),
        Deed::Entry(entry) => entry_row(entry, lang),
    });
    view! {
        <table class="plain-table card" data-table=name>
            <thead><tr><th scope="col">{t.day}</th><th scope="col">{t.what}</th><th scope="col">{t.state}</th></tr></thead>
            <tbody>{rows.collect::<Vec<AnyView>>()}</tbody>
        </table>
    }
}

fn contact_row(row: ContactRow, lang: Lang) -> AnyView {
    let desk = use_desk();
    let category = desk.desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| code_word(&desk.codes, ListName::Category, &row.category, lang))
    });
    let words = [row.channel.say(lang), category.unwrap_or_default(), row.demand.clone()];
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    line(contact_path(row.id), row.id, day(row.received.day, today(desk), lang), words, row.status.say(lang))
}

fn entry_row(row: EntryRow, lang: Lang) -> AnyView {
    let desk = use_desk();
    let register = row.number.register;
    let kind = register.spec().counting.splits.first().and_then(|item| {
        let (_, key) = row.cells.iter().find(|(at, _)| at == item)?;
        let list = item.list()?;
        desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| code_word(&desk.codes, list, key, lang)))
    });
    let money = if row.amount > 0 { yuan(row.amount) } else { String::new() };
    let words = [register.say(lang), kind.unwrap_or_default(), money];
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    line(address::entry(row.id), row.id, day(row.opened, today(desk), lang), words, row.stage.say(lang))
}

fn line(address: String, id: RecordId, day: String, words: Vec<String>, state: String) -> AnyView {
    view! {
        <tr data-id=id.0>
            <td>{day}</td>
            <th scope="row"><A href=address attr:class="number-link">{words.join(" · ")}</A></th>
            <td>{state}</td>
        </tr>
    }
    .into_any()
}

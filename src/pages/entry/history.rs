//! Who changed what of the entry, and when: fields by the words of its items.

use casework::code::{Codes, ListName};
use casework::register::{Group, Item, Stage};
use leptos::prelude::*;

use super::Page;
use crate::desk::use_desk;
use crate::locale::entry::EntryWords;
use crate::locale::intake::FieldWords;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, Words, fill, use_lang};
use crate::pages::contact::{FieldSaid, History, value_word};

/// The history of an entry, latest first.
#[component]
pub fn EntryHistory(page: Page) -> impl IntoView {
    let lang = use_lang();
    let codes = use_desk()
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone()))
        .unwrap_or_default();
    let said = FieldSaid::new(
        move |field| label(field, lang),
        move |field, text| value(field, text, &codes, lang).into_any(),
    );
    view! { <History entries=page.history said=said /> }
}

/// The item of a control's name, and its group and place where it stands in a row: `member-2-member-name`.
fn parse(field: &str) -> (Option<Item>, Option<(Group, u32)>) {
    let in_row = Group::ALL.into_iter().find_map(|group| {
        let (place, item) = field.strip_prefix(group.word())?.strip_prefix('-')?.split_once('-')?;
        Some((Item::parse(item)?, (group, place.parse().ok()?)))
    });
    match in_row {
        Some((item, place)) => (Some(item), Some(place)),
        None => (Item::parse(field), None),
    }
}

fn label(field: &str, lang: Lang) -> String {
    let (t, f) = (EntryWords::of(lang), FieldWords::of(lang));
    match (field, parse(field)) {
        ("opened", _) => t.opened.to_owned(),
        ("stage", _) => t.stage.to_owned(),
        ("reason", _) => t.reason.to_owned(),
        (_, (Some(item), Some((group, place)))) => {
            fill(t.row_field, &[&group.say(lang), &place.to_string(), &item.say(lang)])
        }
        (_, (Some(item), None)) => item.say(lang),
        (field, (None, _)) => f.label(field).to_owned(),
    }
}

fn value(field: &str, text: &str, codes: &Codes, lang: Lang) -> String {
    let list: Option<ListName> = parse(field).0.and_then(Item::list);
    match (field, list) {
        _ if text.is_empty() => value_word(field, text, codes, lang),
        ("stage", _) => {
            let stage = Stage::ALL.into_iter().find(|stage| stage.word() == text);
            stage.map_or_else(|| text.to_owned(), |stage| stage.say(lang))
        }
        (_, Some(list)) => code_word(codes, list, text, lang),
        (_, None) => value_word(field, text, codes, lang),
    }
}

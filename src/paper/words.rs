//! Words of a sheet that nobody knows, for the clerk to say what each means: those that would become new entries of a list,
//! and those that keep a row from being taken.

use std::collections::HashMap;

use casework::code::ListName;
use casework::ledger::{Field, Reason};
use casework::text::line;
use paperwork::ledger::{Mapping, Reading};
use paperwork::sheet::Sheet;

use crate::paper_protocol::UnknownWord;

/// Most words told.
const MOST: usize = 200;
/// Longest word told, in characters: longer ones are sentences.
const LONGEST: usize = 40;

/// The unknown words of a reading, most frequent first.
pub fn unknown(sheet: &Sheet, mapping: &Mapping, reading: &Reading) -> Vec<UnknownWord> {
    let mut counts: HashMap<(Field, String), u32> = HashMap::new();
    let new: HashMap<(ListName, &str), &str> =
        reading.codes.iter().map(|code| ((code.list, code.key.as_str()), code.zh.as_str())).collect();
    let mut count = |list: ListName, key: &str| {
        if let (Some(word), Some(field)) = (new.get(&(list, key)), field_of(list)) {
            *counts.entry((field, (*word).to_owned())).or_default() += 1;
        }
    };
    if !new.is_empty() {
        for (list, key) in reading.contacts.iter().flat_map(|contact| contact.codes()) {
            count(list, key.as_str());
        }
        for draft in reading.held.iter().map(|row| &row.draft) {
            count(ListName::Category, &draft.category);
            count(ListName::District, &draft.district);
            count(ListName::Handling, &draft.handling);
        }
    }
    for row in &reading.held {
        let Some(field) = row.field.filter(|_| is_of_words(row.reason)) else { continue };
        let cell = mapping.column(field).and_then(|column| sheet.row(row.source.row).get(column));
        let word = cell.map(|cell| line(&cell.shown())).unwrap_or_default();
        if !word.is_empty() {
            *counts.entry((field, word)).or_default() += 1;
        }
    }
    let mut words: Vec<UnknownWord> = counts
        .into_iter()
        .filter(|((_, word), _)| word.chars().count() <= LONGEST)
        .map(|((field, word), rows)| UnknownWord { field, word, rows })
        .collect();
    words.sort_by(|a, b| (b.rows, a.field, &a.word).cmp(&(a.rows, b.field, &b.word)));
    words.truncate(MOST);
    words
}

/// The column of contacts that a list is for.
fn field_of(list: ListName) -> Option<Field> {
    match list {
        ListName::Category => Some(Field::Category),
        ListName::District => Some(Field::District),
        ListName::Handling => Some(Field::Handling),
        _ => None,
    }
}

fn is_of_words(reason: Reason) -> bool {
    use Reason::*;
    matches!(reason, ClassUnclear | ChannelUnclear | SexUnclear | SatisfactionUnclear | VoidUnclear)
}

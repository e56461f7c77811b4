//! Words of the clerk's own: what each means is picked once and remembered with the layout.

use casework::code::ListName;
use casework::contact::{Channel, Satisfaction, VoidCall};
use casework::identity::Sex;
use casework::ledger::Field;
use leptos::prelude::*;

use super::desk::Doing;
use crate::desk::use_desk;
use crate::importing::WordLine;
use crate::importing::fix::CONSULTATION;
use crate::locale::import::ImportWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::intake::code_picks;
use crate::parts::{Pick, Select};

/// Key of "means nothing", which no list has.
const NOTHING: &str = "-";

/// The words; absent where there are none.
#[component]
pub fn WordsCard(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    // What a word means must not draw the list anew, or its control would lose the focus.
    let words = Memo::new(move |_| {
        let lines = doing.state.with(|import| import.words());
        lines.into_iter().map(|line| (line.field, line.word, line.rows)).collect::<Vec<_>>()
    });
    let line = move |(field, word, rows): (Field, String, Option<u32>)| view! { <Word doing=doing field=field word=word rows=rows /> };
    view! {
        <Show when=move || words.with(|words| !words.is_empty())>
            <section class="card import-words" aria-labelledby="import-words" data-part="words">
                <div class="card-head">
                    <h2 id="import-words">{t.words_head}</h2>
                    <span class="small muted">{t.words_what}</span>
                </div>
                <ul>
                    <For each=move || words.get() key=|(field, word, _)| (*field, word.clone()) children=line />
                </ul>
            </section>
        </Show>
    }
}

/// One word and what it means.
#[component]
fn Word(doing: Doing, field: Field, word: String, rows: Option<u32>) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let (shown, label) = (word.clone(), fill(t.word_means, &[&word]));
    let word = StoredValue::new(word);
    let means = Memo::new(move |_| {
        let lines = doing.state.with(|import| import.words());
        let found = lines
            .into_iter()
            .find(|line: &WordLine| line.field == field && word.with_value(|word| *word == line.word));
        match found.and_then(|line| line.means) {
            None => String::new(),
            Some(means) if means.is_empty() => NOTHING.to_owned(),
            Some(means) => means,
        }
    });
    let pick = move |key: String| {
        let means = match key.as_str() {
            "" => None,
            NOTHING => Some(String::new()),
            _ => Some(key),
        };
        doing.change(|import| import.set_word(field, &word.get_value(), means));
    };
    let codes = use_desk()
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone()))
        .unwrap_or_default();
    let mut picks = match list_of(field) {
        Some(list) => code_picks(&codes, list, &means.get_untracked(), lang),
        None => closed(field, t, lang),
    };
    picks.insert(0, Pick::new(NOTHING, t.word_nothing));
    let none = if list_of(field).is_some() { t.word_new } else { t.word_hold };
    let count = rows.map(|rows| fill(t.word_rows, &[&rows.to_string()]));
    view! {
        <li class="import-word" data-word=shown.clone()>
            <span class="import-head"><b>{shown.clone()}</b> " " <span class="muted">{field.say(lang)}</span></span>
            <span class="muted">{count}</span>
            <Select name="word" picks=picks small=true none=none aria_label=label value=means on_pick=pick />
        </li>
    }
}

fn list_of(field: Field) -> Option<ListName> {
    match field {
        Field::Category => Some(ListName::Category),
        Field::District => Some(ListName::District),
        Field::Handling => Some(ListName::Handling),
        _ => None,
    }
}

/// Entries of a list that is not the centre's own.
fn closed(field: Field, t: &ImportWords, lang: crate::locale::Lang) -> Vec<Pick> {
    match field {
        Field::Class | Field::Channel => ways(t, lang),
        Field::Void => VoidCall::ALL.map(|void| Pick::new(void.key(), void.say(lang))).to_vec(),
        Field::Sex => [Sex::Male, Sex::Female].map(|sex| Pick::new(sex.key(), sex.say(lang))).to_vec(),
        Field::Satisfaction => Satisfaction::ALL.map(|said| Pick::new(said.key(), said.say(lang))).to_vec(),
        _ => Vec::new(),
    }
}

/// Ways a contact comes in, the consultation among them.
pub fn ways(t: &ImportWords, lang: crate::locale::Lang) -> Vec<Pick> {
    let mut ways: Vec<Pick> = Channel::ALL
        .into_iter()
        .filter(|channel| *channel != Channel::Unspecified)
        .map(|channel| Pick::new(channel.key(), channel.say(lang)))
        .collect();
    ways.push(Pick::new(CONSULTATION, t.consultation));
    ways
}

//! A field's value in words: codes and keys as the page says them.

use casework::code::{Codes, ListName};
use casework::contact::{Channel, Line, Nature, Satisfaction, Status, VoidCall};
use casework::identity::{IdKind, Sex};

use crate::locale::contacts::ContactWords;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, Words};

/// The value of a field as a person reads it; `field` is the control's name, `text` what the history keeps.
pub fn value_word(field: &str, text: &str, codes: &Codes, lang: Lang) -> String {
    let t = ContactWords::of(lang);
    if text.is_empty() {
        return t.nothing.to_owned();
    }
    let known = match field {
        "channel" => say(Channel::ALL, |channel| channel.key() == text, lang),
        "line" => say(Line::ALL, |line| line.key() == text, lang),
        "nature" => say(Nature::ALL, |nature| nature.key() == text, lang),
        "void" => say(VoidCall::ALL, |void| void.key() == text, lang),
        "sex" => say([Sex::Male, Sex::Female, Sex::Unknown], |sex| sex.key() == text, lang),
        "id-kind" => say(IdKind::ALL, |kind| kind.key() == text, lang),
        "status" => say(Status::ALL, |status| status.key() == text, lang),
        "satisfaction" => say(Satisfaction::ALL, |said| said.key() == text, lang),
        "category" => Some(code_word(codes, ListName::Category, text, lang)),
        "district" => Some(code_word(codes, ListName::District, text, lang)),
        "handling" => Some(code_word(codes, ListName::Handling, text, lang)),
        "anonymous" | "group" | "urgent" | "confidential" | "risk" => Some(t.yes.to_owned()),
        _ => None,
    };
    known.unwrap_or_else(|| text.to_owned())
}

fn say<T: Say, const N: usize>(all: [T; N], is: impl Fn(&T) -> bool, lang: Lang) -> Option<String> {
    all.iter().find(|one| is(one)).map(|one| one.say(lang))
}

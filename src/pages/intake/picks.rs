//! Entries of pickers: code lists in the order of the centre, closed lists in theirs.

use casework::code::{Code, Codes, ListName};
use casework::contact::Nature;
use casework::identity::IdKind;

use crate::locale::intake::IntakeWords;
use crate::locale::{Lang, Say, Words, fill};
use crate::parts::Pick;

/// Entries of a list for a picker: those in use, and the one chosen even where it is retired. Second levels stand in a
/// group with their parent first.
pub fn code_picks(codes: &Codes, list: ListName, chosen: &str, lang: Lang) -> Vec<Pick> {
    let words = IntakeWords::of(lang);
    let offered = |code: &&Code| code.active || code.key.as_str() == chosen;
    let has_children =
        |top: &str| codes.of(list).filter(offered).any(|c| c.key.top() == top && c.key.as_str() != top);
    let mut picks: Vec<Pick> = Vec::new();
    for code in codes.of(list).filter(offered) {
        let key = code.key.as_str();
        let word = code.say(lang);
        let word = if code.active { word } else { fill(words.retired, &[&word]) };
        let top = codes.get(list, code.key.top()).map_or_else(|| word.clone(), |top| top.say(lang));
        let pick = if key != code.key.top() {
            Pick::within(top, key, word)
        } else if has_children(key) {
            Pick::within(word.clone(), key, fill(words.whole_group, &[&word]))
        } else {
            Pick::new(key, word)
        };
        // A centre may add an entry of the second level after other lists' entries: it joins its group.
        match picks.iter().rposition(|other| !pick.group.is_empty() && other.group == pick.group) {
            Some(at) => picks.insert(at + 1, pick),
            None => picks.push(pick),
        }
    }
    picks
}

/// As `code_picks`, for a field of a form: a key that is not in the list stands among them as it is, so that a person sees
/// what the field says is wrong.
pub fn field_picks(codes: &Codes, list: ListName, chosen: &str, lang: Lang) -> Vec<Pick> {
    let mut picks = code_picks(codes, list, chosen, lang);
    if !chosen.is_empty() && codes.get(list, chosen).is_none() {
        picks.push(Pick::new(chosen, chosen));
    }
    picks
}

/// Natures for a picker.
pub fn nature_picks(lang: Lang) -> Vec<Pick> {
    Nature::ALL.into_iter().map(|nature| Pick::new(nature.key(), nature.say(lang))).collect()
}

/// Kinds of document for a picker.
pub fn id_kind_picks(lang: Lang) -> Vec<Pick> {
    IdKind::ALL.into_iter().map(|kind| Pick::new(kind.key(), kind.say(lang))).collect()
}

//! Texts, each kept once and known by a code: the keys of a property, employers, names.

use std::hash::{Hash, Hasher};

use hashbrown::HashTable;
use rustc_hash::FxHasher;

/// Texts and their codes, in both directions. Codes run from 0 in the order texts came, and none ever changes its text.
/// May hold names; prints nothing.
#[derive(Clone, Default)]
pub struct Dictionary {
    /// All texts, one after another, …
    text: String,
    /// … and where each ends.
    ends: Vec<usize>,
    /// The codes, by their texts.
    codes: HashTable<u32>,
}

impl Dictionary {
    /// A dictionary that starts with some texts, whose codes run from 0.
    pub fn with<'a>(texts: impl IntoIterator<Item = &'a str>) -> Dictionary {
        let mut dictionary = Dictionary::default();
        for text in texts {
            dictionary.intern(text);
        }
        dictionary
    }

    /// The code of a text, a new one if need be.
    pub fn intern(&mut self, text: &str) -> u32 {
        let Dictionary { text: all, ends, codes } = self;
        let hash_of = |code: &u32| hash(part(all, ends, *code));
        let entry = codes.entry(hash(text), |code| part(all, ends, *code) == text, hash_of);
        let code = *entry.or_insert(ends.len() as u32).get();
        if code as usize == ends.len() {
            all.push_str(text);
            ends.push(all.len());
        }
        code
    }

    /// The code of a text that is there.
    pub fn code(&self, text: &str) -> Option<u32> {
        self.codes.find(hash(text), |code| self.text(*code) == text).copied()
    }

    /// The text of a code; empty where there is no such code.
    pub fn text(&self, code: u32) -> &str {
        part(&self.text, &self.ends, code)
    }

    /// All texts, in the order of their codes.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.ends.len()).map(|code| self.text(code as u32))
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No text at all?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn part<'a>(all: &'a str, ends: &[usize], code: u32) -> &'a str {
    let code = code as usize;
    let start = code.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end);
    ends.get(code).and_then(|&end| all.get(start..end)).unwrap_or_default()
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_text_has_one_code_and_each_code_its_text(texts in prop::collection::vec("[ab张]{0,3}", 0..80)) {
            let mut dictionary = Dictionary::with([""]);
            let codes: Vec<u32> = texts.iter().map(|text| dictionary.intern(text)).collect();
            for (text, code) in texts.iter().zip(codes) {
                prop_assert_eq!((dictionary.code(text), dictionary.text(code)), (Some(code), text.as_str()));
            }
            let different: BTreeSet<&str> = texts.iter().map(String::as_str).chain([""]).collect();
            prop_assert_eq!(dictionary.len(), different.len());
            prop_assert_eq!(dictionary.texts().collect::<BTreeSet<&str>>(), different);
            prop_assert_eq!(dictionary.code("b张c"), None);
            prop_assert_eq!(dictionary.text(dictionary.len() as u32), "");
        }
    }

    #[test]
    fn a_new_one_knows_nothing() {
        assert_eq!((Dictionary::default().code(""), Dictionary::default().text(0)), (None, ""));
        assert!(Dictionary::default().is_empty());
    }
}

//! Editable code lists: categories, districts, ways of handling. A key never dies; an entry is retired, not deleted.

mod shipped;

use serde::{Deserialize, Serialize};

pub use shipped::shipped;

/// Key of an entry: `[a-z0-9.-]{1,40}`; a second-level key begins with its parent's key and a dot (`pay.arrears`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CodeKey(String);

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ListName {
    /// What a contact is about, two levels.
    Category,
    /// District of the person; the centre fills it in.
    District,
    /// How the desk handled it.
    Handling,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// List.
    pub list: ListName,
    /// Key.
    pub key: CodeKey,
    /// Chinese word.
    pub zh: String,
    /// English word; empty = the Chinese one is shown.
    pub en: String,
    /// Offered for new records.
    pub active: bool,
}

/// All lists of the centre, in the order shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Codes(pub Vec<Code>);

impl CodeKey {
    /// A key from text of the allowed form.
    pub fn parse(text: &str) -> Option<CodeKey> {
        let fits = !text.is_empty()
            && text.len() <= 40
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
        fits.then(|| CodeKey(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first-level key it belongs to (itself, where it is of the first level).
    pub fn top(&self) -> &str {
        self.0.split_once('.').map_or(self.0.as_str(), |(top, _)| top)
    }
}

impl Codes {
    /// Entries of a list, in order.
    pub fn of(&self, list: ListName) -> impl Iterator<Item = &Code> {
        self.0.iter().filter(move |code| code.list == list)
    }

    /// The entry of a key.
    pub fn get(&self, list: ListName, key: &str) -> Option<&Code> {
        self.of(list).find(|code| code.key.as_str() == key)
    }
}

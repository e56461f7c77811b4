//! Words of the centre's lists to their keys. A word no list has becomes a new entry; the same word always gets the same
//! key, on every device, so that two imports of one district meet in one entry.

use std::collections::{HashMap, HashSet};

use casework::code::{Code, CodeKey, Codes, ListName};
use casework::text::{line, packed};

use super::dictionary;

/// The lists while a ledger is read.
pub struct Entries<'a> {
    codes: &'a Codes,
    known: HashMap<(ListName, String), CodeKey>,
    new: Vec<Code>,
    /// Words of the new ones.
    added: HashSet<(ListName, String)>,
}

/// A word's key.
pub struct Entry {
    /// Key.
    pub key: CodeKey,
    /// The lists did not have it before this import.
    pub is_new: bool,
}

impl<'a> Entries<'a> {
    /// From the lists as they stand.
    pub fn new(codes: &'a Codes) -> Entries<'a> {
        let mut known = HashMap::new();
        for code in &codes.0 {
            for name in [&code.zh, &code.en] {
                if !name.is_empty() {
                    known.entry((code.list, packed(name))).or_insert_with(|| code.key.clone());
                }
            }
        }
        Entries { codes, known, new: Vec::new(), added: HashSet::new() }
    }

    /// The entry of a word as it stands in the ledger; none for an empty one.
    pub fn find(&mut self, list: ListName, text: &str) -> Option<Entry> {
        let plain = packed(text);
        if plain.is_empty() {
            return None;
        }
        let place = (list, plain);
        if let Some(key) = self.known.get(&place) {
            let is_new = self.added.contains(&place);
            return Some(Entry { key: key.clone(), is_new });
        }
        let (key, is_new) = match self.shipped(list, &place.1) {
            Some(key) => (key, false),
            None => (self.add(list, line(text), &place.1)?, true),
        };
        if is_new {
            self.added.insert(place.clone());
        }
        self.known.insert(place, key.clone());
        Some(Entry { key, is_new })
    }

    /// Is a word known, of the lists or as another word for one of theirs?
    pub fn knows(&self, list: ListName, text: &str) -> bool {
        let plain = packed(text);
        self.shipped(list, &plain).is_some() || self.known.contains_key(&(list, plain))
    }

    /// The entry of a key that a clerk gave for a word; none for an empty one, and for one the lists lack.
    pub fn of_key(&self, list: ListName, key: &str) -> Option<CodeKey> {
        self.codes.get(list, key).map(|code| code.key.clone())
    }

    /// New entries, in order of appearance.
    pub fn into_new(self) -> Vec<Code> {
        self.new
    }

    /// The entry that this product ships under another word for the same thing, where the centre still has it.
    fn shipped(&self, list: ListName, plain: &str) -> Option<CodeKey> {
        let key = match list {
            ListName::Category => dictionary::category(plain),
            ListName::Handling => dictionary::handling(plain),
            _ => dictionary::desks::entry(list, plain),
        }?;
        self.codes.get(list, key).map(|code| code.key.clone())
    }

    fn add(&mut self, list: ListName, zh: String, plain: &str) -> Option<CodeKey> {
        let mut salt = 0;
        let key = loop {
            let key = CodeKey::parse(&format!("{}-{:012x}", letter(list), hash(plain, salt)))?;
            let is_taken = self.codes.get(list, key.as_str()).is_some()
                || self.new.iter().any(|code| code.list == list && code.key == key);
            if !is_taken {
                break key;
            }
            salt += 1;
        };
        self.new.push(Code { list, key: key.clone(), zh, en: String::new(), active: true });
        Some(key)
    }
}

fn letter(list: ListName) -> char {
    match list {
        ListName::Category => 'c',
        ListName::District => 'd',
        ListName::Handling => 'h',
        _ => 'e',
    }
}

/// FNV-1a, folded to 48 bits: short, and the same on every device for ever.
fn hash(text: &str, salt: u8) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let full = text
        .bytes()
        .chain((salt > 0).then_some(salt))
        .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (full ^ (full >> 48)) & 0xffff_ffff_ffff
}

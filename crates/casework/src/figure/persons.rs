//! Distinct persons: who the records are about, without keeping their names.
//!
//! The rule. A record with a valid identity document is the person of that number. A record without one, but with a name
//! and a telephone number, joins a numbered person if exactly one has both that name and one of its numbers; otherwise it
//! is a person of its own, one for each pair of name and first number. A record that lacks either is nobody.
//! Only records that count say who has which name and number, so the answer is worked out anew after each change, once,
//! when first asked for.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use hashbrown::HashTable;

use super::kept::{Keeping, Kept};
use crate::contact::Contact;
use crate::identity::{IdDocument, Phone};
use crate::register::Person;

/// Hashed to tell a program that hashes as this one does.
const PROBE: &str = "130799";

/// Code of a document, name or number; 0 = none.
type Code = u32;

/// Texts as running codes; of the text itself only a 128-bit hash stays.
#[derive(Clone, Default)]
struct Blind {
    /// In the order of their codes, from 1.
    hashes: Vec<u128>,
    /// The codes, by their hashes; those that are missing are added when one is asked for.
    codes: HashTable<Code>,
}

impl Blind {
    fn code(&mut self, text: impl Hash) -> Code {
        for known in self.codes.len()..self.hashes.len() {
            self.find(self.hashes[known]);
        }
        let hash = hash(text);
        let code = self.find(hash);
        if code as usize > self.hashes.len() {
            self.hashes.push(hash);
        }
        code
    }

    /// The code of a hash; of one that is not there, the one that is next.
    fn find(&mut self, hash: u128) -> Code {
        let Blind { hashes, codes } = self;
        // Half of such a hash is as good a hash as any.
        let half = |code: &Code| hashes[*code as usize - 1] as u64;
        let next = codes.len() as Code + 1;
        *codes.entry(hash as u64, |code| hashes[*code as usize - 1] == hash, half).or_insert(next).get()
    }
}

fn hash(text: impl Hash) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, &text).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

/// What of a record says who it is about. Only hashes of it stay.
pub(crate) struct Signs<'a> {
    document: Option<&'a IdDocument>,
    /// Empty = none.
    name: &'a str,
    phones: &'a [Phone],
}

impl<'a> From<&'a Contact> for Signs<'a> {
    fn from(contact: &'a Contact) -> Signs<'a> {
        let name = if contact.anonymous { "" } else { contact.name.trim() };
        Signs { document: contact.id_document.as_ref(), name, phones: &contact.phones }
    }
}

impl<'a> From<&'a Person> for Signs<'a> {
    fn from(person: &'a Person) -> Signs<'a> {
        let name = person.name.trim();
        Signs { document: person.id_document.as_ref(), name, phones: &person.phones }
    }
}

/// What is kept of each record to tell persons apart.
#[derive(Clone, Default)]
pub(crate) struct Persons {
    documents: Blind,
    names: Blind,
    phones: Blind,
    /// Valid document of each row.
    document: Vec<Code>,
    /// Name of each row.
    name: Vec<Code>,
    /// First number of each row.
    phone: Vec<Code>,
    /// Further numbers of the few rows that have them.
    more: BTreeMap<u32, Vec<Code>>,
    known: OnceCell<Known>,
}

/// Who each row is, as long as nothing changes.
#[derive(Clone)]
pub(crate) struct Known {
    /// Person of each row, from 1; 0 = nobody.
    pub of_row: Vec<u32>,
    /// Largest person.
    pub last: u32,
}

impl Persons {
    /// Appends a row.
    pub fn push(&mut self, signs: &Signs<'_>) {
        let row = self.document.len();
        self.document.push(0);
        self.name.push(0);
        self.phone.push(0);
        self.set(row, signs);
    }

    /// Overwrites a row that is there.
    pub fn set(&mut self, row: usize, signs: &Signs<'_>) {
        self.changed();
        let document = signs.document.and_then(IdDocument::person_key);
        self.document[row] = document.map_or(0, |key| self.documents.code(&*key));
        self.name[row] = if signs.name.is_empty() { 0 } else { self.names.code(signs.name) };
        let phones = signs.phones.iter().map(|phone| self.phones.code(phone.as_str())).collect::<Vec<Code>>();
        self.phone[row] = phones.first().copied().unwrap_or(0);
        self.more.remove(&(row as u32));
        if phones.len() > 1 {
            self.more.insert(row as u32, phones[1..].to_vec());
        }
    }

    /// Writes all of it. The hashes come with that of a known text: a program that hashes otherwise does not read them.
    pub(super) fn keep(&self, out: &mut Kept) {
        out.numbers(&halves(hash(PROBE)));
        for blind in [&self.documents, &self.names, &self.phones] {
            out.numbers(&blind.hashes.iter().flat_map(|&hash| halves(hash)).collect::<Vec<u64>>());
        }
        for codes in [&self.document, &self.name, &self.phone] {
            out.numbers(codes);
        }
        out.numbers(&self.more.keys().copied().collect::<Vec<u32>>());
        for codes in self.more.values() {
            out.numbers(codes);
        }
    }

    /// Reads what `keep` wrote of so many rows; none = not that, or hashed otherwise.
    pub(super) fn unkeep(kept: &mut Keeping<'_>, rows: usize) -> Option<Persons> {
        if kept.numbers::<u64>()? != halves(hash(PROBE)) {
            return None;
        }
        let mut blind = || {
            let halves: Vec<u64> = kept.numbers()?;
            let hashes = halves.chunks_exact(2).map(|half| u128::from(half[0]) << 64 | u128::from(half[1]));
            Some(Blind { hashes: hashes.collect(), codes: HashTable::new() })
        };
        let (documents, names, phones) = (blind()?, blind()?, blind()?);
        let mut codes = |blind: &Blind| {
            let codes: Vec<Code> = kept.numbers()?;
            let fit = codes.len() == rows && codes.iter().all(|&code| code as usize <= blind.hashes.len());
            fit.then_some(codes)
        };
        let (document, name, phone) = (codes(&documents)?, codes(&names)?, codes(&phones)?);
        let keys: Vec<u32> = kept.numbers()?;
        let mut more = BTreeMap::new();
        for row in keys {
            more.insert(row, kept.numbers()?);
        }
        Some(Persons { documents, names, phones, document, name, phone, more, known: OnceCell::new() })
    }

    /// Forget who is who: a row changed, or counts no more, or counts again.
    pub fn changed(&mut self) {
        self.known.take();
    }

    /// Who each row is; `counts` says which rows count.
    pub fn known(&self, counts: impl Fn(usize) -> bool) -> &Known {
        self.known.get_or_init(|| self.tell_apart(counts))
    }

    fn phones(&self, row: usize) -> impl Iterator<Item = Code> {
        let more = self.more.get(&(row as u32)).map_or(&[][..], Vec::as_slice);
        std::iter::once(self.phone[row]).chain(more.iter().copied()).filter(|&phone| phone != 0)
    }

    fn tell_apart(&self, counts: impl Fn(usize) -> bool) -> Known {
        let mut by_name: Vec<u64> = Vec::new();
        let mut by_phone: Vec<u64> = Vec::new();
        for row in (0..self.document.len()).filter(|&row| self.document[row] != 0 && counts(row)) {
            let person = self.document[row];
            by_name.push(pair(self.name[row], person));
            by_phone.extend(self.phones(row).map(|phone| pair(phone, person)));
        }
        by_name.sort_unstable();
        by_name.dedup();
        by_phone.sort_unstable();
        by_phone.dedup();
        let mut last = self.documents.hashes.len() as u32;
        let mut unnumbered: HashMap<(Code, Code), u32> = HashMap::new();
        let of_row = (0..self.document.len()).map(|row| {
            let (document, name, phone) = (self.document[row], self.name[row], self.phone[row]);
            if !counts(row) {
                return 0;
            }
            if document != 0 {
                return document;
            }
            if name == 0 || phone == 0 {
                return 0;
            }
            only_one(&by_name, &by_phone, name, self.phones(row)).unwrap_or_else(|| {
                *unnumbered.entry((name, phone)).or_insert_with(|| {
                    last += 1;
                    last
                })
            })
        });
        let of_row = of_row.collect();
        Known { of_row, last }
    }
}

fn halves(hash: u128) -> [u64; 2] {
    [(hash >> 64) as u64, hash as u64]
}

/// A name or a telephone and a person, in the order of both: numbers are sorted by less code than pairs are.
fn pair(code: Code, person: u32) -> u64 {
    u64::from(code) << 32 | u64::from(person)
}

/// The numbered person who has the name and one of the numbers, if there is exactly one.
fn only_one(
    by_name: &[u64],
    by_phone: &[u64],
    name: Code,
    phones: impl Iterator<Item = Code>,
) -> Option<u32> {
    let mut found = None;
    for phone in phones {
        let from = by_phone.partition_point(|&held| held < pair(phone, 0));
        for &held in by_phone[from..].iter().take_while(|&&held| held <= pair(phone, u32::MAX)) {
            let person = held as u32;
            if found == Some(person) || by_name.binary_search(&pair(name, person)).is_err() {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(person);
        }
    }
    found
}

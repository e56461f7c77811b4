//! Rows of a ledger against the casebook: known already, a new version of what is known, taken out by hand, or new.
//!
//! Only what the ledger has columns for is compared. One pass over the casebook; rows are found by hashes, so that a
//! hundred thousand against a hundred thousand take no longer than reading them. Every match is looked at in full.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::{Field, HeldRow};
use crate::contact::{Contact, RecordId};
use crate::order;
use crate::time::Month;

/// What a row is to the casebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compared {
    /// Not there.
    New,
    /// There, the same in every column.
    Duplicate(RecordId),
    /// There in another version.
    Update {
        /// The contact.
        of: RecordId,
        /// Columns that differ.
        fields: Vec<Field>,
    },
    /// This contact, in the same or another version; it was taken out by hand.
    TakenOut(RecordId),
}

/// What rows are to the casebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Comparison {
    /// One for each row, in order.
    pub rows: Vec<Compared>,
    /// For each row held: the contact it became earlier, or the row already held.
    pub held: Vec<Compared>,
    /// Rows held earlier that come corrected now.
    pub released: Vec<RecordId>,
}

/// How a contact was found: it says the same, it came from the same place, it is about the same matter.
const SAME: u8 = 0;
const PLACE: u8 = 1;
const MATTER: u8 = 2;

/// Rows by a hash.
struct Index(Vec<(u64, u32)>);

/// A contact of the casebook.
pub struct Kept {
    /// The contact.
    pub contact: Contact,
    /// It does not count: it was taken out by hand.
    pub is_out: bool,
}

/// A contact that a row may be a new version of. The least is the best: one that counts before one that was taken out.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    row: u32,
    is_out: bool,
    rank: u8,
    of: RecordId,
    fields: Vec<Field>,
}

/// Compares rows and held rows of one sheet, which has columns for `fields`, with contacts that count or were
/// taken out by hand, and with rows held earlier.
pub fn compare<'a>(
    rows: &[Contact],
    held: &[HeldRow],
    fields: &[Field],
    kept: impl Iterator<Item = Kept>,
    kept_held: impl Iterator<Item = &'a HeldRow>,
) -> Comparison {
    let numbered = || (0_u32..).zip(rows);
    let same = Index::new(numbered().map(|(at, row)| (whole(row, fields), at)));
    let places = Index::new(numbered().filter_map(|(at, row)| Some((place(row)?, at))));
    let matters = Index::new(numbered().filter_map(|(at, row)| Some((matter(row)?, at))));
    let held_rows = Index::new((0_u32..).zip(held).map(|(at, row)| (hash(&row.draft.name), at)));
    let mut compared = vec![Compared::New; rows.len()];
    let mut comparison = Comparison { held: vec![Compared::New; held.len()], ..Comparison::default() };
    let (mut candidates, mut taken) = (Vec::new(), HashSet::new());
    for Kept { contact, is_out } in kept {
        let mut is_twin = false;
        let same_as = if is_out { Compared::TakenOut } else { Compared::Duplicate };
        for at in same.get(whole(&contact, fields)) {
            if fields.iter().all(|field| !field.differs(&rows[at], &contact)) {
                is_twin = true;
                match is_out {
                    true => candidates.push(Candidate {
                        row: at as u32,
                        is_out,
                        rank: SAME,
                        of: contact.id,
                        fields: Vec::new(),
                    }),
                    false => compared[at] = Compared::Duplicate(contact.id),
                }
            }
        }
        for at in held_rows.get(hash(&contact.name)) {
            let is_free = !is_out || comparison.held[at] == Compared::New;
            if is_free && became(&held[at], &contact) {
                comparison.held[at] = same_as(contact.id);
            }
        }
        if is_twin {
            taken.extend((!is_out).then_some(contact.id));
            continue;
        }
        let by_place = place(&contact).into_iter().flat_map(|key| places.get(key)).map(|at| (at, PLACE));
        let by_matter = matter(&contact).into_iter().flat_map(|key| matters.get(key)).map(|at| (at, MATTER));
        for (at, rank) in by_place.chain(by_matter) {
            if is_version(&rows[at], &contact, rank) {
                let fields =
                    fields.iter().copied().filter(|field| field.differs(&rows[at], &contact)).collect();
                candidates.push(Candidate { row: at as u32, is_out, rank, of: contact.id, fields });
            }
        }
    }
    order::sort(&mut candidates);
    for Candidate { row, is_out, rank, of, fields } in candidates {
        let row = &mut compared[row as usize];
        if *row == Compared::New && (rank == SAME || taken.insert(of)) {
            *row = if is_out { Compared::TakenOut(of) } else { Compared::Update { of, fields } };
        }
    }
    for kept in kept_held {
        for at in held_rows.get(hash(&kept.draft.name)) {
            if comparison.held[at] == Compared::New
                && (is_same_place(kept, &held[at]) || kept.draft == held[at].draft)
            {
                comparison.held[at] = Compared::Duplicate(kept.id);
            }
        }
        for at in places.get(hash(&(&kept.source.sheet, kept.source.row))) {
            if rows[at].name == kept.draft.name && is_from(&rows[at], &kept.source.file) {
                comparison.released.push(kept.id);
            }
        }
    }
    Comparison { rows: compared, ..comparison }
}

impl From<Contact> for Kept {
    fn from(contact: Contact) -> Kept {
        Kept { contact, is_out: false }
    }
}

impl Index {
    fn new(entries: impl Iterator<Item = (u64, u32)>) -> Index {
        let mut entries: Vec<_> = entries.collect();
        entries.sort_unstable();
        Index(entries)
    }

    fn get(&self, key: u64) -> impl Iterator<Item = usize> + '_ {
        let from = self.0.partition_point(|(there, _)| *there < key);
        self.0[from..].iter().take_while(move |(there, _)| *there == key).map(|(_, at)| *at as usize)
    }
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Of what tells contacts apart best, as far as the ledger has it.
fn whole(contact: &Contact, fields: &[Field]) -> u64 {
    let has = |field| fields.contains(&field);
    hash(&(
        contact.received.day.0,
        has(Field::Name).then_some(&contact.name),
        has(Field::Demand).then_some(&contact.demand),
        has(Field::Category).then_some(&contact.category),
        has(Field::Phone).then(|| contact.phones.first()),
        has(Field::Employer).then_some(&contact.employer),
    ))
}

/// Sheet and row it came from.
fn place(contact: &Contact) -> Option<u64> {
    contact.source.as_ref().map(|source| hash(&(&source.sheet, source.row)))
}

/// Who, on which day, about what; none where one of them is not known.
fn matter(contact: &Contact) -> Option<u64> {
    let who = match (contact.name.as_str(), contact.phones.first(), &contact.id_document) {
        ("", None, None) => return None,
        ("", None, Some(document)) => document.number.as_str(),
        ("", Some(phone), _) => phone.as_str(),
        (name, ..) => name,
    };
    match (contact.demand.as_str(), &contact.category) {
        ("", None) => None,
        ("", Some(category)) => Some(hash(&(who, contact.received.day.0, category.as_str()))),
        (demand, _) => Some(hash(&(who, contact.received.day.0, demand))),
    }
}

/// Is a row the same contact in another version? Found by its place it must have the same name, or the same day
/// and matter; two valid documents of different persons are never the same.
fn is_version(row: &Contact, contact: &Contact, rank: u8) -> bool {
    let key = |contact: &Contact| {
        contact.id_document.as_ref().and_then(|document| document.person_key().map(|key| key.into_owned()))
    };
    if let (Some(a), Some(b)) = (key(row), key(contact))
        && a != b
    {
        return false;
    }
    let same_day = row.received.day == contact.received.day;
    let same_demand = !row.demand.is_empty() && row.demand == contact.demand;
    let same_name = !row.name.is_empty() && row.name == contact.name;
    match rank {
        PLACE => {
            let file = contact.source.as_ref().map_or("", |source| source.file.as_str());
            let same_month = Month::of(row.received.day) == Month::of(contact.received.day);
            (is_from(row, file) || same_month) && (same_name || (same_day && same_demand))
        }
        _ => same_day && (same_demand || row.demand.is_empty() && row.category == contact.category),
    }
}

fn is_from(row: &Contact, file: &str) -> bool {
    row.source.as_ref().is_some_and(|source| source.file == file)
}

/// Was a row that is held again corrected to this contact earlier?
fn became(held: &HeldRow, contact: &Contact) -> bool {
    let Some(source) = &contact.source else { return false };
    if *source == held.source {
        return held.draft.name == contact.name;
    }
    let category = contact.category.as_ref().map_or("", |key| key.as_str());
    held.id != contact.id
        && !contact.demand.is_empty()
        && (held.draft.name.as_str(), held.draft.demand.as_str(), held.draft.category.as_str())
            == (contact.name.as_str(), contact.demand.as_str(), category)
        && held.field == Some(Field::Received)
}

fn is_same_place(a: &HeldRow, b: &HeldRow) -> bool {
    a.source == b.source && a.draft.name == b.draft.name
}

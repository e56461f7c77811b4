//! An import as it is asked for, and how what the casebook has already changes it.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Compared, Comparison, Field, HeldRow, Layout, Reason, RowNote, Twin};
use crate::code::{Code, ListName};
use crate::contact::{Contact, RecordId};
use crate::order;

/// What is to be taken in. `id` of rows and held rows, and `number` of rows, are given by the act.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Import {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// New contacts, already checked, each with its source.
    pub rows: Vec<Contact>,
    /// Contacts that take over what differs.
    pub updates: Vec<Update>,
    /// Rows held aside.
    pub held: Vec<HeldRow>,
    /// Rows held aside earlier that come corrected now.
    pub released: Vec<RecordId>,
    /// Entries of the code lists that rows need and the lists lack.
    pub codes: Vec<Code>,
    /// The layout it was read by, to be remembered.
    pub layout: Option<Layout>,
    /// What became of every row that was not simply taken, in the order of rows.
    pub notes: Vec<RowNote>,
}

/// A new version of a contact.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The contact.
    pub of: RecordId,
    /// Fields it takes over; the others stay as they are.
    pub fields: Vec<Field>,
    /// The row.
    pub row: Contact,
}

impl Import {
    /// The import without what the casebook has: duplicates are noted and left out; of rows that are a new version of a
    /// contact, those whose row number is in `chosen` become updates, the others are noted and left out. A row whose contact
    /// was taken out by hand comes in where it is in `chosen`; else it is noted and left out.
    pub fn settled(mut self, comparison: &Comparison, chosen: &BTreeSet<u32>) -> Import {
        let mut notes: HashMap<u32, RowNote> = HashMap::new();
        let mut settle = |row, reason, of| {
            notes.insert(row, RowNote { twin: Some(Twin::Record(of)), ..RowNote::of_row(row, reason) });
        };
        let mut rows = Vec::with_capacity(self.rows.len());
        let compared = comparison.rows.iter().chain(std::iter::repeat(&Compared::New));
        for (row, compared) in self.rows.into_iter().zip(compared) {
            let at = row.source.as_ref().map_or(0, |source| source.row);
            match compared {
                Compared::New => rows.push(row),
                Compared::Duplicate(of) => settle(at, Reason::AlreadyThere, *of),
                Compared::Update { of, fields } if chosen.contains(&at) => {
                    settle(at, Reason::Updated, *of);
                    self.updates.push(Update { of: *of, fields: fields.clone(), row });
                }
                Compared::Update { of, .. } => settle(at, Reason::NotUpdated, *of),
                Compared::TakenOut(_) if chosen.contains(&at) => rows.push(row),
                Compared::TakenOut(of) => settle(at, Reason::TakenOut, *of),
            }
        }
        let mut held = Vec::with_capacity(self.held.len());
        let compared = comparison.held.iter().chain(std::iter::repeat(&Compared::New));
        for (row, compared) in self.held.into_iter().zip(compared) {
            let at = row.source.row;
            match compared {
                Compared::Duplicate(of) | Compared::Update { of, .. } => {
                    settle(at, Reason::AlreadyThere, *of);
                }
                Compared::TakenOut(of) if !chosen.contains(&at) => settle(at, Reason::TakenOut, *of),
                Compared::New | Compared::TakenOut(_) => held.push(row),
            }
        }
        let stays =
            |note: &RowNote| notes.get(&note.row).is_none_or(|settled| settled.reason == Reason::Updated);
        self.notes.retain(stays);
        self.notes.extend(notes.into_values());
        order::sort_by_key(&mut self.notes, |note| (note.row, note.reason));
        self.released.extend(&comparison.released);
        self = Import { rows, held, ..self };
        let needed = self.needed();
        self.codes.retain(|code| needed.contains(&(code.list, code.key.as_str().to_owned())));
        self
    }

    /// Entries of the lists that are named by a row, an update or a row held aside.
    fn needed(&self) -> HashSet<(ListName, String)> {
        let mut needed = HashSet::new();
        let mut name = |list, key: &str| {
            if !key.is_empty() && !needed.contains(&(list, key.to_owned())) {
                needed.insert((list, key.to_owned()));
            }
        };
        let taken = self.rows.iter().chain(self.updates.iter().map(|update| &update.row));
        for (list, key) in taken.flat_map(Contact::codes) {
            name(list, key.as_str());
        }
        for draft in self.held.iter().map(|row| &row.draft) {
            name(ListName::Category, &draft.category);
            name(ListName::District, &draft.district);
            name(ListName::Handling, &draft.handling);
        }
        needed
    }
}

impl std::fmt::Debug for Import {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Import({} rows, {} updates, {} held)",
            self.rows.len(),
            self.updates.len(),
            self.held.len()
        )
    }
}

impl std::fmt::Debug for Update {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Update({:?})", self.fields)
    }
}

//! The casebook: the present state of a centre in memory, made by applying the journal's change sets in order.
//!
//! Contacts are packed; beside them stand the columns that lists, look-ups and figures read. Reads no clock. Holds personal
//! text; prints nothing.

mod apply;
mod blocks;
mod columns;
mod entries;
mod gist;
mod grams;
mod haystack;
mod ids;
mod imports;
mod list;
mod look_up;
mod pack;
mod people;
mod pieces;
mod ranks;
mod searched;
mod signs;
mod traces;
mod trail;
mod wishes;

pub use entries::EntryList;
pub use gist::Gist;
pub use list::List;
pub use ranks::Ranks;
pub use trail::ActNote;

use std::collections::{BTreeMap, HashSet};

use casework::act::{Block, Present, WishId};
use casework::centre::Centre;
use casework::code::Codes;
use casework::contact::{Contact, DeviceCode, RecordId};
use casework::erase::Traces;
use casework::figure::Facts;
use casework::issue::IssueCode;
use casework::ledger::{HeldRow, Layout};
use casework::order;
use casework::register::{DayRules, Entry, EntryLayout, EntryTwin, Register};
use casework::staff::{Staff, StaffId};

use blocks::Blocks;
use columns::Columns;
use entries::Entries;
use haystack::Haystack;
use imports::Imports;
use pack::Pack;
use trail::Trail;
pub use wishes::Answered;
use wishes::Wishes;

/// The present state.
#[derive(Clone, Default)]
pub struct Casebook {
    gist: Gist,
    withdrawn: Vec<bool>,
    pack: Pack<Contact>,
    columns: Columns,
    /// Everything a list is searched by.
    words: Haystack,
    /// What a person is known by: each part begins with the letter of its kind. None of it is front, which has tables.
    marks: Haystack,
    serials: BTreeMap<(DeviceCode, i16), u32>,
    records: BTreeMap<DeviceCode, u64>,
    blocks: Blocks,
    trail: Trail,
    imports: Imports,
    wishes: Wishes,
    entries: Entries,
}

impl Casebook {
    /// Number of the last change set applied; 0 = none.
    pub fn seq(&self) -> u64 {
        self.gist.seq
    }

    /// What pages and figures are answered from.
    pub fn gist(&self) -> &Gist {
        &self.gist
    }

    /// The blocks whose contacts count, by number.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks.present()
    }

    /// The largest number a block was given; 0 = none.
    pub fn last_block(&self) -> u64 {
        self.blocks.last()
    }

    /// Blocks that the journal names and that are not here, each with the act that brought it.
    pub fn missing_blocks(&self) -> impl Iterator<Item = (&Block, u64)> {
        self.blocks.owed()
    }

    /// Is a block missing that the journal has not dropped so far?
    pub fn is_owed_a_block(&self) -> bool {
        self.blocks.is_owed()
    }

    /// Acts on a contact, earliest first; a contact that went with its block has its acts still.
    pub fn acts_on(&self, id: RecordId) -> Vec<u64> {
        match (self.row(id), self.blocks.acts_on_gone(id)) {
            (Some(row), _) => self.trail.of_contact(row, id),
            (None, Some((added, dropped))) => {
                std::iter::once(added).chain(self.trail.later(id)).chain(dropped).collect()
            }
            (None, None) => self.trail.later(id).collect(),
        }
    }

    /// The entries of the registers.
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// A member of staff, former ones included.
    pub fn member(&self, id: StaffId) -> Option<&Staff> {
        self.gist.member(id)
    }

    /// The columns figures are counted from.
    pub fn facts(&self) -> &Facts {
        &self.gist.facts
    }

    /// What happened, without what changed.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// The act that answered a wish, if that was lately and stands.
    pub fn answered(&self, wish: WishId) -> Option<Answered> {
        self.wishes.find(wish).filter(|first| !self.trail.is_undone(first.seq))
    }

    /// Contacts ever logged, withdrawn ones included.
    pub fn count(&self) -> u32 {
        self.gist.ids.len()
    }

    /// Devices that gave a record its key.
    pub fn devices(&self) -> impl Iterator<Item = DeviceCode> {
        self.records.keys().copied()
    }

    /// Row of a contact.
    pub fn row(&self, id: RecordId) -> Option<u32> {
        self.gist.ids.row(id)
    }

    /// Contact of a row.
    pub fn at(&self, row: u32) -> Option<Contact> {
        self.pack.get(row)
    }

    /// Rows about the same person as this one, without it and without withdrawn ones, latest first.
    pub fn same_person(&self, row: u32) -> Vec<u32> {
        let mut rows = self.gist.facts.same_person(row);
        rows.retain(|&other| other != row && !self.withdrawn[other as usize]);
        self.latest_first(&mut rows);
        rows
    }

    /// Time received of a row, as one number.
    fn received(&self, row: u32) -> i64 {
        self.columns.received(&self.gist.facts, row)
    }

    fn latest_first(&self, rows: &mut Vec<u32>) {
        order::sort_by_key(rows, |&row| std::cmp::Reverse((self.received(row), row)));
    }
}

impl Present for Casebook {
    fn centre(&self) -> &Centre {
        &self.gist.centre
    }

    fn codes(&self) -> &Codes {
        &self.gist.codes
    }

    fn staff(&self) -> &[Staff] {
        &self.gist.staff
    }

    fn days(&self) -> &DayRules {
        &self.entries.days
    }

    fn contact(&self, id: RecordId) -> Option<Contact> {
        self.pack.get(self.row(id)?)
    }

    fn is_withdrawn(&self, id: RecordId) -> bool {
        match (self.row(id), self.entries.row(id)) {
            (Some(row), _) => self.withdrawn[row as usize],
            (None, Some(row)) => !self.entries.counts(row),
            (None, None) => false,
        }
    }

    fn held(&self, id: RecordId) -> Option<HeldRow> {
        self.imports.held.get(&id).cloned()
    }

    fn layout(&self, print: u64) -> Option<Layout> {
        self.imports.layouts.iter().find(|layout| layout.print == print).cloned()
    }

    fn has_block(&self, block: u64) -> bool {
        self.blocks.stands(block)
    }

    fn last_serial(&self, device: DeviceCode, year: i16) -> u32 {
        self.serials.get(&(device, year)).copied().unwrap_or(0)
    }

    fn entry(&self, id: RecordId) -> Option<Entry> {
        self.entries.at(self.entries.row(id)?)
    }

    fn twin(&self, entry: &Entry) -> Option<EntryTwin> {
        self.entry_twin(entry.twin())
    }

    fn loans(&self) -> Vec<Entry> {
        let rows = (0..self.entries.len()).filter(|row| self.entries.is_of(*row, Register::Loan));
        rows.filter_map(|row| self.entries.at(row)).collect()
    }

    fn entry_layout(&self, register: Register, print: u64) -> Option<EntryLayout> {
        let is_it = |layout: &&EntryLayout| (layout.register, layout.print) == (register, print);
        self.imports.entry_layouts.iter().find(is_it).cloned()
    }

    fn left_out(&self, register: Register) -> HashSet<u128> {
        self.left_prints(register)
    }

    fn traces(&self, id: RecordId) -> Result<Traces, IssueCode> {
        self.traces_of(id)
    }

    fn last_entry(&self, register: Register, device: DeviceCode, year: i16) -> u32 {
        self.entries.last(register, device, year)
    }

    fn last_record(&self, device: DeviceCode) -> u64 {
        self.records.get(&device).copied().unwrap_or(0)
    }
}

/// Equal in everything that can be asked of it.
impl PartialEq for Casebook {
    fn eq(&self, other: &Casebook) -> bool {
        let heads = self.gist.seq == other.gist.seq
            && self.gist.centre == other.gist.centre
            && self.gist.codes == other.gist.codes
            && self.gist.staff == other.gist.staff
            && self.gist.ids == other.gist.ids
            && self.blocks == other.blocks
            && self.withdrawn == other.withdrawn
            && self.serials == other.serials
            && self.records == other.records
            && self.trail == other.trail
            && self.imports == other.imports
            && self.wishes == other.wishes
            && self.entries == other.entries;
        heads && (0..self.count()).all(|row| self.at(row) == other.at(row))
    }
}

impl std::fmt::Debug for Casebook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Casebook(after {}, {} contacts)", self.gist.seq, self.count())
    }
}

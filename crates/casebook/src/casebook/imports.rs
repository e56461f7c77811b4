//! What imports left beside contacts and entries: rows held aside or left out, layouts as confirmed, a report of each; and what
//! a new import is to the contacts that are there.

use std::collections::{BTreeMap, HashSet};

use casework::act::{Change, EntriesReport, Present};
use casework::contact::RecordId;
use casework::ledger::{Comparison, Field, HeldRow, Import, ImportReport, Kept, Layout, compare};
use casework::register::{EntryLayout, EntryTwin, LeftOut, LeftRow, Register};

use super::Casebook;

/// What imports left.
#[derive(Clone, Default, PartialEq)]
pub struct Imports {
    /// Rows held aside, in the order they were given their keys.
    pub held: BTreeMap<RecordId, HeldRow>,
    /// Layouts, each fingerprint once.
    pub layouts: Vec<Layout>,
    /// Reports by the number of their act.
    reports: BTreeMap<u64, ImportReport>,
    /// The same of registers.
    entries: BTreeMap<u64, EntriesReport>,
    /// Layouts of registers' ledgers, each fingerprint of a register once, the one confirmed last at the end.
    pub entry_layouts: Vec<EntryLayout>,
    /// Rows left out, by the number of their act.
    left: BTreeMap<u64, LeftOut>,
}

impl Casebook {
    /// Rows held aside, earliest first.
    pub fn held_rows(&self) -> impl ExactSizeIterator<Item = &HeldRow> {
        self.imports.held.values()
    }

    /// Layouts of ledgers that were confirmed.
    pub fn layouts(&self) -> &[Layout] {
        &self.imports.layouts
    }

    /// What is said of the import with a number in the journal, undone or not.
    pub fn report(&self, seq: u64) -> Option<&ImportReport> {
        self.imports.reports.get(&seq)
    }

    /// What is said of the import of a register with a number in the journal, undone or not.
    pub fn entries_report(&self, seq: u64) -> Option<&EntriesReport> {
        self.imports.entries.get(&seq)
    }

    /// Layouts of registers' ledgers that were confirmed, the latest at the end.
    pub fn entry_layouts(&self) -> &[EntryLayout] {
        &self.imports.entry_layouts
    }

    /// Rows that the import of a register with a number in the journal left out, undone or not.
    pub fn left_out_by(&self, seq: u64) -> Option<&LeftOut> {
        self.imports.left.get(&seq)
    }

    /// Fingerprints of rows that imports of a register left out and that were not undone.
    pub fn left_prints(&self, register: Register) -> HashSet<u128> {
        let is_of = |seq: u64| self.entries_report(seq).is_some_and(|report| report.register == register);
        let standing = |(seq, _): &(&u64, &LeftOut)| is_of(**seq) && !self.trail.is_undone(**seq);
        self.imports
            .left
            .iter()
            .filter(standing)
            .flat_map(|(_, left)| &left.rows)
            .map(LeftRow::print)
            .collect()
    }

    /// What the rows of an import are to the contacts that count or were taken out by hand, and the rows held aside. Compared
    /// in the columns of its layout; in all, where it has none.
    pub fn compare(&self, import: &Import) -> Comparison {
        let columns = import.layout.as_ref().map(|layout| layout.columns.iter().flatten().copied().collect());
        let fields: Vec<Field> = columns.unwrap_or_else(|| Field::ALL.to_vec());
        let kept = |row: u32| {
            let is_out = self.withdrawn[row as usize];
            let by_hand = || self.trail.is_out_by_hand(self.acts_on(self.gist.ids.at(row)?)).then_some(());
            if is_out {
                by_hand()?;
            }
            Some(Kept { contact: self.at(row)?, is_out })
        };
        compare(&import.rows, &import.held, &fields, (0..self.count()).filter_map(kept), self.held_rows())
    }

    /// An entry with this fingerprint of what happened: the first that counts, else one that was taken out by hand.
    pub fn entry_twin(&self, print: u128) -> Option<EntryTwin> {
        if let Some(of) = self.entries.twin_of(print) {
            return Some(EntryTwin { of, is_out: false });
        }
        let mut out = self.entries.out_twins(print);
        let of = out.find(|of| self.trail.is_out_by_hand(self.trail.later(*of)))?;
        Some(EntryTwin { of, is_out: true })
    }
}

impl Imports {
    /// Applies a change that is about an import, that of act `seq`; other changes are not.
    pub fn apply(&mut self, change: &Change, seq: u64) {
        match change {
            Change::Import(report) => {
                self.reports.insert(seq, (**report).clone());
            }
            Change::ImportEntries(report) => {
                self.entries.insert(seq, (**report).clone());
            }
            Change::LeftOut(left) => {
                self.left.insert(seq, (**left).clone());
            }
            Change::EntryLayout { after, .. } => {
                let is_it =
                    |there: &EntryLayout| (there.register, there.print) == (after.register, after.print);
                self.entry_layouts.retain(|there| !is_it(there));
                self.entry_layouts.push(after.clone());
            }
            Change::Held { before, after } => {
                if let Some(before) = before {
                    self.held.remove(&before.id);
                }
                if let Some(after) = after {
                    self.held.insert(after.id, (**after).clone());
                }
            }
            Change::Layout { after, .. } => {
                match self.layouts.iter_mut().find(|layout| layout.print == after.print) {
                    Some(there) => *there = after.clone(),
                    None => self.layouts.push(after.clone()),
                }
            }
            _ => {}
        }
    }
}

/// Keeps track, over one change set, of rows held that come and go.
pub struct HeldSteps<'a> {
    book: &'a Casebook,
    come: HashSet<RecordId>,
    gone: HashSet<RecordId>,
}

impl<'a> HeldSteps<'a> {
    /// Before the first change.
    pub fn of(book: &'a Casebook) -> HeldSteps<'a> {
        HeldSteps { book, come: HashSet::new(), gone: HashSet::new() }
    }

    /// Does a change take away only a row that is held, and add only one that is not?
    pub fn fits(&mut self, before: Option<&HeldRow>, after: Option<&HeldRow>) -> bool {
        let mut is_good = true;
        if let Some(row) = before {
            is_good &= self.is_held(row.id);
            self.come.remove(&row.id);
            self.gone.insert(row.id);
        }
        if let Some(row) = after {
            is_good &= !self.is_held(row.id);
            self.gone.remove(&row.id);
            self.come.insert(row.id);
        }
        is_good
    }

    fn is_held(&self, id: RecordId) -> bool {
        self.come.contains(&id) || (self.book.held(id).is_some() && !self.gone.contains(&id))
    }
}

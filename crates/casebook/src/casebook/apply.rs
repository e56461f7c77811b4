//! Applying a change set: the only way a casebook changes.
//!
//! A set is looked over first: one that does not fit the present state changes nothing. Contacts of a block come from beside
//! the journal, so a set can be applied change by change.

use std::collections::HashSet;

use casework::act::{Block, Change, ChangeSet};
use casework::contact::{Contact, ContactNumber, DeviceCode, RecordId};

use super::imports::HeldSteps;
use super::searched::{Searched, marks};
use super::{Casebook, Gist};
use crate::segment::Rows;
use crate::trouble::Trouble;

impl Casebook {
    /// Applies the change set with number `seq` of the journal, its blocks' contacts given in their order. `Damaged` where
    /// it is not the next, or speaks of contacts that are not there or are there already.
    pub fn apply(&mut self, set: &ChangeSet, seq: u64, blocks: Vec<Rows>) -> Result<(), Trouble> {
        if seq != self.gist.seq + 1 || !self.fits(set) {
            return Err(Trouble::Damaged);
        }
        let mut blocks = blocks.into_iter();
        for change in &set.changes {
            match change {
                Change::AddBlock(block) => self.add_block(block, blocks.next())?,
                change => self.change(change)?,
            }
        }
        self.finish(set, seq);
        Ok(())
    }

    /// Does a set speak only of contacts that are there, or that went with their block, and add only new ones?
    pub fn fits(&self, set: &ChangeSet) -> bool {
        let mut added: HashSet<RecordId> = HashSet::new();
        let mut held = HeldSteps::of(self);
        let is_known = |id: RecordId| self.row(id).is_some() || self.blocks.is_gone(id);
        set.changes.iter().all(|change| match change {
            Change::AddContact(contact) => !is_known(contact.id) && added.insert(contact.id),
            Change::EditContact { after, .. } => added.contains(&after.id) || is_known(after.id),
            Change::WithdrawContact(id) | Change::RestoreContact(id) => added.contains(id) || is_known(*id),
            Change::AddBlock(block) => !is_known(block.first) && !is_known(block.last()),
            Change::Held { before, after } => held.fits(before.as_deref(), after.as_deref()),
            Change::DropBlock(_) | Change::Centre { .. } | Change::Code { .. } | Change::Staff { .. } => true,
            Change::Import(_) | Change::Layout { .. } | Change::Wish(_) => true,
            Change::AddEntry(entry) => {
                !is_known(entry.id) && self.entries.row(entry.id).is_none() && added.insert(entry.id)
            }
            Change::EditEntry { .. } | Change::WithdrawEntry(_) | Change::RestoreEntry(_) => {
                change.entry().is_some_and(|id| added.contains(&id) || self.entries.row(id).is_some())
            }
            Change::ImportEntries(_) | Change::EntryLayout { .. } | Change::LeftOut(_) => true,
            Change::Days { .. } => true,
        })
    }

    /// Applies one change, not a new block, of the set that comes next.
    pub fn change(&mut self, change: &Change) -> Result<(), Trouble> {
        match change {
            Change::AddContact(contact) => self.add(contact, None),
            Change::EditContact { after, .. } => match self.row(after.id) {
                Some(row) => self.edit(row, after),
                None => Ok(()),
            },
            Change::WithdrawContact(id) => self.set_withdrawn(*id, true),
            Change::RestoreContact(id) => self.set_withdrawn(*id, false),
            Change::DropBlock(block) => self.drop_block(block),
            Change::AddBlock(_) => Err(Trouble::Damaged),
            Change::Centre { .. } | Change::Code { .. } | Change::Staff { .. } => self.gist.change(change),
            Change::Wish(_) => Ok(()),
            Change::Days { before, after } => {
                self.entries.set_days(*before, *after);
                Ok(())
            }
            Change::AddEntry(entry) => {
                self.count_on_record(entry.id);
                self.entries.add(entry)
            }
            Change::EditEntry { after, .. } => match self.entries.row(after.id) {
                Some(row) => self.entries.edit(row, after),
                None => Err(Trouble::Damaged),
            },
            Change::WithdrawEntry(id) | Change::RestoreEntry(id) => {
                let row = self.entries.row(*id).ok_or(Trouble::Damaged)?;
                self.entries.set_withdrawn(row, matches!(change, Change::WithdrawEntry(_)));
                Ok(())
            }
            Change::ImportEntries(_) | Change::EntryLayout { .. } | Change::LeftOut(_) => {
                self.imports.apply(change, self.gist.seq + 1);
                Ok(())
            }
            Change::Import(_) | Change::Held { .. } | Change::Layout { .. } => {
                if let Change::Held { after: Some(row), .. } = change {
                    self.count_on_record(row.id);
                }
                self.imports.apply(change, self.gist.seq + 1);
                self.gist.change(change)
            }
        }
    }

    /// Applies a new block of the set that comes next; none = it is not in the store.
    pub fn add_block(&mut self, block: &Block, rows: Option<Rows>) -> Result<(), Trouble> {
        self.blocks.add(block, self.gist.seq + 1, rows.is_some())?;
        self.count_on_block(block);
        let Some(mut rows) = rows else { return Ok(()) };
        let mut count = 0;
        while let Some((contact, bytes)) = rows.next_row()? {
            if contact.id.0 != block.first.0 + u64::from(count) {
                return Err(Trouble::Damaged);
            }
            self.add(&contact, Some(bytes))?;
            count += 1;
        }
        if count == block.rows { Ok(()) } else { Err(Trouble::Damaged) }
    }

    /// All changes of the set are applied.
    pub fn finish(&mut self, set: &ChangeSet, seq: u64) {
        self.trail.add(set, seq);
        self.wishes.add(set, seq);
        self.gist.seq = seq;
        self.gist.saved = Some(set.at);
    }

    fn add(&mut self, contact: &Contact, packed: Option<&[u8]>) -> Result<(), Trouble> {
        match packed {
            Some(bytes) => self.pack.push_packed(bytes)?,
            None => self.pack.push(contact)?,
        };
        self.withdrawn.push(false);
        self.trail.log(self.gist.seq + 1);
        self.columns.push(contact);
        let (words, marks) = (Searched::of(contact), marks(contact));
        self.words.push(words.matter(), words.rest());
        self.marks.push([], marks.iter().map(String::as_str));
        self.gist.add(contact);
        self.count_on(contact);
        Ok(())
    }

    fn edit(&mut self, row: u32, contact: &Contact) -> Result<(), Trouble> {
        self.pack.replace(row, contact)?;
        self.columns.replace(row, contact);
        let (words, marks) = (Searched::of(contact), marks(contact));
        self.words.replace(row, words.matter(), words.rest());
        self.marks.replace(row, [], marks.iter().map(String::as_str));
        self.gist.facts.replace(row, contact);
        self.count_on(contact);
        Ok(())
    }

    /// A contact that went with its block stays gone.
    fn set_withdrawn(&mut self, id: RecordId, withdrawn: bool) -> Result<(), Trouble> {
        let Some(row) = self.row(id) else { return Ok(()) };
        self.withdrawn[row as usize] = withdrawn;
        self.gist.facts.set_counted(row, !withdrawn);
        Ok(())
    }

    /// The rows that stay move up, as if the others had never been read: what is read from the journal is the same.
    fn drop_block(&mut self, block: &Block) -> Result<(), Trouble> {
        if !self.blocks.drop(block, self.gist.seq + 1)? {
            return Ok(());
        }
        let (before, pack) = (std::mem::take(&mut self.gist), std::mem::take(&mut self.pack));
        let (withdrawn, logged) = (std::mem::take(&mut self.withdrawn), self.trail.take_logged());
        (self.columns, self.words, self.marks) = Default::default();
        let stays = |row: &u32| before.ids.at(*row).is_some_and(|id| !block.holds(id));
        for row in (0..before.ids.len()).filter(stays) {
            let contact = pack.get(row).ok_or(Trouble::Damaged)?;
            self.add(&contact, pack.packed(row))?;
            self.set_withdrawn(contact.id, withdrawn[row as usize])?;
        }
        let logged = (0..).zip(logged).filter(|(row, _)| stays(row)).map(|(_, seq)| seq);
        self.trail.set_logged(logged.collect());
        let (ids, facts) = (std::mem::take(&mut self.gist.ids), std::mem::take(&mut self.gist.facts));
        self.gist = Gist { ids, facts, ..before };
        Ok(())
    }

    /// A number once given is never given again, whatever becomes of its contact.
    fn count_on(&mut self, contact: &Contact) {
        self.count_on_number(contact.number);
        self.count_on_record(contact.id);
    }

    fn count_on_block(&mut self, block: &Block) {
        let device = block.device();
        for &(year, serial) in &block.serials {
            self.count_on_number(ContactNumber { year, device, serial });
        }
        self.count_on_record(block.last());
    }

    fn count_on_number(&mut self, number: ContactNumber) {
        let serial = self.serials.entry((number.device, number.year)).or_default();
        *serial = (*serial).max(number.serial);
    }

    fn count_on_record(&mut self, id: RecordId) {
        let device: DeviceCode = id.device();
        let record = self.records.entry(device).or_default();
        *record = (*record).max(id.running());
    }
}

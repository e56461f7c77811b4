//! Questions to an unlocked session. What was worked out is kept until data change.

use casework::act::{Block, Change, Present};
use casework::contact::{Contact, RecordId};
use casework::figure::{Answer, Ask};
use casework::issue::{Issue, IssueCode};
use casework::ledger::{Comparison, HeldRow, Import, ImportReport, Layout};
use casework::query::{ContactQuery, LookUp};
use casework::staff::{Right, StaffId};
use casework::time::{Moment, Month};
use casework::view::{
    ContactWindow, FieldChange, HistoryEntry, Known, Number, contact_masked, entry_changes, field_changes,
    held_masked,
};

use super::open::Open;
use super::reading::read_block;
use super::{ActLine, Asked, ContactSheet, Desk, MissingBlock, Session};
use crate::sealing::{Cipher, Random};
use crate::store::Store;
use crate::trouble::Trouble;

/// Most contacts of the same person on a sheet.
const SAME_PERSON: usize = 20;
/// Answers kept; one who looks at year after year starts anew.
const ANSWERS: usize = 1000;

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// What every page knows.
    pub fn desk(&self) -> Result<Desk, Trouble> {
        let open = self.open()?;
        let gist = open.gist();
        Ok(Desk {
            centre: gist.centre.clone(),
            codes: gist.codes.clone(),
            staff: gist.staff.clone(),
            me: open.me()?.clone(),
            revision: gist.seq,
            saved: gist.saved,
            backed_up: open.backup.map(|note| note.at),
            acts_since_backup: (gist.seq - open.backup.map_or(0, |note| note.seq.min(gist.seq))) as u32,
            contacts: gist.facts.contacts(),
            held: gist.held,
            missing: self.missing_blocks().unwrap_or_default(),
            has_pin: open.pin.is_some(),
        })
    }

    /// Raised by every change of data: the number of the last row of the journal.
    pub fn revision(&self) -> Result<u64, Trouble> {
        Ok(self.open()?.gist().seq)
    }

    /// A part of a list.
    pub fn window(&mut self, query: &ContactQuery, from: u32, count: u32) -> Result<ContactWindow, Trouble> {
        let open = self.all_mut()?;
        open.work_out(query);
        let list = open.list.as_ref().map(|(_, list)| open.book.window(list, from, count));
        Ok(list.unwrap_or_default())
    }

    /// One contact, numbers masked; none = no such record.
    pub fn contact(&self, id: RecordId) -> Result<Option<ContactSheet>, Trouble> {
        let book = &self.all()?.book;
        let Some(row) = book.row(id) else { return Ok(None) };
        let same = book.same_person(row);
        let same_person = same.into_iter().take(SAME_PERSON).filter_map(|row| book.shown(row)).collect();
        let led_to = book.entries().led_to(id).filter_map(|row| book.entries().shown(row)).collect();
        let sheet = |contact| ContactSheet {
            numbers: Number::of_contact(&contact).into_iter().map(Number::masked).collect(),
            contact: contact_masked(contact),
            withdrawn: book.is_withdrawn(id),
            same_person,
            led_to,
        };
        Ok(book.at(row).map(sheet))
    }

    /// What is known beside the form; `at` bounds the last 30 days.
    pub fn look_up(&self, asked: &LookUp, at: Moment) -> Result<Known, Trouble> {
        let book = &self.all()?.book;
        Ok(book.look_up(asked, at.civil(book.centre().zone).day))
    }

    /// Figures, in the order asked.
    pub fn figures(&mut self, asks: &[Ask]) -> Result<Vec<Answer>, Trouble> {
        let open = self.open_mut()?;
        let Open { ahead, book, answers, .. } = open;
        if answers.len() > ANSWERS {
            answers.clear();
        }
        let facts = ahead.as_ref().map_or(book.facts(), |ahead| &ahead.gist.facts);
        let new: Vec<Ask> = asks.iter().filter(|ask| !answers.contains_key(ask)).cloned().collect();
        let found = facts.answers(&new);
        answers.extend(new.into_iter().zip(found));
        Ok(asks.iter().filter_map(|ask| answers.get(ask).cloned()).collect())
    }

    /// First and last month with contacts.
    pub fn span(&self) -> Result<Option<(Month, Month)>, Trouble> {
        Ok(self.open()?.gist().facts.span())
    }

    /// The last acts that changed something, latest first.
    pub fn acts(&self, count: u32) -> Result<Vec<ActLine>, Trouble> {
        let open = self.all()?;
        let trail = open.book.trail();
        let line = |note: &crate::casebook::ActNote| ActLine {
            seq: note.seq,
            kind: note.kind.clone(),
            at: note.at,
            by: open.name_of(note.by),
            undone: trail.is_undone(note.seq),
        };
        let acts = trail.notes().iter().rev().filter(|note| !note.kind.is_look());
        Ok(acts.take(count as usize).map(line).collect())
    }

    /// Blocks that are left out because they do not open; none but after `unlock_around_damage`.
    pub fn missing_blocks(&self) -> Result<Vec<MissingBlock>, Trouble> {
        let open = self.all()?;
        if !open.around_damage {
            return Ok(Vec::new());
        }
        let book = &open.book;
        let missing = book.missing_blocks().filter_map(|(block, seq)| {
            let note = book.trail().note(seq)?;
            let (number, contacts) = (block.number, block.rows);
            Some(MissingBlock { number, contacts, seq, kind: note.kind.clone(), at: note.at })
        });
        Ok(missing.collect())
    }

    /// History of a contact or an entry, latest first, read from the journal; of one that went with its block, too.
    pub async fn history(&self, id: RecordId) -> Result<Vec<HistoryEntry>, Trouble> {
        let open = self.all()?;
        let mut entries = Vec::new();
        for seq in open.book.acts_on(id) {
            let set = self.read_act(seq).await?.ok_or(Trouble::Damaged)?;
            let mut fields: Vec<FieldChange> =
                set.changes.iter().filter_map(|change| fields(change, id)).flatten().collect();
            for change in &set.changes {
                if let Change::AddBlock(block) = change
                    && let Some(contact) = self.logged_in(block, id).await?
                {
                    fields.extend(field_changes(None, &contact));
                }
            }
            let by = open.name_of(set.by);
            entries.push(HistoryEntry { seq, kind: set.kind, at: set.at, by, fields });
        }
        entries.reverse();
        Ok(entries)
    }

    /// Rows that imports held aside, earliest first, numbers masked.
    pub fn held_rows(&self) -> Result<Vec<HeldRow>, Trouble> {
        Ok(self.all()?.book.held_rows().cloned().map(held_masked).collect())
    }

    /// Layouts of ledgers as they were confirmed.
    pub fn layouts(&self) -> Result<Vec<Layout>, Trouble> {
        Ok(self.all()?.book.layouts().to_vec())
    }

    /// What is said of an import, by its number in the journal; none = no such import.
    pub fn import_report(&self, seq: u64) -> Result<Option<ImportReport>, Trouble> {
        Ok(self.all()?.book.report(seq).cloned())
    }

    /// What the rows of an import are to the casebook: known, a new version, or new.
    /// `Incomplete` where blocks are missing: what they hold would pass for new.
    pub fn compare(&self, import: &Import) -> Result<Comparison, Trouble> {
        let book = &self.all()?.book;
        if book.is_owed_a_block() { Err(Trouble::Incomplete) } else { Ok(book.compare(import)) }
    }

    /// A contact as a block brought it; none = not of this block, or the block is gone.
    async fn logged_in(&self, block: &Block, id: RecordId) -> Result<Option<Contact>, Trouble> {
        if !block.holds(id) {
            return Ok(None);
        }
        let rows = read_block(block, &self.store, &self.cipher, &self.open()?.vault).await?;
        let Some(mut rows) = rows else { return Ok(None) };
        while let Some((contact, _)) = rows.next_row()? {
            if contact.id == id {
                return Ok(Some(contact));
            }
        }
        Err(Trouble::Damaged)
    }
}

impl Open {
    /// May the one who unlocked do it?
    pub fn may(&self, right: Right) -> Asked<()> {
        let allowed = self.me()?.role.may(right);
        Ok(if allowed { Ok(()) } else { Err(vec![Issue::at("act", IssueCode::NotAllowed)]) })
    }

    pub fn work_out(&mut self, query: &ContactQuery) {
        if self.list.as_ref().is_some_and(|(known, _)| known == query) {
            return;
        }
        let Open { book, ranks, list, .. } = self;
        let known = ranks.take().filter(|ranks| ranks.suit(query));
        let ranks = ranks.insert(known.unwrap_or_else(|| book.ranks(query)));
        *list = Some((query.clone(), book.list(query, ranks)));
    }

    pub fn name_of(&self, staff: StaffId) -> String {
        self.gist().member(staff).map(|member| member.name.clone()).unwrap_or_default()
    }
}

/// What a change changed on a contact or an entry; none = it is not about it.
fn fields(change: &Change, id: RecordId) -> Option<Vec<FieldChange>> {
    match change {
        Change::AddContact(contact) if contact.id == id => Some(field_changes(None, contact)),
        Change::EditContact { before, after } if after.id == id => Some(field_changes(Some(before), after)),
        Change::AddEntry(entry) if entry.id == id => Some(entry_changes(None, entry)),
        Change::EditEntry { before, after } if after.id == id => Some(entry_changes(Some(before), after)),
        _ => None,
    }
}

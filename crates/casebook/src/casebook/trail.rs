//! The trail: which act was when and by whom, what was undone, and which acts touched a contact. What changed is read from
//! the journal when asked.

use std::collections::{BTreeSet, HashMap};

use casework::act::{ActKind, Change, ChangeSet};
use casework::contact::RecordId;
use casework::staff::StaffId;
use casework::time::Moment;

/// One act.
#[derive(Clone, PartialEq, Eq)]
pub struct ActNote {
    /// Number in the journal.
    pub seq: u64,
    /// What it was.
    pub kind: ActKind,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: StaffId,
}

/// The trail.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Trail {
    notes: Vec<ActNote>,
    undone: BTreeSet<u64>,
    /// The act that logged a contact, in row order.
    logged: Vec<u64>,
    /// Later acts on it.
    later: HashMap<RecordId, Vec<u64>>,
}

impl Trail {
    /// All acts, earliest first.
    pub fn notes(&self) -> &[ActNote] {
        &self.notes
    }

    /// The note of an act.
    pub fn note(&self, seq: u64) -> Option<&ActNote> {
        let at = self.notes.binary_search_by_key(&seq, |note| note.seq).ok()?;
        self.notes.get(at)
    }

    /// Does an act stand undone? An undo that was itself undone leaves it standing.
    pub fn is_undone(&self, seq: u64) -> bool {
        self.undone.contains(&seq)
    }

    /// Acts on a contact, earliest first.
    pub fn of_contact(&self, row: u32, id: RecordId) -> Vec<u64> {
        let first = self.logged.get(row as usize).copied();
        first.into_iter().chain(self.later(id)).collect()
    }

    /// The next row was logged by an act.
    pub fn log(&mut self, seq: u64) {
        self.logged.push(seq);
    }

    /// The act that logged each row, taken out.
    pub fn take_logged(&mut self) -> Vec<u64> {
        std::mem::take(&mut self.logged)
    }

    /// The act that logged each row.
    pub fn set_logged(&mut self, logged: Vec<u64>) {
        self.logged = logged;
    }

    /// Acts on a contact after the one that logged it, earliest first.
    pub fn later(&self, id: RecordId) -> impl Iterator<Item = u64> {
        self.later.get(&id).into_iter().flatten().copied()
    }

    /// Was a record that does not count taken out by hand? By the acts on it, the one that brought it first. What went by the
    /// undo of what brought it was not, whatever was done to it before.
    pub fn is_out_by_hand(&self, acts: impl IntoIterator<Item = u64>) -> bool {
        let mut acts =
            acts.into_iter().map(|seq| (self.note(seq).map(|note| &note.kind), self.is_undone(seq)));
        let brought = acts.next().is_some_and(|(_, is_undone)| !is_undone);
        let (mut again, mut out) = (false, false);
        for (kind, _) in acts.filter(|(_, is_undone)| !is_undone) {
            again |= matches!(kind, Some(ActKind::Correct));
            out |= matches!(kind, Some(ActKind::Withdraw | ActKind::WithdrawEntry(_)));
        }
        out && (brought || again)
    }

    /// Notes an act whose contacts are logged.
    pub fn add(&mut self, set: &ChangeSet, seq: u64) {
        self.notes.push(ActNote { seq, kind: set.kind.clone(), at: set.at, by: set.by });
        for change in &set.changes {
            match change {
                Change::EditContact { after, .. } => self.note_on(after.id, seq),
                Change::WithdrawContact(id) | Change::RestoreContact(id) => self.note_on(*id, seq),
                Change::AddContact(_) | Change::AddBlock(_) | Change::DropBlock(_) => {}
                Change::Centre { .. } | Change::Code { .. } | Change::Staff { .. } | Change::Days { .. } => {}
                Change::Import(_) | Change::Held { .. } | Change::Layout { .. } => {}
                Change::AddEntry(_) | Change::EditEntry { .. } => self.note_on_entry(change, seq),
                Change::WithdrawEntry(_) | Change::RestoreEntry(_) => self.note_on_entry(change, seq),
                Change::Wish(_) | Change::ImportEntries(_) => {}
                Change::EntryLayout { .. } | Change::LeftOut(_) => {}
            }
        }
        if let ActKind::Undo(undone) = set.kind {
            self.undo(undone);
        }
    }

    fn note_on_entry(&mut self, change: &Change, seq: u64) {
        if let Some(id) = change.entry() {
            self.note_on(id, seq);
        }
    }

    fn note_on(&mut self, id: RecordId, seq: u64) {
        let acts = self.later.entry(id).or_default();
        if acts.last() != Some(&seq) {
            acts.push(seq);
        }
    }

    fn undo(&mut self, seq: u64) {
        self.undone.insert(seq);
        let mut next = self.note(seq).map(|note| note.kind.clone());
        let mut stands = true;
        while let Some(ActKind::Undo(before)) = next {
            if stands {
                self.undone.remove(&before);
            } else {
                self.undone.insert(before);
            }
            stands = !stands;
            next = self.note(before).map(|note| note.kind.clone());
        }
    }
}

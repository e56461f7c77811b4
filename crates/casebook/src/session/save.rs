//! The one way a session changes data: rules, seal, add at the next number, apply.
//!
//! Adding fails when another tab was first. Then this one catches up and asks the rules again, so what succeeds was always
//! checked against the newest state. When it is not known whether a row was written, the journal is asked; while even that
//! cannot be known, the doubt is kept, and the same wish asked again does not write twice.

use std::ops::ControlFlow;

use casework::act::{self, Act, Change, ChangeSet, Present, WishId};
use casework::contact::{DeviceCode, RecordId};
use casework::draft::ContactDraft;
use casework::issue::{Issue, IssueCode};
use casework::ledger::Import;
use casework::register::EntryDraft;
use casework::staff::{Staff, StaffId};
use casework::time::Moment;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::blocks::Parted;
use super::open::Open;
use super::slots::{KeySlot, Owner, key_slots, member_key};
use super::{Acted, NewStaff, Outcome, Session, Steps};
use crate::casebook::Casebook;
use crate::door::DoorName;
use crate::journal::{Chain, key_of};
use crate::schema::Place;
use crate::sealing::{Cipher, Purpose, Random};
use crate::segment;
use crate::store::{CommitError, Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// Times that another tab may be first. With the lock that the shell holds, once is the most.
pub(super) const TRIES: u32 = 8;
/// Longest name on the lock screen, in characters.
const DOOR_NAME: usize = 20;

/// What is wished for.
enum Wish<'a> {
    Act(&'a Act),
    Once(&'a Act, WishId),
    Undo(u64, &'a ChangeSet),
    AddStaff(&'a NewStaff),
}

/// A row of which it is not known whether it was written.
pub(super) struct Doubt {
    row: Vec<u8>,
    wish: [u8; 32],
    acted: Acted,
}

impl Wish<'_> {
    fn is_import(&self) -> bool {
        matches!(self, Wish::Act(Act::Import(_)) | Wish::Once(Act::Import(_), _))
    }

    fn rules(
        &self,
        book: &Casebook,
        who: &Staff,
        device: DeviceCode,
        at: Moment,
    ) -> Result<(ChangeSet, Vec<Issue>), Vec<Issue>> {
        match self {
            Wish::Act(wish) => act::act(book, who, (*wish).clone(), at, device),
            Wish::Once(wish, id) => {
                let first = book.answered(*id);
                if first.is_some() && matches!(wish, Act::Import(_) | Act::ImportEntries(_)) {
                    return Err(vec![Issue::at("act", IssueCode::NothingToDo)]);
                }
                let first = first.and_then(|first| first.contact.or(first.entry));
                let wish = first.map_or_else(|| (*wish).clone(), |logged| meant(wish, logged, book));
                let (mut set, warnings) = act::act(book, who, wish, at, device)?;
                set.changes.push(Change::Wish(*id));
                Ok((set, warnings))
            }
            Wish::Undo(seq, of) => act::undo(book, who, *seq, of, at).map(|set| (set, Vec::new())),
            Wish::AddStaff(new) => {
                let wish = Act::AddStaff { name: new.name.clone(), role: new.role };
                act::act(book, who, wish, at, device)
            }
        }
    }

    /// What was answered to this very wish before, with nothing in it changed since.
    fn first_answer(&self, book: &Casebook, issues: &[Issue]) -> Option<Acted> {
        let Wish::Once(_, id) = self else { return None };
        let first = book.answered(*id).filter(|_| issues == [Issue::at("act", IssueCode::NothingToDo)])?;
        let contact = first.contact.and_then(|id| Present::contact(book, id));
        Some(Acted {
            seq: first.seq,
            contact: contact.map(|contact| (contact.id, contact.number)),
            entry: first.entry.and_then(|id| Present::entry(book, id)).map(|entry| (entry.id, entry.number)),
            warnings: Vec::new(),
            revision: book.seq(),
            at: book.trail().note(first.seq)?.at,
        })
    }

    /// The same for the same wish: kind and content hashed.
    fn fingerprint(&self) -> Result<[u8; 32], Trouble> {
        fn hashed(kind: u8, wish: &impl Serialize) -> Result<[u8; 32], Trouble> {
            let wish = postcard::to_stdvec(wish).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
            Ok(Sha256::digest([vec![kind], wish].concat()).into())
        }
        match self {
            Wish::Act(wish) => hashed(0, wish),
            Wish::Once(wish, id) => hashed(3, &(wish, id)),
            Wish::Undo(seq, _) => hashed(1, seq),
            Wish::AddStaff(new) => hashed(2, new),
        }
    }
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// Changes data. A `Trouble` means: not saved, as far as is known; the same act asked again is not written twice.
    pub async fn act(&mut self, act: &Act, at: Moment) -> Outcome {
        self.act_by_steps(act, at, &mut |_, _| ControlFlow::Continue(())).await
    }

    /// The same for long work: told of it between steps, and may be stopped. `Cancelled` = stopped, and nothing was changed.
    pub async fn act_by_steps(&mut self, act: &Act, at: Moment, steps: Steps<'_>) -> Outcome {
        self.save(Wish::Act(act), at, steps).await
    }

    /// Logs a new contact under the number of its wish, known from when its form was opened. Asked again, also of another
    /// engine and after a restart, it is not logged twice: the same draft gets the first answer, a draft that was changed in
    /// the meantime changes the contact logged first. One that was taken out since is logged anew.
    pub async fn act_once(&mut self, act: &Act, wish: WishId, at: Moment) -> Outcome {
        self.save(Wish::Once(act, wish), at, &mut |_, _| ControlFlow::Continue(())).await
    }

    /// Takes in an import under the number of its wish. Asked again, also of another engine, it gets its first answer as long
    /// as that import stands, whatever is in it now. Told of between steps, and may be stopped.
    pub async fn import_once(
        &mut self,
        import: Import,
        wish: WishId,
        at: Moment,
        steps: Steps<'_>,
    ) -> Outcome {
        self.save(Wish::Once(&Act::Import(Box::new(import)), wish), at, steps).await
    }

    /// Undoes an act by its number in the journal.
    pub async fn undo(&mut self, seq: u64, at: Moment) -> Outcome {
        self.ready(&mut |_, _| {}).await?;
        self.catch_up().await?;
        match self.read_act(seq).await? {
            Some(of) => self.save(Wish::Undo(seq, &of), at, &mut |_, _| ControlFlow::Continue(())).await,
            None => Ok(Err(vec![Issue::at("act", IssueCode::Gone)])),
        }
    }

    /// A new member of staff and its key, in one transaction.
    pub async fn add_staff(&mut self, new: &NewStaff, at: Moment) -> Outcome {
        self.open()?;
        let slots = key_slots(&self.store).await?;
        match door_name(&slots, &new.door_name, None) {
            Ok(_) => self.save(Wish::AddStaff(new), at, &mut |_, _| ControlFlow::Continue(())).await,
            Err(issue) => Ok(Err(vec![issue])),
        }
    }

    /// The change set of an act, read from the journal; none = no such row.
    pub(super) async fn read_act(&self, seq: u64) -> Result<Option<ChangeSet>, Trouble> {
        let vault = &self.open()?.vault;
        let Some(before) = seq.checked_sub(1) else { return Ok(None) };
        let from = key_of(vault.journal, before.max(1));
        let rows = self.store.range(Place::Journal, from, 2).await?;
        let is_it = |(key, _): &(u64, Vec<u8>)| *key == key_of(vault.journal, seq);
        let Some(at) = rows.iter().position(is_it) else { return Ok(None) };
        let mut chain = match rows.first() {
            Some((_, row)) if at == 1 => Chain::after(vault.journal, before, row),
            _ => Chain::start(vault.journal),
        };
        let sets = chain.open(&self.cipher, &vault.key(Purpose::Journal), &rows[at..=at]).await?;
        Ok(sets.into_iter().next())
    }

    async fn save(&mut self, wish: Wish<'_>, at: Moment, steps: Steps<'_>) -> Outcome {
        if let Wish::Act(Act::Erase(whom)) | Wish::Once(Act::Erase(whom), _) = wish {
            return Box::pin(self.erase(whom, at, steps)).await;
        }
        self.ready(&mut |_, _| {}).await?;
        let journal = self.open()?.vault.journal;
        if let Some(acted) = self.settle(&wish).await? {
            return Ok(Ok(acted));
        }
        for _ in 0..TRIES {
            let open = self.open()?;
            if matches!(wish, Wish::Undo(..)) && open.vault.journal != journal {
                // What the act said may have been erased since.
                return Ok(Err(vec![Issue::at("act", IssueCode::ChangedSince)]));
            }
            if wish.is_import() && open.book.is_owed_a_block() {
                // What the missing blocks hold would come in a second time.
                return Err(Trouble::Incomplete);
            }
            let (set, warnings) = match wish.rules(&open.book, open.me()?, open.device, at) {
                Ok(found) => found,
                // What the newest state refuses is refused.
                Err(_) if self.catch_up().await? => continue,
                Err(issues) => {
                    let first = wish.first_answer(&self.open()?.book, &issues);
                    return Ok(first.ok_or(issues));
                }
            };
            let open = self.open()?;
            if !open.book.fits(&set) {
                return Err(Trouble::Unknown("change set".to_owned()));
            }
            let (vault, last) = (open.vault.clone(), open.book.last_block());
            let parted = self.write_blocks(set, &vault, last, steps).await?;
            let (row, batch) = self.batch(&wish, &parted.set).await?;
            match self.store.commit(batch, Durability::Strict).await {
                Ok(()) => return self.written(parted, &row, warnings).map(Ok),
                Err(CommitError::Collision) => {
                    self.clear_blocks(&parted.numbers()).await;
                    self.catch_up().await?;
                }
                Err(CommitError::Trouble(trouble @ (Trouble::Aborted | Trouble::Quota))) => {
                    self.clear_blocks(&parted.numbers()).await;
                    // A busy browser may abort for a number that is taken without saying why: the journal tells.
                    if trouble != Trouble::Aborted || !self.catch_up().await? {
                        return Err(trouble);
                    }
                }
                Err(CommitError::Trouble(trouble)) => {
                    return self.in_doubt(&wish, parted, row, warnings, trouble).await;
                }
            }
        }
        Err(Trouble::Aborted)
    }

    /// The sealed row and all that is written with it: the journal's row, key slots of members who come and
    /// go; blocks that are dropped go with it, and the gist that holds them.
    async fn batch(&mut self, wish: &Wish<'_>, set: &ChangeSet) -> Result<(Vec<u8>, Vec<Op>), Trouble> {
        let Session { cipher, random, open, .. } = self;
        let open = open.as_ref().ok_or(Trouble::Locked)?;
        let key = open.vault.key(Purpose::Journal);
        let row = open.chain.seal(cipher, random, &key, set).await?;
        let mut batch = vec![Op::Add(Place::Journal, Key::Number(open.chain.next_key()), row.clone())];
        for change in &set.changes {
            if let Change::DropBlock(block) = change {
                let numbers = [block.number, segment::GIST].map(Key::Number);
                batch.extend(numbers.map(|number| Op::Delete(Place::Segments, number)));
            }
            let Change::Staff { before, after } = change else { continue };
            if let (Wish::AddStaff(new), None, Some(member)) = (wish, before, after) {
                let (name, params) = (new.door_name.trim().to_owned(), new.params.clone());
                let owner = Owner::Member(DoorName { staff: member.id, name, params });
                batch.push(KeySlot::wrap(&open.vault, owner, &new.kek, cipher, random).await?.add()?);
            }
            if let Some(left) = left(before.as_ref(), after.as_ref()) {
                batch.push(Op::Delete(Place::Meta, member_key(left)));
            }
        }
        Ok((row, batch))
    }

    /// The row is on disk: memory follows.
    fn written(&mut self, parted: Parted, row: &[u8], warnings: Vec<Issue>) -> Result<Acted, Trouble> {
        let open = self.open.as_mut().ok_or(Trouble::Locked)?;
        let Parted { set, rows } = parted;
        open.chain.grown(row);
        let applied = open.book.apply(&set, open.chain.seq(), rows);
        open.changed_by(&set);
        open.gist_outdated_by(&set, open.chain.seq());
        let acted = acted(&open.book, &set, open.chain.seq(), warnings);
        if let Err(trouble) = applied {
            // The disk is ahead of what memory could take in: it is read anew at the next unlocking.
            self.lock();
            return Err(trouble);
        }
        Ok(acted)
    }

    /// It is not known whether the row was written: the journal tells, now or before the next save.
    async fn in_doubt(
        &mut self,
        wish: &Wish<'_>,
        parted: Parted,
        row: Vec<u8>,
        warnings: Vec<Issue>,
        trouble: Trouble,
    ) -> Outcome {
        let chain = &self.open()?.chain;
        let (seq, at) = (chain.next(), Key::Number(chain.next_key()));
        let found = self.store.get(Place::Journal, &at).await;
        if found.as_ref().is_ok_and(|found| found.as_ref() == Some(&row)) {
            return self.written(parted, &row, warnings).map(Ok);
        }
        let open = self.open_mut()?;
        let doubt =
            Doubt { row, wish: wish.fingerprint()?, acted: acted(&open.book, &parted.set, seq, warnings) };
        open.doubt = Some(doubt);
        Err(trouble)
    }

    /// Settles a doubt before the next save. The answer to the same wish, where it had been written after all.
    async fn settle(&mut self, wish: &Wish<'_>) -> Result<Option<Acted>, Trouble> {
        let open = self.open()?;
        let Some(doubt) = &open.doubt else { return Ok(None) };
        let at = Key::Number(open.chain.key_of(doubt.acted.seq));
        let found = self.store.get(Place::Journal, &at).await?;
        let was_written = found.as_ref() == Some(&doubt.row);
        let is_same = doubt.wish == wish.fingerprint()?;
        self.catch_up().await?;
        let open = self.open_mut()?;
        let doubt = open.doubt.take();
        Ok(doubt.filter(|_| was_written && is_same).map(|doubt| doubt.acted))
    }
}

impl Open {
    /// Sealed rows of change sets that follow one another from the start, applied: how a centre begins.
    pub async fn begin(
        &mut self,
        parted: Parted,
        cipher: &impl Cipher,
        random: &mut impl Random,
    ) -> Result<Op, Trouble> {
        let Parted { set, rows } = parted;
        let row = self.chain.seal(cipher, random, &self.vault.key(Purpose::Journal), &set).await?;
        self.chain.grown(&row);
        self.book.apply(&set, self.chain.seq(), rows)?;
        Ok(Op::Add(Place::Journal, Key::Number(self.chain.key_of(self.chain.seq())), row))
    }
}

/// A failed write where nobody else should have written.
pub(super) fn trouble(error: CommitError) -> Trouble {
    match error {
        CommitError::Collision => Trouble::Occupied,
        CommitError::Trouble(trouble) => trouble,
    }
}

/// A name for the lock screen: there, short, and nobody else's.
pub(super) fn door_name(slots: &[KeySlot], name: &str, of: Option<StaffId>) -> Result<String, Issue> {
    let name = name.trim();
    let taken = |slot: &KeySlot| match &slot.owner {
        Owner::Member(other) => other.name == name && Some(other.staff) != of,
        Owner::Recovery(_) => false,
    };
    match name.chars().count() {
        0 => Err(Issue::at("door-name", IssueCode::Missing)),
        count if count > DOOR_NAME => Err(Issue::at("door-name", IssueCode::TooLong)),
        _ if slots.iter().any(taken) => Err(Issue::at("door-name", IssueCode::NameTaken)),
        _ => Ok(name.to_owned()),
    }
}

/// What a wish means that has logged a contact before: that contact, as the draft now has it.
fn meant(act: &Act, logged: RecordId, book: &Casebook) -> Act {
    match act {
        Act::SaveContact(draft) if draft.editing.is_none() && !Present::is_withdrawn(book, logged) => {
            let draft = ContactDraft { editing: Some(logged), original: None, ..(**draft).clone() };
            Act::SaveContact(Box::new(draft))
        }
        Act::SaveEntry(draft) if draft.editing.is_none() && !Present::is_withdrawn(book, logged) => {
            let draft = EntryDraft { editing: Some(logged), original: None, ..(**draft).clone() };
            Act::SaveEntry(Box::new(draft))
        }
        other => other.clone(),
    }
}

/// A member who was at work before the change and is not after it.
fn left(before: Option<&Staff>, after: Option<&Staff>) -> Option<StaffId> {
    let member = before.or(after)?;
    (!after.is_some_and(|after| after.active)).then_some(member.id)
}

/// What is told of a change set that is about to be applied to a casebook, or just was.
fn acted(book: &Casebook, set: &ChangeSet, seq: u64, warnings: Vec<Issue>) -> Acted {
    let mut contacts = set.changes.iter().filter(|change| change.contact().is_some());
    let contact = match (contacts.next(), contacts.next()) {
        (Some(Change::AddContact(contact)), None) => Some((contact.id, contact.number)),
        (Some(change), None) => {
            let there = change.contact().and_then(|id| Present::contact(book, id));
            there.map(|contact| (contact.id, contact.number))
        }
        _ => None,
    };
    let mut entries = set.changes.iter().filter(|change| change.entry().is_some());
    let entry = match (entries.next(), entries.next()) {
        (Some(Change::AddEntry(entry)), None) => Some((entry.id, entry.number)),
        (Some(change), None) => {
            let there = change.entry().and_then(|id| Present::entry(book, id));
            there.map(|entry| (entry.id, entry.number))
        }
        _ => None,
    };
    Acted { seq, contact, entry, warnings, revision: seq, at: set.at }
}

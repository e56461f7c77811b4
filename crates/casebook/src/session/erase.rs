//! Erasing a person: blocks and journal are written anew without them, beside the old ones; one strict transaction makes the
//! new ones count; then the old ones go. Wherever it stops, all of the old stands or all of the new.
//!
//! What counts is the journal's generation, which a sealed note names. The same transaction adds a row at the next number of
//! the old generation that is none: whoever still writes to it finds the number taken, as after any save of another tab, and
//! reads anew. What is too much beside what counts is swept. In memory there is a block or a few hundred rows at a time.

use std::collections::BTreeMap;

use casework::act::{self, Act, Block, Change, ChangeSet, Erase, Present};
use casework::draft::ContactDraft;
use casework::erase::Eraser;
use casework::issue::Issue;
use casework::register::EntryDraft;
use casework::staff::Right;
use casework::time::Moment;

use super::generation::{STOP, stops_of};
use super::open::BLOCK;
use super::reading::read_block;
use super::save::{TRIES, trouble};
use super::slots::{Generation, Vault};
use super::{Acted, Asked, Erasing, Outcome, Session, Steps};
use crate::journal::{Chain, key_of};
use crate::schema::Place;
use crate::sealing::{Binding, Cipher, Purpose, Random, open_row};
use crate::segment::{self, GIST};
use crate::store::{CommitError, Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// What is written beside what counts.
#[derive(Default)]
struct Anew {
    /// Blocks in the place of others, by the number of those.
    blocks: BTreeMap<u64, Block>,
    /// Rows told of, of how many.
    done: u32,
    of: u32,
}

impl Anew {
    /// Keeps the names of blocks true.
    fn rename(&self, set: &mut ChangeSet) {
        for change in &mut set.changes {
            let (Change::AddBlock(block) | Change::DropBlock(block)) = change else { continue };
            if let Some(new) = self.blocks.get(&block.number) {
                **block = new.clone();
            }
        }
    }

    fn tell(&mut self, done: u32, steps: &mut Steps<'_>) -> Result<(), Trouble> {
        self.done += done;
        if steps(self.done, self.of).is_break() { Err(Trouble::Cancelled) } else { Ok(()) }
    }
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// What erasing the person of a record would take.
    pub fn erasing(&self, id: casework::contact::RecordId) -> Asked<Erasing> {
        let open = self.all()?;
        if let Err(issues) = open.may(Right::Erase)? {
            return Ok(Err(issues));
        }
        let traces = match open.book.traces(id) {
            Ok(traces) => traces,
            Err(code) => return Ok(Err(vec![Issue::at("act", code)])),
        };
        let all = traces.records().len() as u32;
        let contacts = traces.records().filter(|id| open.book.row(*id).is_some()).count() as u32;
        let of_theirs = |row: &&casework::ledger::HeldRow| traces.hold_draft(&row.draft);
        let held = open.book.held_rows().filter(of_theirs).count() as u32;
        Ok(Ok(Erasing { contacts, entries: all - contacts, held }))
    }

    /// Erases a person for good. `Cancelled` = stopped, and nothing was changed; `Incomplete` where blocks are missing.
    pub(super) async fn erase(&mut self, wish: &Erase, at: Moment, mut steps: Steps<'_>) -> Outcome {
        self.ready(&mut |_, _| {}).await?;
        for _ in 0..TRIES {
            self.catch_up().await?;
            let open = self.open_mut()?;
            // What was in doubt is read by now, or was not written.
            open.doubt = None;
            if open.book.is_owed_a_block() {
                return Err(Trouble::Incomplete);
            }
            let asked = act::act(&open.book, open.me()?, Act::Erase(*wish), at, open.device);
            let (set, traces) = match (asked, open.book.traces(wish.record)) {
                (Ok((set, _)), Ok(traces)) => (set, traces),
                (Err(issues), _) => return Ok(Err(issues)),
                (Ok(_), Err(code)) => return Ok(Err(vec![Issue::at("act", code)])),
            };
            let eraser = Eraser::new(traces, open.chain.next());
            self.clear_beside().await?;
            let written = self.write_anew(eraser, set, &mut steps).await;
            if let Ok(Some(acted)) = written {
                self.begin_anew().await;
                return Ok(Ok(acted));
            }
            if self.is_open() {
                // What stays is swept later.
                let _swept_later = self.clear_beside().await;
            }
            written?;
        }
        Err(Trouble::Aborted)
    }

    /// Writes all of it and makes it count; none = another tab was first.
    async fn write_anew(
        &mut self,
        mut eraser: Eraser,
        set: ChangeSet,
        steps: &mut Steps<'_>,
    ) -> Result<Option<Acted>, Trouble> {
        let open = self.open()?;
        let (old, vault) = (open.chain.clone(), open.vault.clone());
        let rows: u32 = open.book.blocks().map(|block| block.rows).sum();
        let mut anew = Anew { of: rows + old.seq() as u32 + 1, ..Anew::default() };
        self.write_blocks_anew(&vault, &mut eraser, &mut anew, steps).await?;
        let next = Vault { journal: vault.journal + 1, ..vault.clone() };
        let mut chain = Chain::start(next.journal);
        let mut from = Chain::start(vault.journal);
        while from.seq() < old.seq() {
            let limit = u64::from(BLOCK).min(old.seq() - from.seq()) as u32;
            let rows = self.store.range(Place::Journal, from.next_key(), limit).await?;
            if rows.is_empty() {
                return Err(Trouble::Damaged);
            }
            let sets = from.open(&self.cipher, &vault.key(Purpose::Journal), &rows).await?;
            let mut batch = Vec::with_capacity(sets.len());
            for mut set in sets {
                eraser.change_set(&mut set);
                anew.rename(&mut set);
                batch.push(self.add_row(&mut chain, &next, &set).await?);
            }
            let count = batch.len() as u32;
            self.write(batch, Durability::Strict).await?;
            anew.tell(count, steps)?;
        }
        let seq = chain.next();
        let mut batch = vec![self.add_row(&mut chain, &next, &set).await?];
        let stop = key_of(vault.journal, old.next());
        let mut stops = stops_of(&vault, &self.store, &self.cipher).await?;
        stops.extend([1, stop]);
        batch.push(Op::Add(Place::Journal, Key::Number(stop), STOP.to_vec()));
        batch.push(Op::Put(Place::Journal, Key::Number(1), STOP.to_vec()));
        let note = Generation { number: next.journal, stops };
        batch.push(vault.put_note(&note, &self.cipher, &mut self.random).await?);
        let gone = anew.blocks.keys().copied().chain([GIST]);
        batch.extend(gone.map(|number| Op::Delete(Place::Segments, Key::Number(number))));
        batch.extend(self.drafts_of(&vault, &eraser).await?);
        let acted =
            Acted { seq, contact: None, entry: None, warnings: Vec::new(), revision: seq, at: set.at };
        match self.store.commit(batch, Durability::Strict).await {
            Ok(()) => Ok(Some(acted)),
            Err(CommitError::Collision) => Ok(None),
            Err(CommitError::Trouble(met)) => {
                self.in_doubt_of(met, &vault).await.map(|done| done.then_some(acted))
            }
        }
    }

    /// Blocks with contacts of the person, under numbers of their own.
    async fn write_blocks_anew(
        &mut self,
        vault: &Vault,
        eraser: &mut Eraser,
        anew: &mut Anew,
        steps: &mut Steps<'_>,
    ) -> Result<(), Trouble> {
        let book = &self.open()?.book;
        let (blocks, last): (Vec<Block>, u64) = (book.blocks().cloned().collect(), book.last_block());
        let there = self.store.keys(Place::Segments).await?;
        let mut number = there.into_iter().max().unwrap_or(0).max(last);
        for block in blocks {
            let rows = read_block(&block, &self.store, &self.cipher, vault).await?.ok_or(Trouble::Damaged)?;
            if let Some(rows) = rows.changed(|contact| eraser.contact(contact))? {
                number += 1;
                let mut new = Block { number, ..block.clone() };
                let (key, generation) = (vault.key(Purpose::Segments), vault.generation);
                let row =
                    segment::seal(&mut new, &rows, &self.cipher, &mut self.random, &key, generation).await?;
                let add = Op::Add(Place::Segments, Key::Number(number), row);
                self.store.commit(vec![add], Durability::Strict).await.map_err(trouble)?;
                anew.blocks.insert(block.number, new);
            }
            anew.tell(block.rows, steps)?;
        }
        Ok(())
    }

    async fn add_row(&mut self, chain: &mut Chain, vault: &Vault, set: &ChangeSet) -> Result<Op, Trouble> {
        let at = Key::Number(chain.next_key());
        let key = vault.key(Purpose::Journal);
        let row = chain.seal(&self.cipher, &mut self.random, &key, set).await?;
        chain.grown(&row);
        Ok(Op::Add(Place::Journal, at, row))
    }

    /// Steps that throw away what anybody was typing about the person. A draft that does not open is nobody's.
    async fn drafts_of(&self, vault: &Vault, eraser: &Eraser) -> Result<Vec<Op>, Trouble> {
        let mut gone = Vec::new();
        for (text, row) in self.store.all(Place::Drafts).await? {
            let key = Key::Text(text.clone());
            let binding =
                Binding { place: Place::Drafts, key: &key, generation: vault.generation, after: &[] };
            let Ok(plain) = open_row(&self.cipher, &vault.key(Purpose::Drafts), &binding, &row).await else {
                continue;
            };
            let is_of_entry = text.split_once('/').is_some_and(|(_, slot)| super::drafts::is_of_entry(slot));
            let is_theirs = if is_of_entry {
                let typed = postcard::take_from_bytes::<(Moment, EntryDraft)>(&plain);
                typed.is_ok_and(|((_, draft), _)| eraser.traces().hold_entry_draft(&draft))
            } else {
                let typed = postcard::take_from_bytes::<(Moment, ContactDraft)>(&plain);
                typed.is_ok_and(|((_, draft), _)| eraser.traces().hold_draft(&draft))
            };
            if is_theirs {
                gone.push(Op::Delete(Place::Drafts, key));
            }
        }
        Ok(gone)
    }

    /// The last step met trouble: was it done? Where even that cannot be known nothing in memory is relied on.
    async fn in_doubt_of(&mut self, met: Trouble, vault: &Vault) -> Result<bool, Trouble> {
        match self.generation(vault).await {
            Ok(number) if number > vault.journal => Ok(true),
            // A busy browser may abort for a number that is taken without saying why: the journal tells.
            Ok(_) if met == Trouble::Aborted && self.catch_up().await? => Ok(false),
            Ok(_) => Err(met),
            Err(_) => {
                self.lock();
                Err(met)
            }
        }
    }
}

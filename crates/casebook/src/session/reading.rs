//! Reading the journal and its blocks into memory, in steps short enough that others can be answered between them.
//!
//! A step that fails changes nothing that the next one does not find again.

use std::collections::VecDeque;

use casework::act::{Block, Change, ChangeSet};

use super::open::{BLOCK, Open};
use super::{Progress, Session};
use crate::schema::Place;
use crate::sealing::{Cipher, Purpose, Random};
use crate::segment::{self, Rows};
use crate::store::{Key, Store};
use crate::trouble::Trouble;

/// Change sets that are opened and not yet applied.
#[derive(Default)]
pub(super) struct Reading {
    sets: VecDeque<(u64, ChangeSet)>,
    /// Changes of the first of them that are applied.
    applied: usize,
    /// The journal had no more rows than those.
    ended: bool,
    /// Rows of journal and blocks read, and known of.
    done: u32,
    of: u32,
}

impl Open {
    /// Reads what the journal has after the last row known. True where there was something.
    pub async fn read_on(
        &mut self,
        store: &impl Store,
        cipher: &impl Cipher,
        progress: Progress<'_>,
    ) -> Result<bool, Trouble> {
        let (start, mut was_long) = (self.book.seq(), false);
        while self.read_step(store, cipher).await? {
            was_long = true;
            progress(self.reading.done, self.reading.of.max(self.reading.done + 1));
        }
        if was_long {
            progress(1, 1);
        }
        (self.reading.done, self.reading.of) = (0, 0);
        Ok(self.book.seq() > start)
    }

    /// Reads one block, or some small rows. False where nothing is left to read.
    pub async fn read_step(&mut self, store: &impl Store, cipher: &impl Cipher) -> Result<bool, Trouble> {
        if self.reading.sets.is_empty() && !self.fetch(store, cipher).await? {
            return Ok(false);
        }
        while let Some((seq, set)) = self.reading.sets.front() {
            let seq = *seq;
            if self.reading.applied == 0 && (seq != self.book.seq() + 1 || !self.book.fits(set)) {
                return Err(Trouble::Damaged);
            }
            while let Some(change) = set.changes.get(self.reading.applied) {
                if let Change::AddBlock(block) = change {
                    let rows = match read_block(block, store, cipher, &self.vault).await {
                        Err(Trouble::Damaged) if self.around_damage => None,
                        rows => rows?,
                    };
                    self.book.add_block(block, rows)?;
                    self.reading.done += block.rows;
                    self.reading.applied += 1;
                    return Ok(true);
                }
                self.book.change(change)?;
                self.reading.applied += 1;
            }
            self.book.finish(set, seq);
            if let Some((_, set)) = self.reading.sets.pop_front() {
                self.gist_outdated_by(&set, seq);
            }
            self.reading.applied = 0;
            self.reading.done += 1;
        }
        self.changed();
        Ok(!self.reading.ended || self.book.is_owed_a_block())
    }

    /// Opens the rows of the journal that come next; false where there are none. A block that was missing must have been
    /// dropped by one of them.
    async fn fetch(&mut self, store: &impl Store, cipher: &impl Cipher) -> Result<bool, Trouble> {
        let rows = self.chain.own(store.range(Place::Journal, self.chain.next_key(), BLOCK).await?);
        self.reading.ended = rows.len() < BLOCK as usize;
        if rows.is_empty() {
            return if self.book.is_owed_a_block() && !self.around_damage {
                Err(Trouble::Damaged)
            } else {
                Ok(false)
            };
        }
        let sets = self.chain.open(cipher, &self.vault.key(Purpose::Journal), &rows).await?;
        let blocks = sets.iter().flat_map(|set| &set.changes).filter_map(|change| match change {
            Change::AddBlock(block) => Some(block.rows),
            _ => None,
        });
        self.reading.of += rows.len() as u32 + blocks.sum::<u32>();
        let last = self.chain.seq();
        self.reading.sets = (last + 1 - rows.len() as u64..).zip(sets).collect();
        Ok(true)
    }

    /// Is nothing opened that is not applied?
    pub fn is_level(&self) -> bool {
        self.reading.sets.is_empty()
    }
}

/// The contacts of a block; none = it is not in the store.
pub(super) async fn read_block(
    block: &Block,
    store: &impl Store,
    cipher: &impl Cipher,
    vault: &super::slots::Vault,
) -> Result<Option<Rows>, Trouble> {
    match store.get(Place::Segments, &Key::Number(block.number)).await? {
        Some(row) => {
            let key = vault.key(Purpose::Segments);
            segment::open(block, &row, cipher, &key, vault.generation).await.map(Some)
        }
        None => Ok(None),
    }
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// Are all rows in memory? Until then only the desk and figures are answered.
    pub fn is_ready(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.ahead.is_none())
    }

    /// Reads a little on, where rows are still to be read; true while there is more.
    pub async fn read_on(&mut self) -> Result<bool, Trouble> {
        let Session { store, cipher, open, .. } = self;
        let Some(open) = open.as_mut().filter(|open| open.ahead.is_some()) else { return Ok(false) };
        let more = match open.read_step(store, cipher).await {
            Ok(true) => Ok(true),
            Ok(false) => open.arrive().map(|()| false),
            Err(trouble) => Err(trouble),
        };
        if self.read_anew(&more, &mut |_, _| {}).await? {
            return Ok(false);
        }
        self.locked_if_damaged(more)
    }

    /// Reads all rows that are still to be read.
    pub async fn ready(&mut self, progress: Progress<'_>) -> Result<(), Trouble> {
        let Session { store, cipher, open, .. } = self;
        let open = open.as_mut().ok_or(Trouble::Locked)?;
        if open.ahead.is_none() {
            return Ok(());
        }
        let read = match open.read_on(store, cipher, progress).await {
            Ok(_) => open.arrive(),
            Err(trouble) => Err(trouble),
        };
        if self.read_anew(&read, progress).await? {
            return Ok(());
        }
        self.locked_if_damaged(read)
    }

    /// Reads what other tabs wrote; all of it, where one wrote the journal anew. True where there was something.
    pub async fn catch_up(&mut self) -> Result<bool, Trouble> {
        let Session { store, cipher, open, .. } = self;
        let open = open.as_mut().ok_or(Trouble::Locked)?;
        let was = open.gist().seq;
        let read = match open.read_on(store, cipher, &mut |_, _| {}).await {
            Ok(_) => open.arrive().map(|()| open.book.seq() > was),
            Err(trouble) => Err(trouble),
        };
        if self.read_anew(&read, &mut |_, _| {}).await? {
            return Ok(true);
        }
        let news = self.locked_if_damaged(read);
        if self.open().is_err() {
            self.lock();
        }
        news
    }

    /// What could not be read is not half applied: memory is built anew at the next unlocking.
    fn locked_if_damaged<T>(&mut self, read: Result<T, Trouble>) -> Result<T, Trouble> {
        if matches!(read, Err(Trouble::Damaged)) {
            self.lock();
        }
        read
    }
}

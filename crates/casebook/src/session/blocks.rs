//! Writing blocks: contacts that come in many at once go into sealed blocks first; the journal's row that names them is
//! written last and makes them count, all or none.
//!
//! Blocks are few and large. Browsers keep large values in files of their own, which only a strict write makes sure of, so
//! blocks are written strict as well. A block that no row names counts for nothing and is swept.

use std::collections::HashSet;
use std::ops::ControlFlow;

use casework::act::{ActKind, Block, Change, ChangeSet};
use casework::contact::Contact;

use super::save::trouble;
use super::{Session, Steps};
use crate::schema::Place;
use crate::sealing::{Cipher, Purpose, Random};
use crate::segment::{self, GIST, Rows};
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// A change set whose blocks are written, with their contacts.
pub(super) struct Parted {
    pub set: ChangeSet,
    pub rows: Vec<Rows>,
}

impl Parted {
    /// The numbers of its blocks.
    pub fn numbers(&self) -> Vec<u64> {
        let number = |change: &Change| match change {
            Change::AddBlock(block) => Some(block.number),
            _ => None,
        };
        self.set.changes.iter().filter_map(number).collect()
    }
}

/// Takes the new contacts out of an act that brings many: the rest of it, and the contacts in blocks.
fn part(set: ChangeSet, most: usize) -> (ChangeSet, Vec<Vec<Contact>>) {
    let ChangeSet { kind, at, by, changes } = set;
    if !matches!(kind, ActKind::Import { .. } | ActKind::Demo) {
        return (ChangeSet { kind, at, by, changes }, Vec::new());
    }
    let (mut rest, mut blocks) = (Vec::new(), Vec::<Vec<Contact>>::new());
    for change in changes {
        match change {
            Change::AddContact(contact) => match blocks.last_mut().filter(|block| block.len() < most) {
                Some(block) => block.push(*contact),
                None => blocks.push(vec![*contact]),
            },
            other => rest.push(other),
        }
    }
    (ChangeSet { kind, at, by, changes: rest }, blocks)
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// Writes the blocks of an act; what it then says goes into the journal. An act without new contacts by the many is
    /// left as it is. `Cancelled` where `steps` says to stop: then, as after any trouble, the blocks are taken away again.
    pub(super) async fn write_blocks(
        &mut self,
        set: ChangeSet,
        vault: &super::slots::Vault,
        last: u64,
        steps: Steps<'_>,
    ) -> Result<Parted, Trouble> {
        let (set, contacts) = part(set, self.block_rows);
        let mut parted = Parted { set, rows: Vec::with_capacity(contacts.len()) };
        if contacts.is_empty() {
            return Ok(parted);
        }
        let there = self.store.keys(Place::Segments).await?;
        let first = there.into_iter().max().unwrap_or(0).max(last) + 1;
        let of = contacts.iter().map(Vec::len).sum::<usize>() as u32;
        let mut done = 0;
        for (number, contacts) in (first..).zip(contacts) {
            if steps(done, of).is_break() {
                self.clear_blocks(&parted.numbers()).await;
                return Err(Trouble::Cancelled);
            }
            done += contacts.len() as u32;
            let written = self.write_block(number, contacts, vault, &mut parted).await;
            if let Err(trouble) = written {
                self.clear_blocks(&(first..=number).collect::<Vec<u64>>()).await;
                return Err(trouble);
            }
        }
        match steps(done, of) {
            ControlFlow::Continue(()) => Ok(parted),
            ControlFlow::Break(()) => {
                self.clear_blocks(&parted.numbers()).await;
                Err(Trouble::Cancelled)
            }
        }
    }

    async fn write_block(
        &mut self,
        number: u64,
        contacts: Vec<Contact>,
        vault: &super::slots::Vault,
        parted: &mut Parted,
    ) -> Result<(), Trouble> {
        let mut block = Block::of(number, &contacts).ok_or_else(|| Trouble::Unknown("block".to_owned()))?;
        let rows = Rows::of(&contacts)?;
        drop(contacts);
        let (key, generation) = (vault.key(Purpose::Segments), vault.generation);
        let row = segment::seal(&mut block, &rows, &self.cipher, &mut self.random, &key, generation).await?;
        let add = Op::Add(Place::Segments, Key::Number(number), row);
        self.store.commit(vec![add], Durability::Strict).await.map_err(trouble)?;
        parted.set.changes.push(Change::AddBlock(Box::new(block)));
        parted.rows.push(rows);
        Ok(())
    }

    /// Takes blocks away that no row names. What stays because it cannot be taken away is swept later.
    pub(super) async fn clear_blocks(&self, numbers: &[u64]) {
        let delete = |number: &u64| Op::Delete(Place::Segments, Key::Number(*number));
        let _swept_later = self.store.commit(numbers.iter().map(delete).collect(), Durability::Relaxed).await;
    }

    /// Takes away blocks that no row of the journal names, and rows of generations of it that do not count: what an act
    /// that did not come to its end left. To be called only
    /// by one who holds the lock of acts, so that no other tab is just writing them. How many there were.
    pub async fn sweep(&mut self) -> Result<u32, Trouble> {
        self.catch_up().await?;
        let open = self.open()?;
        if open.doubt.is_some() {
            // The row in doubt may name some.
            return Ok(0);
        }
        let missing = open.book.missing_blocks().map(|(block, _)| block.number);
        let named = open.book.blocks().map(|block| block.number).chain(missing).chain([GIST]);
        let named: HashSet<u64> = named.collect();
        self.sweep_journal(&open.vault).await?;
        let mut left = self.store.keys(Place::Segments).await?;
        left.retain(|number| !named.contains(number));
        if !left.is_empty() {
            let delete = |number: &u64| Op::Delete(Place::Segments, Key::Number(*number));
            self.write(left.iter().map(delete).collect(), Durability::Relaxed).await?;
        }
        Ok(left.len() as u32)
    }
}

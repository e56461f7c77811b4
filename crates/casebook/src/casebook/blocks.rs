//! Which blocks came and went. A block that is not in the store must have been dropped later: until the journal says so it is
//! owed, and its contacts are as good as gone.

use std::collections::BTreeMap;

use casework::act::Block;
use casework::contact::RecordId;

use crate::trouble::Trouble;

/// How a block stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Its contacts count.
    Present,
    /// It was not in the store.
    Owed,
    /// Dropped by an act of this number.
    Dropped(u64),
}

/// A block with the act that brought it.
#[derive(Clone, PartialEq, Eq)]
struct Entry {
    block: Block,
    added: u64,
    standing: Standing,
}

/// All blocks the journal ever named.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Blocks(BTreeMap<u64, Entry>);

impl Blocks {
    /// A block came. `Damaged` where its number was given before.
    pub fn add(&mut self, block: &Block, added: u64, is_there: bool) -> Result<(), Trouble> {
        let standing = if is_there { Standing::Present } else { Standing::Owed };
        match self.0.insert(block.number, Entry { block: block.clone(), added, standing }) {
            None => Ok(()),
            Some(_) => Err(Trouble::Damaged),
        }
    }

    /// A block went; true where its contacts were there. `Damaged` where no such block stands.
    pub fn drop(&mut self, block: &Block, dropped: u64) -> Result<bool, Trouble> {
        let there = self.0.get_mut(&block.number).filter(|entry| entry.block == *block);
        let entry = there.ok_or(Trouble::Damaged)?;
        let before = std::mem::replace(&mut entry.standing, Standing::Dropped(dropped));
        match before {
            Standing::Present => Ok(true),
            Standing::Owed => Ok(false),
            Standing::Dropped(_) => Err(Trouble::Damaged),
        }
    }

    /// Does it stand, its contacts counting or missing?
    pub fn stands(&self, number: u64) -> bool {
        self.0.get(&number).is_some_and(|entry| !matches!(entry.standing, Standing::Dropped(_)))
    }

    /// The blocks whose contacts count, by number.
    pub fn present(&self) -> impl Iterator<Item = &Block> {
        self.0.values().filter(|entry| entry.standing == Standing::Present).map(|entry| &entry.block)
    }

    /// Those that are missing and not dropped so far, each with the act that brought it.
    pub fn owed(&self) -> impl Iterator<Item = (&Block, u64)> {
        let owed = self.0.values().filter(|entry| entry.standing == Standing::Owed);
        owed.map(|entry| (&entry.block, entry.added))
    }

    /// Is one missing that the journal has not dropped so far?
    pub fn is_owed(&self) -> bool {
        self.0.values().any(|entry| entry.standing == Standing::Owed)
    }

    /// The largest number given; 0 = none.
    pub fn last(&self) -> u64 {
        self.0.keys().next_back().copied().unwrap_or(0)
    }

    /// Was it a contact of a block that is gone?
    pub fn is_gone(&self, id: RecordId) -> bool {
        self.gone(id).is_some()
    }

    /// The acts that brought a contact of a block that is gone, and took it out again.
    pub fn acts_on_gone(&self, id: RecordId) -> Option<(u64, Option<u64>)> {
        self.gone(id).map(|entry| match entry.standing {
            Standing::Dropped(seq) => (entry.added, Some(seq)),
            Standing::Present | Standing::Owed => (entry.added, None),
        })
    }

    fn gone(&self, id: RecordId) -> Option<&Entry> {
        self.0.values().find(|entry| entry.standing != Standing::Present && entry.block.holds(id))
    }
}

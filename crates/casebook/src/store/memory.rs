//! A store in memory, for tests and tools. Clones share their rows, as tabs share a database.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{CommitError, Durability, Key, Op, Place, Store};
use crate::trouble::Trouble;

type At = (Place, Key);
type Rows = BTreeMap<At, Vec<u8>>;

/// The store.
#[derive(Clone, Default)]
pub struct MemoryStore {
    rows: Rc<RefCell<Rows>>,
}

impl MemoryStore {
    /// An empty one.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// A store of its own with the same rows, as a copied disk.
    pub fn copied(&self) -> MemoryStore {
        MemoryStore { rows: Rc::new(RefCell::new(self.rows.borrow().clone())) }
    }

    /// All rows, for tests that compare or search them.
    pub fn rows(&self) -> Vec<(Place, Key, Vec<u8>)> {
        self.rows.borrow().iter().map(|((place, key), row)| (*place, key.clone(), row.clone())).collect()
    }
}

impl Store for MemoryStore {
    async fn get(&self, place: Place, key: &Key) -> Result<Option<Vec<u8>>, Trouble> {
        Ok(self.rows.borrow().get(&(place, key.clone())).cloned())
    }

    async fn range(&self, place: Place, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, Trouble> {
        let rows = self.rows.borrow();
        let from = (place, Key::Number(from))..=(place, Key::Number(u64::MAX));
        let number = |((_, key), row): (&At, &Vec<u8>)| match key {
            Key::Number(number) => Some((*number, row.clone())),
            Key::Text(_) => None,
        };
        Ok(rows.range(from).filter_map(number).take(limit as usize).collect())
    }

    async fn keys(&self, place: Place) -> Result<Vec<u64>, Trouble> {
        let rows = self.rows.borrow();
        let number = |(at, key): &At| match key {
            Key::Number(number) if *at == place => Some(*number),
            _ => None,
        };
        Ok(rows.keys().filter_map(number).collect())
    }

    async fn all(&self, place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let text = |((at, key), row): (&At, &Vec<u8>)| match key {
            Key::Text(text) if *at == place => Some((text.clone(), row.clone())),
            _ => None,
        };
        Ok(self.rows.borrow().iter().filter_map(text).collect())
    }

    async fn commit(&self, batch: Vec<Op>, _durability: Durability) -> Result<(), CommitError> {
        let mut rows = self.rows.borrow_mut();
        let mut after = Undo::default();
        for op in batch {
            let (at, row) = match op {
                Op::Add(place, key, row) => {
                    if rows.contains_key(&(place, key.clone())) {
                        after.roll_back(&mut rows);
                        return Err(CommitError::Collision);
                    }
                    ((place, key), Some(row))
                }
                Op::Put(place, key, row) => ((place, key), Some(row)),
                Op::Delete(place, key) => ((place, key), None),
            };
            let before = match row {
                Some(row) => rows.insert(at.clone(), row),
                None => rows.remove(&at),
            };
            after.steps.push((at, before));
        }
        Ok(())
    }
}

/// What a batch has replaced so far.
#[derive(Default)]
struct Undo {
    steps: Vec<(At, Option<Vec<u8>>)>,
}

impl Undo {
    fn roll_back(self, rows: &mut Rows) {
        for (at, before) in self.steps.into_iter().rev() {
            match before {
                Some(row) => rows.insert(at, row),
                None => rows.remove(&at),
            };
        }
    }
}

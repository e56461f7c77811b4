//! A store that fails at calls chosen beforehand: what happens to a save when the machine does not keep its word?
//!
//! Most faults are ones that a browser may have: a store may fail so and still keep the promises of `contract`. Two are lies,
//! which no store may tell; they are there so that a harness can show that it would notice.

use std::cell::{Cell, RefCell};

use super::{CommitError, Durability, Key, Op, Place, Store};
use crate::trouble::Trouble;

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was done, and that is certain.
    Aborted,
    /// Nothing was done, but the caller cannot know.
    LostBefore,
    /// All was done, but the caller cannot know.
    LostAfter,
    /// The process ends: neither this call nor any later one is done or answered.
    Killed,
    /// The power fails: the same, and what was written relaxed since the last strict write is gone.
    PowerCut,
    /// A lie: a write is acknowledged, and nothing was written.
    Forgotten,
    /// A lie: half of a batch is written, and the call fails. A batch is one transaction, so no store may do so.
    Torn,
}

/// What happens elsewhere while a call is on its way.
type Meanwhile = Box<dyn FnOnce()>;

/// A store around another one.
pub struct FaultyStore<S> {
    inner: S,
    calls: Cell<u32>,
    faults: Vec<(u32, Fault)>,
    delay: RefCell<Option<(u32, Meanwhile)>>,
    dead: Cell<bool>,
    /// Steps that put back what was written relaxed since the last strict write, in the order of the writes.
    unsynced: RefCell<Vec<Op>>,
}

impl Fault {
    /// Those after which the store goes on answering.
    pub const ALL: [Fault; 3] = [Fault::Aborted, Fault::LostBefore, Fault::LostAfter];
    /// Those after which nothing answers until the next start.
    pub const ENDS: [Fault; 2] = [Fault::Killed, Fault::PowerCut];
    /// Those that no store may have.
    pub const LIES: [Fault; 2] = [Fault::Forgotten, Fault::Torn];
}

impl<S: Store> FaultyStore<S> {
    /// Fails at call number `at` (from 0), counting every call of any kind.
    pub fn new(inner: S, at: u32, fault: Fault) -> FaultyStore<S> {
        FaultyStore::failing(inner, vec![(at, fault)])
    }

    /// Fails at each of these calls.
    pub fn failing(inner: S, faults: Vec<(u32, Fault)>) -> FaultyStore<S> {
        FaultyStore {
            inner,
            calls: Cell::new(0),
            faults,
            delay: RefCell::new(None),
            dead: Cell::new(false),
            unsynced: RefCell::new(Vec::new()),
        }
    }

    /// Never fails; counts.
    pub fn counting(inner: S) -> FaultyStore<S> {
        FaultyStore::failing(inner, Vec::new())
    }

    /// Call number `at` is late: what another tab does `meanwhile` comes first.
    pub fn delaying(inner: S, at: u32, meanwhile: impl FnOnce() + 'static) -> FaultyStore<S> {
        let store = FaultyStore::counting(inner);
        store.delay.replace(Some((at, Box::new(meanwhile))));
        store
    }

    /// Calls so far.
    pub fn calls(&self) -> u32 {
        self.calls.get()
    }

    /// The fault of the call that is made now.
    async fn call(&self) -> Result<Option<Fault>, Trouble> {
        let call = self.calls.replace(self.calls.get() + 1);
        let late = self.delay.borrow_mut().take_if(|(at, _)| *at == call);
        if let Some((_, meanwhile)) = late {
            meanwhile();
        }
        if self.dead.get() {
            return Err(Trouble::Lost);
        }
        let fault = self.faults.iter().find(|(at, _)| *at == call).map(|(_, fault)| *fault);
        match fault {
            Some(Fault::Aborted) => Err(Trouble::Aborted),
            Some(Fault::LostBefore) => Err(Trouble::Lost),
            Some(Fault::Killed) => {
                self.dead.set(true);
                Err(Trouble::Lost)
            }
            Some(Fault::PowerCut) => {
                self.dead.set(true);
                let mut back = self.unsynced.take();
                back.reverse();
                // The rows are as they were: a store that refuses this is no store for tests.
                let _put_back = self.inner.commit(back, Durability::Strict).await;
                Err(Trouble::Lost)
            }
            other => Ok(other),
        }
    }

    async fn read<T>(&self, work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
        let fault = self.call().await?;
        let found = work.await?;
        if fault == Some(Fault::LostAfter) { Err(Trouble::Lost) } else { Ok(found) }
    }

    /// Steps that put back what the store now has under the keys of a batch.
    async fn inverse(&self, batch: &[Op]) -> Result<Vec<Op>, Trouble> {
        let mut back = Vec::with_capacity(batch.len());
        for op in batch {
            let (Op::Add(place, key, _) | Op::Put(place, key, _) | Op::Delete(place, key)) = op;
            back.push(match self.inner.get(*place, key).await? {
                Some(row) => Op::Put(*place, key.clone(), row),
                None => Op::Delete(*place, key.clone()),
            });
        }
        Ok(back)
    }
}

impl<S: Store> Store for FaultyStore<S> {
    async fn get(&self, place: Place, key: &Key) -> Result<Option<Vec<u8>>, Trouble> {
        self.read(self.inner.get(place, key)).await
    }

    async fn range(&self, place: Place, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, Trouble> {
        self.read(self.inner.range(place, from, limit)).await
    }

    async fn keys(&self, place: Place) -> Result<Vec<u64>, Trouble> {
        self.read(self.inner.keys(place)).await
    }

    async fn all(&self, place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        self.read(self.inner.all(place)).await
    }

    async fn commit(&self, mut batch: Vec<Op>, durability: Durability) -> Result<(), CommitError> {
        let fault = self.call().await?;
        match fault {
            Some(Fault::Forgotten) => return Ok(()),
            Some(Fault::Torn) => batch.truncate(batch.len() / 2),
            _ => {}
        }
        let back = self.inverse(&batch).await?;
        self.inner.commit(batch, durability).await?;
        match durability {
            Durability::Strict => self.unsynced.borrow_mut().clear(),
            Durability::Relaxed => self.unsynced.borrow_mut().extend(back),
        }
        match fault {
            Some(Fault::LostAfter | Fault::Torn) => Err(Trouble::Lost.into()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use pollster::block_on;

    use super::super::{contract, memory::MemoryStore};
    use super::*;

    fn put(at: &str) -> Vec<Op> {
        vec![Op::Put(Place::Drafts, Key::text(at), at.into()), Op::Put(Place::Meta, Key::text(at), at.into())]
    }

    fn texts(store: &MemoryStore) -> Vec<String> {
        block_on(store.all(Place::Drafts)).unwrap().into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn a_power_cut_takes_what_was_written_relaxed_since_the_last_strict_write() {
        for (fault, left) in [(Fault::Killed, vec!["a", "b", "c"]), (Fault::PowerCut, vec!["a", "b"])] {
            let disk = MemoryStore::new();
            let store = FaultyStore::new(disk.clone(), 3, fault);
            block_on(store.commit(put("a"), Durability::Relaxed)).unwrap();
            block_on(store.commit(put("b"), Durability::Strict)).unwrap();
            block_on(store.commit(put("c"), Durability::Relaxed)).unwrap();
            for _ in 0..2 {
                assert!(block_on(store.commit(put("d"), Durability::Strict)).is_err());
            }
            assert_eq!(texts(&disk), left, "{fault:?}");
            assert!(block_on(store.all(Place::Drafts)).is_err());
        }
    }

    #[test]
    fn what_another_tab_does_meanwhile_comes_before_a_late_call() {
        let disk = MemoryStore::new();
        let other = disk.clone();
        let meanwhile = move || block_on(other.commit(put("other"), Durability::Strict)).unwrap();
        let store = FaultyStore::delaying(disk.clone(), 1, meanwhile);
        block_on(store.commit(put("a"), Durability::Strict)).unwrap();
        assert_eq!(texts(&disk), ["a"]);
        assert_eq!(block_on(store.all(Place::Drafts)).unwrap().len(), 2);
    }

    #[test]
    fn the_contract_notices_a_lie() {
        for fault in Fault::LIES {
            let noticed = (0..40).filter(|&call| {
                let store = FaultyStore::new(MemoryStore::new(), call, fault);
                block_on(contract::check(&store)).is_err()
            });
            assert!(noticed.count() > 4, "{fault:?}");
        }
        assert_eq!(block_on(contract::check(&FaultyStore::counting(MemoryStore::new()))), Ok(()));
    }
}

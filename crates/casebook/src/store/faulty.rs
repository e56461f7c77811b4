//! A store that fails once, at a call chosen beforehand: what happens to a save when the machine does not keep its word?

use std::cell::Cell;

use super::{CommitError, Durability, Key, Op, Place, Store};
use crate::trouble::Trouble;

/// When, relative to the real work of the call, it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Before: nothing was done, and that is certain.
    Before,
    /// After: the work was done, but the answer was lost.
    After,
}

/// A store around another one.
pub struct FaultyStore<S> {
    inner: S,
    calls: Cell<u32>,
    at: Cell<Option<(u32, Fault)>>,
}

impl<S: Store> FaultyStore<S> {
    /// Fails at call number `at` (from 0), counting every call of any kind.
    pub fn new(inner: S, at: u32, fault: Fault) -> FaultyStore<S> {
        FaultyStore { inner, calls: Cell::new(0), at: Cell::new(Some((at, fault))) }
    }

    /// Never fails; counts.
    pub fn counting(inner: S) -> FaultyStore<S> {
        FaultyStore { inner, calls: Cell::new(0), at: Cell::new(None) }
    }

    /// Calls so far.
    pub fn calls(&self) -> u32 {
        self.calls.get()
    }

    fn next(&self) -> Option<Fault> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        self.at.get().and_then(|(at, fault)| (at == call).then_some(fault))
    }

    fn trouble(fault: Fault) -> Trouble {
        match fault {
            Fault::Before => Trouble::Aborted,
            Fault::After => Trouble::Lost,
        }
    }

    async fn around<T, E: From<Trouble>>(&self, work: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        match self.next() {
            None => work.await,
            Some(Fault::Before) => Err(Self::trouble(Fault::Before).into()),
            Some(Fault::After) => {
                work.await?;
                Err(Self::trouble(Fault::After).into())
            }
        }
    }
}

impl<S: Store> Store for FaultyStore<S> {
    async fn get(&self, place: Place, key: &Key) -> Result<Option<Vec<u8>>, Trouble> {
        self.around(self.inner.get(place, key)).await
    }

    async fn range(&self, place: Place, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, Trouble> {
        self.around(self.inner.range(place, from, limit)).await
    }

    async fn all(&self, place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        self.around(self.inner.all(place)).await
    }

    async fn commit(&self, batch: Vec<Op>, durability: Durability) -> Result<(), CommitError> {
        self.around(self.inner.commit(batch, durability)).await
    }
}

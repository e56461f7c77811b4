//! A store that fails at calls chosen beforehand: what happens to a save when the machine does not keep its word?

use std::cell::Cell;

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
}

/// A store around another one.
pub struct FaultyStore<S> {
    inner: S,
    calls: Cell<u32>,
    faults: Vec<(u32, Fault)>,
}

impl Fault {
    /// All of them.
    pub const ALL: [Fault; 3] = [Fault::Aborted, Fault::LostBefore, Fault::LostAfter];
}

impl<S: Store> FaultyStore<S> {
    /// Fails at call number `at` (from 0), counting every call of any kind.
    pub fn new(inner: S, at: u32, fault: Fault) -> FaultyStore<S> {
        FaultyStore::failing(inner, vec![(at, fault)])
    }

    /// Fails at each of these calls.
    pub fn failing(inner: S, faults: Vec<(u32, Fault)>) -> FaultyStore<S> {
        FaultyStore { inner, calls: Cell::new(0), faults }
    }

    /// Never fails; counts.
    pub fn counting(inner: S) -> FaultyStore<S> {
        FaultyStore::failing(inner, Vec::new())
    }

    /// Calls so far.
    pub fn calls(&self) -> u32 {
        self.calls.get()
    }

    async fn around<T, E: From<Trouble>>(&self, work: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        let call = self.calls.replace(self.calls.get() + 1);
        let fault = self.faults.iter().find(|(at, _)| *at == call).map(|(_, fault)| *fault);
        match fault {
            None => work.await,
            Some(Fault::Aborted) => Err(Trouble::Aborted.into()),
            Some(Fault::LostBefore) => Err(Trouble::Lost.into()),
            Some(Fault::LostAfter) => {
                work.await?;
                Err(Trouble::Lost.into())
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

    async fn keys(&self, place: Place) -> Result<Vec<u64>, Trouble> {
        self.around(self.inner.keys(place)).await
    }

    async fn all(&self, place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        self.around(self.inner.all(place)).await
    }

    async fn commit(&self, batch: Vec<Op>, durability: Durability) -> Result<(), CommitError> {
        self.around(self.inner.commit(batch, durability)).await
    }
}

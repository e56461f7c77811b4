//! Where rows are kept: a small door to a transactional key-value store, IndexedDB in the browser.
//!
//! A batch is one transaction: all of it is written or nothing. Rows are opaque bytes, sealed before they come here.

pub mod contract;
pub mod faulty;
pub mod memory;

pub use crate::schema::Place;

use crate::trouble::Trouble;

/// Key of a row within its place. A number is at most 2^53 - 1, the largest that IndexedDB keeps exactly.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A whole number.
    Number(u64),
    /// Text.
    Text(String),
}

/// One step of a batch.
#[derive(Clone, PartialEq, Eq)]
pub enum Op {
    /// Write a row that must not be there yet; otherwise the whole batch fails with `Collision`.
    Add(Place, Key, Vec<u8>),
    /// Write a row, over the present one.
    Put(Place, Key, Vec<u8>),
    /// Take a row away; no row is no failure.
    Delete(Place, Key),
}

/// When a batch counts as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// After the disk has it: a person's save.
    Strict,
    /// After the operating system has it: drafts, blocks that a strict write makes valid.
    Relaxed,
}

/// Why a batch was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommitError {
    /// An added row was there already. Certain: nothing of the batch was written.
    Collision,
    /// Anything else. `Aborted` and `Quota` are certain: nothing was written. After any other it is not known: read again.
    Trouble(Trouble),
}

/// A transactional store of rows. Not `Send`: it lives in one worker.
#[expect(async_fn_in_trait, reason = "used within one thread; no caller needs Send")]
pub trait Store {
    /// One row.
    async fn get(&self, place: Place, key: &Key) -> Result<Option<Vec<u8>>, Trouble>;

    /// Rows of a place keyed by number, from a key on (included), in order, at most `limit`.
    async fn range(&self, place: Place, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, Trouble>;

    /// The keys of a place keyed by number, in order, without its rows.
    async fn keys(&self, place: Place) -> Result<Vec<u64>, Trouble>;

    /// Every row of a small place keyed by text, in key order.
    async fn all(&self, place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble>;

    /// Writes a batch in one transaction and returns when it is complete. Steps on the same key apply in order.
    async fn commit(&self, batch: Vec<Op>, durability: Durability) -> Result<(), CommitError>;
}

impl Key {
    /// A text key.
    pub fn text(text: impl Into<String>) -> Key {
        Key::Text(text.into())
    }
}

impl std::fmt::Debug for Op {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (word, place, key, bytes) = match self {
            Op::Add(place, key, bytes) => ("Add", place, key, bytes.len()),
            Op::Put(place, key, bytes) => ("Put", place, key, bytes.len()),
            Op::Delete(place, key) => ("Delete", place, key, 0),
        };
        write!(f, "{word}({place:?}, {key:?}, {bytes} bytes)")
    }
}

impl From<Trouble> for CommitError {
    fn from(trouble: Trouble) -> CommitError {
        CommitError::Trouble(trouble)
    }
}

//! The log of Chromium's store, which may end in half a record: where a write failed for want of room, or where the browser was
//! killed between the head of a record and the rest.
//!
//! Chromium writes on behind it. At a later start it takes what comes after for damage, and drops it, or the whole store. A log
//! put aside as a table is never read again. Chromium does that when a database is deleted: so every engine in Chromium
//! makes an empty one and deletes it before it opens the casebook's, for an opening writes as well, and after every write that
//! failed.

use std::cell::Cell;

use casebook::store::CommitError;
use casebook::trouble::Trouble;

use super::{open, room};
use crate::platform::locks::with_lock;
use crate::platform::scope;

/// The empty database, and the lock under which one engine at a time makes it and deletes it.
const EMPTY: &str = "bangfu-desk-log";

/// Whether the log may be torn.
pub struct Log {
    is_torn: Cell<bool>,
}

impl Log {
    /// As an earlier life of the browser left it.
    pub fn new() -> Log {
        Log { is_torn: Cell::new(scope::is_chromium()) }
    }

    /// Has a log put aside that may be torn. `Disk` where there is no room for it.
    pub async fn renew(&self) -> Result<(), Trouble> {
        if self.is_torn.get() {
            with_lock(EMPTY, put_aside()).await??;
            self.is_torn.set(false);
        }
        Ok(())
    }

    /// Notes what came of a write. An allowance that is used up is refused before anything is written; so is a row that is
    /// there already.
    pub fn note(&self, written: &Result<(), CommitError>) {
        if let Err(CommitError::Trouble(trouble)) = written
            && *trouble != Trouble::Quota
        {
            self.is_torn.set(scope::is_chromium());
        }
    }
}

async fn put_aside() -> Result<(), Trouble> {
    room::check().await?;
    open::open_bare(EMPTY).await?.close();
    open::delete(EMPTY).await
}

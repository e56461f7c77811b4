//! The log of Chromium's store after a write that failed in the middle of it, as on a disk without room.
//!
//! Chromium leaves half a record there and writes on behind it. At its next start it takes what comes after for damage, and
//! drops the whole store. A log that is full is put aside and never read again: so one is filled before anything else is
//! written. Other browsers keep their stores otherwise, and lose a moment by it.

use std::cell::Cell;

use casebook::store::{CommitError, Key, Op, Place};
use casebook::trouble::Trouble;

/// More than Chromium keeps in one log (4 MiB), in rows that no packing makes less.
const ROWS: usize = 256;
const ROW: usize = 32_000;

/// Is the log torn, and who is told when that changes.
pub struct Log {
    is_torn: Cell<bool>,
    tell: Box<dyn Fn(bool)>,
}

impl Log {
    /// As it was left, perhaps by an earlier browser.
    pub fn new(is_torn: bool, tell: impl Fn(bool) + 'static) -> Log {
        Log { is_torn: Cell::new(is_torn), tell: Box::new(tell) }
    }

    /// Must it be filled before the next write?
    pub fn is_torn(&self) -> bool {
        self.is_torn.get()
    }

    /// Notes what came of a write. An allowance that is used up is refused before anything is written; so is a row that is
    /// there already.
    pub fn note(&self, written: &Result<(), CommitError>) {
        if let Err(CommitError::Trouble(trouble)) = written
            && *trouble != Trouble::Quota
        {
            self.set(true);
        }
    }

    /// It was filled.
    pub fn renewed(&self) {
        self.set(false);
    }

    fn set(&self, is_torn: bool) {
        if self.is_torn.replace(is_torn) != is_torn {
            (self.tell)(is_torn);
        }
    }
}

/// What fills a log: rows put in one batch and deleted in another, for of what one batch puts and deletes nothing is written.
pub fn filling(fill: impl Fn(&mut [u8]) -> Result<(), Trouble>) -> Result<[Vec<Op>; 2], Trouble> {
    let mut row = vec![0; ROW];
    fill(&mut row)?;
    let key = |at: usize| Key::text(format!("log-{at}"));
    let put = |at| Op::Put(Place::Attachments, key(at), row.clone());
    let delete = |at| Op::Delete(Place::Attachments, key(at));
    Ok([(0..ROWS).map(put).collect(), (0..ROWS).map(delete).collect()])
}

//! A session: one tab's unlocked casebook and everything that can be asked of it, without a browser.
//!
//! A save is: rules → change set → sealed row added at the next number of the journal in one strict transaction → applied
//! in memory. Adding fails when another tab was first; then this one catches up and applies the rules again, so a save that
//! succeeds was always checked against the newest state. Contacts that come in many at once go into blocks beside the journal. Reads no clock and makes no randomness: both come in.

mod ahead;
mod answer;
mod backups;
mod blocks;
mod delay;
mod drafts;
mod enter;
mod entries;
mod erase;
mod generation;
mod looks;
mod open;
mod pins;
mod read;
mod reading;
mod save;
mod slots;

#[cfg(test)]
mod tests;

pub use answer::{
    ActLine, Acted, Asked, BackupLabel, ContactSheet, Desk, Erasing, KeptDraft, KeptEntry, Lost,
    MissingBlock, NewCentre, NewStaff, Outcome,
};
pub use backups::inspect_backup;
pub(crate) use slots::FIRST;

use std::ops::ControlFlow;

use open::Open;

use crate::sealing::{Cipher, Random};
use crate::segment;
use crate::store::Store;

/// Told of long work: rows done, of how many.
pub type Progress<'a> = &'a mut dyn FnMut(u32, u32);

/// The same of work that can be stopped: the answer says whether to go on.
pub type Steps<'a> = &'a mut dyn FnMut(u32, u32) -> ControlFlow<()>;

/// A session over a store. Locked at first; every question but those at the door then answers `Locked`.
pub struct Session<S, C, R> {
    store: S,
    cipher: C,
    random: R,
    open: Option<Open>,
    /// Most contacts of a block it writes.
    block_rows: usize,
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// A locked session.
    pub fn new(store: S, cipher: C, random: R) -> Self {
        Session { store, cipher, random, open: None, block_rows: segment::ROWS }
    }

    /// Is it unlocked?
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Forgets keys and plain text.
    pub fn lock(&mut self) {
        self.open = None;
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }
}

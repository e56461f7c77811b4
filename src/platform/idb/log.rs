//! The log of Chromium's store, which may end in half a record: where a write failed for want of room, or where the browser was
//! killed between the head of a record and the rest.
//!
//! Chromium writes on behind it. At a later start it takes what comes after for damage, and drops it, or the whole store. A log
//! that is full is put aside and never read again: so one is filled before anything else is written, by every engine in
//! Chromium and after every write that failed.

use std::cell::Cell;

use casebook::store::{CommitError, Place};
use casebook::trouble::Trouble;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::IdbTransaction;

use crate::platform::{random, scope};

/// More than Chromium keeps in one log (4 MiB), in rows that no packing makes less.
const ROWS: u32 = 160;
const ROW: usize = 32_000;

/// Whether the log may be torn.
pub struct Log {
    is_torn: Cell<bool>,
}

impl Log {
    /// As an earlier life of the browser left it.
    pub fn new() -> Log {
        Log { is_torn: Cell::new(scope::is_chromium()) }
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
            self.is_torn.set(true);
        }
    }

    /// It was filled.
    pub fn renewed(&self) {
        self.is_torn.set(false);
    }
}

/// A row of noise.
pub fn row() -> Result<Uint8Array, Trouble> {
    let mut row = vec![0; ROW];
    random::fill(&mut row)?;
    Ok(Uint8Array::from(row.as_slice()))
}

/// Fills a log, in a transaction of its own.
pub fn fill(transaction: &IdbTransaction, row: &Uint8Array) -> Result<(), JsValue> {
    let store = transaction.object_store(Place::Attachments.name())?;
    (0..ROWS).try_for_each(|at| store.put_with_key(row, &key(at)).map(drop))
}

/// Takes the rows away again, in another: of what one transaction puts and deletes nothing is written.
pub fn clear(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let store = transaction.object_store(Place::Attachments.name())?;
    (0..ROWS).try_for_each(|at| store.delete(&key(at)).map(drop))
}

fn key(at: u32) -> JsValue {
    JsValue::from_str(&format!("log-{at}"))
}

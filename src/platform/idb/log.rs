//! The log of Chromium's store, which may end in half a record: where a write failed for want of room, or where the browser was
//! killed between the head of a record and the rest.
//!
//! Chromium writes on behind it. At a later start it takes what comes after for damage, and drops it, or the whole store. A log
//! put aside as a table is never read again. Chromium does that when a database is deleted: so an engine in Chromium makes an
//! empty one and deletes it, where an engine before it ended in the middle of a write, and after every write that failed.
//! Putting a log aside is a write as well, which a kill can tear: it is not done without need.
//!
//! Each engine has a mark, a file of one byte, that says whether a write is under way; a file outlives a kill.

use std::cell::Cell;

use casebook::store::CommitError;
use casebook::trouble::Trouble;
use wasm_bindgen::JsValue;

use super::opfs::{Access, Directory};
use super::{open, room};
use crate::platform::locks::with_lock;
use crate::platform::random;
use crate::platform::scope;

/// The empty database, and the lock under which one engine at a time makes it and deletes it.
const EMPTY: &str = "bangfu-desk-log";
/// Folder of the marks.
const MARKS: &str = "bangfu-desk-writing";
/// No write is under way.
const IDLE: u8 = 0;
/// One is, or one was when its engine ended.
const WRITING: u8 = 1;

/// Whether the log may be torn.
pub struct Log {
    is_torn: Cell<bool>,
    /// None where a browser keeps no such log, or no such file.
    mark: Option<Access>,
}

impl Log {
    /// As earlier engines left it, put aside where one of them ended in a write. `Disk` where there is no room for that.
    pub async fn begin() -> Result<Log, Trouble> {
        if !scope::is_chromium() {
            return Ok(Log { is_torn: Cell::new(false), mark: None });
        }
        room::check().await?;
        let mark = with_lock(EMPTY, begin()).await??;
        Ok(Log { is_torn: Cell::new(false), mark })
    }

    /// Has a log put aside that may be torn.
    pub async fn renew(&self) -> Result<(), Trouble> {
        if self.is_torn.get() {
            room::check().await?;
            with_lock(EMPTY, put_aside()).await??;
            self.is_torn.set(false);
        }
        Ok(())
    }

    /// A write begins.
    pub fn writes(&self) {
        self.set(WRITING);
    }

    /// Notes what came of a write. An allowance that is used up is refused before anything is written; so is a row that is
    /// there already.
    pub fn note(&self, written: &Result<(), CommitError>) {
        let tears = |trouble: &Trouble| *trouble != Trouble::Quota;
        let is_torn = matches!(written, Err(CommitError::Trouble(trouble)) if tears(trouble));
        self.is_torn.set(is_torn && scope::is_chromium());
        self.set(if is_torn { WRITING } else { IDLE });
    }

    fn set(&self, byte: u8) {
        if let Some(mark) = &self.mark {
            // One byte that has its place already.
            let _ = mark.write_at(0.0, &[byte]);
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        if let Some(mark) = &self.mark {
            mark.close();
        }
    }
}

/// An own mark. Where none can be had, nothing tells how engines end: the log is put aside each time.
async fn begin() -> Result<Option<Access>, Trouble> {
    let marks = marks().await;
    let is_torn = |marks: &Marks| marks.ended.iter().any(|(_, was_writing)| *was_writing);
    if marks.as_ref().map_or(true, is_torn) {
        put_aside().await?;
    }
    let Ok(Marks { folder, own, ended }) = marks else { return Ok(None) };
    for (name, _) in ended {
        // One that stays is looked at again.
        let _ = folder.remove(&name).await;
    }
    Ok(Some(own))
}

struct Marks {
    folder: Directory,
    own: Access,
    /// Those of engines that ended: did they in a write?
    ended: Vec<(String, bool)>,
}

/// All marks, with a new one of one's own. A mark that is open already is of an engine that runs.
async fn marks() -> Result<Marks, JsValue> {
    let folder = Directory::root().await?.within(MARKS).await?;
    let number = random::bytes().map_err(|_| JsValue::UNDEFINED)?;
    let own = folder.open(&format!("{:016x}", u64::from_le_bytes(number))).await?;
    own.write_at(0.0, &[IDLE])?;
    let mut ended = Vec::new();
    for name in folder.names().await? {
        if let Ok(mark) = folder.open(&name).await {
            let byte = mark.first();
            mark.close();
            ended.push((name, byte? == WRITING));
        }
    }
    Ok(Marks { folder, own, ended })
}

async fn put_aside() -> Result<(), Trouble> {
    open::open_bare(EMPTY).await?.close();
    open::delete(EMPTY).await
}

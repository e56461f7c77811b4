//! Room on the disk for Chromium's store to be opened.
//!
//! Chromium writes to its log whenever a store is opened. Where a full disk has left half a record in that log, the opening
//! after that finds damage and deletes the whole store. So it is opened only where the log can also be put aside: where a file
//! larger than what that takes can be written.

use casebook::trouble::Trouble;
use wasm_bindgen::JsValue;

use super::opfs::{Access, Directory};
use crate::platform::fault::trouble;
use crate::platform::locks::with_lock;
use crate::platform::scope::is_chromium;

/// More than putting the log aside takes: a table of the log (4 MiB at most), and what is written meanwhile. In pieces.
const PIECES: u32 = 8;
const PIECE: usize = 1 << 20;

const NAME: &str = "room";

/// `Disk` where there is too little. Nothing where the browser is another, or does not tell.
pub async fn check() -> Result<(), Trouble> {
    if !is_chromium() {
        return Ok(());
    }
    // Two engines would be in each other's way.
    match with_lock("bangfu-desk-room", write()).await {
        Ok(Err(error)) if trouble(&error) == Trouble::Quota => Err(Trouble::Disk),
        _ => Ok(()),
    }
}

/// Writes the file and removes it.
async fn write() -> Result<(), JsValue> {
    let root = Directory::root().await?;
    let access = root.open(NAME).await?;
    let written = fill(&access);
    access.close();
    written.and(root.remove(NAME).await)
}

fn fill(access: &Access) -> Result<(), JsValue> {
    let piece = vec![0; PIECE];
    // Takes no room yet, but of the site's allowance: where that is used up, the browser refuses a write before it begins.
    if access.truncate(f64::from(PIECES) * PIECE as f64).is_err() {
        return Ok(());
    }
    (0..PIECES).try_for_each(|number| access.write_at(f64::from(number) * PIECE as f64, &piece))
}

//! Room on the disk for Chromium's store to be opened.
//!
//! Chromium writes to its log whenever a store is opened. Where a full disk has left half a record in that log, the opening
//! after that finds damage and deletes the whole store. So it is opened only where the log can also be put aside: where a file
//! larger than what that takes can be written.

use casebook::trouble::Trouble;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::platform::fault::trouble;
use crate::platform::locks::with_lock;
use crate::platform::scope::{is_chromium, scope};

// web-sys takes these as there; a window and an older browser have not all of them.
#[wasm_bindgen]
extern "C" {
    type Storage;

    #[wasm_bindgen(method, catch, js_name = getDirectory)]
    fn directory(this: &Storage) -> Result<Promise<Directory>, JsValue>;

    type Directory;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Directory, name: &str, options: &Object) -> Result<Promise<File>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove(this: &Directory, name: &str) -> Result<Promise, JsValue>;

    type File;

    #[wasm_bindgen(method, catch, js_name = createSyncAccessHandle)]
    fn access(this: &File) -> Result<Promise<Access>, JsValue>;

    type Access;

    #[wasm_bindgen(method, catch)]
    fn truncate(this: &Access, size: f64) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Access, piece: &[u8], options: &Object) -> Result<f64, JsValue>;

    #[wasm_bindgen(method)]
    fn close(this: &Access);
}

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
    let storage = scope().navigator().storage().ok_or(JsValue::UNDEFINED)?;
    let directory = JsFuture::from(storage.unchecked_ref::<Storage>().directory()?).await?;
    let create = option("create", JsValue::TRUE);
    let file = JsFuture::from(directory.file(NAME, &create)?).await?;
    let access = JsFuture::from(file.access()?).await?;
    let written = fill(&access);
    access.close();
    let removed = JsFuture::from(directory.remove(NAME)?).await;
    written.and(removed.map(drop))
}

fn fill(access: &Access) -> Result<(), JsValue> {
    let piece = vec![0; PIECE];
    // Takes no room yet, but of the site's allowance: where that is used up, the browser refuses a write before it begins.
    if access.truncate(f64::from(PIECES) * PIECE as f64).is_err() {
        return Ok(());
    }
    (0..PIECES).try_for_each(|number| {
        let at = option("at", JsValue::from_f64(f64::from(number) * PIECE as f64));
        access.write(&piece, &at).map(drop)
    })
}

fn option(name: &str, value: JsValue) -> Object {
    let options = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&options, &name.into(), &value);
    options
}

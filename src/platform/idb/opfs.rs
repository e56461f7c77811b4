//! Files of this site's own that are read and written at once (origin private file system). Chromium's kind alone is asked for
//! them, and has them in a worker alone.

use js_sys::{AsyncIterator, IteratorNext, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::platform::scope::scope;

// web-sys takes these as there; a window and an older browser have not all of them.
#[wasm_bindgen]
extern "C" {
    type Storage;

    #[wasm_bindgen(method, catch, js_name = getDirectory)]
    fn directory(this: &Storage) -> Result<Promise, JsValue>;

    /// A folder.
    pub type Directory;

    #[wasm_bindgen(method, catch, js_name = getDirectoryHandle)]
    fn directory(this: &Directory, name: &str, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Directory, name: &str, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove_entry(this: &Directory, name: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn keys(this: &Directory) -> Result<AsyncIterator, JsValue>;

    type File;

    #[wasm_bindgen(method, catch, js_name = createSyncAccessHandle)]
    fn access(this: &File) -> Result<Promise, JsValue>;

    /// A file that is open, for nobody else.
    pub type Access;

    /// Sets its length.
    #[wasm_bindgen(method, catch)]
    pub fn truncate(this: &Access, size: f64) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Access, piece: &[u8], options: &Object) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Access, piece: &mut [u8], options: &Object) -> Result<f64, JsValue>;

    /// Lets go of it.
    #[wasm_bindgen(method)]
    pub fn close(this: &Access);
}

impl Directory {
    /// The uppermost folder.
    pub async fn root() -> Result<Directory, JsValue> {
        let storage = scope().navigator().storage().ok_or(JsValue::UNDEFINED)?;
        let storage: &Storage = storage.unchecked_ref();
        JsFuture::from(storage.directory()?).await.map(JsCast::unchecked_into)
    }

    /// A folder in it, made where it is missing.
    pub async fn within(&self, name: &str) -> Result<Directory, JsValue> {
        let made = self.directory(name, &option("create", JsValue::TRUE))?;
        JsFuture::from(made).await.map(JsCast::unchecked_into)
    }

    /// A file in it, made where it is missing. Fails where somebody else has it open.
    pub async fn open(&self, name: &str) -> Result<Access, JsValue> {
        let file = JsFuture::from(self.file(name, &option("create", JsValue::TRUE))?).await?;
        let file: File = file.unchecked_into();
        JsFuture::from(file.access()?).await.map(JsCast::unchecked_into)
    }

    /// Removes a file.
    pub async fn remove(&self, name: &str) -> Result<(), JsValue> {
        JsFuture::from(self.remove_entry(name)?).await.map(drop)
    }

    /// Names of all that is in it.
    pub async fn names(&self) -> Result<Vec<String>, JsValue> {
        let (names, mut found) = (self.keys()?, Vec::new());
        loop {
            let next: IteratorNext = JsFuture::from(names.next()?).await?.unchecked_into();
            if next.done() {
                return Ok(found);
            }
            found.extend(next.value().as_string());
        }
    }
}

impl Access {
    /// Writes at a place.
    pub fn write_at(&self, at: f64, piece: &[u8]) -> Result<(), JsValue> {
        self.write(piece, &option("at", JsValue::from_f64(at))).map(drop)
    }

    /// The first byte; 0 of an empty file.
    pub fn first(&self) -> Result<u8, JsValue> {
        let mut piece = [0];
        self.read(&mut piece, &option("at", JsValue::from_f64(0.0)))?;
        Ok(piece[0])
    }
}

fn option(name: &str, value: JsValue) -> Object {
    let options = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&options, &name.into(), &value);
    options
}

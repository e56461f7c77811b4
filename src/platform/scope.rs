//! What page and workers have alike: the global scope and its navigator, crypto, performance, IndexedDB and timers.
//!
//! web-sys splits these between `Window` and `WorkerGlobalScope` and hides Web Locks; one extern of our own serves both.

use casebook::trouble::Trouble;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Window or worker scope.
    pub type Scope;

    #[wasm_bindgen(method, getter)]
    pub(super) fn navigator(this: &Scope) -> Navigator;

    #[wasm_bindgen(method, getter)]
    pub(super) fn crypto(this: &Scope) -> Option<web_sys::Crypto>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn performance(this: &Scope) -> Option<web_sys::Performance>;

    #[wasm_bindgen(method, getter, catch, js_name = indexedDB)]
    fn indexed_db(this: &Scope) -> Result<Option<web_sys::IdbFactory>, JsValue>;

    #[wasm_bindgen(method, js_name = setTimeout)]
    pub(super) fn set_timeout(this: &Scope, run: &Function, after_ms: i32) -> i32;

    #[wasm_bindgen(method, js_name = clearTimeout)]
    pub(super) fn clear_timeout(this: &Scope, handle: i32);

    /// Navigator of a window or a worker.
    pub type Navigator;

    #[wasm_bindgen(method, getter, js_name = userAgent)]
    fn user_agent(this: &Navigator) -> String;

    #[wasm_bindgen(method, getter)]
    pub(super) fn locks(this: &Navigator) -> Option<LockManager>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn storage(this: &Navigator) -> Option<web_sys::StorageManager>;

    /// Web Locks.
    pub type LockManager;

    #[wasm_bindgen(method, catch)]
    pub(super) fn request(this: &LockManager, name: &str, granted: &Function) -> Result<Promise, JsValue>;
}

/// Writes a line to the console: a place in the code, never anything of a record.
pub fn complain(line: &'static str, place: &str) {
    web_sys::console::error_2(&line.into(), &place.into());
}

/// The scope this code runs in.
pub fn scope() -> Scope {
    js_sys::global().unchecked_into()
}

/// IndexedDB, where the browser allows it.
pub fn indexed_db() -> Result<web_sys::IdbFactory, Trouble> {
    scope().indexed_db().ok().flatten().ok_or(Trouble::Unavailable)
}

/// Chromium or one of its kind, by what it calls itself. No other word for how it keeps its store is to be had.
pub(super) fn is_chromium() -> bool {
    scope().navigator().user_agent().contains("Chrome/")
}

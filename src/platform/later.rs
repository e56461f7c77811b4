//! The second part of the page's program: everything behind the door. It comes while a person types the passphrase.
//!
//! How a program is cut in two is in `xtask/src/parts.rs`, how the second part is brought in `public/later.js`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(js_namespace = later)]
extern "C" {
    #[wasm_bindgen(js_name = meet)]
    fn meet_first(program: JsValue);

    #[wasm_bindgen(js_name = near)]
    fn near_later() -> Promise;

    #[wasm_bindgen(js_name = bring)]
    fn bring_later() -> Promise;

    /// Stubs call this too; the build finds it by its name.
    #[wasm_bindgen(js_name = bringNow, catch)]
    fn load_later_now() -> Result<(), JsValue>;
}

/// Tells who the first part is; before anything else.
pub fn meet() {
    meet_first(wasm_bindgen::exports());
}

/// Waits until the first part may be shown: whatever it then needs of the second is had without a host that may be gone.
pub async fn near() {
    // It never fails; were it to, the page must be shown all the same.
    let _ = JsFuture::from(near_later()).await;
}

/// Waits for the second part. False where it cannot be had, not even at a second try.
pub async fn come() -> bool {
    JsFuture::from(bring_later()).await.is_ok() || load_later_now().is_ok()
}

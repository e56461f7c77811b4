//! How much this site stores, and the browser's promise to keep it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageEstimate;

use super::scope::scope;

/// Asks the browser to keep the data. Nobody waits for the answer: Firefox asks the person, and headless it never ends.
pub fn ask_to_persist() {
    let Some(storage) = scope().navigator().storage() else { return };
    if let Ok(promise) = storage.persist() {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Bytes used and bytes allowed; zeros where the browser does not tell.
pub async fn estimate() -> (u64, u64) {
    let Some(storage) = scope().navigator().storage() else { return (0, 0) };
    let Ok(promise) = storage.estimate() else { return (0, 0) };
    let Ok(answer) = JsFuture::from(promise).await else { return (0, 0) };
    let answer: StorageEstimate = answer.unchecked_into();
    let bytes = |n: Option<f64>| n.unwrap_or_default() as u64;
    (bytes(answer.get_usage()), bytes(answer.get_quota()))
}

/// Did the browser promise to keep the data?
pub async fn is_persisted() -> bool {
    let Some(storage) = scope().navigator().storage() else { return false };
    let Ok(promise) = storage.persisted() else { return false };
    JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy())
}

//! What a browser throws, as a `Trouble`. Messages of exceptions are dropped: they may quote data; only names are kept.

use casebook::trouble::Trouble;
use wasm_bindgen::JsValue;

/// The trouble behind an exception or an error event's error, by its `name`.
///
/// A `ConstraintError` is a collision of keys: the transaction aborted and nothing was written.
pub fn trouble(error: &JsValue) -> Trouble {
    match name(error).as_str() {
        "QuotaExceededError" => Trouble::Quota,
        "AbortError" | "ConstraintError" | "TransactionInactiveError" => Trouble::Aborted,
        "VersionError" => Trouble::NewerVersion,
        "InvalidStateError" => Trouble::Lost,
        "SecurityError" | "NotAllowedError" => Trouble::Unavailable,
        "NotReadableError" => Trouble::FileUnreadable,
        "UnknownError" => Trouble::Disk,
        name => Trouble::Unknown(name.to_owned()),
    }
}

/// The `name` of an exception, letters only and short; `Error` where it has none.
pub fn name(error: &JsValue) -> String {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"))
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    if name.is_empty() { "Error".to_owned() } else { name }
}

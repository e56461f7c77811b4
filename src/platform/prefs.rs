//! Preferences of this browser (language, theme, text size, which centre), in localStorage. Never a record.
//!
//! A browser that forbids localStorage forgets them; that is all.

use gloo_storage::{LocalStorage, SessionStorage, Storage};

/// A preference, as text.
pub fn get(name: &str) -> Option<String> {
    is_allowed().then(|| LocalStorage::get(key(name)).ok()).flatten()
}

/// Keeps a preference.
pub fn set(name: &str, value: &str) {
    if is_allowed() {
        // A full or forbidden localStorage costs the preference only.
        let _ = LocalStorage::set(key(name), value);
    }
}

/// Forgets a preference.
pub fn forget(name: &str) {
    if is_allowed() {
        LocalStorage::delete(key(name));
    }
}

fn key(name: &str) -> String {
    format!("bangfu.{name}")
}

/// gloo throws where localStorage is forbidden, so it is asked first.
fn is_allowed() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// Something this tab alone remembers until it is closed.
pub fn tab_get(name: &str) -> Option<String> {
    is_tab_allowed().then(|| SessionStorage::get(key(name)).ok()).flatten()
}

/// Lets this tab remember something.
pub fn tab_set(name: &str, value: &str) {
    if is_tab_allowed() {
        let _ = SessionStorage::set(key(name), value);
    }
}

/// Lets this tab forget something.
pub fn tab_forget(name: &str) {
    if is_tab_allowed() {
        SessionStorage::delete(key(name));
    }
}

fn is_tab_allowed() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_))))
}

//! Is somebody there? Pointer and keys, coming back to the page, leaving it.

use super::listener::Listener;
use super::page::{document, window};

/// Tells of every sign of a person (keys, pointer, touch, wheel) until dropped.
pub fn on_sign(sign: impl FnMut() + Clone + 'static) -> Vec<Listener> {
    let Some(window) = window() else { return Vec::new() };
    ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]
        .into_iter()
        .map(|kind| {
            let mut sign = sign.clone();
            Listener::on(&window, kind, move |_| sign())
        })
        .collect()
}

/// Tells when the page is shown or hidden, until dropped. A tablet that wakes up shows the page again.
pub fn on_shown(mut shown: impl FnMut(bool) + 'static) -> Option<Listener> {
    let document = document()?;
    let target = document.clone();
    Some(Listener::on(&target, "visibilitychange", move |_| shown(!document.hidden())))
}

/// Tells when the page is left for good or put to sleep; the last moment to keep anything.
pub fn on_leave(mut left: impl FnMut() + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener::on(&window, "pagehide", move |_| left()))
}

/// Tells when the browser brings back a page it had put to sleep (back button): its state may be stale.
pub fn on_revived(mut revived: impl FnMut() + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener::on(&window, "pageshow", move |event| {
        let persisted = js_sys::Reflect::get(&event, &"persisted".into());
        if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
            revived();
        }
    }))
}

/// Lets the browser ask before the page is left while there is something unsaved, until dropped.
pub fn guard_leaving(is_unsaved: impl Fn() -> bool + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener::on(&window, "beforeunload", move |event| {
        if is_unsaved() {
            event.prevent_default();
        }
    }))
}

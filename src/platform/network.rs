//! Is there a network? The browser only knows of a connection, not whether anything answers; the desk needs neither.

use super::listener::Listener;
use super::page::window;

/// Is the device connected to a network?
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Tells when it is connected or no longer, until dropped.
pub fn on_change(changed: impl FnMut(bool) + Clone + 'static) -> Vec<Listener> {
    let Some(window) = window() else { return Vec::new() };
    [("online", true), ("offline", false)]
        .into_iter()
        .map(|(kind, online)| {
            let mut changed = changed.clone();
            Listener::on(&window, kind, move |_| changed(online))
        })
        .collect()
}

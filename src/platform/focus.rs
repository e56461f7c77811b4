//! Where the focus is: questions parts ask. Page only.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent, Node};

use super::page::document;

/// Has the element of this id the focus?
pub fn is_focused(id: &str) -> bool {
    active().is_some_and(|active| active.id() == id)
}

/// Does the focus stay within the element that hears this `focusout`?
pub fn stays_within(event: &FocusEvent) -> bool {
    let inside = event.current_target().and_then(|target| target.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    inside.is_some_and(|inside| inside.contains(next.as_ref()))
}

/// Is something being typed, or a dialog open, so that a single letter is no shortcut?
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typed = target.is_some_and(|target| {
        matches!(
            target
                .closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]"),
            Ok(Some(_))
        )
    });
    let dialog = document().and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    typed || dialog.is_some() || event.is_composing()
}

fn active() -> Option<Element> {
    document()?.active_element()
}

//! An event listener that is taken off when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener on one target for one kind of event.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens until dropped.
    pub fn on(target: &EventTarget, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Listener {
        let heard = Closure::<dyn FnMut(Event)>::new(heard);
        // Adding can only fail for a target that is not one; then nothing is ever heard.
        let _ = target.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
        Listener { target: target.clone(), kind, heard }
    }

    /// Listens as long as the page lives.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ =
            self.target.remove_event_listener_with_callback(self.kind, self.heard.as_ref().unchecked_ref());
    }
}

//! Tells when something drawn must be drawn again: its size, the theme, the contrast, or the screen it stands on changed.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, ResizeObserver};

use super::listener::Listener;
use super::page::{document, on_media};

/// Media that change colours or pixels without changing any size.
const MEDIA: [&str; 7] = [
    "(prefers-color-scheme: dark)",
    "(prefers-contrast: more)",
    "(forced-colors: active)",
    "(min-resolution: 1.25dppx)",
    "(min-resolution: 1.5dppx)",
    "(min-resolution: 2dppx)",
    "(min-resolution: 3dppx)",
];

/// A watch on one element, until dropped.
pub struct Watch {
    sizes: ResizeObserver,
    theme: MutationObserver,
    _media: Vec<Listener>,
    _changed: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls `changed` once at once (the first size is news), and whenever something drawn in the element grows stale.
    pub fn on(element: &Element, changed: impl Fn() + Clone + 'static) -> Option<Watch> {
        let on_media_change = changed.clone();
        let media = MEDIA.iter().filter_map(|query| {
            let changed = on_media_change.clone();
            on_media(query, move |_| changed())
        });
        let media = media.collect();
        let changed = Closure::<dyn FnMut()>::new(changed);
        let sizes = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        sizes.observe(element);
        let theme = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_attributes(true);
        theme.observe_with_options(document()?.document_element()?.as_ref(), &what).ok()?;
        Some(Watch { sizes, theme, _media: media, _changed: changed })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.sizes.disconnect();
        self.theme.disconnect();
    }
}

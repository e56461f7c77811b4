//! Tells when something drawn must be drawn again: its size, the theme, the contrast, or the screen it stands on changed.

use std::cell::Cell;

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
    _changed: [Closure<dyn FnMut()>; 2],
}

impl Watch {
    /// Calls `changed` whenever something drawn in the element now grows stale.
    pub fn on(element: &Element, changed: impl Fn() + Clone + 'static) -> Option<Watch> {
        let on_media_change = changed.clone();
        let media = MEDIA.iter().filter_map(|query| {
            let changed = on_media_change.clone();
            on_media(query, move |_| changed())
        });
        let media = media.collect();
        // The observer tells the size there is now as its first.
        let (known, sized, on_size_change) = (Cell::new(size_of(element)), element.clone(), changed.clone());
        let resized = Closure::<dyn FnMut()>::new(move || {
            let size = size_of(&sized);
            if known.replace(size) != size {
                on_size_change();
            }
        });
        let changed = Closure::<dyn FnMut()>::new(changed);
        let sizes = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        sizes.observe(element);
        let theme = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_attributes(true);
        theme.observe_with_options(document()?.document_element()?.as_ref(), &what).ok()?;
        Some(Watch { sizes, theme, _media: media, _changed: [resized, changed] })
    }
}

fn size_of(element: &Element) -> (i32, i32) {
    (element.client_width(), element.client_height())
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.sizes.disconnect();
        self.theme.disconnect();
    }
}

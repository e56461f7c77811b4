//! The document and its window: title, language, theme, focus, print, addresses. Page only, never a worker.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

use super::listener::Listener;

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, e.g. `lang`, `data-theme`, `data-text`.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = root() {
        // Fails only for a name no attribute can have.
        let _ = root.set_attribute(name, value);
    }
}

/// Takes an attribute of the root element away.
pub fn clear_root(name: &str) {
    if let Some(root) = root() {
        let _ = root.remove_attribute(name);
    }
}

/// Path of the folder the build is hosted in, without the last slash: empty at the root, `/a/b` below.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let path = web_sys::Url::new(&base).map(|url| url.pathname()).unwrap_or_default();
    path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default()
}

/// Path, search and fragment of the present address.
pub fn address() -> String {
    let Some(window) = window() else { return String::new() };
    let location = window.location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    part(location.pathname()) + &part(location.search()) + &part(location.hash())
}

/// Replaces the present address in the history without loading it.
pub fn replace_address(path: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// Loads the page anew, by way of the root: a deep address is served by no plain host.
pub fn reload() {
    let address = address();
    let rest = address.strip_prefix(&base_path()).unwrap_or(&address).trim_start_matches('/');
    if !rest.is_empty() {
        let rest = String::from(js_sys::encode_uri_component(rest));
        replace_address(&format!("{}/?to={rest}", base_path()));
    }
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Loads the folder's root in place of the present entry of the history.
pub fn replace_with_root() {
    if let Some(window) = window() {
        let _ = window.location().replace(&format!("{}/", base_path()));
    }
}

/// Moves the focus to an element; false where there is none of that id.
pub fn focus(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to the first element a selector finds; false where it finds none.
pub fn focus_first(selector: &str) -> bool {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Scrolls an element into view.
pub fn scroll_to(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Tells before the page is put on paper, by button or by key, and after; until dropped.
pub fn on_print(
    mut before: impl FnMut() + 'static,
    mut after: impl FnMut() + 'static,
) -> Option<[Listener; 2]> {
    let window = window()?;
    let before = Listener::on(&window, "beforeprint", move |_| before());
    Some([before, Listener::on(&window, "afterprint", move |_| after())])
}

/// Does a media query hold now?
pub fn is_media(query: &str) -> bool {
    media(query).is_some_and(|media| media.matches())
}

/// Tells when a media query begins or ceases to hold, until dropped.
pub fn on_media(query: &str, mut changed: impl FnMut(bool) + 'static) -> Option<Listener> {
    let media = media(query)?;
    let target = media.clone();
    Some(Listener::on(&target, "change", move |_| changed(media.matches())))
}

/// Runs as an installed application, not in a tab.
pub fn is_installed() -> bool {
    is_media("(display-mode: standalone)")
}

/// An iPhone or iPad: its browser forgets sites that are not on the Home Screen. iPads call themselves Macs, with touch.
pub fn is_ios() -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    let agent = navigator.user_agent().unwrap_or_default();
    let is_touch_mac = agent.contains("Macintosh") && navigator.max_touch_points() > 1;
    agent.contains("iPhone") || agent.contains("iPad") || is_touch_mac
}

/// The languages the browser prefers, first one first.
pub fn language() -> String {
    window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

fn media(query: &str) -> Option<web_sys::MediaQueryList> {
    window()?.match_media(query).ok().flatten()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

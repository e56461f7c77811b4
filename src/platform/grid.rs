//! Arrow keys in a table of numbers: from link to link, cell by cell; Home and End go to the ends of a row.
//!
//! A table marked `data-roving` is one stop of the Tab key: only the cell one was at last can be reached by it.
//!
//! Rows are markup: what is pressed in one is found from the event that came up to the table.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

const LINK: &str = "a, button";

/// Moves the focus if the key is one of the table's.
pub fn moved(event: &KeyboardEvent) {
    let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key());
    let to = is_plain.then(|| from_link(event)).flatten().and_then(|from| {
        let cell = from.closest("td").ok()??;
        Some((from, target(&cell, &event.key())?))
    });
    let Some((from, to)) = to else { return };
    event.prevent_default();
    if to.closest("table[data-roving]").is_ok_and(|table| table.is_some()) {
        // Setting an attribute of this name cannot fail.
        let _ = from.set_attribute("tabindex", "-1");
        let _ = to.set_attribute("tabindex", "0");
    }
    if let Ok(to) = to.dyn_into::<HtmlElement>() {
        // An element that cannot take the focus keeps it where it was.
        let _ = to.focus();
    }
}

/// The value of an attribute at the nearest element around what was pressed that has it.
pub fn pressed(event: &Event, attribute: &str) -> Option<String> {
    around(event, &format!("[{attribute}]"))?.get_attribute(attribute)
}

/// Tells of an element of a table, by its id, whether it is the chosen one. One that is not there is left alone.
pub fn choose(id: &str, is_chosen: bool) {
    let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
    // Setting an attribute of this name cannot fail.
    let _ = element
        .map(|element| element.set_attribute("aria-selected", if is_chosen { "true" } else { "false" }));
}

fn from_link(event: &KeyboardEvent) -> Option<Element> {
    around(event, LINK)
}

fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The link the key leads to. Cells without one are passed over.
fn target(cell: &Element, key: &str) -> Option<Element> {
    let row = cell.parent_element()?;
    let below = || nth(cell);
    match key {
        "ArrowRight" => first(cell, Element::next_element_sibling),
        "ArrowLeft" => first(cell, Element::previous_element_sibling),
        "ArrowDown" => in_rows(&row, below()?, Element::next_element_sibling),
        "ArrowUp" => in_rows(&row, below()?, Element::previous_element_sibling),
        "Home" => row.query_selector(LINK).ok()?,
        "End" => row.last_element_child().and_then(|last| link(&last)),
        _ => None,
    }
}

fn link(cell: &Element) -> Option<Element> {
    cell.query_selector(LINK).ok()?
}

fn first(from: &Element, next: impl Fn(&Element) -> Option<Element>) -> Option<Element> {
    std::iter::successors(next(from), |cell| next(cell)).find_map(|cell| link(&cell))
}

/// Place of a cell in its row, from 1.
fn nth(cell: &Element) -> Option<usize> {
    Some(std::iter::successors(Some(cell.clone()), Element::previous_element_sibling).count())
}

/// The link in the same column of the next row that has one; the total stands in a group of its own.
fn in_rows(row: &Element, nth: usize, next: impl Fn(&Element) -> Option<Element>) -> Option<Element> {
    let rows = std::iter::successors(next(row), |row| next(row));
    // Between body and total there is one row to go to: the last of the one, the first and only of the other.
    let beyond =
        row.parent_element().and_then(|group| next(&group)).and_then(|group| group.last_element_child());
    let in_column = |row: Element| link(&row.query_selector(&format!(":scope > :nth-child({nth})")).ok()??);
    rows.chain(beyond).find_map(in_column)
}

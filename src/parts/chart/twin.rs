//! The table twin of a chart: always in the page, seen when the table is chosen and on paper. Arrow keys move in it. Its cells
//! are markup; a number whose address does not say all is found again by its row and place. While the chart is what is seen,
//! its twin comes after the paint.

use std::sync::Arc;

use leptos::prelude::*;

use super::{ChartCell, ChartSheet};
use crate::parts::live::{live, told};
use crate::parts::turns::after_paint;
use crate::parts::{Markup, NumberDoor};
use crate::platform::grid;

/// The table.
#[component]
pub fn Twin(
    name: &'static str,
    sheet: Signal<Arc<ChartSheet>>,
    shown: Signal<bool>,
    on_open: Callback<NumberDoor>,
    /// One stop of the Tab key; heads stay in sight.
    grid: bool,
) -> impl IntoView {
    let reach = move || match grid {
        true => Reach::Entry,
        // What cannot be seen must not take the focus; a screen reader still finds it by its table.
        false if shown.get() => Reach::All,
        false => Reach::None,
    };
    let is_painted = after_paint();
    let is_due = Memo::new(move |_| shown.get() || is_painted.get());
    let due = move |draw: fn(&ChartSheet, Reach) -> String| {
        if is_due.get() { sheet.with(|sheet| draw(sheet, reach())) } else { String::new() }
    };
    let heads = move || due(|sheet, _| heads(sheet));
    let body = move || due(|sheet, reach| rows(sheet, false, reach));
    let foot = move || due(|sheet, reach| rows(sheet, true, reach));
    let open = move |key: String| {
        let door = sheet.with_untracked(|sheet| door(sheet, &key).cloned());
        door.into_iter().for_each(|door| on_open.run(door));
    };
    view! {
        <div class="chart-table" class:visually-hidden=told(move || !shown.get()) class:chart-grid=grid>
            <table class="plain-table" data-table=name data-roving=grid.then_some("")
                on:keydown=move |event| grid::moved(&event)
                on:click=move |event| grid::pressed(&event, "data-door").into_iter().for_each(open)>
                <caption class="visually-hidden">{live(move || sheet.with(|sheet| format!("{} {}", sheet.title, sheet.note)))}</caption>
                <thead inner_html=told(heads)></thead>
                <tbody inner_html=told(body)></tbody>
                <tfoot inner_html=told(foot)></tfoot>
            </table>
        </div>
    }
}

/// Which numbers the Tab key reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// All.
    All,
    /// The first alone; arrow keys reach the others.
    Entry,
    /// None.
    None,
}

fn heads(sheet: &ChartSheet) -> String {
    let head = |(n, head): (usize, &String)| {
        let number: &[_] =
            if n > 0 { &[("scope", "col"), ("class", "is-number")] } else { &[("scope", "col")] };
        Markup::element("th", number, Markup::text(head))
    };
    Markup::element("tr", &[], sheet.heads.iter().enumerate().map(head).collect()).into_html()
}

/// The total alone, or all other rows.
fn rows(sheet: &ChartSheet, is_total: bool, reach: Reach) -> String {
    let total = sheet.rows.len() - usize::from(sheet.has_total).min(sheet.rows.len());
    let rows = sheet.rows.iter().enumerate().filter(|(n, _)| (*n >= total) == is_total);
    let row = |(at, row): (usize, &Vec<ChartCell>)| {
        let cell = |(n, cell): (usize, &ChartCell)| self::cell((at, n), cell, reach);
        Markup::element("tr", &[], row.iter().enumerate().map(cell).collect())
    };
    rows.map(row).collect::<Markup>().into_html()
}

/// A cell, by its row and place.
fn cell((row, n): (usize, usize), cell: &ChartCell, reach: Reach) -> Markup {
    let td = |class: &str, inside: Markup| Markup::element("td", &[("class", class)], inside);
    let link = |door: &NumberDoor| {
        let is_entry = (row, n) == (0, 1);
        door.link(&format!("{row}-{n}"), reach == Reach::All || (reach == Reach::Entry && is_entry))
    };
    match (n, cell) {
        (0, ChartCell::Text(text)) => Markup::element("th", &[("scope", "row")], Markup::text(text)),
        (_, ChartCell::Text(text) | ChartCell::Rate(text, Some(_))) => td("is-number", Markup::text(text)),
        (_, ChartCell::Rate(text, None)) => td("is-number chart-none", Markup::text(text)),
        (_, ChartCell::Number(door) | ChartCell::Money(door)) => td("is-number", link(door)),
        (_, ChartCell::Heat(door, band)) => {
            td(HEAT.get(usize::from(*band)).copied().unwrap_or_default(), link(door))
        }
    }
}

/// The number of a key that a cell was drawn with.
fn door<'a>(sheet: &'a ChartSheet, key: &str) -> Option<&'a NumberDoor> {
    let (row, n) = key.split_once('-')?;
    match sheet.rows.get(row.parse::<usize>().ok()?)?.get(n.parse::<usize>().ok()?)? {
        ChartCell::Number(door) | ChartCell::Money(door) | ChartCell::Heat(door, _) => Some(door),
        ChartCell::Text(_) | ChartCell::Rate(..) => None,
    }
}

/// Classes of the bands.
const HEAT: [&str; 7] = [
    "is-number heat heat-0",
    "is-number heat heat-1",
    "is-number heat heat-2",
    "is-number heat heat-3",
    "is-number heat heat-4",
    "is-number heat heat-5",
    "is-number heat heat-6",
];

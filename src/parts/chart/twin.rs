//! The table twin of a chart: always in the page, seen when the table is chosen and on paper. Arrow keys move in it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{ChartCell, ChartSheet};
use crate::parts::live::{live, told};
use crate::parts::{NumberDoor, NumberLink};
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
    let heads = move || {
        sheet.with(|sheet| {
            let head = |(n, head): (usize, &String)| view! { <th scope="col" class:is-number={n > 0}>{head.clone()}</th> };
            sheet.heads.iter().enumerate().map(head).collect_view()
        })
    };
    let rows = Rows { shown, on_open, grid };
    let body = move || sheet.with(|sheet| rows.of(sheet, false));
    let foot = move || sheet.with(|sheet| rows.of(sheet, true));
    view! {
        <div class="chart-table" class:visually-hidden=told(move || !shown.get()) class:chart-grid=grid>
            <table class="plain-table" data-table=name data-roving=grid.then_some("")
                on:keydown=move |event| grid::moved(&event)>
                <caption class="visually-hidden">{live(move || sheet.with(|sheet| format!("{} {}", sheet.title, sheet.note)))}</caption>
                <thead><tr>{live(heads)}</tr></thead>
                <tbody>{live(body)}</tbody>
                <tfoot>{live(foot)}</tfoot>
            </table>
        </div>
    }
}

/// How rows are shown.
#[derive(Clone, Copy)]
struct Rows {
    shown: Signal<bool>,
    on_open: Callback<NumberDoor>,
    grid: bool,
}

impl Rows {
    /// The total alone, or all other rows.
    fn of(self, sheet: &ChartSheet, total: bool) -> Vec<AnyView> {
        let count = sheet.rows.len() - usize::from(sheet.has_total).min(sheet.rows.len());
        let rows = if total { &sheet.rows[count..] } else { &sheet.rows[..count] };
        let row = |(n, row): (usize, &Vec<ChartCell>)| {
            view! { <tr>{self.cells(row, n == 0 && !total)}</tr> }.into_any()
        };
        rows.iter().enumerate().map(row).collect()
    }

    fn cells(self, row: &[ChartCell], is_first: bool) -> Vec<AnyView> {
        let cell = |(n, cell): (usize, &ChartCell)| match (n, cell) {
            (0, ChartCell::Text(text)) => view! { <th scope="row">{text.clone()}</th> }.into_any(),
            (_, ChartCell::Text(text) | ChartCell::Rate(text, Some(_))) => {
                view! { <td class="is-number">{text.clone()}</td> }.into_any()
            }
            (_, ChartCell::Rate(text, None)) => {
                view! { <td class="is-number chart-none">{text.clone()}</td> }.into_any()
            }
            (n, ChartCell::Number(door) | ChartCell::Money(door)) => {
                self.link("is-number", door, is_first && n == 1)
            }
            (n, ChartCell::Heat(door, band)) => {
                self.link(HEAT.get(usize::from(*band)).copied().unwrap_or_default(), door, is_first && n == 1)
            }
        };
        row.iter().enumerate().map(cell).collect()
    }

    /// What cannot be seen must not take the focus; a screen reader still finds it by its table.
    fn link(self, class: &'static str, door: &NumberDoor, is_entry: bool) -> AnyView {
        let reachable = if self.grid { Signal::stored(is_entry) } else { self.shown };
        view! { <td class=class><NumberLink door=door.clone() on_open=self.on_open reachable=reachable /></td> }.into_any()
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

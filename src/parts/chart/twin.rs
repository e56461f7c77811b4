//! The table twin of a chart: always in the page, seen when the table is chosen and on paper.

use std::sync::Arc;

use leptos::prelude::*;

use super::{ChartCell, ChartSheet};
use crate::parts::{NumberDoor, NumberLink};

/// The table.
#[component]
pub fn Twin(
    name: &'static str,
    sheet: Signal<Arc<ChartSheet>>,
    shown: Signal<bool>,
    on_open: Callback<NumberDoor>,
) -> impl IntoView {
    let heads = move || {
        sheet.with(|sheet| {
            let head = |(n, head): (usize, &String)| view! { <th scope="col" class:is-number={n > 0}>{head.clone()}</th> };
            sheet.heads.iter().enumerate().map(head).collect_view()
        })
    };
    let rows = move || {
        sheet.with(|sheet| {
            sheet.rows.iter().map(|row| view! { <tr>{cells(row, shown, on_open)}</tr> }).collect_view()
        })
    };
    view! {
        <div class="chart-table" class:visually-hidden=move || !shown.get()>
            <table class="plain-table" data-table=name>
                <caption class="visually-hidden">{move || sheet.with(|sheet| format!("{} {}", sheet.title, sheet.note))}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn cells(row: &[ChartCell], shown: Signal<bool>, on_open: Callback<NumberDoor>) -> Vec<AnyView> {
    let cell = |(n, cell): (usize, &ChartCell)| match (n, cell) {
        (0, ChartCell::Text(text)) => view! { <th scope="row">{text.clone()}</th> }.into_any(),
        (_, ChartCell::Text(text)) => view! { <td class="is-number">{text.clone()}</td> }.into_any(),
        (_, ChartCell::Number(door)) => {
            // What cannot be seen must not take the focus; a screen reader still finds it by its table.
            view! { <td class="is-number"><NumberLink door=door.clone() on_open=on_open reachable=shown /></td> }.into_any()
        }
    };
    row.iter().enumerate().map(cell).collect()
}

//! A tile: a label, a number with its unit, and what it is compared with. The whole tile is a door to its rows.

use leptos::prelude::*;

use super::Tone;
use super::live::{live, told};

/// A tile.
#[component]
pub fn Tile(
    #[prop(into)] label: Signal<String>,
    /// The number, formatted; empty while not known.
    #[prop(into)]
    number: Signal<String>,
    #[prop(into)] unit: Signal<String>,
    /// Further lines: comparison, numerator and denominator.
    #[prop(optional, into)]
    lines: Signal<Vec<String>>,
    #[prop(optional, into)] tone: Signal<Tone>,
    /// Name of the figure, e.g. `contacts.total`.
    #[prop(optional, into)]
    figure: Option<String>,
    /// Period it covers, e.g. `2005-01`.
    #[prop(optional, into)]
    period: Signal<Option<String>>,
    /// Exact value.
    #[prop(optional, into)]
    value: Signal<Option<i64>>,
    /// Opens the rows; left out = it is not a door.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
) -> impl IntoView {
    let inside = view! {
        <span class="tile-label">{label}</span>
        <span class=told(move || format!("tile-number {}", tone.get().class()))>
            <b data-figure=figure data-period=told(move || period.get()) data-value=told(move || value.get())>{number}</b>
            " " <span class="tile-unit">{unit}</span>
        </span>
        {live(move || lines.get().into_iter().map(|line| view! { <span class="tile-line">{line}</span> }).collect_view())}
    };
    match on_open {
        Some(open) => {
            view! { <button type="button" class="tile" on:click=move |_| open.run(())>{inside}</button> }
                .into_any()
        }
        None => view! { <div class="tile">{inside}</div> }.into_any(),
    }
}

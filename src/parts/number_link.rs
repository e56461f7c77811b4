//! A number that opens the rows behind it. It carries its figure, period and exact value for people and tests.

use super::live::told;
use leptos::prelude::*;

/// A number and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NumberDoor {
    /// As it is read: `1,018`.
    pub text: String,
    /// What it counts, for those who do not see where it stands.
    pub label: String,
    /// Name of the figure, e.g. `contacts.channel.visit`; without personal keys.
    pub figure: String,
    /// Period, e.g. `2005-01`.
    pub period: String,
    /// Exact value.
    pub value: i64,
    /// Address of the rows, with the folder the build is hosted in.
    pub address: String,
    /// A property and its key that no address may hold (a name); whoever opens the door hands them on in memory.
    pub aside: Option<(&'static str, String)>,
}

/// The number, as a link; as a button where its address does not say all.
#[component]
pub fn NumberLink(
    door: NumberDoor,
    /// Opens a door whose address does not say all.
    #[prop(into)]
    on_open: Callback<NumberDoor>,
    /// False takes it out of the order of the Tab key.
    #[prop(default = true.into(), into)]
    reachable: Signal<bool>,
) -> impl IntoView {
    let NumberDoor { text, label, figure, period, value, address, aside } = door.clone();
    // A zero may be drawn as a dot; it is read as what it is.
    let is_dot = value == 0 && !text.contains('0');
    let read = if is_dot { "0" } else { &text };
    let label = (!label.is_empty()).then(|| format!("{label} {read}"));
    let tabindex = move || (!reachable.get()).then_some("-1");
    match aside {
        None => view! {
            <a class="number-link" href=address data-figure=figure data-period=period data-value=value aria-label=label tabindex=told(tabindex)>
                {text}
            </a>
        }
        .into_any(),
        Some(_) => view! {
            <button type="button" class="number-link" data-figure=figure data-period=period data-value=value
                aria-label=label tabindex=told(tabindex) on:click=move |_| on_open.run(door.clone())>
                {text}
            </button>
        }
        .into_any(),
    }
}

//! A box to tick, with its words beside it.

use leptos::prelude::*;

/// A checkbox.
#[component]
pub fn Checkbox(
    /// Kebab-case field name.
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input type="checkbox" name=name disabled=disabled prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}

//! Tabs over one list: each narrows it. Arrow keys move, as in a row of choices.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Tone;
use super::live::{live, told};
use crate::platform::page::focus;

/// One tab.
#[derive(Clone, PartialEq)]
pub struct TabItem {
    /// Key.
    pub key: &'static str,
    /// Word.
    pub label: String,
    /// Number beside it; none = not known or not said.
    pub count: Signal<Option<u32>>,
    /// Colour of the number.
    pub tone: Tone,
}

/// A row of tabs. `panel` is the `id` of what they narrow.
#[component]
pub fn Tabs(
    /// Accessible name of the row.
    #[prop(into)]
    label: String,
    tabs: Vec<TabItem>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_pick: Callback<&'static str>,
    panel: &'static str,
) -> impl IntoView {
    let keys: Vec<&'static str> = tabs.iter().map(|tab| tab.key).collect();
    let moved = move |event: KeyboardEvent| {
        let at = keys.iter().position(|key| value.with_untracked(|value| value == key)).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % keys.len(),
            "ArrowLeft" => (at + keys.len() - 1) % keys.len(),
            "Home" => 0,
            "End" => keys.len() - 1,
            _ => return,
        };
        event.prevent_default();
        on_pick.run(keys[to]);
        focus(&tab_id(panel, keys[to]));
    };
    let tab = move |tab: TabItem| {
        let key = tab.key;
        let chosen = Memo::new(move |_| value.with(|value| value == key));
        let count = move || {
            tab.count
                .get()
                .map(|count| view! { <span class=format!("tab-count {}", tab.tone.class())>{count}</span> })
        };
        view! {
            <button type="button" role="tab" class="tab" id=tab_id(panel, key) data-tab=key aria-controls=panel
                aria-selected=told(move || chosen.get().to_string()) tabindex=told(move || if chosen.get() { "0" } else { "-1" })
                on:click=move |_| on_pick.run(key)>
                {tab.label.clone()} {live(count)}
            </button>
        }
    };
    view! { <div class="tabs" role="tablist" aria-label=label on:keydown=moved>{tabs.into_iter().map(tab).collect_view()}</div> }
}

fn tab_id(panel: &str, key: &str) -> String {
    format!("tab-{panel}-{key}")
}

//! The lock page.

use leptos::prelude::*;

/// The page.
#[component]
pub fn LockPage() -> impl IntoView {
    view! { <main></main> }
}

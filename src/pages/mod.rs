//! Pages: a page asks, shows and sends acts.

use leptos::prelude::*;

/// Mounts the page.
pub fn mount() {
    leptos::mount::mount_to_body(|| view! { <main></main> });
}

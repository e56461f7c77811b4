//! The status line: where the work is saved and when, network, new version, backup; in words.

use leptos::prelude::*;

use crate::locale::{frame::StatusWords, use_words};

/// The line.
#[component]
pub fn StatusLine() -> impl IntoView {
    let t: &StatusWords = use_words();
    view! { <footer class="status" aria-label=t.label></footer> }
}

//! The first opening of a centre.

use leptos::prelude::*;

use crate::locale::{frame::FrameWords, use_words};

/// While the engine starts.
#[component]
pub fn Starting() -> impl IntoView {
    let t: &FrameWords = use_words();
    view! { <main class="starting" aria-busy="true"><p>{t.starting}</p></main> }
}

/// The page.
#[component]
pub fn OpeningPage() -> impl IntoView {
    view! { <main></main> }
}

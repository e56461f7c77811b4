//! A chip: a word with its number on a soft fill. It cannot be pressed.

use leptos::prelude::*;

use super::Tone;
use super::icon::{Glyph, Icon};

/// A chip.
#[component]
pub fn Chip(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<Glyph>,
) -> impl IntoView {
    view! { <span class=format!("chip {}", tone.class())>{icon.map(|glyph| view! { <Icon glyph=glyph /> })}{text}</span> }
}

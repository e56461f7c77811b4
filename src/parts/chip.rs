//! A chip: a word with its number on a soft fill. It cannot be pressed.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::{Markup, Tone};

/// A chip.
#[component]
pub fn Chip(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<Glyph>,
) -> impl IntoView {
    view! { <span class=class(tone)>{icon.map(|glyph| view! { <Icon glyph=glyph /> })}{text}</span> }
}

/// A chip without an icon, in a row of a list.
pub fn chip(text: &str, tone: Tone) -> Markup {
    Markup::element("span", &[("class", &class(tone))], Markup::text(text))
}

fn class(tone: Tone) -> String {
    format!("chip {}", tone.class())
}

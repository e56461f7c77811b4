//! A notice: what is true now and what to do about it. Stays until the cause is gone.

use leptos::prelude::*;

use super::Tone;
use super::icon::{Glyph, Icon};

/// A notice; actions stand behind the text as children.
#[component]
pub fn Notice(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] tone: Tone,
    /// Read out at once (an alert), not when the reader is idle.
    #[prop(optional)]
    urgent: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let glyph = match tone {
        Tone::Ok => Glyph::Check,
        Tone::Due | Tone::Over => Glyph::Warning,
        Tone::Neutral | Tone::Accent => Glyph::Info,
    };
    view! {
        <div class=format!("notice {}", tone.class()) role=if urgent { "alert" } else { "note" }>
            <Icon glyph=glyph />
            <p class="notice-text">{text}</p>
            {children.map(|children| view! { <div class="notice-actions">{children()}</div> })}
        </div>
    }
}

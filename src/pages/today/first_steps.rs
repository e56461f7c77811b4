//! First steps in an empty centre.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::locale::{today::TodayWords, use_words};
use crate::parts::{EmptyState, Glyph, Icon};

/// The card.
#[component]
pub fn FirstSteps() -> impl IntoView {
    let t: &TodayWords = use_words();
    view! {
        <EmptyState text=t.first_text>
            <A href="/intake/new" attr:class="button button--primary button--normal">
                <span class="button-face"><Icon glyph=Glyph::Plus />{t.first_contact}</span>
            </A>
            <A href="/settings/import" attr:class="button button--secondary button--normal">
                <span class="button-face"><Icon glyph=Glyph::Import />{t.first_import}</span>
            </A>
            <A href="/settings/codes" attr:class="button button--quiet button--normal">{t.first_codes}</A>
            <A href="/settings/staff" attr:class="button button--quiet button--normal">{t.first_staff}</A>
        </EmptyState>
    }
}

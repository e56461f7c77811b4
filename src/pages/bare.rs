//! The bar of screens without a frame: opening, lock. Product name, language, theme.

use leptos::prelude::*;

use crate::locale::{frame::FrameWords, use_words};
use crate::pages::look::use_look;
use crate::parts::{Button, ButtonKind, ButtonSize};

/// The bar.
#[component]
pub fn BareTop(
    /// Where one is.
    #[prop(into)]
    end: ViewFn,
) -> impl IntoView {
    let t: &FrameWords = use_words();
    let look = use_look();
    view! {
        <header class="bare-top">
            <span class="top-name">{t.product}</span>
            <span class="bare-end">{end.run()}</span>
            <Button label=t.language kind=ButtonKind::Quiet size=ButtonSize::Small name="language" on_press=move |()| look.switch_lang() />
        </header>
    }
}

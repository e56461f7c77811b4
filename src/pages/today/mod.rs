//! Today.

use leptos::prelude::*;

use super::frame::PageHead;
use crate::locale::{frame::FrameWords, use_words};

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let t: &FrameWords = use_words();
    view! { <PageHead title=t.today /> }
}

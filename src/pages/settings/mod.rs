//! Settings.

use leptos::prelude::*;

use super::frame::PageHead;
use crate::locale::{frame::FrameWords, use_words};

macro_rules! page {
    ($($name:ident)*) => { $(
        /// A page.
        #[component]
        pub fn $name() -> impl IntoView {
            let t: &FrameWords = use_words();
            view! { <PageHead title=t.settings /> }
        }
    )* };
}
page! { SettingsPage StaffPage CodesPage BackupPage DevicePage AboutPage }

//! The two themes.

use crate::harness::{Page, Step};

/// A theme.
#[derive(Clone, Copy, Debug)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Both.
    pub const BOTH: [Theme; 2] = [Theme::Light, Theme::Dark];
}

/// Shows the page in a theme, as the menu of the member does.
pub async fn set_theme(page: &Page, theme: Theme) -> Step {
    let key = format!("{theme:?}").to_lowercase();
    page.run(&format!("document.documentElement.dataset.theme = '{key}'")).await?;
    Ok(())
}

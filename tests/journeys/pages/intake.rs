//! Registering contacts, and their list.

use thirtyfour::Key;

use crate::harness::{Page, Step};

/// The pages.
pub struct Intake<'a>(pub &'a Page);

impl Intake<'_> {
    /// Types a value into a control reached by Tab.
    pub async fn type_at(&self, name: &str, text: &str) -> Step {
        self.0.tab_to(name).await?;
        self.0.keys(text).await
    }

    /// Saves by keyboard and waits until it is written.
    pub async fn save(&self) -> Step {
        self.0.chord(&[Key::Control], Key::Enter).await?;
        self.0.see("[data-saved]").await?;
        Ok(())
    }

    /// Waits until the list shows a row with that text.
    pub async fn see_row(&self, text: &str) -> Step {
        self.0.see_text("[data-table='contacts'] tbody tr", text).await?;
        Ok(())
    }
}

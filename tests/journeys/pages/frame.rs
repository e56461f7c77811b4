//! What stands around every page.

use crate::harness::{Page, Step};

/// The frame.
pub struct Frame<'a>(pub &'a Page);

impl Frame<'_> {
    /// Goes to a place of the rail, e.g. `/intake`.
    pub async fn go(&self, place: &str) -> Step {
        self.0.press(&format!("nav [data-place='{place}']")).await?;
        self.0
            .until(&format!("the address {place}"), async || {
                Ok((self.0.path().await? == place[1..]).then_some(()))
            })
            .await
    }

    /// Locks by the button.
    pub async fn lock(&self) -> Step {
        self.0.press("button[name='lock']").await
    }

    /// Turns to a language by the menu of the top bar.
    pub async fn language(&self, lang: &str) -> Step {
        // One event each: a driver that is not sure of its press presses again, and turns the language back.
        self.0.run("document.querySelector(\"[data-menu='member'] > button\").click()").await?;
        self.0.see("[data-menu='member'] .menu-item").await?;
        self.0.run("document.querySelector(\"[data-menu='member'] .menu-item\").click()").await?;
        self.0.see(&format!("html[lang^='{lang}']")).await?;
        Ok(())
    }
}

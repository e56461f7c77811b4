//! The cover, and the PIN that lifts it.

use thirtyfour::Key;

use crate::harness::{Page, Step};

/// The page.
pub struct Cover<'a>(pub &'a Page);

impl Cover<'_> {
    /// Sets a PIN in the settings, as a person does who has just unlocked.
    pub async fn set_pin(&self, passphrase: &str, pin: &str) -> Step {
        self.0.follow("settings/staff").await?;
        for (field, text) in [("pin-passphrase", passphrase), ("pin", pin), ("pin-again", pin)] {
            self.0.fill(field, text).await?;
        }
        self.0.press("button[name='set-pin']").await?;
        self.0.see("button[name='forget-pin']").await?;
        Ok(())
    }

    /// Waits until the desk is covered: nothing of a page is there.
    pub async fn seen(&self) -> Step {
        self.0.see("[data-part='cover'] [name='pin']").await?;
        self.0.see_no("nav [data-place], main article, main table").await
    }

    /// Covers the desk by the member's menu.
    pub async fn by_menu(&self) -> Step {
        self.0.press("#menu-member").await?;
        self.0.see_text("[data-menu='member'] .menu-item", "离开一会儿").await?.click().await?;
        self.seen().await
    }

    /// Types a PIN and sends it.
    pub async fn try_pin(&self, pin: &str) -> Step {
        self.0.fill("pin", pin).await?;
        self.0.keys(Key::Enter).await
    }

    /// Types a wrong PIN and waits for what is said of it.
    pub async fn refused(&self, pin: &str, said: &str) -> Step {
        self.try_pin(pin).await?;
        self.0.see_text("[data-part='cover'] [data-field='pin']", said).await?;
        Ok(())
    }

    /// Lifts the cover.
    pub async fn uncover(&self, pin: &str) -> Step {
        self.try_pin(pin).await?;
        self.0.see("nav [data-place='/today']").await?;
        self.0.see_no("[data-part='cover']").await
    }
}

//! The lock page.

use crate::harness::{Page, Step};

/// The page.
pub struct Lock<'a>(pub &'a Page);

impl Lock<'_> {
    /// Waits until the desk is locked.
    pub async fn seen(&self) -> Step {
        self.0.see("[name='passphrase']").await?;
        self.0.see_no("nav [data-place]").await
    }

    /// Unlocks as the member of that number.
    pub async fn unlock_as(&self, member: &str, passphrase: &str) -> Step {
        self.seen().await?;
        self.0.choose("member", member).await?;
        self.unlock(passphrase).await
    }

    /// Unlocks by keyboard.
    pub async fn unlock(&self, passphrase: &str) -> Step {
        self.seen().await?;
        self.0.fill("passphrase", passphrase).await?;
        self.0.keys(thirtyfour::Key::Enter).await?;
        self.0.see("nav [data-place='/today']").await?;
        Ok(())
    }
}

//! The first opening.

use crate::harness::{Page, Step};

/// The page.
pub struct Opening<'a>(pub &'a Page);

impl Opening<'_> {
    /// Opens a centre with its first member of staff; gives the recovery key, written down group by group.
    pub async fn open_centre(&self, centre: &str, head: &str, passphrase: &str) -> Step<Vec<String>> {
        let key = self.ask_to_open(centre, head, passphrase).await?;
        self.opened().await?;
        Ok(key)
    }

    /// Fills in the form and sends it off.
    pub async fn ask_to_open(&self, centre: &str, head: &str, passphrase: &str) -> Step<Vec<String>> {
        let page = self.0;
        page.fill("name", centre).await?;
        page.fill("head", head).await?;
        page.fill("passphrase", passphrase).await?;
        page.fill("passphrase-again", passphrase).await?;
        let key = self.check_key().await?;
        page.press("button[name='open-centre']").await?;
        Ok(key)
    }

    /// Waits until the desk is open.
    pub async fn opened(&self) -> Step {
        self.0.see("nav [data-place='/today']").await?;
        Ok(())
    }

    /// Enters the demo centre.
    pub async fn try_demo(&self) -> Step {
        self.0.press("button[name='try-demo']").await?;
        self.0.see("nav [data-place='/today']").await?;
        Ok(())
    }

    /// Reads the recovery key off the page and answers the two groups asked for.
    async fn check_key(&self) -> Step<Vec<String>> {
        let page = self.0;
        page.see("form [data-recovery='key']").await?;
        let key = page.texts("form [data-recovery='key'] li").await?;
        page.press("button[name='check-key']").await?;
        for name in ["recovery-group-a", "recovery-group-b"] {
            page.see(&format!("[name='{name}']")).await?;
            let find = format!(
                "return document.querySelector(\"[name='{name}']\").closest('[data-group]').dataset.group"
            );
            let group: usize = page.run(&find).await?.as_str().unwrap_or_default().parse()?;
            page.fill(name, &key[group - 1]).await?;
        }
        Ok(key)
    }
}

//! Writing a backup and restoring one: on the page of a browser without a centre, or beside the present one.

use std::path::Path;

use crate::harness::{Page, Step, World};

/// The pages.
pub struct Backup<'a>(pub &'a Page);

impl Backup<'_> {
    /// Writes a backup by the button that downloads it; the file.
    pub async fn write(&self, world: &World) -> Step<Vec<u8>> {
        self.0.follow("settings/backup").await?;
        self.0.press("button[name='backup']").await?;
        world.browser.download(".bangfu").await
    }

    /// Chooses a file and, where it passes for a backup, opens it with a passphrase.
    pub async fn restore(&self, file: &Path, passphrase: &str) -> Step {
        let page = self.0;
        page.choose_file("backup-file", file).await?;
        let is_taken = page
            .until("what the desk says of the file", async || {
                let is_refused = page.has(".restore .trouble").await?;
                Ok((is_refused || page.has("[name='backup-secret']").await?).then_some(!is_refused))
            })
            .await?;
        if is_taken {
            page.fill("backup-secret", passphrase).await?;
            page.press("button[name='restore']").await?;
        }
        Ok(())
    }

    /// Tries to restore a file and waits until it is refused; what is said.
    pub async fn refused(&self, file: &Path, passphrase: &str) -> Step<String> {
        self.restore(file, passphrase).await?;
        self.0.see(".restore .trouble").await?;
        Ok(self.0.texts(".restore .trouble").await?.join(" "))
    }
}

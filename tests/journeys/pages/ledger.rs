//! Importing a ledger.

use std::path::Path;

use crate::harness::{Page, Step};

/// The page.
pub struct Ledger<'a>(pub &'a Page);

impl Ledger<'_> {
    /// Chooses a file, takes the sheet and the columns as suggested, and imports; the rows told as imported.
    pub async fn import(&self, file: &Path) -> Step<i64> {
        let page = self.0;
        page.follow("settings/import").await?;
        page.choose_file("file", file).await?;
        page.press("button[name='to-rows']").await?;
        page.press("button[name='import']").await?;
        page.see("[data-outcome='imported'] [data-sum='imported']").await?;
        self.sum("imported").await
    }

    /// Rows of an outcome: `imported`, `doubtful`, `held`, `skipped`.
    pub async fn sum(&self, outcome: &str) -> Step<i64> {
        let told = self.0.see(&format!("[data-outcome] [data-sum='{outcome}']")).await?;
        Ok(told.attr("data-value").await?.unwrap_or_default().parse()?)
    }

    /// Takes the whole import back; waits until the page says so.
    pub async fn undo(&self) -> Step {
        self.0.follow("settings/import").await?;
        self.0.press("button[name='undo-import']").await?;
        self.0.see("[data-outcome='undone']").await?;
        Ok(())
    }
}

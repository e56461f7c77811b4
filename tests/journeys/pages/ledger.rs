//! Importing a ledger: its steps, what came of it, and rows held aside.

use std::path::Path;

use crate::harness::{Page, Step};

/// The page.
pub struct Ledger<'a>(pub &'a Page);

impl Ledger<'_> {
    /// Chooses a file, takes the sheet, the columns and the words as suggested, and imports; the rows told as imported.
    pub async fn import(&self, file: &Path) -> Step<i64> {
        self.look(file).await?;
        self.confirm().await
    }

    /// Chooses a file and takes the columns as suggested; its rows are looked at, nothing is imported yet.
    pub async fn look(&self, file: &Path) -> Step {
        let page = self.0;
        self.choose(file).await?;
        page.press("button[name='to-rows']").await?;
        page.see("[data-step-head='rows']").await?;
        Ok(())
    }

    /// Chooses a file, from wherever the page stands.
    pub async fn choose(&self, file: &Path) -> Step {
        let page = self.0;
        page.follow("settings/import").await?;
        page.see("input[name='file'], button[name='next-file'], button[name='another-file']").await?;
        for again in ["next-file", "another-file"] {
            if page.has(&format!("button[name='{again}']")).await? {
                page.press_by_key(&format!("button[name='{again}']")).await?;
            }
        }
        page.choose_file("file", file).await
    }

    /// Imports the rows that are looked at; the rows told as imported.
    pub async fn confirm(&self) -> Step<i64> {
        self.0.press("button[name='import']").await?;
        self.0.see("[data-outcome='imported'] [data-sum='imported']").await?;
        self.sum("imported").await
    }

    /// Rows of an outcome: `imported`, `doubtful`, `updated`, `held`, `known`, `repeats`, `skipped`.
    pub async fn sum(&self, outcome: &str) -> Step<i64> {
        let told = self.0.see(&format!("[data-outcome] [data-sum='{outcome}']")).await?;
        Ok(told.attr("data-value").await?.unwrap_or_default().parse()?)
    }

    /// Rows of each kind while they are looked at: `noted`, `fine`, `doubtful`, `held`, `update`, `known`, `repeat`, `skipped`.
    pub async fn kind(&self, kind: &str) -> Step<i64> {
        let css = format!("[data-tab='{kind}'] .tab-count");
        self.0.until(&css, async || Ok(self.0.texts(&css).await?.join("").trim().parse().ok())).await
    }

    /// Lists the rows of a kind; their numbers, as far as they are listed.
    pub async fn rows(&self, kind: &str) -> Step<Vec<i64>> {
        let count = self.kind(kind).await?.min(30);
        self.0.press(&format!("[data-tab='{kind}']")).await?;
        let css = match kind {
            "noted" => "[data-table='import-rows'] tbody".to_owned(),
            kind => format!("[data-table='import-rows'] tbody[data-fate='{kind}']"),
        };
        let script =
            format!("return [...document.querySelectorAll(\"{css}\")].map((row) => Number(row.dataset.row))");
        self.0
            .until(&format!("rows that are {kind}"), async || {
                let rows: Vec<i64> = serde_json::from_value(self.0.run(&script).await?)?;
                Ok((rows.len() as i64 == count).then_some(rows))
            })
            .await
    }

    /// Takes the whole import back; waits until the page says so.
    pub async fn undo(&self) -> Step {
        self.0.follow("settings/import").await?;
        self.0.press_by_key("button[name='undo-import']").await?;
        self.0.see("[data-outcome='undone']").await?;
        Ok(())
    }

    /// Rows that wait to be corrected, by their numbers in the file.
    pub async fn held(&self) -> Step<Vec<i64>> {
        self.0.follow("settings/import/held").await?;
        self.0.see(".held-row, .empty-state").await?;
        let script =
            "return [...document.querySelectorAll('.held-row')].map((row) => Number(row.dataset.row))";
        Ok(serde_json::from_value(self.0.run(script).await?)?)
    }

    /// Lets a held row go for good, and waits until it is gone from the list.
    pub async fn drop_held(&self, row: i64) -> Step {
        let within = format!(".held-row[data-row='{row}']");
        self.0.press(&format!("{within} button[name='drop-held']")).await?;
        self.0.see_no(&within).await
    }

    /// Address of the report of the last import, below the folder.
    pub async fn last_report(&self) -> Step<String> {
        self.0.follow("settings/import").await?;
        self.0.see("input[name='file'], button[name='next-file']").await?;
        if self.0.has("button[name='next-file']").await? {
            self.0.press_by_key("button[name='next-file']").await?;
        }
        self.0.press_by_key("[data-table='imports'] li:first-child a").await?;
        self.0.see("[data-report]").await?;
        self.0.path().await
    }

    /// Corrects the day of a held row in place, and waits until it is gone from the list.
    pub async fn correct_day(&self, row: i64, day: &str) -> Step {
        let within = format!(".held-row[data-row='{row}']");
        self.0.put(&format!("{within} [name='fix']"), day).await?;
        self.0.press(&format!("{within} button[name='correct']")).await?;
        self.0.see_no(&within).await
    }
}

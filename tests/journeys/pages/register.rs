//! The registers: their lists and the form of an entry.

use thirtyfour::{By, Key};

use crate::harness::{Page, Step};

/// The pages of one register, at its address below the folder, e.g. `loans`.
pub struct Register<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its address.
    pub place: &'static str,
    /// Its word, which names its table.
    pub word: &'static str,
}

impl Register<'_> {
    /// Opens the list, with every entry or as its address narrows it.
    pub async fn open_list(&self, narrowed: &str) -> Step {
        self.page.follow(&format!("{}{narrowed}", self.place)).await?;
        self.page.see(".entries").await?;
        Ok(())
    }

    /// Saves by keyboard.
    pub async fn press_save(&self) -> Step {
        self.page.chord(&[Key::Control], Key::Enter).await
    }

    /// Waits until the last entry is written: its page is the present one. The number it was given.
    pub async fn saved(&self) -> Step<String> {
        self.page
            .until("the page of the saved entry", async || {
                let path = self.page.path().await?;
                Ok(path.starts_with("entries/").then_some(()))
            })
            .await?;
        let said = self.page.see(".toasts .toast:last-child p").await?.text().await?;
        let mut words = said.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        Ok(words.find(|word| word.contains('-') && word.len() > 6).unwrap_or_default().to_owned())
    }

    /// Waits until a field says what is wrong with it.
    pub async fn see_wrong(&self, field: &str, said: &str) -> Step {
        let says = format!("form[data-form] [data-field='{field}'] .field-error");
        self.page.see_text(&says, said).await?;
        Ok(())
    }

    /// Waits until the list shows a row with that text, and as many rows as that in all.
    pub async fn see_rows(&self, text: &str, count: i64) -> Step {
        let rows = format!("[data-table='{}'] tbody tr[data-row]", self.word);
        self.page.see_text(&rows, text).await?;
        self.page.see(&format!("[data-sum='entries'][data-value='{count}']")).await?;
        Ok(())
    }

    /// Opens the row with that text.
    pub async fn open_row(&self, text: &str) -> Step {
        let rows = format!("[data-table='{}'] tbody tr[data-row]", self.word);
        let row = self.page.see_text(&rows, text).await?;
        // A cell: Firefox's driver finds no middle of a row.
        row.find(By::Css("td.col-name")).await?.click().await?;
        self.page
            .until("the page of the entry", async || {
                Ok(self.page.path().await?.starts_with("entries/").then_some(()))
            })
            .await
    }
}

//! Registering contacts, and their list.

use thirtyfour::{By, Key};

use crate::harness::{Page, Step};

/// The pages.
pub struct Intake<'a>(pub &'a Page);

impl Intake<'_> {
    /// Types a value into a control reached by Tab.
    pub async fn type_at(&self, name: &str, text: &str) -> Step {
        self.0.tab_to(name).await?;
        self.0.keys(text).await
    }

    /// Saves by keyboard and waits until it is written; the number it was given.
    pub async fn save(&self) -> Step<String> {
        let before = self.number_told().await?;
        self.0.chord(&[Key::Control], Key::Enter).await?;
        self.0
            .until("the number of the saved contact", async || {
                Ok(self.number_told().await?.filter(|told| before.as_ref() != Some(told)))
            })
            .await
    }

    /// The number the last toast tells: a year, a dash, digits; in any language.
    async fn number_told(&self) -> Step<Option<String>> {
        let said = self.0.texts(".toasts .toast").await?.join(" ");
        let mut words = said.split(|c: char| !(c.is_ascii_digit() || c == '-'));
        Ok(words.rfind(|word| word.len() > 6 && word.contains('-')).map(str::to_owned))
    }

    /// Changes the contact that is open, by the page's own form.
    pub async fn edit(&self, name: &str, text: &str) -> Step {
        self.0.press("button[name='edit']").await?;
        self.0.fill(name, text).await?;
        self.0.press("button[name='save']").await
    }

    /// Presses undo on the toast that tells of the contact of that number.
    pub async fn undo(&self, number: &str) -> Step {
        let toast = self.0.see_text(".toasts .toast:last-child", number).await?;
        toast.find(By::Css("button:not(.button--icon)")).await?.click().await?;
        Ok(())
    }

    /// Waits until the list shows a row with that text.
    pub async fn see_row(&self, text: &str) -> Step {
        self.0.see_text("[data-table='contacts'] tbody tr", text).await?;
        Ok(())
    }

    /// Opens the row with that text.
    pub async fn open_row(&self, text: &str) -> Step {
        let row = self.0.see_text("[data-table='contacts'] tbody tr[data-row]", text).await?;
        // A cell: Firefox's driver finds no middle of a row.
        row.find(By::Css("td.col-name")).await?.click().await?;
        self.0.see("article.record").await?;
        Ok(())
    }
}

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

    /// The number the last toast tells: a year, a dash, the device's code where it has one, digits; in any language.
    async fn number_told(&self) -> Step<Option<String>> {
        let said = self.0.texts(".toasts .toast").await?.join(" ");
        let mut words = said.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        let is_number = |word: &&str| {
            word.len() > 6 && word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('-')
        };
        Ok(words.rfind(is_number).map(str::to_owned))
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

    /// The numbers of all rows of the list, collected by scrolling through it.
    pub async fn numbers(&self) -> Step<Vec<String>> {
        let page = self.0;
        let table = page.see("[data-table='contacts']").await?;
        let count: usize = table.attr("aria-rowcount").await?.unwrap_or_default().parse::<usize>()? - 1;
        let mut rows = std::collections::BTreeMap::new();
        page.until("all rows of the list", async || {
            let found = page.run(ROWS).await?;
            for row in found.as_array().into_iter().flatten() {
                let (at, number) = (row[0].as_u64(), row[1].as_str());
                rows.extend(at.zip(number.map(str::to_owned)));
            }
            Ok((rows.len() == count).then_some(()))
        })
        .await?;
        Ok(rows.into_values().collect())
    }
}

/// Place and number of the rows there are now; then the list is moved on by a screen, back to its top from its end.
const ROWS: &str = "const list = document.querySelector('.table-window');
    const rows = [...list.querySelectorAll('tr[data-row]')].map((row) =>
      [Number(row.getAttribute('aria-rowindex')), row.querySelector('td.col-number').textContent.trim()]);
    const isEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
    list.scrollTop = isEnd ? 0 : list.scrollTop + list.clientHeight;
    return rows;";

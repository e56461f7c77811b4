//! Entries of the registers: their form, and the page of one.

use thirtyfour::By;

use crate::harness::{Page, Step};

/// The pages.
pub struct Case<'a>(pub &'a Page);

impl Case<'_> {
    /// Saves the contact that is being registered and opens the form of a register, filled in from it.
    pub async fn save_contact_and_open(&self, place: usize, path: &str) -> Step {
        self.0.press("#menu-save-and").await?;
        self.0.press(&format!("#menu-save-and-{place}")).await?;
        self.form_of(path).await
    }

    /// From the page of a contact to the form of a register.
    pub async fn open_from_contact(&self, place: usize, path: &str) -> Step {
        self.0.press("#menu-open-case").await?;
        self.0.press(&format!("#menu-open-case-{place}")).await?;
        self.form_of(path).await
    }

    /// Waits for the form at an address.
    async fn form_of(&self, path: &str) -> Step {
        self.0
            .until(&format!("the form at {path}"), async || {
                Ok(self.0.path().await?.starts_with(path).then_some(()))
            })
            .await?;
        self.0.see("[name='opened']").await?;
        Ok(())
    }

    /// Opens the empty form of a register and fills its fields in.
    pub async fn fill_in(&self, path: &str, fields: &[(&str, &str)]) -> Step {
        self.0.follow(path).await?;
        self.0.see("[name='opened']").await?;
        for (name, text) in fields {
            self.0.fill(name, text).await?;
        }
        Ok(())
    }

    /// Saves the form by its button and waits for the page of the entry; its number in the address.
    pub async fn save(&self) -> Step<String> {
        self.0.press(".save-bar button[name='save']").await?;
        self.page().await
    }

    /// Waits for the page of an entry; its number in the address.
    pub async fn page(&self) -> Step<String> {
        let entry = self.0.see("article.entry").await?;
        Ok(entry.attr("data-id").await?.unwrap_or_default())
    }

    /// Begins the usual next move.
    pub async fn next(&self, to: &str) -> Step {
        self.0.press(&format!("[data-to='{to}'] button[name='next']")).await?;
        self.moving(to).await
    }

    /// Begins a move of the menu.
    pub async fn other(&self, word: &str, to: &str) -> Step {
        self.0.press("#menu-moves").await?;
        let item = self.0.see_text("#menu-moves-list .menu-item", word).await?;
        item.click().await?;
        self.moving(to).await
    }

    async fn moving(&self, to: &str) -> Step {
        self.0.see(&format!("[data-form='move'][data-to='{to}'] [name='day']")).await?;
        Ok(())
    }

    /// Sets the day of the move.
    pub async fn on(&self, day: &str) -> Step {
        self.0.put("[data-form='move'] [name='day']", day).await
    }

    /// Sends the move off.
    pub async fn send(&self) -> Step {
        self.0.press("button[name='save-move']").await
    }

    /// Sends the move off and waits until the entry stands there.
    pub async fn reach(&self, stage: &str) -> Step {
        self.send().await?;
        self.stands_at(stage).await
    }

    /// The usual next move, with nothing to fill in.
    pub async fn go(&self, stage: &str, day: &str) -> Step {
        self.next(stage).await?;
        self.on(day).await?;
        self.reach(stage).await
    }

    /// Waits until the entry stands at a stage.
    pub async fn stands_at(&self, stage: &str) -> Step {
        self.0.see(&format!(".entry-stage[data-stage='{stage}']")).await?;
        Ok(())
    }

    /// Waits until something is said to be wrong at a field of the move.
    pub async fn refused_at(&self, field: &str) -> Step {
        self.0.see(&format!("[data-form='move'] [data-field='{field}'] .field-error")).await?;
        Ok(())
    }

    /// Presses undo on the last toast.
    pub async fn undo(&self) -> Step {
        let toast = self.0.see(".toasts .toast:last-child").await?;
        toast.find(By::Css("button:not(.button--icon)")).await?.click().await?;
        Ok(())
    }

    /// Waits until a sum of a loan has a value, in fen (days for `overdue-days`).
    pub async fn see_balance(&self, word: &str, value: i64) -> Step {
        self.0.see(&format!("[data-balance='{word}'][data-value='{value}']")).await?;
        Ok(())
    }

    /// A day so many days before today, as the centre's clock has it.
    pub async fn days_ago(&self, days: u32) -> Step<String> {
        let script =
            format!("return new Date(Date.now() + 8 * 3600e3 - {days} * 864e5).toISOString().slice(0, 10)");
        Ok(self.0.run(&script).await?.as_str().unwrap_or_default().to_owned())
    }
}

//! The statistics of a period, and the rows behind a figure.

use std::collections::BTreeMap;

use crate::harness::{FigureSeen, Page, Step};

/// The pages.
pub struct Statistics<'a>(pub &'a Page);

/// Values by figure and period.
pub type Figures = BTreeMap<(String, String), i64>;

impl Statistics<'_> {
    /// Shows a period, its months split `by` class or channel; waits until the figures are of both and the last table is there.
    pub async fn show(&self, period: &str, by: &str) -> Step {
        self.0.follow(&format!("statistics?period={period}&by={by}")).await?;
        self.0.see(&format!(".tile [data-figure='contacts.total'][data-period='{period}']")).await?;
        self.0
            .until(&format!("the months by {by}"), async || {
                let css = format!("[data-table='trend'] [data-figure^='contacts.{by}.']");
                Ok(self.0.has(&css).await?.then_some(()))
            })
            .await?;
        self.0.see("[data-chart='satisfaction']").await?;
        // A table beside a chart that is seen comes after the paint.
        let unfilled = ".chart-table thead:empty";
        self.0.until("every table", async || Ok((!self.0.has(unfilled).await?).then_some(()))).await
    }

    /// Every figure on the page. The same figure shown twice must have one value.
    pub async fn figures(&self) -> Step<Figures> {
        let mut figures = Figures::new();
        for (figure, period, value, head) in self.0.figures("main").await? {
            // Employers and members of staff have one name for all: no page says which in an attribute.
            let is_named = figure.contains("employer") || figure.contains("receiver");
            let name = if is_named { format!("{figure} {head}") } else { figure };
            let earlier = figures.insert((name.clone(), period.clone()), value);
            assert!(
                earlier.is_none_or(|earlier| earlier == value),
                "{name} {period}: {earlier:?} and {value}"
            );
        }
        Ok(figures)
    }

    /// First number of each row of a table, by the head of the row.
    pub async fn column(&self, table: &str) -> Step<BTreeMap<String, i64>> {
        let mut column = BTreeMap::new();
        for (_, _, value, head) in self.0.figures(&format!("[data-table='{table}'] tbody")).await? {
            column.entry(head).or_insert(value);
        }
        Ok(column)
    }

    /// Value on the page of the rows behind a figure, and how many rows stand under it.
    pub async fn rows(&self, figure: &str, period: &str) -> Step<(i64, i64)> {
        self.0.follow(&format!("statistics/rows?figure={figure}&period={period}")).await?;
        self.rows_here(figure, period).await
    }

    /// The same on the page of rows that is open.
    pub async fn rows_here(&self, figure: &str, period: &str) -> Step<(i64, i64)> {
        let css = format!(".figure-value [data-figure='{figure}'][data-period='{period}']");
        let value = self.0.see(&css).await?.attr("data-value").await?.unwrap_or_default().parse()?;
        let count = self
            .0
            .until("the rows", async || {
                // The count is told in the note; until it is, the rows are not there yet.
                let said = self.0.texts(".figure-rows .note").await?.join("");
                if said.is_empty() {
                    return Ok(None);
                }
                let rows = self.0.see("[data-table='contacts']").await?.attr("aria-rowcount").await?;
                Ok(rows.and_then(|rows| rows.parse::<i64>().ok()).map(|rows| rows - 1))
            })
            .await?;
        Ok((value, count))
    }
}

/// The value of a figure on a page.
#[track_caller]
pub fn value(figures: &[FigureSeen], figure: &str, period: &str) -> i64 {
    let found = figures.iter().find(|(name, of, ..)| name == figure && of == period);
    found.map(|(_, _, value, _)| *value).unwrap_or_else(|| panic!("{figure} of {period} is not on the page"))
}

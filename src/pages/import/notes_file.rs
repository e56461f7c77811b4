//! Rows and reasons as a file, for the clerk to correct the ledger by.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Doing;
use crate::importing::{Fault, csv};
use crate::locale::import::ImportWords;
use crate::locale::import_reasons::reason;
use crate::locale::{Lang, Say, use_lang, use_words};
use crate::paper_protocol::{Harvest, Noted};
use crate::parts::{Button, ButtonKind, ButtonSize, Glyph};
use crate::platform::files;

/// The button; absent where there is nothing to say.
#[component]
pub fn DownloadNotes(doing: Doing, harvest: Arc<Harvest>) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let is_empty = harvest.held.is_empty() && harvest.flagged.is_empty() && harvest.skipped.is_empty();
    let pressed = move |()| {
        let (file, sheet) = doing.state.with_untracked(|import| {
            (import.file.clone(), import.look().map(|look| look.name.clone()).unwrap_or_default())
        });
        let stem = file.strip_suffix(".xlsx").unwrap_or(&file);
        let bytes = csv(lines(&harvest, &sheet, t, lang));
        if let Err(trouble) = files::download(&format!("{stem} {}.csv", t.download_name), "text/csv", &bytes)
        {
            doing.state.update(|import| import.fault = Some(Fault::Machine(trouble)));
        }
    };
    (!is_empty).then(|| view! {
        <div class="import-line">
            <Button label=t.download name="download-notes" icon=Glyph::Download kind=ButtonKind::Quiet size=ButtonSize::Small on_press=pressed />
        </div>
    })
}

/// Heads, then a line a note, in row order.
fn lines(harvest: &Harvest, sheet: &str, t: &ImportWords, lang: Lang) -> Vec<Vec<String>> {
    let of = |notes: &[Noted], outcome: &str| -> Vec<(u32, Vec<String>)> {
        let line = |noted: &Noted| {
            let field = noted.note.field.map(|field| field.say(lang)).unwrap_or_default();
            let why = reason(noted.note.reason, &noted.cell, lang);
            (
                noted.note.row,
                vec![sheet.to_owned(), noted.note.row.to_string(), outcome.to_owned(), field, why],
            )
        };
        notes.iter().map(line).collect()
    };
    let mut notes = of(&harvest.held, t.outcome_held);
    notes.extend(of(&harvest.flagged, t.outcome_doubtful));
    notes.extend(of(&harvest.skipped, t.outcome_skipped));
    notes.sort_by_key(|(row, _)| *row);
    let heads =
        [t.csv_sheet, t.csv_row, t.csv_outcome, t.csv_field, t.csv_reason].map(str::to_owned).to_vec();
    std::iter::once(heads).chain(notes.into_iter().map(|(_, line)| line)).collect()
}

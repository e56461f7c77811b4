//! Rows that the import of a register left out, as a file: kept with the import, and given out in full only where one's role
//! may, which is noted.

use std::sync::Arc;

use casebook::trouble::Trouble;
use casework::act::EntriesReport;
use casework::staff::Right;
use leptos::prelude::*;
use leptos::task::spawn_local;
use paperwork::ledger::desk::{Book, Column};

use crate::desk::use_desk;
use crate::importing::{csv, left_lines};
use crate::locale::import::ImportWords;
use crate::locale::import_desks::DeskImportWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Glyph, use_toasts};
use crate::platform::files;
use crate::protocol::{Reply, Request};

/// Downloads the rows that an import left out; absent where it kept none.
#[component]
pub fn LeftOutButton(seq: u64, report: Arc<EntriesReport>, left: u32) -> impl IntoView {
    let (t, words, lang) = (use_words::<DeskImportWords>(), use_words::<ImportWords>(), use_lang());
    let (door, toasts, busy) = (use_desk(), use_toasts(), RwSignal::new(false));
    let may = Memo::new(move |_| {
        left > 0 && door.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(Right::Export)))
    });
    let pressed = Callback::new(move |()| {
        busy.set(true);
        let report = report.clone();
        spawn_local(async move {
            let said = match door.ask(Request::ExportLeftOut(seq)).await {
                Ok(Reply::LeftOut(left)) => {
                    let heads = [words.csv_sheet, words.csv_row, words.csv_field, t.left_wrong];
                    let field = |name: &str| field_word(&report, name, lang);
                    let text = left_lines(&report.sheet, &left, heads, field, |code| code.say(lang));
                    files::download(&file_name(&report, t.left_name), "text/csv;charset=utf-8", &csv(text))
                        .map_err(|trouble| trouble.say(lang))
                }
                Ok(Reply::Refused(issues)) => {
                    Err(issues.iter().map(|issue| issue.code.say(lang)).collect::<Vec<_>>().join(" "))
                }
                Ok(_) => Err(Trouble::BuildMismatch.say(lang)),
                Err(trouble) => Err(trouble.say(lang)),
            };
            if let Err(said) = said {
                toasts.failed(said);
            }
            let _ = busy.try_set(false);
        });
    });
    live(move || {
        may.get().then(|| view! {
            <Button label=fill(t.left_download, &[&left.to_string()]) name="download-left" icon=Glyph::Download kind=ButtonKind::Quiet
                size=ButtonSize::Small busy=busy on_press=pressed />
        })
    })
}

/// The field that is said of a row.
pub fn field_word(report: &EntriesReport, name: &str, lang: Lang) -> String {
    let books = Book::all().filter(|book| book.register() == report.register);
    let column = books.filter_map(|book| Column::parse(book, name)).next();
    column.map(|column| column.say(lang)).unwrap_or_default()
}

/// Its name says the sheet, by which the register is known again.
fn file_name(report: &EntriesReport, what: &str) -> String {
    let stem = report.file.rsplit_once('.').map_or(report.file.as_str(), |(stem, _)| stem);
    format!("{stem} {} {what}.csv", report.sheet)
}

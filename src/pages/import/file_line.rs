//! The file, its sheet, where its head stands, and the month and year its days are of.

use leptos::prelude::*;

use super::desk::Doing;
use crate::locale::import::ImportWords;
use crate::locale::{fill, use_words};
use crate::paper_protocol::Encoding;
use crate::parts::live::{live, told};
use crate::parts::{Notice, Pick, Select, Tone};

/// The file and its sheet.
#[component]
pub fn FileLine(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let has_reception =
        Memo::new(move |_| doing.state.with(|import| import.has_reception() && import.view.is_none()));
    let sheet = move || {
        doing.state.with(|import| {
            let look = import.view.map_or(import.look(), |view| import.sheets.get(view))?;
            Some(fill(t.sheet_rows, &[&look.name, &look.rows.to_string()]))
        })
    };
    view! {
        <div class="import-file-line">
            <b>{live(move || doing.state.with(|import| import.file.clone()))}</b>
            <span class="muted" data-part="encoding">{live(move || encoding(doing, t))}</span>
            <span data-part="sheet">{live(sheet)}</span>
            <Show when=move || has_reception.get()>
                <span class="muted" data-part="head-rows">{live(move || head_rows(doing, t))}</span>
                <Days doing=doing />
            </Show>
        </div>
        <Show when=move || doing.state.with(|import| import.again)>
            <Notice tone=Tone::Due text=Signal::derive(move || doing.state.with(|import| fill(t.again, &[&import.file]))) />
        </Show>
    }
}

fn encoding(doing: Doing, t: &ImportWords) -> Option<String> {
    let name = match doing.state.with(|import| import.encoding)? {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Gb18030 => "GB18030",
    };
    Some(fill(t.encoding, &[name]))
}

fn head_rows(doing: Doing, t: &ImportWords) -> String {
    doing.state.with(|import| {
        let (first, last) = (import.mapping.titles + 1, import.mapping.last_head());
        match import.mapping.heads {
            0 => t.no_head.to_owned(),
            1 => fill(t.head_row, &[&first.to_string()]),
            _ => fill(t.head_rows, &[&first.to_string(), &last.to_string()]),
        }
    })
}

/// Year and month of days that do not say theirs, as found or as the clerk says.
#[component]
fn Days(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let year = Memo::new(move |_| doing.state.with(|import| import.span.year));
    let month = Memo::new(move |_| {
        let months = doing.state.with(|import| import.span.months);
        months.filter(|period| period.months == 1).map(|period| period.first.number())
    });
    let set_year = move |event| {
        let typed: String = event_target_value(&event);
        let year = typed.trim().parse().ok().filter(|year| (1950..2100).contains(year));
        doing.change(|import| import.set_year(year));
    };
    let picks: Vec<Pick> = (1..=12)
        .map(|month: u32| Pick::new(month.to_string(), fill(t.month, &[&month.to_string()])))
        .collect();
    view! {
        <span class="import-days">
            <label for="import-year">{t.year}</label>
            <input id="import-year" class="control import-year" name="sheet-year" inputmode="numeric" maxlength="4" autocomplete="off"
                prop:value=told(move || year.get().map(|year| year.to_string()).unwrap_or_default()) on:change=set_year />
            <Select name="sheet-month" picks=picks small=true aria_label=t.sheet_month none=t.month_any
                disabled=Signal::derive(move || year.get().is_none())
                value=Signal::derive(move || month.get().map(|month| month.to_string()).unwrap_or_default())
                on_pick=move |key: String| doing.change(|import| import.set_month(key.parse().ok())) />
        </span>
    }
}

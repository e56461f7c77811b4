//! The second step: what each column of the ledger is. Suggested by its head, confirmed by the clerk; the rows beside it
//! are read anew after each change.

use leptos::prelude::*;
use paperwork::ledger::{Field, MappingIssue};

use super::desk::Doing;
use super::rows::RowsCard;
use crate::locale::import::ImportWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::paper_protocol::ColumnLook;
use crate::parts::live::{live, told};
use crate::parts::{Glyph, Icon, Notice, Pick, Select, Tone};

/// Confirming the columns.
#[component]
pub fn ColumnsStep(doing: Doing) -> impl IntoView {
    view! {
        <FileLine doing=doing />
        <div class="import-split">
            <ColumnsCard doing=doing />
            <RowsCard doing=doing />
        </div>
    }
}

/// The file, its sheet, and what else is in it.
#[component]
pub fn FileLine(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let sheets = Memo::new(move |_| doing.state.with(|import| import.sheets.clone()));
    let picks = Signal::derive(move || {
        let mappable = sheets.get();
        let mappable = mappable.iter().enumerate().filter(|(_, sheet)| sheet.can_be_mapped());
        let label = |rows: u32, name: &str| fill(t.sheet_rows, &[name, &rows.to_string()]);
        mappable
            .map(|(at, sheet)| Pick::new(at.to_string(), label(sheet.rows, &sheet.name)))
            .collect::<Vec<_>>()
    });
    let others = move || {
        let chosen = doing.state.with(|import| import.sheet);
        let sheets = sheets.get();
        let others = sheets.iter().enumerate().filter(|(at, sheet)| *at != chosen && !sheet.is_reception);
        others.map(|(_, sheet)| sheet.name.clone()).collect::<Vec<_>>().join(t.between)
    };
    let head_row = move || doing.state.with(|import| import.look().and_then(|look| look.mapping.head_row()));
    view! {
        <div class="import-file-line">
            <b>{live(move || doing.state.with(|import| import.file.clone()))}</b>
            <Select name="sheet" picks=picks small=true aria_label=t.sheet
                value=Signal::derive(move || doing.state.with(|import| import.sheet.to_string()))
                on_pick=move |key: String| if let Ok(sheet) = key.parse() { doing.choose_sheet(sheet) } />
            <span class="muted">{live(move || head_row().map(|row| fill(t.head_row, &[&row.to_string()])))}</span>
            <span class="muted">{live(move || Some(others()).filter(|names| !names.is_empty()).map(|names| fill(t.other_sheets, &[&names])))}</span>
        </div>
        <Show when=move || doing.state.with(|import| import.again)>
            <Notice tone=Tone::Due text=Signal::derive(move || doing.state.with(|import| fill(t.again, &[&import.file]))) />
        </Show>
    }
}

/// The columns and their fields.
#[component]
fn ColumnsCard(doing: Doing) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    // A change of one field must not draw the list anew, or its control would lose the focus.
    let sheet = Memo::new(move |_| doing.state.with(|import| import.sheet));
    let count = move || {
        doing.state.with(|import| {
            let taken = import.columns.iter().flatten().count();
            fill(t.columns_count, &[&import.columns.len().to_string(), &taken.to_string()])
        })
    };
    let columns = move || {
        sheet.track();
        let columns = doing.state.with_untracked(|import| import.look().map(|look| look.columns.clone()));
        let columns = columns.unwrap_or_default().into_iter().enumerate();
        columns.map(|(at, look)| column(doing, t, lang, at, look)).collect_view()
    };
    view! {
        <section class="card import-columns" aria-labelledby="import-columns">
            <div class="card-head">
                <h2 id="import-columns">{t.columns_head}</h2>
                <span class="small muted">{live(count)}</span>
                <span class="small muted import-ours">{t.columns_ours}</span>
            </div>
            <Missing doing=doing />
            <ul>{live(columns)}</ul>
        </section>
    }
}

/// What keeps the sheet from being read.
#[component]
fn Missing(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let issues = Memo::new(move |_| {
        doing.state.with(|import| import.mapping().map(|mapping| mapping.issues())).unwrap_or_default()
    });
    let says = move |issue: MappingIssue| match issue {
        MappingIssue::NoDate => Some(t.need_date),
        MappingIssue::NoChannel => Some(t.need_channel),
        // Choosing a field for one column takes it from the other.
        MappingIssue::Twice(_) => None,
    };
    move || {
        issues
            .get()
            .into_iter()
            .filter_map(says)
            .map(|text| view! { <Notice tone=Tone::Due text=text /> })
            .collect_view()
    }
}

fn column(doing: Doing, t: &'static ImportWords, lang: Lang, at: usize, look: ColumnLook) -> AnyView {
    let number = (at + 1).to_string();
    let name = if look.head.is_empty() { fill(t.column_nameless, &[&number]) } else { look.head };
    let label = fill(t.column_named, &[&name]);
    let field = Memo::new(move |_| doing.state.with(|import| import.columns.get(at).copied().flatten()));
    let option = move |choice: Field| {
        view! { <option value=choice.name() prop:selected=told(move || field.get() == Some(choice))>{choice.say(lang)}</option> }
    };
    let picked = move |event| doing.set_column(at, Field::parse(&event_target_value(&event)));
    view! {
        <li class="import-column" class:is-taken=told(move || field.get().is_some())>
            <span class="import-head">{name}</span>
            <span class="import-sample">{look.sample}</span>
            <Icon glyph=Glyph::ChevronRight />
            <span class="select select--small">
                <select class="control" name=format!("column-{number}") aria-label=label autocomplete="off" on:change=picked>
                    <option value="" prop:selected=told(move || field.get().is_none())>{t.not_taken}</option>
                    {Field::ALL.into_iter().map(option).collect_view()}
                </select>
                <Icon glyph=Glyph::ChevronDown />
            </span>
        </li>
    }
    .into_any()
}

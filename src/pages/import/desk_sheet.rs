//! One sheet of a register: what each column is taken for, the first rows, what it holds, and what is left out and why.

use std::sync::Arc;

use casework::register::EntryNote;
use leptos::prelude::*;
use paperwork::ledger::Why;
use paperwork::ledger::desk::{Book, Column, DeskIssue};

use super::desk::Doing;
use super::desk_twins::DeskTwins;
use crate::importing::{DeskSheet, DeskSums};
use crate::locale::format::yuan;
use crate::locale::import::ImportWords;
use crate::locale::import_desks::DeskImportWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::paper_protocol::{ColumnLook, DeskHarvest};
use crate::parts::live::{live, told};
use crate::parts::{Glyph, Icon, Notice, Pick, Tone, in_turns, options, piece};

/// Notes of repayments that come to no loan, told at most.
const MOST_NOTES: usize = 400;
/// Columns drawn in one turn.
const TURN: usize = 4;

/// The sheet that is looked at.
#[component]
pub fn DeskSheetView(doing: Doing) -> impl IntoView {
    let desk = Memo::new(move |_| doing.state.with(|import| import.desk(import.view?).cloned()));
    view! {
        <div class="import-split" data-desk-sheet=told(move || desk.with(|desk| desk.as_ref().map(|desk| desk.book.word())))>
            <div class="import-side"><DeskColumns doing=doing desk=desk /></div>
            <div class="import-side">
                {live(move || {
                    let desk = desk.get()?;
                    let (harvest, sums) = (desk.harvest.clone()?, desk.sums.clone()?);
                    let wrong = desk.wrong()?;
                    Some(view! {
                        <Holds harvest=harvest.clone() sums=sums.clone() wrong=wrong />
                        <First desk=desk.clone() harvest=harvest.clone() />
                        <Notes harvest=harvest.clone() sums=sums />
                        <DeskTwins doing=doing desk=desk harvest=harvest />
                    })
                })}
            </div>
        </div>
    }
}

/// The columns of the sheet and what each is taken for.
#[component]
fn DeskColumns(doing: Doing, desk: Memo<Option<DeskSheet>>) -> impl IntoView {
    let (t, lang) = (use_words::<DeskImportWords>(), use_lang());
    // A change of one column must not draw the list anew, or its control would lose the focus.
    let shown = Memo::new(move |_| {
        desk.with(|desk| desk.as_ref().map(|desk| (desk.sheet, desk.book, desk.look.is_some())))
    });
    let head = move || {
        let name = doing.state.with(|import| {
            import.view.and_then(|view| import.sheets.get(view)).map(|look| look.name.clone())
        });
        fill(t.columns_head, &[&name.unwrap_or_default()])
    };
    let fields = move || shown.get().map(|(_, book, _)| fill(t.fields_of, &[&book.say(lang)]));
    let issues = Memo::new(move |_| {
        desk.with(|desk| {
            let desk = desk.as_ref().filter(|desk| desk.look.is_some());
            desk.map(|desk| desk.mapping.issues(desk.book)).unwrap_or_default()
        })
    });
    let missing = move || {
        let say = |issue: DeskIssue| t.issue(issue).map(|text| view! { <Notice tone=Tone::Due text=text /> });
        issues.get().into_iter().filter_map(say).collect_view()
    };
    let columns = move || {
        let (sheet, book, _) = shown.get()?;
        let look = desk.with_untracked(|desk| desk.as_ref()?.look.clone())?;
        let mut columns = look.columns.clone().into_iter().enumerate();
        let at_once = columns.by_ref().take(TURN);
        let at_once = at_once.map(|(at, look)| column(doing, desk, (sheet, book), at, look, lang));
        let at_once = at_once.collect_view();
        // Each has all of the register to choose from: those of a wide sheet at once would keep the page busy.
        let rest =
            columns.map(|(at, look)| piece(move || column(doing, desk, (sheet, book), at, look, lang)));
        Some((at_once, in_turns(rest.collect(), TURN)))
    };
    view! {
        <section class="card import-columns" aria-labelledby="import-columns">
            <div class="card-head">
                <h2 id="import-columns" tabindex="-1" data-step-head="columns">{live(head)}</h2>
                <span class="small muted import-ours">{live(fields)}</span>
            </div>
            {live(missing)}
            <ul>{live(columns)}</ul>
        </section>
    }
}

fn column(
    doing: Doing,
    desk: Memo<Option<DeskSheet>>,
    (sheet, book): (usize, Book),
    at: usize,
    look: ColumnLook,
    lang: Lang,
) -> AnyView {
    let t = use_words::<ImportWords>();
    let number = (at + 1).to_string();
    let name = if look.head.is_empty() { fill(t.column_nameless, &[&number]) } else { look.head };
    let label = fill(t.column_named, &[&name]);
    let is = Memo::new(move |_| {
        desk.with(|desk| desk.as_ref().and_then(|desk| desk.mapping.columns.get(at).copied().flatten()))
    });
    let suggested = desk.with_untracked(|desk| {
        let look = desk.as_ref()?.look.clone()?;
        look.mapping.columns.get(at).copied().flatten()
    });
    // Of a desk's column it is told only that a clerk said so before.
    let is_remembered = look.why == Some(Why::Remembered);
    let why = move || (is_remembered && is.get() == suggested).then_some(t.why_remembered);
    let entries = move || {
        let pick = |choice: Column| Pick::new(choice.name(), choice.say(lang));
        let picks =
            std::iter::once(Pick::new("", t.not_taken)).chain(Column::all(book).into_iter().map(pick));
        let chosen = is.get().map(|choice| choice.name().into_owned());
        options(&picks.collect::<Vec<_>>(), &chosen.unwrap_or_default())
    };
    let picked = move |event| {
        doing.set_desk_column(sheet, at, Column::parse(book, &event_target_value(&event)));
    };
    view! {
        <li class="import-column" class:is-taken=told(move || is.get().is_some())>
            <span class="import-head">{name}</span>
            <span class="import-sample">{look.sample}</span>
            <Icon glyph=Glyph::ChevronRight />
            <span class="select select--small">
                <select class="control" name=format!("column-{number}") aria-label=label aria-describedby=format!("column-{number}-why") autocomplete="off" on:change=picked
                    inner_html=told(entries)></select>
                <Icon glyph=Glyph::ChevronDown />
            </span>
            <span class="import-why" id=format!("column-{number}-why")>{live(why)}</span>
        </li>
    }
    .into_any()
}

/// How many rows of each kind, and the money.
#[component]
fn Holds(harvest: Arc<DeskHarvest>, sums: Arc<DeskSums>, wrong: u32) -> impl IntoView {
    let (t, words) = (use_words::<DeskImportWords>(), use_words::<ImportWords>());
    let fen = sums.fen;
    let repeated = sums.notes.iter().filter(|note| note.why.is_repeat()).count() as u32;
    let sums = [
        ("taken", i64::from(sums.taken), t.taken),
        ("doubtful", i64::from(sums.doubtful), t.doubtful),
        ("counted", i64::from(sums.counted), t.counted),
        ("known", sums.known.len() as i64, t.already),
        ("out", sums.out.len() as i64, words.done_out),
        ("wrong", i64::from(wrong), t.wrong),
        ("repeated", i64::from(harvest.repeated + repeated), t.repeated),
        ("structure", i64::from(harvest.structure), t.structure),
    ];
    let codes: Vec<&str> = harvest.codes.iter().map(|code| code.zh.as_str()).collect();
    let codes = (!codes.is_empty()).then(|| fill(t.new_codes, &[&codes.join(words.between)]));
    view! {
        <section class="card import-holds" aria-labelledby="import-holds">
            <div class="card-head"><h2 id="import-holds">{t.holds_head}</h2></div>
            <dl class="import-sums">
                {sums.into_iter().map(|(key, count, words)| view! {
                    <div><dt>{words}</dt><dd><b data-desk-sum=key data-value=count>{count}</b> " " {t.rows_unit}</dd></div>
                }).collect_view()}
                <div><dt>{t.money}</dt><dd><b data-desk-sum="fen" data-value=fen>{yuan(fen)}</b> " " {t.yuan}</dd></div>
            </dl>
            {codes.map(|codes| view! { <p class="import-line muted small">{codes}</p> })}
        </section>
    }
}

/// The first rows as they stand, under what their columns are taken for.
#[component]
fn First(desk: DeskSheet, harvest: Arc<DeskHarvest>) -> impl IntoView {
    let (t, lang) = (use_words::<DeskImportWords>(), use_lang());
    let row = use_words::<ImportWords>().row;
    let taken: Vec<(usize, Column)> =
        desk.mapping.columns.iter().enumerate().filter_map(|(at, is)| Some((at, (*is)?))).collect();
    let heads =
        taken.iter().map(|(_, column)| view! { <th scope="col">{column.say(lang)}</th> }).collect_view();
    let line = |(row, cells): &(u32, Vec<String>)| {
        let cells = taken.iter().map(|(at, _)| view! { <td>{cells.get(*at).cloned()}</td> }).collect_view();
        view! { <tr data-row=*row><th scope="row" class="is-number">{*row}</th>{cells}</tr> }
    };
    view! {
        <section class="card import-rows" aria-labelledby="import-first">
            <div class="card-head"><h2 id="import-first">{t.first_head}</h2></div>
            <div class="import-scroll" tabindex="0" role="region" aria-label=t.first_head>
                <table class="import-table" data-table="desk-first">
                    <thead><tr><th scope="col" class="is-number">{row}</th>{heads}</tr></thead>
                    <tbody>{harvest.first.iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// What is said of rows that are no structure.
#[component]
fn Notes(harvest: Arc<DeskHarvest>, sums: Arc<DeskSums>) -> impl IntoView {
    let (t, words, lang) = (use_words::<DeskImportWords>(), use_words::<ImportWords>(), use_lang());
    // Of a repayment without its loan it is the row as a whole that does not fit.
    let by_loans = sums.notes.iter().take(MOST_NOTES).map(|note| (note.clone(), String::new()));
    let mut notes: Vec<(EntryNote, String)> = harvest.notes.iter().cloned().chain(by_loans).collect();
    notes.sort_by_key(|(note, _)| note.row);
    let (told, all) = (notes.len(), harvest.all_notes as usize + sums.notes.len());
    let more = (told < all).then(|| fill(t.notes_more, &[&told.to_string(), &all.to_string()]));
    let rows = notes.iter().map(|(note, cell)| line(note, cell.clone(), t, lang)).collect_view();
    view! {
        <section class="card import-rows" aria-labelledby="import-desk-notes">
            <div class="card-head"><h2 id="import-desk-notes">{t.notes_head}</h2></div>
            {(all == 0).then(|| view! { <p class="import-line muted">{t.notes_none}</p> })}
            {more.map(|more| view! { <p class="import-line muted">{more}</p> })}
            {(all > 0).then(|| view! {
                <div class="import-scroll" tabindex="0" role="region" aria-label=t.notes_head>
                    <table class="plain-table" data-table="desk-notes">
                        <thead><tr>
                            <th scope="col" class="is-number">{words.csv_row}</th><th scope="col">{t.fate}</th><th scope="col">{t.cell}</th><th scope="col">{words.csv_reason}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
        </section>
    }
}

fn line(note: &EntryNote, cell: String, t: &DeskImportWords, lang: Lang) -> AnyView {
    let fate = if note.why.is_taken() { t.is_taken } else { t.is_left_out };
    view! {
        <tr data-row=note.row data-field=note.field.clone()>
            <th scope="row" class="is-number">{note.row}</th><td>{fate}</td><td>{cell}</td><td>{note.why.say(lang)}</td>
        </tr>
    }
    .into_any()
}

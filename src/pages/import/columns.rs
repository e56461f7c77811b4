//! The second step: what each column of the ledger is, and why it is thought to be so. Suggested, confirmed by the clerk; the
//! rows beside it are read anew after each change.

use casework::ledger::Field;
use leptos::prelude::*;
use paperwork::ledger::{MappingIssue, Why};

use super::desk::Doing;
use super::desk_sheet::DeskSheetView;
use super::file_line::FileLine;
use super::rows::RowsCard;
use super::sheets::SheetsCard;
use super::words::WordsCard;
use crate::locale::import::ImportWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::paper_protocol::ColumnLook;
use crate::parts::live::{live, told};
use crate::parts::{Glyph, Icon, Notice, Pick, Tone, in_turns, options, piece};

/// Columns drawn in one turn.
const TURN: usize = 6;

/// Confirming the columns.
#[component]
pub fn ColumnsStep(doing: Doing) -> impl IntoView {
    let is_desk = Memo::new(move |_| doing.state.with(|import| import.view.is_some()));
    let sheet = move || match is_desk.get() {
        true => view! { <DeskSheetView doing=doing /> }.into_any(),
        false => view! {
            <div class="import-split">
                <div class="import-side">
                    <ColumnsCard doing=doing />
                    <WordsCard doing=doing />
                </div>
                <RowsCard doing=doing head=false />
            </div>
        }
        .into_any(),
    };
    view! {
        <FileLine doing=doing />
        <SheetsCard doing=doing />
        {live(sheet)}
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
            let columns = &import.mapping.columns;
            let taken = columns.iter().flatten().count();
            fill(t.columns_count, &[&columns.len().to_string(), &taken.to_string()])
        })
    };
    let columns = move || {
        sheet.track();
        let columns = doing.state.with_untracked(|import| import.look().map(|look| look.columns.clone()));
        let mut columns = columns.unwrap_or_default().into_iter().enumerate();
        let first = columns.by_ref().take(TURN).map(|(at, look)| column(doing, t, lang, at, look));
        let first = first.collect_view();
        // Each has all fields to choose from: those of a wide sheet at once would keep the page busy.
        let rest = columns.map(|(at, look)| piece(move || column(doing, t, lang, at, look)));
        (first, in_turns(rest.collect(), TURN))
    };
    view! {
        <section class="card import-columns" aria-labelledby="import-columns">
            <div class="card-head">
                <h2 id="import-columns" tabindex="-1" data-step-head="columns">{t.columns_head}</h2>
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
    let issues = Memo::new(move |_| doing.state.with(|import| import.mapping.issues()));
    let says = move |issue: MappingIssue| match issue {
        MappingIssue::NoDate => Some(t.need_date),
        MappingIssue::NoChannel => Some(t.need_channel),
        // Choosing a field for one column takes it from the other.
        MappingIssue::Twice(_) => None,
    };
    live(move || {
        issues
            .get()
            .into_iter()
            .filter_map(says)
            .map(|text| view! { <Notice tone=Tone::Due text=text /> })
            .collect_view()
    })
}

fn column(doing: Doing, t: &'static ImportWords, lang: Lang, at: usize, look: ColumnLook) -> AnyView {
    let number = (at + 1).to_string();
    let name = if look.head.is_empty() { fill(t.column_nameless, &[&number]) } else { look.head };
    let label = fill(t.column_named, &[&name]);
    let field =
        Memo::new(move |_| doing.state.with(|import| import.mapping.columns.get(at).copied().flatten()));
    let suggested = doing.state.with_untracked(|import| {
        import.look().and_then(|look| look.mapping.as_ref()?.columns.get(at).copied().flatten())
    });
    let why = move || (field.get() == suggested).then_some(look.why).flatten().map(|why| why_word(why, t));
    let unknown = Memo::new(move |_| {
        let field = field.get()?;
        let count = doing.state.with(|import| import.unexplained(field));
        (count > 0).then_some(count)
    });
    let entries = move || {
        let pick = |choice: Field| Pick::new(choice.name(), choice.say(lang));
        let picks = std::iter::once(Pick::new("", t.not_taken)).chain(Field::ALL.into_iter().map(pick));
        options(&picks.collect::<Vec<_>>(), field.get().map_or("", |field| field.name()))
    };
    let picked = move |event| doing.set_column(at, Field::parse(&event_target_value(&event)));
    view! {
        <li class="import-column" class:is-taken=told(move || field.get().is_some()) class:has-unknown=told(move || unknown.get().is_some())>
            <span class="import-head">{name}</span>
            <span class="import-sample">{look.sample}</span>
            <Icon glyph=Glyph::ChevronRight />
            <span class="select select--small">
                <select class="control" name=format!("column-{number}") aria-label=label aria-describedby=format!("column-{number}-why") autocomplete="off" on:change=picked
                    inner_html=told(entries)></select>
                <Icon glyph=Glyph::ChevronDown />
            </span>
            <span class="import-why" id=format!("column-{number}-why")>
                {live(why)}
                {live(move || unknown.get().map(|count| view! { <b>{fill(t.words_unknown, &[&count.to_string()])}</b> }))}
            </span>
        </li>
    }
    .into_any()
}

fn why_word(why: Why, t: &ImportWords) -> &'static str {
    match why {
        Why::Head => t.why_head,
        Why::Content => t.why_content,
        Why::Remembered => t.why_remembered,
    }
}

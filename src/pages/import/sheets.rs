//! The sheets of a workbook: where each goes, as guessed or as the clerk says, and what it would bring.

use leptos::prelude::*;
use paperwork::ledger::desk::Book;

use super::desk::Doing;
use crate::importing::{Choice, DeskSheet, Fate, Import, Step};
use crate::locale::format::yuan;
use crate::locale::import_desks::DeskImportWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Pick, Select, in_turns, piece};

/// Sheets drawn in one turn: each has all registers to choose from.
const TURN: usize = 4;
/// Value of the choice that leaves a sheet out.
const SKIP: &str = "skip";
/// Value of the reception.
const RECEPTION: &str = "reception";

/// The sheets, where there are some to choose among.
#[component]
pub fn SheetsCard(doing: Doing) -> impl IntoView {
    let t = use_words::<DeskImportWords>();
    let has_choices = Memo::new(move |_| doing.state.with(Import::has_choices));
    // The step itself where no sheet of the reception is there to be it.
    let is_head =
        Memo::new(move |_| doing.state.with(|import| import.step == Step::Rows && !import.has_reception()));
    let count = Memo::new(move |_| doing.state.with(|import| import.sheets.len()));
    let rows = move || {
        let row = |sheet| piece(move || view! { <SheetRow doing=doing sheet=sheet /> }.into_any());
        in_turns((0..count.get()).map(row).collect(), TURN)
    };
    view! {
        <Show when=move || has_choices.get()>
            <section class="card import-sheets" aria-labelledby="import-sheets">
                <div class="card-head">
                    <h2 id="import-sheets" tabindex="-1" data-step-head=told(move || is_head.get().then_some("rows"))>{t.sheets_head}</h2>
                    <span class="small muted">{t.sheets_what}</span>
                </div>
                <div class="import-scroll">
                    <table class="plain-table" data-table="import-sheets">
                        <thead><tr>
                            <th scope="col">{t.sheet}</th><th scope="col">{t.goes_to}</th>
                            <th scope="col" class="is-number">{t.to_come}</th><th scope="col" class="is-number">{t.money}</th>
                            <th scope="col" class="is-number">{t.already}</th><th scope="col" class="is-number">{t.left_out}</th>
                        </tr></thead>
                        <tbody>{live(rows)}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}

#[component]
fn SheetRow(doing: Doing, sheet: usize) -> impl IntoView {
    let (t, lang) = (use_words::<DeskImportWords>(), use_lang());
    let name = doing
        .state
        .with_untracked(|import| import.sheets.get(sheet).map(|look| look.name.clone()))
        .unwrap_or_default();
    let choice = Memo::new(move |_| doing.state.with(|import| import.choice(sheet)));
    let desk = Memo::new(move |_| doing.state.with(|import| import.desk(sheet).cloned()));
    let is_shown = Memo::new(move |_| {
        doing.state.with(|import| match choice.get() {
            Choice::Reception => import.view.is_none(),
            Choice::Desk(_) | Choice::Repayments => import.view == Some(sheet),
            Choice::Skip => false,
        })
    });
    let is_fixed = Signal::derive(move || {
        desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.done.is_some()))
            || doing.state.with(Import::is_busy)
    });
    let look = {
        let (name, label) = (name.clone(), fill(t.look, &[&name]));
        move || match choice.get() {
            Choice::Skip => view! { <span class="muted">{name.clone()}</span> }.into_any(),
            taken => {
                let to = taken.book().is_some().then_some(sheet);
                view! {
                    <button type="button" class="import-sheet" aria-label=label.clone() aria-pressed=told(move || is_shown.get().to_string())
                        on:click=move |_| doing.view(to)>{name.clone()}</button>
                }
                .into_any()
            }
        }
    };
    let label = fill(t.goes_named, &[&name]);
    let taken = move || match choice.get() {
        Choice::Reception => doing.state.with(|import| import.sifted.is_some().then(|| import.taken())),
        Choice::Desk(_) | Choice::Repayments => desk.with(|desk| Some(desk.as_ref()?.sums.as_ref()?.taken)),
        Choice::Skip => None,
    };
    let fen = move || desk.with(|desk| Some(desk.as_ref()?.sums.as_ref()?.fen)).filter(|fen| *fen != 0);
    let known = move || match choice.get() {
        Choice::Reception => doing.state.with(|import| {
            import.sifted.as_ref().map(|sifted| sifted.count(Fate::Known) + sifted.count(Fate::Out))
        }),
        Choice::Desk(_) | Choice::Repayments => desk.with(|desk| Some(desk.as_ref()?.sums.as_ref()?.there())),
        Choice::Skip => None,
    };
    let left_out = move || match choice.get() {
        Choice::Reception => doing.state.with(|import| import.sifted.is_some().then(|| import.held())),
        Choice::Desk(_) | Choice::Repayments => desk.with(|desk| desk.as_ref()?.wrong()),
        Choice::Skip => None,
    };
    let waits = move || desk.with(|desk| desk.as_ref().map_or("", |desk| waiting(desk, t)));
    let value = move |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    view! {
        <tr data-sheet=name.clone() class:is-shown=told(move || is_shown.get())>
            <th scope="row">{live(look)}</th>
            <td><Select name="sheet-goes-to" picks=picks(t, lang) small=true aria_label=label disabled=is_fixed
                value=Signal::derive(move || key(choice.get()).to_owned())
                on_pick=move |key: String| doing.choose_ledger(sheet, choice_of(&key)) /></td>
            <td class="is-number" data-sum="rows" data-value=told(move || value(taken().map(i64::from)))>{live(move || taken().map_or(waits().to_owned(), |rows| rows.to_string()))}</td>
            <td class="is-number" data-sum="fen" data-value=told(move || value(fen()))>{live(move || fen().map(yuan))}</td>
            <td class="is-number" data-sum="known" data-value=told(move || value(known().map(i64::from)))>{live(move || known().filter(|rows| *rows > 0))}</td>
            <td class="is-number" data-sum="left-out" data-value=told(move || value(left_out().map(i64::from)))>{live(move || left_out().filter(|rows| *rows > 0))}</td>
        </tr>
    }
}

fn waiting(desk: &DeskSheet, t: &DeskImportWords) -> &'static str {
    if desk.look.is_some() && !desk.is_readable() { t.unmatched } else { t.unread }
}

fn picks(t: &'static DeskImportWords, lang: Lang) -> Vec<Pick> {
    let books = Book::all().map(|book| Pick::new(book.word(), book.say(lang)));
    let ends = [Pick::new(SKIP, t.skip)];
    std::iter::once(Pick::new(RECEPTION, t.reception)).chain(books).chain(ends).collect()
}

fn key(choice: Choice) -> &'static str {
    match choice {
        Choice::Reception => RECEPTION,
        Choice::Desk(register) => register.word(),
        Choice::Repayments => Book::Repayments.word(),
        Choice::Skip => SKIP,
    }
}

fn choice_of(key: &str) -> Choice {
    match Book::parse(key) {
        Some(book) => book.into(),
        None if key == RECEPTION => Choice::Reception,
        None => Choice::Skip,
    }
}

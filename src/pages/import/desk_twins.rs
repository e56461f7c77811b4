//! Rows of a register's sheet that have a twin: an entry that the register has, or an earlier row of the sheet. Each stands
//! above its twin, a few at a time.

use std::sync::Arc;

use casework::contact::RecordId;
use casework::ledger::Twin;
use casework::register::EntryWhy;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use paperwork::ledger::desk::Column;

use super::desk::Doing;
use crate::desk::use_answer;
use crate::importing::DeskSheet;
use crate::locale::format::yuan;
use crate::locale::import::ImportWords;
use crate::locale::import_desks::DeskImportWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::paper_protocol::{DeskHarvest, DeskRow};
use crate::parts::live::live;
use crate::parts::{Button, ButtonSize};
use crate::protocol::{Reply, Request};
use crate::registers::address;

/// Rows listed at first, and added by each press.
const STEP: usize = 20;

/// A row and its twin.
#[derive(Clone, PartialEq)]
struct Pair {
    row: DeskRow,
    twin: Twin,
    /// Cells of the earlier row.
    earlier: Option<Vec<String>>,
    fate: Paired,
}

/// What becomes of a row with a twin.
#[derive(Clone, Copy, PartialEq)]
enum Paired {
    /// It comes in all the same.
    ComesIn,
    /// It is left out: its twin counts.
    Known,
    /// It is left out: its twin was taken out by hand.
    Out,
}

/// The rows with a twin; absent where there is none.
#[component]
pub fn DeskTwins(doing: Doing, desk: DeskSheet, harvest: Arc<DeskHarvest>) -> impl IntoView {
    let (t, words, lang) = (use_words::<DeskImportWords>(), use_words::<ImportWords>(), use_lang());
    let all = Arc::new(twins(&desk, &harvest));
    let total = all.len();
    let count = RwSignal::new(STEP);
    let listed = use_pairs(doing, desk.sheet, all, count);
    let taken: Arc<Vec<(usize, Column)>> =
        Arc::new(desk.mapping.columns.iter().enumerate().filter_map(|(at, is)| Some((at, (*is)?))).collect());
    let heads =
        taken.iter().map(|(_, column)| view! { <th scope="col">{column.say(lang)}</th> }).collect_view();
    let pairs = move || {
        let taken = taken.clone();
        listed
            .get()
            .into_iter()
            .map(move |pair| view! { <PairRows pair=pair taken=taken.clone() /> })
            .collect_view()
    };
    (total > 0).then(|| view! {
        <section class="card import-rows" aria-labelledby="import-twins">
            <div class="card-head">
                <h2 id="import-twins">{t.twins_head}</h2>
                <span class="small muted">{fill(t.rows, &[&total.to_string()])}</span>
            </div>
            <div class="import-scroll" tabindex="0" role="region" aria-label=t.twins_head>
                <table class="import-table" data-table="desk-twins">
                    <thead><tr><th scope="col" class="is-number">{words.row}</th>{heads}</tr></thead>
                    {live(pairs)}
                </table>
            </div>
            {live(move || (total > count.get()).then(|| view! {
                <div class="import-line"><Button label=words.more name="more-twins" size=ButtonSize::Small on_press=move |()| count.update(|count| *count += STEP) /></div>
            }))}
        </section>
    })
}

/// Rows with a twin, in their order, and what becomes of each.
fn twins(desk: &DeskSheet, harvest: &DeskHarvest) -> Vec<(u32, Twin, Paired)> {
    let mut twins = Vec::new();
    if let Some(sums) = &desk.sums {
        let ours = |fate| move |(row, of): &(u32, RecordId)| (*row, Twin::Record(*of), fate);
        twins.extend(sums.known.iter().map(ours(Paired::Known)));
        twins.extend(sums.out.iter().map(ours(Paired::Out)));
    }
    twins.sort_unstable_by_key(|(row, ..)| *row);
    let known: Vec<u32> = twins.iter().map(|(row, ..)| *row).collect();
    let in_sheet = harvest.notes.iter().filter_map(|(note, _)| match note.why {
        EntryWhy::RepeatOf(earlier) => Some((note.row, Twin::Row(earlier), Paired::Known)),
        EntryWhy::AsRow(earlier) => Some((note.row, Twin::Row(earlier), Paired::ComesIn)),
        _ => None,
    });
    twins.extend(in_sheet.filter(|(row, ..)| known.binary_search(row).is_err()));
    twins.sort_unstable_by_key(|(row, ..)| *row);
    twins
}

/// The first pairs with their cells, asked for as more are wanted.
fn use_pairs(
    doing: Doing,
    sheet: usize,
    all: Arc<Vec<(u32, Twin, Paired)>>,
    count: RwSignal<usize>,
) -> RwSignal<Vec<Pair>> {
    let listed = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let wanted: Vec<_> = all.iter().take(count.get()).copied().collect();
        let earlier = wanted.iter().map(|(row, twin, _)| match twin {
            Twin::Row(earlier) => *earlier,
            Twin::Record(_) => *row,
        });
        let rows = wanted.iter().map(|(row, ..)| *row).chain(earlier).collect();
        spawn_local(async move {
            let Some(mut rows) = doing.desk_rows(sheet, rows).await else { return };
            let earlier = rows.split_off(wanted.len().min(rows.len()));
            let pair = |((row, earlier), (_, twin, fate)): ((DeskRow, DeskRow), (u32, Twin, Paired))| Pair {
                row,
                twin,
                earlier: matches!(twin, Twin::Row(_)).then_some(earlier.1),
                fate,
            };
            let _ = listed.try_set(rows.into_iter().zip(earlier).zip(wanted).map(pair).collect());
        });
    });
    listed
}

/// A row, its twin, and what becomes of it.
#[component]
fn PairRows(pair: Pair, taken: Arc<Vec<(usize, Column)>>) -> impl IntoView {
    let (t, words) = (use_words::<DeskImportWords>(), use_words::<ImportWords>());
    let Pair { row: (row, cells), twin, earlier, fate } = pair;
    let wide = taken.len().to_string();
    let shown = |cells: &[String]| {
        taken.iter().map(|(at, _)| view! { <td>{cells.get(*at).cloned()}</td> }).collect_view()
    };
    let comes_in = fate == Paired::ComesIn;
    let (fate, said) = match (twin, fate) {
        (Twin::Record(_), Paired::Out) => ("out", words.out_by_hand.to_owned()),
        (Twin::Record(_), _) => ("known", words.known_already.to_owned()),
        (Twin::Row(earlier), Paired::ComesIn) => ("same", fill(t.same_happened, &[&earlier.to_string()])),
        (Twin::Row(earlier), _) => ("repeat", fill(words.same_as_row, &[&earlier.to_string()])),
    };
    let tone = if comes_in { "is-due" } else { "is-neutral" };
    let below = match (twin, earlier) {
        (Twin::Record(of), _) => view! { <Ours of=of wide=wide.clone() /> }.into_any(),
        (Twin::Row(earlier), cells) => view! {
            <tr class="import-twin" data-twin=earlier><th scope="row" class="is-number">{earlier}</th>{shown(&cells.unwrap_or_default())}</tr>
        }
        .into_any(),
    };
    view! {
        <tbody class=format!("{tone} fate-{fate}") data-row=row data-fate=fate>
            <tr><th scope="row" class="is-number">{row}</th>{shown(&cells)}</tr>
            {below}
            <tr class="import-note"><td></td><td colspan=wide><p>{said}</p></td></tr>
        </tbody>
    }
}

/// The entry that a row is, as the register has it.
#[component]
fn Ours(of: RecordId, wide: String) -> impl IntoView {
    let (words, lang) = (use_words::<ImportWords>(), use_lang());
    let answer = use_answer(
        move || Some(Request::Entry(of)),
        |reply| match reply {
            Reply::Entry(sheet) => Some(Some(sheet.entry)),
            Reply::Refused(_) => Some(None),
            _ => None,
        },
    );
    let entry = Memo::new(move |_| answer.get().and_then(Result::ok).flatten());
    let said = move || {
        entry.get().map(|entry| {
            let who = [entry.person.name.clone(), entry.person.employer.clone()];
            let money = Some(entry.amount()).filter(|fen| *fen != 0).map(yuan);
            let rest: Vec<String> = [entry.opened.to_string()]
                .into_iter()
                .chain(who.into_iter().filter(|text| !text.is_empty()))
                .chain(money)
                .chain([entry.stage().say(lang)])
                .collect();
            view! { <A href=address::entry(of)>{entry.number.to_string()}</A> " · " {rest.join(" · ")} }
        })
    };
    view! {
        <tr class="import-twin" data-twin="entry"><th scope="row" class="is-number">{words.ours}</th><td colspan=wide>{live(said)}</td></tr>
    }
}

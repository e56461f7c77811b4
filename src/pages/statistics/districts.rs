//! The districts, each with its contacts, people and persons.

use casework::code::Codes;
use casework::figure::{Dim, Figure, Measure};
use casework::time::Period;
use leptos::prelude::*;

use super::board::Board;
use super::doors::{change_word, door};
use crate::locale::statistics::{StatisticsWords, key_word};
use crate::locale::{Lang, Say, use_lang, use_words};
use crate::parts::NumberLink;
use crate::statistics::sheet::{DISTRICT_MEASURES, District, Sheet};

/// The table of districts.
#[component]
pub fn Districts(board: Board) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let heads =
        DISTRICT_MEASURES.map(|measure| view! { <th scope="col" class="is-number">{measure.say(lang)}</th> });
    let rows = move || {
        board.codes.with(|codes| {
            board.read(|sheet| {
                let row = |district: &District| row(board, sheet.scope.period, district, codes, t, lang);
                sheet.districts.iter().map(row).collect_view()
            })
        })
    };
    view! {
        <section class="card districts" aria-labelledby="districts-title">
            <header class="chart-head">
                <h2 id="districts-title">{t.districts}</h2>
                <span class="chart-note">{t.districts_note}</span>
            </header>
            <div class="chart-table">
                <table class="plain-table" data-table="districts">
                    <thead><tr>
                        <th scope="col">{t.district}</th>
                        {heads.into_iter().collect_view()}
                        <th scope="col" class="is-number">{t.change}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{move || board.read(|sheet| total(board, sheet, t))}</tfoot>
                </table>
            </div>
        </section>
    }
}

fn row(
    board: Board,
    period: Period,
    district: &District,
    codes: &Codes,
    t: &StatisticsWords,
    lang: Lang,
) -> impl IntoView + use<> {
    let word = if district.key.is_empty() {
        t.unfilled.to_owned()
    } else {
        key_word(Dim::District, &district.key, codes, lang)
    };
    let cell = |(measure, value): (Measure, i64)| {
        let figure = Figure::of(measure).with(Dim::District, &district.key);
        let door = door(figure, period, value, format!("{word} {}", measure.say(lang)));
        view! { <td class="is-number"><NumberLink door=door on_open=board.open /></td> }
    };
    let cells = DISTRICT_MEASURES.into_iter().zip(district.values).map(cell).collect_view();
    let change = change_word(district.values[0], district.before, t);
    view! { <tr><th scope="row">{word}</th>{cells}<td class="is-number">{change}</td></tr> }
}

/// The whole period. Persons of the districts may add to more: one person may have come from two.
fn total(board: Board, sheet: &Sheet, t: &StatisticsWords) -> impl IntoView + use<> {
    let cells = DISTRICT_MEASURES.map(|measure| {
        let door = door(Figure::of(measure), sheet.scope.period, sheet.whole(measure).now, t.total);
        view! { <td class="is-number"><NumberLink door=door on_open=board.open /></td> }
    });
    let contacts = sheet.whole(Measure::Contacts);
    let change = change_word(contacts.now, contacts.before, t);
    view! { <tr><th scope="row">{t.total}</th>{cells.into_iter().collect_view()}<td class="is-number">{change}</td></tr> }
}

//! The employers with most contacts. Their names stand on the page and never in an address.

use std::sync::Arc;

use casework::figure::Dim;
use leptos::prelude::*;

use super::board::Board;
use super::categories::LineTable;
use super::doors::labels;
use crate::locale::statistics::StatisticsWords;
use crate::locale::{use_lang, use_words};
use crate::parts::Chart;

/// Employers told one by one.
const TOP: usize = 20;

/// The ranking of employers.
#[component]
pub fn Employers(board: Board) -> impl IntoView {
    let (t, lang) = (use_words::<StatisticsWords>(), use_lang());
    let sheet = Memo::new(move |_| {
        Arc::new(
            board
                .codes
                .with(|codes| {
                    board.read(|sheet| {
                        let table = LineTable { sheet, dim: Dim::Employer, codes, t, lang };
                        table.chart(t.employers, t.employers_note, t.employer, t.rest_employers, TOP, TOP)
                    })
                })
                .unwrap_or_else(|| LineTable::nothing(t.employers)),
        )
    });
    view! { <Chart name="employers" sheet=sheet labels=labels(t) on_open=board.open /> }
}

//! Districts by main category as a heat table: every cell opens its rows, rows and columns add up to the figure.

use casework::figure::{Dim, Figure, Measure};
use leptos::prelude::*;
use paperwork::chart::{HeatCell, HeatTable};

use super::arrange::{Source, nothing, use_arranged};
use super::board::Board;
use super::doors::{door, labels};
use crate::locale::format::{number, period as period_word};
use crate::locale::statistics::StatisticsWords;
use crate::locale::{fill, use_words};
use crate::parts::live::live;
use crate::parts::{Chart, ChartCell, ChartSheet, Drawing};
use crate::statistics::heat::BANDS;

/// The heat table in its card.
#[component]
pub fn HeatTable(board: Board) -> impl IntoView {
    let t = use_words::<StatisticsWords>();
    let sheet = use_arranged(board, heat);
    view! {
        <Chart name="heat" sheet=sheet labels=labels(t) on_open=board.open plain=true pictured=true grid=true>
            <Scale board=board />
        </Chart>
    }
}

/// The bands from few to many, each with its bounds.
#[component]
fn Scale(board: Board) -> impl IntoView {
    let t = use_words::<StatisticsWords>();
    let bands = move || {
        let band = |band: u8| {
            let bounds = board.read(|sheet| sheet.heat.bounds(band)).flatten();
            let bounds = bounds.map(|(first, last)| match first == last {
                true => number(first),
                false => format!("{}–{}", number(first), number(last)),
            });
            view! { <i class=format!("heat-swatch heat-{band}") title=bounds></i> }
        };
        (1..=BANDS).map(band).collect_view()
    };
    view! { <span class="heat-scale" aria-hidden="true">{t.few}{live(bands)}{t.many}</span> }
}

/// Districts by main category.
pub fn heat(of: Source<'_>) -> ChartSheet {
    let (heat, t) = (&of.sheet.heat, of.t);
    let columns: Vec<String> = heat.columns.iter().map(|(key, _)| of.word(Dim::CategoryTop, key)).collect();
    let contacts = || Figure::of(Measure::Contacts);
    let mut heads = vec![t.district.to_owned()];
    heads.extend(columns.iter().cloned());
    heads.push(t.total.to_owned());
    let row = |((key, total), values): (&(String, i64), &Vec<i64>)| {
        let word = of.word(Dim::District, key);
        let figure = || contacts().with(Dim::District, key);
        let cell = |(value, ((column, _), name)): (&i64, (&(String, i64), &String))| {
            let figure = figure().with(Dim::CategoryTop, column);
            let mut door = door(figure, of.period(), *value, format!("{word} {name}"));
            if *value == 0 {
                door.text = t.heat_zero.to_owned();
            }
            ChartCell::Heat(door, heat.band(*value))
        };
        let mut cells = vec![ChartCell::Text(word.clone())];
        cells.extend(values.iter().zip(heat.columns.iter().zip(&columns)).map(cell));
        cells.push(of.number(figure(), of.period(), *total, fill(t.total_of, &[&word])));
        cells
    };
    let mut rows: Vec<Vec<ChartCell>> = heat.rows.iter().zip(&heat.cells).map(row).collect();
    let mut foot = vec![ChartCell::Text(t.total.to_owned())];
    foot.extend(heat.columns.iter().zip(&columns).map(|((key, total), word)| {
        of.number(contacts().with(Dim::CategoryTop, key), of.period(), *total, fill(t.total_of, &[word]))
    }));
    foot.push(of.number(contacts(), of.period(), heat.total, t.total.to_owned()));
    rows.push(foot);
    ChartSheet {
        drawing: Drawing::Heat(picture(of, &heads, &rows)),
        title: t.heat.to_owned(),
        note: t.heat_note.to_owned(),
        heads,
        rows,
        has_total: true,
        file: of.file(t.heat),
        ..nothing()
    }
}

/// The same as a picture.
fn picture(of: Source<'_>, heads: &[String], rows: &[Vec<ChartCell>]) -> HeatTable {
    let cell = |cell: &ChartCell| match cell {
        ChartCell::Heat(door, band) => HeatCell { text: door.text.clone(), band: *band, is_total: false },
        ChartCell::Number(door) | ChartCell::Money(door) => {
            HeatCell { text: door.text.clone(), band: 0, is_total: true }
        }
        ChartCell::Text(text) | ChartCell::Rate(text, _) => {
            HeatCell { text: text.clone(), band: 0, is_total: true }
        }
    };
    let row = |row: &Vec<ChartCell>| match row.split_first() {
        Some((ChartCell::Text(word), cells)) => Some((word.clone(), cells.iter().map(cell).collect())),
        _ => None,
    };
    let (t, period) = (of.t, of.period());
    HeatTable {
        note: format!("{} · {}", period_word(period, of.sheet.scope.year, of.lang), t.heat_unit),
        heads: heads.to_vec(),
        rows: rows.iter().filter_map(row).collect(),
        scale: [t.few, t.many].map(str::to_owned),
    }
}

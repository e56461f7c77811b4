//! A chart with its table twin: drawn on a canvas for the eye, told as a table for everything else.
//!
//! Some tables have no drawing: they are the table alone, with the same head and file. A heat table colours its cells.
//!
//! Pointer, finger and arrow keys move over the bars; a press or Enter opens the rows of one. The table is there in both
//! views, so a screen reader, a printer and a test always find the numbers.

mod plot;
mod save;
mod tip;
mod twin;

use std::sync::Arc;

use leptos::prelude::*;
use paperwork::chart::{HeatTable, Lines, Months, Ranked};

use super::{Choice, NumberDoor, Segments};
use crate::parts::live::{live, told};
use plot::Plot;
use save::SaveMenu;
pub use save::{PAPER_WIDTH, paper_picture};
use twin::Twin;

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Months stacked.
    Months(Months),
    /// Months as lines.
    Lines(Lines),
    /// Ranked bars.
    Ranked(Ranked),
    /// A heat table: on the page the table itself, drawn for a picture alone.
    Heat(HeatTable),
    /// Nothing: the table is all there is.
    Table,
}

/// What is told of a bar.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tip {
    /// First line: what it is and its total.
    pub title: String,
    /// Further lines: place in the palette where it is a series, word, value.
    pub lines: Vec<(Option<usize>, String, String)>,
    /// The rows behind it.
    pub door: Option<NumberDoor>,
}

/// A cell of the table twin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartCell {
    /// Words, or a number that opens nothing.
    Text(String),
    /// A number that opens its rows.
    Number(NumberDoor),
    /// Money, its value in fen, that opens its rows.
    Money(NumberDoor),
    /// A number in a band of the heat ramp, 1 to 6; 0 = without.
    Heat(NumberDoor, u8),
    /// A share or a change as it is read, and as a number where it is one.
    Rate(String, Option<Rate>),
}

/// A share or a change, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// Of a percent.
    Percent(i64),
    /// Of a percentage point.
    Points(i64),
}

/// Everything a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartSheet {
    /// Its name.
    pub title: String,
    /// Span and unit.
    pub note: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// Series: place in the palette, word.
    pub legend: Vec<(usize, String)>,
    /// Word of last year's line, where there is one.
    pub line: Option<String>,
    /// One a bar.
    pub tips: Vec<Tip>,
    /// Heads of the table; the first column names the row, the others hold numbers.
    pub heads: Vec<String>,
    /// Rows of the table.
    pub rows: Vec<Vec<ChartCell>>,
    /// The last row is a total.
    pub has_total: bool,
    /// Name of a file it is saved as, without ending.
    pub file: String,
    /// What stands under a picture of it: whose figures, of when.
    pub foot: String,
}

/// The sentences of a chart, given by the page.
#[derive(Clone, Copy)]
pub struct ChartLabels {
    /// The choice between chart and table.
    pub view: &'static str,
    /// Chart.
    pub chart: &'static str,
    /// Table.
    pub table: &'static str,
    /// The menu of files.
    pub save: &'static str,
    /// As PNG.
    pub save_png: &'static str,
    /// As CSV.
    pub save_csv: &'static str,
    /// How the keys work.
    pub keys: &'static str,
    /// That a press opens the rows.
    pub tip_open: &'static str,
    /// A picture or file could not be made.
    pub failed: &'static str,
}

/// Chart or table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Chart,
    Table,
}

/// A chart in a card. `children` stand in its head, before the choice between chart and table.
#[component]
pub fn Chart(
    /// Keeps ids apart; `data-chart`.
    name: &'static str,
    #[prop(into)] sheet: Signal<Arc<ChartSheet>>,
    labels: ChartLabels,
    /// Opens the rows behind a bar or a number.
    #[prop(into)]
    on_open: Callback<NumberDoor>,
    /// There is no drawing on the page, only the table.
    #[prop(optional)]
    plain: bool,
    /// It can be saved as a picture, though plain.
    #[prop(optional)]
    pictured: bool,
    /// One stop of the Tab key; heads stay in sight.
    #[prop(optional)]
    grid: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let shown = RwSignal::new(if plain { Shown::Table } else { Shown::Chart });
    let (canvas, card) = (NodeRef::new(), NodeRef::new());
    let choices = vec![
        Choice::new(Shown::Chart, "chart", labels.chart),
        Choice::new(Shown::Table, "table", labels.table),
    ];
    let title_id = format!("chart-{name}-title");
    let titled_by = title_id.clone();
    view! {
        <section node_ref=card class="chart card" data-chart=name data-shown=told(move || if shown.get() == Shown::Chart { "chart" } else { "table" })
            aria-labelledby=titled_by>
            <header class="chart-head">
                <h2 id=title_id>{live(move || sheet.with(|sheet| sheet.title.clone()))}</h2>
                <span class="chart-note">{live(move || sheet.with(|sheet| sheet.note.clone()))}</span>
                <Legend sheet=sheet />
                <div class="chart-acts">
                    {children.map(|children| children())}
                    {(!plain).then(|| view! {
                        <Segments name=view_name(name) choices=choices value=Signal::derive(move || Some(shown.get()))
                            on_pick=move |to| shown.set(to) aria_label=labels.view small=true />
                    })}
                    <SaveMenu name=menu_name(name) sheet=sheet labels=labels card=card has_picture=!plain || pictured />
                </div>
            </header>
            {(!plain).then(|| view! {
                <Plot sheet=sheet labels=labels canvas=canvas hidden=Signal::derive(move || shown.get() == Shown::Table) on_open=on_open />
            })}
            <Twin name=name sheet=sheet shown=Signal::derive(move || shown.get() == Shown::Table) on_open=on_open grid=grid />
        </section>
    }
}

/// Series and their colours; the table has no need of it.
#[component]
fn Legend(sheet: Signal<Arc<ChartSheet>>) -> impl IntoView {
    let series = move || {
        sheet.with(|sheet| {
            let series = sheet.legend.iter().map(|(place, word)| {
                view! { <li><i class=series_class(*place)></i>{word.clone()}</li> }.into_any()
            });
            let line = sheet
                .line
                .iter()
                .map(|word| view! { <li><i class="swatch swatch--line"></i>{word.clone()}</li> }.into_any());
            series.chain(line).collect_view()
        })
    };
    view! { <ul class="chart-legend" aria-hidden="true">{live(series)}</ul> }
}

/// Class of a swatch of a series.
fn series_class(place: usize) -> &'static str {
    ["swatch s1", "swatch s2", "swatch s3", "swatch s4", "swatch s5", "swatch s6", "swatch s0"]
        .get(place)
        .copied()
        .unwrap_or("swatch s0")
}

/// Field name of the choice: a radio group of its own for each chart.
fn view_name(name: &'static str) -> &'static str {
    match name {
        "trend" => "trend-view",
        "categories" => "categories-view",
        "employers" => "employers-view",
        "satisfaction" => "satisfaction-view",
        _ => "chart-view",
    }
}

fn menu_name(name: &'static str) -> &'static str {
    match name {
        "trend" => "save-trend",
        "categories" => "save-categories",
        "employers" => "save-employers",
        "satisfaction" => "save-satisfaction",
        "heat" => "save-heat",
        "overview" => "save-overview",
        "districts" => "save-districts",
        "staff" => "save-staff",
        _ => "save-chart",
    }
}

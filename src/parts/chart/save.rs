//! A chart that leaves the page: as a picture with its head, or as a table for a spreadsheet.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use paperwork::chart::{Head, Palette, Place, head_height};
use paperwork::csv;
use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBColor;

use super::plot::{draw_laid, lay_out};
use super::{ChartCell, ChartLabels, ChartSheet, Drawing};
use crate::parts::{Glyph, Menu, MenuItem, use_toasts};
use crate::platform::canvas::{Canvas, Picture, palette};
use crate::platform::files;

/// Width of a picture and height of months in it, in CSS pixels; it has twice as many of its own.
const WIDTH: u32 = 960;
const MONTHS: u32 = 360;
/// White around it.
const MARGIN: i32 = 24;

/// The menu of files.
#[component]
pub fn SaveMenu(
    name: &'static str,
    sheet: Signal<Arc<ChartSheet>>,
    labels: ChartLabels,
    canvas: NodeRef<html::Canvas>,
) -> impl IntoView {
    let toasts = use_toasts();
    let png = move || {
        let sheet = sheet.get_untracked();
        let picture = canvas.get_untracked().and_then(|canvas| {
            let palette = palette(&canvas)?;
            picture(&sheet, Canvas::off_page(&canvas, size(&sheet))?, &palette)
        });
        let Some(picture) = picture else { return toasts.failed(labels.failed) };
        let file = format!("{}.png", sheet.file);
        spawn_local(async move {
            let saved = picture.png().await.and_then(|bytes| files::download(&file, "image/png", &bytes));
            if saved.is_err() {
                toasts.failed(labels.failed);
            }
        });
    };
    let csv = move || {
        let sheet = sheet.get_untracked();
        let bytes = csv::table(table(&sheet));
        if files::download(&format!("{}.csv", sheet.file), "text/csv;charset=utf-8", &bytes).is_err() {
            toasts.failed(labels.failed);
        }
    };
    let items = vec![MenuItem::new(labels.save_png, png), MenuItem::new(labels.save_csv, csv)];
    view! { <Menu name=name label=labels.save items=items icon=Glyph::Download icon_only=true quiet=true /> }
}

fn size(sheet: &ChartSheet) -> (u32, u32) {
    let chart = match &sheet.drawing {
        Drawing::Months(_) => MONTHS,
        Drawing::Ranked(ranked) => ranked.height().max(1) as u32,
    };
    (WIDTH, chart + head_height() as u32 + 2 * MARGIN as u32)
}

fn picture(sheet: &ChartSheet, on: Canvas, palette: &Palette) -> Option<Picture> {
    let (width, height) = on.size();
    let picture = on.picture();
    let ruler = on.ruler();
    let room =
        Place { left: MARGIN, top: MARGIN + head_height(), right: width - MARGIN, bottom: height - MARGIN };
    let laid = lay_out(&sheet.drawing, room, &ruler);
    let area = on.into_drawing_area();
    let surface = palette.surface;
    area.fill(&RGBColor(surface.red, surface.green, surface.blue)).ok()?;
    let head = Head {
        title: format!("{} {}", sheet.title, sheet.note),
        legend: sheet.legend.clone(),
        line: sheet.line.clone(),
    };
    head.draw(&area, MARGIN, palette, &|text: &str| ruler.width(text)).ok()?;
    draw_laid(&area, &sheet.drawing, &laid, palette).ok()?;
    Some(picture)
}

/// Heads and rows with exact numbers.
fn table(sheet: &ChartSheet) -> Vec<Vec<String>> {
    let cell = |cell: &ChartCell| match cell {
        ChartCell::Text(text) => text.clone(),
        ChartCell::Number(door) => door.value.to_string(),
    };
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect());
    std::iter::once(sheet.heads.clone()).chain(rows).collect()
}

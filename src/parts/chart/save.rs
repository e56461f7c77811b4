//! A chart that leaves the page: as a picture with its head, or as a table for a spreadsheet.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use paperwork::chart::{Head, HeatTable, Palette, Place};
use paperwork::csv;
use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBColor;

use super::plot::{draw_laid, lay_out};
use super::{ChartCell, ChartLabels, ChartSheet, Drawing};
use crate::parts::{Glyph, Menu, MenuItem, use_toasts};
use crate::platform::canvas::{self, Canvas, Picture, Surface, palette, paper_palette};
use crate::platform::files;

/// Width of a picture and height of months in it, in CSS pixels; it has twice as many of its own.
const WIDTH: u32 = 960;
const MONTHS: u32 = 360;
/// White around it.
const MARGIN: i32 = 24;
/// Width of a picture for paper: about the width of A4 between its margins, so that labels keep their size.
pub const PAPER_WIDTH: u32 = 660;
const PAPER_MONTHS: u32 = 240;

/// The menu of files.
#[component]
pub fn SaveMenu(
    name: &'static str,
    sheet: Signal<Arc<ChartSheet>>,
    labels: ChartLabels,
    /// The card, whose font and colours a picture takes.
    card: NodeRef<html::Section>,
    /// It can be drawn.
    has_picture: bool,
) -> impl IntoView {
    let toasts = use_toasts();
    let png = move || {
        let sheet = sheet.get_untracked();
        let picture = card.get_untracked().and_then(|card| {
            let palette = palette(&card)?;
            let head = head(&sheet, true);
            let on = Canvas::off_page(&card, size(&sheet, (WIDTH, MONTHS), &head, MARGIN))?;
            picture(&sheet, on, &head, MARGIN, &palette)
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
    let mut items = vec![MenuItem::new(labels.save_csv, csv)];
    if has_picture {
        items.insert(0, MenuItem::new(labels.save_png, png));
    }
    view! { <Menu name=name label=labels.save items=items icon=Glyph::Download icon_only=true quiet=true /> }
}

/// A chart for paper, off the page: in paper's colours, with patterns; the words above it are the document's own. None of
/// what the document tells as a table.
pub fn paper_picture(sheet: &ChartSheet, like: &canvas::Place) -> Option<Picture> {
    if matches!(sheet.drawing, Drawing::Heat(_) | Drawing::Table) {
        return None;
    }
    let head = head(sheet, false);
    let on = Canvas::off_page(like, size(sheet, (PAPER_WIDTH, PAPER_MONTHS), &head, 0))?;
    picture(sheet, on, &head, 0, &paper_palette()?)
}

/// Draws a chart for paper on its own canvas.
pub fn draw_for_paper(sheet: &ChartSheet, canvas: &Surface) -> Option<Picture> {
    let head = head(sheet, false);
    let on = Canvas::for_paper(canvas, size(sheet, (PAPER_WIDTH, PAPER_MONTHS), &head, 0))?;
    picture(sheet, on, &head, 0, &paper_palette()?)
}

fn head(sheet: &ChartSheet, with_title: bool) -> Head {
    let note = match &sheet.drawing {
        // The note on the page says what to press.
        Drawing::Heat(table) => &table.note,
        _ => &sheet.note,
    };
    let (title, foot) = match with_title {
        true => (format!("{} {note}", sheet.title), sheet.foot.clone()),
        false => (String::new(), String::new()),
    };
    Head { title, legend: sheet.legend.clone(), line: sheet.line.clone(), foot }
}

fn size(sheet: &ChartSheet, (width, months): (u32, u32), head: &Head, margin: i32) -> (u32, u32) {
    let least = |table: &HeatTable| (table.width() + 2 * margin) as u32 + 2;
    let (width, chart) = match &sheet.drawing {
        Drawing::Months(_) | Drawing::Lines(_) => (width, months),
        Drawing::Ranked(ranked) => (width, ranked.height().max(1) as u32),
        Drawing::Heat(table) => (width.max(least(table)), table.height() as u32),
        Drawing::Table => (width, 0),
    };
    (width, chart + (head.height() + head.foot_height() + 2 * margin) as u32)
}

fn picture(sheet: &ChartSheet, on: Canvas, head: &Head, margin: i32, palette: &Palette) -> Option<Picture> {
    let (width, height) = on.size();
    let picture = on.picture();
    let ruler = on.ruler();
    let room = Place {
        left: margin + 1,
        top: margin + head.height(),
        right: width - margin - 1,
        bottom: height - margin - head.foot_height(),
    };
    let laid = lay_out(&sheet.drawing, room, &ruler)?;
    let area = on.into_drawing_area();
    let surface = palette.surface;
    area.fill(&RGBColor(surface.red, surface.green, surface.blue)).ok()?;
    head.draw(&area, margin + 1, palette, &|text: &str| ruler.width(text)).ok()?;
    head.draw_foot(&area, (margin + 1, height - margin), palette).ok()?;
    draw_laid(&area, &sheet.drawing, &laid, palette).ok()?;
    Some(picture)
}

/// Heads and rows with exact numbers.
fn table(sheet: &ChartSheet) -> Vec<Vec<String>> {
    let cell = |cell: &ChartCell| match cell {
        ChartCell::Text(text) | ChartCell::Rate(text, _) => text.clone(),
        ChartCell::Number(door) | ChartCell::Heat(door, _) => door.value.to_string(),
        ChartCell::Money(door) => format!("{}.{:02}", door.value / 100, door.value % 100),
    };
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect());
    std::iter::once(sheet.heads.clone()).chain(rows).collect()
}

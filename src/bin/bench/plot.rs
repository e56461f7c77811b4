//! A harness' series on its canvas, by the product's charts: stacked bars, or a line for each series on one scale.

use bangfu_desk::platform::canvas::{Canvas, Place as Element, Surface, palette};
use paperwork::chart::{
    Colour, DrawTrouble, Head, Line, Lines, Measure, Months, Palette, Place, SERIES, Stack, draw_lines,
    draw_months,
};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::style::RGBColor;
use wasm_bindgen::prelude::*;

use super::line::failed;

/// Size of the chart in CSS pixels; it has twice as many of its own.
const SIZE: (u32, u32) = (800, 400);
/// Around it.
const MARGIN: i32 = 8;
/// Between two labels.
const NEXT: char = '\u{1f}';

/// Draws series, one after another in `values`, each with a value for each of `labels`. Colours and fonts but those of the
/// series are the style sheet's at `like`.
#[wasm_bindgen]
pub fn contender_draw(
    canvas: Surface,
    like: Element,
    is_line: bool,
    labels: &str,
    names: Vec<String>,
    colours: Vec<String>,
    values: &[f64],
) -> Result<(), JsValue> {
    let labels: Vec<&str> = labels.split(NEXT).collect();
    if names.len() > SERIES || values.len() != names.len() * labels.len() || colours.len() != names.len() {
        return Err(failed("at most 7 series, each with a name, a colour and a value for each label"));
    }
    let mut palette = palette(&like).ok_or_else(|| failed("no style sheet"))?;
    for (place, colour) in palette.series.iter_mut().zip(&colours) {
        *place = Colour::parse(colour).ok_or_else(|| failed("colour: #RGB, #RRGGBB or rgb(r, g, b)"))?;
    }
    let drawn = if is_line {
        lines(&canvas, labels, names, values, &palette)
    } else {
        bars(&canvas, &labels, names, values, &palette)
    };
    drawn.ok_or_else(|| failed("not drawn"))
}

fn lines(
    canvas: &Surface,
    labels: Vec<&str>,
    names: Vec<String>,
    values: &[f64],
    palette: &Palette,
) -> Option<()> {
    let line = |(series, values): (usize, &[f64])| Line {
        series: Some(series),
        values: values.iter().map(|value| Some(whole(value))).collect(),
    };
    let lines = values.chunks(labels.len()).enumerate().map(line).collect();
    let chart = Lines { labels, lines, chosen: None };
    on_paper(canvas, names, palette, |area, room, measure| {
        draw_lines(area, &chart, &chart.layout(room, measure), palette)
    })
}

fn bars(
    canvas: &Surface,
    labels: &[&str],
    names: Vec<String>,
    values: &[f64],
    palette: &Palette,
) -> Option<()> {
    let bar = |(n, label): (usize, &&str)| Stack {
        label: (*label).to_owned(),
        parts: values.iter().skip(n).step_by(labels.len()).map(whole).collect(),
        before: None,
    };
    let bars = labels.iter().enumerate().map(bar).collect();
    let chart = Months { bars, colours: (0..SERIES).collect(), chosen: None };
    on_paper(canvas, names, palette, |area, room, measure| {
        draw_months(area, &chart, &chart.layout(room, measure), palette)
    })
}

/// A value as the product counts: whole, from 0.
fn whole(value: &f64) -> i64 {
    value.round().max(0.0) as i64
}

/// An empty sheet with its head; the chart below it is drawn by `draw`.
fn on_paper(
    canvas: &Surface,
    names: Vec<String>,
    palette: &Palette,
    draw: impl FnOnce(&DrawingArea<Canvas, Shift>, Place, Measure<'_>) -> Result<(), DrawTrouble>,
) -> Option<()> {
    let on = Canvas::for_paper(canvas, SIZE)?;
    let (width, height) = on.size();
    let ruler = on.ruler();
    let measure = |text: &str| ruler.width(text);
    let head = Head { legend: names.into_iter().enumerate().collect(), ..Head::default() };
    let room = Place { left: MARGIN, top: head.height(), right: width - MARGIN, bottom: height - MARGIN };
    let area = on.into_drawing_area();
    area.fill(&RGBColor(palette.surface.red, palette.surface.green, palette.surface.blue)).ok()?;
    head.draw(&area, MARGIN, palette, &measure).ok()?;
    draw(&area, room, &measure).ok()
}

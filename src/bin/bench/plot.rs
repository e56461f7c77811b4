//! A harness' series on its canvas, by the product's charts: stacked bars, or a line for each series on one scale.

use bangfu_desk::platform::canvas::{Canvas, Place as Element, Surface, palette};
use paperwork::chart::{Colour, Head, Months, MonthsLayout, Palette, Place, SERIES, Stack, draw_months};
use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBColor;
use wasm_bindgen::prelude::*;

use super::line::failed;

/// Size of the chart in CSS pixels; it has twice as many of its own.
const SIZE: (u32, u32) = (800, 400);
/// Around it.
const MARGIN: i32 = 8;

/// Draws series, one after another in `values`, each as long as `labels`. Colours and fonts but those of the series are the
/// style sheet's at `like`.
#[wasm_bindgen]
pub fn contender_draw(
    canvas: Surface,
    like: Element,
    is_line: bool,
    labels: Vec<String>,
    names: Vec<String>,
    colours: Vec<String>,
    values: Vec<f64>,
) -> Result<(), JsValue> {
    if names.len() > SERIES || values.len() != names.len() * labels.len() || colours.len() != names.len() {
        return Err(failed("at most 7 series, each with a name, a colour and a value for each label"));
    }
    let mut palette = palette(&like).ok_or_else(|| failed("no style sheet"))?;
    for (place, colour) in palette.series.iter_mut().zip(&colours) {
        *place = Colour::parse(colour).ok_or_else(|| failed("colour: #RGB, #RRGGBB or rgb(r, g, b)"))?;
    }
    let value = |series: usize, bar: usize| (values[series * labels.len() + bar].round() as i64).max(0);
    let bars = |of: &dyn Fn(usize) -> Vec<i64>| {
        let bar = |(n, label): (usize, &String)| Stack { label: label.clone(), parts: of(n), before: None };
        let bars = labels.iter().enumerate().map(bar).collect();
        Months { bars, colours: (0..SERIES).collect(), chosen: None, is_line }
    };
    let charts: Vec<Months> = if is_line {
        (0..names.len()).map(|series| bars(&|bar| vec![value(series, bar)])).collect()
    } else {
        vec![bars(&|bar| (0..names.len()).map(|series| value(series, bar)).collect())]
    };
    draw(&canvas, &charts, names, &palette).ok_or_else(|| failed("not drawn"))
}

fn draw(canvas: &Surface, charts: &[Months], names: Vec<String>, palette: &Palette) -> Option<()> {
    let on = Canvas::for_paper(canvas, SIZE)?;
    let (width, height) = on.size();
    let ruler = on.ruler();
    let measure = |text: &str| ruler.width(text);
    let head = Head { legend: names.into_iter().enumerate().collect(), ..Head::default() };
    let room = Place { left: MARGIN, top: head.height(), right: width - MARGIN, bottom: height - MARGIN };
    // The one whose tallest bar is the tallest of all has the scale of all.
    let tallest = |months: &&Months| months.bars.iter().map(Stack::total).max();
    let scale = charts.iter().max_by_key(tallest)?.layout(room, &measure);
    let area = on.into_drawing_area();
    area.fill(&RGBColor(palette.surface.red, palette.surface.green, palette.surface.blue)).ok()?;
    head.draw(&area, MARGIN, palette, &measure).ok()?;
    for (n, months) in charts.iter().enumerate() {
        let layout = if charts.len() == 1 { scale.clone() } else { on_scale(months, &scale, n == 0) };
        let mut palette = palette.clone();
        palette.series.rotate_left(n);
        draw_months(&area, months, &layout, &palette).ok()?;
    }
    Some(())
}

/// A line laid out on the scale of another; axis and labels are drawn with the first.
fn on_scale(months: &Months, scale: &MonthsLayout, is_first: bool) -> MonthsLayout {
    let mut layout = scale.clone();
    if !is_first {
        layout.grid.clear();
        layout.labels.clear();
    }
    let (most, length) = scale.grid.last().map_or((1, 0), |(tick, _)| (tick.value.max(1), tick.at));
    for (place, bar) in layout.bars.iter_mut().zip(&months.bars) {
        let length = (bar.total() as f64 * f64::from(length) / most as f64).round() as i32;
        place.bar.top = scale.plot.bottom - length;
    }
    layout
}

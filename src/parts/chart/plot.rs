//! The canvas of a chart: drawn when the figures, the size or the theme change; answers pointer, finger and keys.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use paperwork::chart::{
    DrawTrouble, Frame, HeatLayout, MonthsLayout, Palette, Place, RankedLayout, Spot, draw_heat, draw_lines,
    draw_months, draw_ranked,
};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};

use super::save::draw_for_paper;
use super::tip::{Beside, TipCard, spoken};
use super::{ChartLabels, ChartSheet, Drawing};
use crate::parts::NumberDoor;
use crate::parts::live::{live, told};
use crate::platform::canvas::{Canvas, Ruler, palette};
use crate::platform::page::on_print;
use crate::platform::redraw::Watch;

/// A chart as it was laid out.
#[derive(Clone, Debug, PartialEq)]
pub enum Laid {
    /// Months.
    Months(MonthsLayout),
    /// Months as lines.
    Lines(Frame),
    /// Ranked bars.
    Ranked(RankedLayout),
    /// A heat table, in a picture only.
    Heat(HeatLayout),
}

/// The bar one is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct At {
    bar: usize,
    by_key: bool,
}

/// The canvas and what moves over it.
#[component]
pub fn Plot(
    sheet: Signal<Arc<ChartSheet>>,
    labels: ChartLabels,
    canvas: NodeRef<html::Canvas>,
    hidden: Signal<bool>,
    on_open: Callback<NumberDoor>,
) -> impl IntoView {
    let at = RwSignal::new(None::<At>);
    let stale = Trigger::new();
    let laid = StoredValue::new(None::<(Laid, i32)>);
    let watch = StoredValue::new_local(None::<Watch>);
    let is_printing = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            watch.set_value(Watch::on(&canvas, move || stale.notify()));
        }
    });
    // Runs when all that is shown with the chart is in its place: one layout serves them all, and the paint after it.
    Effect::new(move |_| {
        stale.track();
        let is_seen = !hidden.get() && !is_printing.get_value();
        if let (Some(canvas), true) = (canvas.get(), is_seen) {
            let drawn = Canvas::of(&canvas).and_then(|on| {
                let (width, _) = on.size();
                sheet.with(|sheet| draw(sheet, on, &palette(&canvas)?)).map(|laid| (laid, width))
            });
            laid.set_value(drawn);
        }
    });
    // Paper shows the same bars in its own colours and with patterns; afterwards the screen's stand there again.
    let before = move || {
        is_printing.set_value(true);
        if let Some(canvas) = canvas.get_untracked() {
            sheet.with_untracked(|sheet| draw_for_paper(sheet, &canvas));
        }
    };
    let after = move || {
        is_printing.set_value(false);
        stale.notify();
    };
    let _listeners = StoredValue::new_local(on_print(before, after));
    let plot = Moves { sheet, at, laid, on_open, fresh_touch: StoredValue::new(false) };
    let tip = move || {
        let at = at.get()?;
        let beside = plot.beside(at.bar)?;
        let tip = sheet.with(|sheet| sheet.tips.get(at.bar).cloned())?;
        Some(view! { <TipCard tip=tip beside=beside open_hint=labels.tip_open /> })
    };
    let spoken_tip = move || {
        at.get().filter(|at| at.by_key).and_then(|at| sheet.with(|sheet| sheet.tips.get(at.bar).map(spoken)))
    };
    let height = move || {
        sheet.with(|sheet| match &sheet.drawing {
            Drawing::Ranked(ranked) => Some(format!("{}px", ranked.height().max(44))),
            Drawing::Months(_) | Drawing::Lines(_) | Drawing::Heat(_) | Drawing::Table => None,
        })
    };
    view! {
        <div class="chart-plot" class:visually-hidden=hidden role="group" tabindex=told(move || if hidden.get() { "-1" } else { "0" })
            aria-label=told(move || sheet.with(|sheet| format!("{} {}. {}", sheet.title, sheet.note, labels.keys)))
            on:keydown=move |event| plot.key(&event) on:blur=move |_| at.set(None)>
            <canvas node_ref=canvas class="chart-canvas" style:height=told(height) role="img"
                aria-label=told(move || sheet.with(|sheet| format!("{} {}", sheet.title, sheet.note)))
                on:pointermove=move |event| plot.moved(&event) on:pointerdown=move |event| plot.touched(&event)
                on:pointerleave=move |event| plot.left(&event) on:click=move |event| plot.pressed(&event)></canvas>
            {live(tip)}
            <span class="visually-hidden" aria-live="polite">{live(spoken_tip)}</span>
        </div>
    }
}

/// What pointer, finger and keys do.
#[derive(Clone, Copy)]
struct Moves {
    sheet: Signal<Arc<ChartSheet>>,
    at: RwSignal<Option<At>>,
    laid: StoredValue<Option<(Laid, i32)>>,
    on_open: Callback<NumberDoor>,
    /// The finger has only just come to this bar: its first tap shows, the next one opens.
    fresh_touch: StoredValue<bool>,
}

impl Moves {
    fn hit(self, spot: Spot) -> Option<usize> {
        self.laid.with_value(|laid| match laid {
            Some((Laid::Months(layout), _)) => layout.bar_at(spot),
            Some((Laid::Lines(frame), _)) => frame.month_at(spot),
            Some((Laid::Ranked(layout), _)) => layout.bar_at(spot),
            Some((Laid::Heat(_), _)) | None => None,
        })
    }

    fn beside(self, bar: usize) -> Option<Beside> {
        self.laid.with_value(|laid| match laid.as_ref()? {
            (Laid::Months(layout), width) => {
                let place = layout.bars.get(bar)?;
                Some(Beside { slot: place.slot, bar: place.bar, width: *width, is_column: true })
            }
            (Laid::Lines(frame), width) => self.sheet.with(|sheet| match &sheet.drawing {
                Drawing::Lines(lines) => {
                    let (slot, bar) = (frame.slot(bar), lines.bar(frame, bar));
                    Some(Beside { slot, bar, width: *width, is_column: true })
                }
                _ => None,
            }),
            (Laid::Ranked(layout), width) => {
                let place = layout.bars.get(bar)?;
                Some(Beside { slot: place.row, bar: place.bar, width: *width, is_column: false })
            }
            (Laid::Heat(_), _) => None,
        })
    }

    fn set(self, bar: Option<usize>, by_key: bool) {
        let next = bar.map(|bar| At { bar, by_key });
        if self.at.get_untracked().map(|at| at.bar) != bar {
            self.at.set(next);
        }
    }

    fn moved(self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" {
            self.set(self.hit((event.offset_x(), event.offset_y())), false);
        }
    }

    fn touched(self, event: &PointerEvent) {
        let bar = self.hit((event.offset_x(), event.offset_y()));
        let is_fresh = event.pointer_type() != "mouse" && self.at.get_untracked().map(|at| at.bar) != bar;
        self.fresh_touch.set_value(is_fresh);
        self.set(bar, false);
    }

    fn left(self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" && self.at.get_untracked().is_some_and(|at| !at.by_key) {
            self.at.set(None);
        }
    }

    fn pressed(self, event: &MouseEvent) {
        if !self.fresh_touch.get_value()
            && let Some(bar) = self.hit((event.offset_x(), event.offset_y()))
        {
            self.open(bar);
        }
    }

    fn open(self, bar: usize) {
        let door = self.sheet.with_untracked(|sheet| sheet.tips.get(bar).and_then(|tip| tip.door.clone()));
        if let Some(door) = door {
            self.on_open.run(door);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let count = self.sheet.with_untracked(|sheet| sheet.tips.len());
        let Some(last) = count.checked_sub(1) else { return };
        let at = self.at.get_untracked().map(|at| at.bar);
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => at.map_or(0, |at| (at + 1).min(last)),
            "ArrowLeft" | "ArrowUp" => at.map_or(last, |at| at.saturating_sub(1)),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                return at.into_iter().for_each(|at| self.open(at));
            }
            "Escape" if at.is_some() => {
                event.stop_propagation();
                return self.at.set(None);
            }
            _ => return,
        };
        event.prevent_default();
        self.set(Some(to), true);
    }
}

/// Lays out and draws a chart on a canvas of the page.
fn draw(sheet: &ChartSheet, on: Canvas, palette: &Palette) -> Option<Laid> {
    let (width, height) = on.size();
    let room = Place { left: 1, top: 0, right: width - 1, bottom: height };
    let ruler = on.ruler();
    let laid = lay_out(&sheet.drawing, room, &ruler)?;
    let area = on.into_drawing_area();
    draw_laid(&area, &sheet.drawing, &laid, palette).ok()?;
    Some(laid)
}

/// Where everything stands in a rectangle; a table alone stands nowhere.
pub fn lay_out(drawing: &Drawing, room: Place, ruler: &Ruler) -> Option<Laid> {
    let measure = |text: &str| ruler.width(text);
    match drawing {
        Drawing::Months(months) => Some(Laid::Months(months.layout(room, &measure))),
        Drawing::Lines(lines) => Some(Laid::Lines(lines.layout(room, &measure))),
        Drawing::Ranked(ranked) => Some(Laid::Ranked(ranked.layout(room, &measure))),
        Drawing::Heat(table) => Some(Laid::Heat(table.layout(room, &measure))),
        Drawing::Table => None,
    }
}

/// Draws what was laid out.
pub fn draw_laid(
    area: &DrawingArea<Canvas, Shift>,
    drawing: &Drawing,
    laid: &Laid,
    palette: &Palette,
) -> Result<(), DrawTrouble> {
    match (drawing, laid) {
        (Drawing::Months(months), Laid::Months(layout)) => draw_months(area, months, layout, palette),
        (Drawing::Lines(lines), Laid::Lines(frame)) => draw_lines(area, lines, frame, palette),
        (Drawing::Ranked(ranked), Laid::Ranked(layout)) => draw_ranked(area, ranked, layout, palette),
        (Drawing::Heat(table), Laid::Heat(layout)) => draw_heat(area, table, layout, palette),
        _ => Ok(()),
    }
}

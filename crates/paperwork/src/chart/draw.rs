//! Drawing of a laid-out chart on any plotters backend. Every coordinate comes from the layout.

use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{DashedPathElement, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::colour::{Colour, Palette};
use super::frame::Frame;
use super::months::{Months, MonthsLayout, thousands};
use super::pattern::pattern;
use super::place::{Measure, Place, Spot};
use super::ranked::{Ranked, RankedLayout};

/// Size of a label.
const NOTE: i32 = 13;
/// Size of a title.
const TITLE: i32 = 16;
/// Side of a swatch in a legend; large enough to show a pattern.
const SWATCH: i32 = 14;
/// Height of the line under a chart.
const FOOT_LINE: i32 = 28;
/// Heights of the title's line and of the legend's line in the head of a picture.
const TITLE_LINE: i32 = 32;
const LEGEND_LINE: i32 = 32;

/// The backend could not draw; in words for a log without personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawTrouble(pub String);

/// What stands above a chart when it leaves the page as a picture.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Head {
    /// Name of the chart, with span and unit; empty where it stands above the picture.
    pub title: String,
    /// Series: place in the palette, word.
    pub legend: Vec<(usize, String)>,
    /// Word of last year's line, where there is one.
    pub line: Option<String>,
    /// What stands under the chart: whose figures, of when; empty where it stands elsewhere.
    pub foot: String,
}

pub(super) type Done = Result<(), DrawTrouble>;

/// A drawing area and the colours on it.
pub(super) struct Pen<'a, DB: DrawingBackend> {
    pub area: &'a DrawingArea<DB, Shift>,
    pub palette: &'a Palette,
}

/// Draws months.
pub fn draw_months<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    months: &Months,
    layout: &MonthsLayout,
    palette: &Palette,
) -> Done {
    let pen = Pen { area, palette };
    let plot = layout.frame.plot;
    pen.grid(&layout.frame)?;
    for bar in &layout.bars {
        for (n, part) in bar.parts.iter().enumerate().filter(|(_, part)| part.height() > 0) {
            let series = months.colours.get(n).copied().unwrap_or(super::SERIES);
            // A line of surface parts the pieces; the axis needs none, nor does a piece too thin to show it.
            let gap = i32::from(n > 0 && part.height() > 2 && part.bottom < plot.bottom);
            pen.piece(Place { bottom: part.bottom - gap, ..*part }, series)?;
        }
    }
    pen.labels(&layout.frame, months.chosen)?;
    let befores: Vec<Option<Spot>> = layout.bars.iter().map(|bar| bar.before).collect();
    for run in befores.split(Option::is_none).filter(|run| !run.is_empty()) {
        pen.before(run.iter().copied().flatten().collect(), layout.frame.pace())?;
    }
    let chosen = months.chosen.and_then(|(first, last)| layout.bars.get(first..=last)).unwrap_or_default();
    if let (Some(first), Some(last)) = (chosen.first(), chosen.last()) {
        let top = chosen.iter().map(|bar| bar.bar.top).min().unwrap_or(plot.top);
        let around = Place { left: first.bar.left, right: last.bar.right, top, bottom: plot.bottom };
        pen.ring(around.grown(3))?;
    }
    Ok(())
}

/// Draws ranked bars.
pub fn draw_ranked<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    ranked: &Ranked,
    layout: &RankedLayout,
    palette: &Palette,
) -> Done {
    let pen = Pen { area, palette };
    for (n, (bar, place)) in ranked.bars.iter().zip(&layout.bars).enumerate() {
        let middle = (place.row.top + place.row.bottom) / 2;
        let left = (HPos::Left, VPos::Center);
        pen.text(&place.label, (place.row.left, middle), palette.text, left, false)?;
        pen.piece(place.bar, if bar.is_rest { super::SERIES - 1 } else { ranked.colour })?;
        pen.text(&place.value, (place.bar.right + 8, middle), palette.text, left, true)?;
        for (note, at) in bar.notes.iter().zip(layout.notes).filter_map(|(note, at)| Some((note, at?))) {
            pen.text(note, (at, middle), palette.text_2, (HPos::Right, VPos::Center), false)?;
        }
        if ranked.chosen == Some(n) {
            pen.ring(Place { left: place.row.left + 1, right: place.row.right - 1, ..place.row })?;
        }
    }
    Ok(())
}

impl Head {
    /// Height it takes at the top of a picture.
    pub fn height(&self) -> i32 {
        let title = if self.title.is_empty() { 0 } else { TITLE_LINE };
        let has_legend = !self.legend.is_empty() || self.line.is_some();
        title + if has_legend { LEGEND_LINE } else { 0 }
    }

    /// Height its foot takes at the bottom of a picture.
    pub fn foot_height(&self) -> i32 {
        if self.foot.is_empty() { 0 } else { FOOT_LINE }
    }

    /// Draws the foot, above the bottom edge.
    pub fn draw_foot<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        at: Spot,
        palette: &Palette,
    ) -> Done {
        Pen { area, palette }.text(&self.foot, at, palette.text_2, (HPos::Left, VPos::Bottom), false)
    }

    /// Draws the head at the top of a picture.
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        left: i32,
        palette: &Palette,
        measure: Measure<'_>,
    ) -> Done {
        let pen = Pen { area, palette };
        let anchor = (HPos::Left, VPos::Center);
        pen.sized(&self.title, (left, TITLE_LINE - 10), palette.text, anchor, true, TITLE)?;
        let (mut x, y) = (left, self.height() - LEGEND_LINE / 2);
        for (series, word) in &self.legend {
            pen.piece(
                Place { left: x, right: x + SWATCH, top: y - SWATCH / 2, bottom: y + SWATCH / 2 },
                *series,
            )?;
            pen.text(word, (x + SWATCH + 6, y), palette.text, anchor, false)?;
            x += SWATCH + 6 + measure(word) + 16;
        }
        if let Some(word) = &self.line {
            pen.dashes(vec![(x, y), (x + 18, y)])?;
            pen.text(word, (x + 24, y), palette.text, anchor, false)?;
        }
        Ok(())
    }
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    pub fn fill(&self, place: Place, colour: Colour) -> Done {
        let corners = [(place.left, place.top), (place.right, place.bottom)];
        self.say(self.area.draw(&Rectangle::new(corners, style(colour, 1, true))))
    }

    /// A piece of a series: its colour, and its pattern where the palette has them.
    fn piece(&self, place: Place, series: usize) -> Done {
        self.fill(place, self.palette.series.get(series).copied().unwrap_or(self.palette.edge))?;
        if self.palette.patterned {
            for (from, to) in pattern(place, series) {
                self.line(vec![from, to], self.palette.surface, 1)?;
            }
        }
        Ok(())
    }

    /// The grid and the numbers of its lines.
    pub fn grid(&self, frame: &Frame) -> Done {
        let Place { left, right, .. } = frame.plot;
        for (tick, y) in &frame.grid {
            let colour = if tick.value == 0 { self.palette.edge } else { self.palette.line };
            self.line(vec![(left, *y), (right, *y)], colour, 1)?;
            let (number, anchor) = (thousands(tick.value), (HPos::Right, VPos::Center));
            self.text(&number, (left - 8, *y), self.palette.text_2, anchor, false)?;
        }
        Ok(())
    }

    /// The labels below the axis; those of what is chosen stand out.
    pub fn labels(&self, frame: &Frame, chosen: Option<(usize, usize)>) -> Done {
        for label in &frame.labels {
            let is_chosen = chosen.is_some_and(|(first, last)| (first..=last).contains(&label.bar));
            let colour = if is_chosen { self.palette.text } else { self.palette.text_2 };
            self.text(&label.text, label.at, colour, (HPos::Center, VPos::Top), is_chosen)?;
        }
        Ok(())
    }

    /// The ring around what is chosen: two pixels, without a fill.
    pub fn ring(&self, place: Place) -> Done {
        let Place { left, top, right, bottom } = place;
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.line(corners, self.palette.focus, 2)
    }

    pub fn line(&self, path: Vec<Spot>, colour: Colour, width: u32) -> Done {
        self.say(self.area.draw(&PathElement::new(path, style(colour, width, false))))
    }

    fn dashes(&self, path: Vec<Spot>) -> Done {
        let dashed = DashedPathElement::new(path, 6, 4, style(self.palette.text, 2, false));
        self.say(self.area.draw(&dashed))
    }

    /// A run of last year's line, its months `pace` pixels from each other.
    pub fn before(&self, path: Vec<Spot>, pace: f64) -> Done {
        let path = match path[..] {
            // A month alone has no line to stand on: a short one through it.
            [(x, y)] => vec![(x - 8, y), (x + 8, y)],
            _ => path,
        };
        self.halo(&path, pace)?;
        self.dashes(path)
    }

    /// Parts a line from what it stands before. Where a column of pixels has several months it would hide them.
    pub fn halo(&self, path: &[Spot], pace: f64) -> Done {
        if pace < 1.0 { Ok(()) } else { self.line(path.to_vec(), self.palette.surface, 5) }
    }

    pub fn text(&self, text: &str, at: Spot, colour: Colour, anchor: (HPos, VPos), is_strong: bool) -> Done {
        self.sized(text, at, colour, anchor, is_strong, NOTE)
    }

    fn sized(
        &self,
        text: &str,
        at: Spot,
        colour: Colour,
        anchor: (HPos, VPos),
        is_strong: bool,
        size: i32,
    ) -> Done {
        if text.is_empty() {
            return Ok(());
        }
        let weight = if is_strong { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(size), weight);
        let colour = rgb(colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(anchor.0, anchor.1));
        self.say(self.area.draw(&Text::new(text.to_owned(), at, style)))
    }

    fn say<E: std::fmt::Display>(&self, result: Result<(), E>) -> Done {
        result.map_err(|error| DrawTrouble(error.to_string()))
    }
}

fn style(colour: Colour, width: u32, filled: bool) -> ShapeStyle {
    ShapeStyle { color: rgb(colour).into(), filled, stroke_width: width }
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.red, colour.green, colour.blue)
}

#[cfg(test)]
pub(super) mod tests {
    use plotters::backend::SVGBackend;
    use plotters::drawing::IntoDrawingArea;

    use super::super::{RankedBar, Stack};
    use super::*;

    pub fn palette() -> Palette {
        let grey = |n: u8| Colour { red: n, green: n, blue: n };
        let series = std::array::from_fn(|n| grey(10 * n as u8 + 100));
        Palette {
            surface: grey(255),
            line: grey(220),
            edge: grey(120),
            text: grey(0),
            text_2: grey(60),
            focus: grey(30),
            series,
            heat: std::array::from_fn(|n| grey(n as u8 + 201)),
            on_heat: grey(254),
            patterned: false,
        }
    }

    pub fn measure(text: &str) -> i32 {
        text.chars().count() as i32 * 7
    }

    pub fn svg(size: (u32, u32), draw: impl Fn(&DrawingArea<SVGBackend<'_>, Shift>) -> Done) -> String {
        let mut out = String::new();
        {
            let area = SVGBackend::with_string(&mut out, size).into_drawing_area();
            draw(&area).unwrap();
            area.present().unwrap();
        }
        out
    }

    /// `fill="#…"` rectangles of a colour: x, y, width, height.
    pub fn rectangles(svg: &str, colour: Colour) -> Vec<[i32; 4]> {
        let fill = format!("fill=\"#{:02X}{:02X}{:02X}\"", colour.red, colour.green, colour.blue);
        let number = |line: &str, name: &str| {
            let (_, rest) = line.split_once(&format!(" {name}=\"")).unwrap();
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let lines = svg.lines().filter(|line| line.starts_with("<rect") && line.contains(&fill));
        lines.map(|line| ["x", "y", "width", "height"].map(|name| number(line, name))).collect()
    }

    #[test]
    fn what_is_drawn_stands_where_the_layout_says() {
        let bar = |label: &str, parts: &[i64], before| Stack {
            label: label.to_owned(),
            parts: parts.to_vec(),
            before,
        };
        let months = Months {
            bars: vec![
                bar("11", &[200, 100], Some(250)),
                bar("12", &[0, 40], Some(90)),
                bar("1", &[437, 581], None),
            ],
            colours: vec![0, 2],
            chosen: Some((2, 2)),
        };
        let layout = months.layout(Place { left: 0, top: 0, right: 600, bottom: 220 }, &measure);
        let palette = palette();
        let svg = svg((600, 220), |area| draw_months(area, &months, &layout, &palette));
        for (part, series) in [(0, 0), (1, 2)] {
            let drawn: Vec<i32> =
                rectangles(&svg, palette.series[series]).iter().map(|rect| rect[1]).collect();
            let laid = layout.bars.iter().map(|bar| bar.parts[part]).filter(|part| part.height() > 0);
            assert_eq!(drawn, laid.map(|part| part.top).collect::<Vec<i32>>());
        }
        for text in ["1,200", "900", "11", "12"] {
            assert!(svg.contains(&format!("\n{text}\n")), "{text} in {svg}");
        }
        assert!(svg.contains("stroke-width=\"5\""), "halo of last year's line");
    }

    #[test]
    fn on_paper_a_piece_carries_its_pattern() {
        let bar = Stack { label: "m".to_owned(), parts: vec![100, 100], before: None };
        let months = Months { bars: vec![bar], colours: vec![0, 2], chosen: None };
        let layout = months.layout(Place { left: 0, top: 0, right: 300, bottom: 220 }, &measure);
        let lines = |palette: &Palette| {
            svg((300, 220), |area| draw_months(area, &months, &layout, palette))
                .matches("stroke=\"#FFFFFF\"")
                .count()
        };
        assert_eq!(lines(&palette()), 0);
        assert_eq!(
            lines(&Palette { patterned: true, ..palette() }),
            pattern(layout.bars[0].parts[1], 2).len()
        );
    }

    #[test]
    fn ranked_bars_carry_label_value_and_note() {
        let bar = |label: &str, value, is_rest| RankedBar {
            label: label.to_owned(),
            value,
            notes: ["+2%".to_owned(), "-7%".to_owned()],
            is_rest,
        };
        let ranked = Ranked {
            bars: vec![bar("Pay", 1285, false), bar("Others", 156, true)],
            colour: 0,
            chosen: Some(0),
        };
        let layout = ranked.layout(Place { left: 0, top: 0, right: 400, bottom: ranked.height() }, &measure);
        let palette = palette();
        let svg = svg((400, 60), |area| draw_ranked(area, &ranked, &layout, &palette));
        assert_eq!(rectangles(&svg, palette.series[0])[0][2], layout.bars[0].bar.width());
        assert_eq!(rectangles(&svg, palette.series[6])[0][2], layout.bars[1].bar.width());
        for text in ["Pay", "1,285", "+2%", "-7%", "Others", "156"] {
            assert!(svg.contains(&format!("\n{text}\n")), "{text} in {svg}");
        }
    }
}

//! Drawing of lines on any plotters backend.

use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;

use super::colour::Palette;
use super::draw::{Done, Pen};
use super::frame::Frame;
use super::lines::{Line, Lines};
use super::place::{Place, Spot};
use super::thinned::thinned;

/// Pixels from one month to the next from which on each has a mark: closer ones could not be told from each other.
const MARKED: f64 = 8.0;

/// Draws months as lines.
pub fn draw_lines<DB: DrawingBackend, Label>(
    area: &DrawingArea<DB, Shift>,
    lines: &Lines<Label>,
    frame: &Frame,
    palette: &Palette,
) -> Done {
    let pen = Pen { area, palette };
    pen.grid(frame)?;
    for line in &lines.lines {
        pen.runs(line, frame)?;
    }
    pen.labels(frame, lines.chosen)?;
    if let Some((first, last)) = lines.chosen {
        let top = (first..=last).map(|n| lines.bar(frame, n).top).min().unwrap_or(frame.plot.top);
        let (left, right) = (lines.bar(frame, first).left, lines.bar(frame, last).right);
        pen.ring(Place { left, right, top, bottom: frame.plot.bottom }.grown(3))?;
    }
    Ok(())
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    /// A line, broken where nothing is known.
    fn runs(&self, line: &Line, frame: &Frame) -> Done {
        let spot = |(n, value): (usize, &Option<i64>)| value.map(|value| frame.spot(n, value));
        let spots: Vec<Option<Spot>> = line.values.iter().enumerate().map(spot).collect();
        for run in spots.split(Option::is_none).filter(|run| !run.is_empty()) {
            let path = thinned(&run.iter().copied().flatten().collect::<Vec<Spot>>());
            match line.series {
                Some(series) => self.solid(path, series, frame.pace())?,
                None => self.before(path, frame.pace())?,
            }
        }
        Ok(())
    }

    /// A series, its months `pace` pixels from each other.
    fn solid(&self, path: Vec<Spot>, series: usize, pace: f64) -> Done {
        let colour = self.palette.series.get(series).copied().unwrap_or(self.palette.edge);
        let marks = if pace >= MARKED || path.len() == 1 { path.clone() } else { Vec::new() };
        if path.len() > 1 {
            self.halo(&path, pace)?;
            // A column of pixels shows its own months alone where it has several.
            self.line(path, colour, if pace < 1.0 { 1 } else { 2 })?;
        }
        for (x, y) in marks {
            self.fill(Place { left: x - 2, top: y - 2, right: x + 3, bottom: y + 3 }, colour)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::tests::{measure, palette, rectangles, svg};
    use super::*;

    const ROOM: Place = Place { left: 0, top: 0, right: 600, bottom: 220 };

    fn drawn(lines: &Lines) -> (Frame, String) {
        let frame = lines.layout(ROOM, &measure);
        let svg = svg((600, 220), |area| draw_lines(area, lines, &frame, &palette()));
        (frame, svg)
    }

    /// The points of each line of a colour and a width.
    fn paths(svg: &str, stroke: &str) -> Vec<Vec<Spot>> {
        let lines = svg.lines().filter(|line| line.starts_with("<polyline") && line.contains(stroke));
        let number = |text: &str| text.parse::<i32>().unwrap();
        let spot = |pair: &str| pair.split_once(',').map(|(x, y)| (number(x), number(y))).unwrap();
        let points =
            |line: &str| line.split_once("points=\"").unwrap().1.split('"').next().unwrap().to_owned();
        lines.map(|line| points(line).split_whitespace().map(spot).collect()).collect()
    }

    fn months(count: usize, lines: Vec<Line>) -> Lines {
        Lines { labels: (0..count).map(|n| format!("{n}")).collect(), lines, chosen: None }
    }

    #[test]
    fn few_months_are_a_line_with_marks_before_last_years() {
        let total = vec![None, Some(100), Some(300), Some(200)];
        let before = total.iter().map(|total| total.map(|total| total + 50)).collect();
        let lines = months(
            4,
            vec![Line { series: None, values: before }, Line { series: Some(0), values: total.clone() }],
        );
        let (frame, svg) = drawn(&lines);
        let wanted: Vec<Spot> = (1..4).map(|n| frame.spot(n, total[n].unwrap())).collect();
        let marks = wanted.iter().map(|(x, y)| [x - 2, y - 2, 5, 5]).collect::<Vec<_>>();
        assert_eq!(rectangles(&svg, palette().series[0]), marks, "a mark at each month that is known");
        assert_eq!(paths(&svg, "stroke=\"#646464\" stroke-width=\"2\""), [wanted]);
        assert_eq!(svg.matches("stroke-width=\"5\"").count(), 2, "both have a halo");
        let solid = svg.find("stroke=\"#646464\" stroke-width=\"2\"").unwrap();
        let dashed = svg.find("stroke=\"#000000\" stroke-width=\"2\"").unwrap();
        assert!(dashed < solid, "last year is drawn first");
    }

    #[test]
    fn a_line_is_broken_where_nothing_is_known_and_a_month_alone_has_its_mark() {
        let values = (0..400).map(|n| (n != 10 && n != 12).then_some(n)).collect();
        let (frame, svg) = drawn(&months(400, vec![Line { series: Some(0), values }]));
        let (x, y) = frame.spot(11, 11);
        assert_eq!(rectangles(&svg, palette().series[0]), [[x - 2, y - 2, 5, 5]]);
        let runs = paths(&svg, "stroke=\"#646464\" stroke-width=\"2\"");
        assert_eq!(runs.iter().map(Vec::len).collect::<Vec<usize>>(), [10, 387]);
    }

    #[test]
    fn more_months_than_columns_of_pixels_are_what_can_be_seen_of_them() {
        let values: Vec<i64> = (0..50_000).map(|n| 3_000 + n / 20 + n * 7_919 % 997).collect();
        let line = |series| Line { series, values: values.iter().copied().map(Some).collect() };
        let (frame, svg) = drawn(&months(50_000, vec![line(None), line(Some(0))]));
        let all: Vec<Spot> = (0..).zip(&values).map(|(n, value)| frame.spot(n, *value)).collect();
        assert_eq!(paths(&svg, "stroke=\"#646464\" stroke-width=\"1\""), [thinned(&all)]);
        assert_eq!(rectangles(&svg, palette().series[0]), Vec::<[i32; 4]>::new(), "no marks");
        assert_eq!(svg.matches("stroke-width=\"5\"").count(), 0, "no halo");
        let rows = |path: &[Spot]| {
            path.iter().map(|(_, y)| *y).fold((220, 0), |(least, most), y| (y.min(least), y.max(most)))
        };
        let dashes = paths(&svg, "stroke=\"#000000\"").concat();
        let dots = (rows(&dashes), rows(&all));
        assert!((dots.0.0 - dots.1.0).abs() <= 4 && (dots.0.1 - dots.1.1).abs() <= 4, "{dots:?}");
    }

    #[test]
    fn what_is_chosen_is_ringed() {
        let line = |series, value| Line { series, values: vec![Some(value); 20] };
        let lines = Lines { chosen: Some((18, 19)), ..months(20, vec![line(None, 90), line(Some(0), 40)]) };
        let (frame, svg) = drawn(&lines);
        let [first, last] = [18, 19].map(|n| lines.bar(&frame, n));
        assert_eq!(first.top, frame.spot(18, 40).1, "up to the line of this year");
        let ring = &paths(&svg, "stroke=\"#1E1E1E\"")[0];
        let corners = [(first.left - 3, first.top - 3), (last.right + 3, frame.plot.bottom + 3)];
        assert_eq!((ring[0], ring[2]), (corners[0], corners[1]));
    }
}

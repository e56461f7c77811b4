//! Months as lines on one scale: more months than bars can be read.

use super::frame::Frame;
use super::place::{Measure, Place};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Place in the palette. The line of a year before has none and is dashed.
    pub series: Option<usize>,
    /// Value of each month; none is negative. The line is broken where nothing is known.
    pub values: Vec<Option<i64>>,
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines<Label = String> {
    /// Below the months.
    pub labels: Vec<Label>,
    /// Each as long as the labels; a later one stands before an earlier one.
    pub lines: Vec<Line>,
    /// The months that carry the ring: first and last.
    pub chosen: Option<(usize, usize)>,
}

impl<Label: AsRef<str>> Lines<Label> {
    /// Lays the chart out in a rectangle. What is laid out does not grow with the number of months.
    pub fn layout(&self, room: Place, measure: Measure<'_>) -> Frame {
        let values = self.lines.iter().flat_map(|line| &line.values);
        Frame::new(&self.labels, values.flatten().max().copied().unwrap_or(0), room, measure)
    }
}

impl<Label> Lines<Label> {
    /// Where a month would have its bar: from the axis to the highest line but that of a year before.
    pub fn bar(&self, frame: &Frame, n: usize) -> Place {
        let solid = self.lines.iter().filter(|line| line.series.is_some());
        frame.bar(n, solid.filter_map(|line| *line.values.get(n)?).max().unwrap_or(0))
    }
}

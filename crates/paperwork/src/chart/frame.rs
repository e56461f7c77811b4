//! What months have as bars and as lines: an axis, a grid, a column for each month, and labels below some of them.

use super::months::thousands;
use super::place::{Measure, Place, Spot};
use super::scale::{Scale, Tick};

/// Height of a label's line.
const LINE: i32 = 20;
/// Room between things.
const GAP: i32 = 8;

/// A label below the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XLabel {
    /// Which month.
    pub bar: usize,
    /// What it says.
    pub text: String,
    /// Middle of its upper edge.
    pub at: Spot,
}

/// Where the months stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Bars or lines, and the grid.
    pub plot: Place,
    /// Grid lines: value, row.
    pub grid: Vec<(Tick, i32)>,
    /// Labels there is room for.
    pub labels: Vec<XLabel>,
    scale: Scale,
    count: usize,
}

impl Frame {
    /// Lays out as many months as there are labels, with values up to `max`, in a rectangle.
    pub(super) fn new<Label: AsRef<str>>(
        labels: &[Label],
        max: i64,
        room: Place,
        measure: Measure<'_>,
    ) -> Frame {
        let height = (room.height() - LINE - GAP - LINE / 2).max(1);
        let scale = Scale::to(max, height);
        let axis = scale.ticks().map(|tick| measure(&thousands(tick.value))).max().unwrap_or(0) + GAP;
        let top = room.top + LINE / 2;
        let left = (room.left + axis).min(room.right - 1);
        // The last label is wider than its column where only some months have one: it stays in the room.
        let slot = (room.right - left) / labels.len().max(1) as i32;
        let last = labels.last().map_or(0, |label| measure(label.as_ref()));
        let overhang = ((last - slot) / 2).clamp(0, (room.right - left) / 4);
        let plot = Place { left, top, right: room.right - overhang, bottom: top + height };
        let grid = scale.ticks().map(|tick| (tick, plot.bottom - tick.at)).collect();
        let mut frame = Frame { plot, grid, labels: Vec::new(), scale, count: labels.len() };
        frame.labels = frame.labelled(labels, measure);
        frame
    }

    /// The column of a month: columns share the width so that rounding leaves no gap.
    pub fn slot(&self, n: usize) -> Place {
        let width = self.plot.width() as i64;
        let edge = |n: usize| self.plot.left + (width * n as i64 / self.count.max(1) as i64) as i32;
        Place { left: edge(n), right: edge(n + 1), ..self.plot }
    }

    /// A bar as high as a value, in the middle of its column.
    pub fn bar(&self, n: usize, value: i64) -> Place {
        let slot = self.slot(n);
        let width = (slot.width() * 3 / 5).clamp(1, 48).min(slot.width().max(1));
        let left = slot.left + (slot.width() - width) / 2;
        Place { left, right: left + width, top: self.row(value), bottom: self.plot.bottom }
    }

    /// Where a line passes that has a value in a month.
    pub fn spot(&self, n: usize, value: i64) -> Spot {
        let bar = self.bar(n, value);
        ((bar.left + bar.right) / 2, bar.top)
    }

    /// The row of a value.
    pub(super) fn row(&self, value: i64) -> i32 {
        self.plot.bottom - self.scale.at(value)
    }

    /// Pixels from one month to the next.
    pub(super) fn pace(&self) -> f64 {
        f64::from(self.plot.width()) / self.count.max(1) as f64
    }

    /// The month under a point; anywhere in its column, the label's line included.
    pub fn month_at(&self, spot: Spot) -> Option<usize> {
        let answers = Place { bottom: self.plot.bottom + GAP + LINE, ..self.plot };
        let columns = i64::from(spot.0 - self.plot.left) + 1;
        // The last month that begins before the next column of pixels does.
        let last = || (columns * self.count as i64 - 1) / i64::from(self.plot.width());
        (self.count > 0 && answers.holds(spot)).then(|| last() as usize)
    }

    /// Every label, or every second, third, sixth, or one a year or in some years: as many as do not touch. The last one
    /// always stands. No more are measured than would fit if they had no width.
    fn labelled<Label: AsRef<str>>(&self, labels: &[Label], measure: Measure<'_>) -> Vec<XLabel> {
        let count = self.count;
        // The newest first.
        let shown = |every: usize| labels.iter().enumerate().rev().step_by(every);
        let fits = |every: &usize| {
            let room = self.plot.width() as i64 * *every as i64 / count as i64 - i64::from(GAP);
            room > 0 && shown(*every).all(|(_, label)| i64::from(measure(label.as_ref())) <= room)
        };
        let years = (0..).flat_map(|tens| [1, 2, 5].map(|n| 12usize.saturating_mul(n * 10usize.pow(tens))));
        let mut steps = [1, 2, 3, 6].into_iter().chain(years).take_while(|every| *every < count);
        let every = steps.find(fits).unwrap_or(count.max(1));
        let labelled = |(bar, label): (usize, &Label)| {
            let Place { left, right, .. } = self.slot(bar);
            let at = ((left + right) / 2, self.plot.bottom + GAP / 2);
            XLabel { bar, text: label.as_ref().to_owned(), at }
        };
        let mut labels: Vec<XLabel> = shown(every).map(labelled).collect();
        labels.reverse();
        labels
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use proptest::prelude::*;

    fn width(text: &str) -> i32 {
        text.chars().count() as i32 * 7
    }

    fn framed(count: usize, width_of_room: i32, measure: Measure<'_>) -> Frame {
        let labels: Vec<String> = (0..count).map(|n| n.to_string()).collect();
        Frame::new(&labels, 1000, Place { left: 5, top: 0, right: 5 + width_of_room, bottom: 300 }, measure)
    }

    proptest! {
        #[test]
        fn labels_of_many_months_do_not_touch_and_few_are_measured(count in 1usize..6_000, room in 120i32..1600) {
            let measured = Cell::new(0);
            let measure = |text: &str| {
                measured.set(measured.get() + 1);
                width(text)
            };
            let frame = framed(count, room, &measure);
            prop_assert!(measured.get() <= room as usize, "{} measured", measured.get());
            prop_assert_eq!(frame.labels.last().map(|label| label.bar), Some(count - 1));
            for two in frame.labels.windows(2) {
                prop_assert!(two[0].at.0 + width(&two[0].text) / 2 < two[1].at.0 - width(&two[1].text) / 2);
                prop_assert_eq!(two[0].text.parse::<usize>().unwrap(), two[0].bar);
            }
        }

        #[test]
        fn the_month_under_a_point_has_it_in_its_column(count in 1usize..6_000, room in 120i32..1600, x in 0i32..1600) {
            let frame = framed(count, room, &width);
            let x = frame.plot.left + x % frame.plot.width();
            let n = frame.month_at((x, frame.plot.bottom)).unwrap();
            prop_assert!(frame.slot(n).left <= x && x < frame.slot(n).right, "{} in {:?}", x, frame.slot(n));
            prop_assert_eq!(frame.month_at((frame.plot.right, frame.plot.top)), None);
        }
    }

    #[test]
    fn the_labels_of_many_years_go_by_years() {
        let bars: Vec<usize> = framed(1_200, 800, &width).labels.iter().map(|label| label.bar).collect();
        assert_eq!(bars, (0..20).map(|n| 59 + 60 * n).collect::<Vec<usize>>());
        assert!(framed(55_550, 800, &width).labels.len() > 5);
    }

    #[test]
    fn nothing_is_under_a_point_where_there_are_no_months() {
        let frame = framed(0, 300, &width);
        assert_eq!((frame.month_at((200, 100)), frame.labels.len()), (None, 0));
    }
}

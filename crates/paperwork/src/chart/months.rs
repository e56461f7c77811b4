//! Months as stacked bars, each its parts from the axis up; with the same months a year before as a line.

use super::frame::Frame;
use super::place::{Measure, Place, Spot};

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Stack {
    /// Below the bar.
    pub label: String,
    /// Values of the parts, from the axis up; none is negative. No parts at all: nothing is known of it.
    pub parts: Vec<i64>,
    /// The total a year before, where there is one.
    pub before: Option<i64>,
}

impl Stack {
    /// Sum of the parts.
    pub fn total(&self) -> i64 {
        self.parts.iter().sum()
    }

    fn place(&self, n: usize, frame: &Frame) -> BarBox {
        let bar = frame.bar(n, self.total());
        let mut sum = 0;
        let part = |part: &i64| {
            let bottom = frame.row(sum);
            sum += part;
            Place { top: frame.row(sum), bottom, ..bar }
        };
        let parts = self.parts.iter().map(part).collect();
        BarBox { slot: frame.slot(n), bar, parts, before: self.before.map(|total| frame.spot(n, total)) }
    }
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Months {
    /// Bars, in order of time.
    pub bars: Vec<Stack>,
    /// Place of each part in the palette.
    pub colours: Vec<usize>,
    /// The bars that carry the ring: first and last.
    pub chosen: Option<(usize, usize)>,
}

/// A bar's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarBox {
    /// The whole column of the plot that answers to the pointer.
    pub slot: Place,
    /// The bar itself; of no height where the total is zero.
    pub bar: Place,
    /// Its parts, from the axis up. Their heights add up to the bar's.
    pub parts: Vec<Place>,
    /// Where last year's line passes.
    pub before: Option<Spot>,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthsLayout {
    /// Axis, grid, columns and labels.
    pub frame: Frame,
    /// Bars.
    pub bars: Vec<BarBox>,
}

impl Months {
    /// Lays the chart out in a rectangle.
    pub fn layout(&self, room: Place, measure: Measure<'_>) -> MonthsLayout {
        let tallest = |bar: &Stack| bar.total().max(bar.before.unwrap_or(0));
        let max = self.bars.iter().map(tallest).max().unwrap_or(0);
        let labels: Vec<&str> = self.bars.iter().map(|bar| bar.label.as_str()).collect();
        let frame = Frame::new(&labels, max, room, measure);
        let bars = self.bars.iter().enumerate().map(|(n, bar)| bar.place(n, &frame)).collect();
        MonthsLayout { frame, bars }
    }
}

impl MonthsLayout {
    /// The bar under a point; anywhere in its column, the label's line included.
    pub fn bar_at(&self, spot: Spot) -> Option<usize> {
        self.frame.month_at(spot)
    }
}

/// A number with thousands parted, as a figure is read: 1,018.
pub(super) fn thousands(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (n, digit) in digits.char_indices() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn measure(text: &str) -> i32 {
        text.chars().count() as i32 * 7
    }

    fn months() -> impl Strategy<Value = Months> {
        let bar = (proptest::collection::vec(0i64..5_000, 5), proptest::option::of(0i64..30_000));
        proptest::collection::vec(bar, 0..40).prop_map(|bars| Months {
            bars: bars
                .into_iter()
                .enumerate()
                .map(|(n, (parts, before))| Stack { label: format!("M{n}"), parts, before })
                .collect(),
            colours: vec![0, 2, 1, 3, 4],
            chosen: None,
        })
    }

    fn room() -> impl Strategy<Value = Place> {
        (0i32..50, 0i32..50, 120i32..1600, 80i32..600).prop_map(|(left, top, w, h)| Place {
            left,
            top,
            right: left + w,
            bottom: top + h,
        })
    }

    proptest! {
        #[test]
        fn bars_stand_in_the_plot_and_their_parts_make_them_up(months in months(), room in room()) {
            let layout = months.layout(room, &measure);
            prop_assert!(room.encloses(layout.frame.plot));
            for (bar, stack) in layout.bars.iter().zip(&months.bars) {
                prop_assert!(layout.frame.plot.encloses(bar.bar));
                prop_assert!(bar.slot.encloses(bar.bar));
                prop_assert_eq!(bar.parts.len(), stack.parts.len());
                prop_assert_eq!(bar.parts.iter().map(|part| part.height()).sum::<i32>(), bar.bar.height());
                for (above, below) in bar.parts[1..].iter().zip(&bar.parts) {
                    prop_assert_eq!(above.bottom, below.top);
                }
                prop_assert!(bar.before.is_none_or(|(x, y)| (bar.bar.left..bar.bar.right).contains(&x)
                    && (layout.frame.plot.top..=layout.frame.plot.bottom).contains(&y)));
            }
        }

        #[test]
        fn heights_are_proportional_to_within_a_pixel(months in months(), room in room()) {
            let layout = months.layout(room, &measure);
            let top = layout.frame.grid.last().unwrap().0.value as f64;
            for (bar, stack) in layout.bars.iter().zip(&months.bars) {
                let exact = stack.total() as f64 / top * f64::from(layout.frame.plot.height());
                prop_assert!((f64::from(bar.bar.height()) - exact).abs() <= 0.5 + 1e-9);
            }
        }

        #[test]
        fn every_column_answers_to_the_pointer_and_labels_do_not_touch(months in months(), room in room()) {
            let layout = months.layout(room, &measure);
            for (n, bar) in layout.bars.iter().enumerate().filter(|(_, bar)| bar.slot.width() > 0) {
                prop_assert_eq!(layout.bar_at((bar.slot.left, bar.slot.bottom - 1)), Some(n));
                prop_assert_eq!(layout.bar_at((bar.slot.right - 1, bar.slot.top)), Some(n));
            }
            for two in layout.frame.labels.windows(2) {
                let half = |label: &super::super::XLabel| measure(&months.bars[label.bar].label) / 2;
                prop_assert!(two[0].at.0 + half(&two[0]) < two[1].at.0 - half(&two[1]));
            }
            prop_assert_eq!(layout.frame.labels.last().map(|label| label.bar), months.bars.len().checked_sub(1));
        }
    }

    #[test]
    fn thousands_are_parted() {
        let texts = [0, 7, 999, 1018, 65_535, 1_000_000, -1018].map(thousands);
        assert_eq!(texts, ["0", "7", "999", "1,018", "65,535", "1,000,000", "-1,018"]);
    }
}

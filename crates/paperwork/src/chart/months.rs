//! Months as stacked bars, each its parts from the axis up, or as a line; with the same months a year before as a line.

use super::place::{Measure, Place, Spot};
use super::scale::{Scale, Tick};

/// Height of a label's line.
const LINE: i32 = 20;
/// Room between things.
const GAP: i32 = 8;

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
    /// Drawn as a line through the totals: more months than bars can be read.
    pub is_line: bool,
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

impl BarBox {
    /// Where the line of totals passes.
    pub fn total(&self) -> Spot {
        ((self.bar.left + self.bar.right) / 2, self.bar.top)
    }
}

/// A label below the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XLabel {
    /// Which bar.
    pub bar: usize,
    /// Middle of its upper edge.
    pub at: Spot,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthsLayout {
    /// Bars and grid.
    pub plot: Place,
    /// Grid lines: value, row.
    pub grid: Vec<(Tick, i32)>,
    /// Bars.
    pub bars: Vec<BarBox>,
    /// Labels there is room for.
    pub labels: Vec<XLabel>,
}

impl Months {
    /// Lays the chart out in a rectangle.
    pub fn layout(&self, room: Place, measure: Measure<'_>) -> MonthsLayout {
        let tallest = |bar: &Stack| bar.total().max(bar.before.unwrap_or(0));
        let max = self.bars.iter().map(tallest).max().unwrap_or(0);
        let height = (room.height() - LINE - GAP - LINE / 2).max(1);
        let scale = Scale::to(max, height);
        let axis = scale.ticks().map(|tick| measure(&thousands(tick.value))).max().unwrap_or(0) + GAP;
        let top = room.top + LINE / 2;
        let left = (room.left + axis).min(room.right - 1);
        // The last label is wider than its column where only some months have one: it stays in the room.
        let slot = (room.right - left) / self.bars.len().max(1) as i32;
        let overhang = ((self.widest(measure) - slot) / 2).clamp(0, (room.right - left) / 4);
        let plot = Place { left, top, right: room.right - overhang, bottom: top + height };
        let grid = scale.ticks().map(|tick| (tick, plot.bottom - tick.at)).collect();
        let bars = (0..self.bars.len()).map(|n| self.bar(n, plot, scale)).collect();
        MonthsLayout { plot, grid, labels: self.labels(plot, measure), bars }
    }

    /// The column of a bar: columns share the width so that rounding leaves no gap.
    fn slot(&self, n: usize, plot: Place) -> Place {
        let edge =
            |n: usize| plot.left + (plot.width() as i64 * n as i64 / self.bars.len().max(1) as i64) as i32;
        Place { left: edge(n), right: edge(n + 1), ..plot }
    }

    fn bar(&self, n: usize, plot: Place, scale: Scale) -> BarBox {
        let slot = self.slot(n, plot);
        let width = (slot.width() * 3 / 5).clamp(1, 48).min(slot.width().max(1));
        let left = slot.left + (slot.width() - width) / 2;
        let column = Place { left, right: left + width, top: plot.bottom, bottom: plot.bottom };
        let mut sum = 0;
        let parts: Vec<Place> = self.bars[n]
            .parts
            .iter()
            .map(|part| {
                let bottom = plot.bottom - scale.at(sum);
                sum += part;
                Place { top: plot.bottom - scale.at(sum), bottom, ..column }
            })
            .collect();
        let before = self.bars[n].before.map(|total| (left + width / 2, plot.bottom - scale.at(total)));
        BarBox { slot, bar: Place { top: plot.bottom - scale.at(sum), ..column }, parts, before }
    }

    fn widest(&self, measure: Measure<'_>) -> i32 {
        self.bars.iter().map(|bar| measure(&bar.label)).max().unwrap_or(0)
    }

    /// Every label, or every second, third, sixth, …: as many as do not touch. The last one always stands.
    fn labels(&self, plot: Place, measure: Measure<'_>) -> Vec<XLabel> {
        let count = self.bars.len();
        let widest = self.widest(measure) + GAP;
        let fits =
            |every: &usize| plot.width() as i64 * *every as i64 / count.max(1) as i64 >= i64::from(widest);
        let every = [1, 2, 3, 6, 12].into_iter().find(fits).unwrap_or(count.max(1));
        let shown = (0..count).filter(|n| (count - 1 - n).is_multiple_of(every));
        let middle = |n| {
            let slot = self.slot(n, plot);
            (slot.left + slot.right) / 2
        };
        shown.map(|bar| XLabel { bar, at: (middle(bar), plot.bottom + GAP / 2) }).collect()
    }
}

impl MonthsLayout {
    /// The bar under a point; anywhere in its column, the label's line included.
    pub fn bar_at(&self, (x, y): Spot) -> Option<usize> {
        let below = Place { bottom: self.plot.bottom + GAP + LINE, ..self.plot };
        self.bars.iter().position(|bar| Place { bottom: below.bottom, ..bar.slot }.holds((x, y)))
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
            is_line: false,
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
            prop_assert!(room.encloses(layout.plot));
            for (bar, stack) in layout.bars.iter().zip(&months.bars) {
                prop_assert!(layout.plot.encloses(bar.bar));
                prop_assert!(bar.slot.encloses(bar.bar));
                prop_assert_eq!(bar.parts.len(), stack.parts.len());
                prop_assert_eq!(bar.parts.iter().map(|part| part.height()).sum::<i32>(), bar.bar.height());
                for (above, below) in bar.parts[1..].iter().zip(&bar.parts) {
                    prop_assert_eq!(above.bottom, below.top);
                }
                prop_assert!(bar.before.is_none_or(|(x, y)| (bar.bar.left..bar.bar.right).contains(&x)
                    && (layout.plot.top..=layout.plot.bottom).contains(&y)));
            }
        }

        #[test]
        fn heights_are_proportional_to_within_a_pixel(months in months(), room in room()) {
            let layout = months.layout(room, &measure);
            let top = layout.grid.last().unwrap().0.value as f64;
            for (bar, stack) in layout.bars.iter().zip(&months.bars) {
                let exact = stack.total() as f64 / top * f64::from(layout.plot.height());
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
            for two in layout.labels.windows(2) {
                let half = |label: &XLabel| measure(&months.bars[label.bar].label) / 2;
                prop_assert!(two[0].at.0 + half(&two[0]) < two[1].at.0 - half(&two[1]));
            }
            prop_assert_eq!(layout.labels.last().map(|label| label.bar), months.bars.len().checked_sub(1));
        }
    }

    #[test]
    fn thousands_are_parted() {
        let texts = [0, 7, 999, 1018, 65_535, 1_000_000, -1018].map(thousands);
        assert_eq!(texts, ["0", "7", "999", "1,018", "65,535", "1,000,000", "-1,018"]);
    }
}

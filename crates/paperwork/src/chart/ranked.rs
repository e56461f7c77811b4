//! Ranked bars: a line each, its label at the left, its value after the bar, a note at the right end.

use super::months::thousands;
use super::place::{Measure, Place, Spot};

/// Height of a line; more under a finger.
const ROW: i32 = 22;
/// Thickness of a bar.
const BAR: i32 = 16;
/// Room between things.
const GAP: i32 = 8;
/// In less room the second column of notes is left out: the table tells it.
const NARROW: i32 = 340;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RankedBar {
    /// At the left.
    pub label: String,
    /// Length of the bar; not negative.
    pub value: i64,
    /// At the right end, in two columns, e.g. the changes; may be empty.
    pub notes: [String; 2],
    /// Several things put together: drawn in the neutral colour.
    pub is_rest: bool,
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ranked {
    /// Lines, as they are to stand.
    pub bars: Vec<RankedBar>,
    /// Place of the bars in the palette.
    pub colour: usize,
    /// The line that carries the ring.
    pub chosen: Option<usize>,
}

/// A line's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedBox {
    /// The whole line, which answers to the pointer.
    pub row: Place,
    /// The bar.
    pub bar: Place,
    /// The label, cut to its room.
    pub label: String,
    /// The value as it is written.
    pub value: String,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedLayout {
    /// Where bars start and may end.
    pub plot: Place,
    /// Lines.
    pub bars: Vec<RankedBox>,
    /// Right edges of the columns of notes; none where there is no room.
    pub notes: [Option<i32>; 2],
}

impl Ranked {
    /// Height the chart needs.
    pub fn height(&self) -> i32 {
        self.bars.len() as i32 * ROW + GAP
    }

    /// Lays the chart out in a rectangle; lines are spread to its height.
    pub fn layout(&self, room: Place, measure: Measure<'_>) -> RankedLayout {
        let widest = |texts: &mut dyn Iterator<Item = i32>| texts.max().unwrap_or(0);
        let labels = widest(&mut self.bars.iter().map(|bar| measure(&bar.label))).min(room.width() * 2 / 5);
        let values = widest(&mut self.bars.iter().map(|bar| measure(&thousands(bar.value))));
        let mut notes = [0, 1].map(|n| widest(&mut self.bars.iter().map(|bar| measure(&bar.notes[n]))));
        if room.width() < NARROW {
            notes[1] = 0;
        }
        let gap = |width: i32| if width > 0 { width + GAP } else { 0 };
        let left = (room.left + labels + GAP).min(room.right - 1);
        let right = (room.right - values - gap(notes[0]) - gap(notes[1]) - 2 * GAP).max(left + 1);
        let plot = Place { left, right, ..room };
        let max = self.bars.iter().map(|bar| bar.value).max().unwrap_or(0);
        // The longest bar fills its room: there is no axis to read. Rounded to the nearest pixel.
        let length = |value: i64| {
            let max = i128::from(max.max(1));
            ((i128::from(value.max(0)) * i128::from(plot.width()) * 2 + max) / (max * 2)) as i32
        };
        let edge = |n: usize| {
            let spread =
                i64::from(room.height().max(self.height())) * n as i64 / self.bars.len().max(1) as i64;
            room.top + spread as i32
        };
        let boxes = self.bars.iter().enumerate().map(|(n, bar)| {
            let row = Place { top: edge(n), bottom: edge(n + 1), ..room };
            let top = row.top + (row.height() - BAR) / 2;
            let end = plot.left + length(bar.value);
            RankedBox {
                row,
                bar: Place { left: plot.left, right: end, top, bottom: top + BAR },
                label: cut(&bar.label, labels, measure),
                value: thousands(bar.value),
            }
        });
        let edges = [room.right - gap(notes[1]), room.right];
        let notes = [0, 1].map(|n| Some(edges[n]).filter(|_| notes[n] > 0));
        RankedLayout { plot, bars: boxes.collect(), notes }
    }
}

impl RankedLayout {
    /// The line under a point.
    pub fn bar_at(&self, spot: Spot) -> Option<usize> {
        self.bars.iter().position(|bar| bar.row.holds(spot))
    }
}

/// A label cut with an ellipsis to a width.
pub(super) fn cut(label: &str, width: i32, measure: Measure<'_>) -> String {
    if measure(label) <= width {
        return label.to_owned();
    }
    let mut kept: Vec<char> = label.chars().collect();
    while kept.pop().is_some() {
        let text: String = kept.iter().chain(['…'].iter()).collect();
        if measure(&text) <= width {
            return text;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn measure(text: &str) -> i32 {
        text.chars().count() as i32 * 7
    }

    proptest! {
        #[test]
        fn bars_start_at_the_axis_and_are_proportional(
            values in proptest::collection::vec(0i64..9_000, 1..24), w in 300i32..1200, long in 1usize..60,
        ) {
            let bars = values.iter().map(|&value| RankedBar {
                label: "x".repeat(long), value, notes: ["12.0%".to_owned(), "-3.0%".to_owned()], is_rest: false,
            });
            let ranked = Ranked { bars: bars.collect(), colour: 0, chosen: None };
            let room = Place { left: 0, top: 10, right: w, bottom: 10 + ranked.height() };
            let layout = ranked.layout(room, &measure);
            let max = values.iter().copied().max().unwrap().max(1);
            for (n, (bar, value)) in layout.bars.iter().zip(&values).enumerate() {
                prop_assert!(layout.plot.left == bar.bar.left && bar.bar.right <= layout.plot.right);
                prop_assert!(room.encloses(bar.row) && bar.row.top <= bar.bar.top && bar.bar.bottom <= bar.row.bottom);
                let exact = *value as f64 / max as f64 * f64::from(layout.plot.width());
                prop_assert!((f64::from(bar.bar.width()) - exact).abs() <= 0.5 + 1e-9);
                prop_assert!(measure(&bar.label) <= layout.plot.left);
                prop_assert!(bar.bar.right + measure(&bar.value) < layout.notes[0].unwrap() - measure("12.0%"));
                prop_assert_eq!(layout.bar_at((bar.row.left, bar.row.top)), Some(n));
            }
        }
    }

    #[test]
    fn a_long_label_is_cut() {
        assert_eq!(cut("abcdef", 42, &measure), "abcdef");
        assert_eq!(cut("abcdefg", 42, &measure), "abcde…");
        assert_eq!(cut("abc", 5, &measure), "");
    }
}

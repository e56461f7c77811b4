//! A heat table as a picture: words at the left and above, a cell for each number in its band, totals at the edges, and
//! the bands from few to many.

use super::place::{Measure, Place, Spot};
use super::ranked::cut;

/// Number of bands.
pub const BANDS: usize = 6;
/// Height of a line of numbers.
const ROW: i32 = 28;
/// Height of a line of words above the columns, and how many there may be.
const LINE: i32 = 17;
const LINES: usize = 3;
/// Most room for the words at the left, least for a column.
const LABEL: i32 = 150;
const COLUMN: i32 = 58;
/// Room between things, and between cells.
const GAP: i32 = 8;
const SEAM: i32 = 1;
/// The bands: height of their line, and a swatch.
const SCALE: i32 = 30;
const SWATCH: (i32, i32) = (22, 14);

/// A number of the table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct HeatCell {
    /// As it is written.
    pub text: String,
    /// Its band from 1; 0 = none, as of zero and of a total.
    pub band: u8,
    /// A total: strong.
    pub is_total: bool,
}

/// What the picture shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct HeatTable {
    /// Span and unit, behind the title.
    pub note: String,
    /// The word at the left and those above the columns.
    pub heads: Vec<String>,
    /// Word and numbers of each row.
    pub rows: Vec<(String, Vec<HeatCell>)>,
    /// Words at the ends of the scale.
    pub scale: [String; 2],
}

/// Words and where they stand.
pub type Placed = (String, Spot);

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct HeatLayout {
    /// Words of the scale (the left edge and middle of each) and its swatches.
    pub scale: [Placed; 2],
    /// The swatches, band 1 first.
    pub swatches: [Place; BANDS],
    /// Lines of words above the columns, by their middle and their foot.
    pub heads: Vec<Placed>,
    /// The word at the left of the heads.
    pub corner: Placed,
    /// Word of each row, by its left edge and middle.
    pub labels: Vec<Placed>,
    /// Cells of each row.
    pub cells: Vec<Vec<Place>>,
}

impl HeatTable {
    fn columns(&self) -> i32 {
        self.heads.len().saturating_sub(1) as i32
    }

    /// Least width the picture needs.
    pub fn width(&self) -> i32 {
        LABEL + GAP + self.columns() * COLUMN
    }

    /// Height it needs.
    pub fn height(&self) -> i32 {
        SCALE + LINES as i32 * LINE + GAP + self.rows.len() as i32 * ROW
    }

    /// Lays the table out in a rectangle.
    pub fn layout(&self, room: Place, measure: Measure<'_>) -> HeatLayout {
        let words = self.rows.iter().map(|(label, _)| label).chain(self.heads.first());
        let labels = words.map(|word| measure(word)).max().unwrap_or(0).min(LABEL);
        let left = room.left + labels + GAP;
        let edge = |n: usize| {
            let across = i64::from(room.right - left) * n as i64 / i64::from(self.columns().max(1));
            left + across as i32
        };
        let foot = room.top + SCALE + LINES as i32 * LINE;
        let mut heads = Vec::new();
        for (n, word) in self.heads.iter().skip(1).enumerate() {
            let lines = wrapped(word, edge(n + 1) - edge(n) - 4, measure);
            let middle = (edge(n) + edge(n + 1)) / 2;
            let last = lines.len() as i32 - 1;
            heads.extend((0..).zip(lines).map(|(at, line)| (line, (middle, foot - (last - at) * LINE))));
        }
        let top = |row: usize| foot + GAP + row as i32 * ROW;
        let cell = |row: usize, n: usize| Place {
            left: edge(n) + SEAM,
            right: edge(n + 1) - SEAM,
            top: top(row) + SEAM,
            bottom: top(row + 1) - SEAM,
        };
        let numbered = || self.rows.iter().enumerate();
        let label = |(n, (word, _)): (usize, &(String, _))| {
            (cut(word, labels, measure), (room.left, top(n) + ROW / 2))
        };
        HeatLayout {
            heads,
            corner: (
                self.heads.first().map(|word| cut(word, labels, measure)).unwrap_or_default(),
                (room.left, foot),
            ),
            labels: numbered().map(label).collect(),
            cells: numbered()
                .map(|(n, (_, cells))| (0..cells.len()).map(|at| cell(n, at)).collect())
                .collect(),
            ..self.scaled(room, measure)
        }
    }

    /// The line of bands.
    fn scaled(&self, room: Place, measure: Measure<'_>) -> HeatLayout {
        let middle = room.top + SCALE / 2 - GAP / 2;
        let [few, many] = &self.scale;
        let start = room.left + measure(few) + GAP;
        let swatch = |n: usize| {
            let left = start + n as i32 * (SWATCH.0 + 2);
            Place { left, right: left + SWATCH.0, top: middle - SWATCH.1 / 2, bottom: middle + SWATCH.1 / 2 }
        };
        let end = swatch(BANDS - 1).right + GAP;
        HeatLayout {
            scale: [(few.clone(), (room.left, middle)), (many.clone(), (end, middle))],
            swatches: std::array::from_fn(swatch),
            ..HeatLayout::default()
        }
    }
}

/// A word in lines of a width, broken at blanks where there are any, else between signs; cut where it needs more lines.
fn wrapped(word: &str, width: i32, measure: Measure<'_>) -> Vec<String> {
    let has_blanks = word.contains(' ');
    let parts: Vec<String> = match has_blanks {
        true => word.split_inclusive(' ').map(str::to_owned).collect(),
        false => word.chars().map(String::from).collect(),
    };
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if measure(format!("{line}{part}").trim_end()) <= width => line.push_str(&part),
            _ => lines.push(part),
        }
    }
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).concat();
        lines.push(rest);
    }
    lines.iter().map(|line| cut(line.trim_end(), width, measure)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn measure(text: &str) -> i32 {
        text.chars().map(|c| if c.is_ascii() { 7 } else { 13 }).sum()
    }

    proptest! {
        #[test]
        fn everything_stands_in_its_room_and_apart(rows in 1usize..30, columns in 1usize..24, long in 1usize..40) {
            let table = HeatTable {
                heads: vec!["字".repeat(long); columns + 1],
                rows: vec![("县".repeat(long), vec![HeatCell::default(); columns]); rows],
                scale: ["few".to_owned(), "many".to_owned()],
                ..HeatTable::default()
            };
            let room = Place { left: 20, top: 30, right: 20 + table.width(), bottom: 30 + table.height() };
            let layout = table.layout(room, &measure);
            for line in &layout.cells {
                prop_assert_eq!(line.len(), columns);
                for pair in line.windows(2) {
                    prop_assert!(pair[0].right < pair[1].left && pair[0].width() >= COLUMN - 2 * SEAM - 1);
                }
            }
            for place in layout.cells.iter().flatten().chain(&layout.swatches) {
                prop_assert!(room.encloses(*place) && place.width() > 0 && place.height() > 0);
            }
            for (word, (x, _)) in &layout.labels {
                prop_assert!(x + measure(word) < layout.cells[0][0].left);
            }
            for (word, (x, y)) in &layout.heads {
                prop_assert!(*y < layout.cells[0][0].top && *y > layout.swatches[0].bottom);
                prop_assert!(x - measure(word) / 2 >= room.left && x + measure(word) / 2 <= room.right);
            }
        }
    }

    #[test]
    fn words_are_broken_where_they_can_be() {
        assert_eq!(wrapped("劳动报酬", 54, &measure), ["劳动报酬"]);
        assert_eq!(wrapped("企业改制安置", 54, &measure), ["企业改制", "安置"]);
        assert_eq!(wrapped("Work and pay", 54, &measure), ["Work", "and pay"]);
        assert_eq!(wrapped("Accommodation", 42, &measure), ["Accomm", "odatio", "n"]);
        assert_eq!(wrapped("one two three four five", 35, &measure), ["one", "two", "thr…"]);
    }
}

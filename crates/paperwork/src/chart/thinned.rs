//! Of a line with more points than columns of pixels, what can be seen.

use super::place::Spot;

/// The first, the lowest, the highest and the last point of each column of pixels: a line through these colours the same
/// pixels as one through all. A line that has one point a column stays as it is.
///
/// Source: Jugel, Jerzak, Hackenbroich, Markl, "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014.
pub fn thinned(path: &[Spot]) -> Vec<Spot> {
    let columns = path.chunk_by(|(one, _), (next, _)| one == next);
    let mut kept: Vec<Spot> = columns.flat_map(seen).collect();
    kept.dedup();
    kept
}

/// What is seen of one column. Its two extremes come in the order that turns back least.
fn seen(column: &[Spot]) -> impl Iterator<Item = Spot> {
    let row = |(_, y): &&Spot| *y;
    let (first, last) = (column.first(), column.last());
    let (least, most) = (column.iter().min_by_key(row), column.iter().max_by_key(row));
    let extremes = if last < first { [most, least] } else { [least, most] };
    [first, extremes[0], extremes[1], last].into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Column, lowest, highest, first and last row of each column a path goes through.
    fn columns(path: &[Spot]) -> Vec<[i32; 5]> {
        let mut all: Vec<[i32; 5]> = Vec::new();
        for (x, y) in path {
            match all.last_mut().filter(|column| column[0] == *x) {
                Some([_, least, most, _, last]) => (*least, *most, *last) = (*y.min(least), *y.max(most), *y),
                None => all.push([*x, *y, *y, *y, *y]),
            }
        }
        all
    }

    /// Up to 30 columns of up to 40 points.
    fn path() -> impl Strategy<Value = Vec<Spot>> {
        let columns = proptest::collection::vec(proptest::collection::vec(-9i32..9, 1..40), 0..30);
        let spots = |(x, rows): (i32, Vec<i32>)| rows.into_iter().map(move |y| (2 * x, y));
        columns.prop_map(move |columns| (0..).zip(columns).flat_map(spots).collect())
    }

    proptest! {
        #[test]
        fn every_column_keeps_its_first_lowest_highest_and_last_point(path in path()) {
            let kept = thinned(&path);
            prop_assert_eq!(columns(&kept), columns(&path));
            prop_assert!(kept.len() <= columns(&path).len() * 4);
        }

        #[test]
        fn a_line_of_few_points_is_unchanged(rows in proptest::collection::vec(any::<i32>(), 0..200)) {
            let path: Vec<Spot> = (0..).zip(rows).collect();
            prop_assert_eq!(thinned(&path), path);
        }
    }

    #[test]
    fn a_column_that_only_falls_or_rises_has_no_more_than_its_ends() {
        assert_eq!(thinned(&[(0, 9), (0, 5), (0, 2)]), [(0, 9), (0, 2)]);
        assert_eq!(thinned(&[(0, 2), (0, 5), (0, 9)]), [(0, 2), (0, 9)]);
        assert_eq!(
            thinned(&[(0, 5), (0, 2), (0, 9), (0, 6), (1, 6)]),
            [(0, 5), (0, 2), (0, 9), (0, 6), (1, 6)]
        );
    }
}

//! Patterns of the series, for paper and for eyes that do not part colours: lines over the fill, a way of its own for each.

use super::place::{Place, Spot};

/// Pixels from line to line.
const STEP: i32 = 6;

/// Lines that mark a piece of a series, by its place in the palette. The first series and the rest are plain.
pub fn pattern(place: Place, series: usize) -> Vec<(Spot, Spot)> {
    let mut lines = Vec::new();
    if matches!(series, 1 | 5) {
        lines.extend(steps(place.top, place.bottom).map(|y| ((place.left, y), (place.right, y))));
    }
    if matches!(series, 4 | 5) {
        lines.extend(steps(place.left, place.right).map(|x| ((x, place.bottom), (x, place.top))));
    }
    if series == 2 {
        lines.extend(slanted(place));
    }
    if series == 3 {
        let flip = |(x, y): Spot| (x, place.top + place.bottom - y);
        lines.extend(slanted(place).map(|(from, to)| (flip(from), flip(to))));
    }
    lines
}

/// Multiples of the step strictly between two edges: neighbours' lines meet.
fn steps(from: i32, to: i32) -> impl Iterator<Item = i32> {
    let first = from.div_euclid(STEP) + 1;
    (first..).map(|n| n * STEP).take_while(move |at| *at < to)
}

/// Lines that rise to the right at 45°, cut to the rectangle.
fn slanted(place: Place) -> impl Iterator<Item = (Spot, Spot)> {
    let Place { left, right, bottom, .. } = place;
    steps(left - place.height(), right).map(move |start| {
        let at = |x: i32| (x, bottom - (x - start));
        (at(start.max(left)), at((start + place.height()).min(right)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_stay_within_their_piece(left in 0i32..90, top in 0i32..90, w in 1i32..60, h in 1i32..90, series in 0usize..7) {
            let place = Place { left, top, right: left + w, bottom: top + h };
            for spot in pattern(place, series).into_iter().flat_map(|(from, to)| [from, to]) {
                prop_assert!((place.left..=place.right).contains(&spot.0), "{spot:?} in {place:?}");
                prop_assert!((place.top..=place.bottom).contains(&spot.1), "{spot:?} in {place:?}");
            }
        }
    }

    #[test]
    fn every_series_has_a_way_of_its_own() {
        let place = Place { left: 1, top: 1, right: 41, bottom: 61 };
        let all: Vec<_> = (0..6).map(|series| pattern(place, series)).collect();
        for (n, lines) in all.iter().enumerate() {
            assert!(all[..n].iter().all(|other| other != lines), "{n}");
        }
        assert!(all[0].is_empty() && pattern(place, 6).is_empty());
    }
}

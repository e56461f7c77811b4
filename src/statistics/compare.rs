//! Comparing two figures: changes and shares in tenths of a percent, rounded half away from zero.
//!
//! Nothing is compared with zero, with nothing, or with a period kept in part: there is no change then, and a reason why.

use super::kept::{Whole, Why};

/// Change from a base, in tenths of a percent.
pub fn change(now: Whole, base: Whole) -> Whole {
    let (now, base) = (now?, base?);
    share(now - base, base).ok_or(Why::Zero)
}

/// A part of a whole, in tenths of a percent; none where the whole is zero or missing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| {
        let doubled = i128::from(part) * 2000 + i128::from(whole) * i128::from(part.signum());
        (doubled / (i128::from(whole) * 2)) as i64
    })
}

/// Difference of two shares, each a part and its whole, in tenths of a percentage point.
pub fn points(now: (Whole, Whole), base: (Whole, Whole)) -> Whole {
    let of = |(part, whole): (Whole, Whole)| share(part?, whole?).ok_or(Why::Zero);
    Ok(of(now)? - of(base)?)
}

/// Tenths as they are written, without a sign: `17.6`.
pub fn tenths(value: i64) -> String {
    let value = value.unsigned_abs();
    format!("{}.{}", value / 10, value % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_and_shares_are_rounded_half_away_from_zero() {
        assert_eq!(change(Ok(1018), Ok(866)), Ok(176));
        assert_eq!(change(Ok(95), Ok(100)), Ok(-50));
        assert_eq!(change(Ok(1999), Ok(2000)), Ok(-1));
        assert_eq!(change(Ok(2001), Ok(2000)), Ok(1));
        assert_eq!(share(944, 1018), Some(927));
        assert_eq!(share(0, 5), Some(0));
    }

    #[test]
    fn a_base_of_zero_or_a_missing_one_gives_no_change_and_says_why() {
        assert_eq!(change(Ok(5), Ok(0)), Err(Why::Zero));
        assert_eq!(change(Ok(0), Ok(0)), Err(Why::Zero));
        assert_eq!(change(Ok(0), Ok(5)), Ok(-1000));
        assert_eq!(change(Ok(5), Err(Why::NotKept)), Err(Why::NotKept));
        assert_eq!(change(Err(Why::NotOver), Ok(5)), Err(Why::NotOver));
        assert_eq!(share(0, 0), None);
        let half = (Ok(1), Ok(2));
        assert_eq!(points(half, (Ok(0), Ok(0))), Err(Why::Zero));
        assert_eq!(points(half, (Err(Why::Partly), Ok(4))), Err(Why::Partly));
        assert_eq!(points(half, (Ok(1), Ok(4))), Ok(250));
    }

    #[test]
    fn tenths_are_written_without_a_sign() {
        assert_eq!([0, 5, 176, -50].map(tenths), ["0.0", "0.5", "17.6", "5.0"]);
    }

    #[test]
    fn a_change_is_the_exact_one_to_within_half_a_tenth() {
        for (now, base) in (0..400).flat_map(|now| (1..400).map(move |base| (now * 7, base * 5))) {
            let exact = (now as f64 - base as f64) / base as f64 * 1000.0;
            let found = change(Ok(now), Ok(base)).unwrap() as f64;
            assert!((found - exact).abs() <= 0.5 + 1e-6, "{now} over {base}: {found}");
        }
    }
}

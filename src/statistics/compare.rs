//! Comparing two figures: changes and shares in tenths of a percent, rounded half away from zero.

/// Change from a base, in tenths of a percent; none where the base is zero or missing.
pub fn change(now: i64, base: i64) -> Option<i64> {
    share(now - base, base)
}

/// A part of a whole, in tenths of a percent; none where the whole is zero or missing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| {
        let doubled = i128::from(part) * 2000 + i128::from(whole) * i128::from(part.signum());
        (doubled / (i128::from(whole) * 2)) as i64
    })
}

/// Difference of two shares, in tenths of a percentage point; none where either is missing.
pub fn points(now: Option<i64>, base: Option<i64>) -> Option<i64> {
    Some(now? - base?)
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
        assert_eq!(change(1018, 866), Some(176));
        assert_eq!(change(95, 100), Some(-50));
        assert_eq!(change(1999, 2000), Some(-1));
        assert_eq!(change(2001, 2000), Some(1));
        assert_eq!(share(944, 1018), Some(927));
        assert_eq!(share(0, 5), Some(0));
    }

    #[test]
    fn a_base_of_zero_gives_no_change() {
        assert_eq!(change(5, 0), None);
        assert_eq!(share(0, 0), None);
        assert_eq!(points(share(1, 2), share(0, 0)), None);
        assert_eq!(points(share(1, 2), share(1, 4)), Some(250));
    }

    #[test]
    fn tenths_are_written_without_a_sign() {
        assert_eq!([0, 5, 176, -50].map(tenths), ["0.0", "0.5", "17.6", "5.0"]);
    }
}

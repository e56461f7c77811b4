//! The scale of an axis: from zero to a round number, in at most four even steps of whole units.

/// A mark on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Value.
    pub value: i64,
    /// Pixels from the zero end.
    pub at: i32,
}

/// A scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    step: i64,
    steps: i64,
    length: i32,
}

impl Scale {
    /// The scale that holds values up to `max` on an axis of `length` pixels.
    pub fn to(max: i64, length: i32) -> Scale {
        let max = max.max(1);
        let mut tens = 1i64;
        let step = loop {
            let fits = |step: &i64| max <= step.saturating_mul(4);
            if let Some(step) = [1, 2, 3, 5].map(|n| tens.saturating_mul(n)).into_iter().find(fits) {
                break step;
            }
            match tens.checked_mul(10) {
                Some(next) => tens = next,
                None => break i64::MAX / 4,
            }
        };
        Scale { step, steps: (max - 1) / step + 1, length: length.max(1) }
    }

    /// Value at the far end.
    pub fn top(self) -> i64 {
        self.step.saturating_mul(self.steps)
    }

    /// Pixels from the zero end to a value, rounded to the nearest; beyond the ends it stays at the end.
    pub fn at(self, value: i64) -> i32 {
        let share =
            i128::from(value.clamp(0, self.top())) * i128::from(self.length) * 2 + i128::from(self.top());
        (share / (i128::from(self.top()) * 2)) as i32
    }

    /// The marks, zero first.
    pub fn ticks(self) -> impl Iterator<Item = Tick> {
        (0..=self.steps).map(move |n| {
            let value = n.saturating_mul(self.step);
            Tick { value, at: self.at(value) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(max: i64, ticks: &[i64]) {
        assert_eq!(Scale::to(max, 160).ticks().map(|tick| tick.value).collect::<Vec<_>>(), ticks);
    }

    #[test]
    fn round_steps() {
        check(0, &[0, 1]);
        check(3, &[0, 1, 2, 3]);
        check(5, &[0, 2, 4, 6]);
        check(1018, &[0, 300, 600, 900, 1200]);
        check(4000, &[0, 1000, 2000, 3000, 4000]);
        check(4001, &[0, 2000, 4000, 6000]);
    }

    proptest! {
        #[test]
        fn a_scale_holds_its_values_and_is_no_larger_than_need_be(max in 0i64..i64::MAX / 8, length in 1i32..4000) {
            let scale = Scale::to(max, length);
            prop_assert!(scale.top() >= max);
            prop_assert!(scale.ticks().count() <= 5);
            prop_assert!(max < 4 || scale.top() as i128 <= max as i128 * 2);
            prop_assert_eq!(scale.at(0), 0);
            prop_assert_eq!(scale.at(scale.top()), length);
        }

        #[test]
        fn larger_values_never_stand_lower(max in 1i64..100_000, a in 0i64..100_000, b in 0i64..100_000) {
            let scale = Scale::to(max, 160);
            prop_assert_eq!(scale.at(a.min(b)).min(scale.at(a.max(b))), scale.at(a.min(b)));
        }
    }
}

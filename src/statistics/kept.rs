//! What of a period is kept. Only a period that is kept as a whole is compared with another.

use casework::time::{Month, Period};

/// Months with records, and the month we are in. Months between the first and the last count as kept, with or without records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// First month with contacts.
    pub first: Month,
    /// Last month with contacts.
    pub last: Month,
    /// The month today falls in.
    pub now: Month,
    /// Contacts of unknown months cannot be read.
    pub has_gaps: bool,
}

/// Why there is no number to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing of the period is kept.
    NotKept,
    /// The records begin or end within the period, or have gaps.
    Partly,
    /// The period is not over yet.
    NotOver,
    /// The number compared with is zero, or a share has no whole.
    Zero,
}

/// A number of a period kept as a whole, or why there is none.
pub type Whole = Result<i64, Why>;

impl Kept {
    /// Is a period kept as a whole?
    pub fn holds(self, period: Period) -> Result<(), Why> {
        if period.last() < self.first || period.first > self.last {
            Err(Why::NotKept)
        } else if period.last() >= self.now {
            Err(Why::NotOver)
        } else if self.has_gaps || period.first < self.first || period.last() > self.last {
            Err(Why::Partly)
        } else {
            Ok(())
        }
    }

    /// The month from which a period is kept, where that is not its first.
    pub fn since(self, period: Period) -> Option<Month> {
        (self.first > period.first && self.first <= period.last()).then_some(self.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[track_caller]
    fn check(period: &str, found: Result<(), Why>) {
        let kept =
            Kept { first: month("2004-04"), last: month("2005-03"), now: month("2005-04"), has_gaps: false };
        assert_eq!(kept.holds(Period::parse(period).unwrap()), found, "{period}");
    }

    #[test]
    fn a_period_is_kept_as_a_whole_or_not() {
        check("2004-04", Ok(()));
        check("2004-04~12", Ok(()));
        check("2004-03", Err(Why::NotKept));
        check("2004-01~12", Err(Why::Partly));
        check("2005-03", Ok(()));
        check("2005-03~3", Err(Why::NotOver));
        check("2005-04", Err(Why::NotKept));
    }

    #[test]
    fn the_present_month_is_not_over_and_records_may_end_before_it() {
        let period = |text| Period::parse(text).unwrap();
        let kept =
            Kept { first: month("2004-04"), last: month("2005-04"), now: month("2005-04"), has_gaps: false };
        assert_eq!(kept.holds(period("2005-04")), Err(Why::NotOver));
        let old = Kept { now: month("2026-03"), ..kept };
        assert_eq!(old.holds(period("2005-04")), Ok(()));
        assert_eq!(old.holds(period("2005-04~3")), Err(Why::Partly));
        let gaps = Kept { has_gaps: true, ..old };
        assert_eq!(gaps.holds(period("2004-05")), Err(Why::Partly), "what is missing may be of any month");
        assert_eq!(gaps.holds(period("2003-05")), Err(Why::NotKept));
        assert_eq!(old.since(period("2004-01~12")), Some(month("2004-04")));
        assert_eq!(old.since(period("2004-04~12")), None);
        assert_eq!(old.since(period("2003-01~12")), None);
    }
}

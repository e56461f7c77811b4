//! The questions of a board with their answers, and one number in all the periods it is compared with.

use casework::register::Register;
use casework::tally::{Count, Split, Tally, TallyAsk};
use casework::time::Period;

use crate::statistics::questions::Answers;
use crate::statistics::scope::Scope;

/// A number in the period, in the one before, a year before, and in the year so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Four {
    /// In the period.
    pub now: i64,
    /// In the period before.
    pub before: i64,
    /// In the same period a year before.
    pub last_year: i64,
    /// In the year up to the period's end.
    pub ran: i64,
}

/// A question about a register as a whole.
pub fn ask(register: Register, count: Count, period: Period, splits: &[Split]) -> TallyAsk {
    TallyAsk { tally: Tally::of(register, count), period, splits: splits.to_vec() }
}

/// The four periods of a number, in the order of `Four`.
pub fn periods(scope: &Scope) -> [Period; 4] {
    [scope.period, scope.before(1), scope.period.shifted(-12), scope.running(scope.year)]
}

impl Answers<TallyAsk> {
    /// One number in its four periods.
    pub fn four(&self, register: Register, count: Count, scope: &Scope) -> Four {
        let total = |period| self.to(&ask(register, count, period, &[])).total;
        let [now, before, last_year, ran] = periods(scope).map(total);
        Four { now, before, last_year, ran }
    }
}

//! What an entry waits for, and from which day: what the desk is reminded of. Reads no clock: today is compared later.

use serde::{Deserialize, Serialize};

use super::balance::oldest_due;
use super::{Entry, Item, Register, Stage};
use crate::time::Day;

/// Days after which an entry that did not move is looked at again: a habit of desks, not a law.
pub const STILL: i32 = 30;
/// Days a notice stands before its end is due: a habit of desks; where it is set otherwise, the day counted is shown.
pub const NOTICE: i32 = 5;
/// Days before a hearing from which it is shown.
const BEFORE_HEARING: i32 = 7;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// From this day on.
    pub from: Day,
    /// Up to this day, after which nobody asks any more.
    pub until: Day,
    /// What.
    pub why: DueWhy,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DueWhy {
    /// A part of a loan was due.
    LoanOverdue,
    /// A hearing is near.
    Hearing,
    /// The notice has stood long enough.
    NoticeOver,
    /// Valid no longer.
    Expired,
    /// Ask whether they are still there, after three months.
    Stayed3,
    /// The same after six months.
    Stayed6,
    /// Nothing has moved for long.
    Still,
}

/// So far away that it never comes.
const NEVER: Day = Day(i32::MAX);

impl Entry {
    /// What it waits for first; none = nothing.
    pub fn due(&self) -> Option<Due> {
        let since = self.since();
        let from = |day: Day, why: DueWhy| Some(Due { from: day, until: NEVER, why });
        match (self.register(), self.stage()) {
            (Register::Seeker, Stage::Hired) => {
                let (from, until) = (since.plus_months(3), since.plus_months(6));
                return Some(Due { from, until, why: DueWhy::Stayed3 });
            }
            (Register::Seeker, Stage::Stayed3) => {
                let (from, until) = (since.plus_months(3), since.plus_months(9));
                return Some(Due { from, until, why: DueWhy::Stayed6 });
            }
            _ if !self.is_open() => return None,
            (Register::Loan, _) if self.counted().is_some() => {
                let day = oldest_due(self)?;
                return from(day.plus(1), DueWhy::LoanOverdue);
            }
            (Register::Relief, Stage::Notice) => return from(since.plus(NOTICE), DueWhy::NoticeOver),
            _ => {}
        }
        let hearing = self.sheet.day(Item::Hearing).filter(|day| *day >= since);
        if let Some(day) = hearing {
            return Some(Due { from: day.plus(-BEFORE_HEARING), until: day, why: DueWhy::Hearing });
        }
        match (self.register(), self.sheet.day(Item::ValidUntil)) {
            (Register::Vacancy | Register::Seeker, Some(until)) => from(until.plus(1), DueWhy::Expired),
            (Register::Vacancy, None) => None,
            _ => from(since.plus(STILL), DueWhy::Still),
        }
    }
}

impl Due {
    /// Is it due on a day?
    pub fn is_on(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

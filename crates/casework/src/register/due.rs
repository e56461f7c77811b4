//! What an entry waits for, and from which day: what the desk is reminded of. How many days it waits is the centre's to set
//! (`DayRules`). Reads no clock: today is compared later.

use serde::{Deserialize, Serialize};

use super::balance::oldest_due;
use super::{DayRule, DayRules, Entry, Item, Register, Stage};
use crate::time::Day;

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
    /// What it waits for first; none = nothing. The days are those that held when it came to where it stands, and of a
    /// hearing those of its day.
    pub fn due(&self, rules: &DayRules) -> Option<Due> {
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
            (Register::Relief, Stage::Notice) => {
                return from(since.plus(rules.on(DayRule::Notice, since)), DueWhy::NoticeOver);
            }
            _ => {}
        }
        let hearing = self.sheet.day(Item::Hearing).filter(|day| *day >= since);
        if let Some(day) = hearing {
            let before = rules.on(DayRule::BeforeHearing, day);
            return Some(Due { from: day.plus(-before), until: day, why: DueWhy::Hearing });
        }
        match (self.register(), self.sheet.day(Item::ValidUntil)) {
            (Register::Vacancy | Register::Seeker, Some(until)) => from(until.plus(1), DueWhy::Expired),
            (Register::Vacancy, None) => None,
            _ => from(since.plus(rules.on(DayRule::Still, since)), DueWhy::Still),
        }
    }
}

impl Due {
    /// Is it due on a day?
    pub fn is_on(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

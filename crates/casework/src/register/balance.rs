//! Money that is owed and money that is left: the balance of a loan, and of the centre's warmth fund.
//!
//! Reads no clock. All in fen; nothing is rounded, for nothing is divided.

use serde::{Deserialize, Serialize};

use super::{Entry, Group, Item, Register, Stage};
use crate::time::Day;

/// Key of the warmth fund among the funds.
const WARMTH: &str = "warmth";
/// Key of a donation into that fund among the uses of donations.
const INTO_FUND: &str = "fund";

/// Where a loan stands on a day. `lent` = `repaid` + `outstanding`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Balance {
    /// Paid out; 0 = not, or refused.
    pub lent: i64,
    /// Principal repaid, at most what was lent.
    pub repaid: i64,
    /// Principal still to be repaid.
    pub outstanding: i64,
    /// Of that, principal whose day has passed.
    pub overdue: i64,
    /// Days since the oldest of it was due.
    pub overdue_days: u32,
}

impl Balance {
    /// The balance of a loan on a day.
    ///
    /// What was paid meets the oldest dues first. Of a payment without a day it is taken that it was made. What no
    /// instalment asks for is due on the loan's own day; where no instalment is dated, a loan whose stage is overdue is so
    /// as a whole. Once settled nothing is owed, whatever the instalments say.
    pub fn of(entry: &Entry, today: Day) -> Balance {
        let Some(lent) = lent(entry, today) else { return Balance::default() };
        if entry.stage() == Stage::Settled {
            return Balance { lent, repaid: lent, ..Balance::default() };
        }
        let repaid = repaid(entry, today).min(lent);
        let outstanding = lent - repaid;
        let (overdue, since) = overdue(entry, lent, repaid, today);
        let overdue_days = since.map_or(0, |since| today.0.saturating_sub(since.0).max(0) as u32);
        Balance { lent, repaid, outstanding, overdue, overdue_days }
    }
}

/// The day the oldest unpaid principal of a loan is due; none = nothing is owed, or no day was said.
pub fn oldest_due(entry: &Entry) -> Option<Day> {
    let ever = Day(i32::MAX);
    let lent = lent(entry, ever).filter(|_| entry.stage() != Stage::Settled)?;
    overdue(entry, lent, repaid(entry, ever).min(lent), ever).1
}

/// Principal of a loan that is still to be repaid, by all that is noted; 0 of any other entry.
pub fn outstanding(entry: &Entry) -> i64 {
    let ever = Day(i32::MAX);
    let lent = lent(entry, ever).filter(|_| entry.stage() != Stage::Settled).unwrap_or(0);
    lent - repaid(entry, ever).min(lent)
}

/// What was lent, of a loan paid out until a day.
fn lent(entry: &Entry, today: Day) -> Option<i64> {
    let paid_out = entry.register() == Register::Loan && entry.counted().is_some_and(|day| day <= today);
    paid_out.then(|| entry.sheet.fen(Item::Amount).unwrap_or(0))
}

/// Principal paid until a day.
fn repaid(entry: &Entry, today: Day) -> i64 {
    let paid = entry
        .rows_of(Group::Instalment)
        .filter(|row| row.day(Item::PaidDay).is_none_or(|day| day <= today))
        .map(|row| row.fen(Item::PaidPrincipal).unwrap_or(0));
    paid.sum()
}

/// What is overdue, and since which day.
fn overdue(entry: &Entry, lent: i64, repaid: i64, today: Day) -> (i64, Option<Day>) {
    let mut dues: Vec<(Day, i64)> = entry
        .rows_of(Group::Instalment)
        .filter_map(|row| Some((row.day(Item::Due)?, row.fen(Item::DueAmount)?)))
        .collect();
    let asked: i64 = dues.iter().map(|(_, due)| due).sum();
    let due_day = entry.sheet.day(Item::DueDay);
    if dues.is_empty() && entry.stage() == Stage::Overdue && entry.since() <= today {
        let since = due_day.map_or(entry.since(), |day| day.min(entry.since()));
        return (lent - repaid, Some(since).filter(|_| lent > repaid));
    }
    dues.extend(due_day.map(|day| (day, (lent - asked).max(0))));
    crate::order::sort_by_key(&mut dues, |(day, _)| *day);
    let (mut due_so_far, mut since) = (0, None);
    for (day, due) in dues.into_iter().filter(|(day, _)| *day < today) {
        due_so_far += due;
        if due_so_far.min(lent) > repaid {
            since = since.or(Some(day));
        }
    }
    ((due_so_far.min(lent) - repaid).max(0), since)
}

/// The centre's warmth fund: donations for it, what relief and home visits took out of it, what of that came back.
///
/// Money and the worth of goods alike, as the figures count them, so each part is a tally that can list its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fund {
    /// Given into it.
    pub given: i64,
    /// Spent out of it.
    pub spent: i64,
    /// Of what was spent, given back.
    pub returned: i64,
}

impl Fund {
    /// The fund by all entries that are not withdrawn; only what counts as done moves it.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Fund {
        entries.into_iter().fold(Fund::default(), |fund, entry| fund.with(entry))
    }

    /// What is left; negative where more was spent than given.
    pub fn balance(self) -> i64 {
        self.given - self.spent + self.returned
    }

    fn with(mut self, entry: &Entry) -> Fund {
        if entry.counted().is_none() {
            return self;
        }
        let from_fund = entry.sheet.key(Item::Fund) == WARMTH;
        match entry.register() {
            Register::Donation if entry.sheet.key(Item::DonationUse) == INTO_FUND => {
                self.given += entry.amount();
            }
            Register::Relief if from_fund => {
                self.spent += entry.amount();
                self.returned += entry.sheet.fen(Item::Returned).unwrap_or(0);
            }
            Register::HomeVisit if from_fund => self.spent += entry.amount(),
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests;

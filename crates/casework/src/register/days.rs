//! Days that differ by place and year: each number is dated, and of a day that one holds which began last before it. Those
//! shipped are habits of desks, not a law. Reads no clock. Kept on disk: `DayRule` grows at its end only.

use serde::{Deserialize, Serialize};

use super::{Register, value};
use crate::issue::{Issue, IssueCode};
use crate::text::packed;
use crate::time::Day;

/// Most days a rule may have: a year.
pub const MOST_DAYS: u16 = 366;

/// What the days are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayRule {
    /// A notice stands so long (公示) before its end is due.
    Notice,
    /// An entry that did not move for so long is looked at again.
    Still,
    /// A hearing is shown so long before its day.
    BeforeHearing,
}

impl DayRule {
    /// All rules, in the order shown.
    pub const ALL: [DayRule; 3] = [DayRule::Notice, DayRule::Still, DayRule::BeforeHearing];

    /// Its word in pages and controls.
    pub fn word(self) -> &'static str {
        match self {
            DayRule::Notice => "notice",
            DayRule::Still => "still",
            DayRule::BeforeHearing => "before-hearing",
        }
    }

    /// The rules that entries of a register wait by.
    pub fn of(register: Register) -> &'static [DayRule] {
        match register {
            Register::Relief => &[DayRule::Notice, DayRule::Still],
            Register::Legal => &[DayRule::BeforeHearing, DayRule::Still],
            Register::Seeker | Register::Loan => &[DayRule::Still],
            _ => &[],
        }
    }

    /// Days where the centre has set none.
    pub fn shipped(self) -> u16 {
        match self {
            DayRule::Notice => 5,
            DayRule::Still => 30,
            DayRule::BeforeHearing => 7,
        }
    }
}

/// So many days, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedDays {
    /// Of what.
    pub rule: DayRule,
    /// The first day it holds of.
    pub from: Day,
    /// Days, 1 to 366.
    pub days: u16,
}

impl DatedDays {
    /// What a form says, its fields being `from` and `days`; or every issue.
    pub fn read(rule: DayRule, from: &str, days: &str) -> Result<DatedDays, Vec<Issue>> {
        let (from, days) = (packed(from), packed(days));
        let day = match from.as_str() {
            "" => Err(IssueCode::Missing),
            from => value::day(from),
        };
        let number = match days.as_str() {
            "" => Err(IssueCode::Missing),
            days => value::count(days, u32::from(MOST_DAYS)),
        };
        match (day, number) {
            (Ok(from), Ok(days)) => Ok(DatedDays { rule, from, days: days as u16 }),
            (day, number) => {
                let wrong = [("from", day.err()), ("days", number.err())];
                Err(wrong.into_iter().filter_map(|(field, code)| Some(Issue::at(field, code?))).collect())
            }
        }
    }
}

/// What the centre has set, by rule and day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRules(Vec<DatedDays>);

impl DayRules {
    /// The days that hold of a day.
    pub fn on(&self, rule: DayRule, day: Day) -> i32 {
        let begun = self.of(rule).filter(|set| set.from <= day).last();
        i32::from(begun.map_or(rule.shipped(), |set| set.days))
    }

    /// What was set of a rule, earliest first.
    pub fn of(&self, rule: DayRule) -> impl Iterator<Item = &DatedDays> {
        self.0.iter().filter(move |set| set.rule == rule)
    }

    /// What was set of a rule from just this day on.
    pub fn get(&self, rule: DayRule, from: Day) -> Option<DatedDays> {
        self.of(rule).find(|set| set.from == from).copied()
    }

    /// Takes away what was set, and puts in what is set now.
    pub fn change(&mut self, before: Option<DatedDays>, after: Option<DatedDays>) {
        let gone = before.or(after).map(|set| (set.rule, set.from));
        self.0.retain(|set| Some((set.rule, set.from)) != gone);
        if let Some(set) = after {
            let at = self.0.partition_point(|there| (there.rule, there.from) < (set.rule, set.from));
            self.0.insert(at, set);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn the_latest_that_began_holds() {
        let mut rules = DayRules::default();
        let set = |from, days| Some(DatedDays { rule: DayRule::Notice, from: day(from), days });
        rules.change(None, set("2026-01-01", 7));
        rules.change(None, set("2025-01-01", 10));
        let on = |rules: &DayRules, text| rules.on(DayRule::Notice, day(text));
        assert_eq!(on(&rules, "2024-12-31"), 5);
        assert_eq!((on(&rules, "2025-01-01"), on(&rules, "2025-12-31")), (10, 10));
        assert_eq!(on(&rules, "2026-03-02"), 7);
        assert_eq!(rules.on(DayRule::Still, day("2026-03-02")), 30);
        rules.change(set("2026-01-01", 7), set("2026-01-01", 3));
        assert_eq!(on(&rules, "2026-03-02"), 3);
        rules.change(set("2026-01-01", 3), None);
        assert_eq!(on(&rules, "2026-03-02"), 10);
    }

    #[test]
    fn a_form_says_what_is_wrong_at_its_field() {
        let read = |from, days| DatedDays::read(DayRule::Still, from, days);
        assert_eq!(read(" ２０２６-01-01", "１５").map(|set| set.days), Ok(15));
        for (from, code) in [("", IssueCode::Missing), ("2026-02-30", IssueCode::DateImpossible)] {
            assert_eq!(read(from, "5"), Err(vec![Issue::at("from", code)]));
        }
        for text in ["0", "367", "1.5", "五"] {
            assert_eq!(read("2026-01-01", text), Err(vec![Issue::at("days", IssueCode::CountOutside)]));
        }
        assert_eq!(read("", "").map_err(|issues| issues.len()), Err(2));
    }
}

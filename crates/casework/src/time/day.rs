//! Civil days and minutes. Reads no clock.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A civil day: days since 1970-01-01 in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct Day(pub i32);

/// A civil day with the minute of the day (0..1440) where it is known; ledgers often keep only the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CivilTime {
    /// The day.
    pub day: Day,
    /// Minute of the day, 0..1440.
    pub minute: Option<u16>,
}

impl Day {
    /// The day of a year, month 1..=12 and day of month, if there is one (30 February is none).
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from)
    }

    /// Year, month 1..=12, day of month 1..=31.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Reads `YYYY-MM-DD`, exactly.
    pub fn parse_iso(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        let fits = bytes.len() == 10
            && bytes
                .iter()
                .enumerate()
                .all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !fits {
            return None;
        }
        Day::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// Moved by whole days.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// The corresponding day so many months on; the month's last day where it has none (Civil Code, art. 202).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let (year, month, day) = self.ymd();
        let months = year * 12 + month as i32 - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
        (1..=day).rev().find_map(|day| Day::new(year, month, day)).unwrap_or(self)
    }

    /// Monday = 1 to Sunday = 7.
    pub fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        (i64::from(self.0) + 3).rem_euclid(7) as u32 + 1
    }

    /// Whole years between a birth and this day; none before the birth.
    pub fn age_of(self, birth: Day) -> Option<u32> {
        let ((y, m, d), (by, bm, bd)) = (self.ymd(), birth.ymd());
        let years = y - by - i32::from((m, d) < (bm, bd));
        u32::try_from(years).ok()
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MIN)
    }
}

impl CivilTime {
    /// Reads a time of day `HH:MM` or `H:MM` as the minute of the day.
    pub fn parse_minute(text: &str) -> Option<u16> {
        let (hour, minute) = text.split_once(':')?;
        let number = |text: &str, least: usize, limit: u16| {
            let fits = (least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<u16>().ok().filter(|&n| fits && n < limit)
        };
        Some(number(hour, 1, 24)? * 60 + number(minute, 2, 60)?)
    }

    /// The time of day as `HH:MM`; empty where only the day is known.
    pub fn minute_text(self) -> String {
        self.minute.map_or(String::new(), |minute| format!("{:02}:{:02}", minute / 60, minute % 60))
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(date.to_epoch_days())
    }
}

/// Prints `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

/// Prints `YYYY-MM-DD HH:MM`, or the day alone.
impl fmt::Display for CivilTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minute {
            Some(minute) => write!(f, "{} {:02}:{:02}", self.day, minute / 60, minute % 60),
            None => self.day.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn impossible_days_and_other_forms_are_none() {
        for text in ["2005-02-29", "2005-2-3", "+005-01-01", "2005/01/01", "", "2005-01-01 ", "２005-01-01"]
        {
            assert_eq!(Day::parse_iso(text), None, "{text}");
        }
        assert_eq!(Day::parse_iso("2004-02-29").map(Day::weekday), Some(7));
        assert_eq!(Day::parse_iso("1970-01-01"), Some(Day(0)));
        let birth = Day::new(1984, 2, 29).unwrap();
        assert_eq!(Day::new(2005, 2, 28).unwrap().age_of(birth), Some(20));
        assert_eq!(Day::new(2005, 3, 1).unwrap().age_of(birth), Some(21));
        assert_eq!(Day::new(1984, 2, 28).unwrap().age_of(birth), None);
    }

    #[test]
    fn times_of_day() {
        assert_eq!(CivilTime::parse_minute("9:05"), Some(545));
        assert_eq!(CivilTime::parse_minute("23:59"), Some(1439));
        for text in ["24:00", "9:5", "9:60", ":00", "09-05", "009:05", "+9:05"] {
            assert_eq!(CivilTime::parse_minute(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_parses_to_itself(day in -700_000i32..2_000_000, minute in 0u16..1440) {
            let time = CivilTime { day: Day(day), minute: Some(minute) };
            prop_assert_eq!(Day::parse_iso(&time.day.to_string()), Some(time.day));
            prop_assert_eq!(CivilTime::parse_minute(&time.minute_text()), time.minute);
        }
    }
}

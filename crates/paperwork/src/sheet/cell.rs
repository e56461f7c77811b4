//! One cell: what the file says of it, unjudged.

use std::fmt;

use casework::time::{CivilTime, Day};

/// A cell.
#[derive(Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or blanks alone.
    #[default]
    Empty,
    /// Text as it stands.
    Text(String),
    /// A number that is not formatted as a date. Above 2^53 its last digits are lost.
    Number(f64),
    /// A number formatted as a date, as the civil day and minute it stands for.
    Date(CivilTime),
    /// True or false.
    Bool(bool),
    /// A formula that failed.
    Failed,
}

/// Days from 1899-12-30 to 1970-01-01: serial numbers of the 1900 system count from there after its invented
/// 29 February 1900 (serial 60).
const SERIAL_OF_EPOCH: i32 = 25_569;
/// The 1904 system counts from 1904-01-01.
const BETWEEN_SYSTEMS: f64 = 1_462.0;

impl Cell {
    /// Text; blanks alone are an empty cell.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        match text.trim().is_empty() {
            true => Cell::Empty,
            false => Cell::Text(text),
        }
    }

    /// A serial number formatted as a date. Before March 1900 (no certain day), and times without a day, it stays a number.
    pub fn serial(serial: f64, is_1904: bool) -> Cell {
        let since_1900 = if is_1904 { serial + BETWEEN_SYSTEMS } else { serial };
        if !(61.0..2_958_466.0).contains(&since_1900) {
            return Cell::Number(serial);
        }
        let minutes = (since_1900 * 1440.0).round() as i64;
        let day = Day((minutes.div_euclid(1440)) as i32 - SERIAL_OF_EPOCH);
        let minute = minutes.rem_euclid(1440) as u16;
        Cell::Date(CivilTime { day, minute: (minute != 0).then_some(minute) })
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// As a person sees it; whole numbers without decimals, dates as `YYYY-MM-DD`.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Number(number) if number.abs() >= 1e15 => format!("{number:E}"),
            Cell::Number(number) => number.to_string(),
            Cell::Date(time) => time.to_string(),
            Cell::Bool(true) => "TRUE".to_owned(),
            Cell::Bool(false) => "FALSE".to_owned(),
            Cell::Failed => "#".to_owned(),
        }
    }

    /// The whole number in it, where every digit of it is kept.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Cell::Number(n) if n.fract() == 0.0 && n.abs() < 9_007_199_254_740_992.0 => Some(*n as i64),
            _ => None,
        }
    }
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cell::Empty => "Empty",
            Cell::Text(_) => "Text",
            Cell::Number(_) => "Number",
            Cell::Date(_) => "Date",
            Cell::Bool(_) => "Bool",
            Cell::Failed => "Failed",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(serial: f64, is_1904: bool, shown: &str) {
        assert_eq!(Cell::serial(serial, is_1904).shown(), shown);
    }

    #[test]
    fn serial_numbers_are_days() {
        check(38_078.0, false, "2004-04-01");
        check(38_078.0 - 1_462.0, true, "2004-04-01");
        check(61.0, false, "1900-03-01");
        check(38_078.5, false, "2004-04-01 12:00");
        check(38_078.999_99, false, "2004-04-02");
    }

    #[test]
    fn serial_numbers_without_a_certain_day_stay_numbers() {
        for serial in [-1.0, 0.0, 0.5, 60.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(Cell::serial(serial, false), Cell::Number(_)), "{serial}");
        }
    }

    #[test]
    fn a_rounded_number_is_shown_as_rounded() {
        assert_eq!(Cell::Number(130_799_198_001_011_234.0).shown(), "1.3079919800101123E17");
        assert_eq!(Cell::Number(130_799_198_001_011_234.0).whole(), None);
        assert_eq!(Cell::Number(19_900_001_234.0).shown(), "19900001234");
        assert_eq!(Cell::Number(19_900_001_234.0).whole(), Some(19_900_001_234));
    }
}

//! Days out of cells, in every form clerks write. A day is never guessed: it is certain, impossible, or unclear.

use casework::text::packed;
use casework::time::{CivilTime, Day};

use super::dictionary::titles::{DATE_SIGNS, DAY, MONTH, PARTS_OF_DAY, WEEKDAYS, YEAR};
use super::numeral::arabic;
use super::span::Span;
use crate::sheet::Cell;

/// Why a cell is no certain day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// There is no such day.
    Impossible,
    /// It may be several, or none.
    Unclear,
}

/// Serial numbers that are taken for days: 1954-10-03 to 2064-04-08. Others are more likely something else.
const SERIALS: std::ops::Range<f64> = 20_000.0..60_000.0;

/// What is known beside the cell.
#[derive(Clone, Copy, Default)]
pub struct Nearby {
    /// Months and year of the sheet.
    pub span: Span,
    /// Year of the last day read above.
    pub above: Option<i32>,
    /// Serial numbers count from 1904.
    pub is_1904: bool,
}

impl Nearby {
    /// The year of a day written without one: the sheet's, the one of its months that has this month, or that of the rows
    /// above.
    fn year(&self, month: u32) -> Option<i32> {
        let months = self.span.months.into_iter().flat_map(|period| period.each_month());
        let of_months = months.filter(|m| m.number() == month).map(|m| m.year()).last();
        of_months.or(self.span.year).or(self.above)
    }

    /// The century of a year of two digits: that of the sheet, else the last hundred years before 2070.
    fn century(&self, year: i32) -> i32 {
        match self.span.year.or(self.above) {
            Some(known) => {
                let near = known - known.rem_euclid(100) + year;
                [near - 100, near, near + 100]
                    .into_iter()
                    .min_by_key(|year| (year - known).abs())
                    .unwrap_or(near)
            }
            None if year < 70 => 2000 + year,
            None => 1900 + year,
        }
    }
}

/// The day in a cell; none where it is empty.
pub fn day(cell: &Cell, nearby: &Nearby) -> Result<Option<CivilTime>, NoDay> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Date(time) => Ok(Some(*time)),
        Cell::Text(text) => written(text, nearby).map(Some),
        Cell::Number(number) => numbered(*number, nearby).map(Some),
        Cell::Bool(_) | Cell::Failed => Err(NoDay::Unclear),
    }
}

fn numbered(number: f64, nearby: &Nearby) -> Result<CivilTime, NoDay> {
    if SERIALS.contains(&number) {
        return match Cell::serial(number, nearby.is_1904) {
            Cell::Date(time) => Ok(time),
            _ => Err(NoDay::Unclear),
        };
    }
    match Cell::Number(number).whole() {
        Some(whole @ 1..=99_999_999) => compact(&whole.to_string(), nearby),
        _ => Err(NoDay::Unclear),
    }
}

fn written(text: &str, nearby: &Nearby) -> Result<CivilTime, NoDay> {
    let (text, minute) = without_time(text);
    let text = arabic(&text);
    let midnight = CivilTime { day: Day(0), minute };
    if text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty() {
        if text.len() == 5 {
            return text.parse().map_err(|_| NoDay::Unclear).and_then(|serial| numbered(serial, nearby));
        }
        return compact(&text, nearby).map(|time| CivilTime { day: time.day, ..midnight });
    }
    let day = parted(&text, nearby)?;
    Ok(CivilTime { day, ..midnight })
}

/// `20050401`, `050401`, `0401`; a day alone where the sheet is of one month.
fn compact(digits: &str, nearby: &Nearby) -> Result<CivilTime, NoDay> {
    let part = |from: usize, to: usize| {
        digits.get(from..to).and_then(|part| part.parse::<u32>().ok()).ok_or(NoDay::Unclear)
    };
    let day = match digits.len() {
        8 => made(part(0, 4)? as i32, part(4, 6)?, part(6, 8)?),
        6 if nearby.span.year.or(nearby.above).is_some() => {
            let year = nearby.century(part(0, 2)? as i32);
            made(year, part(2, 4)?, part(4, 6)?)
        }
        4 if digits.starts_with('0') => {
            let month = part(0, 2)?;
            made(nearby.year(month).ok_or(NoDay::Unclear)?, month, part(2, 4)?)
        }
        1 | 2 => match nearby.span.months {
            Some(period) if period.months == 1 => {
                made(period.first.year(), period.first.number(), part(0, digits.len())?)
            }
            _ => Err(NoDay::Unclear),
        },
        _ => Err(NoDay::Unclear),
    }?;
    Ok(CivilTime { day, minute: None })
}

/// Year, month and day; month and day; each with any of the signs between them.
fn parted(text: &str, nearby: &Nearby) -> Result<Day, NoDay> {
    let mut parts: Vec<&str> = text.split(DATE_SIGNS).collect();
    if parts.last() == Some(&"") {
        parts.pop();
    }
    let number = |text: &str, longest: usize| {
        let fits = (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if fits { text.parse::<u32>().map_err(|_| NoDay::Unclear) } else { Err(NoDay::Unclear) }
    };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            made(number(year, 4)? as i32, number(month, 2)?, number(day, 2)?)
        }
        // Month, day, year, as an American spreadsheet writes it.
        [month, day, year] if year.len() == 4 && !text.contains(YEAR) => {
            let (month, day) = (number(month, 2)?, number(day, 2)?);
            if month > 12 { Err(NoDay::Unclear) } else { made(number(year, 4)? as i32, month, day) }
        }
        [year, month, day] if year.len() == 2 => {
            made(nearby.century(number(year, 2)? as i32), number(month, 2)?, number(day, 2)?)
        }
        [year, month] if text.contains(YEAR) || year.len() > 2 => {
            let _ = month;
            Err(NoDay::Unclear)
        }
        [month, day] => {
            let (month, day) = (number(month, 2)?, number(day, 2)?);
            let year = match nearby.year(month) {
                Some(year) => year,
                None if (1..=12).contains(&month) => return Err(NoDay::Unclear),
                None => return Err(NoDay::Impossible),
            };
            made(year, month, day)
        }
        [day] if text.ends_with(DAY) => compact(day, nearby).map(|time| time.day),
        _ => Err(NoDay::Unclear),
    }
}

fn made(year: i32, month: u32, day: u32) -> Result<Day, NoDay> {
    if !(1900..2100).contains(&year) {
        return Err(NoDay::Unclear);
    }
    Day::new(year, month, day).ok_or(NoDay::Impossible)
}

/// A text without blanks, without the day of the week, and without a time of day behind it; and that time.
fn without_time(text: &str) -> (String, Option<u16>) {
    let half = casework::text::half_width(text);
    let half = half.trim().replace('T', " ");
    let (date, clock) = match half.rfind(|c: char| c.is_whitespace() || !(c.is_ascii_digit() || c == ':')) {
        Some(at) if half[at..].contains(':') => {
            let from = at + half[at..].chars().next().map_or(1, char::len_utf8);
            (&half[..from], Some(&half[from..]))
        }
        _ => (half.as_str(), None),
    };
    let mut date = packed(date);
    if let Some(at) = date.find(['(', '[']) {
        date.truncate(at);
    }
    for word in WEEKDAYS {
        if let Some(at) = date.find(word) {
            date.truncate(at);
        }
    }
    let mut add = 0;
    for (word, hours) in PARTS_OF_DAY {
        if let Some(rest) = date.strip_suffix(word) {
            (date, add) = (rest.to_owned(), hours);
            break;
        }
    }
    let minute = clock.and_then(minute).map(|minute| if minute < 720 { minute + add * 60 } else { minute });
    (date, minute.filter(|minute| *minute > 0))
}

fn minute(clock: &str) -> Option<u16> {
    let mut parts = clock.split(':').map(|part| part.parse::<u16>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    (hour < 24 && minute < 60).then(|| hour * 60 + minute)
}

/// Does a text look like a day, whatever the year? For telling columns apart.
pub fn looks_like_day(cell: &Cell) -> bool {
    let nearby = Nearby { above: Some(2005), ..Nearby::default() };
    match cell {
        Cell::Text(text) => {
            let parted = text.contains(DATE_SIGNS) || text.contains(MONTH);
            (parted || text.trim().len() == 8) && !matches!(day(cell, &nearby), Err(NoDay::Unclear))
        }
        Cell::Number(number) => SERIALS.contains(number) || (19_500_101.0..21_000_000.0).contains(number),
        Cell::Date(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn april() -> Nearby {
        Nearby { span: Span::of(["2005年4月"]), ..Nearby::default() }
    }

    #[track_caller]
    fn check(text: &str, expected: Result<&str, NoDay>) {
        let found = day(&Cell::text(text), &april()).map(|time| time.unwrap().to_string());
        assert_eq!(found.as_deref().map_err(|no| *no), expected, "{text}");
    }

    #[test]
    fn days_as_clerks_write_them() {
        for text in [
            "2005.4.1",
            "2005/04/01",
            "2005-04-01",
            "2005年4月1日",
            "２００５．４．１",
            " 2005-4-1 ",
            "05.4.1",
            "4月1日",
            "4.1",
            "4/1",
            "20050401",
            "050401",
            "0401",
            "1日",
            "1",
            "38443",
            "二〇〇五年四月一日",
            "四月一日",
            "2005年4月1号",
            "2005-04-01T00:00:00",
            "4/1/2005",
            "2005.4.1上午",
            "2005.4.1（周五）",
            "4月1日星期五",
            "2005。4。1",
        ] {
            check(text, Ok("2005-04-01"));
        }
        check("2005-04-01 09:30", Ok("2005-04-01 09:30"));
        check("2005年4月1日下午2:05", Ok("2005-04-01 14:05"));
        check("2005-04-01 09:30:15", Ok("2005-04-01 09:30"));
        check("98.12.31", Ok("1998-12-31"));
        check("2005-04-01 8126:27612", Ok("2005-04-01"));
    }

    #[test]
    fn days_that_do_not_exist() {
        for text in [
            "2005-02-30",
            "2005.4.31",
            "20050432",
            "4月31日",
            "2005.13.4",
            "2005年4月0日",
            "31日",
            "13/32/2005",
        ] {
            let expected = if text.starts_with("13/") { NoDay::Unclear } else { NoDay::Impossible };
            check(text, Err(expected));
        }
    }

    #[test]
    fn days_that_are_not_certain() {
        for text in [
            "2005-4",
            "2005年4月",
            "2005-4-1-2",
            "4.1-4.3",
            "上旬",
            "4月",
            "12351",
            "去年4月1日",
            "2.5.4.1",
            "13/4/2005",
        ] {
            check(text, Err(NoDay::Unclear));
        }
        let alone = |text: &str| day(&Cell::text(text), &Nearby::default());
        for text in ["4月1日", "050401", "0401", "1日", "1"] {
            assert_eq!(alone(text), Err(NoDay::Unclear), "{text}");
        }
        assert_eq!(alone("05.4.1").unwrap().unwrap().to_string(), "2005-04-01");
        for number in [f64::NAN, f64::INFINITY, 4.1, -1.0, 1e17] {
            assert_eq!(day(&Cell::Number(number), &april()), Err(NoDay::Unclear));
        }
    }

    #[test]
    fn numbers_are_days_of_both_systems() {
        let shown = |number, is_1904| {
            day(&Cell::Number(number), &Nearby { is_1904, ..april() }).unwrap().unwrap().to_string()
        };
        assert_eq!(shown(38_443.0, false), "2005-04-01");
        assert_eq!(shown(36_981.0, true), "2005-04-01");
        assert_eq!(shown(20_050_401.0, false), "2005-04-01");
        assert_eq!(shown(3.0, false), "2005-04-03");
    }

    #[test]
    fn a_year_is_taken_from_the_months_of_the_sheet_or_from_above() {
        let two_years = Nearby {
            span: Span { months: casework::time::Period::parse("2004-10~12"), year: Some(2004) },
            ..Nearby::default()
        };
        let read = |text: &str, nearby: &Nearby| day(&Cell::text(text), nearby).unwrap().unwrap().to_string();
        assert_eq!(read("11月3日", &two_years), "2004-11-03");
        assert_eq!(read("3月3日", &two_years), "2005-03-03");
        assert_eq!(read("3月3日", &Nearby { above: Some(2009), ..Nearby::default() }), "2009-03-03");
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9年月日一二十〇.\\-/:号上下午 周T(]{0,14}", number in any::<f64>()) {
            let _ = (day(&Cell::text(&*text), &april()), day(&Cell::Number(number), &april()));
            let _ = looks_like_day(&Cell::text(text));
        }

        #[test]
        fn every_day_is_read_in_every_form(days in 11_000i32..25_000) {
            let (year, month, day_) = Day(days).ymd();
            for text in [format!("{year}.{month}.{day_}"), format!("{year:04}{month:02}{day_:02}"), format!("{year}年{month}月{day_}日"), format!("{}", days + 25_569)] {
                prop_assert_eq!(day(&Cell::text(&*text), &april()).unwrap().unwrap().day, Day(days), "{}", text);
            }
        }
    }
}

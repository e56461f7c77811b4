//! Which months a sheet is of, as its title, its tab or its file's name says.

use casework::text::packed;
use casework::time::{Month, Period};
use serde::{Deserialize, Serialize};

use super::dictionary::titles::{MONTH, UNTIL, YEAR};
use super::numeral::arabic;

/// Months of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The months it says it is of.
    pub months: Option<Period>,
    /// Year of days written without one.
    pub year: Option<i32>,
}

impl Span {
    /// Out of texts, best first. A text that names only a month takes its year from a later one.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Span {
        let (mut year, mut month) = (None, None);
        for text in texts {
            let text = arabic(&packed(text));
            year = year.or_else(|| find_year(&text));
            month = month.or_else(|| find_months(&text));
            if year.is_some() && month.is_some() {
                break;
            }
        }
        let months = year.zip(month).and_then(|(year, (first, count))| {
            Some(Period { first: Month::new(year, first)?, months: count })
        });
        Span { months, year }
    }
}

/// A year before its word, or before a sign and a month.
fn find_year(text: &str) -> Option<i32> {
    let numbers = numbers(text);
    let is_year = |(digits, _, after): &(&str, &str, &str)| {
        let before_month = |rest: &str| {
            month_of(rest.get(..2).unwrap_or_default()).is_some()
                && !starts_with_digit(rest.get(2..).unwrap_or_default())
        };
        match digits.len() {
            4 => after.starts_with(YEAR) || after.strip_prefix(['-', '.', '_']).is_some_and(before_month),
            6 => month_of(&digits[4..]).is_some(),
            _ => false,
        }
    };
    let (digits, ..) = numbers.into_iter().find(is_year)?;
    digits[..4].parse().ok().filter(|year| (1950..2100).contains(year))
}

/// The first month and how many.
fn find_months(text: &str) -> Option<(u32, u16)> {
    for (digits, before, after) in numbers(text) {
        if let (6, Some(month)) = (digits.len(), digits.get(4..).and_then(month_of)) {
            return Some((month, 1));
        }
        let month = month_of(digits);
        let last = match after.strip_prefix(MONTH).unwrap_or(after).strip_prefix(UNTIL) {
            Some(rest) => numbers(rest)
                .first()
                .filter(|(digits, before, after)| {
                    before.is_empty() && after.starts_with(MONTH) && month_of(digits).is_some()
                })
                .and_then(|(digits, ..)| month_of(digits)),
            None => None,
        };
        match (month, last) {
            (Some(first), Some(last)) if last >= first => return Some((first, (last - first + 1) as u16)),
            (Some(month), _) if after.starts_with(MONTH) => return Some((month, 1)),
            (Some(month), _) if digits.len() == 2 && is_behind_year(before) => return Some((month, 1)),
            _ => {}
        }
    }
    None
}

fn is_behind_year(before: &str) -> bool {
    let year = before.strip_suffix(['-', '.', '_']).unwrap_or_default();
    year.len() >= 4 && year.bytes().rev().take(4).all(|b| b.is_ascii_digit())
}

fn month_of(digits: &str) -> Option<u32> {
    let fits = matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|month| fits && (1..=12).contains(month))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Every run of digits with what stands before and behind it.
fn numbers(text: &str) -> Vec<(&str, &str, &str)> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (from, c.is_ascii_digit()) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                found.push((&text[start..at], &text[..start], &text[at..]));
                from = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], months: Option<&str>, year: Option<i32>) {
        let span = Span::of(texts.iter().copied());
        assert_eq!(
            (span.months.map(|period| period.to_string()).as_deref(), span.year),
            (months, year),
            "{texts:?}"
        );
    }

    #[test]
    fn titles_tabs_and_names_of_files() {
        check(&["信访接待登记表（2005年4月）"], Some("2005-04"), Some(2005));
        check(&["二〇〇五年十二月来访登记"], Some("2005-12"), Some(2005));
        check(&["来访登记", "4月", "2005年台账.xlsx"], Some("2005-04"), Some(2005));
        check(&["", "2005-04", ""], Some("2005-04"), Some(2005));
        check(&["", "200504", ""], Some("2005-04"), Some(2005));
        check(&["2005年1-3月接待情况"], Some("2005-01~3"), Some(2005));
        check(&["2005年1月至3月"], Some("2005-01~3"), Some(2005));
        check(&["2005年接待登记"], None, Some(2005));
        check(&["", "接待登记", "ledger-2004-2005.xlsx"], None, None);
        check(&["12351热线登记", "Sheet1", "a.csv"], None, None);
        check(&["12月", "", ""], None, None);
    }
}

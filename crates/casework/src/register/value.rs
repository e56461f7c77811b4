//! Text to a value and back. What is printed reads back as the same value.

use super::{Item, Kind, Value};
use crate::code::Codes;
use crate::identity::{IdDocument, IdKind};
use crate::issue::IssueCode;
use crate::text::{half_width, line, lines, packed};
use crate::time::Day;
use crate::view::yuan;

/// Most fen of one value: a thousand million yuan.
const MOST_FEN: i64 = 100_000_000_000;
/// Days before this year are slips of the pen.
const FIRST_YEAR: i32 = 1900;
/// Days after this year are too.
const LAST_YEAR: i32 = 2199;

/// A value with what is doubtful about it.
pub(super) type Read = Result<(Option<Value>, Vec<IssueCode>), IssueCode>;

/// The value of a text under an item; none for an empty text.
pub(super) fn read(item: Item, text: &str, today: Day, codes: &Codes) -> Read {
    let plain = packed(text);
    if plain.is_empty() {
        return Ok((None, Vec::new()));
    }
    let sure = |value| Ok((Some(value), Vec::new()));
    match item.kind() {
        Kind::Line(most) => sure(Value::Text(short(line(text), most)?)),
        Kind::Lines(most) => sure(Value::Text(short(lines(text), most)?)),
        Kind::PastDay => match day(&plain)? {
            day if day > today => Err(IssueCode::DateInFuture),
            day => sure(Value::Day(day)),
        },
        Kind::AnyDay => sure(Value::Day(day(&plain)?)),
        Kind::Money => sure(Value::Fen(fen(&plain)?)),
        Kind::Count(most) => sure(Value::Count(count(&plain, most)?)),
        Kind::Rate => match hundredths(&plain.replace('%', "")) {
            Some(rate) if rate <= 10_000 => sure(Value::Hundredths(rate)),
            _ => Err(IssueCode::RateUnclear),
        },
        Kind::Quantity => match hundredths(&plain) {
            Some(quantity) if (1..=100_000_000).contains(&quantity) => sure(Value::Hundredths(quantity)),
            _ => Err(IssueCode::QuantityUnclear),
        },
        Kind::Code(list) => match codes.get(list, text.trim()) {
            Some(code) => sure(Value::Code(code.key.clone())),
            None => Err(IssueCode::CodeUnknown),
        },
        Kind::Account => account(&plain),
        Kind::IdNumber => match IdDocument::parse(IdKind::default(), text) {
            Some((document, doubts)) => Ok((Some(Value::Text(short(document.number, 40)?)), doubts)),
            None => Ok((None, Vec::new())),
        },
    }
}

impl Value {
    /// The text a form shows for it: days as `YYYY-MM-DD`, money in yuan, codes as their keys.
    pub fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Day(day) => day.to_string(),
            Value::Fen(fen) => yuan(*fen),
            Value::Count(count) => count.to_string(),
            Value::Hundredths(hundredths) => yuan(i64::from(*hundredths)),
            Value::Code(key) => key.as_str().to_owned(),
        }
    }
}

fn short(text: String, most: usize) -> Result<String, IssueCode> {
    if text.chars().count() > most { Err(IssueCode::TooLong) } else { Ok(text) }
}

/// A day as forms write it.
pub(super) fn day(plain: &str) -> Result<Day, IssueCode> {
    let day = Day::parse_iso(&half_width(plain)).ok_or(IssueCode::DateImpossible)?;
    if (FIRST_YEAR..=LAST_YEAR).contains(&day.ymd().0) { Ok(day) } else { Err(IssueCode::DateImpossible) }
}

pub(super) fn count(plain: &str, most: u32) -> Result<u32, IssueCode> {
    let digits = plain.len() <= 9 && plain.bytes().all(|b| b.is_ascii_digit());
    let count = plain.parse().ok().filter(|count| digits && (1..=most).contains(count));
    count.ok_or(IssueCode::CountOutside)
}

/// Yuan with at most two decimals, thousands set apart or not.
fn fen(plain: &str) -> Result<i64, IssueCode> {
    let fen = decimal(&plain.replace(',', ""), 13).ok_or(IssueCode::MoneyUnclear)?;
    if fen <= MOST_FEN { Ok(fen) } else { Err(IssueCode::MoneyTooMuch) }
}

fn hundredths(plain: &str) -> Option<u32> {
    u32::try_from(decimal(plain, 7)?).ok()
}

/// A decimal of at most two places, in hundredths.
fn decimal(plain: &str, most: usize) -> Option<i64> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > most || part.len() > 2 {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 100 + part)
}

fn account(plain: &str) -> Read {
    let digits: String = plain.chars().filter(|sign| *sign != '-').collect();
    if !(8..=30).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(IssueCode::AccountUnclear);
    }
    let doubt = matches!(digits.len(), 16 | 19) && !is_luhn(&digits);
    Ok((Some(Value::Text(digits)), doubt.then_some(IssueCode::AccountChecksumWrong).into_iter().collect()))
}

/// The check of ISO/IEC 7812-1, which bank cards bear in their last digit.
fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|digit| u32::from(digit - b'0'))
        .enumerate()
        .map(|(at, digit)| match at % 2 {
            0 => digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TODAY: Day = Day(20_000);

    #[track_caller]
    fn check(item: Item, text: &str, wants: Result<&str, IssueCode>) {
        let found = read(item, text, TODAY, &Codes::default().with_desks());
        let found = found.map(|(value, _)| value.map_or(String::new(), |value| value.text()));
        assert_eq!(found, wants.map(str::to_owned), "{item:?} {text}");
    }

    #[test]
    fn money_days_and_numbers() {
        check(Item::Amount, "３，０００．５", Ok("3000.50"));
        check(Item::Amount, "3,000", Ok("3000"));
        check(Item::Amount, "0", Ok("0"));
        for text in ["-3", "3.125", "some", "3.", "1e5"] {
            check(Item::Amount, text, Err(IssueCode::MoneyUnclear));
        }
        check(Item::Amount, "1000000000.01", Err(IssueCode::MoneyTooMuch));
        check(Item::Term, "12", Ok("12"));
        for text in ["0", "121", "1.5", "-1", "x"] {
            check(Item::Term, text, Err(IssueCode::CountOutside));
        }
        check(Item::Rate, "5.31%", Ok("5.31"));
        for text in ["100.01", "five", "1.234"] {
            check(Item::Rate, text, Err(IssueCode::RateUnclear));
        }
        check(Item::Quantity, "0.5", Ok("0.50"));
        for text in ["0", "1.005", "two"] {
            check(Item::Quantity, text, Err(IssueCode::QuantityUnclear));
        }
        check(Item::PaidDay, "2024-10-05", Err(IssueCode::DateInFuture));
        check(Item::DueDay, "2034-10-05", Ok("2034-10-05"));
        for text in ["2024-02-30", "1024-01-01", "yesterday"] {
            check(Item::DueDay, text, Err(IssueCode::DateImpossible));
        }
        check(Item::ReliefKind, "medical", Ok("medical"));
        check(Item::ReliefKind, "nothing", Err(IssueCode::CodeUnknown));
        check(Item::Post, &"x".repeat(101), Err(IssueCode::TooLong));
    }

    #[test]
    fn accounts_are_digits_and_cards_are_checked() {
        check(Item::Account, "6222 0000 0000 0000", Ok("6222000000000000"));
        for text in ["1234567", "12345678x", &"1".repeat(31)] {
            check(Item::Account, text, Err(IssueCode::AccountUnclear));
        }
        let doubts = |text| account(text).map(|(_, doubts)| doubts.len());
        assert_eq!(doubts("4111111111111111"), Ok(0));
        assert_eq!(doubts("4111111111111112"), Ok(1));
        assert_eq!(doubts("411111111111"), Ok(0));
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(fen in 0..=MOST_FEN, hundredths in 1..=10_000_u32, day in -25_000..84_000_i32) {
            let codes = Codes::default();
            for (item, value) in [
                (Item::Amount, Value::Fen(fen)),
                (Item::Rate, Value::Hundredths(hundredths)),
                (Item::Quantity, Value::Hundredths(hundredths)),
                (Item::DueDay, Value::Day(Day(day))),
            ] {
                prop_assert_eq!(read(item, &value.text(), TODAY, &codes), Ok((Some(value), Vec::new())));
            }
        }

        #[test]
        fn any_text_is_answered(text in ".{0,40}") {
            for item in Item::ALL {
                let _ = read(*item, &text, TODAY, &Codes::default());
            }
        }
    }
}

//! GB 11643 citizen identity numbers: region 6, birth date 8, order 3 (odd = male), check character (ISO 7064 MOD 11-2).
//!
//! Regions are never refused: counties are merged and renamed every year, and old numbers stay true.

use super::Sex;
use crate::issue::IssueCode;
use crate::time::Day;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// The check character of the first 17 digits; none where there are fewer or other characters.
pub(crate) fn check_char(number: &str) -> Option<char> {
    let mut sum = 0;
    let mut chars = number.chars();
    for weight in WEIGHTS {
        sum += weight * chars.next()?.to_digit(10)?;
    }
    CHECK.get((sum % 11) as usize).copied()
}

/// What is wrong with an 18- or 15-digit number (packed, capitals); a lone `Id15Digits` is a valid old number.
pub(super) fn judge(number: &str) -> Vec<IssueCode> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match number.chars().count() {
        18 if number.len() == 18
            && digits(&number[..17])
            && number.ends_with(|c: char| c.is_ascii_digit() || c == 'X') =>
        {
            let mut issues = Vec::new();
            if birth(number).is_none() {
                issues.push(IssueCode::IdBirthImpossible);
            }
            if check_char(number) != number.chars().last() {
                issues.push(IssueCode::IdChecksumWrong);
            }
            issues
        }
        15 if digits(number) => {
            let mut issues = vec![IssueCode::Id15Digits];
            if birth(number).is_none() {
                issues.push(IssueCode::IdBirthImpossible);
            }
            issues
        }
        18 => vec![IssueCode::IdFormWrong],
        _ if number.bytes().all(|b| b.is_ascii_digit() || b == b'X') => vec![IssueCode::IdWrongLength],
        _ => vec![IssueCode::IdFormWrong],
    }
}

/// Birth date written in the number. A 15-digit number has two digits of a year of the 1900s.
pub(super) fn birth(number: &str) -> Option<Day> {
    let (year, rest) = match number.len() {
        18 => (number.get(6..10)?.parse().ok()?, number.get(10..14)?),
        15 => (1900 + number.get(6..8)?.parse::<i32>().ok()?, number.get(8..12)?),
        _ => return None,
    };
    if !(1800..=2199).contains(&year) {
        return None;
    }
    Day::new(year, rest.get(..2)?.parse().ok()?, rest.get(2..)?.parse().ok()?)
}

/// Sex by the last digit of the order number.
pub(super) fn sex(number: &str) -> Sex {
    let order = match number.len() {
        18 => number.as_bytes().get(16),
        15 => number.as_bytes().get(14),
        _ => None,
    };
    match order {
        Some(b) if b.is_ascii_digit() && b % 2 == 1 => Sex::Male,
        Some(b) if b.is_ascii_digit() => Sex::Female,
        _ => Sex::Unknown,
    }
}

/// The 18-digit form of a 15-digit number.
pub(super) fn upgrade(number: &str) -> Option<String> {
    if number.len() != 15 || birth(number).is_none() {
        return None;
    }
    let first17 = format!("{}19{}", number.get(..6)?, number.get(6..)?);
    check_char(&first17).map(|check| format!("{first17}{check}"))
}

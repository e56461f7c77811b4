//! A cell to a value of an item.

use casework::code::CodeKey;
use casework::issue::IssueCode;
use casework::register::{Item, Kind, Value};
use casework::text::{line, lines, packed};
use casework::time::Day;

use super::super::date::{Nearby, day};
use super::super::dictionary::{self, desks};
use super::super::entries::Entries;
use super::super::numeral;
use super::super::span::Span;
use crate::sheet::Cell;

/// Most fen of one value: a thousand million yuan.
const MOST_FEN: i64 = 100_000_000_000;
/// Most characters of a word of the lists.
const LONGEST_WORD: usize = 40;

/// What is known beside the cell.
pub struct Beside<'a, 'c> {
    /// Lists.
    pub entries: &'a mut Entries<'c>,
    /// Year and months.
    pub nearby: Nearby,
    /// Today, where it is known.
    pub today: Option<Day>,
    /// The day of the entry.
    pub opened: Day,
    /// A bare amount is in ten thousands of yuan.
    pub is_in_wan: bool,
}

/// A value; `rest` is what of the cell it does not hold.
pub struct Found {
    pub value: Value,
    pub rest: Option<String>,
}

/// The value of a cell under an item; none where there is nothing.
pub fn value(item: Item, cell: &Cell, beside: &mut Beside<'_, '_>) -> Result<Option<Found>, IssueCode> {
    let shown = cell.shown();
    let word = packed(&shown).to_lowercase();
    if word.is_empty() || (item != Item::Notes && dictionary::is_none(&word)) {
        return Ok(None);
    }
    if *cell == Cell::Failed {
        return Err(unclear(item));
    }
    let sure = |value: Value| Ok(Some(Found { value, rest: None }));
    match item.kind() {
        Kind::Line(most) => sure(Value::Text(short(line(&shown), most)?)),
        Kind::Lines(most) => sure(Value::Text(short(lines(&shown), most)?)),
        Kind::PastDay | Kind::AnyDay => match some_day(cell, beside)? {
            day if item.kind() == Kind::PastDay && beside.today.is_some_and(|today| day > today) => {
                Err(IssueCode::DateInFuture)
            }
            day => sure(Value::Day(day)),
        },
        Kind::Money => {
            sure(Value::Fen(money(cell, beside.is_in_wan).ok_or(IssueCode::AmountUnclear)?.unwrap_or(0)))
        }
        Kind::Count(most) => match count(cell) {
            Some(count) if count <= most => sure(Value::Count(count)),
            _ => Err(unclear(item)),
        },
        Kind::Rate => match hundredths(word.strip_suffix('%').unwrap_or(&word)) {
            Some(rate) if rate <= 10_000 => sure(Value::Hundredths(rate)),
            _ => Err(unclear(item)),
        },
        Kind::Quantity => quantity(&shown).ok_or(unclear(item)).map(Some),
        Kind::Code(list) => {
            let (word, rest) = match shown.find(desks::BRACKETS) {
                Some(at)
                    if !beside.entries.knows(list, &shown) && beside.entries.knows(list, &shown[..at]) =>
                {
                    (&shown[..at], Some(line(&shown)))
                }
                _ => (shown.as_str(), None),
            };
            let key = entry(list, word, beside.entries)?;
            Ok(key.map(|key| Found { value: Value::Code(key), rest }))
        }
        Kind::Account => {
            let digits: String = word.chars().filter(|sign| *sign != '-').collect();
            let fits = (8..=30).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            if fits { sure(Value::Text(digits)) } else { Err(unclear(item)) }
        }
        Kind::IdNumber => sure(Value::Text(short(word.to_uppercase(), 40)?)),
    }
}

/// What a cell of an item is called that cannot be read.
fn unclear(item: Item) -> IssueCode {
    match item.kind() {
        Kind::Money => IssueCode::AmountUnclear,
        Kind::PastDay | Kind::AnyDay => IssueCode::DateImpossible,
        Kind::Rate => IssueCode::RateUnclear,
        Kind::Quantity => IssueCode::QuantityUnclear,
        Kind::Account => IssueCode::AccountUnclear,
        _ => IssueCode::CountOutside,
    }
}

/// An amount in fen, none for nothing and for zero.
pub fn money(cell: &Cell, is_in_wan: bool) -> Option<Option<i64>> {
    numeral::amount(cell, is_in_wan).ok().filter(|fen| fen.is_none_or(|fen| fen <= MOST_FEN))
}

/// A day. One without a year that would lie before the entry is of the year after.
pub fn some_day(cell: &Cell, beside: &Beside<'_, '_>) -> Result<Day, IssueCode> {
    let year = beside.opened.ymd().0;
    let near = |year: i32| Nearby {
        span: Span { year: Some(year), ..Span::default() },
        above: Some(year),
        is_1904: beside.nearby.is_1904,
    };
    let read = |year: i32| match day(cell, &near(year)) {
        Ok(Some(time)) => Ok(time.day),
        _ => Err(IssueCode::DateImpossible),
    };
    match read(year) {
        Ok(day) if day < beside.opened => read(year + 1),
        found => found,
    }
}

fn entry(
    list: casework::code::ListName,
    word: &str,
    entries: &mut Entries<'_>,
) -> Result<Option<CodeKey>, IssueCode> {
    if line(word).chars().count() > LONGEST_WORD {
        return Err(IssueCode::TooLong);
    }
    Ok(entries.find(list, word).map(|entry| entry.key))
}

fn short(text: String, most: usize) -> Result<String, IssueCode> {
    if text.chars().count() > most { Err(IssueCode::TooLong) } else { Ok(text) }
}

/// A count, with or without the word it counts in.
fn count(cell: &Cell) -> Option<u32> {
    if let Ok(Some(count)) = numeral::count(cell) {
        return Some(count);
    }
    let text = packed(&cell.shown());
    let text = text.strip_prefix(desks::ORDINAL).unwrap_or(&text);
    let bare = desks::COUNT_TAILS.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text);
    numeral::count(&Cell::text(bare)).ok().flatten()
}

/// How many, and the unit behind it where the cell has one.
fn quantity(shown: &str) -> Option<Found> {
    let text = packed(shown);
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let quantity = hundredths(digits).filter(|quantity| (1..=100_000_000).contains(quantity))?;
    let rest = (!unit.is_empty()).then(|| unit.to_owned());
    if unit.chars().count() > 10 || unit.starts_with(|c: char| c.is_ascii_punctuation()) {
        return None;
    }
    Some(Found { value: Value::Hundredths(quantity), rest })
}

/// A decimal of at most two places, in hundredths, out of its text.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > 7 || part.len() > 2 {
        return None;
    }
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use casework::code::Codes;

    use super::*;

    #[track_caller]
    fn check(item: Item, text: &str, expected: Result<Option<Value>, IssueCode>) {
        let codes = Codes::default().with_desks();
        let mut entries = Entries::new(&codes);
        let mut beside = Beside {
            entries: &mut entries,
            nearby: Nearby::default(),
            today: None,
            opened: Day::new(2005, 11, 1).unwrap(),
            is_in_wan: false,
        };
        let found = value(item, &Cell::text(text), &mut beside).map(|found| found.map(|found| found.value));
        assert!(found == expected, "{item:?} {text}");
    }

    #[test]
    fn values_as_clerks_write_them() {
        let day = |y, m, d| Ok(Some(Value::Day(Day::new(y, m, d).unwrap())));
        let code = |key: &str| Ok(Some(Value::Code(CodeKey::parse(key).unwrap())));
        check(Item::Amount, "3,000元", Ok(Some(Value::Fen(300_000))));
        check(Item::Amount, "0", Ok(Some(Value::Fen(0))));
        check(Item::Amount, "约3000", Err(IssueCode::AmountUnclear));
        check(Item::Amount, "/", Ok(None));
        check(Item::Term, "12个月", Ok(Some(Value::Count(12))));
        check(Item::HouseholdSize, "4口人", Ok(Some(Value::Count(4))));
        check(Item::HouseholdSize, "一家", Ok(Some(Value::Count(1))));
        check(Item::HouseholdSize, "大家", Err(IssueCode::CountOutside));
        check(Item::Rate, "5.31%", Ok(Some(Value::Hundredths(531))));
        check(Item::Rate, "0.0531", Err(IssueCode::RateUnclear));
        check(Item::Quantity, "0.5", Ok(Some(Value::Hundredths(50))));
        check(Item::Quantity, "2袋", Ok(Some(Value::Hundredths(200))));
        check(Item::Quantity, "若干", Err(IssueCode::QuantityUnclear));
        check(Item::DueDay, "2006年10月31日", day(2006, 10, 31));
        check(Item::DueDay, "3月1日", day(2006, 3, 1));
        check(Item::DueDay, "上旬", Err(IssueCode::DateImpossible));
        check(Item::ReliefKind, "其他", code("other"));
        check(Item::CauseOfAction, "追索劳动报酬（31人）", code("pay"));
        check(Item::JobGroup, "4050", code("older"));
        check(Item::Guarantor, &"x".repeat(41), Err(IssueCode::TooLong));
    }
}

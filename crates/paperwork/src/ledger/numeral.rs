//! Numbers as clerks write them: Chinese numerals, units, thousands.

use casework::text::packed;

use super::dictionary::titles::{AMOUNT_UNITS, COUNT_UNITS, WAN, numeral, power};
use crate::sheet::Cell;

/// Most people of one contact.
const MOST_PEOPLE: i64 = 100_000;
/// Largest amount, in fen.
const MOST_FEN: f64 = 1e15;

/// It may be several numbers, or none.
#[derive(Debug, PartialEq, Eq)]
pub struct Unclear;

/// A text with every run of Chinese numerals as digits: twenty-three as 23, two-zero-zero-five as 2005.
pub fn arabic(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for c in text.chars() {
        if numeral(c).is_some() || power(c).is_some() {
            run.push(c);
        } else {
            out.push_str(&number(&std::mem::take(&mut run)));
            out.push(c);
        }
    }
    out.push_str(&number(&run));
    out
}

/// The digits of a run of numerals.
fn number(run: &[char]) -> String {
    if !run.iter().any(|c| power(*c).is_some()) {
        return run.iter().filter_map(|c| numeral(*c)).map(|digit| digit.to_string()).collect();
    }
    let (mut sum, mut digit) = (0_u64, None);
    for c in run {
        match power(*c) {
            Some(power) => {
                sum =
                    sum.saturating_add(u64::from(digit.take().unwrap_or(1)).saturating_mul(u64::from(power)))
            }
            None => digit = numeral(*c),
        }
    }
    sum.saturating_add(u64::from(digit.unwrap_or(0))).to_string()
}

/// A count from 1 to 100,000; none for an empty cell.
pub fn count(cell: &Cell) -> Result<Option<u32>, Unclear> {
    let whole = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(_) => cell.whole(),
        Cell::Text(text) => {
            let text = arabic(&packed(text));
            let digits = COUNT_UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
            let fits = !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit());
            if fits { digits.parse().ok() } else { None }
        }
        Cell::Date(_) | Cell::Bool(_) | Cell::Failed => None,
    };
    match whole {
        Some(count @ 1..=MOST_PEOPLE) => Ok(Some(count as u32)),
        _ => Err(Unclear),
    }
}

/// An amount in fen; none for an empty cell and for nothing. A bare number is in ten thousands where the head says so.
pub fn amount(cell: &Cell, is_in_wan: bool) -> Result<Option<i64>, Unclear> {
    let scale = if is_in_wan { 1e6 } else { 1e2 };
    let fen = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(number) => number * scale,
        Cell::Text(text) => written_amount(&packed(text).to_lowercase(), scale)?,
        Cell::Date(_) | Cell::Bool(_) | Cell::Failed => return Err(Unclear),
    };
    let whole = fen.round();
    // Only what fen can say: `0.123` yuan is no amount.
    if !(0.0..MOST_FEN).contains(&whole) || (fen - whole).abs() > 1e-4 * (1.0 + fen.abs() * 1e-9) {
        return Err(Unclear);
    }
    Ok((whole > 0.0).then_some(whole as i64))
}

/// Digits with commas and decimals, or plain Chinese numerals, with units around them.
fn written_amount(text: &str, scale: f64) -> Result<f64, Unclear> {
    let mut text = text.to_owned();
    let mut has_unit = false;
    for unit in AMOUNT_UNITS {
        if text.contains(unit) {
            has_unit = true;
            text = text.replacen(unit, "", 1);
        }
    }
    let text = text.strip_suffix('.').unwrap_or(&text);
    let (number, scale) = match text.strip_suffix(WAN) {
        Some(number) => (number, 1e6),
        None if has_unit => (text, 1e2),
        None => (text, scale),
    };
    let is_digit =
        |text: &str| scale > 1e2 && text.chars().count() == 1 && text.chars().all(|c| numeral(c).is_some());
    let number =
        if is_plain_numeral(number) || is_digit(number) { arabic(number) } else { number.to_owned() };
    let digits = without_thousands(&number).ok_or(Unclear)?;
    let is_number = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().any(|b| b.is_ascii_digit())
        && digits.len() <= 15;
    let number: f64 = digits.parse().map_err(|_| Unclear)?;
    if is_number { Ok(number * scale) } else { Err(Unclear) }
}

/// Numerals that close with a power of ten. "One thousand five" may be 1005 or 1500.
fn is_plain_numeral(text: &str) -> bool {
    text.chars().all(|c| numeral(c).is_some() || power(c).is_some())
        && text.chars().last().is_some_and(|c| power(c).is_some())
}

/// Commas only where they part thousands.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut parts = whole.split(',');
    let first = parts.next()?;
    let parts: Vec<&str> = parts.collect();
    let fits = parts.is_empty() || (first.len() <= 3 && parts.iter().all(|part| part.len() == 3));
    let rest = rest.map_or(String::new(), |rest| format!(".{rest}"));
    fits.then(|| format!("{first}{}{rest}", parts.concat()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numerals() {
        for (text, digits) in [
            ("二〇〇五年四月三日", "2005年4月3日"),
            ("十二月二十三日", "12月23日"),
            ("三十", "30"),
            ("十", "10"),
            ("一百零五", "105"),
        ] {
            assert_eq!(arabic(text), digits);
        }
    }

    #[test]
    fn amounts() {
        for (text, fen) in [
            ("2000", 200_000),
            ("3,000元", 300_000),
            ("３，６００元", 360_000),
            ("0.5万元", 500_000),
            ("1.2万", 1_200_000),
            ("￥1,200.00", 120_000),
            ("2000元整", 200_000),
            ("863.5", 86_350),
            ("１２００元", 120_000),
            ("0.35万元", 350_000),
            ("三千元", 300_000),
            ("两万元", 2_000_000),
            ("人民币500圆", 50_000),
        ] {
            assert_eq!(amount(&Cell::text(text), false), Ok(Some(fen)), "{text}");
        }
        for text in [
            "约2000",
            "几百块",
            "一千五左右",
            "500-800",
            "一千五",
            "2000多",
            "10,00",
            "-500",
            "1.2.3",
            "0.123",
            "元",
            "1e5",
            "inf",
        ] {
            assert_eq!(amount(&Cell::text(text), false), Err(Unclear), "{text}");
        }
        assert_eq!(amount(&Cell::Number(863.5), false), Ok(Some(86_350)));
        assert_eq!(amount(&Cell::Number(0.3), true), Ok(Some(300_000)));
        assert_eq!(amount(&Cell::text("800元"), true), Ok(Some(80_000)));
        assert_eq!(amount(&Cell::text("0"), false), Ok(None));
        assert_eq!(amount(&Cell::Number(f64::NAN), false), Err(Unclear));
    }

    #[test]
    fn counts() {
        for (text, people) in
            [("3", 3), ("３人", 3), ("12 名", 12), ("100000", 100_000), ("三人", 3), ("十二人次", 12)]
        {
            assert_eq!(count(&Cell::text(text)), Ok(Some(people)), "{text}");
        }
        for text in ["十余人", "0", "-1", "3-5", "2.5", "100001", "3,000", "多人"] {
            assert_eq!(count(&Cell::text(text)), Err(Unclear), "{text}");
        }
        assert_eq!(count(&Cell::Number(1.5)), Err(Unclear));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,24}", wan in any::<bool>()) {
            let _ = (count(&Cell::text(&*text)), amount(&Cell::text(&*text), wan), arabic(&text));
        }

        #[test]
        fn every_amount_of_fen_is_read(fen in 1i64..10_000_000_000) {
            let text = format!("{}.{:02}", fen / 100, fen % 100);
            prop_assert_eq!(amount(&Cell::text(&*text), false), Ok(Some(fen)));
            prop_assert_eq!(amount(&Cell::Number(fen as f64 / 100.0), false), Ok(Some(fen)));
        }
    }
}

//! Days and counts out of cells. `None` means "not for certain".

use casework::text::packed;
use casework::time::{CivilTime, Day};

use super::{Reason, dictionary};
use crate::sheet::Cell;

/// Why a cell is no certain day.
pub enum NoDay {
    /// There is no such day.
    Impossible,
    /// It may be several, or none.
    Unclear,
}

/// The day in a cell: a date, or text that names year, month and day in this order.
pub fn day(cell: &Cell) -> Result<Option<CivilTime>, NoDay> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Date(time) => Ok(Some(*time)),
        Cell::Text(text) => written_day(&packed(text)).map(|day| Some(CivilTime { day, minute: None })),
        Cell::Number(_) | Cell::Bool(_) | Cell::Failed => Err(NoDay::Unclear),
    }
}

/// `2005-4-1`, `2005.04.01`, `2005/4/1`, or with the words for year, month and day.
fn written_day(text: &str) -> Result<Day, NoDay> {
    let text = text.strip_suffix("T00:00:00").unwrap_or(text);
    let mut parts: Vec<&str> = text.split(dictionary::DATE_SIGNS).collect();
    if parts.len() == 4 && parts.last() == Some(&"") {
        parts.pop();
    }
    let [year, month, day] = parts.as_slice() else { return Err(NoDay::Unclear) };
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let fits = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if fits { text.parse::<u32>().ok() } else { None }
    };
    match (number(year, 4..=4), number(month, 1..=2), number(day, 1..=2)) {
        (Some(year), Some(month), Some(day)) => Day::new(year as i32, month, day).ok_or(NoDay::Impossible),
        _ => Err(NoDay::Unclear),
    }
}

/// A count from 1 to 100,000; an empty cell is `None`.
pub fn count(cell: &Cell, otherwise: Reason) -> Result<Option<u32>, Reason> {
    let whole = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(_) => cell.whole(),
        Cell::Text(text) => {
            let text = packed(text);
            let digits = text.strip_suffix(dictionary::COUNT_UNITS).unwrap_or(&text);
            let fits = !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit());
            if fits { digits.parse().ok() } else { None }
        }
        Cell::Date(_) | Cell::Bool(_) | Cell::Failed => None,
    };
    match whole {
        Some(count @ 1..=100_000) => Ok(Some(count as u32)),
        _ => Err(otherwise),
    }
}

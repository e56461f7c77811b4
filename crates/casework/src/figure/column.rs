//! Columns of small codes, and the dictionaries that give the codes. No personal text.

use std::collections::HashMap;

use super::Dim;
use super::kept::{Keeping, Kept};
use crate::contact::{Channel, Class, Nature, Satisfaction, Status};
use crate::identity::Sex;
use crate::time::Month;

/// A column of codes, as narrow as its largest code allows; it widens by itself.
#[derive(Clone)]
pub(crate) enum Column {
    /// Codes below 2^8.
    Byte(Vec<u8>),
    /// Codes below 2^16.
    Short(Vec<u16>),
    /// Any code.
    Long(Vec<u32>),
}

/// Runs the same code over a column of any width: `widths!(column, codes => expression)`.
macro_rules! widths {
    ($column:expr, $codes:ident => $body:expr) => {
        match $column {
            $crate::figure::column::Column::Byte($codes) => $body,
            $crate::figure::column::Column::Short($codes) => $body,
            $crate::figure::column::Column::Long($codes) => $body,
        }
    };
}
pub(crate) use widths;

/// A code of any width as the widest.
pub(crate) fn wide(code: impl Into<u32>) -> u32 {
    code.into()
}

impl Column {
    /// No row yet.
    pub fn new() -> Column {
        Column::Byte(Vec::new())
    }

    /// Appends a code.
    pub fn push(&mut self, code: u32) {
        self.widen(code);
        match self {
            Column::Byte(codes) => codes.push(code as u8),
            Column::Short(codes) => codes.push(code as u16),
            Column::Long(codes) => codes.push(code),
        }
    }

    /// Overwrites the code of a row; a row that is not there is left alone.
    pub fn set(&mut self, row: usize, code: u32) {
        self.widen(code);
        match self {
            Column::Byte(codes) => put(codes, row, code as u8),
            Column::Short(codes) => put(codes, row, code as u16),
            Column::Long(codes) => put(codes, row, code),
        }
    }

    /// The code of a row; 0 of a row that is not there.
    pub fn get(&self, row: usize) -> u32 {
        widths!(self, codes => codes.get(row).map_or(0, |&code| wide(code)))
    }

    /// Writes the column.
    pub(super) fn keep(&self, out: &mut Kept) {
        match self {
            Column::Byte(codes) => out.numbers(codes),
            Column::Short(codes) => out.numbers(codes),
            Column::Long(codes) => out.numbers(codes),
        }
    }

    /// Reads a column of so many rows with codes below a limit, as `keep` wrote it.
    pub(super) fn unkeep(kept: &mut Keeping<'_>, rows: usize, limit: u64) -> Option<Column> {
        let column = match kept.width()? {
            1 => Column::Byte(kept.numbers()?),
            2 => Column::Short(kept.numbers()?),
            4 => Column::Long(kept.numbers()?),
            _ => return None,
        };
        let fits = widths!(&column, codes => {
            codes.len() == rows && codes.iter().all(|&code| u64::from(code) < limit)
        });
        fits.then_some(column)
    }

    fn widen(&mut self, code: u32) {
        match self {
            Column::Byte(codes) if code > 0xff && code <= 0xffff => {
                *self = Column::Short(codes.iter().map(|&c| u16::from(c)).collect());
            }
            Column::Byte(codes) if code > 0xffff => {
                *self = Column::Long(codes.iter().map(|&c| u32::from(c)).collect());
            }
            Column::Short(codes) if code > 0xffff => {
                *self = Column::Long(codes.iter().map(|&c| u32::from(c)).collect());
            }
            _ => {}
        }
    }
}

fn put<T>(codes: &mut [T], row: usize, code: T) {
    if let Some(place) = codes.get_mut(row) {
        *place = code;
    }
}

/// Keys of a property and their codes, in both directions. A code never changes its key.
#[derive(Clone)]
pub(crate) struct Dictionary {
    keys: Vec<String>,
    codes: HashMap<String, u32>,
}

impl Dictionary {
    /// The dictionary a property starts with: its fixed keys, or "not filled in" alone.
    pub fn of(dim: Dim) -> Dictionary {
        Dictionary::with(shipped_keys(dim).iter().copied())
    }

    /// A dictionary that starts with some keys, whose codes run from 0.
    pub fn with<'a>(keys: impl IntoIterator<Item = &'a str>) -> Dictionary {
        let mut dictionary = Dictionary { keys: Vec::new(), codes: HashMap::new() };
        for key in keys {
            dictionary.intern(key);
        }
        dictionary
    }

    /// Reads the dictionary of a property as `keep` wrote it; it must begin with the keys every program knows.
    pub(super) fn unkeep(kept: &mut Keeping<'_>, dim: Dim) -> Option<Dictionary> {
        let keys = kept.texts()?;
        let shipped = shipped_keys(dim);
        let is_fixed = shipped.first().is_some_and(|key| !key.is_empty()) || shipped.len() > 1;
        let fits = keys.iter().zip(shipped).all(|(key, known)| key == known)
            && (keys.len() == shipped.len() || keys.len() > shipped.len() && !is_fixed);
        let codes = keys.iter().cloned().zip(0..).collect();
        fits.then_some(Dictionary { keys, codes })
    }

    /// Writes the dictionary.
    pub(super) fn keep(&self, out: &mut Kept) {
        out.texts(&self.keys);
    }

    /// The code of a key, a new one if need be.
    pub fn intern(&mut self, key: &str) -> u32 {
        if let Some(&code) = self.codes.get(key) {
            return code;
        }
        let code = self.keys.len() as u32;
        self.keys.push(key.to_owned());
        self.codes.insert(key.to_owned(), code);
        code
    }

    /// The code of a key that is there.
    pub fn code(&self, key: &str) -> Option<u32> {
        self.codes.get(key).copied()
    }

    /// The key of a code.
    pub fn key(&self, code: u32) -> &str {
        self.keys.get(code as usize).map_or("", String::as_str)
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.keys.len()
    }
}

/// Keys of a property in the order of their codes; open properties start with "not filled in".
pub(super) fn shipped_keys(dim: Dim) -> &'static [&'static str] {
    match dim {
        Dim::Month => &[],
        Dim::Channel => &["visit", "letter", "call", "online", "unspecified"],
        Dim::Class => &["visit", "letter", "call", "online", "consultation", "unspecified"],
        Dim::Nature => &["unspecified", "consultation", "complaint", "request", "suggestion", "praise"],
        Dim::Status => &["open", "referred", "done"],
        Dim::Satisfaction => &["", "satisfied", "fairly-satisfied", "dissatisfied"],
        Dim::Sex => &["", "male", "female"],
        Dim::Category | Dim::CategoryTop | Dim::District | Dim::Employer | Dim::Receiver | Dim::Handling => {
            &[""]
        }
    }
}

/// Code of a month. Months before the year 0 share the code 0; no record is so old.
pub(crate) fn month_code(month: Month) -> u32 {
    month.0.max(0) as u32
}

pub(super) fn channel(channel: Channel) -> u32 {
    match channel {
        Channel::Visit => 0,
        Channel::Letter => 1,
        Channel::Call => 2,
        Channel::Online => 3,
        Channel::Unspecified => 4,
    }
}

pub(super) fn class(class: Class) -> u32 {
    match class {
        Class::Visit => 0,
        Class::Letter => 1,
        Class::Call => 2,
        Class::Online => 3,
        Class::Consultation => 4,
        Class::Unspecified => 5,
    }
}

pub(super) fn nature(nature: Nature) -> u32 {
    match nature {
        Nature::Unspecified => 0,
        Nature::Consultation => 1,
        Nature::Complaint => 2,
        Nature::Request => 3,
        Nature::Suggestion => 4,
        Nature::Praise => 5,
    }
}

pub(super) fn status(status: Status) -> u32 {
    match status {
        Status::Open => 0,
        Status::Referred => 1,
        Status::Done => 2,
    }
}

pub(super) fn satisfaction(satisfaction: Option<Satisfaction>) -> u32 {
    match satisfaction {
        None => 0,
        Some(Satisfaction::Satisfied) => 1,
        Some(Satisfaction::FairlySatisfied) => 2,
        Some(Satisfaction::Dissatisfied) => 3,
    }
}

pub(crate) fn sex(sex: Sex) -> u32 {
    match sex {
        Sex::Unknown => 0,
        Sex::Male => 1,
        Sex::Female => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_widens_and_keeps_its_codes() {
        let mut column = Column::Byte(Vec::new());
        let codes = [0, 255, 256, 65_535, 7, 65_536, 4_000_000];
        for code in codes {
            column.push(code);
        }
        column.set(1, 70_000);
        let kept: Vec<u32> = (0..codes.len()).map(|row| widths!(&column, c => wide(c[row]))).collect();
        assert_eq!(kept, [0, 70_000, 256, 65_535, 7, 65_536, 4_000_000]);
    }
}

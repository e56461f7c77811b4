//! Columns of small codes, and the dictionaries that give the codes. No personal text.

use super::Dim;
use super::kept::{Keeping, Kept};
use crate::contact::{Channel, Class, Nature, Satisfaction, Status};
use crate::dictionary::Dictionary;
use crate::identity::Sex;
use crate::time::Month;

/// Rows whose bounds are known together; few in tests, whose casebooks are small.
pub(crate) const BLOCK: usize = if cfg!(test) { 8 } else { 2048 };

/// A column of codes, as narrow as its largest code allows; it widens by itself.
#[derive(Clone)]
pub(crate) struct Column {
    pub(crate) codes: Codes,
    /// No code of a block is smaller than the first or larger than the second. An edit may leave them wider than need be.
    bounds: Vec<(u32, u32)>,
}

/// The codes of a column.
#[derive(Clone)]
pub(crate) enum Codes {
    /// Below 2^8.
    Byte(Vec<u8>),
    /// Below 2^16.
    Short(Vec<u16>),
    /// Any.
    Long(Vec<u32>),
}

/// Runs the same code over a column of any width: `widths!(column, codes => expression)`.
macro_rules! widths {
    ($column:expr, $codes:ident => $body:expr) => {
        match &$column.codes {
            $crate::figure::column::Codes::Byte($codes) => $body,
            $crate::figure::column::Codes::Short($codes) => $body,
            $crate::figure::column::Codes::Long($codes) => $body,
        }
    };
}
pub(crate) use widths;

/// A code of any width as the widest.
// Small code, as is asked for, would call it for every row.
#[inline(always)]
pub(crate) fn wide(code: impl Into<u32>) -> u32 {
    code.into()
}

impl Column {
    /// No row yet.
    pub fn new() -> Column {
        Column { codes: Codes::Byte(Vec::new()), bounds: Vec::new() }
    }

    /// Appends a code.
    pub fn push(&mut self, code: u32) {
        self.codes.widen(code);
        let row = match &mut self.codes {
            Codes::Byte(codes) => pushed(codes, code as u8),
            Codes::Short(codes) => pushed(codes, code as u16),
            Codes::Long(codes) => pushed(codes, code),
        };
        if row.is_multiple_of(BLOCK) {
            self.bounds.push((code, code));
        }
        self.bound(row, code);
    }

    /// Overwrites the code of a row; a row that is not there is left alone.
    pub fn set(&mut self, row: usize, code: u32) {
        self.codes.widen(code);
        match &mut self.codes {
            Codes::Byte(codes) => put(codes, row, code as u8),
            Codes::Short(codes) => put(codes, row, code as u16),
            Codes::Long(codes) => put(codes, row, code),
        }
        self.bound(row, code);
    }

    /// The code of a row; 0 of a row that is not there.
    pub fn get(&self, row: usize) -> u32 {
        widths!(self, codes => codes.get(row).map_or(0, |&code| wide(code)))
    }

    /// Between what the codes of a block lie, both included.
    pub fn bounds(&self, block: usize) -> Option<(u32, u32)> {
        self.bounds.get(block).copied()
    }

    /// Writes the column.
    pub(super) fn keep(&self, out: &mut Kept) {
        widths!(self, codes => out.numbers(codes));
    }

    /// Reads a column of so many rows with codes below a limit, as `keep` wrote it.
    pub(super) fn unkeep(kept: &mut Keeping<'_>, rows: usize, limit: u64) -> Option<Column> {
        let codes = match kept.width()? {
            1 => Codes::Byte(kept.numbers()?),
            2 => Codes::Short(kept.numbers()?),
            4 => Codes::Long(kept.numbers()?),
            _ => return None,
        };
        let mut column = Column { codes, bounds: Vec::with_capacity(rows.div_ceil(BLOCK)) };
        let bounds = &mut column.bounds;
        let length = widths!(column, codes => {
            bounds.extend(codes.chunks(BLOCK).map(bounds_of));
            codes.len()
        });
        let fits = length == rows && bounds.iter().all(|&(_, most)| u64::from(most) < limit);
        fits.then_some(column)
    }

    fn bound(&mut self, row: usize, code: u32) {
        if let Some((least, most)) = self.bounds.get_mut(row / BLOCK) {
            (*least, *most) = (code.min(*least), code.max(*most));
        }
    }
}

impl Codes {
    fn widen(&mut self, code: u32) {
        match self {
            Codes::Byte(codes) if code > 0xff && code <= 0xffff => {
                *self = Codes::Short(codes.iter().map(|&c| u16::from(c)).collect());
            }
            Codes::Byte(codes) if code > 0xffff => {
                *self = Codes::Long(codes.iter().map(|&c| u32::from(c)).collect());
            }
            Codes::Short(codes) if code > 0xffff => {
                *self = Codes::Long(codes.iter().map(|&c| u32::from(c)).collect());
            }
            _ => {}
        }
    }
}

/// Appends a code; gives its row.
fn pushed<T>(codes: &mut Vec<T>, code: T) -> usize {
    codes.push(code);
    codes.len() - 1
}

fn bounds_of<T: Copy + Into<u32>>(codes: &[T]) -> (u32, u32) {
    let widened = |(least, most): (u32, u32), &code: &T| (least.min(code.into()), most.max(code.into()));
    codes.iter().fold((u32::MAX, 0), widened)
}

fn put<T>(codes: &mut [T], row: usize, code: T) {
    if let Some(place) = codes.get_mut(row) {
        *place = code;
    }
}

impl Dictionary {
    /// The dictionary a property starts with: its fixed keys, or "not filled in" alone.
    pub(crate) fn of(dim: Dim) -> Dictionary {
        Dictionary::with(shipped_keys(dim).iter().copied())
    }

    /// Reads the dictionary of a property as `keep` wrote it; it must begin with the keys every program knows.
    pub(super) fn unkeep(kept: &mut Keeping<'_>, dim: Dim) -> Option<Dictionary> {
        let keys = kept.texts()?;
        let shipped = shipped_keys(dim);
        let is_fixed = shipped.first().is_some_and(|key| !key.is_empty()) || shipped.len() > 1;
        let fits = keys.iter().zip(shipped).all(|(key, known)| key == known)
            && (keys.len() == shipped.len() || keys.len() > shipped.len() && !is_fixed);
        let (count, dictionary) = (keys.len(), Dictionary::with(keys));
        (fits && dictionary.len() == count).then_some(dictionary)
    }

    /// Writes the dictionary.
    pub(super) fn keep(&self, out: &mut Kept) {
        out.texts(self.texts());
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
        let mut column = Column::new();
        let codes = [0, 255, 256, 65_535, 7, 65_536, 4_000_000];
        for code in codes {
            column.push(code);
        }
        column.set(1, 70_000);
        let kept: Vec<u32> = (0..codes.len()).map(|row| widths!(column, c => wide(c[row]))).collect();
        assert_eq!(kept, [0, 70_000, 256, 65_535, 7, 65_536, 4_000_000]);
    }

    #[test]
    fn bounds_hold_every_code_of_their_block() {
        let mut column = Column::new();
        (0..BLOCK as u32 + 2).for_each(|row| column.push(300 + row % 5));
        assert_eq!((column.bounds(0), column.bounds(1)), (Some((300, 304)), Some((303, 304))));
        assert_eq!(column.bounds(2), None);
        column.set(7, 70_000);
        column.set(BLOCK, 3);
        assert_eq!((column.bounds(0), column.bounds(1)), (Some((300, 70_000)), Some((3, 304))));
        let mut kept = Kept::default();
        column.keep(&mut kept);
        let bytes = kept.bytes();
        let read = Column::unkeep(&mut Keeping::of(&bytes), BLOCK + 2, u64::MAX).unwrap();
        assert_eq!(
            (read.bounds(0), read.bounds(1), read.bounds(2)),
            (Some((300, 70_000)), Some((3, 304)), None)
        );
        assert!(Column::unkeep(&mut Keeping::of(&bytes), BLOCK + 2, 70_000).is_none());
    }
}

//! What the cells of a column look like: a column of numbers of identity cards, of days, of known words needs no head.

use std::collections::HashSet;

use casework::code::{Codes, ListName};
use casework::identity::Phone;
use casework::ledger::Field;
use casework::text::packed;

use super::date::looks_like_day;
use super::dictionary;
use super::numeral;
use crate::sheet::Cell;

/// Known words of the centre's lists.
pub struct Lists {
    words: HashSet<(ListName, String)>,
}

impl Lists {
    /// Out of the lists as they stand.
    pub fn new(codes: &Codes) -> Lists {
        let both = codes
            .0
            .iter()
            .flat_map(|code| [(code.list, packed(&code.zh)), (code.list, packed(&code.en).to_lowercase())]);
        Lists { words: both.filter(|(_, word)| !word.is_empty()).collect() }
    }

    fn has(&self, list: ListName, word: &str) -> bool {
        self.words.contains(&(list, word.to_owned()))
    }
}

/// What a column looks like: for each kind the share of its filled cells, 0 to 1.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    /// Cells that are filled.
    pub filled: usize,
    /// Share that is this field by its looks alone.
    shares: [f64; Field::ALL.len()],
    /// Characters of a cell on average.
    pub length: f64,
    /// Distinct texts to filled cells.
    pub variety: f64,
    /// Share that are consultations and channels.
    pub classes: f64,
}

impl Looks {
    /// The share of cells that look like a field.
    pub fn share(&self, field: Field) -> f64 {
        self.shares.get(field as usize).copied().unwrap_or(0.0)
    }
}

/// Looks at the cells of a column.
pub fn look<'a>(cells: impl Iterator<Item = &'a Cell>, lists: &Lists) -> Looks {
    let mut counts = [0_u32; Field::ALL.len()];
    let (mut filled, mut length, mut classes) = (0_usize, 0_usize, 0_u32);
    let mut texts = HashSet::new();
    for cell in cells.filter(|cell| !cell.is_empty()) {
        let word = packed(&cell.shown()).to_lowercase();
        filled += 1;
        length += word.chars().count();
        for field in Field::ALL {
            if let Some(count) = counts.get_mut(field as usize) {
                *count += u32::from(is_like(field, cell, &word, lists));
            }
        }
        classes += u32::from(dictionary::class(&word).is_some());
        texts.insert(word);
    }
    let of = |count: u32| if filled == 0 { 0.0 } else { f64::from(count) / filled as f64 };
    let ratio = |count: usize| if filled == 0 { 0.0 } else { count as f64 / filled as f64 };
    Looks {
        filled,
        shares: counts.map(of),
        length: ratio(length),
        variety: ratio(texts.len()),
        classes: of(classes),
    }
}

fn is_like(field: Field, cell: &Cell, word: &str, lists: &Lists) -> bool {
    match field {
        Field::Received | Field::Done => looks_like_day(cell),
        Field::Class => dictionary::class(word).is_some(),
        Field::Channel => dictionary::channel(word).is_some(),
        Field::Void => dictionary::void(word).is_some(),
        Field::Sex => dictionary::sex(word).is_some(),
        Field::IdNumber => is_id(cell, word),
        Field::Phone => is_phone(cell, word),
        Field::Employer => dictionary::is_employer(word),
        Field::District => lists.has(ListName::District, word) || dictionary::is_district(word),
        Field::Category => lists.has(ListName::Category, word) || dictionary::category(word).is_some(),
        Field::Handling => lists.has(ListName::Handling, word) || dictionary::handling(word).is_some(),
        Field::Satisfaction => dictionary::satisfaction(word).is_some(),
        Field::People | Field::Involved => matches!(numeral::count(cell), Ok(Some(1..=999))),
        Field::Asked => matches!(numeral::amount(cell, false), Ok(Some(_))),
        Field::Name | Field::Receiver => dictionary::is_name(word) || dictionary::is_anonymous(word),
        Field::Demand => word.chars().count() >= 8 && !word.is_ascii(),
        Field::Notes => false,
    }
}

fn is_id(cell: &Cell, word: &str) -> bool {
    if let Cell::Number(number) = cell {
        return *number >= 1e14;
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_whole = word.len() == digits || (word.len() == digits + 1 && word.ends_with('x'));
    is_whole && matches!(word.len(), 15 | 17..=19) || word.contains("e+1") && digits >= 4
}

fn is_phone(cell: &Cell, word: &str) -> bool {
    let first = word.split(dictionary::titles::BETWEEN_NUMBERS).next().unwrap_or_default();
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    (7..=16).contains(&digits) && !looks_like_day(cell) && matches!(Phone::parse(first), Ok((_, None)))
}

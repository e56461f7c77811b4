//! The entries of one register as columns of small codes, without personal text.
//!
//! Rows of a shelf are numbered from 0 in the order pushed and never move. Months are kept, not days: a period is whole
//! months. Month 0 = never.

use super::{Count, Split};
use crate::dictionary::Dictionary;
use crate::figure::column::{self, Column, month_code};
use crate::figure::persons::{Known, Persons};
use crate::register::{Entry, Register, Stage, balance};
use crate::time::{Day, Month};

/// The entry was taken out.
pub(super) const WITHDRAWN: u8 = 1;
/// Something is still to be done.
pub(super) const OPEN: u8 = 2;
/// Something is outstanding.
pub(super) const OWING: u8 = 4;

/// Bands of age and the age below which each ends, youngest first.
const AGES: [(u32, &str); 5] =
    [(30, "under-30"), (40, "30-39"), (50, "40-49"), (60, "50-59"), (u32::MAX, "60-plus")];

/// One property.
#[derive(Clone)]
struct Property {
    split: Split,
    dictionary: Dictionary,
    codes: Column,
}

/// All entries of a register.
#[derive(Clone)]
pub(super) struct Shelf {
    /// Row among the entries of all registers.
    pub rows: Vec<u32>,
    /// The marks above.
    pub standing: Vec<u8>,
    /// Money, in fen.
    pub amount: Vec<i64>,
    /// Principal outstanding, in fen.
    pub outstanding: Vec<i64>,
    /// Month entered.
    opened: Column,
    /// Month counted as done.
    counted: Column,
    /// Month each stage was last reached.
    reached: Vec<(Stage, Column)>,
    properties: Vec<Property>,
    persons: Persons,
}

impl Shelf {
    /// The empty shelf of a register.
    pub fn of(register: Register) -> Shelf {
        let spec = register.spec();
        let items = spec.items().filter(|item| item.list().is_some()).map(Split::Item);
        let splits = [Split::Stage, Split::District, Split::Sex, Split::Age].into_iter().chain(items);
        let property =
            |split| Property { split, dictionary: dictionary(register, split), codes: Column::new() };
        Shelf {
            rows: Vec::new(),
            standing: Vec::new(),
            amount: Vec::new(),
            outstanding: Vec::new(),
            opened: Column::new(),
            counted: Column::new(),
            reached: spec.path.stages().map(|stage| (stage, Column::new())).collect(),
            properties: splits.map(property).collect(),
            persons: Persons::default(),
        }
    }

    /// Appends an entry that is not withdrawn; gives its place.
    pub fn push(&mut self, row: u32, entry: &Entry) -> u32 {
        let place = self.rows.len();
        self.rows.push(row);
        self.standing.push(0);
        self.amount.push(0);
        self.outstanding.push(0);
        let reached = self.reached.iter_mut().map(|(_, months)| months);
        let properties = self.properties.iter_mut().map(|property| &mut property.codes);
        for column in reached.chain(properties).chain([&mut self.opened, &mut self.counted]) {
            column.push(0);
        }
        self.persons.push(&(&entry.person).into());
        self.write(place, entry);
        place as u32
    }

    /// The entry of a place was changed. A place that is not there is left alone.
    pub fn replace(&mut self, place: u32, entry: &Entry) {
        let place = place as usize;
        if place < self.rows.len() {
            self.persons.set(place, &(&entry.person).into());
            self.write(place, entry);
        }
    }

    /// The entry of a place was withdrawn (`false`) or restored (`true`).
    pub fn set_counted(&mut self, place: u32, counted: bool) {
        if let Some(standing) = self.standing.get_mut(place as usize) {
            *standing = if counted { *standing & !WITHDRAWN } else { *standing | WITHDRAWN };
            self.persons.changed();
        }
    }

    /// Months of the day a count goes by; none = the register knows no such day.
    pub fn months(&self, count: Count) -> Option<&Column> {
        match count {
            Count::Entered | Count::Open => Some(&self.opened),
            Count::Reached(stage) => {
                self.reached.iter().find(|(there, _)| *there == stage).map(|(_, months)| months)
            }
            Count::Counted | Count::Amount | Count::Persons | Count::Outstanding => Some(&self.counted),
        }
    }

    /// Codes and keys of a property; none = the register has it not, or it is the month.
    pub fn property(&self, split: Split) -> Option<(&Column, &Dictionary)> {
        let property = self.properties.iter().find(|property| property.split == split)?;
        Some((&property.codes, &property.dictionary))
    }

    /// Who each row is, of the rows that count as done.
    pub fn known(&self) -> &Known {
        self.persons.known(|row| self.standing[row] & WITHDRAWN == 0 && self.counted.get(row) != 0)
    }

    /// First and last month entered, of what is not withdrawn.
    pub fn span(&self) -> Option<(u32, u32)> {
        let kept = (0..self.rows.len()).filter(|&row| self.standing[row] & WITHDRAWN == 0);
        kept.map(|row| self.opened.get(row)).fold(None, |span, month| {
            let (first, last) = span.unwrap_or((month, month));
            Some((first.min(month), last.max(month)))
        })
    }

    fn write(&mut self, place: usize, entry: &Entry) {
        let outstanding = balance::outstanding(entry);
        let open = if entry.is_open() { OPEN } else { 0 };
        let owing = if outstanding > 0 { OWING } else { 0 };
        self.standing[place] = (self.standing[place] & WITHDRAWN) | open | owing;
        self.amount[place] = entry.amount();
        self.outstanding[place] = outstanding;
        self.opened.set(place, month(entry.opened));
        self.counted.set(place, entry.counted().map_or(0, month));
        for (stage, months) in &mut self.reached {
            let last = entry.steps.iter().rev().find(|step| step.stage == *stage);
            months.set(place, last.map_or(0, |step| month(step.day)));
        }
        for property in &mut self.properties {
            let code = match property.split {
                Split::Month => 0,
                Split::Stage => property.dictionary.intern(entry.stage().word()),
                Split::District => {
                    let district = entry.person.district.as_ref();
                    property.dictionary.intern(district.map_or("", |key| key.as_str()))
                }
                Split::Sex => column::sex(entry.person.sex),
                Split::Age => property.dictionary.intern(age(entry)),
                Split::Item(item) => property.dictionary.intern(entry.sheet.key(item)),
            };
            property.codes.set(place, code);
        }
    }
}

/// Code of the month of a day, at least 1.
pub(super) fn month(day: Day) -> u32 {
    month_code(Month::of(day)).max(1)
}

/// Key of the band of age on the day entered; empty = not known.
fn age(entry: &Entry) -> &'static str {
    let age = entry.person.birth.and_then(|birth| entry.opened.age_of(birth));
    let band = age.and_then(|age| AGES.iter().find(|(end, _)| age < *end));
    band.map_or("", |(_, key)| key)
}

/// A birth date in the same band of age on a day that says no more than the band; none = not born on that day.
pub(crate) fn birth_in_band(birth: Day, on: Day) -> Option<Day> {
    let age = on.age_of(birth)?;
    let (end, _) = AGES.iter().find(|(end, _)| age < *end)?;
    // In the middle of its ten years; the last band has no end.
    let middle = end.checked_sub(5).filter(|_| *end != u32::MAX).unwrap_or(65);
    Some(on.plus_months(-12 * middle as i32))
}

fn dictionary(register: Register, split: Split) -> Dictionary {
    match split {
        Split::Stage => Dictionary::with(register.spec().path.stages().map(Stage::word)),
        Split::Sex => Dictionary::of(crate::figure::Dim::Sex),
        Split::Age => Dictionary::with(std::iter::once("").chain(AGES.iter().map(|(_, key)| *key))),
        Split::Month | Split::District | Split::Item(_) => Dictionary::with([""]),
    }
}

//! People of the made-up year. Everybody has a document number of their own, whose county does not exist.

use std::collections::HashSet;

use super::chance::Chance;
use super::words;
use crate::identity::{Phone, Sex, check_char};
use crate::time::Day;

/// Somebody who comes to the desk, perhaps again.
#[derive(Clone)]
pub(super) struct Person {
    pub name: String,
    pub sex: Sex,
    pub id_number: String,
    pub phone: Option<Phone>,
    pub employer: u32,
    pub district: u32,
}

/// Everybody so far.
pub(super) struct People {
    pub all: Vec<Person>,
    taken: HashSet<(i32, u32)>,
    oldest: Day,
}

/// Share of contacts that come from somebody known, of a hundred.
const AGAIN: u32 = 34;

impl People {
    pub fn new(until: Day) -> People {
        // Between 18 and 68 years old.
        People { all: Vec::new(), taken: HashSet::new(), oldest: until.plus(-68 * 365) }
    }

    /// Somebody known, or somebody new.
    pub fn somebody(&mut self, chance: &mut Chance, employers: u32) -> Person {
        if !self.all.is_empty() && chance.percent(AGAIN) {
            return self.all[chance.below(self.all.len() as u32) as usize].clone();
        }
        let person = self.newcomer(chance, employers);
        self.all.push(person.clone());
        person
    }

    fn newcomer(&mut self, chance: &mut Chance, employers: u32) -> Person {
        let sex = if chance.percent(54) { Sex::Male } else { Sex::Female };
        let given = if sex == Sex::Male { words::GIVEN_MALE } else { words::GIVEN_FEMALE };
        let mut name = chance.pick(words::SURNAMES).to_owned();
        name.push_str(chance.pick(given));
        if chance.percent(72) {
            name.push_str(chance.pick(given));
        }
        Person {
            name,
            sex,
            id_number: self.id_number(chance, sex),
            phone: chance.percent(93).then(|| phone(chance)).flatten(),
            employer: zipf(chance, employers),
            district: zipf(chance, words::DISTRICTS.len() as u32),
        }
    }

    fn id_number(&mut self, chance: &mut Chance, sex: Sex) -> String {
        let odd = u32::from(sex == Sex::Male);
        let (birth, order) = loop {
            let birth = self.oldest.plus(chance.below(50 * 365) as i32);
            let order = chance.below(499) * 2 + odd;
            if self.taken.insert((birth.0, order)) {
                break (birth, order);
            }
        };
        let (y, m, d) = birth.ymd();
        let first17 = format!("130799{y:04}{m:02}{d:02}{order:03}");
        let check = check_char(&first17).unwrap_or('0');
        format!("{first17}{check}")
    }
}

/// A number of the block that no operator gives out.
pub(super) fn phone(chance: &mut Chance) -> Option<Phone> {
    Phone::parse(&format!("1990000{:04}", chance.below(10_000))).ok().map(|(phone, _)| phone)
}

/// An index below `limit`, small ones far more often.
pub(super) fn zipf(chance: &mut Chance, limit: u32) -> u32 {
    let spread = chance.below(1000) * chance.below(1000) / 1000;
    spread * limit / 1000
}

/// Name of an employer by its number.
pub(super) fn employer(number: u32) -> String {
    let (names, trades) = (words::EMPLOYER_NAMES, words::EMPLOYER_TRADES);
    // 7 has no factor in common with the number of trades: neighbours in number differ in both parts.
    let trade = (number as usize * 7 + number as usize / names.len()) % trades.len();
    format!("{}{}", names[number as usize % names.len()], trades[trade])
}

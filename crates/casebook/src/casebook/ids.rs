//! Keys of contacts and their rows. Keys that follow one upon another are one run: a hundred thousand imported contacts are
//! a few numbers.

use std::collections::BTreeMap;

use casework::contact::RecordId;
use serde::{Deserialize, Serialize};

/// Keys in row order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ids {
    runs: Vec<Run>,
    /// Place of each run by its first key.
    places: BTreeMap<u64, u32>,
    count: u32,
}

/// Keys that follow one upon another, in rows that do.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    key: u64,
    row: u32,
    count: u32,
}

impl Ids {
    /// How many.
    pub fn len(&self) -> u32 {
        self.count
    }

    /// Appends the key of the next row. Keys are not given twice.
    pub fn push(&mut self, id: RecordId) {
        match self.runs.last_mut() {
            Some(run) if run.key + u64::from(run.count) == id.0 => run.count += 1,
            _ => {
                self.places.insert(id.0, self.runs.len() as u32);
                self.runs.push(Run { key: id.0, row: self.count, count: 1 });
            }
        }
        self.count += 1;
    }

    /// Row of a key.
    pub fn row(&self, id: RecordId) -> Option<u32> {
        let (_, &place) = self.places.range(..=id.0).next_back()?;
        let run = self.runs.get(place as usize)?;
        let within = u32::try_from(id.0 - run.key).ok().filter(|&within| within < run.count)?;
        Some(run.row + within)
    }

    /// Key of a row.
    pub fn at(&self, row: u32) -> Option<RecordId> {
        let place = self.runs.partition_point(|run| run.row <= row).checked_sub(1)?;
        let run = self.runs.get(place)?;
        let within = row - run.row;
        (within < run.count).then(|| RecordId(run.key + u64::from(within)))
    }

    /// The runs, in row order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The keys of such runs; none = they do not follow one upon another.
    pub fn of(runs: Vec<Run>) -> Option<Ids> {
        let mut places = BTreeMap::new();
        places.extend(runs.iter().map(|run| run.key).zip(0..));
        let mut count = 0_u32;
        for run in &runs {
            if run.row != count {
                return None;
            }
            count = count.checked_add(run.count)?;
        }
        (places.len() == runs.len()).then_some(Ids { runs, places, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_row_and_no_other_has_one() {
        let keys = [5, 6, 7, 100, 1, 2, 8, 9];
        let mut ids = Ids::default();
        keys.iter().for_each(|&key| ids.push(RecordId(key)));
        for (row, &key) in (0..).zip(&keys) {
            assert_eq!((ids.row(RecordId(key)), ids.at(row)), (Some(row), Some(RecordId(key))));
        }
        for key in [0, 3, 4, 10, 99, 101] {
            assert_eq!(ids.row(RecordId(key)), None, "{key}");
        }
        assert_eq!((ids.len(), ids.at(8)), (8, None));
        assert_eq!(ids.runs().len(), 4);
        assert!(Ids::of(ids.runs().to_vec()) == Some(ids));
        assert!(Ids::of(vec![Run { key: 1, row: 1, count: 1 }]).is_none());
    }
}

//! An answer as it is sent: cells as gaps between their places and values, so that thousands of them take a few bytes each and
//! are written and read in one go.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Answer, Cell, SPLITS};

/// As sent.
#[derive(Serialize, Deserialize)]
struct Sent {
    total: i64,
    keys: Vec<Vec<String>>,
    /// For each cell the gap to the place before it, then its value; both as groups of seven bits, the last without the upper one.
    #[serde(with = "bytes")]
    cells: Vec<u8>,
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cells = Vec::with_capacity(3 * self.cells.len());
        let mut next = 0;
        for cell in &self.cells {
            let place = self.place(cell);
            write(&mut cells, place.wrapping_sub(next));
            // Signs go to the last bit, so that small numbers of either sign are short.
            write(&mut cells, ((cell.value << 1) ^ (cell.value >> 63)) as u64);
            next = place.wrapping_add(1);
        }
        Sent { total: self.total, keys: self.keys.clone(), cells }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Answer, D::Error> {
        let Sent { total, keys, cells } = Sent::deserialize(deserializer)?;
        let mut answer = Answer { total, keys, cells: Vec::with_capacity(cells.len() / 2) };
        let (mut left, mut next) = (cells.as_slice(), 0u64);
        while !left.is_empty() {
            let (gap, value) =
                read(&mut left).zip(read(&mut left)).ok_or_else(|| D::Error::custom("cells"))?;
            let place = next.wrapping_add(gap);
            answer
                .cells
                .push(Cell { at: answer.at(place), value: (value >> 1) as i64 ^ -((value & 1) as i64) });
            next = place.wrapping_add(1);
        }
        Ok(answer)
    }
}

impl Answer {
    /// The places of a cell's keys as one number, outer split first.
    fn place(&self, cell: &Cell) -> u64 {
        self.keys.iter().zip(cell.at).fold(0, |place, (keys, at)| place * keys.len() as u64 + u64::from(at))
    }

    fn at(&self, mut place: u64) -> [u32; SPLITS] {
        let mut at = [0; SPLITS];
        for (at, keys) in at.iter_mut().zip(&self.keys).rev() {
            let size = (keys.len() as u64).max(1);
            *at = (place % size) as u32;
            place /= size;
        }
        at
    }
}

fn write(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn read(bytes: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

/// Bytes as bytes, not as a list of numbers.
mod bytes {
    use super::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        <&[u8]>::deserialize(deserializer).map(<[u8]>::to_vec)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_answer_arrives_as_it_was_sent(
            sizes in prop::collection::vec(1usize..5, 0..=SPLITS), values in prop::collection::vec(any::<Option<i64>>(), 64),
            total in any::<i64>(),
        ) {
            let keys: Vec<Vec<String>> =
                sizes.iter().map(|size| (0..*size).map(|n| format!("key {n}")).collect()).collect();
            let places: usize = if sizes.is_empty() { 0 } else { sizes.iter().product() };
            let mut answer = Answer { total, keys, cells: Vec::new() };
            for place in 0..places {
                if let Some(value) = values[place % values.len()] {
                    let at = answer.at(place as u64);
                    answer.cells.push(Cell { at, value });
                }
            }
            let sent = postcard::to_allocvec(&answer).unwrap();
            prop_assert_eq!(&postcard::from_bytes::<Answer>(&sent).unwrap(), &answer);
            for cut in 0..sent.len() {
                prop_assert!(postcard::from_bytes::<Answer>(&sent[..cut]).is_err());
            }
        }
    }

    #[test]
    fn cells_that_end_within_a_number_are_refused() {
        for cells in [vec![0x80], vec![1], vec![0xff; 12]] {
            let sent = postcard::to_allocvec(&Sent { total: 0, keys: vec![], cells }).unwrap();
            assert!(postcard::from_bytes::<Answer>(&sent).is_err());
        }
    }
}

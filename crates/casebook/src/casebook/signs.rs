//! Which rows can hold some words at all: for each row a few bits for its signs and pairs of signs.
//!
//! Says yes too often, never too seldom. Bits of an edited row stay: it is then looked at in vain.

/// Bits of a row. Of a usual entry about a quarter are set.
const BITS: usize = 512;
/// Words of one bit side by side, so that a question reads little memory, and that in one go.
pub const RUN: usize = 16;
/// Rows of such a run.
pub const ROWS: usize = RUN * u64::BITS as usize;

/// The bits of all rows: for every 1,024 rows a run of words for each bit.
#[derive(Clone, Default)]
pub struct Signs {
    thousands: Vec<Box<[u64]>>,
    rows: u32,
}

impl Signs {
    /// Appends a row.
    pub fn push(&mut self, entry: &str) {
        let row = self.rows;
        if (row as usize).is_multiple_of(ROWS) {
            self.thousands.push(vec![0; BITS * RUN].into_boxed_slice());
        }
        self.rows += 1;
        self.add(row, entry);
    }

    /// A row that is there holds this as well.
    pub fn add(&mut self, row: u32, entry: &str) {
        let (thousand, row) = (row as usize / ROWS, row as usize % ROWS);
        let Some(words) = self.thousands.get_mut(thousand) else { return };
        let (at, side) = (row / u64::BITS as usize, 1 << (row % u64::BITS as usize));
        each_bit(entry, |bit| words[bit * RUN + at] |= side);
    }

    /// Calls `each` for every 1,024 rows with a bit for each that can hold all of the words.
    pub fn thousands(&self, words: &[&str], mut each: impl FnMut(usize, [u64; RUN])) {
        let mut bits = Vec::new();
        words.iter().for_each(|word| each_bit(word, |bit| bits.push(bit)));
        casework::order::sort(&mut bits);
        bits.dedup();
        for (thousand, block) in self.thousands.iter().enumerate() {
            let mut can = [u64::MAX; RUN];
            for bit in &bits {
                let run = &block[bit * RUN..][..RUN];
                can.iter_mut().zip(run).for_each(|(can, has)| *can &= has);
            }
            each(thousand, can);
        }
    }
}

fn each_bit(text: &str, mut each: impl FnMut(usize)) {
    let mut before = None;
    for sign in text.chars() {
        let sign = sign as u32;
        each(place(sign.wrapping_mul(0x9e37_79b1)));
        if let Some(before) = before.replace(sign) {
            each(place(sign.wrapping_mul(0x85eb_ca6b) ^ u32::wrapping_mul(before, 0xc2b2_ae35)));
        }
    }
}

/// The bit of a hash: its upper bits are the best mixed.
fn place(hash: u32) -> usize {
    (hash >> (u32::BITS - BITS.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(rows: &[String]) -> Signs {
        let mut signs = Signs::default();
        rows.iter().for_each(|row| signs.push(row));
        signs
    }

    fn found(signs: &Signs, words: &[&str]) -> Vec<u32> {
        let mut rows = Vec::new();
        signs.thousands(words, |thousand, can| {
            let can = |row: &usize| can[row / 64] & (1 << (row % 64)) != 0;
            rows.extend((0..ROWS).filter(can).map(|row| (thousand * ROWS + row) as u32));
        });
        rows.retain(|row| *row < signs.rows);
        rows
    }

    proptest! {
        #[test]
        fn a_row_that_holds_the_words_is_never_left_out(
            before in prop::sample::select(vec![0, 1, ROWS - 4, ROWS]),
            mut rows in prop::collection::vec("[abc张三桥东1-9]{0,12}", 1..200),
            words in prop::collection::vec("[abc张三桥东1-9]{1,3}", 0..3),
        ) {
            rows.splice(0..0, vec![String::new(); before]);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let can = found(&of(&rows), &words);
            for (row, text) in (0..).zip(&rows) {
                prop_assert!(can.contains(&row) || !words.iter().all(|word| text.contains(word)));
            }
        }
    }

    #[test]
    fn most_rows_without_the_words_are_left_out() {
        let rows: Vec<String> = (0..640).map(|n| format!("2005-{n:04} 问{n}号的养老保险怎么补缴")).collect();
        let signs = of(&rows);
        assert_eq!(found(&signs, &[]).len(), 640);
        assert!(found(&signs, &["0123"]).len() < 100);
        assert!(found(&signs, &["工伤认定"]).is_empty());
    }
}

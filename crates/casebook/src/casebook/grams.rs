//! Which rows hold the short words that many rows hold: known exactly, so that their text need not be read.
//!
//! Every 1,024 rows have a table of their own: the runs of one to three signs that a sample of them often has, each with a bit
//! for every row. A rare word has none; there are few rows to read for it.

use super::signs::{ROWS, RUN};

/// A bit for each of 1,024 rows.
pub type Bits = [u64; RUN];

/// Signs of the longest runs.
const LONGEST: usize = 3;
/// Bits of a sign in a key.
const SIGN: u32 = 21;
/// Rows looked at to find out what is often there, …
const SAMPLE: usize = 64;
/// … which is in so many of them.
const OFTEN: u32 = 6;
/// Most runs of a table.
const MOST: usize = 512;
/// Most different runs of a sample that are counted, a power of two.
const COUNTED: usize = 1 << 14;

/// The tables of all full thousands of rows.
#[derive(Clone, Default)]
pub struct Grams {
    tables: Vec<Table>,
}

/// What 1,024 rows hold.
#[derive(Clone, Default)]
pub struct Table {
    /// Runs, sorted.
    keys: Vec<u64>,
    /// The rows of each.
    bits: Vec<Bits>,
}

impl Grams {
    /// Adds the table of the next 1,024 rows.
    pub fn push(&mut self, table: Table) {
        self.tables.push(table);
    }

    /// The text of a row is another now. A row without a table is left alone.
    pub fn replace(&mut self, row: u32, text: &str) {
        let row = row as usize;
        let Some(table) = self.tables.get_mut(row / ROWS) else { return };
        let (at, side) = place(row % ROWS);
        table.bits.iter_mut().for_each(|bits| bits[at] &= !side);
        table.set(row % ROWS, text, |keys, key| keys.binary_search(&key).ok());
    }

    /// The rows, of a thousand, whose text holds a word; none where the table does not know.
    pub fn holding(&self, thousand: usize, word: &str) -> Option<&Bits> {
        self.tables.get(thousand)?.bits_of(whole(word)?)
    }

    /// Of some rows of a thousand only those that can hold a word in their text.
    pub fn narrow(&self, thousand: usize, word: &str, rows: &mut Bits) {
        let Some(table) = self.tables.get(thousand) else { return };
        each_run(word, |key| {
            if let Some(bits) = table.bits_of(key) {
                rows.iter_mut().zip(bits).for_each(|(row, has)| *row &= has);
            }
        });
    }
}

impl Table {
    /// The table of rows with these texts.
    pub fn of(texts: &[&str]) -> Table {
        let keys = often(texts);
        // Looking up by halving would take most of the time.
        let mut places = Counts::new(2 * MOST);
        (1..).zip(&keys).for_each(|(place, key)| *places.of(*key) = place);
        let mut table = Table { bits: vec![[0; RUN]; keys.len()], keys };
        for (row, text) in texts.iter().enumerate() {
            table.set(row, text, |_, key| Some(places.get(key).checked_sub(1)? as usize));
        }
        table
    }

    /// Notes what a row holds; `find` gives the place of a run among the keys.
    fn set(&mut self, row: usize, text: &str, find: impl Fn(&[u64], u64) -> Option<usize>) {
        let (at, side) = place(row);
        each_run(text, |key| {
            if let Some(n) = find(&self.keys, key) {
                self.bits[n][at] |= side;
            }
        });
    }

    fn bits_of(&self, key: u64) -> Option<&Bits> {
        self.bits.get(self.keys.binary_search(&key).ok()?)
    }
}

/// Word and bit of a row.
fn place(row: usize) -> (usize, u64) {
    (row / u64::BITS as usize, 1 << (row % u64::BITS as usize))
}

/// The runs that many of some texts hold, sorted.
fn often(texts: &[&str]) -> Vec<u64> {
    let mut counts = Counts::new(COUNTED);
    let step = (texts.len() / SAMPLE).max(1);
    // A count, and beside it the last text that was counted, so that one counts once.
    for (n, text) in (1..).zip(texts.iter().step_by(step)) {
        each_run(text, |key| {
            let count = counts.of(key);
            if *count >> 16 != n {
                *count = (n << 16) | ((*count & 0xffff) + 1);
            }
        });
    }
    let mut found: Vec<u64> =
        counts.each().filter(|(_, count)| count & 0xffff >= OFTEN).map(|(key, _)| key).collect();
    found.sort_unstable();
    found.truncate(MOST);
    found
}

/// Calls `each` with the key of every run of one to three signs, a blank in none of them.
fn each_run(text: &str, mut each: impl FnMut(u64)) {
    let (mut two, mut one) = (0, 0);
    for sign in text.chars() {
        if sign == ' ' {
            (two, one) = (0, 0);
            continue;
        }
        let sign = sign as u64;
        each(sign);
        if one != 0 {
            each(one << SIGN | sign);
        }
        if two != 0 {
            each((two << SIGN | one) << SIGN | sign);
        }
        (two, one) = (one, sign);
    }
}

/// The key of a word of one to three signs.
fn whole(word: &str) -> Option<u64> {
    let mut key = 0;
    for (n, sign) in word.chars().enumerate() {
        if n == LONGEST || sign == ' ' {
            return None;
        }
        key = key << SIGN | sign as u64;
    }
    (key != 0).then_some(key)
}

/// A number for each key, 0 where none was set. No key is 0.
struct Counts {
    slots: Vec<(u64, u32)>,
    filled: usize,
    /// Of keys for which there is no room.
    lost: u32,
}

impl Counts {
    /// Room for half as many keys as it has slots, a power of two.
    fn new(slots: usize) -> Counts {
        Counts { slots: vec![(0, 0); slots], filled: 0, lost: 0 }
    }

    /// Where a key stands, or would stand.
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize & mask;
        while self.slots[at].0 != 0 && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn get(&self, key: u64) -> u32 {
        self.slots[self.slot(key)].1
    }

    fn of(&mut self, key: u64) -> &mut u32 {
        let at = self.slot(key);
        if self.slots[at].0 == 0 {
            if self.filled * 2 >= self.slots.len() {
                return &mut self.lost;
            }
            self.filled += 1;
            self.slots[at].0 = key;
        }
        &mut self.slots[at].1
    }

    fn each(&self) -> impl Iterator<Item = (u64, u32)> {
        self.slots.iter().copied().filter(|(key, _)| *key != 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(texts: &[String]) -> Grams {
        let mut grams = Grams::default();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        texts.chunks_exact(ROWS).for_each(|texts| grams.push(Table::of(texts)));
        grams
    }

    fn rows(bits: &Bits) -> Vec<usize> {
        (0..ROWS).filter(|&row| bits[place(row).0] & place(row).1 != 0).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_table_knows_exactly_the_rows_of_a_word(
            some in prop::collection::vec("[ab张三 ]{0,7}", 1..40), rare in "[xyz]{0,9}",
            edits in prop::collection::vec((0..ROWS as u32, "[ab张三]{0,7}"), 0..9), word in "[ab张三x]{1,5}",
        ) {
            let mut texts: Vec<String> = (0..ROWS).map(|row| some[row % some.len()].clone()).collect();
            texts[ROWS / 2].clone_from(&rare);
            let mut grams = of(&texts);
            for (row, text) in edits {
                grams.replace(row, &text);
                texts[row as usize] = text;
            }
            let holds = |row: &usize| texts[*row].contains(&word);
            let wanted: Vec<usize> = (0..ROWS).filter(holds).collect();
            if let Some(bits) = grams.holding(0, &word) {
                prop_assert_eq!(rows(bits), wanted.clone());
            }
            let mut can = [u64::MAX; RUN];
            grams.narrow(0, &word, &mut can);
            let can = rows(&can);
            prop_assert!(wanted.iter().all(|row| can.contains(row)));
            prop_assert!(grams.holding(1, &word).is_none());
        }
    }

    #[test]
    fn what_many_rows_hold_is_known_and_what_few_hold_is_not() {
        let texts: Vec<String> =
            (0..2 * ROWS).map(|n| format!("拖欠工资 {}", if n % 500 == 0 { "工伤" } else { "" })).collect();
        let grams = of(&texts);
        for word in ["拖", "欠工", "拖欠工"] {
            assert_eq!(grams.holding(1, word).map(rows), Some((0..ROWS).collect()), "{word}");
        }
        // Too long, too rare, with a blank, and nothing.
        for word in ["拖欠工资", "工伤", "资 ", ""] {
            assert!(grams.holding(0, word).is_none(), "{word}");
        }
        let mut rows = [u64::MAX; RUN];
        grams.narrow(0, "拖欠工伤", &mut rows);
        assert_eq!(rows, [u64::MAX; RUN]);
    }

    #[test]
    fn texts_of_more_runs_than_are_counted_are_searched_all_the_same() {
        let long = |n: usize| {
            (0..400).map(move |at| char::from_u32(0x4e00 + ((n * 400 + at) % 20_000) as u32).unwrap())
        };
        let texts: Vec<String> = (0..ROWS).map(|n| long(n).collect()).collect();
        let grams = of(&texts);
        let word: String = texts[3].chars().take(2).collect();
        assert!(grams.holding(0, &word).is_none_or(|bits| rows(bits).contains(&3)));
    }
}

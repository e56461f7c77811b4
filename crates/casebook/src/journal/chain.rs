//! The end of the journal as one session knows it, and the two ways it moves: a row written, rows read.

use casework::act::ChangeSet;

use super::{decode, encode};
use crate::schema::Place;
use crate::sealing::{Binding, Cipher, Random, SealKey, Sealed, seal_row, tag_of};
use crate::store::Key;
use crate::trouble::Trouble;

/// Keys of the store for each generation of the journal; up to 2^53 there are more generations than anybody needs.
const ROOM: u64 = 1 << 36;

/// Key of row `seq` of a generation of the journal. The first generation begins at key 1.
pub fn key_of(generation: u32, seq: u64) -> u64 {
    u64::from(generation.saturating_sub(1)) * ROOM + seq
}

/// The last row: its number and its tag.
#[derive(Clone, PartialEq, Eq)]
pub struct Chain {
    generation: u32,
    seq: u64,
    tag: Vec<u8>,
}

impl Chain {
    /// A journal without rows.
    pub fn start(generation: u32) -> Chain {
        Chain { generation, seq: 0, tag: Vec::new() }
    }

    /// A journal that is read from the row after `seq` on, whose bytes are `row`.
    pub fn after(generation: u32, seq: u64, row: &[u8]) -> Chain {
        Chain { generation, seq, tag: tag_of(row).to_vec() }
    }

    /// Number of the last row; 0 = none.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Tag of the last row.
    pub fn tag(&self) -> &[u8] {
        &self.tag
    }

    /// Number of the next row.
    pub fn next(&self) -> u64 {
        self.seq + 1
    }

    /// Key of a row in the store.
    pub fn key_of(&self, seq: u64) -> u64 {
        key_of(self.generation, seq)
    }

    /// Key of the next row in the store.
    pub fn next_key(&self) -> u64 {
        self.key_of(self.next())
    }

    /// Of rows from `next_key` on those of this generation: behind them may stand some of one that does not count yet.
    pub fn own(&self, mut rows: Vec<(u64, Vec<u8>)>) -> Vec<(u64, Vec<u8>)> {
        let end = key_of(self.generation.saturating_add(1), 0);
        rows.truncate(rows.partition_point(|(key, _)| *key < end));
        rows
    }

    /// The sealed row of a change set, to be added at `next_key`. The chain moves with `grown`, when it is written.
    pub async fn seal(
        &self,
        cipher: &impl Cipher,
        source: &mut impl Random,
        key: &SealKey,
        set: &ChangeSet,
    ) -> Result<Vec<u8>, Trouble> {
        let at = Key::Number(self.next_key());
        seal_row(cipher, source, key, &self.binding(&at), &encode(set)?).await
    }

    /// The row after the last one was written.
    pub fn grown(&mut self, row: &[u8]) {
        self.seq = self.next();
        self.tag = tag_of(row).to_vec();
    }

    /// Opens the rows that follow, as the store gave them. `Damaged` where one is missing, moved or changed; the chain has
    /// then not moved.
    pub async fn open(
        &mut self,
        cipher: &impl Cipher,
        key: &SealKey,
        rows: &[(u64, Vec<u8>)],
    ) -> Result<Vec<ChangeSet>, Trouble> {
        let mut end = self.clone();
        let mut sealed: Vec<Sealed> = Vec::with_capacity(rows.len());
        for (key, row) in rows {
            if *key != end.next_key() {
                return Err(Trouble::Damaged);
            }
            sealed.push(end.binding(&Key::Number(*key)).unpack(row)?);
            end.grown(row);
        }
        let plain = cipher.open_all(key, sealed).await?;
        let sets = plain.iter().map(|bytes| decode(bytes)).collect::<Result<_, _>>()?;
        *self = end;
        Ok(sets)
    }

    fn binding<'a>(&'a self, key: &'a Key) -> Binding<'a> {
        Binding { place: Place::Journal, key, generation: self.generation, after: &self.tag }
    }
}

#[cfg(test)]
mod tests {
    use casework::act::ActKind;
    use casework::staff::StaffId;
    use casework::time::Moment;

    use super::*;
    use crate::sealing::RustCipher;

    struct Counting(u8);

    impl Random for Counting {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
            self.0 += 1;
            bytes.fill(self.0);
            Ok(())
        }
    }

    const KEY: SealKey = SealKey([5; 32]);

    fn sets(count: i64) -> Vec<ChangeSet> {
        let set = |n| ChangeSet { kind: ActKind::Log, at: Moment(n), by: StaffId(1), changes: vec![] };
        (1..=count).map(set).collect()
    }

    fn rows(random: u8, sets: &[ChangeSet]) -> Vec<(u64, Vec<u8>)> {
        let (mut chain, mut random) = (Chain::start(1), Counting(random));
        let mut rows = Vec::new();
        for set in sets {
            let row = pollster::block_on(chain.seal(&RustCipher, &mut random, &KEY, set)).unwrap();
            chain.grown(&row);
            rows.push((chain.seq(), row));
        }
        rows
    }

    #[track_caller]
    fn check(rows: &[(u64, Vec<u8>)], want: Result<Vec<ChangeSet>, Trouble>) {
        let mut chain = Chain::start(1);
        let got = pollster::block_on(chain.open(&RustCipher, &KEY, rows));
        let moved = if got.is_ok() { rows.len() as u64 } else { 0 };
        assert_eq!(chain.seq(), moved);
        assert_eq!(got, want);
    }

    #[test]
    fn rows_open_in_their_order_and_no_other() {
        let sets = sets(4);
        let good = rows(0, &sets);
        check(&good, Ok(sets.clone()));
        check(&good[..2], Ok(sets[..2].to_vec()));
        check(&good[1..], Err(Trouble::Damaged));
        let without_middle = [good[0].clone(), good[2].clone(), good[3].clone()];
        check(&without_middle, Err(Trouble::Damaged));
        let renumbered = [good[0].clone(), (2, good[2].1.clone()), (3, good[3].1.clone())];
        check(&renumbered, Err(Trouble::Damaged));
        let swapped = [good[0].clone(), (2, good[2].1.clone()), (3, good[1].1.clone())];
        check(&swapped, Err(Trouble::Damaged));
    }

    #[test]
    fn a_row_of_another_copy_of_the_centre_does_not_fit() {
        let sets = sets(3);
        let (one, other) = (rows(0, &sets), rows(100, &sets));
        check(&[one[0].clone(), other[1].clone(), one[2].clone()], Err(Trouble::Damaged));
    }

    #[test]
    fn generations_lie_apart_and_no_row_of_one_opens_in_another() {
        let sets = sets(2);
        let old = rows(0, &sets);
        let mut chain = Chain::start(2);
        assert_eq!((chain.next(), chain.next_key()), (1, ROOM + 1));
        let row = pollster::block_on(chain.seal(&RustCipher, &mut Counting(9), &KEY, &sets[0])).unwrap();
        let got = pollster::block_on(chain.clone().open(&RustCipher, &KEY, &[(ROOM + 1, row.clone())]));
        assert_eq!(got, Ok(sets[..1].to_vec()));
        for (at, row) in [(1, row), (ROOM + 1, old[0].1.clone()), (1, old[0].1.clone())] {
            let got = pollster::block_on(chain.open(&RustCipher, &KEY, &[(at, row)]));
            assert_eq!(got, Err(Trouble::Damaged));
        }
    }

    #[test]
    fn reading_goes_on_where_it_stopped() {
        let sets = sets(5);
        let good = rows(0, &sets);
        let mut chain = Chain::after(1, 2, &good[1].1);
        let got = pollster::block_on(chain.open(&RustCipher, &KEY, &good[2..])).unwrap();
        assert_eq!(got, sets[2..]);
    }
}

//! The wait after wrong keys: it rises, and is kept in meta, so that a reload does not shorten it.
//!
//! It stops a guesser at the desk. One who copies the disk is stopped by the cost of the key alone.

use casework::time::Moment;
use serde::{Deserialize, Serialize};

use crate::schema::Place;
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

const KEY: &str = "delay";
/// Wrong keys that cost nothing.
const FREE: u32 = 3;
/// First wait, doubled with every further wrong key, in seconds.
const FIRST_S: u32 = 5;
/// Longest wait, in seconds.
const LONGEST_S: u32 = 300;

/// Wrong keys since the last right one.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub struct Delay {
    failures: u32,
    last: Moment,
}

impl Delay {
    /// Reads it. A row that cannot be read counts as none.
    pub async fn read(store: &impl Store) -> Result<Delay, Trouble> {
        let row = store.get(Place::Meta, &Key::text(KEY)).await?;
        Ok(row.and_then(|row| postcard::from_bytes(&row).ok()).unwrap_or_default())
    }

    /// Seconds after the last wrong key.
    fn whole_s(self) -> u32 {
        match self.failures.checked_sub(FREE) {
            None => 0,
            Some(beyond) => FIRST_S.saturating_mul(2_u32.saturating_pow(beyond)).min(LONGEST_S),
        }
    }

    /// `WrongKey` where one must still wait. A clock that was set back makes one wait no longer than the whole wait.
    pub fn check(self, at: Moment) -> Result<(), Trouble> {
        let whole = i64::from(self.whole_s()) * 1000;
        let left = (self.last.0.saturating_add(whole).saturating_sub(at.0)).min(whole);
        if left > 0 { Err(Trouble::WrongKey { wait_s: ((left + 999) / 1000) as u32 }) } else { Ok(()) }
    }

    /// Notes a wrong key and tells the wait.
    pub async fn wrong(self, store: &impl Store, at: Moment) -> Trouble {
        let delay = Delay { failures: self.failures.saturating_add(1), last: at };
        let row = match postcard::to_stdvec(&delay) {
            Ok(row) => row,
            Err(_) => return Trouble::Unknown("encode".to_owned()),
        };
        let put = vec![Op::Put(Place::Meta, Key::text(KEY), row)];
        // A disk too full to note it still says that the key was wrong.
        let _noted = store.commit(put, Durability::Relaxed).await;
        Trouble::WrongKey { wait_s: delay.whole_s() }
    }

    /// Forgets the wrong keys after a right one. That this cannot be written keeps nobody from reading.
    pub async fn right(self, store: &impl Store) {
        if self.failures > 0 {
            let _stays = store.commit(vec![Delay::forget()], Durability::Relaxed).await;
        }
    }

    /// The step that forgets the wrong keys.
    pub fn forget() -> Op {
        Op::Delete(Place::Meta, Key::text(KEY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(failures: u32, after_ms: i64, wait_s: u32) {
        let delay = Delay { failures, last: Moment(1_000_000) };
        let want = if wait_s == 0 { Ok(()) } else { Err(Trouble::WrongKey { wait_s }) };
        assert_eq!(delay.check(Moment(1_000_000 + after_ms)), want);
    }

    #[test]
    fn it_rises_to_a_bound() {
        check(0, 0, 0);
        check(2, 0, 0);
        check(3, 0, 5);
        check(3, 4_001, 1);
        check(3, 5_000, 0);
        check(4, 0, 10);
        check(9, 0, 300);
        check(u32::MAX, 0, 300);
    }

    #[test]
    fn a_clock_set_back_does_not_lock_for_ever() {
        check(3, -900_000, 5);
    }
}

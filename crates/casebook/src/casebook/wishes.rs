//! Wishes answered lately: the same wish asked again gets its first answer, and nothing is logged twice.
//!
//! A wish is asked again when its answer was lost: within a sitting or the next. So many later ones may come between.

use std::collections::VecDeque;

use casework::act::{Change, ChangeSet, WishId};
use casework::contact::RecordId;

/// Wishes remembered.
const MOST: usize = 4_096;

/// What came of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The wish.
    pub wish: WishId,
    /// Number of the act in the journal.
    pub seq: u64,
    /// The contact it logged or changed.
    pub contact: Option<RecordId>,
    /// The entry it made or changed.
    pub entry: Option<RecordId>,
}

/// The last wishes, earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes(VecDeque<Answered>);

impl Wishes {
    /// Remembers the wish a change set answers, where it says one.
    pub fn add(&mut self, set: &ChangeSet, seq: u64) {
        let wish = set.changes.iter().find_map(|change| match change {
            Change::Wish(wish) => Some(*wish),
            _ => None,
        });
        let Some(wish) = wish else { return };
        let contact = set.changes.iter().find_map(Change::contact);
        let entry = set.changes.iter().find_map(Change::entry);
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back(Answered { wish, seq, contact, entry });
    }

    /// The last answer to a wish.
    pub fn find(&self, wish: WishId) -> Option<Answered> {
        self.0.iter().rev().find(|answered| answered.wish == wish).copied()
    }
}

#[cfg(test)]
mod tests {
    use casework::act::ActKind;
    use casework::staff::StaffId;
    use casework::time::Moment;

    use super::*;

    fn set(changes: Vec<Change>) -> ChangeSet {
        ChangeSet { kind: ActKind::Log, at: Moment(0), by: StaffId(1), changes }
    }

    #[test]
    fn the_last_answer_counts_and_the_oldest_are_forgotten() {
        let mut wishes = Wishes::default();
        let wish = |n: u64| WishId(u128::from(n));
        wishes.add(&set(vec![]), 1);
        assert_eq!(wishes, Wishes::default());
        wishes.add(&set(vec![Change::RestoreContact(RecordId(7)), Change::Wish(wish(9))]), 2);
        assert_eq!(
            wishes.find(wish(9)),
            Some(Answered { wish: wish(9), seq: 2, contact: Some(RecordId(7)), entry: None })
        );
        wishes.add(&set(vec![Change::Wish(wish(9))]), 3);
        assert_eq!(wishes.find(wish(9)).map(|answered| answered.seq), Some(3));
        for n in 0..MOST as u64 {
            wishes.add(&set(vec![Change::Wish(wish(100 + n))]), 4 + n);
        }
        assert_eq!((wishes.find(wish(9)), wishes.0.len()), (None, MOST));
        assert!(wishes.find(wish(100)).is_some());
    }
}

//! Several tabs on one store: no number twice, nothing lost, everybody sees all.

use std::collections::HashSet;

use super::*;
use crate::store::{CommitError, Durability, Key, Op, Place};
use casework::act::Present;

/// A store that says of a taken number only that the write was aborted, as a busy browser may.
struct Curt(MemoryStore);

impl Store for Curt {
    async fn get(&self, place: Place, key: &Key) -> Result<Option<Vec<u8>>, Trouble> {
        self.0.get(place, key).await
    }

    async fn range(&self, place: Place, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, Trouble> {
        self.0.range(place, from, limit).await
    }

    async fn keys(&self, place: Place) -> Result<Vec<u64>, Trouble> {
        self.0.keys(place).await
    }

    async fn all(&self, place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        self.0.all(place).await
    }

    async fn commit(&self, batch: Vec<Op>, durability: Durability) -> Result<(), CommitError> {
        self.0.commit(batch, durability).await.map_err(|_| CommitError::Trouble(Trouble::Aborted))
    }
}

#[test]
fn two_tabs_save_in_turn() {
    let store = MemoryStore::new();
    check_in_turn(&store, store.clone());
}

#[test]
fn two_tabs_save_in_turn_where_a_taken_number_is_no_reason_given() {
    let store = MemoryStore::new();
    check_in_turn(&store, Curt(store.clone()));
}

#[track_caller]
fn check_in_turn(store: &MemoryStore, others: impl Store) {
    let mut one = opened(store.clone());
    let mut other = unlocked(others, HEAD, 1, 2).unwrap();
    let mut numbers = HashSet::new();
    for turn in 0..100 {
        let name = format!("张{turn}");
        let acted = if turn % 3 == 0 { log(&mut one, &name, "") } else { log(&mut other, &name, "") };
        assert!(numbers.insert(acted.contact.unwrap().1), "a number twice");
    }
    block_on(one.catch_up()).unwrap();
    block_on(other.catch_up()).unwrap();
    assert_eq!(book(&one), book(&other));
    assert_eq!(book(&one).count(), 100);
    assert_eq!(book(&one), &reloaded(store));
    assert_eq!(block_on(one.catch_up()), Ok(false));
}

#[test]
fn an_edit_of_what_another_tab_changed_is_refused_and_loses_nothing() {
    let store = MemoryStore::new();
    let mut one = opened(store.clone());
    let id = log(&mut one, "张三", "").contact.unwrap().0;
    let mut other = unlocked(store.clone(), HEAD, 1, 2).unwrap();
    let mut late = block_on(other.edit(id, NOW)).unwrap().unwrap();
    late.notes = "晚".into();
    edit(&mut one, id, |draft| draft.notes = "早".into()).unwrap().unwrap();
    let refused = act(&mut other, Act::SaveContact(Box::new(late))).unwrap().unwrap_err();
    assert_eq!(refused[0].code, casework::issue::IssueCode::ChangedSince);
    assert_eq!(Present::contact(book(&other), id).unwrap().notes, "早");
}

#[test]
fn a_tab_undoes_what_another_wrote_unseen() {
    let store = MemoryStore::new();
    let mut one = opened(store.clone());
    let mut other = unlocked(store.clone(), HEAD, 1, 2).unwrap();
    let acted = log(&mut one, "张三", "");
    block_on(other.undo(acted.seq, NOW)).unwrap().unwrap();
    assert!(other.acts(9).unwrap().iter().any(|line| line.seq == acted.seq && line.undone));
    assert!(block_on(one.undo(acted.seq, NOW)).unwrap().is_err());
    assert!(block_on(one.undo(999, NOW)).unwrap().is_err());
    assert!(block_on(one.undo(0, NOW)).unwrap().is_err());
}

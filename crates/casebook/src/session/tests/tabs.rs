//! Several tabs on one store: no number twice, nothing lost, everybody sees all.

use std::collections::HashSet;

use super::*;
use casework::act::Present;

#[test]
fn two_tabs_save_in_turn() {
    let store = MemoryStore::new();
    let mut one = opened(store.clone());
    let mut other = unlocked(store.clone(), HEAD, 1, 2).unwrap();
    let mut numbers = HashSet::new();
    for turn in 0..100 {
        let tab = if turn % 3 == 0 { &mut one } else { &mut other };
        let acted = log(tab, &format!("张{turn}"), "");
        assert!(numbers.insert(acted.contact.unwrap().1), "a number twice");
    }
    block_on(one.catch_up()).unwrap();
    block_on(other.catch_up()).unwrap();
    assert_eq!(book(&one), book(&other));
    assert_eq!(book(&one).count(), 100);
    assert_eq!(book(&one), &reloaded(&store));
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

//! Unlocking with a kept gist: figures first, rows after, and never another answer than without it.

use casework::staff::Staff;

use super::*;
use crate::store::{Durability, Key, Op, Place};

const GIST: Key = Key::Number(0);

fn filled() -> (MemoryStore, Desktop<MemoryStore>) {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    import(&mut session, 1, 30).unwrap().unwrap();
    log(&mut session, "张三", "13900000001");
    (store, session)
}

fn gist(store: &MemoryStore) -> Vec<u8> {
    block_on(store.get(Place::Segments, &GIST)).unwrap().unwrap()
}

fn with_gist(store: &MemoryStore, row: Vec<u8>) -> MemoryStore {
    let copy = store.copied();
    block_on(copy.commit(vec![Op::Put(Place::Segments, GIST, row)], Durability::Relaxed)).unwrap();
    copy
}

/// Unlocks, says whether the gist was used, and holds what was asked before and after all rows were read against the truth.
#[track_caller]
fn check(store: &MemoryStore, used: bool) {
    let copy = store.copied();
    block_on(copy.commit(vec![Op::Delete(Place::Segments, GIST)], Durability::Relaxed)).unwrap();
    let mut plain = unlocked(copy, HEAD, 1, 4).unwrap();
    let mut session = unlocked(store.clone(), HEAD, 1, 4).unwrap();
    assert_eq!(session.is_ready(), !used);
    assert_eq!(answers(&mut session), answers(&mut plain));
    assert!(session.desk().unwrap() == plain.desk().unwrap());
    assert_eq!(session.span(), plain.span());
    assert_eq!(session.window(&Default::default(), 0, 9).is_err(), used);
    let mut steps = 0;
    while block_on(session.read_on()).unwrap() {
        steps += 1;
    }
    assert_eq!(steps > 2, used);
    assert!(session.is_ready());
    assert_eq!(answers(&mut session), answers(&mut plain));
    assert_eq!(book(&session), book(&plain));
}

#[test]
fn a_kept_gist_answers_as_all_rows_do() {
    let (store, mut session) = filled();
    check(&store, false);
    block_on(session.keep_gist()).unwrap();
    check(&store, true);
    let id = log(&mut session, "李四", "").contact.unwrap().0;
    edit(&mut session, id, |draft| (draft.people, draft.involved) = ("4".into(), "9".into()))
        .unwrap()
        .unwrap();
    let imported = book(&session).at(3).unwrap().id;
    edit(&mut session, imported, |draft| draft.notes = "x".into()).unwrap().unwrap();
    let out = act(&mut session, Act::WithdrawContact(imported)).unwrap().unwrap();
    check(&store, true);
    block_on(session.undo(out.seq, NOW)).unwrap().unwrap();
    hire(&mut session, "孟庆云", Role::FrontDesk, 2).unwrap();
    check(&store, true);
}

#[test]
fn a_gist_that_does_not_hang_on_the_journal_is_passed_over() {
    let (store, mut session) = filled();
    let early = store.copied();
    block_on(session.keep_gist()).unwrap();
    let good = gist(&store);
    for at in (0..good.len()).step_by(41) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        check(&with_gist(&store, bad), false);
        check(&with_gist(&store, good[..at].to_vec()), false);
    }
    // The same act written by another copy of the centre: its row is not the one the gist hangs on.
    let mut other = unlocked(early.clone(), HEAD, 1, 9).unwrap();
    log(&mut session, "李四", "");
    block_on(session.keep_gist()).unwrap();
    log(&mut other, "李四", "");
    check(&with_gist(&early, gist(&store)), false);
}

#[test]
fn blocks_that_came_or_went_after_the_gist_put_it_out_of_use() {
    let (store, mut session) = filled();
    block_on(session.keep_gist()).unwrap();
    let second = import(&mut session, 2, 10).unwrap().unwrap();
    check(&store, false);
    block_on(session.keep_gist()).unwrap();
    let stale = gist(&store);
    check(&store, true);
    block_on(session.undo(second.seq, NOW)).unwrap().unwrap();
    assert_eq!(block_on(store.get(Place::Segments, &GIST)), Ok(None));
    check(&with_gist(&store, stale), false);
}

#[test]
fn an_act_of_another_tab_while_rows_are_read_is_seen() {
    let (store, mut session) = filled();
    block_on(session.keep_gist()).unwrap();
    let mut late = unlocked(store.clone(), HEAD, 1, 6).unwrap();
    assert_eq!(block_on(late.read_on()), Ok(true));
    let seq = session.acts(9).unwrap().iter().map(|line| line.seq).nth(1).unwrap();
    block_on(session.undo(seq, NOW)).unwrap().unwrap();
    assert_eq!(block_on(late.catch_up()), Ok(true));
    assert_eq!(book(&late), book(&session));
    let mut later = unlocked(store.clone(), HEAD, 1, 7).unwrap();
    log(&mut later, "李四", "");
    block_on(session.catch_up()).unwrap();
    assert_eq!(book(&later), book(&session));
}

#[test]
fn who_left_does_not_enter_by_an_old_gist() {
    let (store, mut session) = filled();
    let clerk = hire(&mut session, "孟庆云", Role::FrontDesk, 2).unwrap();
    block_on(session.keep_gist()).unwrap();
    assert!(unlocked(store.clone(), clerk, 2, 6).is_ok());
    let kept = block_on(store.get(Place::Meta, &Key::text("key/2"))).unwrap().unwrap();
    let gone = Staff { active: false, ..book(&session).member(clerk).unwrap().clone() };
    act(&mut session, Act::SetStaff(gone)).unwrap().unwrap();
    block_on(store.commit(vec![Op::Put(Place::Meta, Key::text("key/2"), kept)], Durability::Strict)).unwrap();
    assert_eq!(unlocked(store, clerk, 2, 6).err(), Some(Trouble::Locked));
}

#[test]
fn a_gist_is_wanted_where_rows_are_many_and_not_twice() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    log(&mut session, "张三", "");
    assert!(!session.wants_gist_kept());
    act(&mut session, ledger(1, 4_100)).unwrap().unwrap();
    assert!(session.wants_gist_kept());
    block_on(session.keep_gist()).unwrap();
    assert!(!session.wants_gist_kept());
    let mut again = unlocked(store, HEAD, 1, 6).unwrap();
    block_on(again.ready(&mut |_, _| {})).unwrap();
    assert!(!again.wants_gist_kept());
    import(&mut again, 2, 7).unwrap().unwrap();
    assert!(again.wants_gist_kept());
}

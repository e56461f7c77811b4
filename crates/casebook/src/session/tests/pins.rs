//! PINs: whose, on which device, set by whom.

use super::*;
use crate::passphrase::Pin;
use crate::schema::Place;
use crate::store::{Durability, Key, Op};

fn pin(digits: &str) -> Pin {
    Pin::parse(digits).unwrap()
}

fn set(session: &mut Desktop<MemoryStore>, key: u8, digits: &str) -> Result<(), Trouble> {
    block_on(session.set_pin(&kek(key), pin(digits), NOW))
}

fn pin_of(store: &MemoryStore, staff: StaffId, key: u8) -> Option<Pin> {
    unlocked(store.clone(), staff, key, 9).unwrap().pin().cloned()
}

#[test]
fn a_pin_belongs_to_one_member_and_is_there_after_the_next_unlocking() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    let clerk = hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    assert!(head.pin().is_none() && !head.desk().unwrap().has_pin);
    assert_eq!(set(&mut head, 1, "2580"), Ok(()));
    assert!(head.desk().unwrap().has_pin);
    assert_eq!(pin_of(&store, HEAD, 1), Some(pin("2580")));
    assert_eq!(pin_of(&store, clerk, 2), None);
    assert_eq!(block_on(head.forget_pin()), Ok(()));
    assert!(!head.desk().unwrap().has_pin);
    assert_eq!(pin_of(&store, HEAD, 1), None);
}

#[test]
fn it_is_set_only_by_one_who_knows_the_passphrase() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    assert_eq!(set(&mut head, 2, "2580"), Err(Trouble::WrongKey { wait_s: 0 }));
    assert_eq!(pin_of(&store, HEAD, 1), None);
    head.lock();
    assert_eq!(set(&mut head, 1, "2580"), Err(Trouble::Locked));
    assert_eq!(block_on(head.forget_pin()), Err(Trouble::Locked));
    assert!(head.pin().is_none());
}

#[test]
fn it_stays_on_its_device_and_goes_with_a_recovery() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    set(&mut head, 1, "2580").unwrap();
    let file = block_on(head.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    let mut there = session(MemoryStore::new(), 7);
    block_on(there.restore(&file, Some(HEAD), &kek(1), NOW, &mut |_, _| {})).unwrap();
    assert!(there.pin().is_none());
    let mut recovered = session(store.clone(), 8);
    block_on(recovered.recover(&kek(99), HEAD, params(4), &kek(4), NOW, &mut |_, _| {})).unwrap();
    assert!(recovered.pin().is_none());
    assert_eq!(pin_of(&store, HEAD, 4), None);
}

#[test]
fn it_is_sealed_and_one_that_was_moved_or_altered_is_none() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    let clerk = hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    set(&mut head, 1, "25802580").unwrap();
    let rows = store.rows();
    assert!(rows.iter().all(|(_, _, row)| !row.windows(8).any(|part| part == b"25802580")));
    let row = block_on(store.get(Place::Meta, &Key::text("pin/1"))).unwrap().unwrap();
    let put = |key: String, row: Vec<u8>| {
        block_on(store.commit(vec![Op::Put(Place::Meta, Key::Text(key), row)], Durability::Strict)).unwrap();
    };
    put(format!("pin/{}", clerk.0), row.clone());
    assert_eq!(pin_of(&store, clerk, 2), None);
    let mut bad = row;
    *bad.last_mut().unwrap() ^= 1;
    put("pin/1".into(), bad);
    assert_eq!(pin_of(&store, HEAD, 1), None);
}

#[test]
fn another_tab_learns_of_it() {
    let store = MemoryStore::new();
    let mut one = opened(store.clone());
    let mut two = unlocked(store.clone(), HEAD, 1, 3).unwrap();
    assert!(!block_on(two.read_pin()));
    set(&mut one, 1, "2580").unwrap();
    assert!(block_on(two.read_pin()) && two.desk().unwrap().has_pin);
    assert!(!block_on(two.read_pin()));
    block_on(one.forget_pin()).unwrap();
    assert!(block_on(two.read_pin()) && !two.desk().unwrap().has_pin);
}

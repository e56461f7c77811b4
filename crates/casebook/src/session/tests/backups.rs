//! Backups: what was written is restored, anything else is refused and changes nothing.

use casework::figure::{Ask, Dim, Figure, Measure};
use casework::time::{Month, Period};

use super::*;
use crate::session::inspect_backup;

fn filled() -> (MemoryStore, Desktop<MemoryStore>) {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let clerk = hire(&mut session, "孟庆云", Role::FrontDesk, 2).unwrap();
    assert_eq!(clerk, StaffId(2));
    for n in 0..5 {
        log(&mut session, &format!("张{n}"), &format!("1390000000{n}"));
    }
    import(&mut session, 1, 9).unwrap().unwrap();
    let undone = import(&mut session, 2, 9).unwrap().unwrap();
    block_on(session.undo(undone.seq, NOW)).unwrap().unwrap();
    (store, session)
}

fn backup(session: &mut Desktop<MemoryStore>) -> Vec<u8> {
    block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap()
}

fn restore(
    file: &[u8],
    staff: Option<StaffId>,
    key: u8,
) -> (MemoryStore, Result<Desktop<MemoryStore>, Trouble>) {
    let store = MemoryStore::new();
    let mut session = session(store.clone(), 1234);
    let done = block_on(session.restore(file, staff, &kek(key), NOW, &mut |_, _| {}));
    (store, done.map(|()| session))
}

fn asks() -> Vec<Ask> {
    let period = Period { first: Month::new(2026, 1).unwrap(), months: 12 };
    let ask = |measure, split| Ask { figure: Figure::of(measure), period, splits: vec![split] };
    vec![
        ask(Measure::Contacts, Dim::Month),
        ask(Measure::Persons, Dim::Channel),
        ask(Measure::People, Dim::Employer),
    ]
}

#[test]
fn every_key_of_the_centre_restores_it() {
    let (_, mut session) = filled();
    let file = backup(&mut session);
    let want = session.figures(&asks()).unwrap();
    for (staff, key) in [(Some(HEAD), 1), (Some(StaffId(2)), 2)] {
        let (store, restored) = restore(&file, staff, key);
        let mut restored = restored.unwrap();
        assert_eq!(restored.figures(&asks()).unwrap(), want);
        assert_eq!(book(&restored), book(&session));
        assert_eq!(restored.desk().unwrap().me.id, staff.unwrap());
        assert_eq!(&reloaded(&store), book(&session));
    }
    let (store, restored) = restore(&file, None, 99);
    assert!(!restored.unwrap().is_open());
    assert_eq!(&reloaded(&store), book(&session));
}

#[test]
fn a_restored_device_gives_numbers_of_its_own() {
    let (_, mut session) = filled();
    let file = backup(&mut session);
    let mut restored = restore(&file, Some(HEAD), 1).1.unwrap();
    let here = log(&mut session, "李四", "").contact.unwrap();
    let there = log(&mut restored, "李四", "").contact.unwrap();
    assert_ne!(here.0, there.0);
    assert_ne!(here.1, there.1);
    assert_ne!(there.1.device.0, 0);
    let again = restore(&backup(&mut restored), Some(HEAD), 1).1.unwrap();
    assert!(book(&again).devices().all(|used| used != again.open().unwrap().device));
}

#[test]
fn the_label_tells_who_can_open_it_and_when_it_was_made() {
    let (_, mut session) = filled();
    let label = inspect_backup(&backup(&mut session)).unwrap();
    assert_eq!(label.at, NOW);
    assert_eq!(label.door, block_on(session.look_at_door()).unwrap());
    assert_eq!(session.desk().unwrap().backed_up, Some(NOW));
    assert_eq!(session.desk().unwrap().acts_since_backup, 0);
    log(&mut session, "李四", "");
    assert_eq!(session.desk().unwrap().acts_since_backup, 1);
}

#[test]
fn a_wrong_key_or_an_occupied_store_changes_nothing() {
    let (store, mut session) = filled();
    let file = backup(&mut session);
    assert_eq!(restore(&file, Some(HEAD), 2).1.err(), Some(Trouble::WrongKey { wait_s: 0 }));
    assert_eq!(restore(&file, None, 1).1.err(), Some(Trouble::WrongKey { wait_s: 0 }));
    let before = store.rows();
    let done = block_on(session.restore(&file, Some(HEAD), &kek(1), NOW, &mut |_, _| {}));
    assert_eq!(done, Err(Trouble::Occupied));
    assert!(before == store.rows());
}

#[test]
fn a_changed_or_cut_file_is_refused_and_changes_nothing() {
    let (_, mut session) = filled();
    let file = backup(&mut session);
    for at in 0..file.len() {
        let mut bad = file.clone();
        bad[at] ^= 1;
        for bad in [&bad[..], &file[..at]] {
            let (store, done) = restore(bad, Some(HEAD), 1);
            assert!(matches!(done.err(), Some(Trouble::Damaged | Trouble::NotABackup)), "byte {at}");
            assert_eq!(store.rows(), []);
        }
    }
}

#[test]
fn blocks_that_count_go_with_it_and_no_others() {
    use crate::store::{Key, Place};
    let (store, mut session) = filled();
    block_on(session.keep_gist()).unwrap();
    let orphan = crate::store::Op::Add(Place::Segments, Key::Number(90), vec![1; 50]);
    block_on(store.commit(vec![orphan], crate::store::Durability::Relaxed)).unwrap();
    let file = backup(&mut session);
    let numbers: Vec<u64> = crate::backup::parse(&file).unwrap().blocks.iter().map(|block| block.0).collect();
    assert_eq!(numbers, [1, 2]);
    let (disk, restored) = restore(&file, Some(HEAD), 1);
    assert_eq!(block_on(disk.keys(Place::Segments)), Ok(vec![1, 2]));
    assert_eq!(answers(&mut restored.unwrap()), answers(&mut session));
}

#[test]
fn a_row_left_out_by_one_who_can_hash_is_noticed() {
    use crate::backup::{Writer, parse};
    let (_, mut session) = filled();
    let file = backup(&mut session);
    let whole = parse(&file).unwrap();
    let slots: Vec<Vec<u8>> = whole.slots.iter().map(|slot| slot.to_vec()).collect();
    let mut writer =
        Writer::new(&whole.label, whole.generation, &slots, whole.rows.len() as u32 - 1).unwrap();
    whole.rows[..whole.rows.len() - 1].iter().for_each(|row| writer.row(row).unwrap());
    writer.begin_blocks(0);
    let forged = writer.finish(&crate::sealing::SealKey([0; 32])).unwrap();
    assert_eq!(restore(&forged, Some(HEAD), 1).1.err(), Some(Trouble::Damaged));
}

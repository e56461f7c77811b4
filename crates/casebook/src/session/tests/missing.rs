//! A block that does not open is named and left out, the rest opens; put back, or its import undone, all is as it should be.

use casework::act::{ActKind, Present};

use super::*;
use crate::door::Secret;
use crate::store::{Durability, Key, Op, Place};

fn around(disk: &MemoryStore) -> Result<Desktop<MemoryStore>, Trouble> {
    let mut session = session(disk.clone(), 8);
    block_on(session.unlock_around_damage(HEAD, &kek(1), NOW, &mut |_, _| {}))?;
    Ok(session)
}

/// How many contacts are told as lost without anything being opened.
fn looked_at(disk: &MemoryStore) -> Result<u32, Trouble> {
    let mut session = session(disk.clone(), 8);
    let found = block_on(session.look_at_damage(HEAD, Secret::Passphrase, &kek(1), NOW, &mut |_, _| {}));
    assert!(!session.is_open());
    found.map(|lost| lost.iter().map(|lost| lost.contacts).sum())
}

fn whole(disk: &MemoryStore) -> Result<Casebook, Trouble> {
    let mut session = unlocked(disk.clone(), HEAD, 1, 5)?;
    block_on(session.ready(&mut |_, _| {}))?;
    Ok(book(&session).clone())
}

/// A contact, three blocks of seven, of which two contacts were changed; then block 2 is damaged, or taken away.
fn damaged(is_taken: bool) -> (MemoryStore, Op, u64) {
    let disk = MemoryStore::new();
    let mut session = opened(disk.clone());
    log(&mut session, "张三", "");
    let seq = import(&mut session, 1, 21).unwrap().unwrap().seq;
    let (edited, out) = (book(&session).at(9).unwrap().id, book(&session).at(10).unwrap().id);
    edit(&mut session, edited, |draft| draft.notes = "回电".into()).unwrap().unwrap();
    act(&mut session, Act::WithdrawContact(out)).unwrap().unwrap();
    block_on(session.keep_gist()).unwrap();
    let two = Key::Number(2);
    let row = block_on(disk.get(Place::Segments, &two)).unwrap().unwrap();
    let mut bad = row.clone();
    bad[row.len() / 2] ^= 1;
    let harm = match is_taken {
        true => Op::Delete(Place::Segments, two.clone()),
        false => Op::Put(Place::Segments, two.clone(), bad),
    };
    block_on(disk.commit(vec![harm], Durability::Strict)).unwrap();
    (disk, Op::Put(Place::Segments, two, row), seq)
}

#[test]
fn the_block_is_named_and_the_rest_opens_and_takes_acts() {
    for is_taken in [false, true] {
        let (disk, good, seq) = damaged(is_taken);
        assert_eq!(whole(&disk).err(), Some(Trouble::Damaged), "not without saying so");
        assert_eq!(looked_at(&disk), Ok(7));
        let mut session = around(&disk).unwrap();
        let missing = session.missing_blocks().unwrap();
        assert_eq!((missing.len(), missing[0].number, missing[0].contacts, missing[0].seq), (1, 2, 7, seq));
        assert!(matches!(&missing[0].kind, ActKind::Import { file, .. } if file == "a.xlsx"));
        assert_eq!(book(&session).count(), 1 + 14);
        let logged = log(&mut session, "李四", "").contact.unwrap();
        let rows = disk.rows();
        assert_eq!(block_on(session.sweep()), Ok(0), "it is not swept: it may be put right");
        assert_eq!(block_on(session.keep_gist()), Ok(()));
        assert_eq!(block_on(session.backup(NOW, &mut |_, _| {})), Err(Trouble::Incomplete));
        assert_eq!(import(&mut session, 2, 3), Err(Trouble::Incomplete), "it may bring what is missing");
        assert_eq!(session.desk().unwrap().missing.len(), 1);
        assert!(disk.rows() == rows);
        assert_eq!(book(&around(&disk).unwrap()), book(&session));

        block_on(disk.commit(vec![good], Durability::Strict)).unwrap();
        assert_eq!(looked_at(&disk), Ok(0));
        let healed = whole(&disk).unwrap();
        assert_eq!(healed.count(), 2 + 21);
        assert!(Present::contact(&healed, logged.0).is_some_and(|contact| contact.name == "李四"));
        let same = (0..healed.count()).filter(|row| healed.at(*row).unwrap().number == logged.1);
        assert_eq!(same.count(), 1, "numbers of the missing contacts stay given");
    }
}

#[test]
fn its_import_undone_nothing_is_missing_any_more() {
    for is_taken in [false, true] {
        let (disk, _, seq) = damaged(is_taken);
        let mut session = around(&disk).unwrap();
        block_on(session.undo(seq, NOW)).unwrap().unwrap();
        assert!(session.missing_blocks().unwrap().is_empty());
        assert_eq!(block_on(disk.keys(Place::Segments)), Ok(Vec::new()));
        assert_eq!(&whole(&disk).unwrap(), book(&session));
        assert_eq!(book(&session).count(), 1);
        block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
        import(&mut session, 1, 21).unwrap().unwrap();
        assert_eq!(whole(&disk).unwrap().count(), 22);
    }
}

#[test]
fn a_damaged_journal_is_not_opened_around() {
    let (disk, _, _) = damaged(true);
    block_on(disk.commit(vec![Op::Put(Place::Journal, Key::Number(2), vec![1; 60])], Durability::Strict))
        .unwrap();
    assert_eq!(around(&disk).err(), Some(Trouble::Damaged));
    assert_eq!(looked_at(&disk), Err(Trouble::Damaged));
}

#[test]
fn the_recovery_key_opens_the_rest_and_sets_a_passphrase_only_when_it_is_asked_to() {
    for is_taken in [false, true] {
        let (disk, good, seq) = damaged(is_taken);
        let before = disk.rows();
        let by_key = |key: u8| {
            let mut session = session(disk.clone(), 8);
            let progress = &mut |_, _| {};
            let found = block_on(session.look_at_damage(HEAD, Secret::RecoveryKey, &kek(key), NOW, progress));
            assert!(!session.is_open());
            found.map(|lost| lost.iter().map(|lost| (lost.contacts, lost.is_import)).collect::<Vec<_>>())
        };
        let (recovery, new) = (kek(99), kek(2));
        assert_eq!(by_key(99), Ok(vec![(7, true)]));
        assert!(disk.rows() == before, "looking changes nothing, the passphrase least of all");
        assert_eq!(by_key(1), Err(Trouble::WrongKey { wait_s: 0 }), "a passphrase is no recovery key");

        let mut session = session(disk.clone(), 8);
        let progress = &mut |_, _| {};
        block_on(session.recover_around_damage(&recovery, HEAD, params(2), &new, NOW, progress)).unwrap();
        assert_eq!(session.missing_blocks().unwrap()[0].seq, seq);
        assert_eq!((book(&session).count(), session.desk().unwrap().missing.len()), (1 + 14, 1));
        let logged = log(&mut session, "李四", "").contact.unwrap();
        assert_eq!(block_on(session.backup(NOW, &mut |_, _| {})), Err(Trouble::Incomplete));
        assert_eq!(looked_at(&disk), Err(Trouble::WrongKey { wait_s: 0 }), "the old passphrase is none");

        block_on(disk.commit(vec![good], Durability::Strict)).unwrap();
        let mut healed = unlocked(disk.clone(), HEAD, 2, 5).unwrap();
        block_on(healed.ready(&mut |_, _| {})).unwrap();
        assert_eq!(book(&healed).count(), 2 + 21);
        assert!(Present::contact(book(&healed), logged.0).is_some());
    }
}

#[test]
fn the_recovery_key_alone_does_not_open_around_anything() {
    let (disk, _, _) = damaged(false);
    let mut session = session(disk, 8);
    let progress = &mut |_, _| {};
    // The kept gist answers first; what does not open is met as soon as a row is wanted.
    let opened = block_on(session.recover(&kek(99), HEAD, params(2), &kek(2), NOW, progress))
        .and_then(|()| block_on(session.ready(progress)));
    assert_eq!(opened, Err(Trouble::Damaged));
    assert!(session.missing_blocks().map_or(true, |missing| missing.is_empty()));
}

#[test]
fn the_recovery_key_does_not_open_around_a_damaged_journal() {
    let (disk, _, _) = damaged(true);
    block_on(disk.commit(vec![Op::Put(Place::Journal, Key::Number(2), vec![1; 60])], Durability::Strict))
        .unwrap();
    let before = disk.rows();
    let mut session = session(disk.clone(), 8);
    let (recovery, progress) = (kek(99), &mut |_, _| {});
    let looked = block_on(session.look_at_damage(HEAD, Secret::RecoveryKey, &recovery, NOW, progress));
    assert_eq!(looked, Err(Trouble::Damaged));
    let opened = block_on(session.recover_around_damage(&recovery, HEAD, params(2), &kek(2), NOW, progress));
    assert_eq!(opened, Err(Trouble::Damaged));
    assert!(disk.rows() == before && !session.is_open());
}

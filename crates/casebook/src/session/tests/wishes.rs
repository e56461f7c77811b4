//! One wish, one contact: however often it is asked, of whichever engine, whatever became of the answer.

use std::ops::ControlFlow;

use casework::act::WishId;
use casework::view::HistoryEntry;

use super::*;
use crate::store::faulty::{Fault, FaultyStore};

const WISH: WishId = WishId(0x1234_5678_9abc_def0_1234_5678_9abc_def0);

fn wish_for(draft: ContactDraft) -> Act {
    Act::SaveContact(Box::new(draft))
}

fn ask(session: &mut Desktop<impl Store>, wish: WishId, draft: ContactDraft) -> Outcome {
    block_on(session.act_once(&wish_for(draft), wish, NOW))
}

/// A disk on which a contact was written under the wish, though the engine that did it heard nothing and is gone.
fn written_unheard(name: &str, fault: Fault) -> MemoryStore {
    let disk = MemoryStore::new();
    opened(disk.clone());
    let mut probe = session(FaultyStore::counting(disk.clone()), 3);
    block_on(probe.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    let commit = probe.store().calls();
    let store = FaultyStore::failing(disk.clone(), vec![(commit, fault), (commit + 1, Fault::LostBefore)]);
    let mut dying = session(store, 4);
    block_on(dying.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    assert!(ask(&mut dying, WISH, draft(name, "")).is_err());
    disk
}

fn again(disk: &MemoryStore) -> Desktop<MemoryStore> {
    unlocked(disk.clone(), HEAD, 1, 5).unwrap()
}

fn names(disk: &MemoryStore) -> Vec<String> {
    let book = reloaded(disk);
    (0..book.count()).map(|row| book.at(row).unwrap().name).collect()
}

#[test]
fn another_engine_answers_a_wish_as_the_first_one_would_have() {
    for fault in Fault::ALL {
        let disk = written_unheard("甲", fault);
        let was_written = names(&disk).len();
        assert_eq!(was_written, usize::from(fault == Fault::LostAfter));
        let mut session = again(&disk);
        for _ in 0..2 {
            let acted = ask(&mut session, WISH, draft("甲", "")).unwrap().unwrap();
            assert_eq!((acted.seq, acted.contact.unwrap().1.serial), (2, 1), "{fault:?}");
        }
        assert_eq!(names(&disk), ["甲"], "{fault:?}");
        assert_eq!(book(&session), &reloaded(&disk));
    }
}

#[test]
fn what_was_typed_since_goes_into_the_contact_logged_first() {
    let disk = written_unheard("甲", Fault::LostAfter);
    let mut session = again(&disk);
    let acted = ask(&mut session, WISH, draft("甲乙", "13900000001")).unwrap().unwrap();
    assert_eq!(acted.contact.unwrap().1.serial, 1);
    assert_eq!(names(&disk), ["甲乙"]);
    let history = block_on(session.history(acted.contact.unwrap().0)).unwrap();
    let changed = |entry: &HistoryEntry| entry.fields.iter().any(|field| field.field == "name");
    assert!(history.len() == 2 && history.iter().all(changed));
    let same = ask(&mut session, WISH, draft("甲乙", "13900000001")).unwrap().unwrap();
    assert_eq!((same.seq, same.contact), (acted.seq, acted.contact));
}

#[test]
fn a_wish_undone_is_a_wish_again_and_another_wish_is_another_contact() {
    let disk = written_unheard("甲", Fault::LostAfter);
    let mut session = again(&disk);
    let other = ask(&mut session, WishId(7), draft("甲", "")).unwrap().unwrap();
    assert_eq!(other.contact.unwrap().1.serial, 2);
    let first = ask(&mut session, WISH, draft("甲", "")).unwrap().unwrap();
    block_on(session.undo(first.seq, NOW)).unwrap().unwrap();
    let anew = ask(&mut session, WISH, draft("甲", "")).unwrap().unwrap();
    assert_eq!(anew.contact.unwrap().1.serial, 3);
    act(&mut session, Act::WithdrawContact(anew.contact.unwrap().0)).unwrap().unwrap();
    assert_eq!(ask(&mut session, WISH, draft("甲", "")).unwrap().unwrap().contact.unwrap().1.serial, 4);
    assert_eq!(book(&session), &reloaded(&disk));
}

#[test]
fn a_wish_that_the_rules_refuse_is_refused() {
    let mut session = opened(MemoryStore::new());
    assert!(ask(&mut session, WISH, ContactDraft::default()).unwrap().is_err());
    ask(&mut session, WISH, draft("甲", "")).unwrap().unwrap();
    assert!(ask(&mut session, WISH, ContactDraft::default()).unwrap().is_err());
}

/// An import of three contacts, settled as the engine does it against the state at hand.
fn import_once(session: &mut Desktop<impl Store>, wish: WishId) -> Outcome {
    let Act::Import(import) = ledger(7, 3) else { unreachable!() };
    let found = session.compare(&import).unwrap();
    let settled = import.settled(&found, &Default::default());
    block_on(session.import_once(settled, wish, NOW, &mut |_, _| ControlFlow::Continue(())))
}

/// A disk on which an engine died within an import, at its call `at` of the store; was the import written, unheard?
fn import_unheard(at: u32, fault: Fault) -> (MemoryStore, bool) {
    let disk = MemoryStore::new();
    opened(disk.clone());
    let mut probe = session(FaultyStore::counting(disk.clone()), 3);
    block_on(probe.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    let first = probe.store().calls() + at;
    let faults = std::iter::once((first, fault)).chain((1..9).map(|n| (first + n, Fault::LostBefore)));
    let mut dying = session(FaultyStore::failing(disk.clone(), faults.collect()), 4);
    block_on(dying.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    let is_heard = import_once(&mut dying, WISH).is_ok();
    let count = reloaded(&disk).count();
    assert!(count == 0 || count == 3, "all or nothing");
    (disk, count == 3 && !is_heard)
}

#[test]
fn an_import_is_taken_in_once_whichever_engine_is_asked_again() {
    let mut unheard = 0;
    for (at, fault) in (0..3).flat_map(|at| Fault::ALL.map(|fault| (at, fault))) {
        let (disk, was_written) = import_unheard(at, fault);
        unheard += u32::from(was_written);
        let mut session = again(&disk);
        for _ in 0..2 {
            assert_eq!(import_once(&mut session, WISH).unwrap().unwrap().seq, 2, "{at} {fault:?}");
        }
        assert_eq!(reloaded(&disk).count(), 3, "{at} {fault:?}");
        assert_eq!(book(&session), &reloaded(&disk));
        block_on(session.undo(2, NOW)).unwrap().unwrap();
        assert_eq!(import_once(&mut session, WISH).unwrap().unwrap().seq, 4, "undone, it is a wish again");
    }
    assert!(unheard > 0, "no engine died with the import written");
}

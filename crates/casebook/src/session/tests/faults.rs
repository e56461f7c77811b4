//! The store fails at any call of a script: the casebook is in one of its two legal states, and the next start works.

use super::*;
use crate::store::faulty::{Fault, FaultyStore};

type Faulty = FaultyStore<MemoryStore>;

/// Acts of the script; each answers whether it says that it was saved.
fn script(session: &mut Desktop<Faulty>) -> Vec<Result<(), Trouble>> {
    let mut done = Vec::new();
    let mut step = |outcome: Outcome| done.push(outcome.map(|acted| drop(acted.unwrap())));
    step(act(session, Act::SaveContact(Box::new(draft("甲", "")))));
    step(act(session, Act::SaveContact(Box::new(draft("乙", "")))));
    let new = NewStaff {
        name: "孟庆云".into(),
        role: Role::FrontDesk,
        door_name: "云".into(),
        params: params(2),
        kek: kek(2),
    };
    step(block_on(session.add_staff(&new, NOW)));
    step(act(session, Act::SaveContact(Box::new(draft("丙", "")))));
    done
}

fn names(book: &Casebook) -> Vec<String> {
    (0..book.count()).map(|row| book.at(row).unwrap().name).collect()
}

#[track_caller]
fn check(call: u32, fault: Fault) {
    let disk = MemoryStore::new();
    opened(disk.clone());
    let store = FaultyStore::new(disk.clone(), call, fault);
    let mut session = session(store, 3);
    let entered = block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {}));
    if entered.is_err() {
        block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    }
    let said = script(&mut session);
    let after = reloaded(&disk);
    let saved: Vec<String> = names(&after);
    for (name, said) in [("甲", &said[0]), ("乙", &said[1]), ("丙", &said[3])] {
        let times = saved.iter().filter(|saved| *saved == name).count();
        assert!(times <= 1, "call {call} {fault:?}: {name} was written twice");
        assert!(said.is_err() || times == 1, "call {call} {fault:?}: {name} was said to be saved and is not");
    }
    let hired = after.member(StaffId(2)).is_some();
    assert_eq!(
        unlocked(disk.clone(), StaffId(2), 2, 5).is_ok(),
        hired,
        "call {call} {fault:?}: half a member"
    );
    assert!(said[2].is_err() || hired);
    block_on(session.catch_up()).unwrap();
    assert_eq!(book(&session), &after, "call {call} {fault:?}: memory differs from disk");
}

#[test]
fn a_fault_at_any_call_leaves_one_of_two_legal_states() {
    let disk = MemoryStore::new();
    opened(disk.clone());
    let mut session = session(FaultyStore::counting(disk), 3);
    block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    script(&mut session);
    let calls = session.store().calls();
    assert!(calls > 8, "{calls}");
    for call in 0..calls {
        for fault in Fault::ALL {
            check(call, fault);
        }
    }
}

#[test]
fn a_save_that_failed_and_is_asked_again_is_written_once() {
    // Calls of a save: commit, then, when it is in doubt, get. Both answers are lost.
    for fault in Fault::ALL {
        let disk = MemoryStore::new();
        opened(disk.clone());
        let counting = FaultyStore::counting(disk.clone());
        let mut probe = session(counting, 3);
        block_on(probe.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
        let commit = probe.store().calls();
        let mut faults = vec![(commit, fault)];
        faults.extend((fault != Fault::Aborted).then_some((commit + 1, Fault::LostBefore)));
        let store = FaultyStore::failing(disk.clone(), faults);
        let mut session = session(store, 3);
        block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
        let wish = Act::SaveContact(Box::new(draft("甲", "")));
        assert!(act(&mut session, wish.clone()).is_err());
        let acted = act(&mut session, wish).unwrap().unwrap();
        assert_eq!(acted.contact.unwrap().1.serial, 1, "{fault:?}");
        assert_eq!(names(&reloaded(&disk)), ["甲"], "{fault:?}");
        assert_eq!(book(&session), &reloaded(&disk), "{fault:?}");
    }
}

#[test]
fn a_save_whose_answer_was_lost_is_told_as_saved() {
    let disk = MemoryStore::new();
    opened(disk.clone());
    let mut probe = session(FaultyStore::counting(disk.clone()), 3);
    block_on(probe.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    let store = FaultyStore::new(disk.clone(), probe.store().calls(), Fault::LostAfter);
    let mut session = session(store, 3);
    block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    log(&mut session, "甲", "");
    assert_eq!(book(&session), &reloaded(&disk));
}

#[test]
fn opening_and_restoring_are_whole_or_not_at_all() {
    let mut source = opened(MemoryStore::new());
    log(&mut source, "甲", "");
    let file = block_on(source.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    for call in 0..12 {
        for fault in Fault::ALL {
            let disk = MemoryStore::new();
            let mut broken = session(FaultyStore::new(disk.clone(), call, fault), 9);
            let done = block_on(broken.restore(&file, Some(HEAD), &kek(1), NOW, &mut |_, _| {}));
            let again =
                block_on(session(disk.clone(), 9).restore(&file, Some(HEAD), &kek(1), NOW, &mut |_, _| {}));
            assert!(again.is_ok() || again == Err(Trouble::Occupied), "call {call} {fault:?}: {again:?}");
            assert!(done.is_err() || again == Err(Trouble::Occupied));
            assert_eq!(&reloaded(&disk), book(&source), "call {call} {fault:?}");

            let disk = MemoryStore::new();
            let mut broken = session(FaultyStore::new(disk.clone(), call, fault), 9);
            let _either = block_on(broken.open_centre(&new_centre(), NOW));
            let again = block_on(session(disk.clone(), 9).open_centre(&new_centre(), NOW));
            assert!(matches!(again, Ok(Ok(())) | Err(Trouble::Occupied)), "call {call} {fault:?}");
            assert_eq!(reloaded(&disk).seq(), 1, "call {call} {fault:?}");
        }
    }
}

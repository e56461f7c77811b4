//! The store fails at any call of a script: the casebook is in one of its two legal states, and the next start works.

use super::*;
use crate::store::Place;
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

/// What a tab does with a block: import, keep the gist, begin anew, read on, undo, sweep. Each answers whether it says that
/// it was done.
fn script_of_blocks(disk: &MemoryStore, session: &mut Desktop<Faulty>) -> [Option<bool>; 2] {
    let imported = import(session, 1, 20);
    let said = imported.as_ref().ok().map(Result::is_ok);
    let _either = block_on(session.keep_gist());
    let seq = imported.ok().and_then(Result::ok).map(|acted| acted.seq);
    let _either = block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {}));
    let _either = block_on(session.ready(&mut |_, _| {}));
    let undone = seq.map(|seq| block_on(session.undo(seq, NOW)));
    let _either = block_on(session.sweep());
    let _either = block_on(session.keep_gist());
    assert!(unlocked(disk.clone(), HEAD, 1, 5).is_ok());
    [said, undone.and_then(Result::ok).map(|undone| undone.is_ok())]
}

#[test]
fn a_fault_at_any_call_of_an_import_its_undo_or_the_gist_leaves_one_of_two_legal_states() {
    let fresh = || {
        let disk = MemoryStore::new();
        log(&mut opened(disk.clone()), "甲", "");
        disk
    };
    let disk = fresh();
    let mut probe = session(FaultyStore::counting(disk.clone()), 3);
    block_on(probe.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
    let from = probe.store().calls();
    assert_eq!(script_of_blocks(&disk, &mut probe), [Some(true), Some(true)]);
    let calls = probe.store().calls();
    assert!(calls - from > 20, "{calls}");
    for (call, fault) in (from..calls).flat_map(|call| Fault::ALL.map(|fault| (call, fault))) {
        let disk = fresh();
        let mut session = session(FaultyStore::new(disk.clone(), call, fault), 3);
        block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
        let [imported, undone] = script_of_blocks(&disk, &mut session);
        let after = reloaded(&disk);
        let count = after.count();
        assert!(count == 1 || count == 21, "call {call} {fault:?}: {count} contacts");
        assert!(imported != Some(true) || count == 21 || after.last_block() > 0, "call {call} {fault:?}");
        assert!(undone != Some(true) || count == 1, "call {call} {fault:?}: said to be undone");
        // The next start finds its way, and nothing is left that does not count.
        let mut next = unlocked(disk.clone(), HEAD, 1, 6).unwrap();
        block_on(next.sweep()).unwrap();
        let blocks = block_on(disk.keys(Place::Segments)).unwrap();
        let named: Vec<u64> = after.blocks().map(|block| block.number).collect();
        assert_eq!(
            blocks.into_iter().filter(|key| *key > 0).collect::<Vec<_>>(),
            named,
            "call {call} {fault:?}"
        );
        assert_eq!(book(&next), &after, "call {call} {fault:?}");
        if block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).is_ok() {
            block_on(session.ready(&mut |_, _| {})).unwrap();
            assert_eq!(book(&session), &after, "call {call} {fault:?}");
        }
    }
}

#[test]
fn a_restore_with_blocks_is_whole_or_not_at_all() {
    let mut source = opened(MemoryStore::new());
    import(&mut source, 1, 20).unwrap().unwrap();
    let file = block_on(source.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    let restore = |store: Faulty| {
        let mut session = session(store, 9);
        let done = block_on(session.restore(&file, Some(HEAD), &kek(1), NOW, &mut |_, _| {}));
        (done, session.store().calls())
    };
    let calls = restore(FaultyStore::counting(MemoryStore::new())).1;
    for (call, fault) in (0..calls).flat_map(|call| Fault::ALL.map(|fault| (call, fault))) {
        let disk = MemoryStore::new();
        let (done, _) = restore(FaultyStore::new(disk.clone(), call, fault));
        let (again, _) = restore(FaultyStore::counting(disk.clone()));
        assert!(again.is_ok() || again == Err(Trouble::Occupied), "call {call} {fault:?}: {again:?}");
        assert!(done.is_err() || again == Err(Trouble::Occupied));
        assert_eq!(&reloaded(&disk), book(&source), "call {call} {fault:?}");
    }
}

//! Contacts that come in many at once: blocks beside the journal, all or none, and gone without a trace when undone.

use std::ops::ControlFlow;

use casework::act::{ActKind, Present};
use casework::issue::IssueCode;
use casework::ledger::Compared;

use super::*;
use crate::store::{Durability, Key, Op, Place};

/// Rows of a store by place and key, without the kept gist.
fn rows_of(store: &MemoryStore) -> Vec<(Place, Key, Vec<u8>)> {
    store
        .rows()
        .into_iter()
        .filter(|(place, key, _)| (*place, key) != (Place::Segments, &Key::Number(0)))
        .collect()
}

fn blocks_of(store: &MemoryStore) -> Vec<u64> {
    block_on(store.keys(Place::Segments)).unwrap().into_iter().filter(|key| *key > 0).collect()
}

fn undo(session: &mut Desktop<impl Store>, seq: u64) -> Outcome {
    block_on(session.undo(seq, NOW))
}

#[test]
fn an_import_lies_in_blocks_and_its_row_of_the_journal_is_small() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let acted = import(&mut session, 1, 20).unwrap().unwrap();
    assert_eq!(blocks_of(&store), [1, 2, 3]);
    let row = block_on(store.get(Place::Journal, &Key::Number(acted.seq))).unwrap().unwrap();
    assert!(row.len() < 300, "{}", row.len());
    assert_eq!(book(&session), &reloaded(&store));
    assert_eq!(book(&session).count(), 20);
    let id = book(&session).at(12).unwrap().id;
    let history = block_on(session.history(id)).unwrap();
    assert_eq!((history.len(), history[0].seq), (1, acted.seq));
    assert!(matches!(&history[0].kind, ActKind::Import { file, rows: 20 } if file == "a.xlsx"));
    assert!(history[0].fields.iter().any(|field| field.field == "demand"));
}

#[test]
fn an_undone_import_leaves_two_small_rows_and_no_figure() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    log(&mut session, "张三", "13900000001");
    let mut other = unlocked(store.clone(), HEAD, 1, 5).unwrap();
    let (before, figures) = (rows_of(&store), answers(&mut session));
    let acted = import(&mut session, 1, 20).unwrap().unwrap();
    block_on(session.keep_gist()).unwrap();
    block_on(other.catch_up()).unwrap();
    assert_eq!(book(&other), book(&session));
    assert_ne!(answers(&mut session), figures);
    let last = book(&session).at(20).unwrap();

    let undone = undo(&mut session, acted.seq).unwrap().unwrap();
    assert_eq!(answers(&mut session), figures);
    let after = store.rows();
    let more: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert_eq!((more.len(), after.len()), (2, before.len() + 2));
    assert!(more.iter().all(|(place, _, row)| *place == Place::Journal && row.len() < 400));
    assert_eq!(book(&session).count(), 1);
    assert_eq!(book(&session), &reloaded(&store));
    block_on(other.catch_up()).unwrap();
    assert_eq!(book(&other), book(&session));

    let number = log(&mut session, "李四", "").contact.unwrap();
    assert!(number.0 > last.id && number.1.serial > 1);
    assert_eq!(undo(&mut session, undone.seq).unwrap().unwrap_err()[0].code, IssueCode::ImportAgain);
    assert_eq!(undo(&mut session, acted.seq).unwrap().unwrap_err()[0].code, IssueCode::NothingToDo);
    let again = import(&mut session, 1, 20).unwrap().unwrap();
    assert_eq!(book(&session), &reloaded(&store));
    undo(&mut session, again.seq).unwrap().unwrap();
    assert_eq!(book(&session), &reloaded(&store));
}

#[test]
fn what_was_done_to_a_contact_before_its_import_was_undone_is_passed_over_and_still_told() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let acted = import(&mut session, 3, 10).unwrap().unwrap();
    log(&mut session, "张三", "");
    let (edited, out) = (book(&session).at(2).unwrap().id, book(&session).at(9).unwrap().id);
    edit(&mut session, edited, |draft| draft.notes = "回电".into()).unwrap().unwrap();
    act(&mut session, Act::WithdrawContact(out)).unwrap().unwrap();
    let undone = undo(&mut session, acted.seq).unwrap().unwrap();
    for session in [session, unlocked(store, HEAD, 1, 8).unwrap()] {
        assert_eq!(book(&session).count(), 1);
        assert!(Present::contact(book(&session), edited).is_none());
        assert!(session.contact(edited).unwrap().is_none());
        let told = |id| block_on(session.history(id)).unwrap();
        let history = told(edited);
        assert_eq!((history.len(), history[0].seq, history[2].seq), (3, undone.seq, acted.seq));
        assert_eq!(history[1].fields[0].after, "回电");
        assert_eq!(told(out)[1].kind, ActKind::Withdraw);
    }
}

#[test]
fn a_contact_taken_out_by_hand_stays_out_and_comes_in_again_once_its_import_is_undone() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let acted = import(&mut session, 3, 10).unwrap().unwrap();
    let Act::Import(file) = ledger(3, 10) else { unreachable!() };
    let id = book(&session).at(4).unwrap().id;
    let out = act(&mut session, Act::WithdrawContact(id)).unwrap().unwrap();
    let outs = |session: &Desktop<MemoryStore>| {
        let rows = session.compare(&file).unwrap().rows;
        let of = |kind: fn(&Compared) -> bool| rows.iter().filter(|row| kind(row)).count();
        (of(|row| *row == Compared::New), of(|row| matches!(row, Compared::TakenOut(_))))
    };
    for session in [&session, &unlocked(store.clone(), HEAD, 1, 8).unwrap()] {
        assert_eq!(outs(session), (0, 1));
        assert_eq!(session.compare(&file).unwrap().rows[4], Compared::TakenOut(id));
    }
    let chosen = [6].into_iter().collect();
    let settled = file.clone().settled(&session.compare(&file).unwrap(), &chosen);
    let again = act(&mut session, Act::Import(Box::new(settled))).unwrap().unwrap();
    assert_eq!((book(&session).count(), outs(&session)), (11, (0, 0)), "the clerk chose it");
    undo(&mut session, again.seq).unwrap().unwrap();
    assert_eq!(outs(&session), (0, 1));

    let back = undo(&mut session, out.seq).unwrap().unwrap();
    assert_eq!(outs(&session), (0, 0));
    undo(&mut session, back.seq).unwrap().unwrap();
    assert_eq!(outs(&session), (0, 1));
    undo(&mut session, acted.seq).unwrap().unwrap();
    assert_eq!(outs(&session), (10, 0), "its import was undone: all come in");

    // One logged at the desk, whose logging was undone, was taken back and not taken out.
    let logged = log(&mut session, "张三", "19900001234");
    let row = book(&session).at(0).unwrap();
    undo(&mut session, logged.seq).unwrap().unwrap();
    let import = casework::ledger::Import { rows: vec![row], ..Default::default() };
    assert_eq!(session.compare(&import).unwrap().rows, [Compared::New]);
}

#[test]
fn a_contact_linked_to_one_that_went_can_still_be_edited() {
    let mut session = opened(MemoryStore::new());
    let acted = import(&mut session, 3, 3).unwrap().unwrap();
    let earlier = vec![book(&session).at(1).unwrap().id];
    let mut linked = draft("张三", "");
    linked.earlier = earlier.clone();
    let id = act(&mut session, Act::SaveContact(Box::new(linked))).unwrap().unwrap().contact.unwrap().0;
    undo(&mut session, acted.seq).unwrap().unwrap();
    edit(&mut session, id, |draft| draft.notes = "回电".into()).unwrap().unwrap();
    let new = casework::draft::ContactDraft { earlier, ..draft("李四", "") };
    assert_eq!(
        act(&mut session, Act::SaveContact(Box::new(new))).unwrap().unwrap_err()[0].code,
        IssueCode::Gone
    );
}

#[test]
fn a_block_missing_swapped_brought_back_or_altered_is_damage() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let first = import(&mut session, 1, 14).unwrap().unwrap();
    let old = block_on(store.get(Place::Segments, &Key::Number(1))).unwrap().unwrap();
    let other = block_on(store.get(Place::Segments, &Key::Number(2))).unwrap().unwrap();
    let with = |change: Op| {
        let copy = store.copied();
        block_on(copy.commit(vec![change], Durability::Strict)).unwrap();
        unlocked(copy, HEAD, 1, 5).err()
    };
    let one = Key::Number(1);
    assert_eq!(with(Op::Delete(Place::Segments, one.clone())), Some(Trouble::Damaged));
    assert_eq!(with(Op::Put(Place::Segments, one.clone(), other)), Some(Trouble::Damaged));
    let mut bad = old.clone();
    bad[old.len() / 2] ^= 1;
    assert_eq!(with(Op::Put(Place::Segments, one.clone(), bad)), Some(Trouble::Damaged));
    let mut elsewhere = super::session(MemoryStore::new(), 2);
    block_on(elsewhere.open_centre(&new_centre(), NOW)).unwrap().unwrap();
    import(&mut elsewhere, 1, 14).unwrap().unwrap();
    let foreign = block_on(elsewhere.store().get(Place::Segments, &one)).unwrap().unwrap();
    assert_eq!(with(Op::Put(Place::Segments, one.clone(), foreign)), Some(Trouble::Damaged));
    assert_eq!(with(Op::Delete(Place::Segments, Key::Number(99))), None);

    undo(&mut session, first.seq).unwrap().unwrap();
    let copy = store.copied();
    block_on(copy.commit(vec![Op::Put(Place::Segments, one, old)], Durability::Strict)).unwrap();
    let mut back = unlocked(copy.clone(), HEAD, 1, 5).unwrap();
    assert_eq!(book(&back), book(&session), "a block brought back after its undo counts for nothing");
    assert_eq!(block_on(back.sweep()), Ok(1));
    assert_eq!(blocks_of(&copy), [0; 0]);
}

#[test]
fn an_import_stopped_at_any_step_leaves_nothing() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let before = store.rows();
    session.block_rows = 7;
    for stop in 0..4 {
        let mut told = Vec::new();
        let mut steps = |done, of| {
            told.push((done, of));
            if told.len() > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let outcome = block_on(session.act_by_steps(&ledger(1, 20), NOW, &mut steps));
        assert_eq!(outcome.err(), Some(Trouble::Cancelled));
        assert_eq!(told, [(0, 20), (7, 20), (14, 20), (20, 20)][..=stop]);
        assert!(store.rows() == before, "step {stop}");
        assert_eq!(book(&session), &reloaded(&store));
    }
    import(&mut session, 1, 20).unwrap().unwrap();
    assert_eq!(book(&session).at(0).unwrap().number.serial, 1);
}

#[test]
fn what_an_interrupted_import_left_counts_for_nothing_and_is_swept() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    import(&mut session, 1, 7).unwrap().unwrap();
    let before = store.rows();
    let orphan = |number| Op::Add(Place::Segments, Key::Number(number), vec![1; 40]);
    block_on(store.commit(vec![orphan(2), orphan(3)], Durability::Relaxed)).unwrap();
    let mut next = unlocked(store.clone(), HEAD, 1, 5).unwrap();
    assert_eq!(book(&next), book(&session));
    let mut late = unlocked(store.clone(), HEAD, 1, 6).unwrap();
    import(&mut next, 2, 7).unwrap().unwrap();
    assert_eq!(blocks_of(&store), [1, 2, 3, 4]);
    assert_eq!(block_on(late.sweep()), Ok(2), "what another tab wrote meanwhile stays");
    assert_eq!(blocks_of(&store), [1, 4]);
    assert_eq!(block_on(late.sweep()), Ok(0));
    assert_eq!(&reloaded(&store), book(&next));
    assert!(before.iter().all(|row| store.rows().contains(row)));
}

#[test]
fn blocks_of_full_size_follow_one_another() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    act(&mut session, ledger(1, 8_200)).unwrap().unwrap();
    assert_eq!(blocks_of(&store), [1, 2]);
    let rows: Vec<u32> = book(&session).blocks().map(|block| block.rows).collect();
    assert_eq!(rows, [8_192, 8]);
    assert_eq!(book(&session), &reloaded(&store));
}

#[test]
fn nothing_personal_is_readable_in_blocks_or_gist() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    import(&mut session, 1, 50).unwrap().unwrap();
    block_on(session.keep_gist()).unwrap();
    let holds = |row: &[u8], text: &str| row.windows(text.len()).any(|part| part == text.as_bytes());
    for contact in (0..50).map(|row| book(&session).at(row).unwrap()) {
        for text in [&contact.demand, &contact.employer, &contact.name] {
            let found = !text.is_empty()
                && store.rows().iter().any(|(place, _, row)| *place == Place::Segments && holds(row, text));
            assert!(!found);
        }
    }
}

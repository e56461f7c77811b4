//! An older program on a store that a newer one wrote: it says so, changes nothing, and writes nothing over it.

use casework::act::{ActKind, ChangeSet};

use super::*;
use crate::schema::Place;
use crate::sealing::{Binding, Purpose, seal_row};
use crate::segment::{self, packed};
use crate::store::{Durability, Key, Op};

/// What makes a row one of the future.
const FUTURE: u8 = 200;

fn filled() -> (MemoryStore, Desktop<MemoryStore>) {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    log(&mut session, "张三", "");
    import(&mut session, 1, 9).unwrap().unwrap();
    block_on(session.keep_gist()).unwrap();
    block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    (store, session)
}

fn put(store: &MemoryStore, place: Place, key: Key, row: Vec<u8>) {
    block_on(store.commit(vec![Op::Put(place, key, row)], Durability::Strict)).unwrap();
}

/// Unlocking is refused politely: as one that is too old, with nothing written.
#[track_caller]
fn check_refused(what: &str, store: &MemoryStore) {
    let before = store.rows();
    assert_eq!(unlocked(store.clone(), HEAD, 1, 5).err(), Some(Trouble::NewerVersion), "{what}");
    assert!(store.rows() == before, "{what}: something was written");
}

#[test]
fn a_row_of_a_later_format_is_told_from_damage_wherever_it_is_needed() {
    let (store, _) = filled();
    let needed = |row: &&(Place, Key, Vec<u8>)| match (&row.0, &row.1) {
        (Place::Segments, Key::Number(number)) => *number != segment::GIST,
        _ => true,
    };
    let rows = store.rows();
    let needed: Vec<_> = rows.iter().filter(needed).collect();
    assert!(needed.len() > 8, "slots, notes, journal, blocks: {}", needed.len());
    for (place, key, row) in needed {
        // The gist would spare reading this row now; it would be met when the rest is read.
        let disk = store.copied();
        block_on(
            disk.commit(vec![Op::Delete(Place::Segments, Key::Number(segment::GIST))], Durability::Strict),
        )
        .unwrap();
        let mut row = row.clone();
        row[0] = FUTURE;
        put(&disk, *place, key.clone(), row);
        check_refused(&format!("{place:?} {key:?}"), &disk);
    }
}

/// The next row of the journal with these bytes inside.
fn next_row(session: &mut Desktop<MemoryStore>, plain: &[u8]) -> (Key, Vec<u8>) {
    let Session { cipher, random, open, .. } = session;
    let open = open.as_ref().unwrap();
    let at = Key::Number(open.chain.next());
    let after = open.chain.tag();
    let binding = Binding { place: Place::Journal, key: &at, generation: open.vault.generation, after };
    let key = open.vault.key(Purpose::Journal);
    let row = block_on(seal_row(cipher, random, &key, &binding, plain)).unwrap();
    (at, row)
}

/// A change set of a later format, and one of today's with a kind of change that is not known yet.
fn sets_of_the_future() -> [Vec<u8>; 2] {
    let set = ChangeSet { kind: ActKind::Log, at: NOW, by: HEAD, changes: Vec::new() };
    let mut later = crate::journal::encode(&set).unwrap();
    later[0] = FUTURE;
    let mut plain = postcard::to_stdvec(&set).unwrap();
    plain.pop();
    plain.extend([1, FUTURE - 100, 0]);
    [later, packed(crate::journal::encode(&set).unwrap()[0], &plain)]
}

#[test]
fn a_change_set_of_the_future_is_refused() {
    for plain in sets_of_the_future() {
        let (store, mut session) = filled();
        let (at, row) = next_row(&mut session, &plain);
        put(&store, Place::Journal, at, row);
        check_refused("journal", &store);
    }
}

#[test]
fn a_tab_that_is_open_neither_takes_it_in_nor_writes_over_it() {
    for plain in sets_of_the_future() {
        let (store, mut session) = filled();
        let (at, row) = next_row(&mut session, &plain);
        put(&store, Place::Journal, at, row);
        let (before, known) = (store.rows(), book(&session).clone());
        assert_eq!(block_on(session.catch_up()), Err(Trouble::NewerVersion));
        assert_eq!(
            act(&mut session, Act::SaveContact(Box::new(draft("李四", "")))).err(),
            Some(Trouble::NewerVersion)
        );
        assert_eq!(import(&mut session, 2, 9).err(), Some(Trouble::NewerVersion));
        assert_eq!(block_on(session.sweep()), Err(Trouble::NewerVersion));
        assert!(store.rows() == before);
        assert!(book(&session) == &known);
    }
}

#[test]
fn a_block_of_a_later_format_is_refused_and_such_a_gist_is_passed_over() {
    let (store, mut session) = filled();
    let Session { cipher, random, open, .. } = &mut session;
    let open = open.as_ref().unwrap();
    let (key, generation) = (open.vault.key(Purpose::Segments), open.vault.generation);
    let gist = Key::Number(segment::GIST);
    let later = packed(FUTURE, b"what is not known yet");
    let row = block_on(seal_row(cipher, random, &key, &segment::binding(&gist, generation), &later)).unwrap();
    put(&store, Place::Segments, gist, row);
    assert_eq!(&reloaded(&store), &open.book);

    // A block of the future, named by a row of today.
    let at = Key::Number(90);
    let row = block_on(seal_row(cipher, random, &key, &segment::binding(&at, generation), &later)).unwrap();
    let mut block = open.book.blocks().next().unwrap().clone();
    block.number = 90;
    block.first = RecordId(block.first.0 + 1_000);
    block.tag = crate::sealing::tag_of(&row).try_into().unwrap();
    let change = casework::act::Change::AddBlock(Box::new(block));
    let set = ChangeSet { kind: ActKind::Log, at: NOW, by: HEAD, changes: vec![change] };
    put(&store, Place::Segments, at, row);
    let plain = crate::journal::encode(&set).unwrap();
    let (at, row) = next_row(&mut session, &plain);
    put(&store, Place::Journal, at, row);
    check_refused("block", &store);
}

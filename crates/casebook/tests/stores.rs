//! A whole store as it was on a disk, kept for good: every row of every place, the gist among them. Whatever changes, it
//! opens, says what it said, and takes the next act.
//!
//! A format that changes adds a store; it never replaces one. The files of `fixtures` are held by their hashes.

#![allow(clippy::unwrap_used, clippy::panic)]

mod seeded;

use casebook::door::{Door, KdfParams, Kek};
use casebook::sealing::RustCipher;
use casebook::session::{NewCentre, NewStaff, Session};
use casebook::store::memory::MemoryStore;
use casebook::store::{Durability, Key, Op, Place, Store};
use casebook::trouble::Trouble;
use casework::act::{Act, ActKind, Erase, EraseWhy, WishId};
use casework::centre::Centre;
use casework::code::shipped;
use casework::contact::{RecordId, Source};
use casework::draft::ContactDraft;
use casework::ledger::Import;
use casework::query::ContactQuery;
use casework::staff::{Role, StaffId};
use pollster::block_on;
use seeded::{NOW, Seeded};
use sha2::{Digest, Sha256};

/// Version 1 of the schema. Sealed rows and key slots of format 1; journal of format 2; blocks and gist of format 1.
const STORE_1: &[u8] = include_bytes!("fixtures/store-1.rows");
/// The same store after its first contact's person was erased: journal of the second generation.
const STORE_2: &[u8] = include_bytes!("fixtures/store-2.rows");
/// Every fixture there is and its SHA-256, so that none is written over.
const FROZEN: [(&str, &[u8], &str); 5] = [
    (
        "format-1.backup",
        include_bytes!("fixtures/format-1.backup"),
        "c58e0d3d89b28ebf572e332f9d1c6e96ad552ee93d3cd95f205120eb21144a9c",
    ),
    (
        "format-2.backup",
        include_bytes!("fixtures/format-2.backup"),
        "c261f905293c4347c19e323f55fdb7e5bc6d90275cf8a0716cfbef890d520fdc",
    ),
    (
        "format-3.backup",
        include_bytes!("fixtures/format-3.backup"),
        "c1aebaa1128eff4fffd721568f48ce7083a57dcd3060aa23b1d835b132fb78d7",
    ),
    ("store-1.rows", STORE_1, "7e5af4f2c0fa28fd284096bb635081b04b440f1f796c664d81bc6fc4ca214209"),
    ("store-2.rows", STORE_2, "ad2e62158228e9f1749c4a3884eb84c14bcfbd1449a4442c49291cb965632211"),
];
const HEAD: StaffId = StaffId(1);

type Desktop = Session<MemoryStore, RustCipher, Seeded>;

fn session(store: &MemoryStore) -> Desktop {
    Session::new(store.clone(), RustCipher, Seeded(20_260_302))
}

fn unlocked(store: &MemoryStore, staff: StaffId, key: u8) -> Result<Desktop, Trouble> {
    let mut session = session(store);
    block_on(session.unlock(staff, &Kek([key; 32]), NOW, &mut |_, _| {}))?;
    Ok(session)
}

/// A row of a fixture: name of its place, key as number or text, bytes.
type Row = (String, Result<u64, String>, Vec<u8>);

fn place(name: &str) -> Place {
    Place::ALL.into_iter().find(|place| place.name() == name).unwrap()
}

fn store(file: &[u8]) -> MemoryStore {
    let rows: Vec<Row> = postcard::from_bytes(file).unwrap();
    let put = |(name, key, bytes): Row| Op::Put(place(&name), key.map_or_else(Key::Text, Key::Number), bytes);
    let store = MemoryStore::new();
    block_on(store.commit(rows.into_iter().map(put).collect(), Durability::Strict)).unwrap();
    store
}

fn shown(session: &mut Desktop) -> Vec<String> {
    let window = session.window(&ContactQuery::default(), 0, 10).unwrap();
    window.rows.iter().map(|row| format!("{} {}", row.number, row.name)).collect()
}

#[test]
fn no_fixture_is_written_over() {
    for (name, bytes, want) in FROZEN {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, want, "{name}: a new format adds a fixture, the old ones stay");
    }
}

#[test]
fn a_store_of_version_1_opens_and_says_what_it_said() {
    let disk = store(STORE_1);
    let Door::Sealed { names, .. } = block_on(session(&disk).look_at_door()).unwrap() else {
        panic!("no door")
    };
    assert_eq!(names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>(), ["芳", "云"]);
    let mut head = unlocked(&disk, HEAD, 1).unwrap();
    assert!(!head.is_ready(), "the desk is answered from the gist before the rows are read");
    let desk = head.desk().unwrap();
    assert_eq!((desk.centre.name.as_str(), desk.contacts, desk.revision), ("桥东区职工帮扶中心", 3, 7));
    block_on(head.ready(&mut |_, _| {})).unwrap();
    let desk = head.desk().unwrap();
    assert_eq!((desk.contacts, desk.revision, desk.acts_since_backup), (3, 7, 1));
    assert_eq!(desk.backed_up, Some(NOW));
    assert_eq!(shown(&mut head), ["2026-0001 张三", "2026-0003 李四", "2026-0004 王五"]);
    assert_eq!(head.contact(RecordId(1)).unwrap().unwrap().contact.notes, "已回电");
    let kinds: Vec<ActKind> = head.acts(10).unwrap().into_iter().map(|line| line.kind).collect();
    assert!(matches!(
        kinds[..],
        [
            ActKind::Withdraw,
            ActKind::Edit,
            ActKind::Import { .. },
            ActKind::Log,
            ActKind::Log,
            ActKind::Staff,
            ActKind::Open
        ]
    ));
    let drafts = block_on(head.drafts()).unwrap();
    assert_eq!((drafts[0].slot.as_str(), drafts[0].wish), ("contact-new", Some(WishId(7))));
    assert_eq!(drafts[0].draft.name, "赵六");
    let history = block_on(head.history(RecordId(3))).unwrap();
    assert!(history.iter().any(|entry| entry.fields.iter().any(|field| field.after == "李四")));
}

#[test]
fn a_store_in_which_a_person_was_erased_opens_and_takes_the_next_act() {
    let disk = store(STORE_2);
    let mut head = unlocked(&disk, HEAD, 1).unwrap();
    block_on(head.ready(&mut |_, _| {})).unwrap();
    assert_eq!((head.desk().unwrap().contacts, head.desk().unwrap().revision), (3, 8));
    let listed = ["2026-0001 已抹去(erased)", "2026-0003 李四", "2026-0004 王五"];
    assert_eq!(shown(&mut head), listed);
    assert_eq!(head.contact(RecordId(1)).unwrap().unwrap().contact.notes, "已抹去(erased)");
    let last = head.acts(1).unwrap().remove(0).kind;
    assert_eq!(last, ActKind::Erase { records: 1, why: EraseWhy::Consent });
    let acted = block_on(head.act(&Act::SaveContact(Box::new(draft("赵六"))), NOW)).unwrap().unwrap();
    assert_eq!(acted.seq, 9);
    assert_eq!(block_on(head.sweep()), Ok(0));
    let mut next = unlocked(&disk, HEAD, 1).unwrap();
    block_on(next.ready(&mut |_, _| {})).unwrap();
    assert_eq!(shown(&mut next).len(), 4);
}

#[test]
fn it_takes_the_next_act_and_keeps_its_rows() {
    let disk = store(STORE_1);
    let before = disk.rows();
    let mut clerk = unlocked(&disk, StaffId(2), 2).unwrap();
    block_on(clerk.ready(&mut |_, _| {})).unwrap();
    let acted = block_on(clerk.act(&Act::SaveContact(Box::new(draft("赵六"))), NOW)).unwrap().unwrap();
    assert_eq!((acted.seq, acted.contact.unwrap().1.serial), (8, 5));
    let after = disk.rows();
    let gone: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
    assert_eq!(gone, Vec::<&(Place, Key, Vec<u8>)>::new(), "nothing is written anew for being old");
    assert_eq!(after.len(), before.len() + 1);
    let recovered = block_on(session(&disk).recover(
        &Kek([99; 32]),
        HEAD,
        KdfParams::step(0, [5; 16]),
        &Kek([5; 32]),
        NOW,
        &mut |_, _| {},
    ));
    assert_eq!(recovered, Ok(()));
}

#[test]
fn every_frozen_backup_lives_on_as_a_store() {
    for (name, file, _) in FROZEN.iter().filter(|(name, ..)| name.ends_with(".backup")) {
        let disk = MemoryStore::new();
        let typed = casebook::passphrase::recovery_key(&[42; casebook::passphrase::RECOVERY_BYTES]);
        let door = casebook::session::inspect_backup(file).unwrap().door;
        let Door::Sealed { recovery, .. } = door else { panic!("no door") };
        let kek = casebook::passphrase::derive(&typed.replace(' ', ""), &recovery).unwrap();
        block_on(session(&disk).restore(file, None, &kek, NOW, &mut |_, _| {})).unwrap();
        let mut head = session(&disk);
        let (params, key) = (KdfParams::step(0, [1; 16]), Kek([1; 32]));
        block_on(head.recover(&kek, HEAD, params, &key, NOW, &mut |_, _| {})).unwrap();
        let listed = shown(&mut head);
        block_on(head.act(&Act::SaveContact(Box::new(draft("赵六"))), NOW)).unwrap().unwrap();
        block_on(head.keep_gist()).unwrap();
        let mut next = unlocked(&disk, HEAD, 1).unwrap();
        block_on(next.ready(&mut |_, _| {})).unwrap();
        let now = shown(&mut next);
        assert!(listed.iter().all(|row| now.contains(row)), "{name}");
        assert_eq!(now.len(), listed.len() + 1, "{name}");
    }
}

#[test]
#[ignore = "writes the newest store; older ones stay as they are"]
fn write_the_store() {
    let disk = MemoryStore::new();
    let mut head = session(&disk);
    let (params, recovery_params) = (KdfParams::step(0, [1; 16]), KdfParams::step(0, [2; 16]));
    let new = NewCentre {
        centre: Centre { name: "桥东区职工帮扶中心".into(), ..Centre::default() },
        name: "王芳".into(),
        door_name: "芳".into(),
        kek: Kek([1; 32]),
        recovery_kek: Kek([99; 32]),
        params: params.clone(),
        recovery_params,
    };
    block_on(head.open_centre(&new, NOW)).unwrap().unwrap();
    let (name, door_name, role) = ("孟庆云".into(), "云".into(), Role::FrontDesk);
    let clerk = NewStaff { name, role, door_name, params, kek: Kek([2; 32]) };
    block_on(head.add_staff(&clerk, NOW)).unwrap().unwrap();
    let act = |head: &mut Desktop, act: Act| block_on(head.act(&act, NOW)).unwrap().unwrap();
    act(&mut head, Act::SaveContact(Box::new(draft("张三"))));
    act(&mut head, Act::SaveContact(Box::new(draft("钱七"))));
    let today = NOW.civil(Default::default()).day;
    let row = |name: &str, at| {
        let (mut row, _) = draft(name).check(today, &shipped()).unwrap();
        row.source = Some(Source { file: "a.xlsx".into(), sheet: "3月".into(), row: at });
        row
    };
    let import =
        Import { file: "a.xlsx".into(), rows: vec![row("李四", 5), row("王五", 6)], ..Import::default() };
    act(&mut head, Act::Import(Box::new(import)));
    let edited =
        ContactDraft { notes: "已回电".into(), ..block_on(head.edit(RecordId(1), NOW)).unwrap().unwrap() };
    act(&mut head, Act::SaveContact(Box::new(edited)));
    block_on(head.keep_gist()).unwrap();
    block_on(head.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    act(&mut head, Act::WithdrawContact(RecordId(2)));
    block_on(head.keep_draft("contact-new", Some(&draft("赵六")), Some(WishId(7)), NOW)).unwrap();
    write(&disk, "store-1.rows");
}

#[test]
#[ignore = "writes the store in which a person was erased; older ones stay as they are"]
fn write_the_store_of_the_next_generation() {
    let disk = store(STORE_1);
    let mut head = unlocked(&disk, HEAD, 1).unwrap();
    let wish = Act::Erase(Erase { record: RecordId(1), records: 1, why: EraseWhy::Consent });
    block_on(head.act(&wish, NOW)).unwrap().unwrap();
    block_on(head.keep_gist()).unwrap();
    write(&disk, "store-2.rows");
}

fn write(disk: &MemoryStore, name: &str) {
    let key = |key| match key {
        Key::Number(number) => Ok(number),
        Key::Text(text) => Err(text),
    };
    let row = |(place, at, bytes): (Place, Key, Vec<u8>)| (place.name().to_owned(), key(at), bytes);
    let rows: Vec<Row> = disk.rows().into_iter().map(row).collect();
    let file = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::write(file, postcard::to_stdvec(&rows).unwrap()).unwrap();
}

fn draft(name: &str) -> ContactDraft {
    ContactDraft {
        name: name.into(),
        demand: "欠薪三个月".into(),
        ..ContactDraft::new(NOW.civil(Default::default()), "王芳")
    }
}

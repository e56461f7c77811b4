//! Opening, unlocking, waiting, recovering; who may come in.

use casework::staff::Staff;

use super::*;
use crate::door::Door;
use crate::schema::Place;

#[track_caller]
fn check_unlock(store: &MemoryStore, staff: StaffId, key: u8, at: Moment, want: Result<(), Trouble>) {
    let mut session = session(store.clone(), 5);
    assert_eq!(block_on(session.unlock(staff, &kek(key), at, &mut |_, _| {})), want);
    assert_eq!(session.is_open(), want.is_ok());
}

fn after_s(seconds: i64) -> Moment {
    Moment(NOW.0 + seconds * 1000)
}

#[test]
fn a_centre_is_opened_once_and_unlocked_with_its_key() {
    let store = MemoryStore::new();
    assert_eq!(block_on(session(store.clone(), 1).look_at_door()), Ok(Door::Empty));
    let mut first = opened(store.clone());
    let desk = first.desk().unwrap();
    assert_eq!((desk.me.role, desk.revision, desk.saved), (Role::Head, 1, Some(NOW)));
    let Ok(Door::Sealed { names, recovery }) = block_on(first.look_at_door()) else { panic!("no door") };
    assert_eq!((names[0].staff, names[0].name.as_str(), recovery), (HEAD, "芳", params(99)));
    assert_eq!(block_on(first.open_centre(&new_centre(), NOW)), Err(Trouble::Occupied));
    check_unlock(&store, HEAD, 1, NOW, Ok(()));
}

#[test]
fn a_centre_without_names_is_refused_field_by_field() {
    let mut new = new_centre();
    new.centre.name = " ".into();
    new.name = String::new();
    new.door_name = String::new();
    let store = MemoryStore::new();
    let issues = block_on(session(store.clone(), 1).open_centre(&new, NOW)).unwrap().unwrap_err();
    let fields: Vec<&str> = issues.iter().map(|issue| issue.field.as_str()).collect();
    assert_eq!(fields, ["name", "head", "door-name"]);
    assert_eq!(store.rows(), []);
}

#[test]
fn wrong_keys_wait_longer_and_longer_and_a_right_one_forgets_them() {
    let store = MemoryStore::new();
    opened(store.clone());
    let wrong = |wait_s| Err(Trouble::WrongKey { wait_s });
    check_unlock(&store, HEAD, 2, NOW, wrong(0));
    check_unlock(&store, StaffId(9), 1, NOW, wrong(0));
    check_unlock(&store, HEAD, 2, NOW, wrong(5));
    check_unlock(&store, HEAD, 1, after_s(4), wrong(1));
    check_unlock(&store, HEAD, 2, after_s(5), wrong(10));
    check_unlock(&store, HEAD, 1, after_s(15), Ok(()));
    check_unlock(&store, HEAD, 2, after_s(15), wrong(0));
}

#[test]
fn the_recovery_key_sets_a_new_passphrase() {
    let store = MemoryStore::new();
    log(&mut opened(store.clone()), "张三", "13900000001");
    let mut session = session(store.clone(), 3);
    let recover = |session: &mut Desktop<MemoryStore>, key| {
        block_on(session.recover(&kek(key), HEAD, params(2), &kek(2), NOW, &mut |_, _| {}))
    };
    assert_eq!(recover(&mut session, 1), Err(Trouble::WrongKey { wait_s: 0 }));
    assert_eq!(recover(&mut session, 99), Ok(()));
    assert_eq!(session.desk().unwrap().contacts, 1);
    check_unlock(&store, HEAD, 1, NOW, Err(Trouble::WrongKey { wait_s: 0 }));
    check_unlock(&store, HEAD, 2, NOW, Ok(()));
}

#[test]
fn a_passphrase_is_changed_only_by_one_who_knows_it() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let mut change = |old, new| block_on(session.change_passphrase(&kek(old), params(new), &kek(new), NOW));
    assert_eq!(change(3, 2), Err(Trouble::WrongKey { wait_s: 0 }));
    assert_eq!(change(1, 2), Ok(()));
    check_unlock(&store, HEAD, 1, NOW, Err(Trouble::WrongKey { wait_s: 0 }));
    check_unlock(&store, HEAD, 2, NOW, Ok(()));
}

#[test]
fn a_member_comes_and_goes_with_a_key_of_their_own() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    let clerk = hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    assert_eq!(hire(&mut head, "孟庆云", Role::FrontDesk, 3).unwrap_err()[0].field, "door-name");
    check_unlock(&store, clerk, 2, NOW, Ok(()));
    let mut at_desk = unlocked(store.clone(), clerk, 2, 6).unwrap();
    log(&mut at_desk, "张三", "13900000001");
    let gone = Staff { active: false, ..book(&head).member(clerk).unwrap().clone() };
    act(&mut head, Act::SetStaff(gone)).unwrap().unwrap();
    check_unlock(&store, clerk, 2, NOW, Err(Trouble::WrongKey { wait_s: 0 }));
    assert_eq!(block_on(at_desk.catch_up()), Ok(true));
    assert_eq!(at_desk.desk().err(), Some(Trouble::Locked));
    assert_eq!(act(&mut at_desk, Act::WithdrawContact(RecordId(1))), Err(Trouble::Locked));
}

#[test]
fn undoing_a_new_member_takes_their_key_away() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    let clerk = hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    let seq = head.revision().unwrap();
    block_on(head.undo(seq, NOW)).unwrap().unwrap();
    check_unlock(&store, clerk, 2, NOW, Err(Trouble::WrongKey { wait_s: 0 }));
    assert_ne!(hire(&mut head, "任志远", Role::Caseworker, 4).unwrap(), clerk);
}

#[test]
fn roles_are_kept_for_acts_exports_and_backups() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    let desk = hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    let auditor = hire(&mut head, "单晓梅", Role::Auditor, 3).unwrap();
    let mut desk = unlocked(store.clone(), desk, 2, 7).unwrap();
    let mut auditor = unlocked(store.clone(), auditor, 3, 8).unwrap();
    let backup =
        |session: &mut Desktop<MemoryStore>| block_on(session.backup(NOW, &mut |_, _| {})).unwrap().is_ok();
    let export = |session: &mut Desktop<MemoryStore>| {
        block_on(session.export(&Default::default(), NOW)).unwrap().is_ok()
    };
    let save = |session: &mut Desktop<MemoryStore>| {
        act(session, Act::SaveContact(Box::new(draft("张三", "")))).unwrap().is_ok()
    };
    assert_eq!((backup(&mut head), export(&mut head), save(&mut head)), (true, true, true));
    assert_eq!((backup(&mut desk), export(&mut desk), save(&mut desk)), (true, false, true));
    assert_eq!((backup(&mut auditor), export(&mut auditor), save(&mut auditor)), (false, true, false));
    assert!(act(&mut desk, Act::AddStaff { name: "甲".into(), role: Role::Head }).unwrap().is_err());
}

#[test]
fn the_demo_opens_again_after_a_reload() {
    let store = MemoryStore::new();
    let mut session = session(store.clone(), 4);
    block_on(session.open_demo(
        casework::demo::year(1, NOW.civil(casework::time::Zone::default()), 300),
        NOW,
        &mut |_, _| {},
    ))
    .unwrap();
    let contacts = session.desk().unwrap().contacts;
    assert!(session.desk().unwrap().centre.demo && contacts > 250, "{contacts}");
    session.lock();
    assert_eq!(session.desk().err(), Some(Trouble::Locked));
    block_on(session.unlock_demo(NOW, &mut |_, _| {})).unwrap();
    assert_eq!(session.desk().unwrap().contacts, contacts);
}

#[test]
fn nothing_personal_is_readable_in_the_store() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let mut typed = draft("欧阳若兰", "13912345678");
    typed.id_number = "130799199001011234".into();
    act(&mut session, Act::SaveContact(Box::new(typed.clone()))).unwrap().unwrap();
    block_on(session.keep_draft("contact-new", Some(&typed), None, NOW)).unwrap();
    block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    let holds = |row: &[u8], text: &str| row.windows(text.len()).any(|part| part == text.as_bytes());
    for (place, key, row) in store.rows() {
        for text in ["欧阳若兰", "13912345678", "130799199001011234", "桥东", "王芳"] {
            assert!(!holds(&row, text), "{place:?} {key:?}");
        }
    }
    let seen = store.rows().iter().any(|(place, _, row)| *place == Place::Meta && holds(row, "芳"));
    assert!(seen, "the search finds the name for the lock screen, which is not sealed");
}

//! Role × act: every act, and everything else that asks for a right, is asked of a session by every role and compared with
//! the table that docs/security.md and docs/security.zh.md show to people.

use std::collections::{BTreeMap, BTreeSet};

use casework::code::{Code, CodeKey, ListName};
use casework::issue::IssueCode;
use casework::ledger::Import;
use casework::query::{AccessQuery, ContactQuery};
use casework::staff::Staff;

use casework::register::{EntryDraft, Group, Item, Register, RowDraft};
use casework::time::Day;

use super::entries::{entry_draft, register_of_a_ledger, step};
use super::*;
use casework::act::{Erase, EraseWhy, Exported, Merge, NumberKind};
use casework::draft::PersonDraft;
use casework::register::{DatedDays, DayRule, Stage};

/// The table as people read it, and the heads of its columns, in the order of `Role::ALL`.
const ENGLISH: [&str; 2] = [
    include_str!("../../../../../docs/security.md"),
    "| What | In the code | Front desk | Caseworker | Head | Auditor |",
];
/// The same in Chinese.
const CHINESE: [&str; 2] = [
    include_str!("../../../../../docs/security.zh.md"),
    "| 做什么 | 代码里的名字 | 前台 | 办事员 | 负责人 | 查看 |",
];
/// Who asks.
const MEMBER: StaffId = StaffId(2);

/// Name in the code -> may each role?
type Table = BTreeMap<String, [bool; 4]>;

fn may(cell: &str) -> bool {
    match cell {
        "yes" | "能" => true,
        "no" | "不能" => false,
        other => panic!("`{other}` is neither yes nor no"),
    }
}

fn written([page, heads]: [&str; 2]) -> Table {
    let mut lines = page.lines().skip_while(|line| *line != heads).skip(1);
    assert!(lines.next().is_some_and(|line| line.starts_with("|---")), "the table has its heads");
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let name = cells[1].trim_matches('`').to_owned();
        (name, [may(cells[2]), may(cells[3]), may(cells[4]), may(cells[5])])
    };
    lines.take_while(|line| line.starts_with('|')).map(row).collect()
}

/// Acts that others did before, by their number in the journal, and what they left.
struct Done {
    own: u64,
    contact: u64,
    code: u64,
    centre: u64,
    import: u64,
    logged: RecordId,
    held: RecordId,
    entered: RecordId,
    lent: RecordId,
}

fn code(key: &str) -> Code {
    let key = CodeKey::parse(key).unwrap();
    Code { list: ListName::District, key, zh: "桥东街道".into(), en: String::new(), active: true }
}

fn centre(name: &str) -> Centre {
    Centre { name: name.into(), ..Centre::default() }
}

fn rows_of_a_ledger() -> Import {
    let Act::Import(mut import) = ledger(4, 3) else { unreachable!() };
    import.held = vec![held_row(draft("王五", ""))];
    *import
}

/// A centre in which a member in this role, with key 2, has unlocked, and in which everything that is asked of it would be
/// in order. What the member once did was done as a caseworker.
fn asked_as(role: Role) -> (MemoryStore, Desktop<MemoryStore>, Done) {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    assert_eq!(hire(&mut head, "任志远", Role::Caseworker, 2), Ok(MEMBER));
    hire(&mut head, "孟庆云", Role::FrontDesk, 3).unwrap();
    let own = log(&mut unlocked(store.clone(), MEMBER, 2, 5).unwrap(), "张三", "").seq;
    block_on(head.catch_up()).unwrap();
    let done = |outcome: Outcome| outcome.unwrap().unwrap();
    let logged = log(&mut head, "李四", "");
    let import = done(act(&mut head, Act::Import(Box::new(rows_of_a_ledger())))).seq;
    let entered = done(act(&mut head, Act::SaveEntry(Box::new(entry_draft("赵六"))))).entry.unwrap().0;
    let mut loan = EntryDraft {
        person: entry_draft("赵六").person,
        ..EntryDraft::new(Register::Loan, Day(20_000), "任志远")
    };
    loan.put(Item::Business, "早点铺".into());
    loan.put(Item::Amount, "5000".into());
    let lent = done(act(&mut head, Act::SaveEntry(Box::new(loan)))).entry.unwrap().0;
    let done = Done {
        own,
        lent,
        contact: logged.seq,
        code: done(act(&mut head, Act::SetCode(code("a-1")))).seq,
        centre: done(act(&mut head, Act::SetCentre(centre("桥西区职工帮扶中心")))).seq,
        import,
        logged: logged.contact.unwrap().0,
        held: head.held_rows().unwrap()[0].id,
        entered,
    };
    let member = head.desk().unwrap().staff.into_iter().find(|member| member.id == MEMBER).unwrap();
    if role != member.role {
        act(&mut head, Act::SetStaff(Staff { role, ..member })).unwrap().unwrap();
    }
    let session = unlocked(store.clone(), MEMBER, 2, 6).unwrap();
    (store, session, done)
}

/// A payment of ten yuan.
fn payment() -> RowDraft {
    let mut row = RowDraft::new(Group::Instalment);
    row.put(Item::PaidDay, "2026-03-02".into());
    row.put(Item::PaidPrincipal, "10".into());
    row
}

/// One of every act, each in order.
fn every_act(done: &Done) -> Vec<Act> {
    let spare = Staff { id: StaffId(3), name: "孟庆云".into(), role: Role::Auditor, active: true };
    vec![
        Act::SaveContact(Box::new(draft("王五", ""))),
        Act::WithdrawContact(done.logged),
        Act::Import(Box::new(rows_of_a_ledger())),
        Act::CorrectHeld { held: done.held, draft: Box::new(draft("王五", "")) },
        Act::DropHeld(done.held),
        Act::SetCentre(centre("桥南区职工帮扶中心")),
        Act::SetCode(Code { zh: "桥西街道".into(), ..code("a-2") }),
        Act::AddStaff { name: "单晓梅".into(), role: Role::FrontDesk },
        Act::SetStaff(spare),
        Act::SaveEntry(Box::new(entry_draft("王五"))),
        Act::MoveEntry(Box::new(step(done.entered, Stage::Checked))),
        Act::WithdrawEntry(done.entered),
        Act::ImportEntries(Box::new(register_of_a_ledger())),
        Act::Merge(Box::new(Merge {
            records: vec![done.logged, done.entered],
            person: PersonDraft { phone: "19900001111".into(), ..entry_draft("赵六").person },
            told: Vec::new(),
        })),
        Act::Show { record: done.logged, numbers: vec![NumberKind::Phone] },
        Act::Export(Exported { register: None, rows: 3 }),
        Act::Pay { entry: done.lent, row: payment() },
        Act::SetDays(DatedDays { rule: DayRule::Notice, from: Day(20_000), days: 7 }),
        Act::Erase(Erase { record: done.logged, records: 1, why: EraseWhy::Consent }),
    ]
}

/// Was it done? A refusal must say that it is one by role, and leave the store as it was.
#[track_caller]
fn allowed<T>(name: &str, store: &MemoryStore, before: &MemoryStore, asked: super::super::Asked<T>) -> bool {
    match asked {
        Ok(Ok(_)) => true,
        Ok(Err(issues)) => {
            assert_eq!(issues, [Issue::at("act", IssueCode::NotAllowed)], "{name}");
            assert!(store.rows() == before.rows(), "{name} was refused and wrote something");
            false
        }
        Err(trouble) => panic!("{name}: {trouble:?}"),
    }
}

/// What a role is seen to be allowed.
fn seen(role: Role) -> BTreeMap<String, bool> {
    let mut seen = BTreeMap::new();
    let mut of = |name: &str, ask: &dyn Fn(&mut Desktop<MemoryStore>, &Done) -> Outcome| {
        let (store, mut session, done) = asked_as(role);
        let before = store.copied();
        let asked = ask(&mut session, &done);
        assert!(seen.insert(name.to_owned(), allowed(name, &store, &before, asked)).is_none());
    };
    let count = every_act(&asked_as(role).2).len();
    for at in 0..count {
        let name = format!("{:?}", every_act(&asked_as(role).2)[at]);
        of(&name, &|session, done| act(session, every_act(done).swap_remove(at)));
    }
    let undo = |session: &mut Desktop<MemoryStore>, seq| block_on(session.undo(seq, NOW));
    of("undo, an own contact", &|session, done| undo(session, done.own));
    of("undo, another's contact", &|session, done| undo(session, done.contact));
    of("undo, an import", &|session, done| undo(session, done.import));
    of("undo, a list entry", &|session, done| undo(session, done.code));
    of("undo, a setting", &|session, done| undo(session, done.centre));
    of("add_staff", &|session, _| {
        let (name, door_name) = ("单晓梅".to_owned(), "梅".to_owned());
        let new = NewStaff { name, role: Role::Auditor, door_name, params: params(4), kek: kek(4) };
        block_on(session.add_staff(&new, NOW))
    });
    let (store, mut session, done) = asked_as(role);
    let before = store.copied();
    let file = block_on(session.backup(NOW, &mut |_, _| {}));
    seen.insert("backup".into(), allowed("backup", &store, &before, file));
    let before = store.copied();
    let rows = block_on(session.export(&ContactQuery::default(), NOW));
    seen.insert("export".into(), allowed("export", &store, &before, rows));
    let (before, looks) = (store.copied(), session.access(&AccessQuery::default(), 9));
    seen.insert("access".into(), allowed("access", &store, &before, looks));
    let (before, taken) = (store.copied(), session.erasing(done.logged));
    seen.insert("erasing".into(), allowed("erasing", &store, &before, taken));
    let reads = session.window(&ContactQuery::default(), 0, 10).is_ok()
        && session.contact(done.logged).is_ok_and(|sheet| sheet.is_some())
        && block_on(session.history(done.logged)).is_ok_and(|history| !history.is_empty());
    seen.insert("read".into(), reads);
    seen.insert("acts".into(), session.acts(5).is_ok_and(|acts| acts.len() == 5));
    let kept = block_on(session.keep_draft("contact-new", Some(&draft("王五", "")), None, NOW));
    seen.insert("keep_draft".into(), kept.is_ok());
    let changed = block_on(session.change_passphrase(&kek(2), params(5), &kek(5), NOW));
    seen.insert("change_passphrase".into(), changed.is_ok());
    let pin = crate::passphrase::Pin::parse("2580").unwrap();
    seen.insert("set_pin".into(), block_on(session.set_pin(&kek(5), pin, NOW)).is_ok());
    seen
}

#[test]
fn every_role_may_what_the_written_table_says_and_no_more() {
    let mut table = Table::new();
    for (at, role) in Role::ALL.into_iter().enumerate() {
        for (name, may) in seen(role) {
            table.entry(name).or_default()[at] = may;
        }
    }
    assert_eq!(table, written(ENGLISH));
    assert_eq!(table, written(CHINESE));
}

#[test]
fn no_act_is_missing_from_the_table() {
    let acts = every_act(&asked_as(Role::Head).2);
    let numbers: BTreeSet<u8> = acts.iter().map(|act| postcard::to_stdvec(act).unwrap()[0]).collect();
    assert!(numbers.iter().copied().eq(0..acts.len() as u8), "one of each");
    let number_alone = |number| postcard::from_bytes::<Act>(&[number]).unwrap_err();
    let (last, next) = (number_alone(acts.len() as u8 - 1), number_alone(acts.len() as u8));
    assert_eq!(last, postcard::Error::DeserializeUnexpectedEnd, "the last one is an act");
    assert_eq!(next, postcard::Error::SerdeDeCustom, "there is one more act: ask it here and write its row");
}

#[test]
fn a_member_who_left_may_nothing() {
    let (store, mut session, _) = asked_as(Role::Caseworker);
    let mut head = unlocked(store.clone(), HEAD, 1, 8).unwrap();
    let member = head.desk().unwrap().staff.into_iter().find(|member| member.id == MEMBER).unwrap();
    act(&mut head, Act::SetStaff(Staff { active: false, ..member })).unwrap().unwrap();
    assert!(unlocked(store.clone(), MEMBER, 2, 9).is_err(), "no way in");
    let before = store.copied();
    let asked = act(&mut session, Act::SaveContact(Box::new(draft("王五", ""))));
    assert!(matches!(&asked, Err(Trouble::Locked) | Ok(Err(_))), "a tab still open: {asked:?}");
    assert!(store.rows() == before.rows());
}

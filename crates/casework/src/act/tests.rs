//! The laws of acts: what is refused, what is numbered, and that undo takes back what an act did.

use proptest::prelude::*;

use super::testing::{Memory, opened};
use super::*;
use crate::code::{CodeKey, ListName};
use crate::contact::{Channel, ContactNumber, DeviceCode};
use crate::identity::Phone;
use crate::issue::{Issue, IssueCode};
use crate::staff::Role;
use crate::time::{CivilTime, Day, Zone};

/// 2026-03-02 10:00 at UTC+8.
const NOW: Moment = Moment(1_772_416_800_000);
const HERE: DeviceCode = DeviceCode(0);

fn now() -> CivilTime {
    NOW.civil(Zone(480))
}

fn draft(name: &str) -> ContactDraft {
    ContactDraft {
        name: name.to_owned(),
        demand: "工资没有发".to_owned(),
        phone: "19900005678".to_owned(),
        category: "pay.arrears".to_owned(),
        ..ContactDraft::new(now(), "王芳")
    }
}

fn ledger(file: &str, rows: Vec<Contact>, codes: Vec<Code>) -> Act {
    Act::Import(Box::new(Import { file: file.to_owned(), rows, codes, ..Import::default() }))
}

/// Does an act, applies it, gives the change set.
fn doing(memory: &mut Memory, who: usize, asked: Act) -> ChangeSet {
    let who = memory.staff[who].clone();
    let (set, _) = act(memory, &who, asked, NOW, HERE).unwrap();
    memory.apply(&set);
    set
}

#[track_caller]
fn check_refused(memory: &Memory, who: usize, asked: Act, field: &str, code: IssueCode) {
    let outcome = act(memory, &memory.staff[who], asked, NOW, HERE);
    assert_eq!(outcome.unwrap_err(), vec![Issue { field: field.to_owned(), code }]);
}

#[track_caller]
fn check_undo_refused(memory: &Memory, who: usize, of: &ChangeSet, code: IssueCode) {
    let outcome = undo(memory, &memory.staff[who], 1, of, NOW);
    assert_eq!(outcome.unwrap_err(), vec![Issue { field: "act".to_owned(), code }]);
}

const HEAD: usize = 0;
const DESK: usize = 1;
const CASEWORKER: usize = 2;
const AUDITOR: usize = 3;

#[test]
fn a_centre_opens_with_a_head_and_the_shipped_lists() {
    let centre = Centre { name: " 清垣市职工帮扶中心 ".to_owned(), ..Centre::default() };
    let set = open(centre, "王芳", NOW).unwrap();
    let mut memory = Memory::default();
    memory.apply(&set);
    assert_eq!(memory.centre.name, "清垣市职工帮扶中心");
    assert_eq!(memory.staff.len(), 1);
    assert!(memory.staff[0].role == Role::Head && memory.staff[0].active);
    assert_eq!(memory.codes, crate::code::shipped());
    check_undo_refused(&memory, HEAD, &set, IssueCode::NotAllowed);

    let issues = open(Centre::default(), " ", NOW).unwrap_err();
    assert_eq!(issues, vec![Issue::at("name", IssueCode::Missing), Issue::at("head", IssueCode::Missing)]);
}

#[test]
fn contacts_are_numbered_by_year_and_device_and_never_twice() {
    let mut memory = opened();
    let save = |draft: ContactDraft| Act::SaveContact(Box::new(draft));
    let first = doing(&mut memory, DESK, save(draft("甲")));
    let last_year = ContactDraft { received_date: "2025-12-31".to_owned(), ..draft("乙") };
    doing(&mut memory, DESK, save(last_year));
    let back = undo(&memory, &memory.staff[DESK].clone(), 1, &first, NOW).unwrap();
    memory.apply(&back);
    doing(&mut memory, DESK, save(draft("丙")));
    let numbers: Vec<String> = memory.contacts.values().map(|contact| contact.number.to_string()).collect();
    assert_eq!(numbers, ["2026-0001", "2025-0001", "2026-0002"]);

    let second = DeviceCode(9);
    let (set, _) = act(&memory, &memory.staff[DESK], save(draft("丁")), NOW, second).unwrap();
    memory.apply(&set);
    let (id, contact) = memory.contacts.iter().next_back().unwrap();
    assert_eq!((id.device(), id.running()), (second, 1));
    assert_eq!(contact.number, ContactNumber { year: 2026, device: second, serial: 1 });
}

#[test]
fn roles_are_enforced_by_the_list_of_staff_not_by_the_callers_copy() {
    let mut memory = opened();
    let save = || Act::SaveContact(Box::new(draft("甲")));
    check_refused(&memory, AUDITOR, save(), "act", IssueCode::NotAllowed);
    let import = ledger("a.xlsx", Vec::new(), Vec::new());
    check_refused(&memory, DESK, import, "act", IssueCode::NotAllowed);
    let add = || Act::AddStaff { name: "孙".to_owned(), role: Role::Head };
    check_refused(&memory, CASEWORKER, add(), "act", IssueCode::NotAllowed);

    let forged = Staff { role: Role::Head, ..memory.staff[AUDITOR].clone() };
    assert!(act(&memory, &forged, add(), NOW, HERE).is_err());
    let former = Staff { active: false, ..memory.staff[DESK].clone() };
    doing(&mut memory, HEAD, Act::SetStaff(former));
    check_refused(&memory, DESK, save(), "act", IssueCode::NotAllowed);
}

#[test]
fn an_edit_keeps_what_the_form_does_not_hold() {
    let mut memory = opened();
    doing(&mut memory, DESK, Act::SaveContact(Box::new(draft("甲"))));
    let id = *memory.contacts.keys().next().unwrap();
    let there = memory.contacts.get_mut(&id).unwrap();
    // A damaged number from a ledger whose padded form passes the checksum.
    there.id_document = Some(crate::identity::IdDocument {
        kind: crate::identity::IdKind::Resident,
        number: "130799197303087395".to_owned(),
        valid: false,
    });
    there.flags = vec![IssueCode::IdFormWrong];
    there.phones = ["19900005678", "8012345", "12351"].map(|phone| Phone::parse(phone).unwrap().0).to_vec();
    there.source = Some(crate::contact::Source { file: "a".to_owned(), sheet: "b".to_owned(), row: 3 });
    let before = there.clone();

    let untouched = ContactDraft::of(&before);
    assert!(!untouched.is_changed());
    check_refused(&memory, DESK, Act::SaveContact(Box::new(untouched)), "act", IssueCode::NothingToDo);
    let edit = ContactDraft { notes: "已电话回访".to_owned(), ..ContactDraft::of(&before) };
    assert!(edit.is_changed());
    doing(&mut memory, DESK, Act::SaveContact(Box::new(edit.clone())));
    let expected = Contact { notes: "已电话回访".to_owned(), ..before.clone() };
    assert!(memory.contacts[&id] == expected);
    // The same form from another tab no longer stands on the present record.
    check_refused(&memory, DESK, Act::SaveContact(Box::new(edit)), "act", IssueCode::ChangedSince);

    doing(&mut memory, DESK, Act::WithdrawContact(id));
    let late = ContactDraft { notes: "晚了".to_owned(), ..ContactDraft::of(&expected) };
    check_refused(&memory, DESK, Act::SaveContact(Box::new(late)), "act", IssueCode::Gone);
    check_refused(&memory, DESK, Act::WithdrawContact(id), "act", IssueCode::Gone);
    check_refused(&memory, DESK, Act::WithdrawContact(RecordId(99)), "act", IssueCode::Gone);
    let linked = ContactDraft { earlier: vec![RecordId(99)], ..draft("乙") };
    check_refused(&memory, DESK, Act::SaveContact(Box::new(linked)), "earlier", IssueCode::Gone);
}

#[test]
fn an_import_comes_in_whole_in_order_and_goes_out_whole() {
    let mut memory = opened();
    doing(&mut memory, DESK, Act::SaveContact(Box::new(draft("甲"))));
    let until = Day::new(2026, 2, 20).unwrap();
    let mut rows = crate::demo::contacts(5, until, 200);
    rows.iter_mut().for_each(|row| row.district = CodeKey::parse("x-0-1"));
    rows.reverse();
    let district = Code {
        list: ListName::District,
        key: memory.codes.new_key(ListName::District, HERE, None),
        zh: "清垣区".to_owned(),
        en: String::new(),
        active: true,
    };
    let import = |codes: Vec<Code>| ledger("a.xlsx", rows.clone(), codes);
    check_refused(&memory, CASEWORKER, import(Vec::new()), "codes", IssueCode::CodeUnknown);
    let empty = ledger("a.xlsx", Vec::new(), Vec::new());
    check_refused(&memory, CASEWORKER, empty, "act", IssueCode::NothingToDo);

    let before = memory.clone();
    let set = doing(&mut memory, CASEWORKER, import(vec![district.clone()]));
    assert_eq!(set.kind, ActKind::Import { file: "a.xlsx".to_owned(), rows: 200 });
    let taken: Vec<&Contact> = memory.contacts.values().skip(1).collect();
    assert_eq!(taken.len(), 200);
    for (contact, row) in taken.iter().zip(&rows) {
        assert_eq!(contact.demand, row.demand);
    }
    for year in [2025, 2026] {
        let serials: Vec<u32> =
            memory.contacts.values().map(|c| c.number).filter(|n| n.year == year).map(|n| n.serial).collect();
        assert_eq!(serials, (1..=serials.len() as u32).collect::<Vec<_>>());
    }

    // One row taken out by hand, and the entry renamed: neither bars taking out the rest.
    let by_hand = *memory.contacts.keys().nth(7).unwrap();
    doing(&mut memory, DESK, Act::WithdrawContact(by_hand));
    doing(&mut memory, CASEWORKER, Act::SetCode(Code { zh: "新清垣区".to_owned(), ..district.clone() }));
    check_undo_refused(&memory, DESK, &set, IssueCode::NotAllowed);
    let back = undo(&memory, &memory.staff[CASEWORKER].clone(), 2, &set, NOW).unwrap();
    memory.apply(&back);
    assert_eq!(memory.counting(), before.counting());
    check_undo_refused(&memory, CASEWORKER, &set, IssueCode::NothingToDo);

    let again = undo(&memory, &memory.staff[CASEWORKER].clone(), 3, &back, NOW).unwrap();
    memory.apply(&again);
    assert_eq!(memory.counting().len(), 200);
    assert!(memory.withdrawn.contains(&by_hand));
}

#[test]
fn an_import_reuses_a_retired_entry_and_does_not_overwrite_a_word() {
    let mut memory = opened();
    let entry = Code {
        list: ListName::District,
        key: CodeKey::parse("x-0-1").unwrap(),
        zh: "清垣区".to_owned(),
        en: String::new(),
        active: true,
    };
    doing(&mut memory, CASEWORKER, Act::SetCode(Code { active: false, ..entry.clone() }));
    let mut rows = crate::demo::contacts(5, now().day, 1);
    rows[0].district = Some(entry.key.clone());
    let import = |zh: &str| ledger("a.xlsx", rows.clone(), vec![Code { zh: zh.to_owned(), ..entry.clone() }]);
    check_refused(&memory, CASEWORKER, import("别的区"), "codes", IssueCode::ChangedSince);
    doing(&mut memory, CASEWORKER, import("清垣区"));
    assert_eq!(memory.codes.get(ListName::District, "x-0-1"), Some(&entry));
}

#[test]
fn lists_keep_their_keys_and_words_apart() {
    let mut memory = opened();
    let code = |key: &str, zh: &str, active: bool| {
        Act::SetCode(Code {
            list: ListName::Category,
            key: CodeKey::parse(key).unwrap(),
            zh: zh.to_owned(),
            en: String::new(),
            active,
        })
    };
    check_refused(&memory, HEAD, code("pay.new", "拖欠工资", true), "zh", IssueCode::NameTaken);
    check_refused(&memory, HEAD, code("pay.new", " ", true), "zh", IssueCode::Missing);
    check_refused(&memory, HEAD, code("nowhere.new", "新", true), "key", IssueCode::CodeUnknown);
    check_refused(&memory, HEAD, code("pay.new.newer", "新", true), "key", IssueCode::CodeUnknown);
    check_refused(&memory, DESK, code("pay.new", "新", true), "act", IssueCode::NotAllowed);
    let added = doing(&mut memory, HEAD, code("pay.new", "奖金", true));
    let back = undo(&memory, &memory.staff[HEAD].clone(), 1, &added, NOW).unwrap();
    memory.apply(&back);
    let retired = memory.codes.get(ListName::Category, "pay.new").unwrap();
    assert!(!retired.active && retired.zh == "奖金");
    check_undo_refused(&memory, HEAD, &added, IssueCode::NothingToDo);
}

#[test]
fn the_last_head_stays_and_names_are_told_apart() {
    let mut memory = opened();
    let head = memory.staff[HEAD].clone();
    let demoted = Act::SetStaff(Staff { role: Role::Auditor, ..head.clone() });
    check_refused(&memory, HEAD, demoted.clone(), "act", IssueCode::LastHead);
    check_refused(
        &memory,
        HEAD,
        Act::SetStaff(Staff { active: false, ..head.clone() }),
        "act",
        IssueCode::LastHead,
    );
    let twice = Act::AddStaff { name: head.name.clone(), role: Role::FrontDesk };
    check_refused(&memory, HEAD, twice, "name", IssueCode::NameTaken);

    let promoted = doing(&mut memory, HEAD, Act::AddStaff { name: "孙".to_owned(), role: Role::Head });
    doing(&mut memory, HEAD, demoted);
    let second = memory.staff.last().unwrap().clone();
    let outcome = undo(&memory, &second, 1, &promoted, NOW).unwrap_err();
    assert_eq!(outcome, vec![Issue::at("act", IssueCode::LastHead)]);
}

#[test]
fn somebody_elses_act_is_undone_only_with_the_right_and_only_if_unchanged() {
    let mut memory = opened();
    let set = doing(&mut memory, HEAD, Act::SaveContact(Box::new(draft("甲"))));
    check_undo_refused(&memory, DESK, &set, IssueCode::NotAllowed);
    check_undo_refused(&memory, AUDITOR, &set, IssueCode::NotAllowed);
    let id = *memory.contacts.keys().next().unwrap();
    let edit = |memory: &mut Memory, notes: &str| {
        let draft = ContactDraft { notes: notes.to_owned(), ..ContactDraft::of(&memory.contacts[&id]) };
        doing(memory, DESK, Act::SaveContact(Box::new(draft)))
    };
    let first = edit(&mut memory, "一");
    edit(&mut memory, "二");
    check_undo_refused(&memory, CASEWORKER, &first, IssueCode::ChangedSince);
    assert!(undo(&memory, &memory.staff[CASEWORKER], 1, &set, NOW).is_ok());
}

#[test]
fn a_demo_is_filled_up_to_now_and_stays_a_demo() {
    let mut memory = opened();
    memory.centre.demo = true;
    let set = crate::demo::fill(
        &memory,
        memory.staff[HEAD].id,
        crate::demo::year(4, NOW.civil(memory.centre.zone), 1000),
        NOW,
        HERE,
    );
    assert_eq!(set.kind, ActKind::Demo);
    memory.apply(&set);
    assert_eq!(memory.contacts.len(), 1000);
    assert!(memory.contacts.values().all(|contact| contact.received <= now()));
    assert!(memory.contacts.values().any(|contact| contact.channel == Channel::Online));
    let entries = set.changes.iter().filter_map(|change| match change {
        Change::AddEntry(entry) => Some(entry),
        _ => None,
    });
    let entries: Vec<_> = entries.collect();
    let led = entries.iter().filter_map(|entry| entry.contact);
    assert!(
        led.clone().count() > 50 && entries.len() > led.clone().count(),
        "{} {}",
        entries.len(),
        led.clone().count()
    );
    assert!(led.clone().all(|contact| memory.contacts.contains_key(&contact)));
    let same_name = |entry: &Entry| {
        entry.contact.is_some_and(|contact| memory.contacts[&contact].name == entry.person.name)
    };
    assert!(entries.iter().filter(|entry| same_name(entry)).count() * 2 > led.count());
    let real = Centre { name: "别的".to_owned(), demo: false, ..memory.centre.clone() };
    doing(&mut memory, HEAD, Act::SetCentre(real));
    assert!(memory.centre.demo);
}

/// One step of a random day at the desk.
#[derive(Clone, Debug)]
enum Step {
    Log(String),
    Edit(usize, String),
    Withdraw(usize),
    Import(u64),
    Rename(usize, String),
    Hire(String),
    Retire(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let word = "[一-龥]{1,4}";
    let step = prop_oneof![
        word.prop_map(Step::Log),
        (any::<usize>(), ".{0,8}").prop_map(|(at, text)| Step::Edit(at, text)),
        any::<usize>().prop_map(Step::Withdraw),
        any::<u64>().prop_map(Step::Import),
        (any::<usize>(), word).prop_map(|(at, word)| Step::Rename(at, word)),
        word.prop_map(Step::Hire),
        any::<usize>().prop_map(Step::Retire),
    ];
    prop::collection::vec(step, 1..12)
}

fn asked(memory: &Memory, step: Step) -> Option<Act> {
    let contact = |at: usize| memory.contacts.values().nth(at % memory.contacts.len().max(1));
    Some(match step {
        Step::Log(name) => Act::SaveContact(Box::new(draft(&name))),
        Step::Edit(at, notes) => {
            Act::SaveContact(Box::new(ContactDraft { notes, ..ContactDraft::of(contact(at)?) }))
        }
        Step::Withdraw(at) => Act::WithdrawContact(contact(at)?.id),
        Step::Import(seed) => {
            let mut rows = crate::demo::contacts(seed, now().day, 5);
            rows.iter_mut().for_each(|row| row.district = None);
            ledger("a.csv", rows, Vec::new())
        }
        Step::Rename(at, zh) => {
            Act::SetCode(Code { zh, ..memory.codes.0[at % memory.codes.0.len()].clone() })
        }
        Step::Hire(name) => Act::AddStaff { name, role: Role::FrontDesk },
        Step::Retire(at) => {
            Act::SetStaff(Staff { active: false, ..memory.staff[at % memory.staff.len()].clone() })
        }
    })
}

/// What a person sees of the state: withdrawn contacts and members who left do not show, whatever their number.
fn seen(memory: &Memory) -> (Centre, Codes, Vec<Staff>, Vec<Contact>) {
    let staff = memory.staff.iter().filter(|member| member.active).cloned().collect();
    let contacts = memory.counting().into_iter().cloned().collect();
    (memory.centre.clone(), memory.codes.clone(), staff, contacts)
}

proptest! {
    #[test]
    fn undo_takes_back_what_an_act_did_and_undoing_the_undo_does_it_again(steps in steps()) {
        let mut memory = opened();
        let head = memory.staff[HEAD].clone();
        for step in steps {
            let before = memory.clone();
            let Some((set, _)) = asked(&memory, step).and_then(|asked| act(&memory, &head, asked, NOW, HERE).ok()) else {
                continue;
            };
            memory.apply(&set);
            let after = memory.clone();
            let back = undo(&memory, &head, 1, &set, NOW).unwrap();
            memory.apply(&back);
            prop_assert!(seen(&memory) == seen(&before));
            let again = undo(&memory, &head, 2, &back, NOW).unwrap();
            memory.apply(&again);
            prop_assert!(memory == after);
        }
    }
}

//! Acts on entries: numbers, stages, undo, and one person out of two.

use super::testing::{Memory, opened};
use super::*;
use crate::contact::{DeviceCode, Source};
use crate::draft::ContactDraft;
use crate::issue::Issue;
use crate::register::{EntryLayout, EntryWhy, Group, LeftOut, LeftRow, RowDraft};
use crate::time::Moment;

/// 2026-03-10, 09:00 in China.
const NOW: Moment = Moment(1_773_104_400_000);
const HERE: DeviceCode = DeviceCode(0);
const DESK: usize = 1;
const CASEWORKER: usize = 2;
const AUDITOR: usize = 3;

fn centre() -> Memory {
    let mut memory = opened();
    memory.codes = std::mem::take(&mut memory.codes).with_desks();
    memory
}

fn relief(name: &str) -> EntryDraft {
    let day = crate::time::Day::new(2026, 3, 1).unwrap();
    let mut draft = EntryDraft::new(Register::Relief, day, "孟庆云");
    draft.person.name = name.to_owned();
    draft.put(Item::ReliefKind, "medical".to_owned());
    draft
}

fn doing(memory: &mut Memory, who: usize, wish: Act) -> ChangeSet {
    let (set, _) = act(memory, &memory.staff[who].clone(), wish, NOW, HERE).unwrap();
    memory.apply(&set);
    set
}

fn step(entry: RecordId, to: Stage, day: &str) -> Move {
    let (reason, items) = (String::new(), Vec::new());
    Move { entry, to, day: day.to_owned(), reason, items, vacancy: None }
}

#[track_caller]
fn check_refused(memory: &Memory, who: usize, wish: Act, field: &str, code: IssueCode) {
    let issues = act(memory, &memory.staff[who], wish, NOW, HERE).unwrap_err();
    let found = Issue { field: field.to_owned(), code };
    assert!(issues.contains(&found), "{issues:?}");
}

use crate::issue::IssueCode;

#[test]
fn what_is_still_empty_is_asked_for_by_the_stage() {
    let mut memory = centre();
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(relief("张三"))));
    let entry = memory.entries.values().next().unwrap();
    let by = memory.staff[DESK].id;
    let around = crate::register::Around {
        codes: &memory.codes,
        at: NOW,
        today: NOW.civil(Default::default()).day,
        by,
    };
    let asked = |to| entry.asked_at(to, around);
    assert_eq!(asked(Stage::Checked), []);
    assert_eq!(asked(Stage::Refused), []);
    assert_eq!(asked(Stage::Approved), [Item::ReliefMode, Item::Fund, Item::Amount]);
    assert_eq!(asked(Stage::Paid), [Item::ReliefMode, Item::Fund, Item::Amount, Item::Payee]);
}

#[test]
fn an_application_is_paid_step_by_step_and_every_step_can_be_undone() {
    let mut memory = centre();
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(relief("张三"))));
    let id = *memory.entries.keys().next().unwrap();
    assert_eq!(memory.entries[&id].number.to_string(), "R2026-0001");
    let go = |to, day| Act::MoveEntry(Box::new(step(id, to, day)));
    check_refused(&memory, AUDITOR, go(Stage::Checked, "2026-03-02"), "act", IssueCode::NotAllowed);
    doing(&mut memory, DESK, go(Stage::Checked, "2026-03-02"));
    check_refused(&memory, DESK, go(Stage::Notice, "2026-03-01"), "day", IssueCode::DayBeforeStage);
    check_refused(&memory, DESK, go(Stage::Notice, "2026-03-11"), "day", IssueCode::DateInFuture);
    check_refused(&memory, DESK, go(Stage::Notice, "2026-02-30"), "day", IssueCode::DateImpossible);
    check_refused(&memory, DESK, go(Stage::Notice, ""), "day", IssueCode::Missing);
    check_refused(&memory, DESK, go(Stage::Applied, "2026-03-03"), "stage", IssueCode::StageNotReached);
    check_refused(&memory, DESK, go(Stage::Hired, "2026-03-03"), "stage", IssueCode::StageNotReached);
    check_refused(&memory, DESK, go(Stage::Approved, "2026-03-03"), "reason", IssueCode::Missing);
    check_refused(&memory, DESK, go(Stage::Approved, "2026-03-03"), "fund", IssueCode::Missing);

    let items = [(Item::ReliefMode, "everyday"), (Item::Fund, "warmth"), (Item::Amount, "800.50")];
    let items = items.map(|(item, text)| (item, text.to_owned())).to_vec();
    let reason = "急需用药".to_owned();
    let skip = Move { items, reason, ..step(id, Stage::Approved, "2026-03-03") };
    doing(&mut memory, DESK, Act::MoveEntry(Box::new(skip)));
    assert_eq!(memory.entries[&id].counted(), None);
    check_refused(&memory, DESK, go(Stage::Paid, "2026-03-05"), "payee", IssueCode::Missing);
    let before = memory.clone();
    let items = vec![(Item::Payee, "李四".to_owned())];
    let pay = Move { items, ..step(id, Stage::Paid, "2026-03-05") };
    let paid = doing(&mut memory, DESK, Act::MoveEntry(Box::new(pay)));
    let entry = &memory.entries[&id];
    assert_eq!((entry.counted(), entry.amount()), (crate::time::Day::new(2026, 3, 5), 80_050));
    assert_eq!(entry.flags, [IssueCode::PayeeNotOfHousehold]);
    assert!(entry.is_open());

    let back = undo(&memory, &memory.staff[DESK].clone(), 9, &paid, NOW).unwrap();
    memory.apply(&back);
    assert_eq!(memory, before);
}

#[test]
fn numbers_run_by_register_and_year_and_are_not_given_twice() {
    let mut memory = centre();
    let first = doing(&mut memory, DESK, Act::SaveEntry(Box::new(relief("甲"))));
    let back = undo(&memory, &memory.staff[DESK].clone(), 1, &first, NOW).unwrap();
    memory.apply(&back);
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(relief("乙"))));
    let last_year = EntryDraft { opened: "2025-12-31".to_owned(), ..relief("丙") };
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(last_year)));
    let numbers: Vec<String> = memory.entries.values().map(|entry| entry.number.to_string()).collect();
    assert_eq!(numbers, ["R2026-0001", "R2026-0002", "R2025-0001"]);
    assert_eq!(memory.withdrawn.len(), 1);
}

#[test]
fn an_entry_saved_unchanged_changes_nothing_and_one_changed_elsewhere_is_not_overwritten() {
    let mut memory = centre();
    let mut draft = relief("张三");
    draft.rows.push(RowDraft::new(Group::Goods));
    let mut goods = RowDraft::new(Group::Goods);
    goods.put(Item::Article, "大米".to_owned());
    goods.put(Item::Worth, "45".to_owned());
    draft.rows.push(goods);
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(draft)));
    let id = *memory.entries.keys().next().unwrap();
    let form = EntryDraft::of(&memory.entries[&id]);
    assert_eq!(form.rows.len(), 1);
    check_refused(&memory, DESK, Act::SaveEntry(Box::new(form.clone())), "act", IssueCode::NothingToDo);
    let mut edited = form.clone();
    edited.put(Item::Amount, "100".to_owned());
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(edited)));
    assert_eq!(memory.entries[&id].amount(), 14_500);
    check_refused(&memory, DESK, Act::SaveEntry(Box::new(form)), "act", IssueCode::ChangedSince);
}

#[test]
fn a_register_read_twice_comes_in_once() {
    let mut memory = centre();
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(relief("甲"))));
    let mut row = memory.entries.values().next().unwrap().clone();
    row.person.name = "乙".to_owned();
    let import = EntryImport {
        file: "a.xlsx".to_owned(),
        sheet: "救助".to_owned(),
        register: Register::Relief,
        rows: vec![memory.entries.values().next().unwrap().clone(), row],
        repayments: Vec::new(),
        codes: Vec::new(),
        notes: Vec::new(),
        layout: None,
        left: LeftOut::default(),
    };
    let wish = Act::ImportEntries(Box::new(import));
    check_refused(&memory, DESK, wish.clone(), "act", IssueCode::NotAllowed);
    doing(&mut memory, CASEWORKER, wish.clone());
    assert_eq!(memory.entries.len(), 2);
    check_refused(&memory, CASEWORKER, wish, "act", IssueCode::NothingToDo);
}

#[test]
fn what_a_ledger_leaves_behind_stays_with_its_import_once() {
    let mut memory = centre();
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(relief("甲"))));
    let there = memory.entries.values().next().unwrap().clone();
    let mut row = there.clone();
    row.person.name = "乙".to_owned();
    let source = |row| Some(Source { file: "a.xlsx".to_owned(), sheet: "救助".to_owned(), row });
    let rows = vec![Entry { source: source(2), ..there.clone() }, Entry { source: source(3), ..row }];
    let doubt = |row| EntryNote { row, field: "phone".into(), why: EntryWhy::Doubted(IssueCode::Missing) };
    let cells = vec!["2005-4-31".to_owned(), "丙".to_owned()];
    let wrong = LeftRow { row: 4, field: "opened".into(), code: IssueCode::DateImpossible, cells };
    let left = LeftOut { heads: vec!["日期".into(), "姓名".into()], rows: vec![wrong.clone()] };
    let columns = vec![Some("opened".to_owned()), None];
    let import = EntryImport {
        file: "a.xlsx".to_owned(),
        sheet: "救助".to_owned(),
        register: Register::Relief,
        rows,
        repayments: Vec::new(),
        codes: Vec::new(),
        notes: vec![doubt(2), doubt(3)],
        layout: Some(EntryLayout { print: 7, register: Register::Relief, columns: columns.clone() }),
        left: left.clone(),
    };
    let set = doing(&mut memory, CASEWORKER, Act::ImportEntries(Box::new(import.clone())));
    assert_eq!(memory.left, std::slice::from_ref(&left));
    assert_eq!(memory.entry_layouts[0].columns, columns);
    let Some(Change::ImportEntries(report)) = set.changes.last() else { panic!() };
    let known = EntryNote { row: 2, field: String::new(), why: EntryWhy::Known(there.id) };
    assert_eq!(report.notes, [known.clone(), doubt(3)], "whose row stays out has no doubts");
    let again = Act::ImportEntries(Box::new(import.clone()));
    check_refused(&memory, CASEWORKER, again, "act", IssueCode::NothingToDo);

    let out = *memory.entries.keys().last().unwrap();
    doing(&mut memory, DESK, Act::WithdrawEntry(out));
    let new = LeftRow { cells: vec!["戊".into()], ..wrong.clone() };
    let with_new = EntryImport { left: LeftOut { rows: vec![new], ..left }, ..import.clone() };
    let set = doing(&mut memory, CASEWORKER, Act::ImportEntries(Box::new(with_new)));
    let Some(Change::ImportEntries(report)) = set.changes.last() else { panic!() };
    let stays_out = EntryNote { row: 3, field: String::new(), why: EntryWhy::TakenOut(out) };
    assert_eq!((report.imported, &report.notes[..]), (0, &[known, stays_out][..]), "taken out by hand");
    memory.left.pop();

    let more = LeftRow { row: 9, cells: vec!["".into(), "丁".into()], ..wrong.clone() };
    let left = LeftOut { rows: vec![LeftRow { row: 5, ..wrong }, more.clone()], ..import.left.clone() };
    let layout = import.layout.clone().map(|layout| EntryLayout { columns: Vec::new(), ..layout });
    let other = EntryImport { left, layout, ..import };
    let set = doing(&mut memory, CASEWORKER, Act::ImportEntries(Box::new(other)));
    assert_eq!(memory.left[1].rows, [more], "the one left out before is there already");
    assert_eq!((memory.entry_layouts.len(), memory.entry_layouts[0].columns.len()), (1, 0));
    let refused = undo(&memory, &memory.staff[CASEWORKER].clone(), 9, &set, NOW).unwrap_err();
    assert_eq!(refused[0].code, IssueCode::NothingToDo, "nothing came in");
}

#[test]
fn two_who_are_one_bear_one_name_and_document_from_then_on() {
    let mut memory = centre();
    let contact = ContactDraft {
        received_date: "2026-03-01".to_owned(),
        name: "张珊".to_owned(),
        phone: "19900001111".to_owned(),
        demand: "求助".to_owned(),
        receiver: "孟庆云".to_owned(),
        ..ContactDraft::default()
    };
    doing(&mut memory, DESK, Act::SaveContact(Box::new(contact)));
    let mut draft = relief("张三");
    draft.person.id_number = "11010519491231002X".to_owned();
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(draft.clone())));
    let records = vec![*memory.contacts.keys().next().unwrap(), *memory.entries.keys().next().unwrap()];
    let person = PersonDraft { phone: "19900001111".to_owned(), ..draft.person };
    let one = Merge { records: records[..1].to_vec(), person: person.clone(), told: Vec::new() };
    check_refused(&memory, DESK, Act::Merge(Box::new(one)), "act", IssueCode::MergeNeedsTwo);
    let nobody = Merge {
        records: records.clone(),
        person: PersonDraft { name: "张三".to_owned(), ..PersonDraft::default() },
        told: Vec::new(),
    };
    check_refused(&memory, DESK, Act::Merge(Box::new(nobody)), "phone", IssueCode::MergeNeedsMark);
    let before = memory.clone();
    let merge = Merge { records: records.clone(), person, told: Vec::new() };
    let set = doing(&mut memory, DESK, Act::Merge(Box::new(merge)));
    let (contact, entry) = (&memory.contacts[&records[0]], &memory.entries[&records[1]]);
    assert_eq!((contact.name.as_str(), &contact.id_document), ("张三", &entry.person.id_document));
    assert_eq!(contact.phones, entry.person.phones);
    let back = undo(&memory, &memory.staff[DESK].clone(), 9, &set, NOW).unwrap();
    memory.apply(&back);
    assert_eq!(memory, before);
}

#[test]
fn employer_and_household_of_one_are_those_of_all_where_it_is_said_and_as_they_were_after_undo() {
    use crate::register::Circumstance::{Employer, Household, Members};
    let mut memory = centre();
    let contact = ContactDraft {
        received_date: "2026-03-01".to_owned(),
        name: "张三".to_owned(),
        phone: "19900001111".to_owned(),
        employer: "桥东纺织厂".to_owned(),
        employer_code: "91130000MA00000000".to_owned(),
        demand: "求助".to_owned(),
        receiver: "孟庆云".to_owned(),
        ..ContactDraft::default()
    };
    doing(&mut memory, DESK, Act::SaveContact(Box::new(contact)));
    let member = |name: &str| {
        let mut row = RowDraft::new(Group::Member);
        row.put(Item::MemberName, name.to_owned());
        row
    };
    let mut one = relief("张珊");
    one.person.employer = "桥东棉纺厂".to_owned();
    one.put(Item::Address, "桥东街 1 号".to_owned());
    one.put(Item::HouseholdSize, "3".to_owned());
    one.put(Item::Payee, "张小三".to_owned());
    one.rows.push(member("张小三"));
    let mut other = relief("张三");
    other.put(Item::HouseholdSize, "4".to_owned());
    let mut post = EntryDraft {
        person: relief("张三").person,
        ..EntryDraft::new(Register::Vacancy, crate::time::Day::new(2026, 3, 1).unwrap(), "孟庆云")
    };
    post.person.employer = "桥西机械厂".to_owned();
    post.items = [(Item::Post, "车工"), (Item::Posts, "2")].map(|(i, t)| (i, t.to_owned())).to_vec();
    for draft in [one, other, post] {
        doing(&mut memory, DESK, Act::SaveEntry(Box::new(draft)));
    }
    let entries: Vec<RecordId> = memory.entries.keys().copied().collect();
    let records = [vec![*memory.contacts.keys().next().unwrap()], entries.clone()].concat();
    let person = PersonDraft { phone: "19900001111".to_owned(), ..relief("张三").person };
    let merge = |told: &[(Circumstance, RecordId)]| {
        let merge = Merge { records: records.clone(), person: person.clone(), told: told.to_vec() };
        Act::Merge(Box::new(merge))
    };
    let elsewhere = RecordId(records[0].0 + 99);
    for unsaid in [(Members, entries[1]), (Household(Item::Income), entries[0]), (Employer, elsewhere)] {
        check_refused(&memory, DESK, merge(&[unsaid]), "act", IssueCode::ChangedSince);
    }
    let before = memory.clone();
    let size = |memory: &Memory, at: usize| memory.entries[&entries[at]].sheet.count(Item::HouseholdSize);

    // Nothing said: who it is agrees, all else is as each record had it.
    let set = doing(&mut memory, DESK, merge(&[]));
    assert_eq!((size(&memory, 0), size(&memory, 1)), (Some(3), Some(4)));
    assert_eq!(memory.entries[&entries[0]].person.employer, "桥东棉纺厂");
    let back = undo(&memory, &memory.staff[DESK].clone(), 9, &set, NOW).unwrap();
    memory.apply(&back);
    assert_eq!(memory, before);

    let told = [
        (Employer, records[0]),
        (Members, entries[0]),
        (Household(Item::HouseholdSize), entries[1]),
        (Household(Item::Address), entries[0]),
    ];
    let set = doing(&mut memory, DESK, merge(&told));
    assert_eq!((size(&memory, 0), size(&memory, 1)), (Some(4), Some(4)));
    for id in &entries[..2] {
        let entry = &memory.entries[id];
        assert_eq!(entry.person.employer, "桥东纺织厂");
        assert_eq!(entry.sheet.text(Item::Address), "桥东街 1 号");
        assert_eq!(entry.rows_of(Group::Member).count(), 1);
        assert_eq!(entry.flags, []);
    }
    let post = &memory.entries[&entries[2]];
    assert_eq!((post.person.employer.as_str(), post.sheet.get(Item::Address)), ("桥西机械厂", None));
    assert!(memory.contacts[&records[0]].employer_code.is_some());
    let back = undo(&memory, &memory.staff[DESK].clone(), 10, &set, NOW).unwrap();
    memory.apply(&back);
    assert_eq!(memory, before);

    doing(&mut memory, DESK, merge(&[(Employer, entries[0])]));
    let contact = &memory.contacts[&records[0]];
    assert_eq!((contact.employer.as_str(), &contact.employer_code), ("桥东棉纺厂", &None));
}

#[test]
fn a_payment_fills_the_instalment_that_waits_longest_or_stands_alone() {
    let mut memory = centre();
    let mut loan = EntryDraft { register: Register::Loan, ..relief("张三") };
    loan.items =
        [(Item::Business, "早点铺"), (Item::Amount, "5000")].map(|(i, t)| (i, t.to_owned())).to_vec();
    for due in ["2026-03-08", "2026-03-05"] {
        let mut row = RowDraft::new(Group::Instalment);
        row.put(Item::Due, due.to_owned());
        loan.rows.push(row);
    }
    doing(&mut memory, DESK, Act::SaveEntry(Box::new(loan)));
    let id = *memory.entries.keys().next().unwrap();
    let pay = |yuan: &str| {
        let mut row = RowDraft::new(Group::Instalment);
        row.put(Item::PaidDay, "2026-03-09".to_owned());
        row.put(Item::PaidPrincipal, yuan.to_owned());
        Act::Pay { entry: id, row }
    };
    let paid = |memory: &Memory| -> Vec<Option<i64>> {
        memory.entries[&id].rows_of(Group::Instalment).map(|row| row.fen(Item::PaidPrincipal)).collect()
    };
    check_refused(&memory, AUDITOR, pay("10"), "act", IssueCode::NotAllowed);
    check_refused(&memory, DESK, pay("x"), "instalment-2-paid-principal", IssueCode::MoneyUnclear);
    doing(&mut memory, DESK, pay("10"));
    assert_eq!(paid(&memory), [None, Some(1000)]);
    doing(&mut memory, DESK, pay("20"));
    let before = memory.clone();
    let set = doing(&mut memory, DESK, pay("30"));
    assert_eq!(paid(&memory), [Some(2000), Some(1000), Some(3000)]);
    assert_eq!(set.kind, ActKind::EditEntry(Register::Loan));
    let back = undo(&memory, &memory.staff[DESK].clone(), 9, &set, NOW).unwrap();
    memory.apply(&back);
    assert_eq!(memory, before);
}

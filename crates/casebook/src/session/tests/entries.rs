//! Entries of the registers through a session: sealed, read again, undone; one person at several desks.

use casework::act::{Merge, Move};
use casework::contact::Source;
use casework::draft::PersonDraft;
use casework::issue::IssueCode;
use casework::query::{EntryQuery, LookUp};
use casework::register::{DatedDays, DayRule};
use casework::register::{
    Entry, EntryDraft, EntryImport, EntryLayout, EntryPrints, EntryTwin, Group, Item, Kind, LeftOut, LeftRow,
    Register, RowDraft, Stage,
};
use casework::tally::{Count, Tally, TallyAsk};
use casework::time::Day;
use casework::view::Deed;

use proptest::prelude::*;

use super::*;

/// Somebody who applies for relief.
pub(super) fn entry_draft(name: &str) -> EntryDraft {
    let mut draft = EntryDraft::new(Register::Relief, Day::new(2026, 3, 1).unwrap(), "任志远");
    draft.person = PersonDraft { name: name.into(), ..PersonDraft::default() };
    draft.put(Item::ReliefKind, "medical".into());
    draft
}

/// The next stage, two days later.
pub(super) fn step(entry: RecordId, to: Stage) -> Move {
    let (day, reason, items) = ("2026-03-02".into(), String::new(), Vec::new());
    Move { entry, to, day, reason, items, vacancy: None }
}

fn undo(session: &mut Desktop<impl Store>, seq: u64) -> Outcome {
    block_on(session.undo(seq, NOW))
}

/// A ledger of relief with one row.
pub(super) fn register_of_a_ledger() -> EntryImport {
    let store = MemoryStore::new();
    let mut session = opened(store);
    enter(&mut session, entry_draft("钱七"));
    let id = session.people(&LookUp::default()).unwrap()[0].key;
    let entry = session.entry(id, NOW).unwrap().unwrap().entry;
    let source = Some(Source { file: "a.xlsx".into(), sheet: "s".into(), row: 2 });
    let rows = vec![Entry { source, ..entry }];
    let (file, sheet) = ("a.xlsx".into(), "s".into());
    EntryImport {
        file,
        sheet,
        register: Register::Relief,
        rows,
        repayments: Vec::new(),
        codes: Vec::new(),
        notes: Vec::new(),
        layout: None,
        left: LeftOut::default(),
    }
}

fn enter(session: &mut Desktop<MemoryStore>, draft: EntryDraft) -> (u64, RecordId) {
    let acted = act(session, Act::SaveEntry(Box::new(draft))).unwrap().unwrap();
    (acted.seq, acted.entry.unwrap().0)
}

fn contact_of(session: &Desktop<MemoryStore>, id: RecordId) -> casework::contact::Contact {
    session.contact(id).unwrap().unwrap().contact
}

#[test]
fn an_entry_is_there_after_unlocking_anew_with_its_history() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let contact = log(&mut session, "张三", "13800000000").contact.unwrap().0;
    let draft = block_on(session.new_entry(Register::Relief, Some(contact), NOW)).unwrap().unwrap();
    assert_eq!((draft.person.name.as_str(), draft.contact), ("张三", Some(contact)));
    let mut draft = draft;
    draft.put(Item::ReliefKind, "medical".into());
    let (_, id) = enter(&mut session, draft);
    act(&mut session, Act::MoveEntry(Box::new(step(id, Stage::Checked)))).unwrap().unwrap();
    let again = unlocked(store, HEAD, 1, 9).unwrap();
    let sheet = again.entry(id, NOW).unwrap().unwrap();
    assert_eq!(sheet.contact.map(|row| row.id), Some(contact));
    assert_eq!(session.entry(id, NOW).unwrap().unwrap().entry, sheet.entry);
    let led: Vec<RecordId> =
        again.contact(contact).unwrap().unwrap().led_to.iter().map(|row| row.id).collect();
    assert_eq!(led, [id]);
    let history = block_on(again.history(id)).unwrap();
    assert!(history.last().unwrap().fields.iter().any(|field| field.field == "relief-kind"));
}

#[test]
fn what_a_ledger_left_out_and_how_it_was_read_are_there_after_unlocking_anew() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let cells = vec!["2005-4-31".into(), "李四".into()];
    let row = LeftRow { row: 3, field: "opened".into(), code: IssueCode::DateImpossible, cells };
    let left = LeftOut { heads: vec!["日期".into(), "姓名".into()], rows: vec![row] };
    let columns = vec![Some("opened".into()), Some("name".into())];
    let layout = EntryLayout { print: 7, register: Register::Relief, columns };
    let import = EntryImport { left: left.clone(), layout: Some(layout.clone()), ..register_of_a_ledger() };
    let (twin, print) = (import.rows[0].twin(), left.rows[0].print());
    let seq = act(&mut session, Act::ImportEntries(Box::new(import))).unwrap().unwrap().seq;

    let mut again = unlocked(store, HEAD, 1, 9).unwrap();
    assert_eq!(again.entry_layouts().unwrap(), [layout]);
    assert_eq!(again.left_out(seq).unwrap(), 1);
    let prints = |register, rows: &[u128], left: &[u128]| EntryPrints {
        register,
        rows: rows.to_vec(),
        left: left.to_vec(),
        claims: Vec::new(),
    };
    let twins = again.entry_twins(&prints(Register::Relief, &[twin, 5], &[print, 6]), NOW).unwrap();
    assert!(matches!(twins.rows[..], [Some(_), None]));
    assert_eq!(twins.left, [true, false]);
    let other = again.entry_twins(&prints(Register::Waiver, &[], &[print]), NOW).unwrap();
    assert_eq!(other.left, [false], "what another register left out");
    assert_eq!(block_on(again.export_left_out(seq, NOW)).unwrap().unwrap(), left);
    let gone = block_on(again.export_left_out(1, NOW)).unwrap().unwrap_err();
    assert_eq!(gone[0].code, IssueCode::Gone);
}

#[test]
fn an_entry_taken_out_by_hand_stays_out_and_comes_in_again_once_its_import_is_undone() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let ledger = || {
        let mut ledger = register_of_a_ledger();
        let mut other = ledger.rows[0].clone();
        other.person.name = "孙八".into();
        ledger.rows.push(other);
        Act::ImportEntries(Box::new(ledger))
    };
    let brought = act(&mut session, ledger()).unwrap().unwrap();
    let print = register_of_a_ledger().rows[0].twin();
    let prints =
        EntryPrints { register: Register::Relief, rows: vec![print], left: Vec::new(), claims: Vec::new() };
    let twin = |session: &Desktop<MemoryStore>| session.entry_twins(&prints, NOW).unwrap().rows[0];
    let there = twin(&session).unwrap();
    assert!(!there.is_out);
    let out = act(&mut session, Act::WithdrawEntry(there.of)).unwrap().unwrap();
    for session in [&session, &unlocked(store.clone(), HEAD, 1, 9).unwrap()] {
        assert_eq!(twin(session), Some(EntryTwin { is_out: true, ..there }));
    }
    let refused = act(&mut session, ledger()).unwrap();
    assert_eq!(refused.unwrap_err()[0].code, IssueCode::NothingToDo, "it does not return");

    // Put back by undo it counts, and taken out again by undoing the undo it stays out.
    let back = undo(&mut session, out.seq).unwrap().unwrap();
    assert_eq!(twin(&session), Some(there));
    undo(&mut session, back.seq).unwrap().unwrap();
    assert!(twin(&session).unwrap().is_out);

    undo(&mut session, brought.seq).unwrap().unwrap();
    assert_eq!(twin(&session), None, "the undo of its import is nobody's hand");
    act(&mut session, ledger()).unwrap().unwrap();
    assert!(!twin(&session).unwrap().is_out);
    assert_eq!(book(&session), &reloaded(&store));
}

#[test]
fn an_entry_is_found_by_its_person_and_what_is_due_is_counted() {
    let mut session = opened(MemoryStore::new());
    let (_, id) = enter(&mut session, entry_draft("张三"));
    let waiting = session.waiting(10, NOW).unwrap();
    assert_eq!((waiting.open.as_slice(), waiting.due.len()), (&[(Register::Relief, 1)][..], 0));
    let asked = LookUp { name: "张".into(), ..LookUp::default() };
    let people = session.people(&asked).unwrap();
    assert_eq!(
        (people.len(), people[0].key, people[0].entries.as_slice()),
        (1, id, &[(Register::Relief, 1)][..])
    );
    let later = Moment(NOW.0 + 40 * 86_400_000);
    assert_eq!(session.waiting(10, later).unwrap().due, [(Register::Relief, 1)]);
}

#[test]
fn days_set_anew_are_reckoned_with_at_once_taken_back_by_undo_and_read_again() {
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    enter(&mut session, entry_draft("张三"));
    let ten_days_on = Moment(NOW.0 + 10 * 86_400_000);
    let due = |session: &Desktop<MemoryStore>| session.waiting(10, ten_days_on).unwrap().due.len();
    assert_eq!(due(&session), 0);
    let entered = Day::new(2026, 3, 1).unwrap();
    let set = |from, days| Act::SetDays(DatedDays { rule: DayRule::Still, from, days });
    let seq = act(&mut session, set(entered, 10)).unwrap().unwrap().seq;
    assert_eq!(due(&session), 1);
    assert_eq!(due(&unlocked(store.clone(), HEAD, 1, 9).unwrap()), 1);
    // Another number from the next day on is none of what stood there before.
    act(&mut session, set(entered.plus(1), 20)).unwrap().unwrap();
    assert_eq!(due(&session), 1);
    block_on(session.undo(seq, NOW)).unwrap().unwrap();
    assert_eq!(due(&session), 0);
    let again = unlocked(store, HEAD, 1, 9).unwrap();
    assert_eq!((due(&again), again.days().unwrap()), (0, session.days().unwrap()));
    for days in [0, 367] {
        let refused = act(&mut session, set(entered, days)).unwrap().unwrap_err();
        assert_eq!(refused, [Issue::at("days", IssueCode::CountOutside)]);
    }
}

#[test]
fn what_was_given_before_is_found_by_document_household_account_and_without_any_by_name_and_telephone() {
    let mut session = opened(MemoryStore::new());
    let mut drafts = vec![entry_draft("张三"); 5];
    drafts[0].person.phone = "13800000000".into();
    drafts[1].person.phone = "13800000000".into();
    drafts[1].put(Item::Account, "411111111111".into());
    drafts[2].person.name = "李四".into();
    drafts[2].put(Item::Account, "411111111111".into());
    let mut member = RowDraft::new(Group::Member);
    member.put(Item::MemberName, "张小三".into());
    member.put(Item::MemberId, "11010519491231002X".into());
    drafts[3].person.name = "王五".into();
    drafts[3].rows.push(member);
    drafts[4].person.name = "张小三".into();
    drafts[4].person.id_number = "11010519491231002X".into();
    let ids: Vec<RecordId> = drafts.into_iter().map(|draft| enter(&mut session, draft).1).collect();
    let earlier = |at: usize| -> Vec<usize> {
        let sheet = session.entry(ids[at], NOW).unwrap().unwrap();
        let mut places: Vec<usize> =
            sheet.earlier.iter().map(|row| ids.iter().position(|id| *id == row.id).unwrap()).collect();
        places.sort_unstable();
        places
    };
    let found: Vec<Vec<usize>> = (0..5).map(earlier).collect();
    assert_eq!(found, [vec![1], vec![0, 2], vec![1], vec![4], vec![3]]);
}

#[test]
fn one_person_at_three_desks_is_one_and_two_made_one_can_be_parted_again() {
    let mut session = opened(MemoryStore::new());
    let numbered = |register: Register| {
        let mut draft = entry_draft("张三");
        draft.person.id_number = "11010519491231002X".into();
        draft.person.phone = "13800000000".into();
        if register != Register::Relief {
            let opened = draft.opened.clone();
            draft = EntryDraft {
                opened,
                person: draft.person,
                ..EntryDraft::new(register, Day(20_000), "任志远")
            };
        }
        draft
    };
    let (_, relief) = enter(&mut session, numbered(Register::Relief));
    let (_, seeker) = enter(&mut session, numbered(Register::Seeker));
    let contact = log(&mut session, "张三", "13800000000").contact.unwrap().0;
    let deeds = |session: &Desktop<MemoryStore>, id| -> Vec<RecordId> {
        let mut ids: Vec<RecordId> =
            session.person(id).unwrap().unwrap().deeds.iter().map(Deed::id).collect();
        ids.sort();
        ids
    };
    let mut all = vec![relief, seeker, contact];
    all.sort();
    for id in &all {
        assert_eq!(deeds(&session, *id), all);
    }
    let other = log(&mut session, "张三", "13911112222").contact.unwrap().0;
    assert_eq!(deeds(&session, other), [other]);
    let person = block_on(session.whole_person(relief, NOW)).unwrap().unwrap();
    let records = [deeds(&session, relief), vec![other]].concat();
    let merge = Merge { records, person, told: Vec::new() };
    let merged = act(&mut session, Act::Merge(Box::new(merge))).unwrap().unwrap();
    assert_eq!(deeds(&session, other).len(), 4);
    assert!(contact_of(&session, other).id_document.is_some());
    block_on(session.undo(merged.seq, NOW)).unwrap().unwrap();
    assert_eq!(deeds(&session, other), [other]);
    assert_eq!(deeds(&session, relief), all);
}

#[test]
fn employer_and_household_of_two_made_one_are_shown_chosen_counted_and_taken_back() {
    use casework::figure::{Ask, Dim, Figure, Measure};
    let mut session = opened(MemoryStore::new());
    let mut one = draft("张三", "13800000000");
    one.employer = "桥东纺织厂".into();
    let first = act(&mut session, Act::SaveContact(Box::new(one))).unwrap().unwrap().contact.unwrap().0;
    let led = block_on(session.new_entry(Register::Relief, Some(first), NOW)).unwrap().unwrap();
    assert_eq!((led.person.employer.as_str(), led.contact), ("桥东纺织厂", Some(first)), "it goes along");
    let mut other = entry_draft("张三");
    other.person.phone = "13911112222".into();
    other.person.employer = "桥东棉纺厂".into();
    for (item, text) in
        [(Item::HouseholdSize, "4"), (Item::Address, "桥东街 1 号"), (Item::Hardship, "illness")]
    {
        other.put(item, text.into());
    }
    let mut member = RowDraft::new(Group::Member);
    member.put(Item::MemberName, "张小三".into());
    member.put(Item::MemberId, "11010519491231002X".into());
    other.rows.push(member);
    let (_, second) = enter(&mut session, other);
    let mut third = entry_draft("张三");
    third.person.phone = "13800000000".into();
    let (_, third) = enter(&mut session, third);

    let says = |session: &Desktop<MemoryStore>, id| -> Vec<(&str, RecordId, String)> {
        let file = session.person(id).unwrap().unwrap();
        file.told.into_iter().map(|told| (told.what.name(), told.from, told.text)).collect()
    };
    assert_eq!(says(&session, first), [("employer", first, "桥东纺织厂".to_owned())]);
    let of_second = says(&session, second);
    let names: Vec<&str> = of_second.iter().map(|said| said.0).collect();
    assert_eq!(names, ["employer", "household-size", "member", "address", "hardship"]);
    assert_eq!((of_second[2].1, of_second[2].2.as_str()), (second, "张小三"), "names, not numbers");

    let month = casework::time::Period::month(casework::time::Month::new(2026, 3).unwrap());
    let illness = |session: &mut Desktop<MemoryStore>| {
        let tally = Tally::of(Register::Relief, Count::Entered);
        let splits = vec![casework::tally::Split::Item(Item::Hardship)];
        session.tallies(&[TallyAsk { tally, period: month, splits }]).unwrap()
    };
    let employers = |session: &mut Desktop<MemoryStore>| {
        let figure = Figure { measure: Measure::Contacts, terms: Vec::new() };
        session.figures(&[Ask { figure, period: month, splits: vec![Dim::Employer] }]).unwrap()
    };
    let before = (illness(&mut session), employers(&mut session), says(&session, first), of_second);
    let told: Vec<_> =
        session.person(second).unwrap().unwrap().told.iter().map(|told| (told.what, told.from)).collect();
    let person = block_on(session.whole_person(first, NOW)).unwrap().unwrap();
    let merge = Merge { records: vec![first, second, third], person, told };
    let merged = act(&mut session, Act::Merge(Box::new(merge))).unwrap().unwrap();
    assert_eq!(contact_of(&session, first).employer, "桥东棉纺厂");
    assert_eq!(says(&session, first), says(&session, second));
    assert_eq!(says(&session, first).len(), 5);
    let entry = session.entry(third, NOW).unwrap().unwrap().entry;
    assert_eq!(entry.rows_of(Group::Member).count(), 1);
    assert_ne!(illness(&mut session), before.0, "two are now of illness");
    assert_ne!(employers(&mut session), before.1);
    block_on(session.undo(merged.seq, NOW)).unwrap().unwrap();
    let after =
        (illness(&mut session), employers(&mut session), says(&session, first), says(&session, second));
    assert_eq!(after, before);
}

#[test]
fn the_same_wish_asked_again_makes_one_entry() {
    let mut session = opened(MemoryStore::new());
    let wish = casework::act::WishId(7);
    let save = Act::SaveEntry(Box::new(entry_draft("张三")));
    let first = block_on(session.act_once(&save, wish, NOW)).unwrap().unwrap();
    let second = block_on(session.act_once(&save, wish, NOW)).unwrap().unwrap();
    assert_eq!((first.seq, first.entry), (second.seq, second.entry));
    let changed = Act::SaveEntry(Box::new(entry_draft("张三丰")));
    let third = block_on(session.act_once(&changed, wish, NOW)).unwrap().unwrap();
    assert_eq!(first.entry, third.entry);
    assert_eq!(session.people(&LookUp::default()).unwrap().len(), 1);
}

#[test]
fn drafts_of_entries_and_of_contacts_lie_side_by_side() {
    let mut session = opened(MemoryStore::new());
    block_on(session.keep_draft("contact-new", Some(&draft("王五", "")), None, NOW)).unwrap();
    block_on(session.keep_entry_draft("relief-new", Some(&entry_draft("赵六")), None, NOW)).unwrap();
    let entries = block_on(session.entry_drafts()).unwrap();
    assert_eq!(block_on(session.drafts()).unwrap().len(), 1);
    assert!(entries.len() == 1 && entries[0].slot == "relief-new" && entries[0].draft == entry_draft("赵六"));
    block_on(session.keep_entry_draft("relief-new", None, None, NOW)).unwrap();
    assert!(block_on(session.entry_drafts()).unwrap().is_empty());
}

#[test]
fn a_list_and_its_figure_agree_and_an_undo_takes_both_back() {
    let mut session = opened(MemoryStore::new());
    for name in ["张三", "李四", "张五"] {
        enter(&mut session, entry_draft(name));
    }
    let query = EntryQuery { descending: true, ..EntryQuery::of(Register::Relief) };
    let window = session.entry_window(&query, 1, 5).unwrap();
    assert_eq!((window.count, window.rows.len(), window.rows[0].name.as_str()), (3, 2, "李四"));
    let found = session.entry_window(&EntryQuery { text: "张".into(), ..query.clone() }, 0, 5).unwrap();
    assert_eq!(found.count, 2);
    let month = casework::time::Period::month(casework::time::Month::new(2026, 3).unwrap());
    let tally = Tally::of(Register::Relief, Count::Entered);
    let ask = TallyAsk { tally: tally.clone(), period: month, splits: Vec::new() };
    let total =
        |session: &mut Desktop<MemoryStore>| session.tallies(std::slice::from_ref(&ask)).unwrap()[0].total;
    assert_eq!(total(&mut session), 3);
    let (seq, _) = enter(&mut session, entry_draft("赵六"));
    assert_eq!(total(&mut session), 4);
    block_on(session.undo(seq, NOW)).unwrap().unwrap();
    assert_eq!(total(&mut session), 3);
    let behind = EntryQuery { tally: Some(tally), period: Some(month), ..query };
    assert_eq!(session.entry_window(&behind, 0, 9).unwrap().count, 3);
}

#[derive(Clone, Debug)]
enum Wish {
    Enter(u8, u8),
    Move(u8, u8, bool),
    Edit(u8, u8),
    Withdraw(u8),
    Merge(u8, u8, u8),
    Pay(u8, u8),
    Undo(u8),
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let wish = prop_oneof![
        4 => any::<(u8, u8)>().prop_map(|(register, name)| Wish::Enter(register, name)),
        4 => any::<(u8, u8, bool)>().prop_map(|(row, stage, reason)| Wish::Move(row, stage, reason)),
        2 => any::<(u8, u8)>().prop_map(|(row, amount)| Wish::Edit(row, amount)),
        1 => any::<u8>().prop_map(Wish::Withdraw),
        2 => any::<(u8, u8, u8)>().prop_map(|(one, other, told)| Wish::Merge(one, other, told)),
        1 => any::<(u8, u8)>().prop_map(|(row, fen)| Wish::Pay(row, fen)),
        2 => any::<u8>().prop_map(Wish::Undo),
    ];
    prop::collection::vec(wish, 1..24)
}

/// Everything a register needs at any stage, so that only the path of stages refuses.
fn filled(register: Register, name: u8) -> EntryDraft {
    let mut draft = EntryDraft::new(register, Day::new(2026, 3, 1).unwrap(), "任志远");
    draft.person.name = format!("张{}", name % 5);
    draft.person.phone = format!("1390000000{}", name % 5);
    draft.person.employer = "桥东纺织厂".into();
    let codes = casework::code::shipped().with_desks();
    for item in register.spec().items() {
        let text = match item.kind() {
            Kind::Line(_) | Kind::Lines(_) => draft.person.name.clone(),
            Kind::Money => (100 + u32::from(name)).to_string(),
            Kind::Count(_) => "6".into(),
            Kind::Code(list) => codes.of(list).next().map(|code| code.key.as_str().to_owned()).unwrap(),
            _ => continue,
        };
        draft.put(item, text);
    }
    draft.put(Item::Returned, String::new());
    if register.spec().groups.contains(&Group::Member) {
        let mut member = RowDraft::new(Group::Member);
        member.put(Item::MemberName, format!("张小{}", name % 7));
        draft.rows.push(member);
    }
    draft
}

/// Does what is wished; refusals by the rules are part of it. The act's number, where something was written.
fn wish(session: &mut Desktop<MemoryStore>, wish: &Wish) -> Option<u64> {
    let some = |session: &Desktop<MemoryStore>, row: u8| {
        let entries = book(session).entries();
        entries.at(u32::from(row) % entries.len().max(1))
    };
    let outcome = match wish {
        Wish::Enter(register, name) => {
            let register = Register::ALL[usize::from(*register) % Register::ALL.len()];
            act(session, Act::SaveEntry(Box::new(filled(register, *name))))
        }
        Wish::Move(row, stage, reason) => {
            let entry = some(session, *row)?;
            let stages: Vec<Stage> = entry.path().stages().chain([Stage::Recorded]).collect();
            let to = stages[usize::from(*stage) % stages.len()];
            let reason = if *reason { "有原因".into() } else { String::new() };
            act(session, Act::MoveEntry(Box::new(Move { reason, ..step(entry.id, to) })))
        }
        Wish::Edit(row, amount) => {
            let mut draft = EntryDraft::of(&some(session, *row)?);
            draft.put(Item::Amount, amount.to_string());
            act(session, Act::SaveEntry(Box::new(draft)))
        }
        Wish::Withdraw(row) => {
            let id = some(session, *row)?.id;
            act(session, Act::WithdrawEntry(id))
        }
        Wish::Merge(one, other, told) => {
            let (one, other) = (some(session, *one)?, some(session, *other)?);
            // Whose circumstances: the other's, from the first so many on.
            let told = casework::register::Circumstance::ALL.into_iter().skip(usize::from(*told) % 9);
            let told =
                told.filter(|what| what.of_entry(&other).is_some()).map(|what| (what, other.id)).collect();
            let (records, person) = (vec![one.id, other.id], PersonDraft::of(&one.person));
            act(session, Act::Merge(Box::new(Merge { records, person, told })))
        }
        Wish::Pay(row, yuan) => {
            let mut payment = RowDraft::new(Group::Instalment);
            payment.put(Item::PaidDay, "2026-03-02".into());
            payment.put(Item::PaidPrincipal, yuan.to_string());
            act(session, Act::Pay { entry: some(session, *row)?.id, row: payment })
        }
        Wish::Undo(seq) => {
            let seq = u64::from(*seq) % (session.revision().unwrap() + 1);
            block_on(session.undo(seq, NOW))
        }
    };
    outcome.unwrap().ok().map(|acted| acted.seq)
}

/// Every count of every register, split by every property that adds up.
fn figures(session: &mut Desktop<MemoryStore>) -> Vec<casework::figure::Answer> {
    let year = casework::time::Period::parse("2026-01~12").unwrap();
    let mut asks = Vec::new();
    for register in Register::ALL {
        for count in Count::all(register) {
            let tally = Tally::of(register, count);
            asks.push(TallyAsk { tally: tally.clone(), period: year, splits: Vec::new() });
            let splits = casework::tally::Split::all(register).into_iter();
            asks.extend(splits.filter(|split| split.is_of(register, count)).map(|split| TallyAsk {
                tally: tally.clone(),
                period: year,
                splits: vec![split],
            }));
        }
    }
    session.tallies(&asks).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_wished_entries_stay_on_their_paths_and_every_undo_takes_figures_back(wishes in wishes()) {
        let store = MemoryStore::new();
        let mut session = opened(store.clone());
        for next in &wishes {
            let before = figures(&mut session);
            let seq = wish(&mut session, next);
            for row in 0..book(&session).entries().len() {
                let entry = book(&session).entries().at(row).unwrap();
                let first = entry.steps.first().unwrap();
                prop_assert_eq!(first.stage, entry.path().first());
                for pair in entry.steps.windows(2) {
                    let reach = entry.path().reach(pair[0].stage, pair[1].stage);
                    prop_assert!(reach.is_some_and(|reach| !reach.needs_reason() || !pair[1].reason.is_empty()));
                    prop_assert!(pair[0].day <= pair[1].day);
                }
            }
            let after = figures(&mut session);
            if let Some(seq) = seq {
                let undo = block_on(session.undo(seq, NOW)).unwrap().unwrap();
                prop_assert_eq!(figures(&mut session), before);
                block_on(session.undo(undo.seq, NOW)).unwrap().unwrap();
            }
            prop_assert_eq!(figures(&mut session), after);
        }
        let again = unlocked(store, HEAD, 1, 77).unwrap();
        prop_assert_eq!(book(&session), book(&again));
    }
}

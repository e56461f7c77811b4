//! Numbers in full are handed out after it was noted who looks, once a session; what is not asked for comes masked.

use casework::act::{ActKind, Exported, NumberKind};
use casework::issue::IssueCode;
use casework::ledger::Import;
use casework::query::{AccessQuery, ContactQuery, EntryQuery, LookUp};
use casework::register::{Group, Item, Register, RowDraft};
use casework::view::{AccessLine, Number};
use serde::Serialize;

use super::entries::entry_draft;
use super::*;
use crate::store::faulty::{Fault, FaultyStore};

const PHONE: &str = "19900005678";
const SECOND: &str = "03138012345";
const DOCUMENT: &str = "11010519491231002X";
const ACCOUNT: &str = "6222000000000000";
const MEMBER: &str = "130799197303087395";
/// What keeps a store from writing.
const FAULTS: [Fault; 3] = [Fault::Aborted, Fault::LostBefore, Fault::Killed];
const ALL: [&str; 5] = [PHONE, SECOND, DOCUMENT, ACCOUNT, MEMBER];

/// A contact and an entry of one person, with every kind of number.
fn filled<S: Store>(session: &mut Desktop<S>) -> (RecordId, RecordId) {
    let typed = ContactDraft { id_number: DOCUMENT.into(), phone_2: SECOND.into(), ..draft("张三", PHONE) };
    let contact = act(session, Act::SaveContact(Box::new(typed))).unwrap().unwrap().contact.unwrap().0;
    let mut entry = entry_draft("张三");
    (entry.person.phone, entry.person.id_number) = (PHONE.into(), DOCUMENT.into());
    entry.put(Item::Account, ACCOUNT.into());
    let mut member = RowDraft::new(Group::Member);
    member.put(Item::MemberName, "张小三".into());
    member.put(Item::MemberId, MEMBER.into());
    entry.rows.push(member);
    let entry = act(session, Act::SaveEntry(Box::new(entry))).unwrap().unwrap().entry.unwrap().0;
    (contact, entry)
}

fn texts(numbers: Vec<Number>) -> Vec<String> {
    numbers.into_iter().map(|number| number.text).collect()
}

fn show(session: &mut Desktop<impl Store>, id: RecordId, kinds: &[NumberKind]) -> Vec<String> {
    texts(block_on(session.show(id, kinds, NOW)).unwrap().unwrap())
}

/// What was looked at, latest first.
fn looks(session: &Desktop<impl Store>) -> Vec<AccessLine> {
    session.access(&AccessQuery::default(), 99).unwrap().unwrap().rows
}

/// The kinds of number that looks of this session were at, earliest first.
fn seen(session: &Desktop<impl Store>) -> Vec<Vec<NumberKind>> {
    let kinds = |line: AccessLine| match line.what {
        ActKind::Show { numbers, .. } => numbers,
        _ => Vec::new(),
    };
    looks(session).into_iter().rev().map(kinds).collect()
}

#[test]
fn what_is_not_asked_for_comes_masked() {
    let mut session = opened(MemoryStore::new());
    let (contact, entry) = filled(&mut session);
    held_aside(&mut session);
    edit(&mut session, contact, |draft| draft.phone_2 = "0313-8012399".into()).unwrap().unwrap();
    fn bytes(what: &impl Serialize) -> Vec<u8> {
        postcard::to_stdvec(what).unwrap()
    }
    let holds =
        |bytes: &[u8], number: &str| bytes.windows(number.len()).any(|part| part == number.as_bytes());
    let whole = bytes(&(Present::contact(book(&session), contact), Present::entry(book(&session), entry)));
    assert!([PHONE, DOCUMENT, ACCOUNT, MEMBER].iter().all(|number| holds(&whole, number)), "is looked for");
    let typed = LookUp { name: "张三".into(), ..LookUp::default() };
    let given = [
        bytes(&session.contact(contact).unwrap()),
        bytes(&session.entry(entry, NOW).unwrap()),
        bytes(&block_on(session.history(contact)).unwrap()),
        bytes(&block_on(session.history(entry)).unwrap()),
        bytes(&session.person(contact).unwrap()),
        bytes(&session.people(&typed).unwrap()),
        bytes(&session.look_up(&typed, NOW).unwrap()),
        bytes(&session.window(&ContactQuery::default(), 0, 9).unwrap()),
        bytes(&session.entry_window(&EntryQuery::of(Register::Relief), 0, 9).unwrap()),
        bytes(&session.held_rows().unwrap()),
    ];
    for (at, given) in given.iter().enumerate() {
        assert!(given.len() > 20, "answer {at} says something");
        for number in ALL {
            assert!(!holds(given, number), "answer {at} holds {number}");
        }
    }
    assert_eq!(looks(&session).len(), 0, "and nobody looked");
}

#[test]
fn a_number_is_shown_after_it_was_noted_and_noted_once_a_session() {
    use NumberKind::*;
    let store = MemoryStore::new();
    let mut session = opened(store.clone());
    let (contact, entry) = filled(&mut session);
    assert_eq!(show(&mut session, contact, &[Phone]), [PHONE, SECOND]);
    assert_eq!(show(&mut session, contact, &[Phone]), [PHONE, SECOND]);
    assert_eq!(seen(&session), [vec![Phone]]);
    assert_eq!(show(&mut session, entry, &[Account, Document]), [DOCUMENT, ACCOUNT, MEMBER]);
    assert_eq!(seen(&session), [vec![Phone], vec![Document, Account]]);
    assert_eq!(block_on(session.edit(contact, NOW)).unwrap().unwrap().id_number, DOCUMENT);
    assert_eq!(seen(&session).len(), 3, "a form holds the document, too");
    assert_eq!(seen(&session)[2], [Document], "the telephones were seen before");
    edit(&mut session, contact, |draft| draft.phone = "19900005679".into()).unwrap().unwrap();
    show(&mut session, contact, &[Phone]);
    assert_eq!(seen(&session).len(), 4, "another number is another look");
    let mut again = unlocked(store.clone(), HEAD, 1, 3).unwrap();
    show(&mut again, contact, &[Phone]);
    assert_eq!(seen(&again).len(), 5, "and so is another session");
    assert_eq!(book(&again), &reloaded(&store));
}

#[test]
fn every_form_that_holds_numbers_is_a_look() {
    use NumberKind::*;
    let check = |look: &dyn Fn(&mut Desktop<MemoryStore>, RecordId, RecordId), kinds: &[NumberKind]| {
        let mut session = opened(MemoryStore::new());
        let (contact, entry) = filled(&mut session);
        look(&mut session, contact, entry);
        assert_eq!(seen(&session), [kinds]);
    };
    check(&|session, contact, _| drop(block_on(session.edit(contact, NOW)).unwrap()), &[Phone, Document]);
    check(
        &|session, _, entry| drop(block_on(session.edit_entry(entry, NOW)).unwrap()),
        &[Phone, Document, Account],
    );
    for from in [0, 1] {
        check(
            &|session, contact, entry| {
                let from = Some([contact, entry][from]);
                drop(block_on(session.new_entry(Register::Legal, from, NOW)).unwrap());
            },
            &[Phone, Document],
        );
    }
    check(
        &|session, contact, _| drop(block_on(session.whole_person(contact, NOW)).unwrap()),
        &[Phone, Document],
    );
    let mut session = opened(MemoryStore::new());
    block_on(session.new_entry(Register::Legal, None, NOW)).unwrap().unwrap();
    assert_eq!(looks(&session).len(), 0, "an empty form is none");
}

/// The key of a row held aside, with every kind of number that such a row has.
fn held_aside(session: &mut Desktop<impl Store>) -> RecordId {
    let draft = ContactDraft { id_number: DOCUMENT.into(), phone_2: SECOND.into(), ..draft("张三", PHONE) };
    act(session, Act::Import(Box::new(Import { held: vec![held_row(draft)], ..Import::default() })))
        .unwrap()
        .unwrap();
    session.held_rows().unwrap()[0].id
}

#[test]
fn a_row_held_aside_comes_masked_and_its_numbers_by_a_noted_look() {
    use NumberKind::*;
    let mut session = opened(MemoryStore::new());
    let id = held_aside(&mut session);
    let kept = Present::held(book(&session), id).unwrap().draft;
    assert_eq!(
        (kept.phone.as_str(), kept.phone_2.as_str(), kept.id_number.as_str()),
        (PHONE, SECOND, DOCUMENT)
    );
    let draft = session.held_rows().unwrap().remove(0).draft;
    assert_eq!(texts(Number::of_draft(&draft)), ["199****5678", "031****2345", "110105********002X"]);
    assert_eq!(looks(&session).len(), 0, "and nobody looked");
    assert_eq!(show(&mut session, id, &[Phone]), [PHONE, SECOND]);
    assert_eq!(seen(&session), [vec![Phone]]);
    assert_eq!(block_on(session.edit_held(id, NOW)).unwrap().unwrap(), kept);
    assert_eq!(seen(&session), [vec![Phone], vec![Document]], "the form shows the document, too");
    act(&mut session, Act::DropHeld(id)).unwrap().unwrap();
    let gone = block_on(session.edit_held(id, NOW)).unwrap().unwrap_err();
    assert_eq!(gone[0].code, IssueCode::Gone);
}

#[test]
fn a_row_corrected_with_masked_numbers_keeps_its_own() {
    let mut session = opened(MemoryStore::new());
    let mut corrected = |change: fn(&mut ContactDraft)| {
        let id = held_aside(&mut session);
        let mut draft = session.held_rows().unwrap().remove(0).draft;
        change(&mut draft);
        act(&mut session, Act::CorrectHeld { held: id, draft: Box::new(draft) }).unwrap().unwrap();
        let contact = Present::contact(book(&session), id).unwrap();
        assert_eq!(looks(&session).len(), 0, "nobody saw a number");
        texts(Number::of_contact(&contact))
    };
    assert_eq!(corrected(|_| {}), [PHONE, SECOND, DOCUMENT]);
    assert_eq!(corrected(|draft| draft.phone_2.clear()), [PHONE, DOCUMENT]);
    assert_eq!(corrected(|draft| draft.phone = "13800001111".into()), ["13800001111", SECOND, DOCUMENT]);
    assert_eq!(corrected(|draft| draft.id_number = MEMBER.into()), [PHONE, SECOND, MEMBER]);
}

#[test]
fn where_it_cannot_be_noted_nothing_is_shown() {
    let disk = MemoryStore::new();
    let (contact, _) = filled(&mut opened(disk.clone()));
    let quiet = |store| {
        let mut session = session(store, 3);
        block_on(session.unlock(HEAD, &kek(1), NOW, &mut |_, _| {})).unwrap();
        session
    };
    let mut counted = quiet(FaultyStore::counting(disk.copied()));
    let before = counted.store().calls();
    show(&mut counted, contact, &NumberKind::ALL);
    assert!(counted.store().calls() > before);
    let mut failed = 0;
    for (call, fault) in
        (before..counted.store().calls()).flat_map(|call| FAULTS.into_iter().map(move |fault| (call, fault)))
    {
        let disk = disk.copied();
        let mut session = quiet(FaultyStore::new(disk.clone(), call, fault));
        let shown = block_on(session.show(contact, &NumberKind::ALL, NOW));
        let was_noted = !looks(&unlocked(disk, HEAD, 1, 4).unwrap()).is_empty();
        assert!(shown.is_err() || was_noted, "call {call}, {fault:?}");
        failed += u32::from(shown.is_err());
    }
    assert!(failed >= 3, "each fault keeps the numbers back at some call");
}

#[test]
fn an_export_is_noted_with_its_rows() {
    let mut session = opened(MemoryStore::new());
    filled(&mut session);
    assert_eq!(block_on(session.export(&ContactQuery::default(), NOW)).unwrap().unwrap().len(), 1);
    block_on(session.export_entries(&EntryQuery::of(Register::Relief), NOW)).unwrap().unwrap();
    let noted: Vec<ActKind> = looks(&session).into_iter().map(|line| line.what).collect();
    let exported = |register| ActKind::Export(Exported { register, rows: 1 });
    assert_eq!(noted, [exported(Some(Register::Relief)), exported(None)]);
}

#[test]
fn a_look_is_no_change_and_cannot_be_undone() {
    let mut session = opened(MemoryStore::new());
    let (contact, _) = filled(&mut session);
    let (figures, acts) = (answers(&mut session), session.acts(99).unwrap().len());
    show(&mut session, contact, &NumberKind::ALL);
    let look = looks(&session)[0].seq;
    assert_eq!(answers(&mut session), figures);
    assert_eq!(session.acts(99).unwrap().len(), acts, "it does not stand among what was done");
    assert_eq!(block_on(session.history(contact)).unwrap().len(), 1, "nor in the record's history");
    let refused = block_on(session.undo(look, NOW)).unwrap().unwrap_err();
    assert_eq!(refused[0].code, IssueCode::NothingToDo);
    let gone = block_on(session.show(RecordId(12345), &NumberKind::ALL, NOW)).unwrap().unwrap_err();
    assert_eq!(gone[0].code, IssueCode::Gone);
}

#[test]
fn the_log_is_filtered_by_who_looked_and_at_whom() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    let clerk = hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    let (contact, entry) = filled(&mut head);
    let other = log(&mut head, "李四", "19900001111").contact.unwrap().0;
    let mut desk = unlocked(store, clerk, 2, 5).unwrap();
    show(&mut desk, contact, &[NumberKind::Phone]);
    show(&mut desk, other, &[NumberKind::Phone]);
    block_on(head.catch_up()).unwrap();
    show(&mut head, entry, &[NumberKind::Account]);
    let log = |by, text: &str| {
        let window = head.access(&AccessQuery { by, text: text.into() }, 99).unwrap().unwrap();
        assert_eq!(window.count as usize, window.rows.len());
        let of = |line: &AccessLine| line.whose.as_ref().map(|whose| whose.id).unwrap();
        window.rows.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(log(None, ""), [entry, other, contact]);
    assert_eq!(log(Some(clerk), ""), [other, contact]);
    assert_eq!(log(None, " 张三 "), [entry, contact]);
    assert_eq!(log(Some(HEAD), "李四"), []);
    let number = Present::contact(book(&head), other).unwrap().number.to_string();
    assert_eq!(log(None, &number), [other]);
    let first = head.access(&AccessQuery::default(), 1).unwrap().unwrap();
    assert_eq!((first.count, first.rows.len(), first.rows[0].by.as_str()), (3, 1, "王芳"));
}

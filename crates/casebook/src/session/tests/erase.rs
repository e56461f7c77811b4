//! A person is erased: figures stay, nothing of the person is left in any row, other tabs follow.

use std::collections::BTreeMap;

use casework::act::{ActKind, Erase, EraseWhy, Exported, NumberKind};
use casework::identity::is_erased_name;
use casework::issue::IssueCode;
use casework::ledger::Import;
use casework::query::{AccessQuery, ContactQuery, EntryQuery, LookUp, Sort};
use casework::register::{LeftOut, LeftRow, Register, Stage};
use casework::staff::Role;
use casework::tally::{Count, Split, Tally, TallyAsk};
use proptest::prelude::*;

use super::entries::{entry_draft, register_of_a_ledger, step};
use super::*;
use crate::journal::key_of;
use crate::schema::Place;
use crate::sealing::{Binding, Purpose, open_row, tag_of};
use crate::segment::unpacked;
use crate::store::{Durability, Key, Op};

const ID: &str = "130799197303087395";
const PHONE: &str = "19900005678";
const NAME: &str = "欧阳建国";
/// What is typed of the person, in all kinds of rows; each stands somewhere before.
const TEXTS: [&str; 9] = [
    NAME,
    ID,
    PHONE,
    "被拖欠三个月工资",
    "家住桥东里七号",
    "家中有病人",
    "6222000000005678",
    "材料不齐",
    "话没说完",
];

/// Everything of every row, opened and unpacked, old and new.
fn plain(store: &MemoryStore, session: &Desktop<MemoryStore>) -> Vec<u8> {
    let vault = session.open().unwrap().vault.clone();
    let mut out = Vec::new();
    let mut tags = BTreeMap::new();
    for (place, key, row) in store.rows() {
        let (purpose, after) = match (place, &key) {
            (Place::Meta, _) => continue,
            (Place::Journal, Key::Number(number)) => {
                tags.insert(*number, tag_of(&row).to_vec());
                (Purpose::Journal, tags.get(&(number - 1)).cloned().unwrap_or_default())
            }
            (Place::Segments, _) => (Purpose::Segments, Vec::new()),
            _ => (Purpose::Drafts, Vec::new()),
        };
        if row == [0xff] {
            continue;
        }
        let generation = match &key {
            Key::Number(number) if place == Place::Journal => (*number / key_of(2, 0)) as u32 + 1,
            _ => vault.generation,
        };
        let seal_key = vault.data_key.sub_key(purpose, generation);
        let binding = Binding { place, key: &key, generation, after: &after };
        let plain = block_on(open_row(&RustCipher, &seal_key, &binding, &row));
        let plain = plain.unwrap_or_else(|trouble| panic!("{place:?} {key:?}: {trouble:?}"));
        out.extend(if place == Place::Drafts { plain } else { unpacked(9, &plain).unwrap() });
    }
    out
}

fn found(store: &MemoryStore, session: &Desktop<MemoryStore>) -> Vec<&'static str> {
    let bytes = plain(store, session);
    let is_there = |text: &&str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    TEXTS.into_iter().filter(is_there).collect()
}

fn erase(session: &mut Desktop<impl Store>, record: RecordId) -> Outcome {
    let records = session.erasing(record).unwrap().unwrap().records();
    act(session, Act::Erase(Erase { record, records, why: EraseWhy::Consent }))
}

fn tallies(session: &mut Desktop<impl Store>) -> Vec<casework::figure::Answer> {
    let period = casework::time::Period { first: casework::time::Month::new(2024, 1).unwrap(), months: 36 };
    let asks = Register::ALL.into_iter().flat_map(|register| {
        Count::all(register).into_iter().flat_map(move |count| {
            Split::all(register).into_iter().map(move |split| TallyAsk {
                tally: Tally::of(register, count),
                period,
                splits: vec![split],
            })
        })
    });
    session.tallies(&asks.collect::<Vec<_>>()).unwrap()
}

/// Keys of the list in the order of entering.
fn entered(session: &mut Desktop<impl Store>) -> Vec<RecordId> {
    let query = ContactQuery { sort: Sort::Entered, ..ContactQuery::default() };
    session.window(&query, 0, 99).unwrap().rows.iter().map(|row| row.id).collect()
}

fn theirs() -> ContactDraft {
    ContactDraft {
        id_number: ID.into(),
        demand: "被拖欠三个月工资".into(),
        notes: "家住桥东里七号".into(),
        ..draft(NAME, PHONE)
    }
}

/// A centre that holds the person in every way it can: logged, edited, imported in a block of many, held aside, left out,
/// in a register with a reason given, in another's household, typed and not saved; beside others. Gives two records.
fn filled(store: &MemoryStore) -> (Desktop<MemoryStore>, RecordId, RecordId) {
    let mut head = opened(store.clone());
    let done = |outcome: Outcome| outcome.unwrap().unwrap();
    log(&mut head, "李四", "19900001234");
    let logged = done(act(&mut head, Act::SaveContact(Box::new(theirs())))).contact.unwrap().0;
    done(edit(&mut head, logged, |draft| draft.notes = "已回电".into()));
    import(&mut head, 3, 16).unwrap().unwrap();
    let Act::Import(mut ledger) = ledger(5, 9) else { unreachable!() };
    let same = Present::contact(book(&head), logged).unwrap();
    let row = &mut ledger.rows[4];
    (row.name, row.id_document, row.phones) = (same.name, None, same.phones);
    (row.demand, row.anonymous) = ("被拖欠三个月工资".into(), false);
    ledger.held = vec![held_row(ContactDraft { received_date: "2月30日".into(), ..theirs() })];
    done(act(&mut head, Act::Import(Box::new(Import { file: "b.xlsx".into(), ..*ledger }))));
    let mut relief = entry_draft(NAME);
    relief.person.id_number = ID.into();
    relief.person.phone = "0313-8012345".into();
    relief.put(casework::register::Item::Situation, "家中有病人".into());
    relief.put(casework::register::Item::Account, "6222000000005678".into());
    let entered = done(act(&mut head, Act::SaveEntry(Box::new(relief)))).entry.unwrap().0;
    let refused = casework::act::Move { reason: "材料不齐".into(), ..step(entered, Stage::Refused) };
    done(act(&mut head, Act::MoveEntry(Box::new(refused))));
    let mut other = entry_draft("赵六");
    let mut member = casework::register::RowDraft::new(casework::register::Group::Member);
    member.put(casework::register::Item::MemberName, NAME.into());
    member.put(casework::register::Item::MemberId, ID.into());
    other.rows.push(member);
    done(act(&mut head, Act::SaveEntry(Box::new(other))));
    let mut left = register_of_a_ledger();
    let cells = vec![NAME.to_owned(), PHONE.to_owned(), "材料不齐".to_owned()];
    let row = LeftRow { row: 9, field: "amount".into(), code: IssueCode::MoneyUnclear, cells };
    left.left = LeftOut { heads: vec!["姓名".into(), "电话".into(), "备注".into()], rows: vec![row] };
    done(act(&mut head, Act::ImportEntries(Box::new(left))));
    block_on(head.show(logged, &NumberKind::ALL, NOW)).unwrap().unwrap();
    block_on(head.keep_draft(
        "contact-new",
        Some(&ContactDraft { notes: "话没说完".into(), ..theirs() }),
        None,
        NOW,
    ))
    .unwrap();
    block_on(head.keep_draft("contact-8", Some(&draft("李四", "19900001234")), None, NOW)).unwrap();
    block_on(head.keep_gist()).unwrap();
    (head, logged, entered)
}

#[test]
fn nothing_of_the_person_is_left_in_any_row_and_figures_and_counts_stay() {
    let store = MemoryStore::new();
    let (mut head, logged, entered) = filled(&store);
    assert_eq!(found(&store, &head), TEXTS, "the control: all of it is there before");
    let taken = head.erasing(logged).unwrap().unwrap();
    assert_eq!((taken.contacts, taken.entries, taken.held), (2, 1, 1));
    assert_eq!(head.erasing(entered).unwrap().unwrap(), taken);
    let (before, counted) = (answers(&mut head), tallies(&mut head));
    let acts = head.acts(99).unwrap().len();
    let acted = erase(&mut head, logged).unwrap().unwrap();
    assert_eq!(found(&store, &head), Vec::<&str>::new());
    assert_eq!((answers(&mut head), tallies(&mut head)), (before, counted));
    assert_eq!(book(&head), &reloaded(&store));
    let told = head.acts(99).unwrap();
    assert_eq!((told.len(), told[0].seq, told[0].by.as_str()), (acts + 1, acted.seq, "王芳"));
    assert!(told[0].kind == ActKind::Erase { records: 3, why: EraseWhy::Consent });
    assert_eq!(block_on(head.drafts()).unwrap().len(), 1, "what is typed about another stays");
    assert_eq!(head.held_rows().unwrap().len(), 1);
}

#[test]
fn nobody_finds_the_person_and_every_page_says_so() {
    let store = MemoryStore::new();
    let (mut head, logged, entered) = filled(&store);
    erase(&mut head, logged).unwrap().unwrap();
    for text in [NAME, PHONE, ID, "拖欠三个月工资", "桥东里"] {
        let query = ContactQuery { text: text.into(), ..ContactQuery::default() };
        assert_eq!(head.window(&query, 0, 9).unwrap().count, 0, "{text}");
        let query = EntryQuery { text: text.into(), ..EntryQuery::of(Register::Relief) };
        assert_eq!(head.entry_window(&query, 0, 9).unwrap().count, 0, "{text}");
        let asked =
            LookUp { name: text.into(), phone: text.into(), id_number: text.into(), ..LookUp::default() };
        assert!(head.people(&asked).unwrap().is_empty(), "{text}");
        assert!(head.look_up(&asked, NOW).unwrap().persons.is_empty(), "{text}");
    }
    let sheet = head.contact(logged).unwrap().unwrap();
    assert!(is_erased_name(&sheet.contact.name) && sheet.numbers.is_empty());
    assert!(sheet.contact.id_document.is_none() && sheet.contact.phones.is_empty());
    let file = head.person(entered).unwrap().unwrap();
    assert!(file.line.is_erased() && file.alike.is_empty() && file.household.is_empty());
    assert_eq!((file.deeds.len(), file.line.phone.as_str(), file.line.id_number.as_str()), (3, "", ""));
    let history = block_on(head.history(logged)).unwrap();
    assert_eq!(history.len(), 2);
    assert!(history.iter().flat_map(|entry| &entry.fields).all(|field| !field.after.contains("ERASED")));
    let looks = head.access(&AccessQuery::default(), 9).unwrap().unwrap();
    assert!(
        looks.rows.iter().any(|line| line.whose.as_ref().is_some_and(|whose| is_erased_name(&whose.name)))
    );
}

#[test]
fn an_erased_record_can_be_worked_on_and_stays_the_one_it_was() {
    let store = MemoryStore::new();
    let (mut head, logged, entered) = filled(&store);
    let before = answers(&mut head);
    erase(&mut head, logged).unwrap().unwrap();
    let form = block_on(head.edit(logged, NOW)).unwrap().unwrap();
    let unchanged = act(&mut head, Act::SaveContact(Box::new(form.clone()))).unwrap();
    assert_eq!(unchanged.unwrap_err()[0].code, IssueCode::NothingToDo);
    let form = ContactDraft { urgent: true, ..form };
    act(&mut head, Act::SaveContact(Box::new(form))).unwrap().unwrap();
    assert_eq!(answers(&mut head), before, "an edit keeps the mark");
    let form = block_on(head.edit_entry(entered, NOW)).unwrap().unwrap();
    let unchanged = act(&mut head, Act::SaveEntry(Box::new(form))).unwrap();
    assert_eq!(unchanged.unwrap_err()[0].code, IssueCode::NothingToDo);
    assert_eq!(book(&head), &reloaded(&store));
}

#[test]
fn it_is_refused_where_it_is_not_what_was_read() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    let rows = store.rows();
    let mut refused = |record, records| {
        let wish = Erase { record, records, why: EraseWhy::Term };
        act(&mut head, Act::Erase(wish)).unwrap().unwrap_err().remove(0)
    };
    assert_eq!(refused(logged, 2), Issue::at("records", IssueCode::NotTheSame));
    assert_eq!(refused(RecordId(9_999), 1), Issue::at("act", IssueCode::Gone));
    assert!(store.rows() == rows);
    let acted = erase(&mut head, logged).unwrap().unwrap();
    let again = head.erasing(logged).unwrap().unwrap_err();
    assert_eq!(again, [Issue::at("act", IssueCode::NothingToDo)]);
    let undone = block_on(head.undo(acted.seq, NOW)).unwrap().unwrap_err();
    assert_eq!(undone, [Issue::at("act", IssueCode::NotAllowed)]);
}

#[test]
fn undo_of_what_was_done_before_brings_nothing_back() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    erase(&mut head, logged).unwrap().unwrap();
    let seqs: Vec<u64> = head.acts(99).unwrap().iter().map(|line| line.seq).collect();
    let mut undone = 0;
    for seq in seqs {
        undone += usize::from(block_on(head.undo(seq, NOW)).unwrap().is_ok());
        assert_eq!(found(&store, &head), Vec::<&str>::new(), "act {seq}");
    }
    assert!(undone > 6);
    assert_eq!(book(&head), &reloaded(&store));
    block_on(head.sweep()).unwrap();
    assert_eq!(found(&store, &head), Vec::<&str>::new());
}

#[test]
fn one_after_another_and_a_backup_of_what_is_left() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    let before = answers(&mut head);
    let entered = entered(&mut head);
    assert!(entered.len() > 2 && entered.is_sorted());
    erase(&mut head, logged).unwrap().unwrap();
    let first = head.window(&ContactQuery { text: "李四".into(), ..ContactQuery::default() }, 0, 9).unwrap();
    erase(&mut head, first.rows[0].id).unwrap().unwrap();
    assert_eq!(answers(&mut head), before);
    assert_eq!(self::entered(&mut head), entered);
    assert_eq!(head.open().unwrap().vault.journal, 3);
    let file = block_on(head.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    let copy = MemoryStore::new();
    let mut restored = session(copy.clone(), 8);
    block_on(restored.restore(&file, Some(HEAD), &kek(1), NOW, &mut |_, _| {})).unwrap();
    assert_eq!(book(&restored), book(&head));
    assert_eq!(self::entered(&mut restored), entered);
    assert_eq!(book(&restored), &reloaded(&copy));
    assert_eq!(found(&copy, &restored), Vec::<&str>::new());
    log(&mut restored, "后来", "");
    let rest = block_on(restored.sweep());
    assert_eq!((rest, book(&restored)), (Ok(0), &reloaded(&copy)));
}

#[test]
fn another_tab_is_refused_by_the_store_and_reads_anew() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    let mut behind = unlocked(store.clone(), HEAD, 1, 2).unwrap();
    block_on(behind.ready(&mut |_, _| {})).unwrap();
    let mut late = unlocked(store.clone(), HEAD, 1, 3).unwrap();
    let erased = erase(&mut head, logged).unwrap().unwrap();
    block_on(behind.keep_gist()).unwrap();
    assert_eq!(block_on(store.get(Place::Segments, &Key::Number(0))), Ok(None), "no gist of before");
    let acted = log(&mut behind, "王五", "");
    assert_eq!(acted.seq, erased.seq + 1);
    assert_eq!(book(&behind), &reloaded(&store));
    assert_eq!(block_on(late.catch_up()), Ok(true));
    assert_eq!(book(&late), book(&behind));
    assert_eq!(block_on(head.catch_up()), Ok(true));
    assert_eq!(found(&store, &behind), Vec::<&str>::new());
    assert_eq!(block_on(late.catch_up()), Ok(false));
}

#[test]
fn a_form_open_in_another_tab_does_not_bring_the_person_back() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    let mut other = unlocked(store.clone(), HEAD, 1, 2).unwrap();
    block_on(other.ready(&mut |_, _| {})).unwrap();
    let form = ContactDraft { urgent: true, ..block_on(other.edit(logged, NOW)).unwrap().unwrap() };
    erase(&mut head, logged).unwrap().unwrap();
    let saved = act(&mut other, Act::SaveContact(Box::new(form))).unwrap();
    assert_eq!(saved.unwrap_err()[0].code, IssueCode::ChangedSince);
    let held = other.held_rows().unwrap()[0].id;
    let dropped = act(&mut other, Act::DropHeld(held)).unwrap().unwrap().seq;
    block_on(other.undo(dropped, NOW)).unwrap().unwrap();
    assert_eq!(found(&store, &other), Vec::<&str>::new());
}

#[test]
fn it_can_be_stopped_and_nothing_is_changed() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    let (known, rows) = (book(&head).clone(), store.rows());
    let records = head.erasing(logged).unwrap().unwrap().records();
    let wish = Act::Erase(Erase { record: logged, records, why: EraseWhy::Purpose });
    let mut told = Vec::new();
    let stopped = block_on(head.act_by_steps(&wish, NOW, &mut |done, of| {
        told.push((done, of));
        if told.len() == 5 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    }));
    assert_eq!(stopped.err(), Some(Trouble::Cancelled));
    assert!(told.windows(2).all(|two| two[0].0 <= two[1].0) && told.iter().all(|(done, of)| done <= of));
    assert!(store.rows() == rows, "what was begun is taken away again");
    assert_eq!(book(&head), &known);
    erase(&mut head, logged).unwrap().unwrap();
    assert_eq!(found(&store, &head), Vec::<&str>::new());
}

#[test]
fn a_program_that_knows_no_generations_says_that_the_data_are_newer() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    let last = head.revision().unwrap();
    erase(&mut head, logged).unwrap().unwrap();
    let first = block_on(store.range(Place::Journal, 1, 1)).unwrap();
    let vault = head.open().unwrap().vault.clone();
    let read = |key: u64, row: &[u8]| {
        let at = Key::Number(key);
        let binding = Binding { place: Place::Journal, key: &at, generation: 1, after: &[] };
        block_on(open_row(&RustCipher, &vault.data_key.sub_key(Purpose::Journal, 1), &binding, row)).err()
    };
    assert_eq!((first[0].0, read(1, &first[0].1)), (1, Some(Trouble::NewerVersion)));
    let next = block_on(store.get(Place::Journal, &Key::Number(last + 1))).unwrap().unwrap();
    assert_eq!(read(last + 1, &next), Some(Trouble::NewerVersion), "a tab of it cannot write there");
}

#[test]
fn a_generation_that_was_changed_or_taken_away_is_damage() {
    for taken in [true, false] {
        let store = MemoryStore::new();
        let (mut head, logged, _) = filled(&store);
        erase(&mut head, logged).unwrap().unwrap();
        let at = Key::text("journal");
        let op = if taken { Op::Delete(Place::Meta, at) } else { Op::Put(Place::Meta, at, vec![1; 60]) };
        block_on(store.commit(vec![op], Durability::Strict)).unwrap();
        let refused = unlocked(store.clone(), HEAD, 1, 4).err();
        assert!(matches!(refused, Some(Trouble::Damaged | Trouble::NewerVersion)), "{refused:?}");
    }
}

#[test]
fn a_clerk_sees_that_somebody_was_erased_and_may_not_do_it() {
    let store = MemoryStore::new();
    let (mut head, logged, _) = filled(&store);
    let clerk = hire(&mut head, "孟庆云", Role::FrontDesk, 3).unwrap();
    let mut clerk = unlocked(store.clone(), clerk, 3, 4).unwrap();
    block_on(clerk.ready(&mut |_, _| {})).unwrap();
    assert_eq!(clerk.erasing(logged).unwrap().unwrap_err(), [Issue::at("act", IssueCode::NotAllowed)]);
    erase(&mut head, logged).unwrap().unwrap();
    block_on(clerk.catch_up()).unwrap();
    assert!(matches!(clerk.acts(1).unwrap()[0].kind, ActKind::Erase { records: 3, .. }));
    let exported = Act::Export(Exported { register: None, rows: 1 });
    assert!(act(&mut clerk, exported).unwrap().is_err(), "still the member in the role");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whoever_is_erased_every_figure_stays(seed in 0..1_000_u64, picks in prop::collection::vec(any::<u32>(), 1..4)) {
        let store = MemoryStore::new();
        let mut head = opened(store.clone());
        import(&mut head, seed, 30).unwrap().unwrap();
        for at in 0..6 {
            log(&mut head, ["张三", "李四"][at % 2], ["19900005678", "19900001234", ""][at % 3]);
        }
        act(&mut head, Act::SaveEntry(Box::new(entry_draft("张三")))).unwrap().unwrap();
        let (before, counted) = (answers(&mut head), tallies(&mut head));
        for pick in picks {
            let id = book(&head).at(pick % book(&head).count()).unwrap().id;
            if head.erasing(id).unwrap().is_ok() {
                erase(&mut head, id).unwrap().unwrap();
            }
            prop_assert_eq!((answers(&mut head), tallies(&mut head)), (before.clone(), counted.clone()));
        }
        prop_assert!(book(&head) == &reloaded(&store));
    }
}

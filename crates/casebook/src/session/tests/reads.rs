//! Lists, look-up, history, drafts.

use super::*;
use casework::act::ActKind;
use casework::query::{ContactQuery, LookUp, Sort};
use casework::view::Fit;

fn names_of(session: &mut Desktop<MemoryStore>, query: &ContactQuery) -> Vec<String> {
    session.window(query, 0, 100).unwrap().rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn a_list_is_searched_sorted_and_shown_in_parts() {
    let mut session = opened(MemoryStore::new());
    for (name, phone) in [("张三", "13900000001"), ("李四", "13900000002"), ("张五", "13800000003")] {
        log(&mut session, name, phone);
    }
    let text = |text: &str| ContactQuery { text: text.into(), ..Default::default() };
    assert_eq!(names_of(&mut session, &text("")), ["张三", "李四", "张五"]);
    assert_eq!(names_of(&mut session, &text("张")), ["张三", "张五"]);
    assert_eq!(names_of(&mut session, &text("139000 张")), ["张三"]);
    assert_eq!(names_of(&mut session, &text("2026-0002")), ["李四"]);
    assert_eq!(names_of(&mut session, &text("钱")), [""; 0]);
    let by_name = ContactQuery { sort: Sort::Name, descending: true, ..Default::default() };
    assert_eq!(names_of(&mut session, &by_name), ["李四", "张五", "张三"]);
    let part = session.window(&by_name, 1, 1).unwrap();
    assert_eq!((part.count, part.people, part.from, part.rows.len()), (3, 3, 1, 1));
    let id = part.rows[0].id;
    act(&mut session, Act::WithdrawContact(id)).unwrap().unwrap();
    assert_eq!(names_of(&mut session, &text("张")), ["张三"]);
    let withdrawn = ContactQuery { withdrawn: true, ..Default::default() };
    assert_eq!(names_of(&mut session, &withdrawn), ["张五"]);
    assert!(session.contact(id).unwrap().unwrap().withdrawn);
    assert!(session.contact(RecordId(12345)).unwrap().is_none());
}

#[test]
fn a_caller_is_known_by_telephone_document_and_name() {
    let mut session = opened(MemoryStore::new());
    log(&mut session, "张三", "13900000001");
    let second = log(&mut session, "张三", "13900000001").contact.unwrap().0;
    edit(&mut session, second, |draft| draft.status = casework::contact::Status::Done).unwrap().unwrap();
    log(&mut session, "李四", "13955550002");
    let known = |session: &Desktop<MemoryStore>, asked: LookUp| session.look_up(&asked, NOW).unwrap();
    let by_phone = |text: &str| LookUp { phone: text.into(), ..Default::default() };
    assert_eq!(known(&session, by_phone("139")).persons.len(), 0);
    assert_eq!(known(&session, by_phone("1390")).persons.len(), 1);
    assert_eq!(known(&session, by_phone("1395555")).persons[0].name, "李四");
    let person = &known(&session, by_phone("139 0000 0001")).persons[0];
    assert_eq!((person.name.as_str(), person.contacts, person.open), ("张三", 2, 1));
    assert!(person.last.len() == 2 && person.latest == second);
    let by_name = LookUp { name: "张三".into(), ..Default::default() };
    assert_eq!(known(&session, by_name.clone()).persons[0].by_phone, Fit::No);
    let except = LookUp { except: Some(second), ..by_name };
    assert_eq!(known(&session, except).persons[0].contacts, 1);
}

#[test]
fn a_number_half_typed_is_told_from_a_whole_one() {
    let mut session = opened(MemoryStore::new());
    for (name, phone) in
        [("甲", "0313-8012345"), ("乙", "13900000002"), ("丙", "13900000002"), ("丁", "139000000021")]
    {
        log(&mut session, name, phone);
    }
    let check = |phone: &str, want: &[(&str, Fit)]| {
        let asked = LookUp { phone: phone.into(), ..Default::default() };
        let known = session.look_up(&asked, NOW).unwrap();
        let mut found: Vec<(&str, Fit)> =
            known.persons.iter().map(|p| (p.name.as_str(), p.by_phone)).collect();
        // A person of a whole number never stands after one of a number that begins so.
        assert!(found.is_sorted_by_key(|(_, fit)| *fit != Fit::Whole), "{phone}");
        found.sort_by_key(|(name, _)| want.iter().position(|(wanted, _)| wanted == name));
        assert_eq!(found, want, "{phone}");
    };
    check("1390", &[("乙", Fit::Begins), ("丙", Fit::Begins), ("丁", Fit::Begins)]);
    check("139 0000 0002", &[("乙", Fit::Whole), ("丙", Fit::Whole), ("丁", Fit::Begins)]);
    check("+86 13900000002", &[("乙", Fit::Whole), ("丙", Fit::Whole)]);
    check("0313-80123", &[("甲", Fit::Begins)]);
    check("0313-8012345", &[("甲", Fit::Whole)]);
    let by_id = LookUp { id_number: "130702".into(), ..Default::default() };
    assert!(session.look_up(&by_id, NOW).unwrap().persons.is_empty());
}

#[test]
fn a_document_half_typed_is_told_from_a_whole_one_and_more_than_five_are_told() {
    let mut session = opened(MemoryStore::new());
    for phone in 0..6 {
        log(&mut session, "张三", &format!("1390000000{phone}"));
    }
    let id = |session: &mut Desktop<MemoryStore>| {
        let draft = ContactDraft { id_number: "11010519491231002X".into(), ..draft("李四", "") };
        act(session, Act::SaveContact(Box::new(draft))).unwrap().unwrap()
    };
    id(&mut session);
    let known = |text: &str, phone: &str| {
        let asked = LookUp { id_number: text.into(), phone: phone.into(), ..Default::default() };
        session.look_up(&asked, NOW).unwrap()
    };
    assert_eq!(known("110105", "").persons[0].by_id, Fit::Begins);
    assert_eq!(known("11010519491231002x", "").persons[0].by_id, Fit::Whole);
    assert!(!known("110105", "").more && known("", "139000").more);
    // Nor is the one whose number is whole hidden by those whose numbers begin so.
    assert_eq!(known("11010519491231002X", "1390").persons[0].name, "李四");
    assert_eq!(known("110105", "13900000003").persons[0].by_phone, Fit::Whole);
}

#[test]
fn persons_are_told_apart_by_document_and_joined_by_name_and_telephone() {
    let mut session = opened(MemoryStore::new());
    let with_id = |session: &mut Desktop<MemoryStore>, id: &str, phone: &str| {
        let mut draft = draft("张三", phone);
        draft.id_number = id.into();
        act(session, Act::SaveContact(Box::new(draft))).unwrap().unwrap()
    };
    with_id(&mut session, "11010519491231002X", "13900000001");
    with_id(&mut session, "440524188001010014", "13900000002");
    with_id(&mut session, "11010519491231002X", "13700000009");
    log(&mut session, "张三", "13900000001");
    log(&mut session, "张三", "13600000000");
    let by_name = LookUp { name: "张三".into(), ..Default::default() };
    let mut counts: Vec<u32> =
        session.look_up(&by_name, NOW).unwrap().persons.iter().map(|person| person.contacts).collect();
    counts.sort();
    assert_eq!(counts, [1, 1, 3]);
    let by_id = LookUp { id_number: "110105".into(), ..Default::default() };
    let known = session.look_up(&by_id, NOW).unwrap();
    assert_eq!((known.persons.len(), known.persons[0].contacts), (1, 2));
}

#[test]
fn an_employer_is_suggested_and_its_last_month_counted() {
    let mut session = opened(MemoryStore::new());
    log(&mut session, "张三", "");
    let late = log(&mut session, "李四", "").contact.unwrap().0;
    edit(&mut session, late, |draft| draft.received_date = "2026-01-31".into()).unwrap().unwrap();
    let edge = log(&mut session, "王五", "").contact.unwrap().0;
    edit(&mut session, edge, |draft| draft.received_date = "2026-02-01".into()).unwrap().unwrap();
    let asked = |employer: &str| LookUp { employer: employer.into(), ..Default::default() };
    let known = session.look_up(&asked("桥东纺织厂"), NOW).unwrap();
    assert_eq!((known.employer_contacts, known.employer_people, known.employer_last.len()), (2, 2, 2));
    assert_eq!(known.employer_last[0].name, "张三");
    assert_eq!(session.look_up(&asked("纺织"), NOW).unwrap().employers, ["桥东纺织厂"]);
    assert_eq!(session.look_up(&asked("桥西"), NOW).unwrap().employers, [""; 0]);
}

#[test]
fn history_tells_each_act_with_its_fields() {
    let mut session = opened(MemoryStore::new());
    let id = log(&mut session, "张三", "").contact.unwrap().0;
    log(&mut session, "别人", "");
    let edited = edit(&mut session, id, |draft| draft.notes = "回电".into()).unwrap().unwrap();
    let out = act(&mut session, Act::WithdrawContact(id)).unwrap().unwrap();
    assert_eq!(out.contact, edited.contact);
    let history = block_on(session.history(id)).unwrap();
    let kinds: Vec<&ActKind> = history.iter().map(|entry| &entry.kind).collect();
    assert_eq!(kinds, [&ActKind::Withdraw, &ActKind::Edit, &ActKind::Log]);
    assert_eq!(history[1].seq, edited.seq);
    assert_eq!((history[1].by.as_str(), history[1].fields.len()), ("王芳", 1));
    assert_eq!((history[1].fields[0].field.as_str(), history[1].fields[0].after.as_str()), ("notes", "回电"));
    assert!(history[2].fields.iter().any(|field| field.field == "name" && field.after == "张三"));
}

#[test]
fn drafts_are_kept_for_their_member_alone() {
    let store = MemoryStore::new();
    let mut head = opened(store.clone());
    let clerk = hire(&mut head, "孟庆云", Role::FrontDesk, 2).unwrap();
    let typed = draft("张三", "139");
    block_on(head.keep_draft("contact-new", Some(&typed), None, NOW)).unwrap();
    block_on(head.keep_draft("contact-7", Some(&typed), None, NOW)).unwrap();
    assert_eq!(block_on(unlocked(store.clone(), clerk, 2, 4).unwrap().drafts()).unwrap().len(), 0);
    let mut again = unlocked(store.clone(), HEAD, 1, 5).unwrap();
    let kept = block_on(again.drafts()).unwrap();
    assert_eq!(kept.iter().map(|kept| kept.slot.as_str()).collect::<Vec<_>>(), ["contact-7", "contact-new"]);
    assert!(kept[1].draft == typed && kept[1].at == NOW);
    block_on(again.keep_draft("contact-new", None, None, NOW)).unwrap();
    assert_eq!(block_on(again.drafts()).unwrap().len(), 1);
}

#[test]
fn two_undos_do_an_act_again() {
    let mut session = opened(MemoryStore::new());
    let first = log(&mut session, "张三", "");
    let undo = block_on(session.undo(first.seq, NOW)).unwrap().unwrap();
    assert_eq!(session.desk().unwrap().contacts, 0);
    block_on(session.undo(undo.seq, NOW)).unwrap().unwrap();
    assert_eq!(session.desk().unwrap().contacts, 1);
    let undone: Vec<u64> =
        session.acts(10).unwrap().iter().filter(|line| line.undone).map(|line| line.seq).collect();
    assert_eq!(undone, [undo.seq]);
}

#[test]
fn figures_follow_the_data() {
    use casework::figure::{Ask, Dim, Figure, Measure};
    use casework::time::{Month, Period};
    let mut session = opened(MemoryStore::new());
    let period = Period::month(Month::new(2026, 3).unwrap());
    let ask = [Ask { figure: Figure::of(Measure::Contacts), period, splits: vec![Dim::Channel] }];
    let first = log(&mut session, "张三", "");
    assert_eq!(session.figures(&ask).unwrap()[0].total, 1);
    assert_eq!(session.figures(&ask).unwrap()[0].total, 1);
    log(&mut session, "李四", "");
    assert_eq!(session.figures(&ask).unwrap()[0].total, 2);
    block_on(session.undo(first.seq, NOW)).unwrap().unwrap();
    assert_eq!(session.figures(&ask).unwrap()[0].total, 1);
}

#[test]
fn figures_stand_in_the_order_asked_whichever_were_asked_before() {
    use casework::figure::{Ask, Dim, Figure, Measure};
    use casework::time::{Month, Period};
    let mut session = opened(MemoryStore::new());
    log(&mut session, "张三", "");
    session.figures(&[]).unwrap();
    let period = Period::month(Month::new(2026, 3).unwrap());
    let splits = vec![Dim::Month, Dim::Category, Dim::Channel];
    let ask = |measure| Ask { figure: Figure::of(measure), period, splits: splits.clone() };
    for measures in [&[Measure::People][..], &[Measure::Void, Measure::People, Measure::Void], &Measure::ALL]
    {
        let asks: Vec<Ask> = measures.iter().map(|&measure| ask(measure)).collect();
        let facts = book(&session).facts();
        let wanted: Vec<_> = asks.iter().map(|ask| facts.answer(ask)).collect();
        assert_eq!(session.figures(&asks).unwrap(), wanted);
    }
}

#[test]
fn nothing_secret_or_personal_is_printed() {
    use crate::sealing::{DataKey, SealKey};
    let mut session = opened(MemoryStore::new());
    log(&mut session, "欧阳若兰", "13912345678");
    let slots = block_on(crate::session::slots::key_slots(session.store())).unwrap();
    let batch = crate::store::Op::Put(crate::schema::Place::Meta, crate::store::Key::text("x"), vec![171; 9]);
    let printed = [
        format!("{:?} {:?} {:?}", kek(171), SealKey([171; 32]), DataKey([171; 32])),
        format!("{:?} {:?}", session.open().unwrap().vault, slots),
        format!("{:?} {batch:?}", book(&session)),
    ];
    for text in printed {
        assert!(!text.contains("171") && !text.contains("欧阳") && !text.contains("139"), "{text}");
        assert!(text.len() < 200, "{text}");
    }
}

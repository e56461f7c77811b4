//! Comparing with the casebook, settling what was found, and the acts on held rows.

use std::collections::BTreeSet;

use super::*;
use crate::act::testing::{Memory, opened};
use crate::act::{Act, ChangeSet, Present, act, undo};
use crate::contact::{Channel, Contact, DeviceCode, Line, Nature, RecordId, Source, Status, VoidCall};
use crate::draft::ContactDraft;
use crate::identity::Phone;
use crate::issue::IssueCode;
use crate::time::{CivilTime, Day, Moment};

/// 2026-03-02 10:00 at UTC+8.
const NOW: Moment = Moment(1_772_416_800_000);

fn row(at: u32, name: &str, day: &str, demand: &str) -> Contact {
    let draft = ContactDraft {
        received_date: day.to_owned(),
        name: name.to_owned(),
        demand: demand.to_owned(),
        ..ContactDraft::new(CivilTime { day: Day(0), minute: None }, "王芳")
    };
    let (mut contact, _) = draft.check(Day::new(2026, 3, 2).unwrap(), &crate::code::shipped()).unwrap();
    contact.received.minute = None;
    contact.source = Some(Source { file: "a.xlsx".to_owned(), sheet: "4月".to_owned(), row: at });
    contact
}

fn held(at: u32, name: &str) -> HeldRow {
    HeldRow {
        id: RecordId(0),
        source: Source { file: "a.xlsx".to_owned(), sheet: "4月".to_owned(), row: at },
        reason: Reason::DateImpossible,
        field: Some(Field::Received),
        draft: ContactDraft {
            received_date: "2005-02-30".to_owned(),
            name: name.to_owned(),
            demand: "欠薪".to_owned(),
            receiver: "王芳".to_owned(),
            ..ContactDraft::default()
        },
        asked: Some(50_000),
        flags: vec![IssueCode::AmountUnclear],
    }
}

fn import(rows: Vec<Contact>, held: Vec<HeldRow>) -> Import {
    Import { file: "a.xlsx".to_owned(), sheet: "4月".to_owned(), rows, held, ..Import::default() }
}

fn doing(memory: &mut Memory, asked: Act) -> ChangeSet {
    let head = memory.staff[0].clone();
    let (set, _) = act(memory, &head, asked, NOW, DeviceCode(0)).unwrap();
    memory.apply(&set);
    set
}

fn take_in(memory: &mut Memory, import: Import) -> ChangeSet {
    doing(memory, Act::Import(Box::new(import)))
}

fn undoing(memory: &mut Memory, seq: u64, set: &ChangeSet) -> ChangeSet {
    let back = undo(memory, &memory.staff[0].clone(), seq, set, NOW).unwrap();
    memory.apply(&back);
    back
}

fn found(memory: &Memory, import: &Import) -> Comparison {
    let kept = kept(memory);
    compare(&import.rows, &import.held, &Field::ALL, kept, memory.held.values())
}

/// Contacts that count, and those a test took out by hand.
fn kept(memory: &Memory) -> impl Iterator<Item = Kept> {
    let is_out = |id| memory.withdrawn.contains(id);
    memory
        .contacts
        .values()
        .map(move |contact| Kept { contact: contact.clone(), is_out: is_out(&contact.id) })
}

fn correct(memory: &mut Memory, id: RecordId) -> ChangeSet {
    let draft = ContactDraft { received_date: "2005-02-28".to_owned(), ..memory.held[&id].draft.clone() };
    doing(memory, Act::CorrectHeld { held: id, draft: Box::new(draft) })
}

#[test]
fn the_same_file_again_is_all_duplicates_also_what_was_held_and_corrected() {
    let mut memory = opened();
    let file = || {
        import(
            vec![row(4, "张三", "2005-04-01", "欠薪"), row(5, "张三", "2005-04-01", "供暖")],
            vec![held(6, "李四"), held(7, "王五")],
        )
    };
    let comparison = found(&memory, &file());
    assert!(
        comparison.rows.iter().all(|row| *row == Compared::New)
            && comparison.held == [Compared::New, Compared::New]
    );
    take_in(&mut memory, file());
    let ids: Vec<RecordId> = memory.held.keys().copied().collect();
    assert_eq!(ids, [RecordId(3), RecordId(4)], "keys out of the same running numbers");
    correct(&mut memory, ids[0]);
    let comparison = found(&memory, &file());
    assert_eq!(comparison.rows, [Compared::Duplicate(RecordId(1)), Compared::Duplicate(RecordId(2))]);
    assert_eq!(comparison.held, [ids[0], ids[1]].map(Compared::Duplicate));
    let settled = file().settled(&comparison, &BTreeSet::new());
    assert!(settled.rows.is_empty() && settled.held.is_empty());
    let rows: Vec<u32> = settled.notes.iter().map(|note| note.row).collect();
    assert_eq!(rows, [4, 5, 6, 7]);
    assert!(settled.notes.iter().all(|note| note.reason == Reason::AlreadyThere && note.twin.is_some()));
    let refused = act(&memory, &memory.staff[0], Act::Import(Box::new(settled)), NOW, DeviceCode(0));
    assert_eq!(refused.unwrap_err()[0].code, IssueCode::NothingToDo);
}

#[test]
fn what_was_found_to_be_a_call_without_content_stays_one_when_its_ledger_comes_again() {
    let mut memory = opened();
    let file = |demand: &str| {
        let called = Contact { channel: Channel::Call, ..row(4, "张三", "2005-04-01", demand) };
        import(vec![called, row(5, "李四", "2005-04-02", "供暖")], Vec::new())
    };
    take_in(&mut memory, file("欠薪"));
    let id = RecordId(1);
    let draft = ContactDraft::of(&memory.contacts[&id]);
    let silent = ContactDraft { void: Some(VoidCall::Silent), ..draft };
    doing(&mut memory, Act::SaveContact(Box::new(silent)));
    let over = |memory: &Memory| {
        let contact = &memory.contacts[&id];
        (contact.void, contact.status, contact.done)
    };
    let is_silent = (Some(VoidCall::Silent), Status::Done, Day::new(2005, 4, 1));
    assert_eq!(over(&memory), is_silent);

    // The ledger has no column for it: it says nothing of it, and not that it is still open.
    let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| *field != Field::Void).collect();
    let compared = |memory: &Memory, import: &Import| {
        let kept = kept(memory);
        compare(&import.rows, &import.held, &fields, kept, memory.held.values())
    };
    let again = compared(&memory, &file("欠薪"));
    assert_eq!(again.rows, [Compared::Duplicate(id), Compared::Duplicate(RecordId(2))]);
    let mut other = file("欠薪三个月");
    other.rows[0].handling = crate::code::CodeKey::parse("answered");
    let again = compared(&memory, &other);
    let differs = vec![Field::Demand, Field::Handling];
    assert_eq!(again.rows[0], Compared::Update { of: id, fields: differs });
    let set = take_in(&mut memory, other.settled(&again, &BTreeSet::from([4])));
    assert_eq!(memory.contacts[&id].demand, "欠薪三个月");
    assert_eq!(over(&memory), is_silent);
    undoing(&mut memory, 3, &set);
    assert_eq!(over(&memory), is_silent);

    // Where it has the column, the row says what it was.
    let mut wrong = file("欠薪");
    wrong.rows[0].void = Some(VoidCall::Wrong);
    let again = found(&memory, &wrong);
    assert!(
        matches!(&again.rows[0], Compared::Update { of, fields } if *of == id && fields.contains(&Field::Void))
    );
    take_in(&mut memory, wrong.settled(&again, &BTreeSet::from([4])));
    assert_eq!(over(&memory).0, Some(VoidCall::Wrong));
}

#[test]
fn a_second_version_updates_what_the_clerk_says() {
    let mut memory = opened();
    take_in(
        &mut memory,
        import(
            vec![row(4, "张三", "2005-04-01", "欠薪"), row(5, "李四", "2005-04-01", "供暖")],
            vec![held(6, "王五")],
        ),
    );
    // A row was put in above; one demand and one day were corrected; the held row comes right.
    let mut second = import(
        vec![
            row(4, "赵六", "2005-04-01", "低保"),
            row(5, "张三", "2005-04-01", "欠薪"),
            row(6, "李四", "2005-04-01", "供暖"),
            row(7, "王五", "2005-02-28", "欠薪"),
        ],
        vec![],
    );
    second.file = "b.xlsx".to_owned();
    for row in &mut second.rows {
        row.source.as_mut().unwrap().file = "b.xlsx".to_owned();
    }
    second.rows[2].phones = vec![Phone::parse("19900001234").unwrap().0];
    let comparison = found(&memory, &second);
    let update = Compared::Update { of: RecordId(2), fields: vec![Field::Phone] };
    assert_eq!(comparison.rows, [Compared::New, Compared::Duplicate(RecordId(1)), update, Compared::New]);
    let kept = second.clone().settled(&comparison, &BTreeSet::new());
    assert_eq!((kept.rows.len(), kept.updates.len()), (2, 0));
    let settled = second.settled(&comparison, &BTreeSet::from([6]));
    let before = memory.clone();
    let set = take_in(&mut memory, settled);
    assert_eq!(memory.contacts[&RecordId(2)].phones.len(), 1);
    assert_eq!((memory.reports[1].imported, memory.reports[1].updated), (2, 1));
    undoing(&mut memory, 2, &set);
    assert_eq!(memory.counting(), before.counting());
}

#[test]
fn a_corrected_row_in_its_own_place_lets_the_held_one_go() {
    let mut memory = opened();
    take_in(&mut memory, import(vec![row(4, "张三", "2005-04-01", "欠薪")], vec![held(6, "王五")]));
    let second =
        import(vec![row(4, "张三", "2005-04-02", "欠薪三月"), row(6, "王五", "2005-02-28", "欠薪")], vec![]);
    let comparison = found(&memory, &second);
    let fields = vec![Field::Received, Field::Demand];
    assert_eq!(comparison.rows, [Compared::Update { of: RecordId(1), fields }, Compared::New]);
    assert_eq!(comparison.released, [RecordId(2)]);
    let set = take_in(&mut memory, second.settled(&comparison, &BTreeSet::from([4])));
    assert!(memory.held.is_empty());
    undoing(&mut memory, 2, &set);
    assert_eq!((memory.held.len(), memory.counting().len()), (1, 1));
}

#[test]
fn another_person_at_the_same_place_and_another_matter_are_new() {
    let mut memory = opened();
    take_in(&mut memory, import(vec![row(4, "张三", "2005-04-01", "欠薪")], vec![]));
    for other in [
        row(4, "李四", "2005-04-01", "低保"),
        row(9, "张三", "2005-04-01", "供暖"),
        row(4, "张三", "2005-05-01", "欠薪"),
    ] {
        let mut other = import(vec![other], vec![]);
        other.rows[0].source.as_mut().unwrap().file = "另一份.xlsx".to_owned();
        assert_eq!(found(&memory, &other).rows, [Compared::New]);
    }
}

#[test]
fn what_a_ledger_has_no_column_for_is_not_compared() {
    let mut memory = opened();
    let file = import(vec![row(4, "张三", "2005-04-01", "欠薪")], vec![]);
    take_in(&mut memory, file.clone());
    memory.contacts.values_mut().for_each(|contact| contact.notes = "回访过".to_owned());
    let columns = [Field::Received, Field::Name, Field::Demand];
    let compared = compare(&file.rows, &[], &columns, kept(&memory), std::iter::empty());
    assert_eq!(compared.rows, [Compared::Duplicate(RecordId(1))]);
}

#[test]
fn a_held_row_corrected_keeps_key_source_amount_and_doubts_and_can_be_undone() {
    let mut memory = opened();
    let taken =
        take_in(&mut memory, import(vec![row(4, "张三", "2005-04-01", "欠薪")], vec![held(6, "李四")]));
    let id = RecordId(2);
    let wrong = Act::CorrectHeld { held: id, draft: Box::new(memory.held[&id].draft.clone()) };
    let issues = act(&memory, &memory.staff[0], wrong, NOW, DeviceCode(0)).unwrap_err();
    assert_eq!((issues[0].field.as_str(), issues[0].code), ("received-date", IssueCode::DateImpossible));
    let set = correct(&mut memory, id);
    let contact = memory.contact(id).unwrap();
    assert_eq!((contact.asked, contact.source.as_ref().unwrap().row), (Some(50_000), 6));
    assert_eq!((contact.flags.as_slice(), contact.number.serial), ([IssueCode::AmountUnclear].as_slice(), 2));
    let back = undoing(&mut memory, 2, &set);
    assert!(memory.held.contains_key(&id) && memory.is_withdrawn(id));
    undoing(&mut memory, 3, &back);
    assert!(memory.held.is_empty() && !memory.is_withdrawn(id));
    // Undone again and corrected another way: the same contact comes back changed.
    undoing(&mut memory, 2, &set);
    let draft = ContactDraft { received_date: "2005-03-02".to_owned(), ..memory.held[&id].draft.clone() };
    doing(&mut memory, Act::CorrectHeld { held: id, draft: Box::new(draft) });
    assert_eq!(memory.contact(id).unwrap().received.day, Day::new(2005, 3, 2).unwrap());
    // The whole import undone takes the corrected row back too.
    undoing(&mut memory, 1, &taken);
    assert!(memory.counting().is_empty() && memory.held.is_empty());
}

#[test]
fn a_held_row_dropped_comes_back_by_undo() {
    let mut memory = opened();
    let taken = take_in(&mut memory, import(vec![], vec![held(6, "李四")]));
    let set = doing(&mut memory, Act::DropHeld(RecordId(1)));
    assert!(memory.held.is_empty());
    let again = act(&memory, &memory.staff[0], Act::DropHeld(RecordId(1)), NOW, DeviceCode(0));
    assert_eq!(again.unwrap_err()[0].code, IssueCode::Gone);
    undoing(&mut memory, 2, &set);
    assert_eq!(memory.held.len(), 1);
    let back = undoing(&mut memory, 1, &taken);
    assert!(memory.held.is_empty());
    undoing(&mut memory, 3, &back);
    assert_eq!(memory.held.len(), 1);
}

#[test]
fn a_layout_is_remembered_once_and_outlives_the_undo() {
    let mut memory = opened();
    let heads = ["日 期".to_owned(), "方式".to_owned(), String::new()];
    let print = Layout::print_of(&heads);
    assert_eq!(print, Layout::print_of(&["日期".to_owned(), "方式".to_owned()]));
    assert_ne!(print, Layout::print_of(&["日期方式".to_owned()]));
    let layout = Layout { print, columns: vec![Some(Field::Received), Some(Field::Class)], words: vec![] };
    let file = |at| Import {
        layout: Some(layout.clone()),
        ..import(vec![row(at, "张三", "2005-04-01", "欠薪")], vec![])
    };
    let set = take_in(&mut memory, file(4));
    let second = take_in(&mut memory, file(5));
    let is_layout = |change: &&crate::act::Change| matches!(change, crate::act::Change::Layout { .. });
    assert_eq!(second.changes.iter().filter(is_layout).count(), 0);
    undoing(&mut memory, 1, &set);
    assert_eq!(memory.layouts, [layout]);
}

#[test]
fn a_row_that_says_less_is_no_other_version() {
    let mut contact = row(4, "张三", "2005-04-01", "欠薪");
    contact.received.minute = Some(630);
    (contact.channel, contact.line, contact.nature) = (Channel::Call, Line::Hotline, Nature::Complaint);
    let of = |said: (Channel, Line, Nature), minute: Option<u16>| {
        let mut row = row(4, "张三", "2005-04-01", "欠薪");
        (row.channel, row.line, row.nature) = said;
        row.received.minute = minute;
        let fields = [Field::Received, Field::Class, Field::Channel];
        let differs: Vec<Field> = fields.into_iter().filter(|field| field.differs(&row, &contact)).collect();
        let mut taken = contact.clone();
        differs.iter().for_each(|field| field.take_over(&mut taken, &row));
        (differs, (taken.channel, taken.line, taken.nature), taken.received.minute)
    };
    use Nature::{Complaint, Consultation, Unspecified};
    let as_it_was = (Channel::Call, Line::Hotline, Complaint);
    assert_eq!(of((Channel::Call, Line::Other, Unspecified), None), (vec![], as_it_was, Some(630)));
    let later = of((Channel::Call, Line::Hotline, Unspecified), Some(700));
    assert_eq!(later, (vec![Field::Received], as_it_was, Some(700)));
    let (both, came) = (vec![Field::Class, Field::Channel], (Channel::Visit, Line::Other, Complaint));
    assert_eq!(of((Channel::Visit, Line::Other, Unspecified), None), (both.clone(), came, Some(630)));
    let asked = (Channel::Call, Line::Hotline, Consultation);
    assert_eq!(of((Channel::Unspecified, Line::Other, Consultation), None), (both, asked, Some(630)));
}

#[test]
fn a_contact_taken_out_by_hand_stays_out_unless_the_clerk_says_otherwise() {
    let mut memory = opened();
    let file = || {
        let rows = ["张三", "李四", "王五"].map(|name| row(4, name, "2005-04-01", "欠薪"));
        let mut file = import(rows.to_vec(), vec![held(7, "赵六")]);
        (4..).zip(&mut file.rows).for_each(|(at, row)| row.source.as_mut().unwrap().row = at);
        file
    };
    take_in(&mut memory, file());
    let corrected = *memory.held.keys().next().unwrap();
    correct(&mut memory, corrected);
    for id in [RecordId(1), corrected] {
        doing(&mut memory, Act::WithdrawContact(id));
    }
    // The third says other things now than when it came in, and was taken out after that.
    memory.contacts.get_mut(&RecordId(3)).unwrap().notes = "回访过".to_owned();
    doing(&mut memory, Act::WithdrawContact(RecordId(3)));
    let out = Compared::TakenOut;
    let comparison = found(&memory, &file());
    assert_eq!(comparison.rows, [out(RecordId(1)), Compared::Duplicate(RecordId(2)), out(RecordId(3))]);
    assert_eq!(comparison.held, [out(corrected)]);
    let settled = file().settled(&comparison, &BTreeSet::new());
    assert!(settled.rows.is_empty() && settled.held.is_empty());
    let told: Vec<(u32, Reason)> = settled.notes.iter().map(|note| (note.row, note.reason)).collect();
    let (is_out, is_there) = (Reason::TakenOut, Reason::AlreadyThere);
    assert_eq!(told, [(4, is_out), (5, is_there), (6, is_out), (7, is_out)]);
    // Chosen by the clerk they come in anew, the held one to be corrected again.
    let chosen = file().settled(&comparison, &BTreeSet::from([6, 7]));
    assert_eq!((chosen.rows.len(), chosen.held.len(), chosen.updates.len()), (1, 1, 0));

    // One that stands goes before one that was taken out.
    let first = ContactDraft::of(&memory.contacts[&RecordId(1)]);
    let anew = ContactDraft { editing: None, phone: "19900001234".to_owned(), ..first };
    doing(&mut memory, Act::SaveContact(Box::new(anew)));
    let comparison = found(&memory, &file());
    assert!(matches!(&comparison.rows[0], Compared::Update { of, .. } if *of > corrected));
}

//! What a list may show, what a history says, and what a log never gets to see.

use super::*;
use crate::act::Act;
use crate::code::shipped;
use crate::contact::Contact;
use crate::draft::ContactDraft;
use crate::query::{ContactQuery, LookUp};
use crate::staff::{Role, Staff, StaffId};

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn full() -> ContactDraft {
    ContactDraft {
        name: "陈庆辉".to_owned(),
        id_number: "130799197303087395".to_owned(),
        phone: "19900005678".to_owned(),
        phone_2: "0313-8012345".to_owned(),
        employer: "盛垣纺织厂".to_owned(),
        demand: format!("第一行\n{}", "长".repeat(80)),
        category: "pay.arrears".to_owned(),
        notes: "备注".to_owned(),
        ..ContactDraft::new(CivilTime { day: today(), minute: Some(631) }, "王芳")
    }
}

fn contact(draft: &ContactDraft) -> Contact {
    draft.check(today(), &shipped()).unwrap().0
}

/// Changes a field of the form and expects these changes in the history.
#[track_caller]
fn check(change: impl Fn(&mut ContactDraft), expected: &[(&str, &str, &str)]) {
    let mut draft = full();
    change(&mut draft);
    let changes = field_changes(Some(&contact(&full())), &contact(&draft));
    let found: Vec<_> = changes.iter().map(|c| (&*c.field, &*c.before, &*c.after)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_history_names_each_changed_field_with_both_values() {
    check(|_| {}, &[]);
    check(|d| d.received_time.clear(), &[("received-time", "10:31", "")]);
    check(|d| d.channel = Channel::Visit, &[("channel", "call", "visit"), ("line", "hotline", "")]);
    check(|d| d.line = Line::Other, &[("line", "hotline", "other")]);
    check(|d| d.nature = Nature::Complaint, &[("nature", "unspecified", "complaint")]);
    check(|d| d.anonymous = true, &[("anonymous", "", "yes")]);
    check(|d| d.phone_2.clear(), &[("phone-2", "031****2345", "")]);
    check(|d| d.phone_2 += "-801", &[("phone-2", "031****2345", "031****2345")]);
    check(|d| d.category = "policy".to_owned(), &[("category", "pay.arrears", "policy")]);
    check(|d| d.people = "3".to_owned(), &[("people", "1", "3"), ("involved", "1", "3")]);
    check(|d| d.status = Status::Done, &[("status", "open", "done"), ("done", "", "2026-03-02")]);
    check(|d| d.satisfaction = Some(Satisfaction::Satisfied), &[("satisfaction", "", "satisfied")]);
    check(|d| d.notes = "改".to_owned(), &[("notes", "备注", "改")]);
    check(
        |d| d.id_number.clear(),
        &[
            ("sex", "male", ""),
            ("id-kind", "resident", ""),
            ("id-number", "130799********7395", ""),
            ("birth", "1973-03-08", ""),
        ],
    );
    check(
        |d| d.void = Some(VoidCall::Silent),
        &[("void", "", "silent"), ("status", "open", "done"), ("done", "", "2026-03-02")],
    );
}

#[test]
fn the_first_entry_of_a_history_names_every_filled_field() {
    let fields = field_changes(None, &contact(&full()));
    assert!(fields.iter().all(|change| change.before.is_empty() && !change.after.is_empty()));
    assert!(fields.iter().any(|change| change.field == "employer" && change.after == "盛垣纺织厂"));
}

#[test]
fn a_row_masks_the_phone_and_shows_the_beginning_of_the_demand_in_one_line() {
    let row = ContactRow::of(&contact(&full()));
    assert_eq!(row.phone, "199****5678");
    assert_eq!(row.demand.chars().count(), 60);
    assert!(row.demand.starts_with("第一行 长"));
    assert_eq!((&*row.category, &*row.district, row.flags), ("pay.arrears", "", 0));
}

#[test]
fn nothing_personal_is_in_a_debug_text() {
    let draft = full();
    let contact = contact(&draft);
    let staff = Staff { id: StaffId(1), name: "陈庆辉".to_owned(), role: Role::Head, active: true };
    let query = ContactQuery { text: "陈庆辉".to_owned(), ..ContactQuery::default() };
    let look_up =
        LookUp { name: "陈庆辉".to_owned(), phone: "19900005678".to_owned(), ..LookUp::default() };
    let texts = [
        format!("{draft:?} {contact:?} {staff:?} {query:?} {look_up:?}"),
        format!("{:?} {:?}", contact.phones, contact.id_document),
        format!("{:?}", Act::SaveContact(Box::new(draft))),
        format!("{:?}", Act::AddStaff { name: "陈庆辉".to_owned(), role: Role::Head }),
        format!("{:?}", Act::SetStaff(staff)),
        format!("{:?}", crate::act::Change::AddContact(Box::new(contact))),
    ];
    for text in texts {
        for secret in ["陈庆辉", "19900005678", "130799197303087395", "8012345", "纺织厂"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

/// An entry with every kind of number.
fn entry() -> crate::register::Entry {
    use crate::register::{Around, EntryDraft, Group, Item, Register, RowDraft};
    use crate::time::Moment;
    let mut draft = EntryDraft::new(Register::Relief, today(), "王芳");
    draft.person = crate::draft::PersonDraft {
        name: "陈庆辉".to_owned(),
        id_number: "130799197303087395".to_owned(),
        phone: "19900005678".to_owned(),
        ..Default::default()
    };
    draft.put(Item::ReliefKind, "medical".to_owned());
    draft.put(Item::Account, "6222000000005678".to_owned());
    let mut row = RowDraft::new(Group::Member);
    row.put(Item::MemberName, "陈小辉".to_owned());
    row.put(Item::MemberId, "110101200001010015".to_owned());
    draft.rows.push(row);
    let codes = shipped().with_desks();
    let around = Around { codes: &codes, at: Moment(0), today: today(), by: StaffId(1) };
    draft.check(None, around).unwrap().0
}

#[test]
fn the_numbers_of_a_record_are_named_as_its_history_names_them() {
    let named = |numbers: Vec<Number>| -> Vec<String> {
        let masked = numbers.into_iter().map(Number::masked);
        masked.map(|number| format!("{} {}", number.field, number.text)).collect()
    };
    assert_eq!(
        named(Number::of_contact(&contact(&full()))),
        ["phone 199****5678", "phone-2 031****2345", "id-number 130799********7395"]
    );
    assert_eq!(
        named(Number::of_entry(&entry())),
        [
            "phone 199****5678",
            "id-number 130799********7395",
            "account ************5678",
            "member-1-member-id 110101********0015"
        ]
    );
    let history: Vec<String> = entry_changes(None, &entry()).into_iter().map(|change| change.field).collect();
    assert!(Number::of_entry(&entry()).iter().all(|number| history.contains(&number.field)));
}

#[test]
fn a_masked_entry_asks_a_move_for_what_the_whole_one_does() {
    use crate::register::{Around, Stage};
    let codes = shipped().with_desks();
    let around = Around { codes: &codes, at: crate::time::Moment(0), today: today(), by: StaffId(1) };
    for stage in Stage::ALL {
        assert_eq!(entry_masked(entry()).asked_at(stage, around), entry().asked_at(stage, around));
    }
}

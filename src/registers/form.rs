//! The form of an entry without a browser: the order of its fields, is anything typed, taking a known person over.

use casework::contact::RecordId;
use casework::draft::{ContactDraft, PersonDraft};
use casework::issue::Issue;
use casework::query::LookUp;
use casework::register::{Ask, EntryDraft, Group, Item, Register, Section};
use casework::view::{Fit, PersonLine};

use crate::reception;

/// Name of the kept draft of a new entry, by what led to it.
pub fn new_slot(register: Register, from: Option<u64>) -> String {
    match from {
        Some(from) => format!("{}-from-{from}", register.word()),
        None => format!("{}-new", register.word()),
    }
}

/// Name of the kept draft of an edited entry.
pub fn edit_slot(id: u64) -> String {
    format!("entry-{id}")
}

/// Name of a control in a row; places of a group are counted from 1.
pub fn row_name(group: Group, place: usize, item: Item) -> String {
    format!("{}-{place}-{}", group.word(), item.name())
}

/// Group, place and item of a control in a row.
pub fn row_of(name: &str) -> Option<(Group, usize, Item)> {
    Group::ALL.into_iter().find_map(|group| {
        let (place, item) = name.strip_prefix(group.word())?.strip_prefix('-')?.split_once('-')?;
        Some((group, place.parse().ok()?, Item::parse(item)?))
    })
}

/// Fields of the person a register asks for, as the eye and the tab key meet them.
pub fn person_fields(ask: Ask) -> &'static [&'static str] {
    match ask {
        Ask::Person => {
            &["phone", "name", "sex", "id-kind", "id-number", "birth", "employer", "district", "phone-2"]
        }
        Ask::Giver => &["name", "phone", "employer"],
        Ask::Employer => &["employer", "district", "name", "phone", "phone-2"],
        Ask::Nobody => &[],
    }
}

/// Every field of a form, as the eye and the tab key meet them. Rows stand before what is said of the desk.
pub fn order(draft: &EntryDraft) -> Vec<String> {
    let spec = draft.register.spec();
    let mut names: Vec<String> = person_fields(spec.ask).iter().map(|name| (*name).to_owned()).collect();
    names.push("opened".to_owned());
    for (section, items) in spec.sections {
        if *section == Section::Desk {
            for group in spec.groups {
                let rows = draft.rows_of(*group).zip(1..);
                names.extend(
                    rows.flat_map(|(_, at)| {
                        group.items().iter().map(move |item| row_name(*group, at, *item))
                    }),
                );
            }
        }
        names.extend(items.iter().map(|item| item.name().to_owned()));
    }
    names.extend(["stage", "reason"].map(str::to_owned));
    names
}

/// The first field, as the eye meets them, with an error; that of the first error where no field of the form has one.
pub fn first_wrong(draft: &EntryDraft, issues: &[Issue]) -> Option<String> {
    let wrong = |name: &String| issues.iter().any(|issue| issue.field == *name && !issue.is_warning());
    order(draft).into_iter().find(wrong)
}

/// Is a draft the same as it was when its form was opened?
pub fn is_untouched(draft: &EntryDraft, begun: &EntryDraft) -> bool {
    let bare = |draft: &EntryDraft| EntryDraft { original: None, ..draft.clone() };
    bare(draft) == bare(begun)
}

/// The person of a form as a form of a contact holds one: what is asked and taken over while typing is the same there.
pub fn as_contact(person: &PersonDraft) -> ContactDraft {
    ContactDraft {
        name: person.name.clone(),
        sex: person.sex,
        id_kind: person.id_kind,
        id_number: person.id_number.clone(),
        birth: person.birth.clone(),
        phone: person.phone.clone(),
        phone_2: person.phone_2.clone(),
        employer: person.employer.clone(),
        district: person.district.clone(),
        ..ContactDraft::default()
    }
}

/// The question a form asks while it is filled in; none while too little is typed.
pub fn look_up(draft: &EntryDraft) -> Option<LookUp> {
    let asked = ContactDraft { editing: draft.editing, ..as_contact(&draft.person) };
    reception::look_up::look_up(&asked)
}

/// A person taken over into a form: who, and how to take it back. Never printed.
#[derive(Clone, PartialEq)]
pub struct PersonTaken {
    /// The person's latest record.
    pub key: RecordId,
    taken: reception::take_over::TakenOver,
}

/// Puts a known person's particulars into the fields that are empty or hold their beginning.
pub fn take_over(draft: &mut PersonDraft, known: &PersonDraft, key: RecordId) -> PersonTaken {
    let mut contact = as_contact(draft);
    let taken = reception::take_over::take_over(&mut contact, &as_contact(known), key);
    *draft = PersonDraft::from(&contact);
    PersonTaken { key, taken }
}

/// Takes back what was taken over, leaving what was changed by hand since.
pub fn give_back(draft: &mut PersonDraft, taken: &PersonTaken) {
    let mut contact = as_contact(draft);
    reception::take_over::give_back(&mut contact, &taken.taken);
    *draft = PersonDraft::from(&contact);
}

/// The one person whose whole number is typed: by document before telephone; none where several have it.
pub fn sure(persons: &[PersonLine]) -> Option<&PersonLine> {
    let only = |fits: fn(&PersonLine) -> Fit| {
        let mut whole = persons.iter().filter(|person| fits(person) == Fit::Whole);
        let first = whole.next()?;
        whole.next().is_none().then_some(first)
    };
    only(|person| person.by_id).or_else(|| only(|person| person.by_phone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::issue::IssueCode;
    use casework::register::RowDraft;
    use casework::time::Day;

    #[test]
    fn the_first_wrong_field_is_the_first_one_seen() {
        let mut draft = EntryDraft::new(Register::Relief, Day(20_000), "王芳");
        draft.rows.push(RowDraft::new(Group::Member));
        let issues = [
            Issue::at("reason", IssueCode::Missing),
            Issue::at("member-1-member-id", IssueCode::IdWrongLength),
            Issue::at("member-1-member-name", IssueCode::Missing),
            Issue::at("handler", IssueCode::TooLong),
        ];
        assert_eq!(first_wrong(&draft, &issues).as_deref(), Some("member-1-member-name"));
        assert_eq!(first_wrong(&draft, &issues[..2]).as_deref(), Some("reason"));
        assert_eq!(first_wrong(&draft, &[]), None);
    }

    #[test]
    fn the_name_of_a_row_reads_back() {
        for group in Group::ALL {
            for &item in group.items() {
                assert_eq!(row_of(&row_name(group, 12, item)), Some((group, 12, item)));
            }
        }
        assert_eq!(row_of("member-name"), None);
    }

    #[test]
    fn a_person_taken_over_and_given_back_leaves_the_form_as_typed() {
        let known = PersonDraft {
            name: "陈庆辉".into(),
            phone: "19900005678".into(),
            employer: "盛垣纺织厂".into(),
            ..PersonDraft::default()
        };
        let typed = PersonDraft { phone: "1990".into(), phone_2: "0313".into(), ..PersonDraft::default() };
        let mut draft = typed.clone();
        let taken = take_over(&mut draft, &known, RecordId(7));
        assert_eq!((draft.name.as_str(), draft.phone_2.as_str()), ("陈庆辉", "0313"));
        give_back(&mut draft, &taken);
        assert!(draft == typed);
    }

    #[test]
    fn only_one_with_the_whole_number_is_sure() {
        let of = |key, by_phone, by_id| PersonLine {
            key: RecordId(key),
            by_phone,
            by_id,
            ..PersonLine::default()
        };
        let persons = [of(1, Fit::Whole, Fit::No), of(2, Fit::Begins, Fit::No)];
        assert_eq!(sure(&persons).map(|person| person.key), Some(RecordId(1)));
        let persons = [of(1, Fit::Whole, Fit::No), of(2, Fit::Whole, Fit::No)];
        assert!(sure(&persons).is_none());
        let persons = [of(1, Fit::Whole, Fit::No), of(2, Fit::Whole, Fit::Whole)];
        assert_eq!(sure(&persons).map(|person| person.key), Some(RecordId(2)));
    }

    #[test]
    fn every_item_of_every_register_has_its_place() {
        for register in Register::ALL {
            let order = order(&EntryDraft::new(register, Day(20_000), ""));
            assert!(register.spec().items().all(|item| order.iter().any(|name| name == item.name())));
        }
    }
}

//! Making records one person's: all of them bear one name, document and telephone from now on, so that every count and
//! every page that knows a person by these knows one.

use super::contacts::{is_of_id, merge_flags};
use super::perform::{Work, refused, wrong};
use super::{ActKind, Change, Merge, Present};
use crate::contact::{Contact, RecordId};
use crate::draft::Known;
use crate::identity::{IdDocument, Phone};
use crate::issue::{Issue, IssueCode};
use crate::order;
use crate::register::{Entry, Person};
use crate::time::Day;

pub(super) fn merge(present: &impl Present, wish: &Merge, today: Day) -> Result<Work, Vec<Issue>> {
    let mut records = wish.records.clone();
    order::sort(&mut records);
    records.dedup();
    if records.len() < 2 {
        return refused(IssueCode::MergeNeedsTwo);
    }
    let kept = records.iter().find_map(|&id| document_like(present, id, wish));
    let known = Known { original: None, document: kept.as_ref(), on: today, today, codes: present.codes() };
    let (person, issues) = wish.person.check(&known);
    if issues.iter().any(|issue| !issue.is_warning()) {
        return Err(issues);
    }
    let has_key = person.id_document.as_ref().is_some_and(|document| document.person_key().is_some());
    if person.name.is_empty() {
        return wrong("name", IssueCode::Missing);
    }
    if !has_key && person.phones.is_empty() {
        return wrong("phone", IssueCode::MergeNeedsMark);
    }
    let doubts: Vec<IssueCode> =
        issues.iter().map(|issue| issue.code).filter(|code| is_of_id(*code)).collect();
    let mut changes = Vec::new();
    for id in records {
        if present.is_withdrawn(id) {
            return refused(IssueCode::Gone);
        }
        changes.extend(match (present.contact(id), present.entry(id)) {
            (Some(contact), _) => contact_of(contact, &person, &doubts),
            (None, Some(entry)) => entry_of(entry, &person, &doubts),
            (None, None) => return refused(IssueCode::Gone),
        });
    }
    if changes.is_empty() {
        return refused(IssueCode::NothingToDo);
    }
    Ok((ActKind::Merge, changes, issues))
}

/// The document of a record that has the number chosen: its verdict stays.
fn document_like(present: &impl Present, id: RecordId, wish: &Merge) -> Option<IdDocument> {
    let document = match (present.contact(id), present.entry(id)) {
        (Some(contact), _) => contact.id_document,
        (None, Some(entry)) => entry.person.id_document,
        (None, None) => None,
    };
    document.filter(|document| document.number == wish.person.id_number.trim())
}

fn contact_of(before: Contact, person: &Person, doubts: &[IssueCode]) -> Option<Change> {
    let mut after = before.clone();
    after.anonymous = false;
    after.name.clone_from(&person.name);
    after.sex = person.sex;
    after.birth = person.birth;
    after.phones = phones(person, &before.phones);
    if after.id_document != person.id_document {
        after.id_document.clone_from(&person.id_document);
        after.flags.retain(|flag| !is_of_id(*flag) && *flag != IssueCode::IdDigitsLost);
        merge_flags(&mut after, doubts.iter().copied());
    }
    after.flags.retain(|flag| *flag != IssueCode::SexDiffersFromId);
    (after != before).then(|| Change::EditContact { before: Box::new(before), after: Box::new(after) })
}

fn entry_of(before: Entry, person: &Person, doubts: &[IssueCode]) -> Option<Change> {
    let mut after = before.clone();
    after.person = Person {
        employer: before.person.employer.clone(),
        district: before.person.district.clone(),
        phones: phones(person, &before.person.phones),
        ..person.clone()
    };
    if after.person.id_document != before.person.id_document {
        after.flags.retain(|flag| !is_of_id(*flag));
        after.flags.extend(doubts);
    }
    after.flags.retain(|flag| *flag != IssueCode::SexDiffersFromId);
    order::sort(&mut after.flags);
    after.flags.dedup();
    (after != before).then(|| Change::EditEntry { before: Box::new(before), after: Box::new(after) })
}

/// The person's telephones, then those of the record that are not among them.
fn phones(person: &Person, of_record: &[Phone]) -> Vec<Phone> {
    let others = of_record.iter().filter(|phone| !person.phones.contains(phone));
    person.phones.iter().chain(others).cloned().collect()
}

//! Making records one person's: all of them bear one name, document and telephone from now on, so that every count and
//! every page that knows a person by these knows one. Employer, district and household as one of them says it, where asked.

use super::contacts::{is_of_id, merge_flags};
use super::perform::{Work, refused, wrong};
use super::{ActKind, Change, Merge, Present};
use crate::contact::{Contact, RecordId};
use crate::draft::Known;
use crate::identity::{IdDocument, Phone};
use crate::issue::{Issue, IssueCode};
use crate::order;
use crate::register::{Circumstance, Entry, Person, Register, Said, is_of_household};
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
    let told = told(present, &wish.told, &records)?;
    let mut changes = Vec::new();
    for id in records {
        if present.is_withdrawn(id) {
            return refused(IssueCode::Gone);
        }
        changes.extend(match (present.contact(id), present.entry(id)) {
            (Some(contact), _) => contact_of(contact, &person, &doubts, &told),
            (None, Some(entry)) => entry_of(entry, &person, &doubts, &told),
            (None, None) => return refused(IssueCode::Gone),
        });
    }
    if changes.is_empty() {
        return refused(IssueCode::NothingToDo);
    }
    Ok((ActKind::Merge, changes, issues))
}

/// What is said from now on, out of the records named for it.
fn told(
    present: &impl Present,
    wish: &[(Circumstance, RecordId)],
    records: &[RecordId],
) -> Result<Vec<Said>, Vec<Issue>> {
    let mut told = Vec::with_capacity(wish.len());
    for &(what, id) in wish {
        let of_contact = || present.contact(id).and_then(|contact| what.of_contact(&contact));
        let of_entry = || present.entry(id).and_then(|entry| what.of_entry(&entry));
        match of_contact().or_else(of_entry).filter(|_| records.contains(&id)) {
            Some(said) => told.push(said),
            None => return refused(IssueCode::ChangedSince),
        }
    }
    Ok(told)
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

fn contact_of(before: Contact, person: &Person, doubts: &[IssueCode], told: &[Said]) -> Option<Change> {
    let mut after = before.clone();
    after.anonymous = false;
    after.name.clone_from(&person.name);
    after.sex = person.sex;
    after.birth = person.birth;
    after.phones = phones(person, &before.phones);
    told.iter().for_each(|said| said.tell_contact(&mut after));
    if after.id_document != person.id_document {
        after.id_document.clone_from(&person.id_document);
        after.flags.retain(|flag| !is_of_id(*flag) && *flag != IssueCode::IdDigitsLost);
        merge_flags(&mut after, doubts.iter().copied());
    }
    after.flags.retain(|flag| *flag != IssueCode::SexDiffersFromId);
    (after != before).then(|| Change::EditContact { before: Box::new(before), after: Box::new(after) })
}

fn entry_of(before: Entry, person: &Person, doubts: &[IssueCode], told: &[Said]) -> Option<Change> {
    let mut after = before.clone();
    after.person = Person {
        employer: before.person.employer.clone(),
        district: before.person.district.clone(),
        phones: phones(person, &before.person.phones),
        ..person.clone()
    };
    told.iter().for_each(|said| said.tell_entry(&mut after));
    if after.person.id_document != before.person.id_document {
        after.flags.retain(|flag| !is_of_id(*flag));
        after.flags.extend(doubts);
    }
    after.flags.retain(|flag| *flag != IssueCode::SexDiffersFromId);
    if after.register() == Register::Relief
        && (&after.person.name, &after.rows) != (&before.person.name, &before.rows)
    {
        after.flags.retain(|flag| *flag != IssueCode::PayeeNotOfHousehold);
        after.flags.extend((!is_of_household(&after)).then_some(IssueCode::PayeeNotOfHousehold));
    }
    order::sort(&mut after.flags);
    after.flags.dedup();
    (after != before).then(|| Change::EditEntry { before: Box::new(before), after: Box::new(after) })
}

/// The person's telephones, then those of the record that are not among them.
fn phones(person: &Person, of_record: &[Phone]) -> Vec<Phone> {
    let others = of_record.iter().filter(|phone| !person.phones.contains(phone));
    person.phones.iter().chain(others).cloned().collect()
}

//! Acts on contacts: log, edit, withdraw. Keys and numbers are given here, in order, and never twice.

use std::collections::HashMap;

use super::perform::{Work, refused, wrong};
use super::{ActKind, Change, Present};
use crate::contact::{Contact, ContactNumber, DeviceCode, RecordId};
use crate::draft::ContactDraft;
use crate::issue::{Issue, IssueCode};
use crate::order;
use crate::time::Day;

pub(super) fn save(
    present: &impl Present,
    draft: &ContactDraft,
    today: Day,
    device: DeviceCode,
) -> Result<Work, Vec<Issue>> {
    let before = match draft.editing {
        Some(id) => Some(standing(present, id)?),
        None => None,
    };
    if let (Some(before), Some(original)) = (&before, &draft.original)
        && (ContactDraft { original: None, ..ContactDraft::of(before) }) != **original
    {
        return refused(IssueCode::ChangedSince);
    }
    let kept = before.as_ref().and_then(|before| before.id_document.as_ref());
    let (contact, warnings) = draft.check_keeping(kept, today, present.codes())?;
    // A contact linked long ago may have gone with its import since.
    let linked = before.as_ref().map_or(&[][..], |before| &before.earlier);
    if contact.earlier.iter().any(|id| !linked.contains(id) && present.contact(*id).is_none()) {
        return wrong("earlier", IssueCode::Gone);
    }
    match before {
        None => {
            let mut rows = vec![contact];
            number_rows(present, device, &mut rows);
            let changes = rows.into_iter().map(|contact| Change::AddContact(Box::new(contact))).collect();
            Ok((ActKind::Log, changes, warnings))
        }
        Some(before) => {
            let after = edited(&before, contact);
            if after == before {
                return refused(IssueCode::NothingToDo);
            }
            let change = Change::EditContact { before: Box::new(before), after: Box::new(after) };
            Ok((ActKind::Edit, vec![change], warnings))
        }
    }
}

pub(super) fn withdraw(present: &impl Present, id: RecordId) -> Result<Work, Vec<Issue>> {
    standing(present, id)?;
    Ok((ActKind::Withdraw, vec![Change::WithdrawContact(id)], Vec::new()))
}

/// Gives each contact its key and its number within the year it was received, in the order they stand.
pub fn number_rows(present: &impl Present, device: DeviceCode, rows: &mut [Contact]) {
    let mut running = present.last_record(device);
    let mut serials: HashMap<i16, u32> = HashMap::new();
    for row in rows {
        running += 1;
        row.id = RecordId::new(device, running);
        let year = i16::try_from(row.received.day.ymd().0).unwrap_or(i16::MAX);
        let serial = serials.entry(year).or_insert_with(|| present.last_serial(device, year));
        *serial += 1;
        row.number = ContactNumber { year, device, serial: *serial };
    }
}

/// A contact that is there and not withdrawn.
pub(super) fn standing(present: &impl Present, id: RecordId) -> Result<Contact, Vec<Issue>> {
    match present.contact(id) {
        Some(contact) if !present.is_withdrawn(id) => Ok(contact),
        _ => refused(IssueCode::Gone),
    }
}

/// What the form does not hold stays: key, number, source, amount asked for, further phones, and the doubts about a document left as it was.
fn edited(before: &Contact, mut after: Contact) -> Contact {
    after.id = before.id;
    after.number = before.number;
    after.source = before.source.clone();
    after.asked = before.asked;
    for phone in before.phones.iter().skip(2) {
        if !after.phones.contains(phone) {
            after.phones.push(phone.clone());
        }
    }
    if after.id_document == before.id_document {
        after.flags.retain(|code| !is_of_id(*code));
        merge_flags(&mut after, before.flags.iter().copied().filter(|code| is_of_id(*code)));
    }
    after
}

/// Adds doubts to a contact's own, each once and in order.
pub(super) fn merge_flags(contact: &mut Contact, flags: impl Iterator<Item = IssueCode>) {
    contact.flags.extend(flags);
    order::sort(&mut contact.flags);
    contact.flags.dedup();
}

pub(super) fn is_of_id(code: IssueCode) -> bool {
    use IssueCode::*;
    matches!(
        code,
        IdWrongLength | IdChecksumWrong | IdBirthImpossible | Id15Digits | IdFormWrong | IdDigitsLost
    )
}

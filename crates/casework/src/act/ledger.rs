//! Acts on ledgers: an import as one act, and rows held aside by it, corrected or dropped one by one.

use std::collections::HashSet;

use super::contacts::{merge_flags, number_rows, standing};
use super::perform::{Work, refused, wrong};
use super::{ActKind, Change, Present};
use crate::code::Codes;
use crate::contact::{Contact, DeviceCode, RecordId};
use crate::draft::ContactDraft;
use crate::issue::{Issue, IssueCode};
use crate::ledger::{Field, Import, ImportReport, Update};
use crate::time::Day;
use crate::view::unmasked;

pub(super) fn import(present: &impl Present, import: Import, device: DeviceCode) -> Result<Work, Vec<Issue>> {
    let Import { file, sheet, mut rows, updates, mut held, released, codes, layout, notes } = import;
    if rows.is_empty() && updates.is_empty() && held.is_empty() && released.is_empty() {
        return refused(IssueCode::NothingToDo);
    }
    let mut changes = Vec::with_capacity(rows.len() + updates.len() + held.len() + codes.len() + 2);
    let mut lists = present.codes().clone();
    for code in codes {
        changes.extend(super::lists::code_change(&lists, code.clone())?);
        lists.put(code);
    }
    if !are_known(rows.iter().chain(updates.iter().map(|update| &update.row)), &lists) {
        return wrong("codes", IssueCode::CodeUnknown);
    }
    if let Some(after) = layout {
        let before = present.layout(after.print);
        if before.as_ref() != Some(&after) {
            changes.push(Change::Layout { before, after });
        }
    }
    let report = ImportReport { imported: count(&rows), updated: count(&updates), file, sheet, notes };
    let kind = ActKind::Import { file: report.file.clone(), rows: report.imported };
    number_rows(present, device, &mut rows);
    let mut running = present.last_record(device) + rows.len() as u64;
    for row in &mut held {
        running += 1;
        row.id = RecordId::new(device, running);
    }
    changes.extend(rows.into_iter().map(|row| Change::AddContact(Box::new(row))));
    for update in updates {
        changes.extend(updated(present, &update)?);
    }
    for id in released {
        changes.extend(present.held(id).map(|row| Change::Held { before: Some(Box::new(row)), after: None }));
    }
    changes.extend(held.into_iter().map(|row| Change::Held { before: None, after: Some(Box::new(row)) }));
    changes.push(Change::Import(Box::new(report)));
    Ok((kind, changes, Vec::new()))
}

/// The contact that a row held aside becomes, with the row's own key. Numbers may come as they were masked. Corrected again after an undo, the contact that was
/// taken out by it comes back: a key is not given twice.
pub(super) fn correct(
    present: &impl Present,
    id: RecordId,
    draft: &ContactDraft,
    today: Day,
    device: DeviceCode,
) -> Result<Work, Vec<Issue>> {
    let held = present.held(id).ok_or_else(gone)?;
    // What the clerk left as it stood in the ledger is not blamed for being empty.
    let original = Some(Box::new(held.draft.clone()));
    let draft = ContactDraft { editing: Some(id), original, ..unmasked(draft.clone(), &held.draft) };
    let (mut contact, warnings) = draft.check(today, present.codes())?;
    contact.id = id;
    contact.source = Some(held.source.clone());
    contact.asked = held.asked;
    merge_flags(
        &mut contact,
        held.flags.iter().copied().filter(|flag| still_holds(*flag, &held.draft, &draft)),
    );
    let mut changes = Vec::new();
    match present.contact(id) {
        None => {
            let mut rows = [contact];
            number_rows(present, device, &mut rows);
            let [contact] = rows;
            changes.push(Change::AddContact(Box::new(Contact { id, ..contact })));
        }
        Some(before) if present.is_withdrawn(id) => {
            let after = Contact { number: before.number, ..contact };
            changes.push(Change::RestoreContact(id));
            if after != before {
                changes.push(Change::EditContact { before: Box::new(before), after: Box::new(after) });
            }
        }
        Some(_) => return Err(gone()),
    }
    changes.push(Change::Held { before: Some(Box::new(held)), after: None });
    Ok((ActKind::Correct, changes, warnings))
}

pub(super) fn drop_held(present: &impl Present, id: RecordId) -> Result<Work, Vec<Issue>> {
    let held = present.held(id).ok_or_else(gone)?;
    Ok((ActKind::Drop, vec![Change::Held { before: Some(Box::new(held)), after: None }], Vec::new()))
}

/// A contact with the columns that differ taken over; nothing where it says so already.
fn updated(present: &impl Present, update: &Update) -> Result<Option<Change>, Vec<Issue>> {
    let before = standing(present, update.of)?;
    let mut after = before.clone();
    for field in &update.fields {
        field.take_over(&mut after, &update.row);
    }
    after.flags.retain(|flag| !update.fields.iter().any(|field| is_about(*flag, *field)));
    merge_flags(&mut after, update.row.flags.iter().copied());
    after.source.clone_from(&update.row.source);
    let change = || Change::EditContact { before: Box::new(before.clone()), after: Box::new(after.clone()) };
    Ok((after != before).then(change))
}

fn is_about(flag: IssueCode, field: Field) -> bool {
    match flag {
        IssueCode::HandlingAndDoneDiffer => matches!(field, Field::Handling | Field::Done),
        _ => crate::ledger::Reason::from(flag).doubted() == Some(field),
    }
}

/// Does a doubt of the reader still hold, what it was about being left as it was?
fn still_holds(flag: IssueCode, was: &ContactDraft, is: &ContactDraft) -> bool {
    match flag {
        IssueCode::CategoryUnknown => was.category == is.category,
        IssueCode::IdDigitsLost => was.id_number == is.id_number,
        IssueCode::HandlingAndDoneDiffer => {
            (&was.handling, &was.done, was.status) == (&is.handling, &is.done, is.status)
        }
        _ => true,
    }
}

/// Is every entry named by the contacts in the lists?
fn are_known<'a>(mut rows: impl Iterator<Item = &'a Contact>, codes: &Codes) -> bool {
    let known: HashSet<_> = codes.0.iter().map(|code| (code.list, &code.key)).collect();
    rows.all(|row| row.codes().all(|named| known.contains(&named)))
}

fn count<T>(of: &[T]) -> u32 {
    u32::try_from(of.len()).unwrap_or(u32::MAX)
}

fn gone() -> Vec<Issue> {
    vec![Issue::at("act", IssueCode::Gone)]
}

//! Undo: the inverse of each change, in reverse order, as a change set like any other. Undoing an undo does it again.
//!
//! A new contact is withdrawn, a new entry of a list retired, a new member of staff stood down, so that no number and no key
//! is given twice. Only contacts that came in as a block are taken out for good: that undo cannot be undone.

use super::lists::keeps_a_head;
use super::perform::{may, refused};
use super::{ActKind, Change, ChangeSet, Present};
use crate::code::Code;
use crate::issue::{Issue, IssueCode};
use crate::ledger::HeldRow;
use crate::staff::{Right, Staff};
use crate::time::Moment;

/// The change set that undoes act number `seq`, which was `of`.
///
/// Refused: `NotAllowed` (somebody else's act without the right, the opening of the centre, or a person erased), `ChangedSince` (what it
/// changed was changed again), `NothingToDo` (undone already), `LastHead`, `ImportAgain` (the contacts are gone for good).
pub fn undo(
    present: &impl Present,
    who: &Staff,
    seq: u64,
    of: &ChangeSet,
    at: Moment,
) -> Result<ChangeSet, Vec<Issue>> {
    let foreign = of.by != who.id && !may(present, who, Right::Import);
    let allowed =
        may(present, who, Right::Record) && of.changes.iter().all(|change| may(present, who, change.right()));
    let is_final = matches!(of.kind, ActKind::Open | ActKind::Erase { .. });
    if foreign || !allowed || is_final {
        return refused(IssueCode::NotAllowed);
    }
    let is_import = matches!(of.kind, ActKind::Import { .. });
    let mut changes = Vec::with_capacity(of.changes.len());
    for change in of.changes.iter().rev() {
        match inverse(present, change) {
            Ok(inverse) => changes.push(inverse),
            // One row of an import that somebody took out by hand does not bar taking out the others.
            Err(IssueCode::NothingToDo) => {}
            // Nor does an entry of a list that somebody has since made their own.
            Err(IssueCode::ChangedSince) if of.changes.len() > 1 && matches!(change, Change::Code { .. }) => {
            }
            // Nor does one contact of an import that somebody has since edited.
            Err(IssueCode::ChangedSince) if is_import && matches!(change, Change::EditContact { .. }) => {}
            Err(code) => return refused(code),
        }
    }
    let matters = |change: &Change| of.changes.len() == 1 || !matches!(change, Change::Code { .. });
    if !changes.iter().any(matters) {
        return refused(IssueCode::NothingToDo);
    }
    Ok(ChangeSet { kind: ActKind::Undo(seq), at, by: who.id, changes })
}

fn inverse(present: &impl Present, change: &Change) -> Result<Change, IssueCode> {
    match change {
        Change::AddContact(contact) => withdrawal(present, contact.id),
        Change::RestoreContact(id) => withdrawal(present, *id),
        Change::WithdrawContact(id) => match present.is_withdrawn(*id) {
            true => Ok(Change::RestoreContact(*id)),
            false => Err(IssueCode::NothingToDo),
        },
        Change::EditContact { before, after } => match present.contact(after.id) {
            Some(now) if now == **after => {
                Ok(Change::EditContact { before: after.clone(), after: before.clone() })
            }
            _ => Err(IssueCode::ChangedSince),
        },
        Change::Centre { before: Some(before), after } if present.centre() == after => {
            Ok(Change::Centre { before: Some(after.clone()), after: before.clone() })
        }
        Change::Centre { before: Some(_), .. } => Err(IssueCode::ChangedSince),
        Change::Centre { before: None, .. } => Err(IssueCode::NotAllowed),
        Change::Code { before, after } => code(present, before.as_ref(), after.as_ref()),
        Change::Staff { before, after } => staff(present, before.as_ref(), after.as_ref()),
        Change::Held { before, after } => held(present, before.as_deref(), after.as_deref()),
        Change::Wish(_) => Err(IssueCode::NothingToDo),
        // The report still says what happened, and a layout once confirmed is right whatever became of its rows.
        Change::Import(_) | Change::Layout { .. } => Err(IssueCode::NothingToDo),
        Change::AddBlock(block) if present.has_block(block.number) => Ok(Change::DropBlock(block.clone())),
        Change::AddBlock(_) => Err(IssueCode::NothingToDo),
        Change::DropBlock(_) => Err(IssueCode::ImportAgain),
        Change::AddEntry(entry) => entry_withdrawal(present, entry.id),
        Change::RestoreEntry(id) => entry_withdrawal(present, *id),
        Change::WithdrawEntry(id) => match present.is_withdrawn(*id) {
            true => Ok(Change::RestoreEntry(*id)),
            false => Err(IssueCode::NothingToDo),
        },
        Change::EditEntry { before, after } => match present.entry(after.id) {
            Some(now) if now == **after => {
                Ok(Change::EditEntry { before: after.clone(), after: before.clone() })
            }
            _ => Err(IssueCode::ChangedSince),
        },
        // As with contacts: what was said and confirmed stays.
        Change::ImportEntries(_) | Change::EntryLayout { .. } | Change::LeftOut(_) => {
            Err(IssueCode::NothingToDo)
        }
        Change::Days { before, after } => {
            let set = after.or(*before).ok_or(IssueCode::NothingToDo)?;
            match present.days().get(set.rule, set.from) == *after {
                true => Ok(Change::Days { before: *after, after: *before }),
                false => Err(IssueCode::ChangedSince),
            }
        }
    }
}

/// A row held aside is let go again, also where it was corrected since; one that was corrected or dropped is held again.
fn held(
    present: &impl Present,
    before: Option<&HeldRow>,
    after: Option<&HeldRow>,
) -> Result<Change, IssueCode> {
    match (before, after) {
        (_, Some(row)) => match present.held(row.id) {
            Some(now) => {
                Ok(Change::Held { before: Some(Box::new(now)), after: before.cloned().map(Box::new) })
            }
            None => withdrawal(present, row.id),
        },
        (Some(row), None) => match present.held(row.id) {
            None => Ok(Change::Held { before: None, after: Some(Box::new(row.clone())) }),
            Some(_) => Err(IssueCode::NothingToDo),
        },
        (None, None) => Err(IssueCode::NothingToDo),
    }
}

fn withdrawal(present: &impl Present, id: crate::contact::RecordId) -> Result<Change, IssueCode> {
    match present.contact(id).is_some() && !present.is_withdrawn(id) {
        true => Ok(Change::WithdrawContact(id)),
        false => Err(IssueCode::NothingToDo),
    }
}

fn entry_withdrawal(present: &impl Present, id: crate::contact::RecordId) -> Result<Change, IssueCode> {
    match present.entry(id).is_some() && !present.is_withdrawn(id) {
        true => Ok(Change::WithdrawEntry(id)),
        false => Err(IssueCode::NothingToDo),
    }
}

fn code(present: &impl Present, before: Option<&Code>, after: Option<&Code>) -> Result<Change, IssueCode> {
    let after = after.ok_or(IssueCode::NothingToDo)?;
    let now = present.codes().get(after.list, after.key.as_str());
    let back = match before {
        Some(before) => before.clone(),
        None => Code { active: false, ..after.clone() },
    };
    match now {
        Some(now) if *now == back => Err(IssueCode::NothingToDo),
        Some(now) if now == after => Ok(Change::Code { before: Some(after.clone()), after: Some(back) }),
        _ => Err(IssueCode::ChangedSince),
    }
}

fn staff(present: &impl Present, before: Option<&Staff>, after: Option<&Staff>) -> Result<Change, IssueCode> {
    let after = after.ok_or(IssueCode::NothingToDo)?;
    let now = present.staff().iter().find(|member| member.id == after.id);
    let back = match before {
        Some(before) => before.clone(),
        None => Staff { active: false, ..after.clone() },
    };
    match now {
        Some(now) if *now == back => Err(IssueCode::NothingToDo),
        Some(now) if now == after && !keeps_a_head(present.staff(), &back) => Err(IssueCode::LastHead),
        Some(now) if now == after => Ok(Change::Staff { before: Some(after.clone()), after: Some(back) }),
        _ => Err(IssueCode::ChangedSince),
    }
}

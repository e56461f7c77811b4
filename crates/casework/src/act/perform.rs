//! Who may do what, then the act itself. An act that is refused changes nothing.

use super::{Act, Change, ChangeSet, Present, contacts, entries, erasing, ledger, lists, merge, shown};
use crate::contact::DeviceCode;
use crate::issue::{Issue, IssueCode};
use crate::register::Around;
use crate::staff::{Right, Staff};
use crate::time::Moment;

/// What an act gives: the change set, and warnings kept with the record.
pub(super) type Outcome = Result<(ChangeSet, Vec<Issue>), Vec<Issue>>;

/// Checks an act against the present state. Nothing is changed here: the caller writes the change set, then applies it.
///
/// Field of an issue that is not about a control: `act`.
pub fn act(present: &impl Present, who: &Staff, act: Act, at: Moment, device: DeviceCode) -> Outcome {
    if !may(present, who, act.right()) {
        return refused(IssueCode::NotAllowed);
    }
    let by = who.id;
    let today = at.civil(present.centre().zone).day;
    let around = Around { codes: present.codes(), at, today, by };
    let (kind, changes, warnings) = match act {
        Act::SaveContact(draft) => contacts::save(present, &draft, today, device)?,
        Act::WithdrawContact(id) => contacts::withdraw(present, id)?,
        Act::Import(import) => ledger::import(present, *import, device)?,
        Act::CorrectHeld { held, draft } => ledger::correct(present, held, &draft, today, device)?,
        Act::DropHeld(held) => ledger::drop_held(present, held)?,
        Act::SetCentre(centre) => lists::set_centre(present, centre)?,
        Act::SetCode(code) => lists::set_code(present, code)?,
        Act::AddStaff { name, role } => lists::add_staff(present, &name, role)?,
        Act::SetStaff(staff) => lists::set_staff(present, staff)?,
        Act::SaveEntry(draft) => entries::save(present, &draft, around, device)?,
        Act::Pay { entry, row } => entries::pay(present, entry, row, around, device)?,
        Act::MoveEntry(step) => entries::reach(present, &step, around)?,
        Act::WithdrawEntry(id) => entries::withdraw(present, id)?,
        Act::ImportEntries(import) => entries::import(present, *import, around, device)?,
        Act::Merge(wish) => merge::merge(present, &wish, today)?,
        Act::Show { record, numbers } => shown::show(present, record, numbers)?,
        Act::Export(exported) => (super::ActKind::Export(exported), Vec::new(), Vec::new()),
        Act::SetDays(set) => lists::set_days(present, set)?,
        Act::Erase(wish) => erasing::erase(present, wish)?,
    };
    Ok((ChangeSet { kind, at, by, changes }, warnings))
}

/// Does this member still work here, in a role that has the right? The list of staff says so, not the caller's copy.
pub(super) fn may(present: &impl Present, who: &Staff, right: Right) -> bool {
    present.staff().iter().any(|staff| staff.id == who.id && staff.active && staff.role.may(right))
}

/// One issue of the act as a whole.
pub(super) fn refused<T>(code: IssueCode) -> Result<T, Vec<Issue>> {
    Err(vec![Issue::at("act", code)])
}

/// One issue of a field.
pub(super) fn wrong<T>(field: &'static str, code: IssueCode) -> Result<T, Vec<Issue>> {
    Err(vec![Issue::at(field, code)])
}

/// Kind, changes and warnings of one act.
pub(super) type Work = (super::ActKind, Vec<Change>, Vec<Issue>);

//! Acts on the centre, its code lists, its days and its staff. A key never changes its meaning by an import; nothing is deleted.

use super::perform::{Work, refused, wrong};
use super::{ActKind, Change, Present};
use crate::centre::Centre;
use crate::code::{Code, Codes};
use crate::issue::{Issue, IssueCode};
use crate::register::{DatedDays, MOST_DAYS};
use crate::staff::{Role, Staff, StaffId};
use crate::text::{line, name};

/// Longest name of a centre, in characters.
const CENTRE_NAME: usize = 60;
/// Longest word of a list or name of a member, in characters.
const WORD: usize = 40;

pub(super) fn set_centre(present: &impl Present, centre: Centre) -> Result<Work, Vec<Issue>> {
    let before = present.centre().clone();
    // A demo never becomes a real centre, nor the other way round.
    let after = Centre { name: centre_name(&centre.name)?, demo: before.demo, ..centre };
    if after == before {
        return refused(IssueCode::NothingToDo);
    }
    Ok((ActKind::Centre, vec![Change::Centre { before: Some(before), after }], Vec::new()))
}

/// What was set from the same day on is set anew.
pub(super) fn set_days(present: &impl Present, set: DatedDays) -> Result<Work, Vec<Issue>> {
    if !(1..=MOST_DAYS).contains(&set.days) {
        return wrong("days", IssueCode::CountOutside);
    }
    let before = present.days().get(set.rule, set.from);
    if before == Some(set) {
        return refused(IssueCode::NothingToDo);
    }
    Ok((ActKind::Days(set.rule), vec![Change::Days { before, after: Some(set) }], Vec::new()))
}

pub(super) fn set_code(present: &impl Present, code: Code) -> Result<Work, Vec<Issue>> {
    let code = Code { zh: word("zh", &code.zh)?, en: line(&code.en), ..code };
    if code.en.chars().count() > WORD {
        return wrong("en", IssueCode::TooLong);
    }
    let codes = present.codes();
    let before = codes.get(code.list, code.key.as_str()).cloned();
    let parent_there = !code.key.is_second() || codes.get(code.list, code.key.top()).is_some();
    if !parent_there || code.key.as_str().matches('.').count() > 1 {
        return wrong("key", IssueCode::CodeUnknown);
    }
    if before.as_ref() == Some(&code) {
        return refused(IssueCode::NothingToDo);
    }
    let level = |c: &Code| c.key.is_second().then(|| c.key.top().to_owned());
    let taken = |c: &Code| c.key != code.key && c.active && c.zh == code.zh && level(c) == level(&code);
    if code.active && codes.of(code.list).any(taken) {
        return wrong("zh", IssueCode::NameTaken);
    }
    Ok((ActKind::Code, vec![Change::Code { before, after: Some(code) }], Vec::new()))
}

/// The change an import makes of one entry it brings: none where it is there already. An entry that was meanwhile given
/// another word is not overwritten.
pub(super) fn code_change(codes: &Codes, code: Code) -> Result<Option<Change>, Vec<Issue>> {
    if code.zh.trim().is_empty() {
        return wrong("codes", IssueCode::Missing);
    }
    match codes.get(code.list, code.key.as_str()) {
        Some(there) if *there == code => Ok(None),
        Some(there) if there.zh != code.zh => wrong("codes", IssueCode::ChangedSince),
        there => Ok(Some(Change::Code { before: there.cloned(), after: Some(code) })),
    }
}

pub(super) fn add_staff(present: &impl Present, name: &str, role: Role) -> Result<Work, Vec<Issue>> {
    let staff = present.staff();
    let last = staff.iter().map(|member| member.id.0).max().unwrap_or(0);
    let Some(id) = last.checked_add(1) else {
        return refused(IssueCode::NotAllowed);
    };
    let after = Staff { id: StaffId(id), name: staff_name(staff, StaffId(id), name)?, role, active: true };
    Ok((ActKind::Staff, vec![Change::Staff { before: None, after: Some(after) }], Vec::new()))
}

pub(super) fn set_staff(present: &impl Present, member: Staff) -> Result<Work, Vec<Issue>> {
    let staff = present.staff();
    let Some(before) = staff.iter().find(|there| there.id == member.id) else {
        return refused(IssueCode::Gone);
    };
    let after = Staff { name: staff_name(staff, member.id, &member.name)?, ..member };
    if after == *before {
        return refused(IssueCode::NothingToDo);
    }
    if !keeps_a_head(staff, &after) {
        return refused(IssueCode::LastHead);
    }
    let change = Change::Staff { before: Some(before.clone()), after: Some(after) };
    Ok((ActKind::Staff, vec![change], Vec::new()))
}

/// Is there still an active head once this member is as given?
pub(super) fn keeps_a_head(staff: &[Staff], changed: &Staff) -> bool {
    let head = |member: &Staff| member.active && member.role == Role::Head;
    head(changed) || staff.iter().any(|member| member.id != changed.id && head(member))
}

/// A centre's name, made plain.
pub(super) fn centre_name(text: &str) -> Result<String, Vec<Issue>> {
    let name = line(text);
    match name.chars().count() {
        0 => wrong("name", IssueCode::Missing),
        n if n > CENTRE_NAME => wrong("name", IssueCode::TooLong),
        _ => Ok(name),
    }
}

/// A member's name, made plain, that no other member has: contacts are told apart by the receiver's name.
pub(super) fn staff_name(staff: &[Staff], id: StaffId, text: &str) -> Result<String, Vec<Issue>> {
    let plain = word("name", &name(text))?;
    if staff.iter().any(|member| member.id != id && member.name == plain) {
        return wrong("name", IssueCode::NameTaken);
    }
    Ok(plain)
}

fn word(field: &'static str, text: &str) -> Result<String, Vec<Issue>> {
    let word = line(text);
    match word.chars().count() {
        0 => wrong(field, IssueCode::Missing),
        n if n > WORD => wrong(field, IssueCode::TooLong),
        _ => Ok(word),
    }
}

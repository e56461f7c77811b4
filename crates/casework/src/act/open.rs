//! The first change set of a centre: the centre, its first member of staff as head, and the shipped lists.

use super::lists::{centre_name, staff_name};
use super::{ActKind, Change, ChangeSet};
use crate::centre::Centre;
use crate::code::shipped;
use crate::issue::Issue;
use crate::staff::{Role, Staff, StaffId};
use crate::time::Moment;

/// Opens a centre. Its head is member 1. Issues: `name` of the centre, `head` of the first member.
pub fn open(centre: Centre, head: &str, at: Moment) -> Result<ChangeSet, Vec<Issue>> {
    let name = centre_name(&centre.name);
    let head = staff_name(&[], StaffId(1), head)
        .map_err(|issues| issues.into_iter().map(|issue| Issue::at("head", issue.code)).collect::<Vec<_>>());
    let (name, head) = match (name, head) {
        (Ok(name), Ok(head)) => (name, head),
        (name, head) => {
            let issues = [name.err(), head.err()];
            return Err(issues.into_iter().flatten().flatten().collect());
        }
    };
    let head = Staff { id: StaffId(1), name: head, role: Role::Head, active: true };
    let mut changes = vec![
        Change::Centre { before: None, after: Centre { name, ..centre } },
        Change::Staff { before: None, after: Some(head) },
    ];
    changes.extend(shipped().0.into_iter().map(|code| Change::Code { before: None, after: Some(code) }));
    Ok(ChangeSet { kind: ActKind::Open, at, by: StaffId(1), changes })
}

//! Which right each act needs, and each change that an undo would take back. With `Role::may`, which says what rights a role
//! has, this is all there is to know of who may do what; docs/security.md writes it out as role × act.
//!
//! Neither match has a rest: a new act, or a new change, does not compile before it has its row.

use super::{Act, Change};
use crate::staff::Right;

impl Act {
    /// The right one needs to do it.
    pub fn right(&self) -> Right {
        match self {
            Act::SaveContact(_) | Act::WithdrawContact(_) => Right::Record,
            Act::CorrectHeld { .. } | Act::DropHeld(_) => Right::Record,
            Act::Pay { .. } => Right::Record,
            Act::SaveEntry(_) | Act::MoveEntry(_) | Act::WithdrawEntry(_) | Act::Merge(_) => Right::Record,
            Act::Import(_) | Act::ImportEntries(_) => Right::Import,
            Act::SetCode(_) => Right::Codes,
            Act::Show { .. } => Right::Read,
            Act::Export(_) => Right::Export,
            Act::SetCentre(_) | Act::SetDays(_) | Act::AddStaff { .. } | Act::SetStaff(_) => Right::Manage,
            Act::Erase(_) => Right::Erase,
        }
    }
}

impl Change {
    /// The right one needs to undo it, beside that to record at all.
    pub fn right(&self) -> Right {
        match self {
            Change::AddContact(_) | Change::EditContact { .. } => Right::Record,
            Change::WithdrawContact(_) | Change::RestoreContact(_) | Change::Wish(_) => Right::Record,
            Change::AddBlock(_) | Change::DropBlock(_) => Right::Record,
            Change::Held { .. } => Right::Record,
            Change::AddEntry(_) | Change::EditEntry { .. } => Right::Record,
            Change::WithdrawEntry(_) | Change::RestoreEntry(_) => Right::Record,
            Change::ImportEntries(_) | Change::EntryLayout { .. } | Change::LeftOut(_) => Right::Import,
            Change::Import(_) | Change::Layout { .. } => Right::Import,
            Change::Code { .. } => Right::Codes,
            Change::Centre { .. } | Change::Days { .. } | Change::Staff { .. } => Right::Manage,
        }
    }
}

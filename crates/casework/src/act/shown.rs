//! What is looked at, and noted: numbers of a record shown in full, lists that left as a file. Changes no record, so there is
//! nothing to undo.

use serde::{Deserialize, Serialize};

use super::perform::{Work, refused};
use super::{ActKind, Present};
use crate::contact::RecordId;
use crate::issue::IssueCode;
use crate::register::Register;

/// A kind of number that is masked until it is asked for. Kept in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NumberKind {
    /// Telephone.
    Phone,
    /// Identity document.
    Document,
    /// Bank account.
    Account,
}

impl NumberKind {
    /// All kinds, in the order of a page.
    pub const ALL: [NumberKind; 3] = [NumberKind::Phone, NumberKind::Document, NumberKind::Account];
}

/// A list that leaves as a file with personal data. Kept in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// Of which register; none = contacts.
    pub register: Option<Register>,
    /// How many rows.
    pub rows: u32,
}

/// Numbers of these kinds of a record are shown.
pub(super) fn show(
    present: &impl Present,
    record: RecordId,
    mut numbers: Vec<NumberKind>,
) -> Result<Work, Vec<crate::issue::Issue>> {
    crate::order::sort(&mut numbers);
    numbers.dedup();
    let is_there = present.contact(record).is_some()
        || present.entry(record).is_some()
        || present.held(record).is_some();
    match (is_there, numbers.is_empty()) {
        (false, _) => refused(IssueCode::Gone),
        (true, true) => refused(IssueCode::NothingToDo),
        (true, false) => Ok((ActKind::Show { record, numbers }, Vec::new(), Vec::new())),
    }
}

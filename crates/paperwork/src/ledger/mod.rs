//! A reception ledger (接待登记) to contacts: find the head row, suggest what each column is, read row by row.
//!
//! A row is taken only where every mapped cell is read for certain; otherwise it is held with its row number and a reason.
//! Nothing is guessed, nothing dropped in silence: every row up to the last is taken, held or skipped. Reads no clock.

mod dictionary;
mod entries;
mod head;
mod mapping;
mod person;
mod reading;
mod row;
mod word;

pub use casework::ledger::{Field, Reason, RowNote};
pub use head::{Head, head};
pub use mapping::{Mapping, MappingIssue};
pub use reading::{Context, Reading, read};

#[cfg(test)]
mod tests;

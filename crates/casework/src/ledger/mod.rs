//! What an import of a ledger is and what stays of it: rows, updates, rows held aside, notes, the layout it was read by.
//!
//! Everything here but `Import`, `Update`, `Comparison` and `Kept` is kept on disk: enums grow at their end, a struct that changes
//! takes a new format byte of the journal. Holds personal data; prints nothing of it.

mod compare;
mod field;
mod held;
mod import;
mod layout;
mod note;
mod part;
mod reason;
#[cfg(test)]
mod tests;

pub use compare::{Compared, Comparison, Kept, compare};
pub use field::Field;
pub use held::HeldRow;
pub use import::{Import, Update};
pub use layout::{Layout, Word};
pub use note::{ImportReport, RowNote, Twin};
pub use reason::{Outcome, Reason};

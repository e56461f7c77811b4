//! The journal: every change set as a sealed row, in order, each hanging on the one before.
//!
//! A row's associated data holds its number and the tag of the row before it: a row changed, moved, taken from the middle, or
//! brought from another copy of the same centre does not open. Rows taken from the end are not noticed: nothing outside the
//! store says how many there were.
//!
//! Rows are added only, but for one case: where a person is erased the whole journal is written anew as the next generation,
//! under keys and a seal of its own, and then the old one goes.

mod chain;
mod format;
mod format_1;

pub use chain::{Chain, key_of};
pub use format::{decode, encode};

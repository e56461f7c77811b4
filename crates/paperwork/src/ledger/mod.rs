//! A reception ledger to contacts: find the head, suggest what each column is, read row by row.
//!
//! Nothing is guessed, nothing dropped in silence: every row up to the last is taken, held or skipped. What can be read is
//! taken, with a doubt where something in it is doubtful; a row is held where its day, or how it came in, is not certain.
//! Reads no clock.
//!
//! `head`, `content`, `suggest`: what a sheet looks like. `structure`, `cells`, `row`, `reading`: reading it. `date`, `numeral`,
//! `span`, `person`, `way`, `end`, `entries`: what stands in a cell. `given`: a mapping from outside. `dictionary`: every word.

mod cells;
mod content;
mod date;
pub mod desk;
mod dictionary;
mod end;
mod entries;
mod given;
mod head;
mod mapping;
mod numeral;
mod person;
mod reading;
mod row;
mod span;
mod structure;
mod suggest;
mod way;

pub use casework::ledger::{Field, HeldRow, Outcome, Reason, RowNote, Twin, Word};
pub use cells::cells_read;
pub use given::{Given, GivenTrouble};
pub use mapping::{Mapping, MappingIssue};
pub use reading::{Context, Reading, read};
pub use span::Span;
pub use suggest::{Suggestion, Why, suggest};

#[cfg(test)]
mod tests;

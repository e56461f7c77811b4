//! Ledgers of the other desks to entries of their registers: guess the register, suggest what each column is, read row by row.
//!
//! As with contacts nothing is guessed about a row and nothing dropped in silence: every row up to the last is taken, or left
//! out with a reason. A row is left out where its day, whom it is about, or money that counts is not certain; anything else
//! that cannot be read goes to the notes, with a doubt. Amounts are exact. Reads no clock.
//!
//! A sheet of repayments of loans is read the same way; which loan a row is of is found where the loans are.

mod book;
mod column;
mod guess;
mod mapping;
mod reading;
mod repayment;
mod row;
mod steps;
mod suggest;
mod value;

pub use book::Book;
pub use column::Column;
pub use guess::{SheetKind, guess};
pub use mapping::{DeskIssue, DeskMapping};
pub use reading::read;
pub use suggest::{DeskSuggestion, confirmed, suggest_desk};

#[cfg(test)]
mod repayment_tests;
#[cfg(test)]
mod tests;

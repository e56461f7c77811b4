//! What the work of a help centre is: records, code lists, rules, acts, figures.
//!
//! Reads no clock, no randomness, no browser, no files: time and new ids come in as values.
//! Nothing here knows how records are kept (`casebook`) or drawn (the shell).

pub mod act;
pub mod centre;
pub mod code;
pub mod contact;
pub mod demo;
pub mod dictionary;
pub mod draft;
pub mod erase;
pub mod figure;
pub mod identity;
pub mod issue;
pub mod ledger;
pub mod order;
pub mod query;
pub mod register;
pub mod staff;
pub mod tally;
pub mod text;
pub mod time;
pub mod view;

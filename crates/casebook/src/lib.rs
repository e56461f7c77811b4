//! How records are kept: journal, columns, search, sealing, backup.
//!
//! Reads no clock, no randomness, no browser: a `Store`, a `Cipher`, moments and random bytes come in as values.

mod backup;
pub mod casebook;
pub mod door;
pub mod journal;
pub mod passphrase;
pub mod schema;
pub mod sealing;
mod segment;
pub mod session;
pub mod store;
pub mod trouble;

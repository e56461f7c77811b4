//! How records are kept: journal, columns, search, sealing, backup.
//!
//! Reads no clock, no randomness, no browser: a `Store`, a `Cipher`, moments and random bytes come in as values.

pub mod door;
pub mod trouble;

//! Journeys through the built desk in real browsers: what a person does, and what the person then sees.
//!
//! `BROWSER=chromium|firefox|webkit` (or several, with commas) chooses; none = all three, one after another. `DIST` names a
//! build other than `dist/`. Each journey starts its own server, driver and browser with a profile of its own, and ends
//! only those. It waits for conditions, never for time.
//!
//! Where the matter of a journey is the desk's own (its rules, words and figures) and none of the browser's, it stands in a
//! `mod once`: the whole check drives it in the first browser only. A browser asked for by name drives all.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "what journeys stand on, whether or not one needs it today")]
mod harness;
mod pages;
#[path = "../../crates/casebook/tests/seeded/mod.rs"]
mod seeded;
#[path = "../slips/mod.rs"]
#[allow(dead_code, reason = "the rules are asked natively with more")]
mod table;

mod access;
mod altered;
mod at_rest;
mod backup;
mod cases;
mod cover;
mod damaged;
mod deep_address;
mod desks_year;
mod erase;
mod first_call;
mod full_device;
mod heap;
mod kills;
mod ledger_year;
mod ledgers;
mod look_up;
mod looks;
mod markup;
mod mishaps;
mod month_board;
mod new_version;
mod offline;
mod overview;
mod people;
mod registers;
mod roles;
mod screens;
mod sheets;
mod slips;
mod time;
mod torn_log;
mod two_parts;
mod two_tabs;
mod versions;
mod worker_policy;

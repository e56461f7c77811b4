//! `404.html`: what a host answers for an address it does not know, so for every deep address of the application.
//!
//! It may appear at any depth, so its script is inline, allowed by its hash.

use crate::{Outcome, policy};

/// Its file name; static hosts look for it at their root.
pub const FILE: &str = "404.html";

/// The page, with the hash of its script in its policy.
pub fn page() -> Outcome<String> {
    policy::sealed(&include_str!("lost.html").replace("SCRIPT", include_str!("lost.js")))
}

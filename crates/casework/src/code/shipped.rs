//! The lists a new centre starts with. Data, not rules: the centre edits them.

use super::Codes;

/// The shipped lists. Districts are the centre's own and start empty.
pub fn shipped() -> Codes {
    Codes::default()
}

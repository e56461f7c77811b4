//! Words that clerks write between a telephone number and its extension.

/// In the order they are looked for.
pub(super) const EXTENSION: [&str; 2] = ["分机", "转"];

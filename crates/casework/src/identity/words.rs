//! Words that clerks write between a telephone number and its extension, and the word in the place of what was erased.

/// In the order they are looked for.
pub(super) const EXTENSION: [&str; 2] = ["分机", "转"];

/// In the place of a text of one who was erased. A name and a line as forms read them.
pub const ERASED: &str = "已抹去(erased)";

//! The names on disk, as data: which object stores a database has, how each is keyed, and its version.
//!
//! The schema may only grow: a name never changes its meaning and never goes away. `tests/schema.snapshot` keeps the list.

/// Version of the browser database. Raise it with every place added; never lower it.
pub const VERSION: u32 = 1;

/// A kind of row, one object store each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// What unlocking needs, and a few sealed slots. Text keys.
    Meta,
    /// Sealed change sets in order. Keys are numbers from 1.
    Journal,
    /// Sealed blocks of contacts that came in many at once, numbered from 1; at 0 the gist, which can be made anew. Number keys.
    Segments,
    /// Sealed blobs by keyed hash. Declared, not yet written. Text keys.
    Attachments,
    /// Sealed drafts, one for each form of each member of staff. Text keys.
    Drafts,
}

/// How the rows of a place are keyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// By text.
    Text,
    /// By a whole number.
    Number,
}

impl Place {
    /// All places, in the order they came to be.
    pub const ALL: [Place; 5] =
        [Place::Meta, Place::Journal, Place::Segments, Place::Attachments, Place::Drafts];

    /// Name of the object store.
    pub fn name(self) -> &'static str {
        match self {
            Place::Meta => "meta",
            Place::Journal => "journal",
            Place::Segments => "segments",
            Place::Attachments => "attachments",
            Place::Drafts => "drafts",
        }
    }

    /// How its rows are keyed.
    pub fn keyed(self) -> Keyed {
        match self {
            Place::Meta | Place::Attachments | Place::Drafts => Keyed::Text,
            Place::Journal | Place::Segments => Keyed::Number,
        }
    }

    /// Version of the database that brought it.
    pub fn since(self) -> u32 {
        1
    }
}

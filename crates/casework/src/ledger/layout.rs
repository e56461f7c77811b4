//! A layout of a ledger: which column is which field, and what the clerk's own words mean. Remembered, so that the next
//! sheet with the same heads needs no hand.

use serde::{Deserialize, Serialize};

use super::Field;
use crate::text::packed;

/// A layout as a clerk confirmed it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Fingerprint of the head words.
    pub print: u64,
    /// Field of each column from the first; none = not taken.
    pub columns: Vec<Option<Field>>,
    /// Words the clerk explained.
    pub words: Vec<Word>,
}

/// A word of the clerk's own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Column it stands in.
    pub field: Field,
    /// The word, without blanks.
    pub word: String,
    /// Key of what it means (of a class, a channel, a call without content, a sex, a degree of satisfaction, an entry of a list); empty = nothing.
    pub means: String,
}

impl Layout {
    /// Fingerprint of head words, one a column. Blanks, width and empty columns at the end do not count.
    pub fn print_of(heads: &[String]) -> u64 {
        let words: Vec<String> = heads.iter().map(|word| packed(word)).collect();
        let last = words.iter().rposition(|word| !word.is_empty()).map_or(0, |at| at + 1);
        // FNV-1a; a unit separator between the words.
        let bytes = words[..last].iter().flat_map(|word| word.bytes().chain([0x1f]));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
    }
}

impl std::fmt::Debug for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Layout({:016x})", self.print)
    }
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Word({:?})", self.field)
    }
}

//! Words of the clerk's own and what each means.

use casework::ledger::{Field, Word};
use casework::text::packed;

use super::Import;
use crate::paper_protocol::UnknownWord;

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordLine {
    /// Column it stands in.
    pub field: Field,
    /// The word.
    pub word: String,
    /// Rows that say it; none = it was explained for an earlier sheet and not looked for.
    pub rows: Option<u32>,
    /// Key of what it means, empty = nothing; none = not explained.
    pub means: Option<String>,
}

impl Import {
    /// Unknown words of the sheet, and those explained, in columns that are taken.
    pub fn words(&self) -> Vec<WordLine> {
        let explained = |field: Field, word: &str| {
            let is_same = |there: &&Word| there.field == field && packed(&there.word) == packed(word);
            self.mapping.words.iter().find(is_same)
        };
        let met = self.met.iter().map(|met| WordLine {
            field: met.field,
            word: met.word.clone(),
            rows: Some(met.rows),
            means: explained(met.field, &met.word).map(|word| word.means.clone()),
        });
        let earlier = self.mapping.words.iter().filter(|word| {
            !self.met.iter().any(|met| met.field == word.field && packed(&met.word) == packed(&word.word))
        });
        let earlier = earlier.map(|word| WordLine {
            field: word.field,
            word: word.word.clone(),
            rows: None,
            means: Some(word.means.clone()),
        });
        met.chain(earlier).filter(|line| self.mapping.column(line.field).is_some()).collect()
    }

    /// Words of a field that nobody explained.
    pub fn unexplained(&self, field: Field) -> usize {
        self.words().iter().filter(|line| line.field == field && line.means.is_none()).count()
    }

    /// A word means this; none = what it means is not said.
    pub fn set_word(&mut self, field: Field, word: &str, means: Option<String>) {
        let plain = packed(word);
        self.mapping.words.retain(|there| there.field != field || packed(&there.word) != plain);
        self.mapping.words.extend(means.map(|means| Word { field, word: plain, means }));
        self.changed();
    }

    /// Remembers the unknown words of a reading: once explained, a word is unknown no more, but stays to be seen.
    pub(super) fn meet(&mut self, words: &[UnknownWord]) {
        for word in words {
            match self.met.iter_mut().find(|met| met.field == word.field && met.word == word.word) {
                Some(met) => met.rows = word.rows,
                None => self.met.push(word.clone()),
            }
        }
    }
}

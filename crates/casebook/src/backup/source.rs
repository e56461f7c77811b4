//! A backup file read as a store, so that it is opened by the same reader as a database. Nothing is ever written to it.

use super::Backup;
use crate::journal::key_of;
use crate::store::{CommitError, Durability, Key, Op, Place, Store};
use crate::trouble::Trouble;

impl Backup<'_> {
    fn of_journal(&self, key: u64) -> Option<&[u8]> {
        let place = key.checked_sub(key_of(self.generation, 1))?;
        self.rows.get(usize::try_from(place).ok()?).copied()
    }

    fn of_segments(&self, number: u64) -> Option<&[u8]> {
        let at = self.blocks.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        self.blocks.get(at).map(|(_, block)| *block)
    }
}

impl Store for Backup<'_> {
    async fn get(&self, place: Place, key: &Key) -> Result<Option<Vec<u8>>, Trouble> {
        let row = match (place, key) {
            (Place::Journal, Key::Number(key)) => self.of_journal(*key),
            (Place::Segments, Key::Number(number)) => self.of_segments(*number),
            _ => None,
        };
        Ok(row.map(<[u8]>::to_vec))
    }

    async fn range(&self, place: Place, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, Trouble> {
        if place != Place::Journal {
            return Ok(Vec::new());
        }
        let from = from.max(key_of(self.generation, 1));
        let rows = (from..).map_while(|key| self.of_journal(key).map(|row| (key, row.to_vec())));
        Ok(rows.take(limit as usize).collect())
    }

    async fn keys(&self, place: Place) -> Result<Vec<u64>, Trouble> {
        Ok(match place {
            Place::Journal => (key_of(self.generation, 1)..).take(self.rows.len()).collect(),
            Place::Segments => self.blocks.iter().map(|(number, _)| *number).collect(),
            Place::Meta | Place::Attachments | Place::Drafts => Vec::new(),
        })
    }

    async fn all(&self, _place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        Ok(Vec::new())
    }

    async fn commit(&self, _batch: Vec<Op>, _durability: Durability) -> Result<(), CommitError> {
        Err(CommitError::Trouble(Trouble::Unavailable))
    }
}

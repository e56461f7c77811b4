//! Records packed as bytes one after another: little memory, decoded one at a time.
//!
//! Rows are numbered from 0 in the order pushed and never move. Edited rows leave gaps, which are closed when they are many.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::pieces::Pieces;
use crate::trouble::Trouble;

/// All records.
#[derive(Clone)]
pub struct Pack<T> {
    bytes: Pieces<Vec<u8>>,
    /// Start and length of each row.
    rows: Vec<(u32, u32)>,
    /// Bytes no row points to.
    gaps: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Pack<T> {
    fn default() -> Pack<T> {
        Pack { bytes: Pieces::default(), rows: Vec::new(), gaps: 0, of: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> Pack<T> {
    /// Number of rows.
    pub fn len(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Appends a record.
    pub fn push(&mut self, record: &T) -> Result<u32, Trouble> {
        let place = self.write(record)?;
        self.rows.push(place);
        Ok(self.len() - 1)
    }

    /// Appends a record that is encoded already.
    pub fn push_packed(&mut self, record: &[u8]) -> Result<u32, Trouble> {
        let place = self.append(record)?;
        self.rows.push(place);
        Ok(self.len() - 1)
    }

    /// The encoded record of a row.
    pub fn packed(&self, row: u32) -> Option<&[u8]> {
        let (start, length) = *self.rows.get(row as usize)?;
        self.bytes.get(start..start + length)
    }

    /// A record was edited. A row that is not there is left alone.
    pub fn replace(&mut self, row: u32, record: &T) -> Result<(), Trouble> {
        if row >= self.len() {
            return Ok(());
        }
        let place = self.write(record)?;
        let old = std::mem::replace(&mut self.rows[row as usize], place);
        self.gaps += old.1 as usize;
        if self.gaps > self.bytes.len() / 2 {
            self.close_gaps();
        }
        Ok(())
    }

    /// The record of a row; none = no such row.
    pub fn get(&self, row: u32) -> Option<T> {
        postcard::from_bytes(self.packed(row)?).ok()
    }

    fn write(&mut self, record: &T) -> Result<(u32, u32), Trouble> {
        let row = postcard::to_stdvec(record).map_err(|_| Trouble::Unknown("pack".to_owned()))?;
        self.append(&row)
    }

    fn append(&mut self, row: &[u8]) -> Result<(u32, u32), Trouble> {
        let start = self.bytes.append(row).ok_or_else(|| Trouble::Unknown("pack".to_owned()))?;
        Ok((start, row.len() as u32))
    }

    fn close_gaps(&mut self) {
        let mut closed = Pieces::default();
        for (start, length) in &mut self.rows {
            let row = self.bytes.get(*start..*start + *length).unwrap_or_default();
            // What was there with gaps has room without them.
            *start = closed.append(row).unwrap_or_default();
        }
        self.bytes = closed;
        self.gaps = 0;
    }
}

//! Records packed in one arena of bytes: little memory, one clone to copy, decoded one at a time.
//!
//! Rows are numbered from 0 in the order pushed and never move. Edited rows leave gaps, which are closed when they are many.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::trouble::Trouble;

/// The arena.
#[derive(Clone)]
pub struct Pack<T> {
    bytes: Vec<u8>,
    /// Start and length of each row.
    rows: Vec<(u32, u32)>,
    /// Bytes no row points to.
    gaps: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Pack<T> {
    fn default() -> Pack<T> {
        Pack { bytes: Vec::new(), rows: Vec::new(), gaps: 0, of: PhantomData }
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
        self.bytes.get(start as usize..start as usize + length as usize)
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
        let start = u32::try_from(self.bytes.len()).map_err(|_| Trouble::Unknown("pack".to_owned()))?;
        self.bytes.extend(row);
        Ok((start, row.len() as u32))
    }

    fn close_gaps(&mut self) {
        let mut bytes = Vec::with_capacity(self.bytes.len() - self.gaps);
        for (start, length) in &mut self.rows {
            let from = *start as usize;
            *start = bytes.len() as u32;
            bytes.extend(&self.bytes[from..from + *length as usize]);
        }
        self.bytes = bytes;
        self.gaps = 0;
    }
}

//! Writing a backup file, row by row.

use hmac::Mac;
use sha2::{Digest, Sha256};

use super::{BLOCKS, MAGIC, VERSION, mac_over};
use crate::sealing::SealKey;
use crate::session::{BackupLabel, FIRST};
use crate::trouble::Trouble;

/// A file that grows in memory.
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Begins a file that will hold `rows` rows of a generation of the journal.
    pub fn new(
        label: &BackupLabel,
        generation: u32,
        slots: &[Vec<u8>],
        rows: u32,
    ) -> Result<Writer, Trouble> {
        let label = postcard::to_stdvec(label).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
        let mut writer = Writer { bytes: MAGIC.to_vec() };
        match generation {
            FIRST => writer.bytes.extend(BLOCKS.to_be_bytes()),
            later => {
                writer.bytes.extend(VERSION.to_be_bytes());
                writer.bytes.extend(later.to_be_bytes());
            }
        }
        writer.row(&label)?;
        writer.bytes.extend((slots.len() as u32).to_be_bytes());
        for slot in slots {
            writer.row(slot)?;
        }
        writer.bytes.extend(rows.to_be_bytes());
        Ok(writer)
    }

    /// Appends a part with its length.
    pub fn row(&mut self, row: &[u8]) -> Result<(), Trouble> {
        let length = u32::try_from(row.len()).map_err(|_| Trouble::Unknown("too long".to_owned()))?;
        self.bytes.extend(length.to_be_bytes());
        self.bytes.extend(row);
        Ok(())
    }

    /// After the rows: so many blocks follow.
    pub fn begin_blocks(&mut self, count: u32) {
        self.bytes.extend(count.to_be_bytes());
    }

    /// Appends a block; numbers rise.
    pub fn block(&mut self, number: u64, block: &[u8]) -> Result<(), Trouble> {
        self.bytes.extend(number.to_be_bytes());
        self.row(block)
    }

    /// Seals the file.
    pub fn finish(mut self, key: &SealKey) -> Result<Vec<u8>, Trouble> {
        let mut mac = mac_over(key).ok_or_else(|| Trouble::Unknown("hmac".to_owned()))?;
        mac.update(&self.bytes);
        self.bytes.extend(mac.finalize().into_bytes());
        let hash = Sha256::digest(&self.bytes);
        self.bytes.extend(hash);
        Ok(self.bytes)
    }
}

//! Reading a backup file. Every length is checked against what is there; nothing is believed before its seals.

use hmac::Mac;
use sha2::{Digest, Sha256};

use super::{BLOCKS, MAGIC, SEAL, VERSION, mac_over};
use crate::sealing::SealKey;
use crate::session::{BackupLabel, FIRST};
use crate::trouble::Trouble;

/// A whole, undamaged file. Not yet known to be unaltered: that needs its key.
pub struct Backup<'a> {
    /// What it says of itself.
    pub label: BackupLabel,
    /// Generation of the journal.
    pub generation: u32,
    /// Key slots as stored.
    pub slots: Vec<&'a [u8]>,
    /// Rows of the journal as stored, from number 1.
    pub rows: Vec<&'a [u8]>,
    /// Blocks as stored, by number.
    pub blocks: Vec<(u64, &'a [u8])>,
    /// The seal by key.
    pub seal: Seal<'a>,
}

/// The seal by key over everything before it.
pub struct Seal<'a> {
    body: &'a [u8],
    mac: &'a [u8],
}

impl Seal<'_> {
    /// Was the file written by one who has the key, and not altered since?
    pub fn is_good(&self, key: &SealKey) -> bool {
        mac_over(key).is_some_and(|mut mac| {
            mac.update(self.body);
            mac.verify_slice(self.mac).is_ok()
        })
    }
}

/// Reads a file. `NotABackup`, `Damaged` (cut, or a byte changed), `NewerVersion`.
pub fn parse(file: &[u8]) -> Result<Backup<'_>, Trouble> {
    if !file.starts_with(&MAGIC) {
        return Err(Trouble::NotABackup);
    }
    let (sealed, hash) = file.split_last_chunk::<SEAL>().ok_or(Trouble::NotABackup)?;
    let (body, mac) = sealed.split_last_chunk::<SEAL>().ok_or(Trouble::NotABackup)?;
    if Sha256::digest(sealed)[..] != hash[..] {
        return Err(Trouble::Damaged);
    }
    let mut reader = Reader { rest: body.get(MAGIC.len()..).ok_or(Trouble::Damaged)? };
    let version = u16::from_be_bytes(reader.fixed()?);
    if version > VERSION {
        return Err(Trouble::NewerVersion);
    }
    let generation = if version > BLOCKS { reader.number()? } else { FIRST };
    let label = postcard::from_bytes(reader.row()?).map_err(|_| Trouble::Damaged)?;
    let slots = reader.rows()?;
    let rows = reader.rows()?;
    let blocks = if version < BLOCKS { Vec::new() } else { reader.blocks()? };
    match reader.rest {
        [] => Ok(Backup { label, generation, slots, rows, blocks, seal: Seal { body, mac } }),
        _ => Err(Trouble::Damaged),
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn fixed<const N: usize>(&mut self) -> Result<[u8; N], Trouble> {
        let (first, rest) = self.rest.split_first_chunk::<N>().ok_or(Trouble::Damaged)?;
        self.rest = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Result<u32, Trouble> {
        self.fixed().map(u32::from_be_bytes)
    }

    fn row(&mut self) -> Result<&'a [u8], Trouble> {
        let length = self.number()? as usize;
        let (row, rest) = self.rest.split_at_checked(length).ok_or(Trouble::Damaged)?;
        self.rest = rest;
        Ok(row)
    }

    fn rows(&mut self) -> Result<Vec<&'a [u8]>, Trouble> {
        let count = self.number()?;
        (0..count).map(|_| self.row()).collect()
    }

    fn blocks(&mut self) -> Result<Vec<(u64, &'a [u8])>, Trouble> {
        let count = self.number()?;
        let mut block = || Ok((u64::from_be_bytes(self.fixed()?), self.row()?));
        let blocks: Vec<(u64, &[u8])> = (0..count).map(|_| block()).collect::<Result<_, Trouble>>()?;
        let rise = blocks.windows(2).all(|two| two[0].0 < two[1].0);
        if rise { Ok(blocks) } else { Err(Trouble::Damaged) }
    }
}

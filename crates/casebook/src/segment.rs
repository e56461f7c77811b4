//! Blocks of contacts: up to 8,192 of them, encoded one after another, compressed and sealed as one row beside the journal.
//!
//! A block counts only where the journal names it by number and tag; anything else in its place is damage. A format byte
//! begins each; a contact that changes takes a new one and leaves the reader of the old one in place.

use casework::act::Block;
use casework::contact::Contact;

use crate::schema::Place;
use crate::sealing::{Binding, Cipher, Random, SealKey, open_row, seal_row, tag_of};
use crate::store::Key;
use crate::trouble::Trouble;

/// Most contacts of a block.
pub const ROWS: usize = 8_192;
/// Number of the row that keeps the gist; blocks have numbers from 1.
pub const GIST: u64 = 0;
/// Postcard in one LZ4 block with its length before it.
const FORMAT: u8 = 1;

/// The contacts of a block, decoded one by one.
pub struct Rows {
    bytes: Vec<u8>,
    at: usize,
}

impl Rows {
    /// Contacts encoded one after another.
    pub fn of(contacts: &[Contact]) -> Result<Rows, Trouble> {
        let mut bytes = Vec::with_capacity(contacts.len() * 256);
        for contact in contacts {
            bytes = postcard::to_extend(contact, bytes).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
        }
        Ok(Rows { bytes, at: 0 })
    }

    /// The next contact with its bytes; none = that was all.
    pub fn next_row(&mut self) -> Result<Option<(Contact, &[u8])>, Trouble> {
        let Some(bytes) = self.bytes.get(self.at..).filter(|rest| !rest.is_empty()) else { return Ok(None) };
        let (contact, rest) =
            postcard::take_from_bytes::<Contact>(bytes).map_err(|_| Trouble::NewerVersion)?;
        let length = bytes.len() - rest.len();
        self.at += length;
        Ok(Some((contact, &bytes[..length])))
    }

    /// The same contacts but for those that `change` changes; none where it changes none.
    pub fn changed(mut self, mut change: impl FnMut(&mut Contact) -> bool) -> Result<Option<Rows>, Trouble> {
        let (mut bytes, mut is_changed) = (Vec::with_capacity(self.bytes.len()), false);
        while let Some((mut contact, as_it_was)) = self.next_row()? {
            if change(&mut contact) {
                is_changed = true;
                bytes = postcard::to_extend(&contact, bytes)
                    .map_err(|_| Trouble::Unknown("encode".to_owned()))?;
            } else {
                bytes.extend_from_slice(as_it_was);
            }
        }
        Ok(is_changed.then_some(Rows { bytes, at: 0 }))
    }

    fn pack(&self) -> Vec<u8> {
        packed(FORMAT, &self.bytes)
    }

    fn unpack(bytes: &[u8]) -> Result<Rows, Trouble> {
        Ok(Rows { bytes: unpacked(FORMAT, bytes)?, at: 0 })
    }
}

/// A format byte, then compressed bytes.
pub fn packed(format: u8, bytes: &[u8]) -> Vec<u8> {
    let packed = lz4_flex::block::compress_prepend_size(bytes);
    let mut out = Vec::with_capacity(1 + packed.len());
    out.push(format);
    out.extend(packed);
    out
}

/// What was packed in a format. A format of the future is told apart from damage.
pub fn unpacked(format: u8, bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let (found, packed) = bytes.split_first().ok_or(Trouble::Damaged)?;
    if *found > format {
        return Err(Trouble::NewerVersion);
    }
    lz4_flex::block::decompress_size_prepended(packed).map_err(|_| Trouble::Damaged)
}

/// The sealed row of a block; its tag goes into the note.
pub async fn seal(
    block: &mut Block,
    rows: &Rows,
    cipher: &impl Cipher,
    source: &mut impl Random,
    key: &SealKey,
    generation: u32,
) -> Result<Vec<u8>, Trouble> {
    let at = Key::Number(block.number);
    let row = seal_row(cipher, source, key, &binding(&at, generation), &rows.pack()).await?;
    block.tag = tag(&row).ok_or_else(|| Trouble::Unknown("tag".to_owned()))?;
    Ok(row)
}

/// Opens the row that is there for a block. `Damaged` where it is not the one the journal names.
pub async fn open(
    block: &Block,
    row: &[u8],
    cipher: &impl Cipher,
    key: &SealKey,
    generation: u32,
) -> Result<Rows, Trouble> {
    if tag(row) != Some(block.tag) {
        return Err(Trouble::Damaged);
    }
    let at = Key::Number(block.number);
    Rows::unpack(&open_row(cipher, key, &binding(&at, generation), row).await?)
}

/// What a row of `Segments` is bound to.
pub fn binding(key: &Key, generation: u32) -> Binding<'_> {
    Binding { place: Place::Segments, key, generation, after: &[] }
}

fn tag(row: &[u8]) -> Option<[u8; 16]> {
    tag_of(row).try_into().ok()
}

#[cfg(test)]
mod tests {
    use casework::contact::{DeviceCode, RecordId};
    use casework::demo;
    use casework::time::Day;
    use pollster::block_on;

    use super::*;
    use crate::sealing::RustCipher;

    struct Nines;

    impl Random for Nines {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
            bytes.fill(9);
            Ok(())
        }
    }

    const KEY: SealKey = SealKey([3; 32]);

    fn sealed(seed: u64) -> (Block, Vec<u8>) {
        let mut rows = demo::contacts(seed, Day(20_000), 20);
        (1..).zip(&mut rows).for_each(|(n, row)| row.id = RecordId::new(DeviceCode(0), n));
        let contacts: Vec<Contact> = rows;
        let mut block = Block::of(4, &contacts).unwrap();
        let rows = Rows::of(&contacts).unwrap();
        let row = block_on(seal(&mut block, &rows, &RustCipher, &mut Nines, &KEY, 1)).unwrap();
        (block, row)
    }

    fn opened(block: &Block, row: &[u8]) -> Result<Vec<Contact>, Trouble> {
        let mut rows = block_on(open(block, row, &RustCipher, &KEY, 1))?;
        let mut contacts = Vec::new();
        while let Some((contact, bytes)) = rows.next_row()? {
            assert_eq!(postcard::to_stdvec(&contact).unwrap(), bytes);
            contacts.push(contact);
        }
        Ok(contacts)
    }

    #[test]
    fn a_block_opens_where_the_journal_names_it_and_nowhere_else() {
        let (block, row) = sealed(1);
        assert_eq!(opened(&block, &row).unwrap().len(), 20);
        let (other, another) = sealed(2);
        assert_eq!(opened(&block, &another).err(), Some(Trouble::Damaged));
        assert_eq!(opened(&other, &row).err(), Some(Trouble::Damaged));
        let moved = Block { number: 5, ..block };
        assert_eq!(opened(&moved, &row).err(), Some(Trouble::Damaged));
    }

    #[test]
    fn every_byte_of_a_block_counts() {
        let (block, row) = sealed(1);
        for at in 0..row.len() {
            let mut bad = row.clone();
            bad[at] ^= 1;
            assert!(opened(&block, &bad).is_err(), "byte {at}");
            assert!(opened(&block, &row[..at]).is_err(), "cut at {at}");
        }
    }
}

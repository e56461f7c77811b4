//! One sealed row: a format byte, the nonce, the sealed bytes with their tag.

use super::{Cipher, Random, SealKey, Sealed, random};
use crate::schema::Place;
use crate::store::Key;
use crate::trouble::Trouble;

/// Format of a sealed row.
const FORMAT: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;

/// Where a row belongs. Moved, or given another generation, it does not open.
pub struct Binding<'a> {
    /// Place.
    pub place: Place,
    /// Key within the place.
    pub key: &'a Key,
    /// Generation of the data key.
    pub generation: u32,
    /// What else it hangs on: for a row of the journal the tag of the row before.
    pub after: &'a [u8],
}

impl Binding<'_> {
    /// The associated data: every part is of fixed length or told by its length, so no two bindings are alike.
    fn aad(&self) -> Vec<u8> {
        let mut aad = b"bangfu-desk".to_vec();
        aad.push(FORMAT);
        aad.extend(self.generation.to_be_bytes());
        let name = self.place.name().as_bytes();
        aad.push(name.len() as u8);
        aad.extend(name);
        match self.key {
            Key::Number(number) => {
                aad.push(0);
                aad.extend(number.to_be_bytes());
            }
            Key::Text(text) => {
                aad.push(1);
                aad.extend((text.len() as u32).to_be_bytes());
                aad.extend(text.as_bytes());
            }
        }
        aad.extend(self.after);
        aad
    }

    /// Takes a stored row apart, ready to be opened.
    pub fn unpack(&self, row: &[u8]) -> Result<Sealed, Trouble> {
        let (format, rest) = row.split_first().ok_or(Trouble::Damaged)?;
        if *format > FORMAT {
            return Err(Trouble::NewerVersion);
        }
        let (nonce, bytes) = rest.split_first_chunk::<NONCE>().ok_or(Trouble::Damaged)?;
        if *format != FORMAT || bytes.len() < TAG {
            return Err(Trouble::Damaged);
        }
        Ok(Sealed { nonce: *nonce, aad: self.aad(), bytes: bytes.to_vec() })
    }
}

/// Seals a row for storing.
pub async fn seal_row(
    cipher: &impl Cipher,
    source: &mut impl Random,
    key: &SealKey,
    binding: &Binding<'_>,
    plain: &[u8],
) -> Result<Vec<u8>, Trouble> {
    let nonce: [u8; NONCE] = random(source)?;
    let sealed = cipher.seal(key, &nonce, &binding.aad(), plain).await?;
    let mut row = Vec::with_capacity(1 + NONCE + sealed.len());
    row.push(FORMAT);
    row.extend(nonce);
    row.extend(sealed);
    Ok(row)
}

/// Opens a stored row.
pub async fn open_row(
    cipher: &impl Cipher,
    key: &SealKey,
    binding: &Binding<'_>,
    row: &[u8],
) -> Result<Vec<u8>, Trouble> {
    let sealed = binding.unpack(row)?;
    cipher.open(key, &sealed.nonce, &sealed.aad, &sealed.bytes).await
}

/// The tag at the end of a stored row: what the next row of the journal hangs on.
pub fn tag_of(row: &[u8]) -> &[u8] {
    &row[row.len().saturating_sub(TAG)..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealing::RustCipher;

    struct Sevens;

    impl Random for Sevens {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
            bytes.fill(7);
            Ok(())
        }
    }

    fn bound<'a>(place: Place, key: &'a Key, generation: u32, after: &'a [u8]) -> Binding<'a> {
        Binding { place, key, generation, after }
    }

    #[track_caller]
    fn check(binding: Binding<'_>, opens: bool) {
        let key = SealKey([1; 32]);
        let one = Key::Number(1);
        let home = bound(Place::Journal, &one, 1, b"tag");
        let row =
            pollster::block_on(seal_row(&RustCipher, &mut Sevens, &key, &home, b"in the clear")).unwrap();
        assert!(!row.windows(5).any(|part| part == b"clear"));
        let opened = pollster::block_on(open_row(&RustCipher, &key, &binding, &row));
        assert_eq!(opened, if opens { Ok(b"in the clear".to_vec()) } else { Err(Trouble::Damaged) });
    }

    #[test]
    fn a_row_opens_only_where_it_belongs() {
        let (one, two, text) = (Key::Number(1), Key::Number(2), Key::text("1"));
        check(bound(Place::Journal, &one, 1, b"tag"), true);
        check(bound(Place::Segments, &one, 1, b"tag"), false);
        check(bound(Place::Journal, &two, 1, b"tag"), false);
        check(bound(Place::Journal, &text, 1, b"tag"), false);
        check(bound(Place::Journal, &one, 2, b"tag"), false);
        check(bound(Place::Journal, &one, 1, b"gat"), false);
        check(bound(Place::Journal, &one, 1, b""), false);
    }

    #[test]
    fn every_byte_of_a_row_counts() {
        let key = SealKey([1; 32]);
        let home = Key::text("device");
        let binding = bound(Place::Meta, &home, 1, b"");
        let row = pollster::block_on(seal_row(&RustCipher, &mut Sevens, &key, &binding, b"42")).unwrap();
        for at in 0..row.len() {
            let mut bad = row.clone();
            bad[at] ^= 1;
            assert!(pollster::block_on(open_row(&RustCipher, &key, &binding, &bad)).is_err(), "byte {at}");
            let cut = pollster::block_on(open_row(&RustCipher, &key, &binding, &row[..at]));
            assert!(cut.is_err(), "cut at {at}");
        }
    }
}

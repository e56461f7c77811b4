//! A change set as bytes: a format byte, then postcard, compressed by LZ4.
//!
//! Enums of `casework` that are kept here grow at their end only; a struct that changes takes a new format byte and leaves
//! the reader of the old one in place.

use casework::act::ChangeSet;

use crate::trouble::Trouble;

/// Postcard in one LZ4 block with its length before it.
const FORMAT: u8 = 1;

/// Bytes of a change set.
pub fn encode(set: &ChangeSet) -> Result<Vec<u8>, Trouble> {
    let plain = postcard::to_stdvec(set).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
    let packed = lz4_flex::block::compress_prepend_size(&plain);
    let mut bytes = Vec::with_capacity(1 + packed.len());
    bytes.push(FORMAT);
    bytes.extend(packed);
    Ok(bytes)
}

/// The change set of bytes that authenticated. A format of the future is told apart from damage.
pub fn decode(bytes: &[u8]) -> Result<ChangeSet, Trouble> {
    let (format, packed) = bytes.split_first().ok_or(Trouble::Damaged)?;
    match *format {
        FORMAT => {
            let plain = lz4_flex::block::decompress_size_prepended(packed).map_err(|_| Trouble::Damaged)?;
            postcard::from_bytes(&plain).map_err(|_| Trouble::NewerVersion)
        }
        _ => Err(Trouble::NewerVersion),
    }
}

//! A change set as bytes: a format byte, then postcard, compressed by LZ4.
//!
//! Enums of `casework` that are kept here grow at their end only; a struct that changes takes a new format byte and leaves
//! the reader of the old one in place.

use casework::act::ChangeSet;

use super::format_1::ChangeSet1;
use crate::trouble::Trouble;

/// Postcard in one LZ4 block with its length before it. Format 1 was the same with contacts as they were then.
const FORMAT: u8 = 2;

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
    let plain = || lz4_flex::block::decompress_size_prepended(packed).map_err(|_| Trouble::Damaged);
    match *format {
        FORMAT => postcard::from_bytes(&plain()?).map_err(|_| Trouble::NewerVersion),
        1 => postcard::from_bytes::<ChangeSet1>(&plain()?).map(ChangeSet::from).map_err(|_| Trouble::Damaged),
        _ => Err(Trouble::NewerVersion),
    }
}

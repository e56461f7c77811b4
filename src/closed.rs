//! Bytes that cross the page closed: written and read in one piece, not byte by byte, so that a file of many megabytes does
//! not keep the page busy. The same bytes on the wire as a list of them.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

/// Writes them. For `#[serde(with)]`.
pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// Reads them.
pub fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    deserializer.deserialize_bytes(Bytes)
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Closed(#[serde(with = "super")] Vec<u8>, u8);

    #[test]
    fn what_is_written_in_one_piece_is_read_and_is_the_same_on_the_wire() {
        for bytes in [vec![], vec![7], (0..=255).cycle().take(70_000).collect::<Vec<u8>>()] {
            let wire = postcard::to_allocvec(&Closed(bytes.clone(), 9)).unwrap();
            assert_eq!(wire, postcard::to_allocvec(&(&bytes, 9_u8)).unwrap());
            assert_eq!(postcard::from_bytes::<Closed>(&wire).unwrap(), Closed(bytes, 9));
        }
    }
}

//! What only pages behind the door ask and are told: written and read by functions of their own, which come with the second
//! part of the program (`xtask/src/parts.rs`). The same bytes on the wire.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes it. For `#[serde(with)]`.
#[inline(never)]
pub fn serialize<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

/// Reads it.
#[inline(never)]
pub fn deserialize<'a, T: Deserialize<'a>, D: Deserializer<'a>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

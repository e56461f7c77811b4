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

/// The made-up year of a demo centre, for the door, once the second part is there.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn made_up_year(seed: u64, now: casework::time::CivilTime, contacts: u32) -> Box<casework::demo::Year> {
    Box::new(casework::demo::year(seed, now, contacts))
}

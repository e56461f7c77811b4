//! How much the device holds of the desk.

use serde::{Deserialize, Serialize};

/// How much is stored, in bytes.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Storage {
    /// Used by this site.
    pub used: u64,
    /// The browser's allowance.
    pub quota: u64,
    /// The browser promised to keep it.
    pub persisted: bool,
}

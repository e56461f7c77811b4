//! What can be known before unlocking: who may unlock, and how a key is derived from a passphrase.

use casework::staff::StaffId;
use serde::{Deserialize, Serialize};

/// A key from a passphrase or a recovery key; wraps the data key. Never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kek(pub [u8; 32]);

impl std::fmt::Debug for Kek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kek(…)")
    }
}

/// Which secret a key was derived from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Secret {
    /// A member's passphrase.
    Passphrase,
    /// The recovery key.
    RecoveryKey,
}

/// Cost and salt of Argon2id (RFC 9106).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfParams {
    /// 16 random bytes.
    pub salt: [u8; 16],
    /// KiB, at least 19,456.
    pub memory: u32,
    /// Passes, at least 2.
    pub passes: u32,
    /// Lanes, 1.
    pub lanes: u32,
}

/// What the lock screen shows of one member of staff; not sealed, and the page says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorName {
    /// Number.
    pub staff: StaffId,
    /// A short name chosen for the lock screen.
    pub name: String,
    /// How the passphrase becomes a key.
    pub params: KdfParams,
}

/// Is there a centre behind the door?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Door {
    /// No centre yet.
    Empty,
    /// A centre, sealed.
    Sealed {
        /// Who may unlock by passphrase.
        names: Vec<DoorName>,
        /// Salt and cost for the recovery key.
        recovery: KdfParams,
    },
}

//! What can go wrong with the machine, each with a plain message and a way out in the locale file.

use serde::{Deserialize, Serialize};

/// A machine's failure. Nothing was changed by the act that met it, unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Trouble {
    /// The disk or the browser's allowance is full.
    Quota,
    /// Another tab keeps an old version open.
    Blocked,
    /// Another tab wants a newer version: this one must be reloaded.
    VersionChange,
    /// The connection to the store was lost and could not be made again.
    Lost,
    /// The transaction was aborted; nothing was written.
    Aborted,
    /// The browser refuses storage (private window, blocked cookies).
    Unavailable,
    /// Written by a newer version of the product.
    NewerVersion,
    /// Bytes do not authenticate: damaged or altered.
    Damaged,
    /// Would rest on contacts whose blocks do not open, in a session opened around them.
    Incomplete,
    /// Wrong passphrase or recovery key. Seconds to wait before the next try.
    WrongKey {
        /// Seconds.
        wait_s: u32,
    },
    /// Nobody has unlocked.
    Locked,
    /// Not a backup file of this product, or cut short.
    NotABackup,
    /// There is a centre here already.
    Occupied,
    /// The engine stopped; what was not confirmed is not saved.
    EngineDied,
    /// Page and engine are of different builds; reload.
    BuildMismatch,
    /// The file cannot be read: not a workbook, encrypted, damaged.
    FileUnreadable,
    /// The person stopped it; nothing was changed.
    Cancelled,
    /// Anything else: a short technical word without personal data.
    Unknown(String),
    /// The store is gone: deleted in another tab, or cleared by the browser.
    Deleted,
    /// The disk failed under the store (IndexedDB's `UnknownError`), most often for want of room.
    Disk,
}

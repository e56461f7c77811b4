//! The cover of a desk that is left for a moment: when it is due, and what an engine hears while it is covered.
//!
//! Knows no browser and no record, and is tested natively.

mod clock;
mod gate;

pub use clock::{Clock, Due, Limits};
pub use gate::{Gate, Heard, TRIES};

/// The preferences of this browser that hold the minutes, as `Limits` has them.
pub const COVER_PREF: &str = "cover-minutes";
/// The same until the lock.
pub const LOCK_PREF: &str = "idle-minutes";

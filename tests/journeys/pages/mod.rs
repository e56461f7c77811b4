//! Pages as a person knows them. A journey reads like what the person does; where things stand is known here alone.

mod backup;
mod case;
mod cover;
mod frame;
mod intake;
mod keyboard;
mod ledger;
mod lock;
mod opening;
mod register;
mod statistics;
mod theme;

pub use backup::Backup;
pub use case::Case;
pub use cover::Cover;
pub use frame::Frame;
pub use intake::Intake;
pub use keyboard::Keyboard;
pub use ledger::Ledger;
pub use lock::Lock;
pub use opening::Opening;
pub use register::Register;
pub use statistics::{Figures, Statistics, value};
pub use theme::{Theme, set_theme};

/// A passphrase strong enough for every journey.
pub const PASSPHRASE: &str = "quiet bridge over nine rivers";

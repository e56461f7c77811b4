//! Pages as a person knows them. A journey reads like what the person does; where things stand is known here alone.

mod frame;
mod intake;
mod lock;
mod opening;
mod theme;

pub use frame::Frame;
pub use intake::Intake;
pub use lock::Lock;
pub use opening::Opening;
pub use theme::{Theme, set_theme};

/// A passphrase strong enough for every journey.
pub const PASSPHRASE: &str = "quiet bridge over nine rivers";

//! What is asked about the cover.

use casebook::door::Kek;
use casebook::passphrase::Pin;
use serde::{Deserialize, Serialize};

/// About the cover and its PIN.
#[derive(Serialize, Deserialize)]
pub enum CoverRequest {
    /// Answer nothing but the PIN from now on. Answered at once; `Locked` where there is no PIN.
    Cover,
    /// The PIN as it was typed. Answered at once.
    Uncover(String),
    /// Set one's own PIN.
    SetPin {
        /// Key of the passphrase, asked again.
        passphrase: Kek,
        /// The PIN.
        pin: Pin,
    },
    /// Take one's own PIN away.
    ForgetPin,
}

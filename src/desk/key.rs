//! Keys from what is typed, made in a spare engine: half a second of work and much memory, both gone with it.

use casebook::door::{KdfParams, Kek};
use casebook::trouble::Trouble;

use super::DeskDoor;
use super::spare::Spare;
use crate::protocol::{Reply, Request};

impl DeskDoor {
    /// The key of a passphrase or a recovery key. Takes about half a second, not on the page.
    pub async fn derive(self, secret: String, params: KdfParams) -> Result<Kek, Trouble> {
        match Spare::start(self)?.ask(Request::Derive { secret, params }).await? {
            Reply::Kek(kek) => Ok(kek),
            _ => Err(Trouble::BuildMismatch),
        }
    }

    /// A cost that this device manages in about half a second, with a fresh salt. `progress` tells how far it is.
    pub async fn calibrate(self) -> Result<KdfParams, Trouble> {
        match Spare::start(self)?.ask(Request::Calibrate).await? {
            Reply::Cost(params) => Ok(params),
            _ => Err(Trouble::BuildMismatch),
        }
    }
}

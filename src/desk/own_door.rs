//! The door of the present centre while it is open: how one's own passphrase became a key, asked for a change of it.

use casebook::door::{Door, KdfParams};
use casebook::trouble::Trouble;
use leptos::prelude::*;

use super::spare::Spare;
use super::ways::hello;
use super::{DeskDoor, centres};
use crate::protocol::Reply;

impl DeskDoor {
    /// Salt and cost of the passphrase of the member at the desk. `Locked` where nobody has unlocked.
    pub async fn own_params(self) -> Result<KdfParams, Trouble> {
        let me =
            self.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.me.id)).ok_or(Trouble::Locked)?;
        let reply = Spare::start(self)?.ask(hello(centres::present())).await?;
        let Reply::Hello { door: Door::Sealed { names, .. }, .. } = reply else {
            return Err(Trouble::Locked);
        };
        names.into_iter().find(|name| name.staff == me).map(|name| name.params).ok_or(Trouble::Locked)
    }
}

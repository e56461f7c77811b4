//! Restoring a backup: into the present empty centre, or beside the present one.

use casebook::door::{Door, Kek};
use casebook::trouble::Trouble;
use casework::staff::StaffId;

use super::spare::Spare;
use super::ways::hello;
use super::{DeskDoor, centres};
use crate::protocol::{Reply, Request, Which};

/// Database numbers tried for one that is empty.
const TRIES: u32 = 100;

impl DeskDoor {
    /// Restores a backup into the present empty centre, or beside the present one, which stays but is no longer this
    /// browser's first choice. A member's key unlocks at once; with the recovery key the restored centre is sealed.
    /// Until all of the file is written nothing changes for the open desk.
    pub async fn restore(
        self,
        file: Vec<u8>,
        staff: Option<StaffId>,
        kek: Kek,
        beside: bool,
    ) -> Result<(), Trouble> {
        if !beside {
            let reply = self.ask(Request::Restore { file, staff, kek }).await?;
            return if matches!(reply, Reply::Desk(_)) { Ok(()) } else { self.go_to_present().await };
        }
        let spare = Spare::start(self)?;
        let centre = first_empty(&spare).await?;
        spare.ask(Request::Restore { file, staff, kek: kek.clone() }).await?;
        drop(spare);
        self.change_centre(centre).await?;
        match staff {
            Some(staff) => self.ask(Request::Unlock { staff, kek }).await.map(|_| ()),
            None => Ok(()),
        }
    }
}

/// The number of an empty centre, with the spare engine at its door.
async fn first_empty(spare: &Spare) -> Result<u32, Trouble> {
    for number in centres::count() + 1..=centres::count() + TRIES {
        let reply = spare.ask(hello(Which::Centre(number))).await?;
        if matches!(reply, Reply::Hello { door: Door::Empty, .. }) {
            return Ok(number);
        }
    }
    Err(Trouble::Occupied)
}

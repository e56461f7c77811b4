//! Ways in and out: connecting, the demo, restoring beside, locking.

use casebook::door::{Door, Kek};
use casebook::trouble::Trouble;
use casework::staff::StaffId;
use futures_util::future::select;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{DeskDoor, State, centres, set_if_new};
use crate::platform::build::BUILD;
use crate::platform::timer::pause;
use crate::platform::page;
use crate::protocol::{Reply, Request, Which};

/// What a form wants kept before the desk is locked; none = nothing.
pub type Keep = std::rc::Rc<dyn Fn() -> Option<Request>>;

/// Contacts of a demo centre.
const DEMO_CONTACTS: u32 = 1_200;

/// How long locking waits for drafts and a running save. What is not confirmed by then may be lost, but the desk is locked.
const LOCK_WAIT_MS: i32 = 8_000;

impl DeskDoor {
    /// Starts the engine and looks at the door of the present centre. Called once by the page, and after an engine died.
    pub fn connect(self) {
        spawn_local(async move {
            let opened = self.open(centres::present()).await;
            // The demo's key is no secret: a page loaded anew goes on in it.
            let stays = self.demo.get_untracked() && matches!(opened, Ok(Door::Sealed { .. }));
            let entered = if stays { self.fill_demo().await } else { opened.map(|_| ()) };
            if let Err(trouble) = entered {
                self.state.set(State::Failed(trouble));
            }
        });
    }

    /// Opens the demo centre, made anew unless there is one already.
    pub async fn enter_demo(self) -> Result<(), Trouble> {
        centres::set_demo(true);
        self.open(Which::Demo).await?;
        self.fill_demo().await
    }

    /// Throws the demo centre away and goes back to the door of the real one.
    pub async fn leave_demo(self) -> Result<(), Trouble> {
        self.call(Request::Destroy).await?;
        centres::set_demo(false);
        self.open(centres::present()).await.map(|_| ())
    }

    /// Restores a backup: into the present empty centre, or beside the present one, which then is this browser's centre no
    /// longer, but stays. A member's key unlocks at once; with the recovery key the restored centre is sealed.
    pub async fn restore(
        self,
        file: Vec<u8>,
        staff: Option<StaffId>,
        kek: Kek,
        beside: bool,
    ) -> Result<(), Trouble> {
        let Which::Centre(present) = centres::present() else { return Err(Trouble::Occupied) };
        let mut target = present;
        if beside {
            target = self.first_empty_after(centres::count()).await?;
        }
        match self.ask(Request::Restore { file, staff, kek }).await {
            Ok(reply) => {
                centres::set_present(target);
                let is_sealed = !matches!(reply, Reply::Desk(_));
                if is_sealed { self.open(Which::Centre(target)).await.map(|_| ()) } else { Ok(()) }
            }
            Err(trouble) => {
                if beside {
                    self.open(Which::Centre(present)).await?;
                }
                Err(trouble)
            }
        }
    }

    /// How many centres there are in this browser, and which one is present; both from 1.
    pub fn centres(self) -> (u32, u32) {
        let Which::Centre(present) = centres::present() else { return (centres::count(), 1) };
        (centres::count(), present)
    }

    /// Goes to the door of another centre of this browser.
    pub async fn change_centre(self, centre: u32) -> Result<(), Trouble> {
        centres::set_present(centre);
        self.open(Which::Centre(centre)).await.map(|_| ())
    }

    /// What to keep before the desk is locked, as long as the present owner lives.
    pub fn before_lock(self, keep: Keep) {
        let mut mine = 0;
        self.keeps.update_value(|keeps| {
            mine = keeps.iter().map(|(number, _)| number + 1).max().unwrap_or(0);
            keeps.push((mine, keep));
        });
        on_cleanup(move || {
            let _ = self.keeps.try_update_value(|keeps| keeps.retain(|(number, _)| *number != mine));
        });
    }

    /// Locks: keeps drafts, waits for a running save, ends the engine, drops the views and loads the page anew. The address
    /// stays, so the next one to unlock is where the last one was; going back shows only the lock screen.
    pub async fn lock(self) {
        let done = std::pin::pin!(async {
            for (_, keep) in self.keeps.get_value() {
                if let Some(request) = keep() {
                    let _ = self.call(request).await;
                }
            }
            let _ = self.call(Request::Lock).await;
        });
        select(done, std::pin::pin!(pause(LOCK_WAIT_MS))).await;
        self.stop_engine();
        self.seal(State::Starting);
        page::reload();
    }

    /// A new engine, at the door of a centre.
    async fn open(self, which: Which) -> Result<Door, Trouble> {
        self.seal(State::Starting);
        set_if_new(self.demo, which == Which::Demo);
        self.start_engine()?;
        let hello = Request::Hello { build: BUILD.to_owned(), which };
        let Reply::Hello { build, door } = self.call(hello).await? else { return Err(Trouble::BuildMismatch) };
        if build != BUILD {
            return Err(Trouble::BuildMismatch);
        }
        // The demo opens by itself, so its lock screen is never shown.
        if which != Which::Demo {
            self.state.set(match &door {
                Door::Empty => State::Empty,
                sealed => State::Sealed(sealed.clone()),
            });
        }
        Ok(door)
    }

    async fn fill_demo(self) -> Result<(), Trouble> {
        self.ask(Request::OpenDemo { contacts: DEMO_CONTACTS }).await.map(|_| ())
    }

    async fn first_empty_after(self, count: u32) -> Result<u32, Trouble> {
        for number in count + 1..count + 100 {
            if self.open(Which::Centre(number)).await? == Door::Empty {
                return Ok(number);
            }
        }
        Err(Trouble::Occupied)
    }

    fn seal(self, state: State) {
        set_if_new(self.state, state);
        set_if_new(self.desk, None);
        set_if_new(self.progress, None);
    }
}

//! Ways in and out of a centre: connecting, the demo, another centre, locking.

use casebook::door::Door;
use casebook::trouble::Trouble;
use casework::time::Zone;
use futures_util::future::select;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{DeskDoor, State, centres, set_if_new};
use crate::behind;
use crate::platform::build::BUILD;
use crate::platform::timer::pause;
use crate::platform::{clock, later, page, random};
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
            self.seal(State::Starting);
            if let Err(trouble) = self.go_to_present().await {
                self.state.set(State::Failed(trouble));
            }
        });
    }

    /// Opens the demo centre, made anew unless there is one already. The present screen stays until it is open.
    pub async fn enter_demo(self) -> Result<(), Trouble> {
        let entered = match self.go_to(Which::Demo).await {
            Ok(Door::Empty) => self.fill_demo().await,
            Ok(Door::Sealed { .. }) => self.unlock_demo().await,
            Err(trouble) => Err(trouble),
        };
        match entered {
            Ok(()) => centres::set_demo(true),
            Err(_) => self.connect(),
        }
        entered
    }

    /// Throws the demo centre away and goes back to the door of the real one.
    pub async fn leave_demo(self) -> Result<(), Trouble> {
        self.call(Request::Destroy).await?;
        centres::set_demo(false);
        self.seal(State::Starting);
        self.go_to_present().await
    }

    /// How many centres there are in this browser, and which one is present; both from 1.
    pub fn centres(self) -> (u32, u32) {
        let Which::Centre(present) = centres::present() else { return (centres::count(), 1) };
        (centres::count(), present)
    }

    /// Goes to the door of another centre of this browser.
    pub async fn change_centre(self, centre: u32) -> Result<(), Trouble> {
        centres::set_present(centre);
        self.seal(State::Starting);
        self.go_to_present().await
    }

    /// Deletes the present centre of this browser, which needs the right to manage it: all of its records are gone.
    pub async fn destroy_centre(self) -> Result<Result<(), Vec<casework::issue::Issue>>, Trouble> {
        if let Reply::Refused(issues) = self.call(Request::Destroy).await? {
            return Ok(Err(issues));
        }
        self.seal(State::Starting);
        self.go_to_present().await.map(Ok)
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
                    // A full disk must not keep the desk open.
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

    /// The door of the present centre. The demo opens by itself: its key is no secret.
    pub(super) async fn go_to_present(self) -> Result<(), Trouble> {
        let which = centres::present();
        let door = self.go_to(which).await?;
        match (which, door) {
            (Which::Demo, Door::Sealed { .. }) => self.unlock_demo().await,
            (Which::Demo, Door::Empty) => {
                // Thrown away in another tab.
                centres::set_demo(false);
                let door = self.go_to(centres::present()).await?;
                self.stand_at(door);
                Ok(())
            }
            (Which::Centre(_), door) => {
                self.stand_at(door);
                Ok(())
            }
        }
    }

    /// A new engine, at the door of a centre; the screen stays.
    async fn go_to(self, which: Which) -> Result<Door, Trouble> {
        self.start_engine()?;
        let door = match self.call(hello(which)).await? {
            Reply::Hello { build, door } if build == BUILD => door,
            _ => return Err(Trouble::BuildMismatch),
        };
        set_if_new(self.demo, which == Which::Demo);
        Ok(door)
    }

    fn stand_at(self, door: Door) {
        self.seal(match door {
            Door::Empty => State::Empty,
            sealed => State::Sealed(sealed),
        });
    }

    /// The year is made behind the door, where there is room: the engine would cost the first page its code.
    async fn fill_demo(self) -> Result<(), Trouble> {
        if !later::come().await {
            return Err(Trouble::Unavailable);
        }
        let seed = u64::from_be_bytes(random::bytes()?);
        let year = behind::made_up_year(seed, clock::now().civil(Zone::default()), DEMO_CONTACTS);
        self.ask(Request::OpenDemo(year)).await.map(|_| ())
    }

    async fn unlock_demo(self) -> Result<(), Trouble> {
        self.ask(Request::UnlockDemo).await.map(|_| ())
    }

    fn seal(self, state: State) {
        set_if_new(self.state, state);
        self.let_go_on();
        set_if_new(self.desk, None);
        set_if_new(self.progress, None);
    }
}

/// The first word to an engine.
pub fn hello(which: Which) -> Request {
    Request::Hello { build: BUILD.to_owned(), which }
}

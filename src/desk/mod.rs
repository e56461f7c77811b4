//! The page's only door to the engine: `ask` and `act`; a revision signal tells memos what to ask again.
//!
//! One engine a page. When it dies, every call under way fails with `EngineDied`, a new one is started and the page is
//! sealed; what is typed lives in drafts above and stays.

mod answer;
mod centres;
mod cover;
mod idle;
mod key;
mod link;
mod own_door;
mod paper;
mod restoring;
mod spare;
mod ways;

use casebook::door::Door;
use casebook::trouble::Trouble;
use casework::act::{Act, WishId};
use casework::issue::Issue;
use futures_channel::oneshot;
use leptos::prelude::*;

pub use answer::{use_answer, use_answer_to};
pub use idle::limits;
pub use paper::{PaperAnswer, PaperDoor};
pub use ways::Keep;

use crate::protocol::{Acted, Desk, Reply, Request};
use link::Link;

/// Where the desk stands; the page shows one screen for each.
#[derive(Clone, PartialEq)]
pub enum State {
    /// The engine is being started.
    Starting,
    /// No centre here yet.
    Empty,
    /// A centre, sealed.
    Sealed(Door),
    /// Unlocked.
    Open,
    /// Unlocked, and covered: only the PIN brings the pages back.
    Covered,
    /// Cannot go on; what is wrong.
    Failed(Trouble),
}

/// The door. Copy it freely; there is one per page, provided as context.
#[derive(Clone, Copy)]
pub struct DeskDoor {
    /// Where the desk stands.
    pub state: RwSignal<State>,
    /// What every page knows; none while locked.
    pub desk: RwSignal<Option<Desk>>,
    /// Raised with every change of data, here or in another tab.
    pub revision: RwSignal<u64>,
    /// Progress of long work: done, of how many.
    pub progress: RwSignal<Option<(u32, u32)>>,
    /// A trouble told unasked (lost connection, dead engine); shown above every page until dealt with.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Is this the demo centre?
    pub demo: RwSignal<bool>,
    link: StoredValue<Link, LocalStorage>,
    keeps: StoredValue<Vec<(u32, Keep)>, LocalStorage>,
    watch: StoredValue<Option<idle::Watch>, LocalStorage>,
    /// What waits under the cover goes on when its sender is dropped.
    waiting: StoredValue<Vec<oneshot::Sender<()>>, LocalStorage>,
}

/// What came of an act.
pub type Outcome = Result<Result<Acted, Vec<Issue>>, Trouble>;

/// The door of this page.
pub fn use_desk() -> DeskDoor {
    use_context::<DeskDoor>().unwrap_or_default()
}

impl DeskDoor {
    /// A door not yet connected.
    pub fn new() -> DeskDoor {
        DeskDoor {
            state: RwSignal::new(State::Starting),
            desk: RwSignal::new(None),
            revision: RwSignal::new(0),
            progress: RwSignal::new(None),
            trouble: RwSignal::new(None),
            demo: RwSignal::new(false),
            link: StoredValue::new_local(Link::default()),
            keeps: StoredValue::new_local(Vec::new()),
            watch: StoredValue::new_local(None),
            waiting: StoredValue::new_local(Vec::new()),
        }
    }

    /// Asks the engine; waits while the desk is covered. `Reply::Trouble` comes back as the error.
    pub async fn ask(self, request: Request) -> Result<Reply, Trouble> {
        self.uncovered().await;
        let reply = self.call(request).await?;
        if let Reply::Desk(desk) = &reply {
            self.know((**desk).clone());
        }
        Ok(reply)
    }

    /// Changes data.
    pub async fn act(self, act: Act) -> Outcome {
        acted(self.ask(Request::Act(act)).await?)
    }

    /// Logs a new contact once: the same wish asked again is not logged twice, also not by the engine after one that died.
    pub async fn act_once(self, wish: WishId, act: Act) -> Outcome {
        acted(self.ask(Request::ActOnce(wish, act)).await?)
    }

    /// Takes in the import handed over, without what the casebook has; rows chosen update their contacts. The same wish asked
    /// again is not taken in twice.
    pub async fn import(self, wish: WishId, chosen: Vec<u32>) -> Outcome {
        acted(self.ask(Request::Import { wish, chosen }).await?)
    }

    /// Stops the import that is being saved: it is then answered with `Cancelled`, unless it was quicker.
    pub async fn stop_import(self) {
        // An engine that is gone has stopped.
        let _ = self.call(Request::StopImport).await;
    }

    /// Undoes an act by its number in the journal.
    pub async fn undo(self, seq: u64) -> Outcome {
        acted(self.ask(Request::Undo(seq)).await?)
    }

    /// Takes in what every page knows; whoever learns it has unlocked.
    fn know(self, desk: Desk) {
        let has_entered = self.state.with_untracked(|state| *state != State::Open);
        if has_entered {
            // The engine that died has a successor, and whoever unlocked it has read so.
            set_if_new(self.trouble, None);
        }
        set_if_new(self.revision, desk.revision);
        set_if_new(self.desk, Some(desk));
        // An answer that comes late takes no cover away.
        if self.state.with_untracked(|state| *state != State::Covered) {
            set_if_new(self.state, State::Open);
        }
        set_if_new(self.progress, None);
    }
}

impl Default for DeskDoor {
    fn default() -> Self {
        DeskDoor::new()
    }
}

fn acted(reply: Reply) -> Outcome {
    match reply {
        Reply::Acted(acted) => Ok(Ok(acted)),
        Reply::Refused(issues) => Ok(Err(issues)),
        _ => Err(Trouble::BuildMismatch),
    }
}

/// Sets a signal only when the value differs, so that nothing is drawn again for nothing.
fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|present| *present != value) {
        signal.set(value);
    }
}

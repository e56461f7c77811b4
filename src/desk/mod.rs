//! The page's only door to the engine: `ask` and `act`; a revision signal tells memos what to ask again.

use casebook::door::Door;
use casebook::trouble::Trouble;
use casework::act::Act;
use casework::issue::Issue;
use leptos::prelude::*;

use crate::protocol::{Acted, Desk, Reply, Request};

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
}

/// What came of an act.
pub type Outcome = Result<Result<Acted, Vec<Issue>>, Trouble>;

/// The door of this page.
pub fn use_desk() -> DeskDoor {
    use_context::<DeskDoor>().unwrap_or_else(DeskDoor::new)
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
        }
    }

    /// Asks the engine. `Reply::Trouble` comes back as the error.
    pub async fn ask(self, _request: Request) -> Result<Reply, Trouble> {
        Err(Trouble::EngineDied)
    }

    /// Changes data.
    pub async fn act(self, act: Act) -> Outcome {
        match self.ask(Request::Act(act)).await? {
            Reply::Acted(acted) => Ok(Ok(acted)),
            Reply::Refused(issues) => Ok(Err(issues)),
            _ => Err(Trouble::BuildMismatch),
        }
    }
}

impl Default for DeskDoor {
    fn default() -> Self {
        DeskDoor::new()
    }
}

/// An answer kept up to date: asked again when the request changes or the data do; a late answer to an old question is
/// dropped, the last good one stays until the new one comes. `None` = no answer yet.
pub fn use_answer<T: Clone + PartialEq + Send + Sync + 'static>(
    request: impl Fn() -> Option<Request> + 'static,
    take: fn(Reply) -> Option<T>,
) -> Signal<Option<Result<T, Trouble>>> {
    let _ = (request, take);
    Signal::derive(|| None)
}

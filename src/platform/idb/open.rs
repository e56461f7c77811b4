//! Opening, upgrading and deleting a database. Upgrades only add what the schema lists.

use std::cell::Cell;
use std::rc::Rc;

use casebook::schema::{Place, VERSION};
use casebook::trouble::Trouble;
use futures_channel::oneshot;
use futures_util::future::{Either, select};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

use super::wait;
use crate::platform::fault::{name as name_of, trouble};
use crate::platform::listener::Listener;
use crate::platform::scope::indexed_db;
use crate::platform::timer::Timer;

/// Longest wait for a database that was open a moment ago, in milliseconds: where the site's data have just been cleared, a
/// browser may never answer.
const AGAIN_MS: i32 = 10_000;

/// What to do when there is no database of the name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// Make one.
    Create,
    /// Make none: it was open before. The answer is `Aborted`, or `Lost` where none comes.
    Refuse,
}

/// Opens a database at the schema's version. Not safe without room on the disk (`room`).
pub async fn open(name: &str, absent: Absent) -> Result<IdbDatabase, Trouble> {
    let request = indexed_db()?.open_with_u32(name, VERSION).map_err(|error| refused(&error))?;
    let upgraded = request.clone();
    let upgrade = Listener::on(&request, "upgradeneeded", move |event| {
        let from = event.dyn_ref::<IdbVersionChangeEvent>().map_or(0.0, IdbVersionChangeEvent::old_version);
        let fits = from > 0.0 || absent == Absent::Create;
        if !fits || add_places(&upgraded, from as u32).is_err() {
            abort(&upgraded);
        }
    });
    let answer = settled(&request, (absent == Absent::Refuse).then_some(AGAIN_MS)).await;
    drop(upgrade);
    answer.map(JsCast::unchecked_into)
}

/// Opens a database without any place, creating it: as little as can be is written.
pub async fn open_bare(name: &str) -> Result<IdbDatabase, Trouble> {
    let request = indexed_db()?.open(name).map_err(|error| refused(&error))?;
    settled(&request, None).await.map(JsCast::unchecked_into)
}

/// Deletes a database. `Blocked` when another tab does not let go of it; it is deleted when that tab ends.
pub async fn delete(name: &str) -> Result<(), Trouble> {
    let request = indexed_db()?.delete_database(name).map_err(|error| refused(&error))?;
    settled(&request, None).await.map(|_| ())
}

/// Adds every place that came after a version.
fn add_places(request: &IdbOpenDbRequest, from: u32) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    for place in Place::ALL.into_iter().filter(|place| place.since() > from) {
        database.create_object_store(place.name())?;
    }
    Ok(())
}

fn abort(request: &IdbOpenDbRequest) {
    if let Some(transaction) = request.transaction() {
        // Already aborted is what is wanted.
        let _ = transaction.abort();
    }
}

/// The answer of an open or delete request. A request that is blocked, or not answered within some milliseconds, goes on
/// later by itself; what it then opens is closed at once, for nobody waits for it.
async fn settled(request: &IdbOpenDbRequest, most_ms: Option<i32>) -> Result<JsValue, Trouble> {
    let (send, given_up) = oneshot::channel();
    let send = Rc::new(Cell::new(Some(send)));
    let is_given_up = Rc::new(Cell::new(false));
    let gives_up = |why: Trouble| {
        let (send, is_given_up) = (send.clone(), is_given_up.clone());
        move || {
            is_given_up.set(true);
            if let Some(send) = send.take() {
                let _ = send.send(why);
            }
        }
    };
    let mut blocks = Some(gives_up(Trouble::Blocked));
    let on_blocked = Listener::on(request, "blocked", move |_| {
        if let Some(give_up) = blocks.take() {
            give_up();
        }
    });
    let timer = most_ms.map(|ms| Timer::after(ms, gives_up(Trouble::Lost)));
    let late = request.clone();
    let on_late = Listener::on(request, "success", move |_| {
        let database = late.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        if let (true, Some(database)) = (is_given_up.get(), database) {
            database.close();
        }
    });
    let answer = std::pin::pin!(wait::answer(request));
    match select(answer, given_up).await {
        Either::Left((answer, _)) => answer.map_err(|error| match error {
            // Firefox's private windows of old refuse to open with this one.
            Trouble::Lost => Trouble::Unavailable,
            error => error,
        }),
        Either::Right((why, _)) => {
            on_late.keep();
            drop((on_blocked, timer));
            Err(why.unwrap_or(Trouble::Blocked))
        }
    }
}

/// An exception thrown by the factory itself means that storage is forbidden here.
fn refused(error: &JsValue) -> Trouble {
    match name_of(error).as_str() {
        "SecurityError" | "InvalidStateError" | "TypeError" => Trouble::Unavailable,
        _ => trouble(error),
    }
}

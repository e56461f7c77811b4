//! Opening, upgrading and deleting a database. Upgrades only add what the schema lists.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use casebook::schema::{Place, VERSION};
use casebook::trouble::Trouble;
use futures_channel::oneshot;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

use super::wait;
use crate::platform::fault::{name as name_of, trouble};
use crate::platform::listener::Listener;
use crate::platform::scope::indexed_db;

/// What to do when there is no database of the name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// Make one.
    Create,
    /// Make none; the answer is `Aborted`.
    Refuse,
}

/// Opens a database at the schema's version.
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
    let answer = settled(&request).await;
    drop(upgrade);
    answer.map(JsCast::unchecked_into)
}

/// Deletes a database. `Blocked` when another tab does not let go of it; it is deleted when that tab ends.
pub async fn delete(name: &str) -> Result<(), Trouble> {
    let request = indexed_db()?.delete_database(name).map_err(|error| refused(&error))?;
    settled(&request).await.map(|_| ())
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

/// The answer of an open or delete request. A request that is blocked goes on later by itself; what it then opens is
/// closed at once, for nobody waits for it.
async fn settled(request: &IdbOpenDbRequest) -> Result<JsValue, Trouble> {
    let (send, blocked) = oneshot::channel();
    let send = RefCell::new(Some(send));
    let abandoned = Rc::new(Cell::new(false));
    let given_up = abandoned.clone();
    let on_blocked = Listener::on(request, "blocked", move |_| {
        given_up.set(true);
        if let Some(send) = send.take() {
            let _ = send.send(());
        }
    });
    let late = request.clone();
    let on_late = Listener::on(request, "success", move |_| {
        let database = late.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        if let (true, Some(database)) = (abandoned.get(), database) {
            database.close();
        }
    });
    let answer = std::pin::pin!(wait::answer(request));
    match futures_util::future::select(answer, blocked).await {
        futures_util::future::Either::Left((answer, _)) => answer.map_err(|error| match error {
            // Firefox's private windows of old refuse to open with this one.
            Trouble::Lost => Trouble::Unavailable,
            error => error,
        }),
        futures_util::future::Either::Right(_) => {
            on_late.keep();
            drop(on_blocked);
            Err(Trouble::Blocked)
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

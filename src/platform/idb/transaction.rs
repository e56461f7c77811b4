//! One transaction: begun with a durability, filled at once, awaited to its `complete`.
//!
//! web-sys hides durability behind an unstable flag: it is bound here.

use std::cell::Cell;
use std::rc::Rc;

use casebook::store::{CommitError, Durability, Op, Place};
use casebook::trouble::Trouble;
use futures_channel::oneshot;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, IdbDatabase, IdbRequest, IdbTransaction};

use super::key_value;
use crate::platform::fault::{name, trouble};
use crate::platform::listener::Listener;

#[wasm_bindgen]
extern "C" {
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        places: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;

    type Transaction;

    #[wasm_bindgen(method, getter)]
    fn durability(this: &Transaction) -> Option<String>;
}

/// Begins a transaction to read, or to write with a durability.
pub fn begin(
    database: &IdbDatabase,
    places: &[Place],
    write: Option<Durability>,
) -> Result<IdbTransaction, Trouble> {
    let names: Array = places.iter().map(|place| JsValue::from_str(place.name())).collect();
    let options = Object::new();
    if let Some(durability) = write {
        let word = match durability {
            Durability::Strict => "strict",
            Durability::Relaxed => "relaxed",
        };
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&options, &"durability".into(), &word.into());
    }
    let mode = if write.is_some() { "readwrite" } else { "readonly" };
    let database: &Database = database.unchecked_ref();
    database.transaction(&names, mode, &options).map_err(|error| trouble(&error))
}

/// What the browser says of a transaction's durability.
pub fn durability(transaction: &IdbTransaction) -> String {
    transaction.unchecked_ref::<Transaction>().durability().unwrap_or_default()
}

/// Queues a batch and waits for `complete`.
pub async fn write(transaction: &IdbTransaction, batch: Vec<Op>) -> Result<(), CommitError> {
    let ended = ended(transaction);
    let queued = batch.into_iter().try_for_each(|op| queue(transaction, op).map(drop));
    if let Err(error) = queued {
        // What threw has queued nothing; the rest is taken back with it.
        let _ = transaction.abort();
        let _ = ended.await;
        return Err(CommitError::Trouble(trouble(&error)));
    }
    if ended.await {
        return Ok(());
    }
    Err(match transaction.error() {
        Some(error) if name(&error) == "ConstraintError" => CommitError::Collision,
        Some(error) => CommitError::Trouble(trouble(&error)),
        None => CommitError::Trouble(Trouble::Aborted),
    })
}

fn queue(transaction: &IdbTransaction, op: Op) -> Result<IdbRequest, JsValue> {
    match op {
        Op::Add(place, key, row) => {
            let store = transaction.object_store(place.name())?;
            store.add_with_key(&Uint8Array::from(row.as_slice()), &key_value(&key))
        }
        Op::Put(place, key, row) => {
            let store = transaction.object_store(place.name())?;
            store.put_with_key(&Uint8Array::from(row.as_slice()), &key_value(&key))
        }
        Op::Delete(place, key) => transaction.object_store(place.name())?.delete(&key_value(&key)),
    }
}

/// True when the transaction is complete, false when it was aborted, or when the browser closed its connection and told of
/// neither: nothing comes after that. Listens from the call on.
fn ended(transaction: &IdbTransaction) -> impl Future<Output = bool> + use<> {
    let (send, wait) = oneshot::channel();
    let send = Rc::new(Cell::new(Some(send)));
    let tells = |target: &EventTarget, kind, is_complete: bool| {
        let send = send.clone();
        Listener::on(target, kind, move |_| {
            let _ = send.take().map(|send| send.send(is_complete));
        })
    };
    let heard = [
        tells(transaction, "complete", true),
        tells(transaction, "abort", false),
        tells(&transaction.db(), "close", false),
    ];
    async move {
        let ended = wait.await;
        drop(heard);
        ended == Ok(true)
    }
}

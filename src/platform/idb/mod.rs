//! A casebook's store on IndexedDB: a thin layer of our own on web-sys.
//!
//! IndexedDB commits by itself when control returns to the event loop, so nothing foreign is awaited inside a transaction:
//! all requests are queued at once, and a write awaits the one `complete`. A lost connection is opened again once a call,
//! but never creates a database that is no longer there.

mod connection;
mod log;
mod open;
mod opfs;
mod room;
mod transaction;
mod wait;

use std::cell::RefCell;
use std::rc::Rc;

use casebook::store::{CommitError, Durability, Key, Op, Place, Store};
use casebook::trouble::Trouble;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbTransaction};

use super::fault::trouble;
use connection::Connection;
use log::Log;
use open::Absent;
pub use open::delete;

/// What is told unasked: `VersionChange`, `Deleted` and `Lost`.
type News = Rc<dyn Fn(Trouble)>;

/// A database of the present schema.
pub struct IdbStore {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
    news: News,
    log: Log,
}

impl IdbStore {
    /// Opens a database, creating or upgrading it. `news` is told when another tab upgrades or deletes it
    /// (`VersionChange`, `Deleted`; this store is closed then) or the browser closes it (`Lost`; the next call opens it again).
    pub async fn open(name: &str, news: impl Fn(Trouble) + 'static) -> Result<IdbStore, Trouble> {
        let (news, log): (News, Log) = (Rc::new(news), Log::begin().await?);
        // An opening writes as well.
        log.writes();
        let database = open::open(name, Absent::Create).await?;
        log.note(&Ok(()));
        let connection = RefCell::new(Some(Connection::new(database, news.clone())));
        Ok(IdbStore { name: name.to_owned(), connection, news, log })
    }

    /// Closes the database; calls under way still end.
    pub fn close(&self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
    }

    /// The durability the browser gives a transaction asked for with this one: `strict`, `relaxed`; empty where it does
    /// not tell. Writes nothing.
    pub async fn durability(&self, durability: Durability) -> Result<String, Trouble> {
        let written = self.begin(&[Place::Meta], Some(durability)).await?;
        Ok(transaction::durability(&written))
    }

    /// A transaction over these places: to read, or to write with a durability.
    async fn begin(&self, places: &[Place], write: Option<Durability>) -> Result<IdbTransaction, Trouble> {
        let present = self.connection.borrow().clone();
        if let Some(connection) = present {
            match connection.begin(places, write) {
                Err(Trouble::Lost) => connection.close(),
                answer => return answer,
            }
        }
        room::check().await?;
        let database = open::open(&self.name, Absent::Refuse).await.map_err(|error| match error {
            Trouble::Aborted => Trouble::Deleted,
            error => error,
        })?;
        let connection = Connection::new(database, self.news.clone());
        self.connection.replace(Some(connection.clone()));
        connection.begin(places, write)
    }

    async fn write(
        &self,
        places: &[Place],
        batch: Vec<Op>,
        durability: Durability,
    ) -> Result<(), CommitError> {
        let write = self.begin(places, Some(durability)).await?;
        transaction::write(&write, batch).await
    }

    async fn rows(
        &self,
        place: Place,
        query: &JsValue,
        limit: Option<u32>,
    ) -> Result<(Array, Array), Trouble> {
        let read = self.begin(&[place], None).await?;
        let fails = |error: JsValue| trouble(&error);
        let store = read.object_store(place.name()).map_err(fails)?;
        // A count of 0 means all.
        let limit = limit.unwrap_or(0);
        let keys = store.get_all_keys_with_key_and_limit(query, limit).map_err(fails)?;
        let rows = store.get_all_with_key_and_limit(query, limit).map_err(fails)?;
        let (keys, rows) = (wait::answer(&keys), wait::answer(&rows));
        Ok((keys.await?.unchecked_into(), rows.await?.unchecked_into()))
    }
}

impl Store for IdbStore {
    async fn get(&self, place: Place, key: &Key) -> Result<Option<Vec<u8>>, Trouble> {
        let read = self.begin(&[place], None).await?;
        let store = read.object_store(place.name()).map_err(|error| trouble(&error))?;
        let request = store.get(&key_value(key)).map_err(|error| trouble(&error))?;
        let row = wait::answer(&request).await?;
        if row.is_undefined() { Ok(None) } else { bytes(row).map(Some) }
    }

    async fn range(&self, place: Place, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, Trouble> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let from = JsValue::from_f64(from as f64);
        let range = IdbKeyRange::lower_bound(&from).map_err(|error| trouble(&error))?;
        let (keys, rows) = self.rows(place, &range, Some(limit)).await?;
        let number = |key: JsValue| key.as_f64().map(|key| key as u64).ok_or(Trouble::Damaged);
        keys.iter().zip(rows.iter()).map(|(key, row)| Ok((number(key)?, bytes(row)?))).collect()
    }

    async fn keys(&self, place: Place) -> Result<Vec<u64>, Trouble> {
        let read = self.begin(&[place], None).await?;
        let store = read.object_store(place.name()).map_err(|error| trouble(&error))?;
        let request = store.get_all_keys().map_err(|error| trouble(&error))?;
        let keys: Array = wait::answer(&request).await?.unchecked_into();
        keys.iter().map(|key| key.as_f64().map(|key| key as u64).ok_or(Trouble::Damaged)).collect()
    }

    async fn all(&self, place: Place) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let (keys, rows) = self.rows(place, &JsValue::UNDEFINED, None).await?;
        let text = |key: JsValue| key.as_string().ok_or(Trouble::Damaged);
        keys.iter().zip(rows.iter()).map(|(key, row)| Ok((text(key)?, bytes(row)?))).collect()
    }

    async fn commit(&self, batch: Vec<Op>, durability: Durability) -> Result<(), CommitError> {
        if batch.is_empty() {
            return Ok(());
        }
        let mut places: Vec<Place> = Vec::new();
        for place in batch.iter().map(place) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        self.log.renew().await?;
        self.log.writes();
        let done = self.write(&places, batch, durability).await;
        self.log.note(&done);
        done
    }
}

fn place(op: &Op) -> Place {
    match op {
        Op::Add(place, ..) | Op::Put(place, ..) | Op::Delete(place, _) => *place,
    }
}

fn key_value(key: &Key) -> JsValue {
    match key {
        Key::Number(number) => JsValue::from_f64(*number as f64),
        Key::Text(text) => JsValue::from_str(text),
    }
}

/// Rows are written as `Uint8Array`; anything else was not written by this product.
fn bytes(row: JsValue) -> Result<Vec<u8>, Trouble> {
    row.dyn_into::<Uint8Array>().map(|row| row.to_vec()).map_err(|_| Trouble::Damaged)
}

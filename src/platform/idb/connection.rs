//! One open connection: lets go when another tab upgrades, notices when the browser closes it.

use std::cell::Cell;
use std::rc::Rc;

use casebook::store::{Durability, Place};
use casebook::trouble::Trouble;
use wasm_bindgen::JsCast;
use web_sys::{IdbDatabase, IdbTransaction, IdbVersionChangeEvent};

use super::{News, transaction};
use crate::platform::listener::Listener;

/// How a connection stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Open,
    /// Closed by the browser or by us.
    Closed,
    /// Closed because another tab upgrades the database.
    Yielded,
    /// Closed because the database is being deleted.
    Deleted,
}

/// An open database.
pub struct Connection {
    database: IdbDatabase,
    standing: Rc<Cell<Standing>>,
    _heard: [Listener; 2],
}

impl Connection {
    /// Watches over a database.
    pub fn new(database: IdbDatabase, news: News) -> Rc<Connection> {
        let standing = Rc::new(Cell::new(Standing::Open));
        let (yielded, closed) = (standing.clone(), standing.clone());
        let (news_yielded, news_closed) = (news.clone(), news);
        let held = database.clone();
        let on_change = Listener::on(&database, "versionchange", move |event| {
            held.close();
            let change = event.dyn_ref::<IdbVersionChangeEvent>();
            // A version that is to be none is the end of the database.
            let is_end = change.is_some_and(|change| change.new_version().is_none());
            yielded.set(if is_end { Standing::Deleted } else { Standing::Yielded });
            news_yielded(if is_end { Trouble::Deleted } else { Trouble::VersionChange });
        });
        let on_close = Listener::on(&database, "close", move |_| {
            closed.set(Standing::Closed);
            news_closed(Trouble::Lost);
        });
        Rc::new(Connection { database, standing, _heard: [on_change, on_close] })
    }

    /// Begins a transaction; `Lost` when the connection is closed.
    pub fn begin(&self, places: &[Place], write: Option<Durability>) -> Result<IdbTransaction, Trouble> {
        match self.standing.get() {
            Standing::Open => transaction::begin(&self.database, places, write),
            Standing::Closed => Err(Trouble::Lost),
            Standing::Yielded => Err(Trouble::VersionChange),
            Standing::Deleted => Err(Trouble::Deleted),
        }
    }

    /// Closes it; transactions under way still end.
    pub fn close(&self) {
        self.database.close();
        if self.standing.get() == Standing::Open {
            self.standing.set(Standing::Closed);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

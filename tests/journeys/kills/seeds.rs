//! Engines that tell of their steps, or that acknowledge too early, once they are told to.

use crate::harness::{Page, Step, Worker};

/// What an engine is told to do from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Tell when a transaction that writes begins and when it is complete: `segments-begun`, `journal-meta-complete`, with
    /// places by the alphabet.
    Steps,
    /// Say that a row of the journal is written well before it is.
    TooEarly,
}

/// The seed of the engine.
pub const SEED: (Worker, &str) = (
    Worker::Engine,
    "const channel = new BroadcastChannel('SEED');
let turn = '';
channel.onmessage = ({ data }) => { turn = data; channel.postMessage('heard'); };
const begin = IDBDatabase.prototype.transaction;
const tell = (made, places) => {
  const say = (what) => { fetch(`${BASE}report?step=${performance.timeOrigin + performance.now()},${[...places].sort().join('-')}-${what}`, { method: 'HEAD' }); };
  say('begun');
  made.addEventListener('complete', () => say('complete'));
};
const hold = (made, database) => {
  const own = made.objectStore.bind(made);
  made.objectStore = (name) => {
    const store = own(name);
    store.add = (row, key) => {
      setTimeout(() => begin.call(database, [name], 'readwrite').objectStore(name).add(row, key), 500);
      return store.count();
    };
    return store;
  };
};
IDBDatabase.prototype.transaction = function (places, mode, options) {
  const made = begin.call(this, places, mode, options);
  const names = [].concat(places);
  if (mode === 'readwrite' && turn === 'Steps') tell(made, names);
  if (mode === 'readwrite' && turn === 'TooEarly' && names.includes('journal')) hold(made, this);
  return made;
};",
);

/// Tells the engine of a page.
pub async fn turn(page: &Page, turn: Turn) -> Step {
    let heard = page.tell(Worker::Engine, &format!("{turn:?}")).await?;
    if heard == "heard" { Ok(()) } else { Err(format!("the engine says {heard}").into()) }
}

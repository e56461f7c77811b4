//! Dedicated workers: bytes there, bytes back.
//!
//! A worker's first message is an empty one: it listens now. What is posted earlier waits on the page, for a worker whose
//! wasm still loads hears nothing. Bytes are transferred, not copied by the browser a second time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use casebook::trouble::Trouble;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent};

use super::fault::trouble;
use super::listener::Listener;
use super::timer::Timer;

/// A worker that does not say that it listens within this time has not started (its wasm did not load).
const START_MS: i32 = 60_000;

/// A worker as its page sees it; ended when dropped.
pub struct Worker {
    shared: Rc<Shared>,
    _heard: [Listener; 3],
}

struct Shared {
    worker: web_sys::Worker,
    listens: Cell<bool>,
    waiting: RefCell<Vec<Uint8Array>>,
    start: RefCell<Option<Timer>>,
}

impl Worker {
    /// Starts a worker. `script` is relative to the page's base address. `died` is told once, when the worker did not
    /// start or an exception left it.
    pub fn spawn(
        script: &str,
        mut heard: impl FnMut(Vec<u8>) + 'static,
        died: impl FnOnce() + 'static,
    ) -> Result<Worker, Trouble> {
        let worker = web_sys::Worker::new(script).map_err(|error| trouble(&error))?;
        let shared = Rc::new(Shared {
            worker: worker.clone(),
            listens: Cell::new(false),
            waiting: RefCell::new(Vec::new()),
            start: RefCell::new(None),
        });
        let died = Rc::new(RefCell::new(Some(died)));
        let end = move || {
            if let Some(died) = died.borrow_mut().take() {
                died();
            }
        };
        let (on_error, on_garbled, on_silence) = (end.clone(), end.clone(), end);
        shared.start.replace(Some(Timer::after(START_MS, on_silence)));

        let there = Rc::downgrade(&shared);
        let message = Listener::on(&worker, "message", move |event: Event| {
            let bytes = event.dyn_ref::<MessageEvent>().map(bytes_of).unwrap_or_default();
            if !bytes.is_empty() {
                heard(bytes);
            } else if let Some(shared) = there.upgrade() {
                shared.listens_now();
            }
        });
        let error = Listener::on(&worker, "error", move |event: Event| {
            // Keeps the browser from writing the message, which may quote data, to the console.
            event.prevent_default();
            on_error();
        });
        let garbled = Listener::on(&worker, "messageerror", move |_| on_garbled());
        Ok(Worker { shared, _heard: [message, error, garbled] })
    }

    /// Has its wasm loaded, so that it hears?
    pub fn is_listening(&self) -> bool {
        self.shared.listens.get()
    }

    /// Posts bytes, now or as soon as the worker listens.
    pub fn post(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let bytes = Uint8Array::from(bytes);
        if self.shared.listens.get() {
            self.shared.post(&bytes)
        } else {
            self.shared.waiting.borrow_mut().push(bytes);
            Ok(())
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shared.worker.terminate();
    }
}

impl Shared {
    fn listens_now(&self) {
        self.start.replace(None);
        self.listens.set(true);
        for bytes in self.waiting.take() {
            // A worker that cannot be posted to is gone; its `error` event tells so.
            let _ = self.post(&bytes);
        }
    }

    fn post(&self, bytes: &Uint8Array) -> Result<(), Trouble> {
        let buffer = bytes.buffer();
        self.worker.post_message_with_transfer(&buffer, &Array::of1(&buffer)).map_err(|error| trouble(&error))
    }
}

/// Inside a worker: hears bytes for as long as the worker lives, and tells the page that it listens.
pub fn listen(mut heard: impl FnMut(Vec<u8>) + 'static) {
    let scope = worker_scope();
    Listener::on(&scope, "message", move |event: Event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            heard(bytes_of(event));
        }
    })
    .keep();
    say(&[]);
}

/// Inside a worker: bytes said as the last word when an exception leaves it or nobody handles one. They are made ready
/// now, for a worker out of memory can make none.
pub fn last_words(bytes: &[u8]) {
    let scope = worker_scope();
    let bytes = Uint8Array::from(bytes);
    for kind in ["error", "unhandledrejection"] {
        let (bytes, says) = (bytes.clone(), scope.clone());
        Listener::on(&scope, kind, move |event| {
            // Keeps the browser from writing the message, which may quote data, to the console.
            event.prevent_default();
            let _ = says.post_message(&bytes.slice(0, bytes.length()).buffer());
        })
        .keep();
    }
}

/// Inside a worker: posts bytes to the page.
pub fn say(bytes: &[u8]) {
    let buffer = Uint8Array::from(bytes).buffer();
    // Fails only for what cannot be cloned or transferred; a fresh buffer can.
    let _ = worker_scope().post_message_with_transfer(&buffer, &Array::of1(&buffer));
}

fn worker_scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn bytes_of(event: &MessageEvent) -> Vec<u8> {
    event.data().dyn_into::<ArrayBuffer>().map(|buffer| Uint8Array::new(&buffer).to_vec()).unwrap_or_default()
}

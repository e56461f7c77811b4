//! Dedicated workers: bytes there, bytes back.
//!
//! A worker's script is fetched as text and started from memory: then the page's policy holds in it. Started by its address
//! it would have only the policy of its own response, and a host that sends no headers gives it none.
//!
//! A worker's first message is an empty one: it listens now. What is posted earlier waits on the page, for a worker whose
//! wasm still loads hears nothing. Bytes are transferred, not copied by the browser a second time.
//!
//! A worker that the browser ends tells nobody. So it holds a lock of its own name for life, and the page waits for that lock.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use casebook::trouble::Trouble;
use js_sys::{Array, ArrayBuffer, JSON, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, Event, MessageEvent, Response, Url, WorkerOptions,
};

use super::fault::trouble;
use super::listener::Listener;
use super::page::window;
use super::timer::Timer;
use super::{locks, random};

/// A worker that does not say that it listens within this time has not started (its wasm did not load).
const START_MS: i32 = 60_000;

/// A worker as its page sees it; ended when dropped.
pub struct Worker {
    shared: Rc<Shared>,
}

struct Shared {
    /// None while its script is fetched.
    running: RefCell<Option<Running>>,
    listens: Cell<bool>,
    waiting: RefCell<Vec<Uint8Array>>,
    start: RefCell<Option<Timer>>,
}

struct Running {
    worker: web_sys::Worker,
    _heard: [Listener; 3],
}

impl Worker {
    /// Starts a worker. `script` is relative to the page's base address. `died` is told once, when the worker did not
    /// start, an exception left it, or the browser ended it.
    pub fn spawn(
        script: &str,
        heard: impl FnMut(Vec<u8>) + 'static,
        died: impl FnOnce() + 'static,
    ) -> Result<Worker, Trouble> {
        let shared = Rc::new(Shared {
            running: RefCell::new(None),
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
        shared.start.replace(Some(Timer::after(START_MS, end.clone())));
        let text = window().ok_or(Trouble::Unavailable)?.fetch_with_str(script);
        let name = format!("{script} {:032x}", u128::from_ne_bytes(random::bytes()?));
        let there = Rc::downgrade(&shared);
        spawn_local(async move {
            let started = text_of(text).await.and_then(|text| start(&text, &name));
            // Whoever wanted it may have dropped it meanwhile.
            match (started, there.upgrade()) {
                (Ok(worker), Some(shared)) => shared.runs(worker, name, heard, end),
                (Ok(worker), None) => worker.terminate(),
                (Err(_), Some(_)) => end(),
                (Err(_), None) => {}
            }
        });
        Ok(Worker { shared })
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
        if let Some(running) = self.shared.running.take() {
            running.worker.terminate();
        }
    }
}

/// The text of a script under way.
async fn text_of(answer: js_sys::Promise) -> Result<JsValue, Trouble> {
    let fails = |error: JsValue| trouble(&error);
    let answer: Response = JsFuture::from(answer).await.map_err(fails)?.unchecked_into();
    if !answer.ok() {
        return Err(Trouble::Unavailable);
    }
    JsFuture::from(answer.text().map_err(fails)?).await.map_err(fails)
}

/// Starts a script's text; it finds the rest of its build by `BASE`, the page's base address.
fn start(text: &JsValue, name: &str) -> Result<web_sys::Worker, Trouble> {
    let fails = |error: JsValue| trouble(&error);
    let base = window().and_then(|window| window.document()?.base_uri().ok().flatten()).unwrap_or_default();
    let base = JSON::stringify(&base.into()).map_err(fails)?;
    let head = format!("const BASE = {};\n", String::from(base));
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of2(&head.into(), text);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(fails)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(fails)?;
    let named = WorkerOptions::new();
    named.set_name(name);
    let worker = web_sys::Worker::new_with_options(&address, &named).map_err(fails);
    // The worker has taken hold of it; else nothing is lost but its memory.
    let _ = Url::revoke_object_url(&address);
    worker
}

impl Shared {
    fn runs(
        self: Rc<Shared>,
        worker: web_sys::Worker,
        name: String,
        mut heard: impl FnMut(Vec<u8>) + 'static,
        end: impl Fn() + Clone + 'static,
    ) {
        let (on_error, on_garbled) = (end.clone(), end.clone());
        let there = Rc::downgrade(&self);
        let message = Listener::on(&worker, "message", move |event: Event| {
            let bytes = event.dyn_ref::<MessageEvent>().map(bytes_of).unwrap_or_default();
            if !bytes.is_empty() {
                heard(bytes);
            } else if let Some(shared) = there.upgrade() {
                shared.listens_now();
                spawn_local(watch(name.clone(), there.clone(), end.clone()));
            }
        });
        let error = Listener::on(&worker, "error", move |event: Event| {
            // Keeps the browser from writing the message, which may quote data, to the console.
            event.prevent_default();
            on_error();
        });
        let garbled = Listener::on(&worker, "messageerror", move |_| on_garbled());
        self.running.replace(Some(Running { worker, _heard: [message, error, garbled] }));
    }

    fn listens_now(&self) {
        self.start.replace(None);
        self.listens.set(true);
        for bytes in self.waiting.take() {
            // A worker that cannot be posted to is gone; its `error` event tells so.
            let _ = self.post(&bytes);
        }
    }

    fn post(&self, bytes: &Uint8Array) -> Result<(), Trouble> {
        let running = self.running.borrow();
        // Nothing listens before it runs.
        let Some(Running { worker, .. }) = running.as_ref() else { return Ok(()) };
        let buffer = bytes.buffer();
        worker.post_message_with_transfer(&buffer, &Array::of1(&buffer)).map_err(|error| trouble(&error))
    }
}

/// Waits until a worker's lock for life is free: it has ended. Whoever has dropped it ended it and need not be told.
async fn watch(name: String, there: Weak<Shared>, end: impl Fn()) {
    if locks::until_free(&name).await.is_ok() && there.upgrade().is_some() {
        end();
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
    let name = scope.name();
    spawn_local(async move {
        // Without locks a worker's end is noticed later, by its silence.
        let _ = locks::hold_for_life(&name).await;
        say(&[]);
    });
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

//! The service worker: registered by the page; a new version waits until a person says so.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::listener::Listener;
use super::page::window;

/// Word that lets a waiting version take over.
const TAKE_OVER: &str = "take-over";

/// Word that lets the version at work serve a page that it does not serve yet.
const SERVE: &str = "serve";

thread_local! {
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
}

/// Registers the script (relative to the page's base address). `waits` is told each time a new version is ready and waits,
/// and when another tab let one take over: this page is then older than what serves it.
/// A browser without service workers (or a page that is not secure) only loses offline use.
pub fn register(script: &'static str, waits: impl Fn() + Clone + 'static) {
    let Some(container) = container() else { return };
    hear_of_others(&container, Rc::new(waits.clone()));
    enrol(script, waits);
}

/// Where nothing serves this page although it could: a first version whose files did not all come is asked for again, one that
/// is there is asked to serve.
pub fn see_to_it(script: &'static str, waits: impl Fn() + 'static) {
    if is_controlled() || container().is_none() {
        return;
    }
    let version = |registration: &ServiceWorkerRegistration| {
        registration.active().or_else(|| registration.waiting()).or_else(|| registration.installing())
    };
    match REGISTRATION.with_borrow(|registration| registration.as_ref().and_then(version)) {
        Some(version) => {
            let _ = version.post_message(&JsValue::from_str(SERVE));
        }
        None => enrol(script, waits),
    }
}

fn enrol(script: &'static str, waits: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let waits = Rc::new(waits);
    spawn_local(async move {
        let Ok(answer) = JsFuture::from(container.register(script)).await else { return };
        let registration: ServiceWorkerRegistration = answer.unchecked_into();
        REGISTRATION.set(Some(registration.clone()));
        if registration.waiting().is_some() {
            waits();
        }
        let target = registration.clone();
        Listener::on(&target, "updatefound", move |_| {
            if let Some(installing) = registration.installing() {
                watch(installing, waits.clone());
            }
        })
        .keep();
    });
}

/// The first version to serve this page is no news; each further one was let in by another tab, or by this one.
fn hear_of_others(container: &ServiceWorkerContainer, waits: Rc<impl Fn() + 'static>) {
    let was_controlled = Cell::new(is_controlled());
    Listener::on(container, "controllerchange", move |_| {
        if was_controlled.replace(true) {
            waits();
        }
    })
    .keep();
}

/// A first version has nobody to wait for; only one that finds a controlled page is news.
fn watch(worker: ServiceWorker, waits: Rc<impl Fn() + 'static>) {
    let target = worker.clone();
    Listener::on(&target, "statechange", move |_| {
        if worker.state() == web_sys::ServiceWorkerState::Installed && is_controlled() {
            waits();
        }
    })
    .keep();
}

/// Looks for a new version now.
pub fn look_for_update() {
    let registration = REGISTRATION.with_borrow(Clone::clone);
    if let Some(promise) = registration.and_then(|registration| registration.update().ok()) {
        spawn_local(async move {
            // Offline the look fails; the version at hand goes on.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Lets the waiting version take over; `taken` runs when it has, and then the page is to be loaded anew. Where another tab
/// was first, nothing waits any more and `taken` runs at once.
pub fn take_over(taken: impl FnOnce() + 'static) {
    let registration = REGISTRATION.with_borrow(Clone::clone);
    let waiting = registration.and_then(|registration| registration.waiting());
    let (Some(container), Some(waiting)) = (container(), waiting) else { return taken() };
    let mut taken = Some(taken);
    Listener::on(&container, "controllerchange", move |_| {
        if let Some(taken) = taken.take() {
            taken();
        }
    })
    .keep();
    let _ = waiting.post_message(&JsValue::from_str(TAKE_OVER));
}

/// Is this page served by a service worker (and so usable offline)?
pub fn is_controlled() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    // Undefined on pages that are not secure; web-sys does not know that.
    let container = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

//! Web Locks: one holder of a name at a time among all tabs and workers of this site.

use std::cell::RefCell;
use std::rc::Rc;

use casebook::trouble::Trouble;
use futures_channel::oneshot;
use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::fault::trouble;
use super::scope::scope;

/// Gives the lock back when dropped; the browser does it too when the worker ends.
struct Held(Function);

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

/// Waits for the lock, does the work, gives the lock back. `Unavailable` where the browser has no locks.
pub async fn with_lock<W: Future>(name: &str, work: W) -> Result<W::Output, Trouble> {
    let held = lock(name).await?;
    let out = work.await;
    drop(held);
    Ok(out)
}

/// Inside a worker: holds a lock for as long as the worker lives. The browser gives it back when the worker ends, however it
/// ends.
pub async fn hold_for_life(name: &str) -> Result<(), Trouble> {
    std::mem::forget(lock(name).await?);
    Ok(())
}

/// Waits until nobody holds the lock. `Unavailable` where the browser has no locks.
pub async fn until_free(name: &str) -> Result<(), Trouble> {
    lock(name).await.map(drop)
}

async fn lock(name: &str) -> Result<Held, Trouble> {
    let locks = scope().navigator().locks().ok_or(Trouble::Unavailable)?;
    let (send, wait) = oneshot::channel();
    let send = Rc::new(RefCell::new(Some(send)));

    let mut release = JsValue::UNDEFINED;
    let until = Promise::new(&mut |resolve, _| release = resolve.into());
    let release: Function = release.unchecked_into();

    let on_grant = send.clone();
    let granted = Closure::once(move |_lock: JsValue| -> JsValue {
        let told = on_grant.borrow_mut().take().is_some_and(|send| send.send(Ok(())).is_ok());
        // Nobody waits any more: do not hold the lock at all.
        if told { until.into() } else { JsValue::UNDEFINED }
    });
    let request = locks.request(name, granted.as_ref().unchecked_ref()).map_err(|error| trouble(&error))?;
    spawn_local(async move {
        if let Err(error) = JsFuture::from(request).await
            && let Some(send) = send.borrow_mut().take()
        {
            let _ = send.send(Err(trouble(&error)));
        }
        drop(granted);
    });
    wait.await.unwrap_or(Err(Trouble::Unavailable))?;
    Ok(Held(release))
}

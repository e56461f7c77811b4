//! Timers of page and worker. A timer that is dropped does not go off.

use futures_channel::oneshot;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::IdleRequestOptions;

use super::scope::scope;

/// A timer that will go off once.
pub struct Timer {
    handle: i32,
    _run: Closure<dyn FnMut()>,
}

impl Timer {
    /// Runs after so many milliseconds.
    pub fn after(ms: i32, run: impl FnOnce() + 'static) -> Timer {
        let run = Closure::once(run);
        let handle = scope().set_timeout(run.as_ref().unchecked_ref(), ms);
        Timer { handle, _run: run }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        scope().clear_timeout(self.handle);
    }
}

/// Waits so many milliseconds; 0 lets the event loop turn once.
pub async fn pause(ms: i32) {
    let (send, wait) = oneshot::channel();
    let _timer = Timer::after(ms, move || {
        let _ = send.send(());
    });
    let _ = wait.await;
}

/// Runs when the browser has nothing to do, but after so many milliseconds at the latest; at the next turn in a browser that
/// does not tell.
pub fn when_idle(ms: u32, run: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let run = Closure::once_into_js(run);
    let run = run.unchecked_ref();
    let tells = Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false);
    // Neither fails with a function.
    let _ = if tells {
        let options = IdleRequestOptions::new();
        options.set_timeout(ms);
        window.request_idle_callback_with_options(run, &options).map(drop)
    } else {
        window.set_timeout_with_callback(run).map(drop)
    };
}

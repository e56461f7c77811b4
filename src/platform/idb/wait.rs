//! Waiting for a request's answer.

use casebook::trouble::Trouble;
use futures_channel::oneshot;
use wasm_bindgen::JsValue;
use web_sys::IdbRequest;

use crate::platform::fault::trouble;
use crate::platform::listener::Listener;

/// The result of a request. Listens from the call on, not from the first poll, so no answer is missed.
pub fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, Trouble>> + use<> {
    let (send, wait) = oneshot::channel();
    let mut send = Some(send);
    let success = once(request, "success", move || {
        let _ = send.take().map(|send| send.send(()));
    });
    let (send_error, wait_error) = oneshot::channel();
    let mut send_error = Some(send_error);
    let error = once(request, "error", move || {
        let _ = send_error.take().map(|send| send.send(()));
    });
    let request = request.clone();
    async move {
        futures_util::future::select(wait, wait_error).await;
        drop((success, error));
        request.result().map_err(|_| error_of(&request))
    }
}

/// The error of a request that failed.
pub fn error_of(request: &IdbRequest) -> Trouble {
    match request.error() {
        Ok(Some(error)) => trouble(&error),
        _ => Trouble::Aborted,
    }
}

fn once(request: &IdbRequest, kind: &'static str, mut heard: impl FnMut() + 'static) -> Listener {
    Listener::on(request, kind, move |_| heard())
}

//! Waiting for a request's answer.

use std::cell::Cell;
use std::rc::Rc;

use casebook::trouble::Trouble;
use futures_channel::oneshot;
use wasm_bindgen::JsValue;
use web_sys::IdbRequest;

use crate::platform::fault::trouble;
use crate::platform::listener::Listener;

/// The result of a request; `Lost` where the browser closes its connection first. Listens from the call on, not from the
/// first poll, so no answer is missed.
pub fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, Trouble>> + use<> {
    let (send, wait) = oneshot::channel();
    let send = Rc::new(Cell::new(Some(send)));
    let lost = send.clone();
    let on_lost = request.transaction().map(|transaction| {
        Listener::on(&transaction.db(), "close", move |_| {
            if let Some(send) = lost.take() {
                let _ = send.send(Err(Trouble::Lost));
            }
        })
    });
    let settles = |kind, is_success| {
        let (send, request) = (send.clone(), request.clone());
        Listener::on(&request.clone(), kind, move |_| {
            // A failed request has the result undefined, as one that found nothing: the event alone tells them apart.
            let answer = if is_success {
                request.result().map_err(|error| trouble(&error))
            } else {
                Err(error_of(&request))
            };
            if let Some(send) = send.take() {
                let _ = send.send(answer);
            }
        })
    };
    let heard = [settles("success", true), settles("error", false)];
    async move {
        let answer = wait.await;
        drop((heard, on_lost));
        answer.unwrap_or(Err(Trouble::Aborted))
    }
}

fn error_of(request: &IdbRequest) -> Trouble {
    match request.error() {
        Ok(Some(error)) => trouble(&error),
        _ => Trouble::Aborted,
    }
}

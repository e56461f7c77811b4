//! The line to the engine of the demo database: the shipped worker and the protocol of its page.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use bangfu_desk::platform::build::BUILD;
use bangfu_desk::platform::worker::Worker;
use bangfu_desk::protocol::{Call, Message, Reply, Request, Which};
use futures_channel::oneshot;
use wasm_bindgen::prelude::*;

#[derive(Default)]
struct Line {
    worker: Option<Worker>,
    last: u32,
    pending: Rc<RefCell<HashMap<u32, oneshot::Sender<Reply>>>>,
}

thread_local!(static LINE: RefCell<Line> = RefCell::default());

/// One call and its reply; what went wrong, or which rules refused it, as an error.
pub async fn ask(request: Request) -> Result<Reply, JsValue> {
    let wait = LINE.with_borrow_mut(|line| {
        line.last += 1;
        let (tell, wait) = oneshot::channel();
        line.pending.borrow_mut().insert(line.last, tell);
        let bytes =
            postcard::to_allocvec(&Call { number: line.last, request }).map_err(|_| failed("encode"))?;
        let worker = line.worker.as_ref().ok_or_else(|| failed("no engine"))?;
        worker.post(&bytes).map_err(|_| failed("post"))?;
        Ok::<_, JsValue>(wait)
    })?;
    match wait.await {
        Ok(Reply::Trouble(trouble)) => Err(failed(&format!("{trouble:?}"))),
        Ok(Reply::Refused(issues)) => Err(failed(&format!("refused: {issues:?}"))),
        Ok(reply) => Ok(reply),
        Err(_) => Err(failed("engine died")),
    }
}

/// An error for the page.
pub fn failed(what: &str) -> JsValue {
    JsValue::from_str(what)
}

/// Starts an engine in place of the present one and opens the demo database.
pub async fn start() -> Result<(), JsValue> {
    end();
    let pending = LINE.with_borrow(|line| line.pending.clone());
    let died = pending.clone();
    let heard = move |bytes: Vec<u8>| {
        if let Ok(Message::Reply(number, reply)) = postcard::from_bytes(&bytes)
            && let Some(waiting) = pending.borrow_mut().remove(&number)
        {
            // Whoever asked may have stopped to wait.
            let _ = waiting.send(reply);
        }
    };
    let worker = Worker::spawn("engine_loader.js", heard, move || died.borrow_mut().clear())
        .map_err(|_| failed("no worker"))?;
    LINE.with_borrow_mut(|line| line.worker = Some(worker));
    hello().await
}

/// Opens the demo database.
pub async fn hello() -> Result<(), JsValue> {
    ask(Request::Hello { build: BUILD.to_owned(), which: Which::Demo }).await.map(drop)
}

/// Does an engine run?
pub fn runs() -> bool {
    LINE.with_borrow(|line| line.worker.is_some())
}

/// Ends the engine; calls under way fail.
pub fn end() {
    LINE.with_borrow_mut(|line| {
        line.worker = None;
        line.pending.borrow_mut().clear();
    });
}

//! The page's door to the paper worker, which answers in the order it is asked. Dropping it ends the worker and all it read.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use casebook::trouble::Trouble;
use futures_channel::oneshot;

use crate::paper_protocol::{PaperReply, PaperRequest};
use crate::platform::worker::Worker;

/// The worker's script, beside the page.
const SCRIPT: &str = "paper_loader.js";

type Waiting = Rc<RefCell<VecDeque<oneshot::Sender<PaperReply>>>>;

/// A running paper worker.
pub struct PaperDoor {
    worker: Worker,
    waiting: Waiting,
}

impl PaperDoor {
    /// Starts a worker.
    pub fn start() -> Result<PaperDoor, Trouble> {
        let waiting = Waiting::default();
        let (heard, died) = (waiting.clone(), waiting.clone());
        let hear = move |bytes: Vec<u8>| {
            // A reply that does not read is no reply: whoever waits hears that the file cannot be read.
            let sender = heard.borrow_mut().pop_front();
            if let (Some(sender), Ok(reply)) = (sender, postcard::from_bytes(&bytes)) {
                // Whoever asked may have given up.
                let _ = sender.send(reply);
            }
        };
        let worker = Worker::spawn(SCRIPT, hear, move || drop(died.take()))?;
        Ok(PaperDoor { worker, waiting })
    }

    /// Asks. The answer does not hold the door: dropping that ends the wait.
    pub fn ask(&self, request: PaperRequest) -> Result<PaperAnswer, Trouble> {
        let bytes = postcard::to_allocvec(&request).map_err(|_| Trouble::FileUnreadable)?;
        let (sender, wait) = oneshot::channel();
        self.worker.post(&bytes)?;
        self.waiting.borrow_mut().push_back(sender);
        Ok(PaperAnswer(wait))
    }
}

/// A question under way.
pub struct PaperAnswer(oneshot::Receiver<PaperReply>);

impl PaperAnswer {
    /// Waits for the reply. A worker that a file made stop answers `FileUnreadable`, and so does one that was ended.
    pub async fn wait(self) -> Result<PaperReply, Trouble> {
        self.0.await.map_err(|oneshot::Canceled| Trouble::FileUnreadable)
    }
}

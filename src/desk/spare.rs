//! A second engine beside the page's own, for work that must not touch the open desk: keys, a restore. Ended when dropped,
//! and its memory with it.

use std::cell::RefCell;
use std::rc::Rc;

use casebook::trouble::Trouble;
use futures_channel::oneshot;
use leptos::prelude::Set;

use super::DeskDoor;
use super::link::SCRIPT;
use crate::platform::worker::Worker;
use crate::protocol::{Call, Message, News, Reply, Request};

type Waiting = Rc<RefCell<Option<oneshot::Sender<Result<Reply, Trouble>>>>>;

/// A spare engine; one question at a time.
pub struct Spare {
    worker: Worker,
    waiting: Waiting,
}

impl Spare {
    /// Starts one; its progress is the desk's.
    pub fn start(desk: DeskDoor) -> Result<Spare, Trouble> {
        let waiting = Waiting::default();
        let (answered, left) = (waiting.clone(), waiting.clone());
        let heard = move |bytes: Vec<u8>| {
            let answer = match postcard::from_bytes::<Message>(&bytes) {
                Ok(Message::Reply(_, Reply::Trouble(trouble))) => Err(trouble),
                Ok(Message::Reply(_, reply)) => Ok(reply),
                Ok(Message::News(News::Progress { done, of })) => {
                    desk.progress.set((done < of).then_some((done, of)));
                    return;
                }
                Ok(Message::News(News::Revision(_))) => return,
                Ok(Message::News(News::Trouble(trouble))) => Err(trouble),
                Err(_) => Err(Trouble::BuildMismatch),
            };
            if let Some(waiting) = answered.take() {
                // Whoever asked may be gone with its page.
                let _ = waiting.send(answer);
            }
        };
        // Letting go of the sender is the sign.
        let worker = Worker::spawn(SCRIPT, heard, move || drop(left.take()))?;
        Ok(Spare { worker, waiting })
    }

    /// One question and its answer. `Reply::Trouble` comes back as the error.
    pub async fn ask(&self, request: Request) -> Result<Reply, Trouble> {
        let call = postcard::to_allocvec(&Call { number: 1, request }).map_err(|_| Trouble::BuildMismatch)?;
        let (send, wait) = oneshot::channel();
        self.waiting.replace(Some(send));
        self.worker.post(&call)?;
        wait.await.unwrap_or(Err(Trouble::EngineDied))
    }
}

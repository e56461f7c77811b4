//! Keys from what is typed, made in a throw-away worker of the engine's build: its memory is gone when it has answered.

use std::cell::RefCell;

use casebook::door::{KdfParams, Kek};
use casebook::trouble::Trouble;
use futures_channel::oneshot;
use leptos::prelude::Set;

use super::DeskDoor;
use super::link::SCRIPT;
use crate::platform::worker::Worker;
use crate::protocol::{Call, Message, News, Reply, Request};

impl DeskDoor {
    /// The key of a passphrase or a recovery key. Takes about half a second, not on the page.
    pub async fn derive(self, secret: String, params: KdfParams) -> Result<Kek, Trouble> {
        match self.ask_once(Request::Derive { secret, params }).await? {
            Reply::Kek(kek) => Ok(kek),
            Reply::Trouble(trouble) => Err(trouble),
            _ => Err(Trouble::BuildMismatch),
        }
    }

    /// A cost that this device manages in about half a second, with a fresh salt. `progress` tells how far it is.
    pub async fn calibrate(self) -> Result<KdfParams, Trouble> {
        match self.ask_once(Request::Calibrate).await? {
            Reply::Cost(params) => Ok(params),
            Reply::Trouble(trouble) => Err(trouble),
            _ => Err(Trouble::BuildMismatch),
        }
    }

    async fn ask_once(self, request: Request) -> Result<Reply, Trouble> {
        let (send, wait) = oneshot::channel();
        let send = RefCell::new(Some(send));
        let send = std::rc::Rc::new(send);
        let dies = send.clone();
        let heard = move |bytes: Vec<u8>| {
            let answer = match postcard::from_bytes::<Message>(&bytes) {
                Ok(Message::News(News::Progress { done, of })) => {
                    self.progress.set((done < of).then_some((done, of)));
                    return;
                }
                Ok(Message::Reply(_, reply)) => Ok(reply),
                Ok(Message::News(_)) => Err(Trouble::EngineDied),
                Err(_) => Err(Trouble::BuildMismatch),
            };
            if let Some(send) = send.take() {
                let _ = send.send(answer);
            }
        };
        // Letting go of the sender is the sign.
        let worker = Worker::spawn(SCRIPT, heard, move || drop(dies.take()))?;
        let call = postcard::to_allocvec(&Call { number: 1, request }).map_err(|_| Trouble::BuildMismatch)?;
        worker.post(&call)?;
        wait.await.unwrap_or(Err(Trouble::EngineDied))
    }
}

//! The cover: views are dropped and the engine answers nothing but the PIN. The right one brings back the page that was open.
//!
//! The engine is covered at once, past everything that waits; what was asked before goes on. What is asked later, by work
//! that outlives its page, waits here until the desk is open again.

use casebook::trouble::Trouble;
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::idle::Word;
use super::{DeskDoor, State};
use crate::protocol::{CoverRequest, Reply, Request};

impl DeskDoor {
    /// Has the member at the desk a PIN on this device?
    pub fn has_pin(self) -> bool {
        self.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.has_pin))
    }

    /// Covers this desk, and those of the other tabs: whoever leaves, leaves all of them.
    pub fn cover_all(self) {
        self.tell_tabs(Word::Cover);
        self.cover();
    }

    /// Locks this desk, and those of the other tabs.
    pub fn lock_all(self) {
        self.tell_tabs(Word::Lock);
        spawn_local(self.lock());
    }

    /// Covers an open desk; where there is no PIN it is locked.
    pub(super) fn cover(self) {
        if self.state.with_untracked(|state| *state != State::Open) {
            return;
        }
        if !untrack(|| self.has_pin()) {
            return spawn_local(self.lock());
        }
        // In this order to the engine: drafts first.
        for (_, keep) in self.keeps.get_value() {
            if let Some(request) = keep() {
                // One that is not kept stays in its form, and is kept after the cover.
                let _ = self.send(request);
            }
        }
        let covered = self.send(Request::Cover(CoverRequest::Cover));
        self.state.set(State::Covered);
        spawn_local(async move {
            let reply = match covered {
                Ok(reply) => reply.await.ok(),
                Err(_) => None,
            };
            if !matches!(reply, Some(Reply::Done)) {
                self.lock().await;
            }
        });
    }

    /// Tries the PIN. The desk is then open, or so many tries are left; after none all tabs are locked.
    pub async fn uncover(self, typed: String) -> Result<Option<u8>, Trouble> {
        match self.call(Request::Cover(CoverRequest::Uncover(typed))).await? {
            Reply::Done => {
                self.came_back();
                self.state.set(State::Open);
                self.sign();
                self.let_go_on();
                // What other tabs changed meanwhile; the member may have left.
                if let Err(Trouble::Locked) = self.ask(Request::Desk).await {
                    self.lock().await;
                }
                Ok(None)
            }
            Reply::WrongPin(0) => {
                self.tell_tabs(Word::Lock);
                self.lock().await;
                Ok(Some(0))
            }
            Reply::WrongPin(left) => Ok(Some(left)),
            _ => Err(Trouble::BuildMismatch),
        }
    }

    /// Waits while the desk is covered.
    pub(super) async fn uncovered(self) {
        while self.state.with_untracked(|state| *state == State::Covered) {
            let (go_on, wait) = oneshot::channel();
            self.waiting.update_value(|waiting| waiting.push(go_on));
            // Dropped when the desk is open again, or sealed.
            let _ = wait.await;
        }
    }

    /// Lets go on what waited.
    pub(super) fn let_go_on(self) {
        let _dropped = self.waiting.try_update_value(std::mem::take);
    }
}

//! The line to the engine: calls by number, replies matched, news passed on, a dead engine noticed.

use std::collections::HashMap;

use casebook::trouble::Trouble;
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{DeskDoor, State, set_if_new};
use crate::platform::timer::Timer;
use crate::platform::worker::Worker;
use crate::protocol::{Call, CallNumber, Message, News, Reply, Request};

/// The engine's script, beside the page.
pub const SCRIPT: &str = "engine_loader.js";

/// Between two beats of the pulse.
const BEAT_MS: i32 = 2_000;
/// So many beats without a word, and the engine is dead. Its longest step without a turn of its event loop takes a fraction.
const QUIET_BEATS: u32 = 7;

/// A line to the engine, if one runs.
#[derive(Default)]
pub struct Link {
    worker: Option<Worker>,
    /// Raised with every engine started, so that a late word of an old one is not taken for the new one's.
    turn: u32,
    last: CallNumber,
    /// Beats since the engine was last heard, while somebody waits for it.
    quiet: u32,
    pulse: Option<Timer>,
    pending: HashMap<CallNumber, oneshot::Sender<Reply>>,
}

impl DeskDoor {
    /// Starts an engine in place of the present one; calls under way fail.
    pub(super) fn start_engine(self) -> Result<(), Trouble> {
        self.stop_engine();
        let turn = self.link.with_value(|link| link.turn);
        let is_now = move || self.link.try_with_value(|link| link.turn) == Some(turn);
        let heard = move |bytes: Vec<u8>| {
            if is_now() {
                self.hear(&bytes);
            }
        };
        let died = move || {
            if is_now() {
                self.engine_died();
            }
        };
        let worker = Worker::spawn(SCRIPT, heard, died)?;
        self.link.update_value(|link| link.worker = Some(worker));
        self.beat();
        Ok(())
    }

    /// Feels the engine's pulse now and then: a worker that hangs tells nobody, nor does one that the browser ended without
    /// giving its lock back. Counts beats, not time, so that a device that slept is not taken for an engine that died.
    fn beat(self) {
        let is_dead = self.link.try_update_value(|link| {
            link.feel();
            link.pulse = Some(Timer::after(BEAT_MS, move || self.beat()));
            link.quiet > QUIET_BEATS
        });
        if is_dead == Some(true) {
            self.engine_died();
        }
    }

    /// Number of the present engine; another one knows nothing of what this one was told.
    pub fn engine(self) -> u32 {
        self.link.with_value(|link| link.turn)
    }

    /// Ends the engine: keys and plain text are gone with it. Calls under way fail with `EngineDied`.
    pub(super) fn stop_engine(self) {
        let _ended = self.link.try_update_value(|link| {
            link.turn += 1;
            link.quiet = 0;
            (link.worker.take(), link.pulse.take(), std::mem::take(&mut link.pending))
        });
    }

    /// Sends a call off; its reply comes to whoever waits for it.
    pub(super) fn send(self, request: Request) -> Result<oneshot::Receiver<Reply>, Trouble> {
        self.link.try_update_value(|link| link.send(request)).ok_or(Trouble::EngineDied)?
    }

    /// One call and its reply. `Reply::Trouble` comes back as the error.
    pub(super) async fn call(self, request: Request) -> Result<Reply, Trouble> {
        match self.send(request)?.await {
            Ok(Reply::Trouble(trouble)) => Err(trouble),
            Ok(reply) => Ok(reply),
            Err(oneshot::Canceled) => Err(Trouble::EngineDied),
        }
    }

    fn hear(self, bytes: &[u8]) {
        self.link.update_value(|link| link.quiet = 0);
        match postcard::from_bytes::<Message>(bytes) {
            Ok(Message::Reply(number, reply)) => {
                let waiting = self.link.try_update_value(|link| link.pending.remove(&number)).flatten();
                if let Some(waiting) = waiting {
                    // Whoever asked may be gone with its page.
                    let _ = waiting.send(reply);
                }
            }
            Ok(Message::News(news)) => self.hear_news(news),
            Err(_) => {
                self.stop_engine();
                self.state.set(State::Failed(Trouble::BuildMismatch));
            }
        }
    }

    fn hear_news(self, news: News) {
        match news {
            News::Revision(revision) => {
                set_if_new(self.revision, revision);
                if self.state.with_untracked(|state| *state == State::Covered) {
                    return;
                }
                spawn_local(async move {
                    // Its answer is taken in by `ask`; a failure shows where the page asks for itself.
                    let _ = self.ask(Request::Desk).await;
                });
            }
            News::Progress { done, of } => self.progress.set((done < of).then_some((done, of))),
            News::Trouble(Trouble::EngineDied) => self.engine_died(),
            News::Trouble(Trouble::Damaged) => self.damage_found(),
            News::Trouble(trouble) => self.trouble.set(Some(trouble)),
        }
    }

    /// Records that were still being read do not check out, and the engine has locked itself: back to the door, which says
    /// what can be opened.
    fn damage_found(self) {
        self.trouble.set(Some(Trouble::Damaged));
        if self.state.with_untracked(|state| matches!(state, State::Open | State::Covered)) {
            self.connect();
        }
    }

    /// What was not confirmed is not saved; the page is sealed with a new engine behind it. An engine that dies before it
    /// has said hello would die again: then the desk has failed.
    fn engine_died(self) {
        self.stop_engine();
        self.progress.set(None);
        if self.state.with_untracked(|state| matches!(state, State::Starting | State::Failed(_))) {
            self.state.set(State::Failed(Trouble::EngineDied));
            return;
        }
        self.trouble.set(Some(Trouble::EngineDied));
        self.connect();
    }
}

impl Link {
    /// Asks for a sign of life while somebody waits for an answer.
    fn feel(&mut self) {
        let Some(worker) = self.worker.as_ref().filter(|worker| worker.is_listening()) else { return };
        if self.pending.is_empty() {
            self.quiet = 0;
            return;
        }
        self.quiet += 1;
        if let Ok(ping) = postcard::to_allocvec(&Call { number: 0, request: Request::Ping }) {
            // What cannot be posted to does not answer either.
            let _ = worker.post(&ping);
        }
    }

    fn send(&mut self, request: Request) -> Result<oneshot::Receiver<Reply>, Trouble> {
        let worker = self.worker.as_ref().ok_or(Trouble::EngineDied)?;
        self.last = self.last.wrapping_add(1);
        let call = Call { number: self.last, request };
        let bytes = postcard::to_allocvec(&call).map_err(|_| Trouble::BuildMismatch)?;
        worker.post(&bytes)?;
        let (reply, wait) = oneshot::channel();
        self.pending.insert(call.number, reply);
        Ok(wait)
    }
}

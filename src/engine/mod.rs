//! The engine worker: the unlocked casebook behind the protocol. Terminating it removes the plain text.
//!
//! Calls are answered one after another, in the order they came; what writes much waits for its Web Lock first, so that
//! questions need not wait behind another tab's import. After unlocking, rows are read on between calls. Nothing is logged; a
//! panic tells its place in the code, no text.

mod answer;
mod door;
mod export;
mod import;
mod key;
mod pin;
mod queue;
mod registers;
mod tell;

use casebook::trouble::Trouble;

use crate::platform::{scope, worker};
use crate::protocol::{Call, Message, News};

/// Starts the worker.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        scope::complain("the engine stopped at", &place.unwrap_or_default());
        tell::news(News::Trouble(Trouble::EngineDied));
    }));
    worker::last_words(&tell::bytes(&Message::News(News::Trouble(Trouble::EngineDied))));
    let queue = queue::Queue::start();
    worker::listen(move |bytes| match postcard::from_bytes::<Call>(&bytes) {
        Ok(call) => queue.take(call),
        Err(_) => tell::news(News::Trouble(Trouble::BuildMismatch)),
    });
}

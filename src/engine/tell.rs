//! What the engine says to its page.

use crate::platform::clock::steady_ms;
use crate::platform::worker;
use crate::protocol::{CallNumber, Message, News, Reply};

/// Milliseconds between two words of progress: more only keep the page busy.
const PROGRESS_MS: f64 = 80.0;

/// Answers a call.
pub fn reply(number: CallNumber, reply: Reply) {
    say(&Message::Reply(number, reply));
}

/// Says something unasked.
pub fn news(news: News) {
    say(&Message::News(news));
}

/// Says how long work moves on; the first and the last word always, others now and then.
pub fn progress() -> impl FnMut(u32, u32) {
    let mut last = f64::MIN;
    move |done, of| {
        let now = steady_ms();
        if done >= of || now - last > PROGRESS_MS {
            last = now;
            news(News::Progress { done, of });
        }
    }
}

/// A message as it is sent. Encoding into memory fails for no type of the protocol; should it, the page learns of an
/// engine that does not speak its language.
pub fn bytes(message: &Message) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_else(|_| vec![u8::MAX])
}

fn say(message: &Message) {
    worker::say(&bytes(message));
}

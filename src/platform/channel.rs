//! BroadcastChannel: a word to the other tabs of this site. Carries no record, only numbers.

use casebook::trouble::Trouble;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, MessageEvent};

use super::fault::trouble;
use super::listener::Listener;

/// A channel by name, closed when dropped. What one says on it, oneself does not hear.
pub struct Channel {
    channel: BroadcastChannel,
    _heard: Listener,
}

impl Channel {
    /// Opens a channel; numbers that others say are heard.
    pub fn open(name: &str, mut heard: impl FnMut(u64) + 'static) -> Result<Channel, Trouble> {
        let channel = BroadcastChannel::new(name).map_err(|error| trouble(&error))?;
        let listener = Listener::on(&channel, "message", move |event: Event| {
            let number = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_f64());
            if let Some(number) = number {
                heard(number as u64);
            }
        });
        Ok(Channel { channel, _heard: listener })
    }

    /// Says a number (below 2^53) to all others.
    pub fn say(&self, number: u64) -> Result<(), Trouble> {
        self.channel.post_message(&JsValue::from_f64(number as f64)).map_err(|error| trouble(&error))
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

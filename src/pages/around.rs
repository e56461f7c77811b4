//! What is true around the desk: the time, the network, a new version waiting, other tabs. A context, made once.

use casework::time::{CivilTime, Day, Moment, Zone};
use leptos::prelude::*;

use crate::platform::channel::Channel;
use crate::platform::timer::Timer;
use crate::platform::{clock, network, service_worker};

/// The service worker's script, beside the page.
const SERVICE_WORKER: &str = "sw.js";
/// How often the time shown is looked at.
const TICK_MS: i32 = 20_000;

/// Words tabs say to one another.
const ANYBODY: u64 = 1;
const HERE: u64 = 2;

/// What is true around the desk.
#[derive(Clone, Copy)]
pub struct Around {
    /// Now, to the minute or so.
    pub now: RwSignal<Moment>,
    /// Connected to a network.
    pub online: RwSignal<bool>,
    /// A new version is ready and waits.
    pub new_version: RwSignal<bool>,
    /// Another tab has the desk open, as far as one answered.
    pub other_tabs: RwSignal<bool>,
    tabs: StoredValue<Option<Channel>, LocalStorage>,
    tick: StoredValue<Option<Timer>, LocalStorage>,
}

/// What is true around this page.
pub fn use_around() -> Around {
    expect_context()
}

/// The civil time of a moment where the centre is. Every centre of the product counts by UTC+8 unless it says otherwise.
pub fn civil(moment: Moment) -> CivilTime {
    moment.civil(Zone::default())
}

impl Around {
    /// Begins to look around; lasts as long as the page.
    pub fn look() -> Around {
        let around = Around {
            now: RwSignal::new(clock::now()),
            online: RwSignal::new(network::is_online()),
            new_version: RwSignal::new(false),
            other_tabs: RwSignal::new(false),
            tabs: StoredValue::new_local(None),
            tick: StoredValue::new_local(None),
        };
        network::on_change(move |online| around.online.set(online))
            .into_iter()
            .for_each(|listener| listener.keep());
        service_worker::register(SERVICE_WORKER, around.hears_of_version());
        // Without such a channel (very old browsers) other tabs are not noticed; the engine's own locks still hold.
        around.tabs.set_value(Channel::open("bangfu.tabs", move |word| around.hear(word)).ok());
        around.tick();
        around
    }

    /// The day it is at the centre; follows midnight, while the page stays open.
    pub fn today(self) -> Memo<Day> {
        Memo::new(move |_| civil(self.now.get()).day)
    }

    /// Asks whether another tab has the desk open; `other_tabs` tells.
    pub fn call_tabs(self) {
        self.other_tabs.set(false);
        self.say(ANYBODY);
    }

    fn hears_of_version(self) -> impl Fn() + Clone {
        move || self.new_version.set(true)
    }

    fn hear(self, word: u64) {
        match word {
            ANYBODY => self.say(HERE),
            HERE => self.other_tabs.set(true),
            _ => {}
        }
    }

    fn say(self, word: u64) {
        self.tabs.with_value(|tabs| {
            // A closed channel has no other tabs to hear it.
            let _ = tabs.as_ref().map(|tabs| tabs.say(word));
        });
    }

    fn tick(self) {
        self.now.set(clock::now());
        let next = move || {
            service_worker::see_to_it(SERVICE_WORKER, self.hears_of_version());
            self.tick();
        };
        self.tick.set_value(Some(Timer::after(TICK_MS, next)));
    }
}

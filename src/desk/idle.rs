//! Covers, then locks, when nobody is there: after some minutes without a sign of a person, and when the device has slept.
//!
//! Tabs of one browser tell one another of signs, of a cover that was asked for and of a lock: who works in one of them is
//! there for all, and who leaves, leaves all of them. Without such a channel each tab stands for itself.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{DeskDoor, State};
use crate::cover::{COVER_PREF, Clock, Due, LOCK_PREF, Limits};
use crate::platform::channel::Channel;
use crate::platform::timer::Timer;
use crate::platform::{activity, clock, prefs};

/// How often it looks. Browsers let hidden pages look once a minute.
const TICK_MS: i32 = 5_000;
/// Least time between two signs told to other tabs.
const TELL_MS: i64 = 10_000;
/// Name of the channel between tabs.
const CHANNEL: &str = "bangfu.presence";

/// What a tab tells the others.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Word {
    /// Somebody is at the open desk.
    Sign = 1,
    /// It was covered by hand.
    Cover = 2,
    /// It was locked by hand, or by wrong PINs.
    Lock = 3,
}

/// The watch of a page.
pub(super) struct Watch {
    clock: Clock,
    /// When the last sign was told to the other tabs.
    told: i64,
    timer: Option<Timer>,
    tabs: Option<Channel>,
}

/// After how many minutes this browser covers and locks.
pub fn limits() -> Limits {
    Limits::of(prefs::get(COVER_PREF).as_deref(), prefs::get(LOCK_PREF).as_deref())
}

impl DeskDoor {
    /// Watches for as long as the page lives. Called once, when the pages behind the door are there.
    pub fn watch_idle(self) {
        let tabs = Channel::open(CHANNEL, move |word| self.hear_tab(word)).ok();
        let clock = Clock::start(clock::now().0);
        self.watch.set_value(Some(Watch { clock, told: 0, timer: None, tabs }));
        activity::on_sign(move || self.sign()).into_iter().for_each(|listener| listener.keep());
        if let Some(listener) = activity::on_shown(move |_| self.look()) {
            listener.keep();
        }
        self.tick();
    }

    /// Says something to the other tabs.
    pub(super) fn tell_tabs(self, word: Word) {
        self.watch.with_value(|watch| {
            // A closed channel has no other tabs to hear it.
            let _ = watch.as_ref().and_then(|watch| watch.tabs.as_ref()).map(|tabs| tabs.say(word as u64));
        });
    }

    /// Somebody is there now. What happens at a covered desk need not come from a member: it is no sign.
    pub(super) fn sign(self) {
        self.look();
        let now = clock::now().0;
        let is_open = self.state.with_untracked(|state| *state == State::Open);
        let is_news = self.watch.try_update_value(|watch| {
            let watch = watch.as_mut().filter(|_| is_open)?;
            watch.clock.sign(now);
            let is_news = (now - watch.told).abs() >= TELL_MS;
            watch.told = if is_news { now } else { watch.told };
            Some(is_news)
        });
        if is_news.flatten() == Some(true) {
            self.tell_tabs(Word::Sign);
        }
    }

    /// Somebody is there again, by the PIN or in another tab: the time without anybody begins anew before the next look.
    pub(super) fn came_back(self) {
        let now = clock::now().0;
        self.watch.update_value(|watch| watch.iter_mut().for_each(|watch| watch.clock.sign(now)));
    }

    fn tick(self) {
        self.look();
        let timer = Timer::after(TICK_MS, move || self.tick());
        self.watch.update_value(|watch| {
            if let Some(watch) = watch {
                watch.timer = Some(timer);
            }
        });
    }

    fn look(self) {
        let (now, limits) = (clock::now().0, limits());
        let (is_open, is_covered) =
            self.state.with_untracked(|state| (*state == State::Open, *state == State::Covered));
        let due = self.watch.try_update_value(|watch| {
            let watch = watch.as_mut()?;
            let due = watch.clock.look(now, limits);
            if !(is_open || is_covered) || due == Due::Lock {
                watch.clock.sign(now);
            }
            Some(due)
        });
        match due.flatten() {
            Some(Due::Lock) if is_open || is_covered => spawn_local(self.lock()),
            Some(Due::Cover) if is_open && untrack(|| self.has_pin()) => self.cover(),
            _ => {}
        }
    }

    fn hear_tab(self, word: u64) {
        let is_in = self.state.with_untracked(|state| matches!(state, State::Open | State::Covered));
        if word == Word::Sign as u64 {
            self.look();
            self.came_back();
        } else if word == Word::Cover as u64 {
            self.cover();
        } else if word == Word::Lock as u64 && is_in {
            spawn_local(self.lock());
        }
    }
}

//! Locks when nobody is there: after some minutes without a sign of a person, and when the device has slept.
//!
//! Goes by wall time, so that a sleep counts; a sign that comes after the time is over does not undo it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{DeskDoor, State};
use crate::platform::timer::Timer;
use crate::platform::{activity, clock, prefs};

/// Minutes without a sign; the preference `idle-minutes` may say another number, at most an hour.
const MINUTES: i64 = 15;
/// How often it looks. Browsers let hidden pages look once a minute.
const TICK_MS: i32 = 5_000;
/// A gap between two looks that only a sleep makes.
const SLEEP_MS: i64 = 180_000;

struct Watch {
    door: DeskDoor,
    sign: Cell<i64>,
    tick: Cell<i64>,
    timer: RefCell<Option<Timer>>,
}

impl DeskDoor {
    /// Watches for as long as the page lives. Called once.
    pub fn watch_idle(self) {
        let now = clock::now().0;
        let watch = Rc::new(Watch {
            door: self,
            sign: Cell::new(now),
            tick: Cell::new(now),
            timer: RefCell::default(),
        });
        let on_sign = watch.clone();
        activity::on_sign(move || on_sign.sign()).into_iter().for_each(|listener| listener.keep());
        let on_shown = watch.clone();
        if let Some(listener) = activity::on_shown(move |_| on_shown.look()) {
            listener.keep();
        }
        tick(watch);
    }
}

fn tick(watch: Rc<Watch>) {
    watch.look();
    let next = watch.clone();
    watch.timer.replace(Some(Timer::after(TICK_MS, move || tick(next))));
}

impl Watch {
    fn sign(&self) {
        self.look();
        self.sign.set(clock::now().0);
    }

    fn look(&self) {
        let now = clock::now().0;
        let look = self.tick.replace(now);
        self.sign.set(carried(self.sign.get(), look, now));
        let is_left = is_left(now, self.sign.get(), look, minutes());
        let door = self.door;
        let is_open = door.state.with_untracked(|state| *state == State::Open);
        if !is_open || is_left {
            self.sign.set(now);
        }
        if is_open && is_left {
            spawn_local(door.lock());
        }
    }
}

/// When the last sign was, by a clock that may have been set back since the last look: the time that had passed stays passed.
fn carried(sign: i64, look: i64, now: i64) -> i64 {
    sign - (look - now).max(0)
}

/// Has the desk been left, by the last sign of a person and the last look? A clock set back is no sign that it was.
fn is_left(now: i64, sign: i64, look: i64, minutes: i64) -> bool {
    now - look > SLEEP_MS || now - sign > minutes * 60_000
}

fn minutes() -> i64 {
    prefs::get("idle-minutes").and_then(|text| text.parse().ok()).unwrap_or(MINUTES).clamp(1, 60)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const MINUTE: i64 = 60_000;

    #[track_caller]
    fn check(since_sign: i64, since_look: i64, left: bool) {
        let now = 1_700_000_000_000;
        assert_eq!(is_left(now, now - since_sign, now - since_look, MINUTES), left);
    }

    #[wasm_bindgen_test]
    fn a_desk_is_left_after_its_minutes_or_a_sleep() {
        check(0, 0, false);
        check(15 * MINUTE, MINUTE, false);
        check(15 * MINUTE + 1, MINUTE, true);
        check(4 * MINUTE, 4 * MINUTE, true);
        check(2 * MINUTE, 2 * MINUTE, false);
        check(-60 * MINUTE, -60 * MINUTE, false);
    }

    #[wasm_bindgen_test]
    fn a_clock_set_back_does_not_keep_a_desk_open() {
        let (sign, look) = (1_700_000_000_000, 1_700_000_000_000 + 14 * MINUTE);
        let now = look - 365 * 24 * 60 * MINUTE;
        let sign = carried(sign, look, now);
        assert_eq!(now - sign, 14 * MINUTE);
        assert!(!is_left(now, sign, look, MINUTES));
        assert!(is_left(now + MINUTE + 1, carried(sign, now, now + MINUTE + 1), now, MINUTES));
    }
}

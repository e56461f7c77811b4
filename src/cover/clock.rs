//! How long nobody was there, by wall time, so that a sleep counts.

/// A gap between two looks that only a sleep makes, in milliseconds.
const SLEEP_MS: i64 = 180_000;
const MINUTE_MS: i64 = 60_000;

/// After how many minutes without a sign of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The desk is covered.
    pub cover: i64,
    /// It is locked.
    pub lock: i64,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing: somebody is there.
    Nothing,
    /// Cover it.
    Cover,
    /// Lock it.
    Lock,
}

/// The last sign of a person and the last look, in milliseconds of the clock on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    sign: i64,
    look: i64,
}

impl Limits {
    /// Three minutes and a quarter of an hour, unless texts (preferences) say other numbers, at most an hour.
    pub fn of(cover: Option<&str>, lock: Option<&str>) -> Limits {
        let minutes = |text: Option<&str>, usual: i64| {
            text.and_then(|text| text.parse().ok()).unwrap_or(usual).clamp(1, 60)
        };
        Limits { cover: minutes(cover, 3), lock: minutes(lock, 15) }
    }
}

impl Clock {
    /// Somebody is there now.
    pub fn start(now: i64) -> Clock {
        Clock { sign: now, look: now }
    }

    /// A sign of a person. Look first: a sign that comes after the time is over does not undo it.
    pub fn sign(&mut self, now: i64) {
        self.sign = now;
    }

    /// Looks up. A clock set back since the last look takes nothing of the time that had passed; a gap that only a sleep
    /// makes locks at once.
    pub fn look(&mut self, now: i64, limits: Limits) -> Due {
        let gap = now - self.look;
        self.sign += gap.min(0);
        self.look = now;
        let away = now - self.sign;
        if gap > SLEEP_MS || away > limits.lock * MINUTE_MS {
            Due::Lock
        } else if away > limits.cover * MINUTE_MS {
            Due::Cover
        } else {
            Due::Nothing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000_000;
    const USUAL: Limits = Limits { cover: 3, lock: 15 };

    #[track_caller]
    fn check(since_sign: i64, since_look: i64, due: Due) {
        let mut clock = Clock { sign: NOW - since_sign, look: NOW - since_look };
        assert_eq!(clock.look(NOW, USUAL), due);
    }

    #[test]
    fn a_desk_is_covered_then_locked_by_its_minutes_and_locked_by_a_sleep() {
        check(0, 0, Due::Nothing);
        check(3 * MINUTE_MS, MINUTE_MS, Due::Nothing);
        check(3 * MINUTE_MS + 1, MINUTE_MS, Due::Cover);
        check(15 * MINUTE_MS, MINUTE_MS, Due::Cover);
        check(15 * MINUTE_MS + 1, MINUTE_MS, Due::Lock);
        check(4 * MINUTE_MS, 4 * MINUTE_MS, Due::Lock);
        check(0, SLEEP_MS + 1, Due::Lock);
        check(2 * MINUTE_MS, 2 * MINUTE_MS, Due::Nothing);
        check(-60 * MINUTE_MS, -60 * MINUTE_MS, Due::Nothing);
    }

    #[test]
    fn a_clock_set_back_does_not_keep_a_desk_open() {
        let mut clock = Clock { sign: NOW, look: NOW + 14 * MINUTE_MS };
        let back = NOW - 365 * 24 * 60 * MINUTE_MS;
        assert_eq!(clock.look(back, USUAL), Due::Cover);
        assert_eq!(back - clock.sign, 14 * MINUTE_MS);
        assert_eq!(clock.look(back + MINUTE_MS + 1, USUAL), Due::Lock);
    }

    #[test]
    fn a_sign_begins_the_minutes_anew() {
        let mut clock = Clock::start(NOW);
        for minute in 1..60 {
            let now = NOW + minute * 2 * MINUTE_MS;
            assert_eq!(clock.look(now, USUAL), Due::Nothing, "{minute}");
            clock.sign(now);
        }
    }

    #[test]
    fn minutes_come_from_the_preferences() {
        assert_eq!(Limits::of(None, None), USUAL);
        assert_eq!(Limits::of(Some("5"), Some("30")), Limits { cover: 5, lock: 30 });
        assert_eq!(Limits::of(Some("0"), Some("1440")), Limits { cover: 1, lock: 60 });
        assert_eq!(Limits::of(Some("soon"), Some("")), USUAL);
    }

    #[test]
    fn a_lock_due_before_the_cover_is_a_lock() {
        let mut clock = Clock { sign: NOW - 2 * MINUTE_MS, look: NOW };
        assert_eq!(clock.look(NOW, Limits { cover: 10, lock: 1 }), Due::Lock);
    }
}

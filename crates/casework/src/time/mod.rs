//! Civil time of a centre. Reads no clock.
//!
//! A contact happened on a civil day (and maybe minute) of the centre's zone; an act has an instant.

mod day;
mod period;

pub use day::{CivilTime, Day};
pub use period::{Month, Period, YearKind};

use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01T00:00Z. Comes in as a value from the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct Moment(pub i64);

/// Minutes east of UTC of the centre's civil time. China has one zone, +480.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone(pub i16);

impl Default for Zone {
    fn default() -> Self {
        Zone(480)
    }
}

impl Moment {
    /// The civil day and minute of this instant in a zone.
    pub fn civil(self, zone: Zone) -> CivilTime {
        let minutes = self.0.div_euclid(60_000) + i64::from(zone.0);
        let day = Day(minutes.div_euclid(1440) as i32);
        CivilTime { day, minute: Some(minutes.rem_euclid(1440) as u16) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_the_centre_not_in_utc() {
        // 2005-01-31T16:00Z is 2005-02-01 00:00 at UTC+8.
        let turn = Moment(1_107_187_200_000);
        assert_eq!(turn.civil(Zone(480)).to_string(), "2005-02-01 00:00");
        assert_eq!(Moment(turn.0 - 1).civil(Zone(480)).to_string(), "2005-01-31 23:59");
    }
}

//! The clock that the desk reads, put ahead or back: the page's and its engine's. Timers go on as ever.

use std::time::{SystemTime, UNIX_EPOCH};

use casework::time::{CivilTime, Day, Moment, Zone};

use super::{Page, Step, Worker};

/// The seed of an engine whose clock can be put.
pub const CLOCK: (Worker, &str) = (
    Worker::Engine,
    "const channel = new BroadcastChannel('SEED');
const now = Date.now.bind(Date);
let ahead = 0;
channel.onmessage = ({ data }) => { ahead = Number(data); channel.postMessage('heard'); };
Date.now = () => now() + ahead;",
);

/// Milliseconds by which a clock is ahead of that of the machine; less than none = behind it.
#[derive(Clone, Copy)]
pub struct Ahead(pub i64);

/// Milliseconds of a day.
pub const DAY: i64 = 24 * 60 * 60 * 1000;

impl Ahead {
    /// What such a clock shows at the centre.
    pub fn civil(self) -> Step<CivilTime> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as i64;
        Ok(Moment(now + self.0).civil(Zone::default()))
    }

    /// A clock that shows this minute of a day of the centre now.
    pub fn showing(day: Day, minute: i64) -> Step<Ahead> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as i64;
        let then = i64::from(day.0) * DAY + (minute - i64::from(Zone::default().0)) * 60_000;
        Ok(Ahead(then - now))
    }

    /// So many milliseconds later.
    pub fn later(self, ms: i64) -> Ahead {
        Ahead(self.0 + ms)
    }
}

impl Page {
    /// Puts both clocks. A page that is loaded anew, and its engine, have the machine's again.
    pub async fn put_clock(&self, ahead: Ahead) -> Step {
        let heard = self.tell(Worker::Engine, &ahead.0.to_string()).await?;
        assert_eq!(heard, "heard");
        // Firefox runs a driver's script beside the page: its own `Date` is not the page's.
        let script = format!(
            "window.machineNow ??= window.Date.now.bind(window.Date); \
             window.Date.now = () => window.machineNow() + ({});",
            ahead.0
        );
        self.run(&script).await?;
        Ok(())
    }

    /// Has the page look whether somebody is there, as it does whenever it is shown.
    pub async fn look_up(&self) -> Step {
        self.run("document.dispatchEvent(new Event('visibilitychange'))").await?;
        Ok(())
    }
}

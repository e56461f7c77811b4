//! What every journey stands on: browsers, a server, a page that waits, and pictures of what went wrong.

mod axe;
mod browser;
mod clock;
mod disk;
mod journey;
mod page;
mod process;
mod seeded;
mod small_disk;
mod unpack;

pub use browser::{Browser, Kind};
pub use clock::{Ahead, CLOCK, DAY};
pub use disk::{Found, search};
pub use journey::{World, dist, journey, journey_from, journey_under};
pub use page::{FigureSeen, Page};
pub use process::Home;
pub use seeded::{Worker, seeded_at};
pub use small_disk::SmallDisk;

/// A step of a journey; an assertion panics, a browser that fails is an error.
pub type Step<T = ()> = Result<T, Box<dyn std::error::Error>>;

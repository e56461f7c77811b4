//! What every journey stands on: browsers, a server, a page that waits, and pictures of what went wrong.

mod axe;
mod browser;
mod journey;
mod page;
mod process;

pub use browser::{Browser, Kind};
pub use journey::{World, dist, journey, journey_under};
pub use page::Page;

/// A step of a journey; an assertion panics, a browser that fails is an error.
pub type Step<T = ()> = Result<T, Box<dyn std::error::Error>>;

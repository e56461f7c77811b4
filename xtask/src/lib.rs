//! Set-up, build, checks and the small server of this workspace; the tests of the root package use the server too.
//!
//! std first; nothing here is shipped. Names no registry and no download address.

pub mod bench;
pub mod bundle;
pub mod deny;
pub mod digest;
pub mod dist;
pub mod mime;
pub mod parts;
pub mod policy;
pub mod process;
pub mod project;
pub mod reproduce;
pub mod server;
pub mod setup;
pub mod test;

/// What a task comes to: done, or one sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

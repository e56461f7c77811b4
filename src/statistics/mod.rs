//! What the statistics pages know without a browser: which period is shown and its address, what is asked for it, what the
//! answers say, how two periods compare. Reads no clock, names no page; natively tested.

pub mod compare;
pub mod door;
pub mod heat;
pub mod kept;
pub mod lines;
pub mod questions;
pub mod scope;
pub mod sheet;
#[cfg(test)]
mod tests;

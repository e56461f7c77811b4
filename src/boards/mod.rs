//! What the boards of the registers ask and show: one register over a period, or all of them beside one another.
//!
//! Knows records and figures and no view; tested natively.

pub mod ask;
pub mod door;
pub mod overview;
pub mod register;

//! The bench's door to the engine: the product's own worker, protocol, rules and charts.
//!
//! Not shipped: built by `cargo xtask bench` alone. What is measured and compared is in `xtask/src/bench`.

#[cfg(any(test, target_arch = "wasm32"))]
mod cells;
#[cfg(target_arch = "wasm32")]
mod contender;
#[cfg(target_arch = "wasm32")]
mod jobs;
#[cfg(target_arch = "wasm32")]
mod line;
#[cfg(target_arch = "wasm32")]
mod plot;
#[cfg(any(test, target_arch = "wasm32"))]
mod row;

fn main() {}

//! The browser shell: page, engine worker, paper worker. The only code that runs in a browser.
//!
//! Layers, never back: `pages` → `parts`, `desk`, `locale` → `platform`; `engine`, `paper` → `platform`. Only `platform`
//! names web_sys, js_sys or gloo. Natively this crate is its protocol alone.

mod behind;
pub mod boards;
mod closed;
pub mod cover;
pub mod importing;
pub mod paper;
pub mod paper_protocol;
pub mod protocol;
pub mod reception;
pub mod registers;
pub mod statistics;

#[cfg(target_arch = "wasm32")]
pub mod desk;
#[cfg(target_arch = "wasm32")]
pub mod engine;
#[cfg(target_arch = "wasm32")]
pub mod locale;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod parts;
#[cfg(target_arch = "wasm32")]
pub mod platform;

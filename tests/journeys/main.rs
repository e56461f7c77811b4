//! Journeys through the built desk in real browsers.
#![cfg(not(target_arch = "wasm32"))]

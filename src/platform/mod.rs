//! The browser: the only code that names web_sys, js_sys or gloo. No rules of the work here.
//!
//! Each file is one thing a browser has. Failures come back as `Trouble`; nothing here logs or panics.

pub mod activity;
pub mod build;
pub mod canvas;
pub mod channel;
pub mod cipher;
pub mod clock;
pub mod deep_link;
pub mod fault;
pub mod files;
pub mod focus;
pub mod grid;
pub mod idb;
pub mod later;
pub mod listener;
pub mod locks;
pub mod network;
pub mod page;
pub mod prefs;
pub mod random;
pub mod redraw;
pub mod scope;
pub mod service_worker;
pub mod storage;
pub mod timer;
pub mod worker;

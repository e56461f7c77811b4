//! The paper worker: office formats. Loaded at first use, thrown away after.

/// Starts the worker.
pub fn start() {}

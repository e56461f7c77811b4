//! The engine worker: the unlocked casebook behind the protocol. Terminating it removes the plain text.

/// Starts the worker.
pub fn start() {}

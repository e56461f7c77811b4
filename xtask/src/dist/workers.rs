//! The workers' scripts: one file each, glue and start together, so that a worker asks for its wasm alone.
//!
//! Trunk writes a loader that imports the glue; a worker's imports are requests that its service worker may never see.

use std::path::Path;

use crate::{Outcome, project};

/// Ending of a script that starts a worker; the service worker knows it too.
pub const LOADER: &str = "_loader.js";

/// Joins each worker's glue and start into its loader.
pub fn join(folder: &Path) -> Outcome {
    for (name, path) in project::files_below(folder)? {
        let Some(worker) = name.strip_suffix(LOADER) else { continue };
        let glue = folder.join(format!("{worker}.js"));
        // A folder completed before has no glue left, and nothing to join.
        if glue.is_file() {
            let start = include_str!("worker_start.js").replace("WASM", &format!("{worker}_bg.wasm"));
            project::write(&path, project::read(&glue)? + "\n" + &start)?;
            std::fs::remove_file(&glue)
                .map_err(|error| format!("cannot remove {}: {error}", glue.display()))?;
        }
    }
    Ok(())
}

//! Licences, sources, duplicates and known weaknesses of all dependencies, by the rules of `deny.toml`.

use crate::process::{program, run};
use crate::{Outcome, setup};

/// Checks all of it; offline, all but the known weaknesses, whose list is fetched from a host.
pub fn check(is_offline: bool) -> Outcome {
    setup::for_deny()?;
    if is_offline {
        return cargo_deny(&["--offline", "check", "licenses", "bans", "sources"]);
    }
    cargo_deny(&["fetch", "db"]).map_err(|error| {
        format!(
            "the list of known weaknesses cannot be fetched, and nothing was checked ({error}); \
             `cargo xtask deny --offline` checks licences, bans and sources without it"
        )
    })?;
    cargo_deny(&["check", "--disable-fetch"])
}

fn cargo_deny(arguments: &[&str]) -> Outcome {
    run(program("cargo").arg("deny").args(arguments))
}

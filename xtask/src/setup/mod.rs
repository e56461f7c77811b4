//! Set-up: looks for each tool, installs what is missing, says one line where a person must.
//!
//! A second run finds everything and installs nothing. Versions are those of Cargo.lock and of the constants here.

mod debian;
mod npm;
mod rust;

use crate::Outcome;
pub use debian::Package;

/// What `run` and `dist` need.
pub fn for_build() -> Outcome {
    rust::target_and_components()?;
    debian::install(debian::BUILD)?;
    rust::wasm_bindgen()?;
    rust::trunk()?;
    npm::packages()?;
    rust::fetch()
}

/// What `test` needs besides.
pub fn for_tests() -> Outcome {
    debian::install(debian::TESTS)?;
    rust::geckodriver()?;
    for_build()
}

/// What `deny` needs.
pub fn for_deny() -> Outcome {
    rust::cargo_deny()
}

/// What the full bench needs besides.
pub fn for_full_bench() -> Outcome {
    for_tests()?;
    npm::peers()
}

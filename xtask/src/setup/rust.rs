//! Rust tools: the wasm target, components, wasm-bindgen, Trunk, geckodriver, cargo-deny, and the crates themselves.

use std::path::Path;

use crate::process::{output_of, program, run};
use crate::{Outcome, project};

const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const CARGO_DENY: &str = "0.20.2";

/// The target and the components, for the toolchain that rust-toolchain.toml names.
pub fn target_and_components() -> Outcome {
    let sysroot =
        output_of("rustc", &["--print", "sysroot"]).ok_or("rustc is not found; install Rust by rustup")?;
    if !Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        say("the target", TARGET);
        run(program("rustup").args(["target", "add", TARGET]))?;
    }
    for (tool, component) in [("cargo-clippy", "clippy"), ("rustfmt", "rustfmt")] {
        if output_of(tool, &["--version"]).is_none() {
            say("the component", component);
            run(program("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// wasm-bindgen, of exactly the version the crate is locked to: the two speak a private format.
pub fn wasm_bindgen() -> Outcome {
    let version = locked_version(&project::read(&project::root().join("Cargo.lock"))?, "wasm-bindgen")?;
    // Its own lock file pins dependencies that current compilers no longer build.
    install("wasm-bindgen", "wasm-bindgen-cli", &version, false)
}

/// Trunk.
pub fn trunk() -> Outcome {
    install("trunk", "trunk", TRUNK, true)
}

/// Firefox's driver.
pub fn geckodriver() -> Outcome {
    install("geckodriver", "geckodriver", GECKODRIVER, true)
}

/// The judge of the tree of dependencies.
pub fn cargo_deny() -> Outcome {
    install("cargo-deny", "cargo-deny", CARGO_DENY, true)
}

/// Every locked crate on this disk: Trunk builds offline.
pub fn fetch() -> Outcome {
    run(program("cargo").args(["fetch", "--quiet", "--locked"]))
}

fn install(name: &str, package: &str, version: &str, is_locked: bool) -> Outcome {
    if output_of(name, &["--version"]).is_some_and(|told| is_version(&told, version)) {
        return Ok(());
    }
    say(package, &format!("{version} (some minutes, once)"));
    let mut command = program("cargo");
    command.args(["install", package, "--version", version, "--force"]);
    if is_locked {
        command.arg("--locked");
    }
    // Made soon rather than quick: none of the tools works long.
    for (what, how) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{what}"), how);
    }
    // Not into the workspace's own target folder, and never for wasm.
    run(command.env_remove("CARGO_BUILD_TARGET").current_dir(std::env::temp_dir()))
}

fn say(what: &str, detail: &str) {
    println!("set-up: installing {what} {detail}");
}

/// Is this what a program prints of itself: its name, then the version?
fn is_version(told: &str, version: &str) -> bool {
    told.lines().next().is_some_and(|line| line.split_whitespace().nth(1) == Some(version))
}

fn locked_version(lock: &str, package: &str) -> Outcome<String> {
    let opening = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&opening).ok_or_else(|| format!("Cargo.lock does not name {package}"))?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_first_line_only() {
        assert!(is_version("geckodriver 0.37.1 (abc 2026)\n\nmore 0.0.1", "0.37.1"));
        assert!(!is_version("trunk 0.21.140", "0.21.14"));
        assert!(!is_version("", "0.21.14"));
    }

    #[test]
    fn the_locked_version_is_the_packages_own() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked_version(lock, "leptos").is_err());
    }
}

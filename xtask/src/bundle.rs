//! The release build by Trunk, without the network.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{program, run};
use crate::{Outcome, digest, project};

/// What a build is made of; anything else changes no byte of it.
const SOURCES: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "Trunk.toml",
    "index.html",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "src",
    "crates",
    "style",
    "public",
    "xtask/src",
    "xtask/npm/package-lock.json",
];

/// Id of the sources: 16 hex digits. Page and workers carry it and compare it first.
pub fn sources_id() -> Outcome<String> {
    let root = project::root();
    let mut all = String::new();
    for source in SOURCES {
        let path = root.join(source);
        let files = if path.is_dir() { project::files_below(&path)? } else { vec![(String::new(), path)] };
        for (name, file) in files {
            let bytes =
                std::fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
            all += &format!("{source}/{name} {}\n", digest::sha256_hex(&bytes));
        }
    }
    Ok(digest::sha256_hex(all.as_bytes())[..16].to_owned())
}

/// How a build is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and quick at run time: what is shipped.
    Release,
    /// Quick to build, for trying journeys.
    Fast,
}

/// Views lose their long types, as in every build; and names tell of which page a function is, so that the program can be
/// cut in two.
const RELEASE_FLAGS: &str = "--cfg erase_components -Csymbol-mangling-version=v0";

/// The flags of a release build. Where a machine keeps the sources of crates is no matter of the build: their paths begin at
/// the crate, so that one commit gives the same bytes in every folder. (Cargo parts the flags at spaces: a folder with one in
/// its name stays as it is.)
fn release_flags() -> Outcome<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let kept = home.join("registry/src");
    let failed = |error| format!("cannot list {}: {error}", kept.display());
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(&kept).map_err(failed)? {
        folders.push(entry.map_err(failed)?.path().display().to_string());
    }
    folders.sort();
    let plain = folders.iter().filter(|folder| !folder.contains(char::is_whitespace));
    let flags = plain.map(|folder| format!(" --remap-path-prefix={folder}="));
    Ok(RELEASE_FLAGS.to_owned() + &flags.collect::<String>())
}

/// The programs of page and workers.
const PROGRAMS: [&str; 6] = ["--bin", "bangfu-desk", "--bin", "engine", "--bin", "paper"];

/// Builds page and workers into `dist`.
pub fn build(sources: &str, profile: Profile) -> Outcome {
    let prepared = |name: &str| -> Outcome<Command> {
        let mut command = program(name);
        command.env("BANGFU_BUILD", sources);
        if profile == Profile::Release {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", release_flags()?);
        }
        Ok(command)
    };
    if profile == Profile::Release {
        // Trunk builds one program after another. Built at once they take every core, and Trunk finds them made.
        let words = ["build", "--offline", "--locked", "--release", "--target", "wasm32-unknown-unknown"];
        run(prepared("cargo")?.args(words).args(PROGRAMS))?;
    }
    let mut trunk = prepared("trunk")?;
    trunk.args(["build", "--offline", "--locked"]).arg("--dist").arg(project::dist());
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    // Trunk takes the usual `NO_COLOR=1` for an unreadable flag.
    run(trunk.env_remove("NO_COLOR"))
}

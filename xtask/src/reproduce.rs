//! The same commit, built in another folder: are the bytes the same?
//!
//! Whoever is handed a build can then make it from the sources and compare.

use std::path::Path;

use crate::process::{self, output_of};
use crate::{Outcome, digest, dist, project, setup};

/// Builds the commit at hand here and in a fresh clone, and compares every file.
pub fn run() -> Outcome {
    if output_of("git", &["status", "--porcelain"]).is_none_or(|changes| !changes.is_empty()) {
        return Err("the checkout has changes of its own; commit them first".to_owned());
    }
    setup::for_build()?;
    dist::make(crate::bundle::Profile::Release)?;
    let folder = std::env::temp_dir().join(format!("build of {} again", std::process::id()));
    let outcome = build_in(&folder).and_then(|()| compare(&project::dist(), &folder.join("dist")));
    let _left_behind = std::fs::remove_dir_all(&folder);
    println!("reproduce: {} files, the same bytes", outcome?);
    Ok(())
}

fn build_in(folder: &Path) -> Outcome {
    process::run(process::program("git").args(["clone", "--quiet", "."]).arg(folder))?;
    process::run(process::program("cargo").args(["xtask", "dist"]).current_dir(folder))
}

/// How many files two builds have; an error names those that differ.
fn compare(one: &Path, other: &Path) -> Outcome<usize> {
    let (one, other) = (digests(one)?, digests(other)?);
    let missing = one.iter().filter(|file| !other.contains(file));
    let added = other.iter().filter(|file| !one.contains(file));
    let mut differ: Vec<&str> = missing.chain(added).map(|(name, _)| name.as_str()).collect();
    differ.sort_unstable();
    differ.dedup();
    if differ.is_empty() { Ok(one.len()) } else { Err(format!("not the same: {}", differ.join(", "))) }
}

fn digests(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let digest = |(name, path): (String, std::path::PathBuf)| {
        let bytes = std::fs::read(&path).map_err(|error| format!("cannot read {name}: {error}"))?;
        Ok((name, digest::sha256_hex(&bytes)))
    };
    project::files_below(folder)?.into_iter().map(digest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builds_that_differ_in_a_byte_or_a_file_are_told_apart() {
        let folder = std::env::temp_dir().join(format!("bangfu-reproduce-{}", std::process::id()));
        let (one, other) = (folder.join("one"), folder.join("other"));
        let put = |build: &Path, name: &str, text: &str| {
            std::fs::create_dir_all(build).unwrap();
            std::fs::write(build.join(name), text).unwrap();
        };
        for build in [&one, &other] {
            put(build, "index.html", "page");
            put(build, "engine.wasm", "\0asm");
        }
        assert_eq!(compare(&one, &other), Ok(2));
        put(&other, "engine.wasm", "\0asn");
        put(&one, "more.css", "");
        assert_eq!(compare(&one, &other), Err("not the same: engine.wasm, more.css".to_owned()));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

//! The static build: what Trunk made, plus what a host and a service worker need. Any folder of any static host takes it.
//!
//! `build.json` is written last: a folder that holds it is complete, and `404.html` finds the root by it.

mod hosts;
mod lost;
mod offline;
mod program;
mod styles;
mod workers;

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::Path;

use serde_json::{Value, json};

use crate::bundle::Profile;
use crate::{Outcome, bundle, digest, policy, project};

const BUILD: &str = "build.json";
/// Held, in `target`, while a build is made.
const LOCK: &str = "dist.lock";
/// Written here, for hosts and for finding the root; the application itself never asks for them.
const NOT_KEPT_OFFLINE: [&str; 8] = [
    BUILD,
    offline::FILE,
    lost::FILE,
    "_headers",
    ".htaccess",
    ".nojekyll",
    "vercel.json",
    "hosting/nginx.conf",
];

/// Path in the build → SHA-256 in hex.
type Hashes = BTreeMap<String, String>;

/// Makes the build, unless the one at hand is of these very sources and whole. One at a time in a checkout: a second call waits
/// for the first, and finds its build.
pub fn make(profile: Profile) -> Outcome {
    let _alone = alone(&project::root().join("target").join(LOCK))?;
    let mut sources = bundle::sources_id()?;
    if profile == Profile::Fast {
        sources += "-fast";
    }
    if is_whole(&project::dist(), &sources) {
        println!("dist: up to date ({sources})");
        return Ok(());
    }
    bundle::build(&sources, profile)?;
    if profile == Profile::Release {
        program::cut(&project::dist())?;
    }
    complete(&project::dist(), &sources)
}

/// Adds everything but Trunk's files to a build.
pub fn complete(folder: &Path, sources: &str) -> Outcome {
    styles::join(folder)?;
    workers::join(folder)?;
    let page = project::read(&folder.join("index.html"))?;
    let kept = hashes(folder)?;
    let build = build_id(&kept);
    project::write(&folder.join(offline::FILE), offline::script(&build, &kept, policy::of(&page)?))?;
    let lost = lost::page()?;
    hosts::write(folder, &policy::joined(&page, &lost)?)?;
    project::write(&folder.join(lost::FILE), lost)?;
    let whole = json!({
        "product": "bangfu-desk",
        "version": env!("CARGO_PKG_VERSION"),
        "build": build,
        "sources": sources,
        "files": kept,
    });
    project::write(&folder.join(BUILD), format!("{whole:#}\n"))?;
    println!("dist: build {build} of sources {sources}, {} files kept offline", kept.len());
    Ok(())
}

fn hashes(folder: &Path) -> Outcome<Hashes> {
    let files = project::files_below(folder)?;
    let kept = files.into_iter().filter(|(name, _)| !NOT_KEPT_OFFLINE.contains(&name.as_str()));
    kept.map(|(name, path)| {
        let bytes =
            std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Ok((name, digest::sha256_hex(&bytes)))
    })
    .collect()
}

/// 16 hex digits over every file's name and hash.
fn build_id(files: &Hashes) -> String {
    let lines: String = files.iter().map(|(name, hash)| format!("{name} {hash}\n")).collect();
    digest::sha256_hex(lines.as_bytes())[..16].to_owned()
}

/// Waits until nobody else has the lock file; it is held until what is given is dropped, or this process ends.
fn alone(path: &Path) -> Outcome<File> {
    let fails = |error: std::io::Error| format!("cannot lock {}: {error}", path.display());
    path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(fails)?;
    let lock = File::create(path).map_err(fails)?;
    match lock.try_lock() {
        Ok(()) => return Ok(lock),
        Err(TryLockError::WouldBlock) => println!("dist: waiting for another build of this checkout"),
        Err(TryLockError::Error(error)) => return Err(fails(error)),
    }
    lock.lock().map_err(fails)?;
    Ok(lock)
}

fn is_whole(folder: &Path, sources: &str) -> bool {
    let Ok(text) = std::fs::read_to_string(folder.join(BUILD)) else { return false };
    let Ok(whole) = serde_json::from_str::<Value>(&text) else { return false };
    let Some(files) = whole["files"].as_object() else { return false };
    whole["sources"] == sources
        && files.iter().all(|(name, hash)| {
            std::fs::read(folder.join(name)).is_ok_and(|bytes| hash == &digest::sha256_hex(&bytes))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' \
                        'wasm-unsafe-eval' 'sha256-x='; style-src 'self'\">";

    struct Folder(std::path::PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path = std::env::temp_dir().join(format!("xtask-dist-{}-{name}", std::process::id()));
            std::fs::create_dir_all(&path).unwrap();
            std::fs::write(path.join("index.html"), PAGE).unwrap();
            std::fs::write(path.join("engine.js"), "work()").unwrap();
            Folder(path)
        }

        fn text(&self, file: &str) -> String {
            std::fs::read_to_string(self.0.join(file)).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn one_at_a_time_has_the_lock() {
        let folder = Folder::new("lock");
        let path = folder.0.join(LOCK);
        let first = alone(&path).unwrap();
        let is_free = || File::open(&path).unwrap().try_lock().is_ok();
        assert!(!is_free());
        let second = std::thread::spawn({
            let path = path.clone();
            move || alone(&path).map(drop)
        });
        drop(first);
        second.join().unwrap().unwrap();
        assert!(is_free());
    }

    #[test]
    fn a_completed_build_is_whole_until_a_byte_changes() {
        let folder = Folder::new("whole");
        assert!(!is_whole(&folder.0, "s"));
        complete(&folder.0, "s").unwrap();
        assert!(is_whole(&folder.0, "s"));
        assert!(!is_whole(&folder.0, "other sources"));
        std::fs::write(folder.0.join("engine.js"), "work( )").unwrap();
        assert!(!is_whole(&folder.0, "s"));
    }

    #[test]
    fn every_file_is_in_the_precache_with_its_hash_and_the_id_follows_the_content() {
        let folder = Folder::new("precache");
        complete(&folder.0, "s").unwrap();
        let script = folder.text("sw.js");
        assert!(script.contains(&digest::sha256_hex(b"work()")), "{script}");
        assert!(script.contains("\"index.html\"") && !script.contains("404.html\":"), "{script}");
        let id = |folder: &Folder| {
            serde_json::from_str::<Value>(&folder.text(BUILD)).unwrap()["build"].as_str().unwrap().to_owned()
        };
        let before = id(&folder);
        std::fs::write(folder.0.join("engine.js"), "work( )").unwrap();
        complete(&folder.0, "s").unwrap();
        assert_ne!(id(&folder), before);
    }

    #[test]
    fn a_worker_is_one_script_that_asks_for_its_wasm_alone() {
        let folder = Folder::new("workers");
        std::fs::write(folder.0.join("engine_loader.js"), "importScripts(\"./engine.js\")").unwrap();
        complete(&folder.0, "s").unwrap();
        let loader = folder.text("engine_loader.js");
        assert!(loader.starts_with("work()") && loader.contains("\"engine_bg.wasm\""), "{loader}");
        assert!(!loader.contains("importScripts") && !folder.0.join("engine.js").exists());
        complete(&folder.0, "s").unwrap();
        assert_eq!(folder.text("engine_loader.js"), loader);
    }

    #[test]
    fn hosts_are_told_the_policy_of_the_page() {
        let folder = Folder::new("hosts");
        complete(&folder.0, "s").unwrap();
        let lost = folder.text("404.html");
        let hash =
            policy::of(&lost).unwrap().split([' ', ';']).find(|word| word.starts_with("'sha256-")).unwrap();
        for file in ["_headers", ".htaccess", "vercel.json", "hosting/nginx.conf"] {
            let text = folder.text(file);
            assert!(text.contains("'sha256-x='; style-src 'self'") && text.contains(hash), "{file}");
        }
    }
}

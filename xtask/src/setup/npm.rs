//! npm packages (wasm-opt, axe-core), in `.tools`, of exactly the locked versions; none of them is shipped.

use std::path::Path;

use crate::process::{program, run};
use crate::{Outcome, project};

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Installs the packages of the build and the tests.
pub fn packages() -> Outcome {
    install("xtask/npm", &project::tools(), "binaryen")
}

/// Installs the peers of the full bench: many megabytes, which nothing else needs.
pub fn peers() -> Outcome {
    install("xtask/npm/bench", &project::peers(), "uplot")
}

/// Installs what a folder's files name, where they differ from those installed by or a package that stands for all is missing.
fn install(files: &str, to: &Path, package: &str) -> Outcome {
    let from = project::root().join(files);
    let is_same = |file: &&str| {
        let installed = std::fs::read(to.join(file));
        installed
            .is_ok_and(|installed| std::fs::read(from.join(file)).is_ok_and(|wanted| wanted == installed))
    };
    if FILES.iter().all(is_same) && to.join("node_modules").join(package).exists() {
        return Ok(());
    }
    println!("set-up: installing npm packages into {}", to.display());
    std::fs::create_dir_all(to).map_err(|error| format!("cannot make {}: {error}", to.display()))?;
    // The lock file comes last: it is the sign that the installation was completed.
    let _ = std::fs::remove_file(to.join(FILES[1]));
    let copy = |file: &str| project::write(&to.join(file), project::read(&from.join(file))?);
    FILES.iter().try_for_each(|file| copy(file))?;
    let installed =
        run(program("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(to));
    if installed.is_err() {
        let _ = std::fs::remove_file(to.join(FILES[1]));
    }
    installed
}

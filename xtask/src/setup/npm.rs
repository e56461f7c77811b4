//! npm packages (wasm-opt, axe-core), in `.tools`, of exactly the locked versions; none of them is shipped.

use crate::process::{program, run};
use crate::{Outcome, project};

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Installs the packages where the lock file differs from the one installed by.
pub fn packages() -> Outcome {
    let (from, to) = (project::root().join("xtask/npm"), project::tools());
    let is_same = |file: &&str| {
        let installed = std::fs::read(to.join(file));
        installed
            .is_ok_and(|installed| std::fs::read(from.join(file)).is_ok_and(|wanted| wanted == installed))
    };
    if FILES.iter().all(is_same) && project::npm_programs().join("wasm-opt").exists() {
        return Ok(());
    }
    println!("set-up: installing npm packages into .tools");
    std::fs::create_dir_all(&to).map_err(|error| format!("cannot make {}: {error}", to.display()))?;
    // The lock file comes last: it is the sign that the installation was completed.
    let _ = std::fs::remove_file(to.join(FILES[1]));
    let copy = |file: &str| project::write(&to.join(file), project::read(&from.join(file))?);
    FILES.iter().try_for_each(|file| copy(file))?;
    let installed =
        run(program("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&to));
    if installed.is_err() {
        let _ = std::fs::remove_file(to.join(FILES[1]));
    }
    installed
}

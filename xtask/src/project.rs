//! Where things lie in this workspace.

use std::path::{Path, PathBuf};

use crate::Outcome;

/// The workspace's root. Cargo tells it anew at each run: a target folder may be shared by several checkouts.
pub fn root() -> PathBuf {
    let told = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = told.as_deref().unwrap_or(built_in);
    let root = here.ancestors().find(|folder| folder.join("Trunk.toml").is_file());
    root.or(built_in.parent()).unwrap_or(built_in).to_owned()
}

/// Tools of this workspace alone (npm packages).
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Peers of the full bench (npm packages).
pub fn peers() -> PathBuf {
    tools().join("bench")
}

/// The static build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Programs of the npm packages.
pub fn npm_programs() -> PathBuf {
    tools().join("node_modules").join(".bin")
}

/// Reads a text file of the project.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file of the project.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    std::fs::write(path, content).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Every file below a folder, with its path relative to it in `/` form, in order of path.
pub fn files_below(folder: &Path) -> Outcome<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let listing =
            std::fs::read_dir(&next).map_err(|error| format!("cannot list {}: {error}", next.display()))?;
        for entry in listing {
            let path = entry.map_err(|error| format!("cannot list {}: {error}", next.display()))?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                let parts: Vec<_> =
                    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                found.push((parts.join("/"), path.clone()));
            }
        }
    }
    found.sort();
    Ok(found)
}

//! The files the rules look at: those of the project, or a few in memory.

use std::path::Path;

use crate::scan::Scan;

/// Folders and files of the project that rules look at.
const LOOKED_AT: [&str; 9] = [
    "src",
    "crates",
    "tests",
    "xtask",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "docs/dependencies.md",
];

/// A text file.
pub struct File {
    /// Path from the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What is code in it; empty for files that are not Rust.
    pub scan: Scan,
}

/// A set of files, in order of path.
pub struct Tree {
    /// The files.
    pub files: Vec<File>,
}

impl Tree {
    /// Every text file of the project.
    pub fn of_the_project() -> Tree {
        let root = xtask::project::root();
        let mut files = Vec::new();
        for place in LOOKED_AT {
            let path = root.join(place);
            let found = if path.is_dir() {
                let below = xtask::project::files_below(&path).unwrap();
                below.into_iter().map(|(name, path)| (format!("{place}/{name}"), path)).collect()
            } else {
                vec![(place.to_owned(), path)]
            };
            let texts = found.into_iter().filter_map(|(name, path)| Some((name, text_of(&path)?)));
            let is_made = |name: &str| name.contains("node_modules/") || name.contains("/target/");
            files.extend(texts.filter(|(name, _)| !is_made(name)));
        }
        Tree::new(files)
    }

    /// Files in memory.
    pub fn seeded(files: &[(&str, &str)]) -> Tree {
        Tree::new(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    }

    fn new(files: impl IntoIterator<Item = (String, String)>) -> Tree {
        let scanned = files.into_iter().map(|(path, text)| {
            let scan = if path.ends_with(".rs") { Scan::of(&text) } else { Scan::default() };
            File { path, text, scan }
        });
        Tree { files: scanned.collect() }
    }

    /// Rust files.
    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.ends_with(".rs"))
    }

    /// Rust files that are not tests: `tests/`, and modules declared under `#[cfg(test)]`, are left out.
    pub fn product(&self) -> impl Iterator<Item = &File> {
        let tests: Vec<String> = self.rust().flat_map(File::test_modules).collect();
        self.rust().filter(move |file| {
            let is_test = format!("/{}", file.path).contains("/tests/");
            !is_test
                && !tests.iter().any(|test| {
                    file.path == format!("{test}.rs") || file.path.starts_with(&format!("{test}/"))
                })
        })
    }
}

impl File {
    /// Paths, without `.rs`, of the modules this file declares for tests only.
    fn test_modules(&self) -> Vec<String> {
        let path = Path::new(&self.path);
        let folder = path.parent().unwrap().to_string_lossy();
        let stem = path.file_stem().unwrap().to_string_lossy();
        let own = if ["mod", "lib", "main"].contains(&stem.as_ref()) {
            folder.to_string()
        } else {
            format!("{folder}/{stem}")
        };
        self.scan.test_modules.iter().map(|name| format!("{own}/{name}")).collect()
    }
}

fn text_of(path: &Path) -> Option<String> {
    let bytes = std::fs::read(path).unwrap();
    String::from_utf8(bytes).ok()
}

#[test]
fn test_files_are_no_product() {
    let tree = Tree::seeded(&[
        ("src/lib.rs", "//! x\n#[cfg(test)]\nmod check;\nmod kept;"),
        ("src/check.rs", "//! x"),
        ("src/kept.rs", "//! x\n#[cfg(test)] mod inner;"),
        ("src/kept/inner.rs", "//! x"),
        ("crates/a/tests/b.rs", "//! x"),
    ]);
    let product: Vec<_> = tree.product().map(|file| file.path.as_str()).collect();
    assert_eq!(product, ["src/lib.rs", "src/kept.rs"]);
}

//! Every Rust file opens with `//!` and says what it is.

use super::Finding;
use crate::tree::Tree;

pub fn a_file_says_what_it_is(tree: &Tree) -> Vec<Finding> {
    let silent = tree.rust().filter(|file| !file.text.lines().next().is_some_and(says_something));
    silent
        .map(|file| Finding::new(&file.path, 1, "the first line is no `//!` that says what the file is"))
        .collect()
}

fn says_something(line: &str) -> bool {
    line.strip_prefix("//! ").is_some_and(|text| text.trim().len() > 3)
}

#[test]
fn a_silent_file_is_reported() {
    let files = [
        ("src/a.rs", "//! What it is.\nfn a() {}"),
        ("src/b.rs", "fn b() {}\n//! late"),
        ("src/c.rs", "//!\nfn c() {}"),
        ("src/d.rs", ""),
    ];
    super::check(a_file_says_what_it_is, &files, &["src/b.rs:1", "src/c.rs:1", "src/d.rs:1"]);
}

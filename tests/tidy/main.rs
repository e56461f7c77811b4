//! Rules of the source that the compiler does not know, kept by a test. Each rule also reports a seeded violation.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rules;
mod scan;
mod tree;

use rules::Finding;
use tree::Tree;

#[test]
fn the_project_is_tidy() {
    let tree = Tree::of_the_project();
    assert!(tree.files.len() > 50, "the walk found only {} files", tree.files.len());
    let findings: Vec<Finding> = rules::ALL.iter().flat_map(|rule| rule(&tree)).collect();
    let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert!(lines.is_empty(), "{} findings:\n{}", lines.len(), lines.join("\n"));
}

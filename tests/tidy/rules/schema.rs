//! The schema of the database only grows: no line of its snapshot was ever taken away or changed.
//!
//! That the snapshot tells the truth is a test of the casebook's own; here the snapshot's history is read.

use std::process::Command;

use super::Finding;
use crate::tree::Tree;

const SNAPSHOT: &str = "crates/casebook/tests/schema.snapshot";

pub fn the_schema_only_grows(tree: &Tree) -> Vec<Finding> {
    let now = tree.files.iter().find(|file| file.path == SNAPSHOT).map_or("", |file| &file.text);
    lost_lines(&history(), now)
}

fn lost_lines(history: &str, now: &str) -> Vec<Finding> {
    let added =
        history.lines().filter_map(|line| line.strip_prefix('+')).filter(|line| !line.starts_with("++"));
    let mut once: Vec<&str> = added.filter(|line| !line.trim().is_empty()).collect();
    once.sort();
    once.dedup();
    let lost = once.into_iter().filter(|line| !now.lines().any(|kept| kept == *line));
    lost.map(|line| Finding::new(SNAPSHOT, 1, format!("`{line}` was taken away; databases in use have it")))
        .collect()
}

/// Every version of the snapshot as differences. A folder without history (an unpacked archive) has none to compare.
fn history() -> String {
    let mut command = Command::new("git");
    command.current_dir(xtask::project::root()).args([
        "log",
        "--format=",
        "--patch",
        "--unified=0",
        "--",
        SNAPSHOT,
    ]);
    command.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

#[test]
fn a_line_taken_away_is_reported() {
    let history = "--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+meta text since 1\n+journal number since 1\n";
    assert_eq!(lost_lines(history, "meta text since 1\njournal number since 1\nnew text since 2\n"), []);
    let lost = lost_lines(history, "meta text since 1\njournal text since 1\n");
    assert_eq!(lost.len(), 1);
    assert!(lost[0].to_string().contains("journal number since 1"));
}

//! A file is a page or two: what grows beyond it is two things.

use super::Finding;
use crate::tree::Tree;

/// Lines before the tests.
const LIMIT: usize = 400;

pub fn files_are_short(tree: &Tree) -> Vec<Finding> {
    let long = tree.product().filter_map(|file| {
        let lines = file.scan.tests_from.map_or_else(|| file.text.lines().count(), |from| from - 1);
        (lines > LIMIT).then(|| {
            Finding::new(&file.path, LIMIT, format!("{lines} lines before its tests, {LIMIT} at most"))
        })
    });
    long.collect()
}

#[test]
fn a_long_file_is_reported_and_long_tests_are_not() {
    let long = "fn a() {}\n".repeat(LIMIT + 1);
    let tests = format!("#[cfg(test)]\nmod tests {{\n{long}}}\n");
    let files = [("src/a.rs", long.as_str()), ("src/b.rs", tests.as_str())];
    super::check(files_are_short, &files, &["src/a.rs:400"]);
}

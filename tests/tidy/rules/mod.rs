//! The rules, one idea a file.

mod address;
mod colour;
mod dependency;
mod header;
mod language;
mod layer;
mod length;
mod schema;
mod style;

use std::fmt;

use crate::tree::Tree;

/// A rule: looks at all files and tells what is wrong.
pub type Rule = fn(&Tree) -> Vec<Finding>;

/// Every rule.
pub const ALL: [Rule; 10] = [
    address::no_outside_address,
    colour::colours_are_tokens,
    dependency::a_dependency_has_its_reason,
    header::a_file_says_what_it_is,
    language::words_are_in_locale_files,
    layer::layers_look_down_only,
    layer::only_platform_names_the_browser,
    length::files_are_short,
    schema::the_schema_only_grows,
    style::no_inline_style,
];

/// Something a rule reports.
#[derive(Debug, PartialEq)]
pub struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Lines with their 1-based numbers.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(n, line)| (n + 1, line))
}

/// Places where a whole word begins.
fn words<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_word = |c: Option<char>| c.is_some_and(|c| c == '_' || c.is_alphanumeric());
    line.match_indices(word).map(|(n, _)| n).filter(move |n| {
        !is_word(line[..*n].chars().next_back()) && !is_word(line[n + word.len()..].chars().next())
    })
}

/// Asserts that a rule reports exactly these `path:line`s of a seeded tree.
#[cfg(test)]
#[track_caller]
fn check(rule: Rule, files: &[(&str, &str)], expected: &[&str]) {
    let found: Vec<String> =
        rule(&Tree::seeded(files)).iter().map(|f| format!("{}:{}", f.path, f.line)).collect();
    assert_eq!(found, expected);
}

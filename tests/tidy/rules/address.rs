//! Nothing the browser loads names an address outside its own folder.

use super::{Finding, numbered};
use crate::tree::Tree;

/// Names of XML vocabularies look like addresses and are never fetched.
const VOCABULARIES: [&str; 2] = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];

pub fn no_outside_address(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut look = |path: &str, text: &str| {
        for (n, line) in numbered(text) {
            if let Some(address) = outside_address(line) {
                found.push(Finding::new(path, n, format!("the outside address {address}")));
            }
        }
    };
    for file in tree.files.iter().filter(|file| is_shipped(&file.path)) {
        look(&file.path, &file.text);
    }
    // xtask runs on the developer's machine and prints the address it serves at.
    for file in tree.product().filter(|file| !file.path.starts_with("xtask/")) {
        look(&file.path, &file.scan.literals);
    }
    found
}

/// Files that reach the browser as they are.
fn is_shipped(path: &str) -> bool {
    let is_template = path.starts_with("xtask/src/dist/") && !path.ends_with(".rs");
    path == "index.html" || path.starts_with("style/") || path.starts_with("public/") || is_template
}

fn outside_address(line: &str) -> Option<String> {
    let line = VOCABULARIES.iter().fold(line.to_owned(), |line, name| line.replace(name, ""));
    let schemes = ["http://", "https://", "ws://", "wss://", "ftp://"].into_iter();
    let found = schemes.filter_map(|scheme| line.find(scheme)).min();
    // Without a scheme: `"//host/…"`, `url(//host…)`, `=//host`.
    let hidden = line.match_indices("//").map(|(n, _)| n).find(|n| {
        line[..*n].ends_with(['"', '\'', '(', '='])
            && line[n + 2..].starts_with(|c: char| c.is_alphanumeric())
    });
    let at = found.or(hidden)?;
    Some(
        line[at..]
            .chars()
            .take_while(|c| !c.is_whitespace() && !matches!(c, '"' | '\'' | ')' | '>'))
            .collect(),
    )
}

#[test]
fn an_outside_address_is_reported() {
    let files = [
        (
            "index.html",
            "<script src=\"https://cdn.example/x.js\">\n<link href=\"//cdn.example/x.css\">\n<a href=\"today\">",
        ),
        ("style/base.css", "a { background: url(//cdn.example/x.png) }\n/* // fine */"),
        ("public/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">"),
        ("src/pages/a.rs", "//! https://fine.example\nlet a = \"https://example.org\";\nlet b = \"a//b\";"),
    ];
    let expected = ["index.html:1", "index.html:2", "style/base.css:1", "src/pages/a.rs:2"];
    super::check(no_outside_address, &files, &expected);
}

//! No inline style: the policy forbids the attribute. `style:name=` goes through the object model and may stay.

use super::{Finding, numbered, words};
use crate::tree::Tree;

pub fn no_inline_style(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut look = |path: &str, text: &str| {
        for (n, line) in numbered(text).filter(|(_, line)| has_style(line)) {
            found.push(Finding::new(path, n, format!("an inline style: `{}`", line.trim())));
        }
    };
    for file in tree.product().filter(|file| file.path.starts_with("src/")) {
        look(&file.path, &file.scan.code);
        for (n, line) in numbered(&file.scan.literals).filter(|(_, line)| line.contains("\"style\"")) {
            look(&file.path, &format!("{}style={line}", "\n".repeat(n - 1)));
        }
    }
    for file in tree.files.iter().filter(|file| is_markup(&file.path)) {
        look(&file.path, &file.text);
    }
    found
}

fn is_markup(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".svg")
}

/// An attribute is written without spaces around `=`; a binding of that name is not.
fn has_style(line: &str) -> bool {
    words(line, "style").any(|n| line[n + 5..].starts_with('=') && !line[n + 5..].starts_with("=="))
        || line.contains("<style")
}

#[test]
fn an_inline_style_is_reported() {
    let files = [
        (
            "src/pages/a.rs",
            "//! x\nview! { <p style=\"color: red\"></p> }\nlet style = 1;\nview! { <p style:height=h></p> }",
        ),
        ("src/parts/b.rs", "//! x\nelement.set_attribute(\"style\", text);"),
        ("index.html", "<p>\n<p style=\"x\">\n<style>"),
        ("public/icon.svg", "<path style=\"x\"/>"),
    ];
    let expected =
        ["src/pages/a.rs:2", "src/parts/b.rs:2", "index.html:2", "index.html:3", "public/icon.svg:1"];
    super::check(no_inline_style, &files, &expected);
}

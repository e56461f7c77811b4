//! Colours are written in `style/tokens.css` alone. A manifest and `theme-color` cannot read tokens, so they may repeat one
//! that stands there; the icon is a picture and holds its own.

use super::{Finding, numbered};
use crate::tree::Tree;

const TOKENS: &str = "style/tokens.css";
const FUNCTIONS: [&str; 8] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "oklch(", "color("];

pub fn colours_are_tokens(tree: &Tree) -> Vec<Finding> {
    let tokens = tree.files.iter().find(|file| file.path == TOKENS).map_or("", |file| &file.text);
    let tokens = tokens.to_ascii_lowercase();
    let mut found = Vec::new();
    for file in &tree.files {
        let repeats = ["index.html", "public/manifest.webmanifest"].contains(&file.path.as_str());
        let is_sheet = file.path.ends_with(".css") && file.path != TOKENS;
        if repeats || is_sheet {
            for (n, line) in numbered(&file.text) {
                let colours =
                    colours(line).into_iter().filter(|colour| !(repeats && tokens.contains(colour)));
                found.extend(colours.map(|colour| finding(&file.path, n, &colour)));
            }
        }
    }
    for file in tree.product() {
        for (n, line) in numbered(&file.scan.literals) {
            found.extend(colours(line).iter().map(|colour| finding(&file.path, n, colour)));
        }
    }
    found
}

fn finding(path: &str, line: usize, colour: &str) -> Finding {
    Finding::new(path, line, format!("the colour {colour} outside {TOKENS}"))
}

/// Colours in a line, in lower case: `#` and 3, 4, 6 or 8 hex digits, or a colour function with numbers.
fn colours(line: &str) -> Vec<String> {
    let line = line.to_ascii_lowercase();
    let mut found = Vec::new();
    for (n, _) in line.match_indices('#') {
        let word: String =
            line[n + 1..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
        // `href="#abc"` and an id selector look alike; only all-hex words of these lengths are colours.
        if [3, 4, 6, 8].contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            found.push(format!("#{word}"));
        }
    }
    for function in FUNCTIONS {
        for (n, _) in line.match_indices(function) {
            let is_whole = !line[..n].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
            if is_whole && line[n + function.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
                found.push(line[n..].chars().take_while(|c| *c != ')').collect());
            }
        }
    }
    found
}

#[test]
fn a_colour_outside_the_tokens_is_reported() {
    let files = [
        (TOKENS, ":root { --bg: #F2F5F5; }"),
        (
            "style/base.css",
            "a { color: var(--bg); }\nb { color: #f2f5f5 }\nc { color: rgb(1 2 3) }\n#lost { x: y }",
        ),
        ("index.html", "<meta content=\"#f2f5f5\">\n<meta content=\"#123456\">"),
        (
            "src/platform/canvas.rs",
            "//! #fff\nlet a = \"#0E5A66\";\nlet b = rgb(1, 2, 3);\nlet c = \"#kept\";",
        ),
    ];
    let expected = ["style/base.css:2", "style/base.css:3", "index.html:2", "src/platform/canvas.rs:2"];
    super::check(colours_are_tokens, &files, &expected);
}

//! Chinese words stand in locale files and in the few tables that are words by nature; everywhere else code names things.
//!
//! Comments may hold a term of a law or a form; tests may hold anything.

use super::{Finding, numbered};
use crate::tree::Tree;

/// Where words are at home. A path ending in `*` stands for all that begin like it.
const HOMES: [&str; 7] = [
    "src/locale/*",
    "crates/casework/src/code/shipped*",
    "crates/casework/src/demo*",
    "crates/casework/src/identity/words*",
    "crates/paperwork/src/ledger/dictionary*",
    "crates/paperwork/src/csv/words*",
    "crates/paperwork/src/report/words*",
];

pub fn words_are_in_locale_files(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.product().filter(|file| !is_home(&file.path)) {
        for text in [&file.scan.literals, &file.scan.code] {
            let lines = numbered(text).filter(|(_, line)| line.chars().any(is_cjk) || has_escaped_cjk(line));
            found.extend(
                lines.map(|(n, _)| Finding::new(&file.path, n, "Chinese text outside the locale files")),
            );
        }
    }
    found
}

fn is_home(path: &str) -> bool {
    HOMES.iter().any(|home| home.strip_suffix('*').map_or(*home == path, |start| path.starts_with(start)))
}

/// Ideographs, their punctuation, full-width forms.
fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// `"\u{4e00}"`: the same word in disguise. Single characters and ranges of them are data about text, not words.
fn has_escaped_cjk(line: &str) -> bool {
    let strings = line.split('"').skip(1).step_by(2);
    let escapes =
        strings.flat_map(|string| string.split("\\u{").skip(1)).filter_map(|rest| rest.split('}').next());
    escapes.filter_map(|digits| u32::from_str_radix(digits, 16).ok()).filter_map(char::from_u32).any(is_cjk)
}

#[test]
fn a_word_outside_its_home_is_reported() {
    let files = [
        ("src/locale/frame.rs", "//! x\nconst A: &str = \"今日\";"),
        (
            "src/pages/today.rs",
            "//! 今日\n// 今日\nview! { <h1>\"今日\"</h1> }\n#[cfg(test)]\nmod tests { const A: &str = \"今日\"; }",
        ),
        ("src/pages/raw.rs", "//! x\nview! { <h1>今日</h1> }"),
        (
            "crates/a/src/b.rs",
            "//! x\nconst A: char = '，';\nconst B: &str = \"\\u{4eca}\\u{65e5}\";\nlet c = '\\u{4e00}'..='\\u{9fff}';",
        ),
        ("crates/a/tests/c.rs", "//! x\nconst A: &str = \"今日\";"),
    ];
    let expected =
        ["src/pages/today.rs:3", "src/pages/raw.rs:2", "crates/a/src/b.rs:2", "crates/a/src/b.rs:3"];
    super::check(words_are_in_locale_files, &files, &expected);
}

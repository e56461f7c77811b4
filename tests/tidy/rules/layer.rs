//! Layers inside the shell look down only. Between crates Cargo keeps the rule; between modules nobody else does.

use super::{Finding, numbered, words};
use crate::tree::{File, Tree};

/// Each layer and the layers it may name; itself always.
const LAYERS: [(&str, &[&str]); 16] = [
    (
        "pages",
        &[
            "parts",
            "desk",
            "locale",
            "platform",
            "reception",
            "registers",
            "statistics",
            "boards",
            "cover",
            "importing",
            "protocol",
            "paper_protocol",
            "words",
        ],
    ),
    ("desk", &["platform", "protocol", "paper_protocol", "cover", "behind"]),
    ("engine", &["platform", "protocol", "cover"]),
    ("paper", &["platform", "paper_protocol"]),
    ("parts", &["locale", "platform"]),
    ("locale", &["platform", "protocol", "paper_protocol", "reception", "importing", "words"]),
    ("reception", &[]),
    ("registers", &["reception"]),
    ("statistics", &[]),
    ("boards", &["statistics", "registers"]),
    ("cover", &["protocol"]),
    ("importing", &["paper_protocol"]),
    ("behind", &[]),
    ("platform", &[]),
    ("protocol", &[]),
    ("paper_protocol", &[]),
];

/// What a layer knows of the crates below: pages see records by the protocol, never the casebook or a file format.
const CRATES: [(&str, &[&str]); 16] = [
    (
        "pages",
        &[
            "casework",
            "casebook::door",
            "casebook::trouble",
            "casebook::passphrase",
            "paperwork::chart",
            "paperwork::ledger",
        ],
    ),
    (
        "desk",
        &["casework", "casebook::door", "casebook::trouble", "casebook::passphrase", "paperwork::ledger"],
    ),
    ("engine", &["casework", "casebook", "paperwork::csv"]),
    ("paper", &["casework", "casebook::trouble", "paperwork"]),
    // A chart hands out its own table.
    ("parts", &["paperwork::chart", "paperwork::csv"]),
    ("locale", &["casework", "casebook::door", "casebook::trouble", "casebook::passphrase", "paperwork"]),
    ("reception", &["casework"]),
    ("registers", &["casework"]),
    ("statistics", &["casework"]),
    ("boards", &["casework"]),
    ("cover", &["casebook::passphrase", "casebook::trouble"]),
    ("importing", &["casework", "casebook::trouble", "paperwork"]),
    ("behind", &["casework"]),
    (
        "platform",
        &[
            "casework::time",
            "casebook::schema",
            "casebook::sealing",
            "casebook::store",
            "casebook::trouble",
            "paperwork::chart",
        ],
    ),
    ("protocol", &["casework", "casebook"]),
    ("paper_protocol", &["casework", "casebook::trouble", "paperwork"]),
];

pub fn layers_look_down_only(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.product() {
        let Some(layer) = layer_of(file) else { continue };
        let (allowed, crates) = (allowed(&LAYERS, layer), allowed(&CRATES, layer));
        for (n, line) in numbered(&file.scan.code) {
            let named = named_after(line, "crate");
            for name in named.into_iter().filter(|name| name != layer && !allowed.contains(&name.as_str())) {
                found.push(Finding::new(&file.path, n, format!("`{layer}` names `{name}`")));
            }
            for name in ["casework", "casebook", "paperwork"].iter().flat_map(|name| crate_paths(line, name))
            {
                if !crates.iter().any(|allowed| name == *allowed || name.split("::").next() == Some(*allowed))
                {
                    found.push(Finding::new(&file.path, n, format!("`{layer}` names `{name}`")));
                }
            }
        }
    }
    found
}

/// Only `platform` speaks to the browser itself.
pub fn only_platform_names_the_browser(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    // The bench is not shipped, and xtask names the tool wasm-bindgen.
    let elsewhere = ["src/platform/", "src/bin/bench/", "xtask/"];
    for file in tree.product().filter(|file| !elsewhere.iter().any(|place| file.path.starts_with(place))) {
        for (n, line) in numbered(&file.scan.code) {
            for name in ["web_sys", "js_sys", "gloo", "gloo_storage", "wasm_bindgen"] {
                let found_here = words(line, name)
                    .map(|_| Finding::new(&file.path, n, format!("`{name}` outside platform")));
                found.extend(found_here);
            }
        }
    }
    found
}

fn layer_of(file: &File) -> Option<&str> {
    let inner = file.path.strip_prefix("src/")?;
    let top = inner.split('/').next()?;
    let name = top.strip_suffix(".rs").unwrap_or(top);
    LAYERS.iter().any(|(layer, _)| *layer == name).then_some(name)
}

fn allowed(table: &[(&str, &'static [&'static str])], layer: &str) -> &'static [&'static str] {
    table.iter().find(|(name, _)| *name == layer).map_or(&[], |(_, allowed)| allowed)
}

/// The first names after `crate::`, also those in braces: `crate::{a::b, c}` names `a` and `c`.
fn named_after(line: &str, start: &str) -> Vec<String> {
    let mut names = Vec::new();
    for n in words(line, start) {
        let Some(rest) = line[n + start.len()..].strip_prefix("::") else { continue };
        match rest.strip_prefix('{') {
            Some(list) => names.extend(top_names(list)),
            None => names.extend(Some(word(rest)).filter(|word| !word.is_empty())),
        }
    }
    names
}

fn crate_paths(line: &str, name: &str) -> Vec<String> {
    named_after(line, name).into_iter().map(|inner| format!("{name}::{inner}")).collect()
}

fn top_names(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut piece) = (0, Vec::new(), String::new());
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(std::mem::take(&mut piece).trim())),
            _ if depth == 0 => piece.push(letter),
            _ => {}
        }
    }
    names.push(word(piece.trim()));
    names.retain(|name| !name.is_empty());
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| *c == '_' || c.is_alphanumeric()).collect()
}

#[test]
fn a_layer_that_looks_up_is_reported() {
    let files = [
        ("src/parts/a.rs", "//! x\nuse crate::desk::use_desk;"),
        ("src/platform/b.rs", "//! x\nuse crate::{locale::fill, platform::c};"),
        (
            "src/pages/c.rs",
            "//! x\nuse crate::desk::use_desk; // crate::engine\nlet a = crate::engine::start();",
        ),
        (
            "src/engine/d.rs",
            "//! x\nuse crate::platform::idb;\n#[cfg(test)]\nmod tests { use crate::pages; }",
        ),
    ];
    super::check(
        layers_look_down_only,
        &files,
        &["src/parts/a.rs:2", "src/platform/b.rs:2", "src/pages/c.rs:3"],
    );
}

#[test]
fn a_page_that_reads_the_casebook_is_reported() {
    let files = [
        ("src/pages/a.rs", "//! x\nuse casebook::trouble::Trouble;\nuse casebook::session::Session;"),
        ("src/engine/b.rs", "//! x\nuse casebook::session::Session;"),
        ("src/parts/c.rs", "//! x\nuse casework::contact::Contact;"),
    ];
    super::check(layers_look_down_only, &files, &["src/pages/a.rs:3", "src/parts/c.rs:2"]);
}

#[test]
fn the_browser_named_outside_platform_is_reported() {
    let files = [
        ("src/platform/a.rs", "//! x\nuse web_sys::Window;"),
        ("src/pages/b.rs", "//! Not web_sys.\nuse web_sys::Window;\nlet a = \"js_sys\";"),
        ("crates/casework/src/c.rs", "//! x\nfn now() { js_sys::Date::now() }"),
    ];
    super::check(
        only_platform_names_the_browser,
        &files,
        &["src/pages/b.rs:2", "crates/casework/src/c.rs:2"],
    );
}

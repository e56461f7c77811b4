//! Every direct dependency has its reason in `docs/dependencies.md`, and every reason its dependency.

use super::{Finding, numbered};
use crate::tree::Tree;

const REASONS: &str = "docs/dependencies.md";

pub fn a_dependency_has_its_reason(tree: &Tree) -> Vec<Finding> {
    let reasons = tree.files.iter().find(|file| file.path == REASONS).map_or("", |file| &file.text);
    let given: Vec<(usize, &str)> = numbered(reasons).filter_map(|(n, line)| Some((n, row(line)?))).collect();
    let manifests = tree.files.iter().filter(|file| file.path.ends_with("Cargo.toml"));
    let named: Vec<(&str, usize, &str)> = manifests
        .flat_map(|file| dependencies(&file.text).map(|(n, name)| (file.path.as_str(), n, name)))
        .collect();
    let unexplained = named
        .iter()
        .filter(|(_, _, name)| !given.iter().any(|(_, given)| given == name))
        .map(|(path, n, name)| Finding::new(path, *n, format!("{name} has no row in {REASONS}")));
    let unused = given
        .iter()
        .filter(|(_, given)| !named.iter().any(|(_, _, name)| name == given))
        .map(|(n, given)| Finding::new(REASONS, *n, format!("{given} is no direct dependency")));
    unexplained.chain(unused).collect()
}

/// The crate of a row of the table.
fn row(line: &str) -> Option<&str> {
    let name = line.strip_prefix("| ")?.split(" |").next()?;
    (name != "Crate").then_some(name)
}

/// Names in the tables of dependencies of a manifest, with their lines; crates of the workspace left out.
fn dependencies(manifest: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_within = false;
    numbered(manifest).filter_map(move |(n, line)| {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            let (head, last) = table.rsplit_once('.').unwrap_or(("", table));
            is_within = last.ends_with("dependencies") && head != "workspace";
            // `[dependencies.name]`: a table of its own.
            return (head.ends_with("dependencies") && head != "workspace.dependencies").then_some((n, last));
        }
        let name = line.split(['=', '.', ' ']).next()?;
        let is_name = is_within && !name.is_empty() && !name.starts_with('#') && line.contains('=');
        let is_own =
            ["casework", "casebook", "paperwork", "xtask"].contains(&name) || line.contains("path =");
        (is_name && !is_own).then_some((n, name))
    })
}

#[test]
fn a_dependency_without_a_reason_and_a_reason_without_one_are_reported() {
    let manifest = "[package]\nname = \"x\"\n[workspace.dependencies]\nserde = \"1\"\n[dependencies]\ncasework.workspace = true\nchrono.workspace = true\n# why\nzip = { version = \"1\" }\n[target.'cfg(not(a))'.dependencies.web-sys]\nversion = \"0.3\"\n[dev-dependencies]\ncsv = \"1\"\n";
    let reasons =
        "| Crate | Where | Why |\n|---|---|---|\n| chrono | x | y |\n| web-sys | x | y |\n| gone | x | y |\n";
    super::check(
        a_dependency_has_its_reason,
        &[("crates/x/Cargo.toml", manifest), (REASONS, reasons)],
        &["crates/x/Cargo.toml:9", "crates/x/Cargo.toml:13", "docs/dependencies.md:5"],
    );
}

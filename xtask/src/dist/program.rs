//! The page's program of a release build, cut in two, each part made small; the page learns the second part's name.

use std::path::Path;

use crate::digest::sha384_integrity;
use crate::process::{program, run};
use crate::{Outcome, parts, project};

/// How the parts are made small; workers are by the same words in `index.html`, which says why.
const SMALL: [&str; 4] = [
    "-Oz",
    "--one-caller-inline-max-function-size=120",
    "--low-memory-unused",
    "--reorder-functions-by-name",
];

/// Cuts the page's program of a build that Trunk just made.
pub fn cut(folder: &Path) -> Outcome {
    let (name, path) = page_program(folder)?;
    let later = name.replace("_bg.wasm", "_later.wasm");
    let whole = std::fs::read(&path).map_err(|error| format!("cannot read {name}: {error}"))?;
    let parts = parts::cut(&whole)?;
    let first = small(&path, &parts.first)?;
    small(&folder.join(&later), &parts.later)?;
    let page = folder.join("index.html");
    project::write(&page, told(&project::read(&page)?, (&whole, &first), &later)?)
}

fn page_program(folder: &Path) -> Outcome<(String, std::path::PathBuf)> {
    let is_it = |name: &str| name.starts_with("bangfu-desk-") && name.ends_with("_bg.wasm");
    let found = project::files_below(folder)?.into_iter().find(|(name, _)| is_it(name));
    found.ok_or_else(|| "the build has no program of the page".to_owned())
}

/// Writes a part as small as it gets; its bytes.
fn small(path: &Path, part: &[u8]) -> Outcome<Vec<u8>> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::write(path, part).map_err(failed)?;
    run(program("wasm-opt").args(SMALL).arg(path).arg("-o").arg(path))?;
    std::fs::read(path).map_err(failed)
}

/// The page with the integrity of the first part in place of that of the whole, and the name of the second.
fn told(page: &str, (whole, first): (&[u8], &[u8]), later: &str) -> Outcome<String> {
    let before = sha384_integrity(whole);
    if !page.contains(&before) {
        return Err("index.html does not say the integrity of the page's program".to_owned());
    }
    let (head, rest) = page.split_once("<link rel=\"manifest\"").ok_or("index.html has no manifest")?;
    let page = format!("{head}<meta name=\"later\" content=\"{later}\">\n  <link rel=\"manifest\"{rest}");
    Ok(page.replace(&before, &sha384_integrity(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_second_part_and_vouches_for_the_first() {
        let page = format!(
            "<head><link rel=\"manifest\" href=\"m\"><link integrity=\"{}\">",
            sha384_integrity(b"whole")
        );
        let told = told(&page, (b"whole", b"first"), "x_later.wasm").unwrap();
        assert!(told.contains("<meta name=\"later\" content=\"x_later.wasm\">"), "{told}");
        assert!(
            told.contains(&sha384_integrity(b"first")) && !told.contains(&sha384_integrity(b"whole")),
            "{told}"
        );
        assert!(super::told("<head>", (b"whole", b"first"), "x").is_err());
    }
}

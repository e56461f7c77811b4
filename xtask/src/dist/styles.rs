//! The page's styles in one file: one request in place of one for each sheet, and together they are packed smaller.

use std::path::Path;

use crate::{Outcome, digest, project};

const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Joins the sheets that the page names, in their order, and lets the page name and vouch for what they became.
pub fn join(folder: &Path) -> Outcome {
    let page = folder.join("index.html");
    let text = project::read(&page)?;
    let sheets = named(&text);
    let ([first, ..], true) = (&sheets[..], sheets.len() > 1) else { return Ok(()) };
    let mut joined = String::new();
    for sheet in &sheets {
        joined += &bare(&project::read(&folder.join(sheet.name))?);
    }
    let name = format!("style-{}.css", &digest::sha256_hex(joined.as_bytes())[..16]);
    let link = format!("{LINK}{name}\" integrity=\"{}\"/>", digest::sha384_integrity(joined.as_bytes()));
    project::write(&folder.join(&name), joined)?;
    let mut told = text.replace(first.link, &link);
    for sheet in &sheets {
        told = told.replace(sheet.link, "");
        let path = folder.join(sheet.name);
        std::fs::remove_file(&path).map_err(|error| format!("cannot remove {}: {error}", path.display()))?;
    }
    project::write(&page, told)
}

/// A sheet that a page names: its file, and the whole of the link.
struct Sheet<'a> {
    name: &'a str,
    link: &'a str,
}

fn named(page: &str) -> Vec<Sheet<'_>> {
    let links = page.match_indices(LINK).filter_map(|(at, _)| {
        let link = &page[at..at + page[at..].find('>')? + 1];
        let (name, _) = link[LINK.len()..].split_once('"')?;
        Some(Sheet { name, link })
    });
    links.collect()
}

/// A sheet without its comments, blank lines and indentation: what only those read who write it.
fn bare(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| kept += part.split_once("*/").map_or("", |(_, after)| after));
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_loses_comments_and_indentation_alone() {
        let sheet = "/* Parts. */\n.icon {\n  width: 1rem; /* two\n  lines */\n\n}\n.a::before { content: \"a b\" }\n";
        assert_eq!(bare(sheet), ".icon {\nwidth: 1rem;\n}\n.a::before { content: \"a b\" }\n");
    }

    #[test]
    fn the_page_names_one_sheet_that_holds_all_in_their_order() {
        let folder = std::env::temp_dir().join(format!("xtask-styles-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let link = |name: &str| format!("{LINK}{name}\" integrity=\"sha384-x\"/>");
        let page = format!("<head>{}\n  {}</head>", link("b-1.css"), link("a-2.css"));
        for (name, text) in [("index.html", &page[..]), ("b-1.css", "b {\n}"), ("a-2.css", "a {\n}")] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        for _ in 0..2 {
            join(&folder).unwrap();
            let told = std::fs::read_to_string(folder.join("index.html")).unwrap();
            let sheets = named(&told);
            let text = std::fs::read_to_string(folder.join(sheets[0].name)).unwrap();
            assert_eq!((sheets.len(), &text[..]), (1, "b {\n}\na {\n}\n"));
            assert!(told.contains(&digest::sha384_integrity(text.as_bytes())), "{told}");
            assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

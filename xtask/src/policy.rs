//! The content security policy: read from the page, and completed with the hashes of its inline scripts.
//!
//! Trunk writes the module loader inline and its text holds hashed file names, so the hash is known only after a build.

use crate::Outcome;
use crate::digest::sha256_source;

const META: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
const SCRIPTS: &str = "script-src 'self' 'wasm-unsafe-eval'";

/// The policy of a page, as its meta tag says it.
pub fn of(page: &str) -> Outcome<&str> {
    let (_, rest) = page.split_once(META).ok_or("index.html has no content security policy")?;
    rest.split_once('"')
        .map(|(policy, _)| policy)
        .ok_or_else(|| "the policy of index.html has no end".to_owned())
}

/// A policy for a whole folder: that of its first page, with the inline scripts of the second allowed too.
pub fn joined(first: &str, second: &str) -> Outcome<String> {
    let (before, after) = of(first)?.split_once(SCRIPTS).ok_or("index.html has no script-src to complete")?;
    let words = of(second)?.split([' ', ';']).filter(|word| word.starts_with("'sha256-"));
    let hashes: String = words.map(|word| format!(" {word}")).collect();
    Ok(format!("{before}{SCRIPTS}{hashes}{after}"))
}

/// The page with the hash of each inline script in `script-src`. Done twice it changes nothing more.
pub fn sealed(page: &str) -> Outcome<String> {
    let (before, after) = page.split_once(SCRIPTS).ok_or("index.html has no script-src to complete")?;
    let (_, after) = after.split_once(';').ok_or("script-src of index.html has no end")?;
    let hashes: String =
        inline_scripts(page).iter().map(|text| format!(" '{}'", sha256_source(text.as_bytes()))).collect();
    Ok(format!("{before}{SCRIPTS}{hashes};{after}"))
}

fn inline_scripts(page: &str) -> Vec<&str> {
    let opened = page.split("<script").skip(1);
    opened
        .filter_map(|rest| {
            let (attributes, rest) = rest.split_once('>')?;
            let (text, _) = rest.split_once("</script>")?;
            (!attributes.contains("src=") && !text.is_empty()).then_some(text)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' \
                        'wasm-unsafe-eval'; style-src 'self'\"><script src=\"a.js\"></script><script type=\"module\">go()</script>";

    #[test]
    fn an_inline_script_is_hashed_and_one_with_a_source_is_not() {
        let page = sealed(PAGE).unwrap();
        let policy = of(&page).unwrap();
        assert_eq!(policy.matches("'sha256-").count(), 1);
        assert!(policy.contains(&sha256_source(b"go()")), "{policy}");
        assert!(policy.ends_with("; style-src 'self'"), "{policy}");
    }

    #[test]
    fn sealing_twice_changes_nothing_more() {
        let once = sealed(PAGE).unwrap();
        assert_eq!(sealed(&once).unwrap(), once);
    }

    #[test]
    fn a_folder_allows_the_inline_scripts_of_both_pages() {
        let other = PAGE.replace("go()", "stay()");
        let policy = joined(&sealed(PAGE).unwrap(), &sealed(&other).unwrap()).unwrap();
        for script in ["go()", "stay()"] {
            assert!(policy.contains(&sha256_source(script.as_bytes())), "{policy}");
        }
        assert!(policy.ends_with("; style-src 'self'"), "{policy}");
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        assert!(sealed("<html></html>").is_err());
    }
}

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
    rest.split_once('"').map(|(policy, _)| policy).ok_or_else(|| "the policy of index.html has no end".to_owned())
}

/// The policy for a worker's own response: it runs no inline script, so no hash.
pub fn for_worker(page: &str) -> Outcome<String> {
    let plain = |directive: &str| {
        let words = directive.split_whitespace().filter(|word| !word.starts_with("'sha256-"));
        words.collect::<Vec<_>>().join(" ")
    };
    Ok(of(page)?.split(';').map(plain).collect::<Vec<_>>().join("; "))
}

/// The page with the hash of each inline script in `script-src`. Done twice it changes nothing more.
pub fn sealed(page: &str) -> Outcome<String> {
    let (before, after) = page.split_once(SCRIPTS).ok_or("index.html has no script-src to complete")?;
    let (_, after) = after.split_once(';').ok_or("script-src of index.html has no end")?;
    let hashes: String = inline_scripts(page).iter().map(|text| format!(" '{}'", sha256_source(text.as_bytes()))).collect();
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
    fn a_worker_gets_no_hash() {
        let policy = for_worker(&sealed(PAGE).unwrap()).unwrap();
        assert_eq!(policy, of(PAGE).unwrap());
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        assert!(sealed("<html></html>").is_err());
    }
}

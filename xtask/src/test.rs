//! `cargo xtask test`: every check, each section with the summary of its own tool, and one count at the end.
//!
//! A section that fails does not hide the ones after it. A missing browser fails.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::bundle::Profile;
use crate::process::{self, find, program};
use crate::{Outcome, bench, dist, project, setup};

const WASM: [&str; 4] = ["--package", "bangfu-desk", "--target", "wasm32-unknown-unknown"];
/// The parts of a check.
const PARTS: [&str; 4] = ["native", "browser", "journeys", "kills"];
/// Browsers that are killed where `BROWSER` names none. One whose profile ends with it cannot be come back to: no WebKit.
const KILLED: [&str; 2] = ["chromium", "firefox"];
/// Browsers of the journeys, as `BROWSER` names them, and the programs each wants.
const BROWSERS: [(&str, [&str; 2]); 3] = [
    ("chromium", ["chromium", "chromedriver"]),
    ("firefox", ["firefox-esr", "geckodriver"]),
    ("webkit", ["WebKitWebDriver", "Xvfb"]),
];

/// Where a program lies, if it is there.
type Find = fn(&str) -> Option<PathBuf>;

/// Runs one part (`native`, `browser`, `journeys`, `kills`) or all; `name` runs only the tests whose name holds it.
pub fn run(part: Option<&str>, name: Option<&str>) -> Outcome {
    if let Some(part) = part.filter(|part| !PARTS.contains(part)) {
        return Err(format!("there is no part {part}: {}", PARTS.join(", ")));
    }
    setup::for_tests()?;
    let is_asked = |this: &str| part.is_none_or(|part| part == this);
    let mut sections = Sections::default();
    if is_asked("native") {
        native(&mut sections, name);
    }
    if is_asked("browser") {
        browser(&mut sections, name, find);
    }
    // A test that is named is none of the kills, unless the part is.
    let is_killing = part == Some("kills") || part.is_none() && name.is_none();
    let is_driving = is_asked("journeys");
    if (is_driving || is_killing) && sections.check("static build", || dist::make(Profile::Release)) {
        if is_driving {
            sections.check("bytes of the first page", || bench::bytes::are_few(&project::dist()));
            drive(&mut sections, chosen_browsers(), name, find);
        }
        if is_killing {
            kills(&mut sections, chosen_killed(&KILLED), None, find);
        }
    }
    sections.close()
}

#[derive(Default)]
struct Sections {
    passed: usize,
    failed: Vec<String>,
}

impl Sections {
    fn check(&mut self, title: &str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n=== {title}");
        let start = Instant::now();
        let outcome = work();
        let took = start.elapsed().as_secs();
        match outcome {
            Ok(()) => {
                println!("=== {title}: passed in {took} s");
                self.passed += 1;
                true
            }
            Err(sentence) => {
                println!("=== {title} failed in {took} s: {sentence}");
                self.failed.push(title.to_owned());
                false
            }
        }
    }

    fn close(self) -> Outcome {
        println!("\nchecks: {} passed, {} failed", self.passed, self.failed.len());
        if self.failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", self.failed.join(", "))) }
    }
}

fn native(sections: &mut Sections, name: Option<&str>) {
    if name.is_none() {
        sections.check("format", || cargo(&["fmt", "--all", "--check"], |_| ()));
        let workspace = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        sections.check("clippy, native", || cargo(&workspace, |_| ()));
        let wasm = ["--lib", "--bins", "--tests", "--", "-D", "warnings"];
        sections.check("clippy, wasm32", || cargo(&[&["clippy"], &WASM[..], &wasm].concat(), |_| ()));
    }
    let tests = [&["test", "--workspace", "--"], name.as_slice()].concat();
    sections.check("native tests", || cargo(&tests, |_| ()));
}

fn browser(sections: &mut Sections, name: Option<&str>, find: Find) {
    for (browser, variable, driver) in
        [("Chromium", "CHROMEDRIVER", "chromedriver"), ("Firefox", "GECKODRIVER", "geckodriver")]
    {
        sections.check(&format!("browser tests, {browser}"), || {
            let driver = found(driver, find)?;
            let targets = browser_targets()?;
            let targets: Vec<&str> = targets.iter().flat_map(|target| ["--test", target]).collect();
            let words = [&["test"], &WASM[..], &["--lib"], &targets, &["--"], name.as_slice()].concat();
            cargo(&words, |command| {
                // The runner takes the first driver it finds named; only one may be.
                command.env_remove("CHROMEDRIVER").env_remove("GECKODRIVER").env(variable, driver);
                command.env("WASM_BINDGEN_USE_BROWSER", "1").env("WASM_BINDGEN_TEST_TIMEOUT", "180");
            })
        });
    }
}

/// Test targets that run inside a browser: those named `browser…`.
fn browser_targets() -> Outcome<Vec<String>> {
    let files = project::files_below(&project::root().join("tests"))?;
    let tops =
        files.iter().filter_map(|(name, _)| name.strip_suffix("/main.rs").or(name.strip_suffix(".rs")));
    Ok(tops.filter(|top| top.starts_with("browser") && !top.contains('/')).map(str::to_owned).collect())
}

fn drive(sections: &mut Sections, browsers: Vec<String>, name: Option<&str>, find: Find) {
    let words = ["test", "--package", "bangfu-desk", "--test", "journeys", "--", "--test-threads", "1"];
    for (at, browser) in browsers.iter().enumerate() {
        // What is no matter of the browser is driven in the first one.
        let beside = if at == 0 || name.is_some() { &[][..] } else { &["--skip", "::once::"] };
        sections.check(&format!("journeys, {browser}"), || {
            programs_of(browser, find)?;
            cargo(&[&words, beside, name.as_slice()].concat(), |command| {
                command.env("BROWSER", browser);
            })
        });
    }
}

/// Browsers killed so many times: Chromium, where `BROWSER` names no other.
pub fn kill(count: &str) -> Outcome {
    let count: u32 = count.parse().map_err(|_| format!("{count} is no number of kills"))?;
    let mut sections = Sections::default();
    if sections.check("static build", || dist::make(Profile::Release)) {
        kills(&mut sections, chosen_killed(&KILLED[..1]), Some(count), find);
    }
    sections.close()
}

fn kills(sections: &mut Sections, browsers: Vec<String>, count: Option<u32>, find: Find) {
    for browser in browsers {
        sections.check(&format!("kills, {browser}"), || {
            programs_of(&browser, find)?;
            let words = ["test", "--package", "bangfu-desk", "--test", "journeys", "--"];
            let which = ["--ignored", "--nocapture", "--test-threads", "1", "kills::"];
            cargo(&[&words[..], &which].concat(), |command| {
                command.env("BROWSER", &browser);
                if let Some(count) = count {
                    command.env("KILLS", count.to_string());
                }
            })
        });
    }
}

/// `BROWSER` narrows the kills down to one; to none where that one is never killed.
fn chosen_killed(all: &[&str]) -> Vec<String> {
    match std::env::var("BROWSER") {
        Ok(browser) if !browser.is_empty() => {
            KILLED.iter().filter(|known| **known == browser).map(|known| (*known).to_owned()).collect()
        }
        _ => all.iter().map(|known| (*known).to_owned()).collect(),
    }
}

/// Pictures of every page of the build at hand, for people to look at.
pub fn screens() -> Outcome {
    let words = [
        "test",
        "--package",
        "bangfu-desk",
        "--test",
        "journeys",
        "--",
        "--ignored",
        "--test-threads",
        "1",
        "screens::",
    ];
    cargo(&words, |command| {
        command.env("BROWSER", "chromium");
    })
}

/// `BROWSER` narrows the journeys down to one; the full check never sets it.
fn chosen_browsers() -> Vec<String> {
    match std::env::var("BROWSER") {
        Ok(browser) if !browser.is_empty() => vec![browser],
        _ => all_browsers(),
    }
}

fn all_browsers() -> Vec<String> {
    BROWSERS.map(|(browser, _)| browser.to_owned()).to_vec()
}

/// Are all programs there that a browser wants?
fn programs_of(browser: &str, find: Find) -> Outcome {
    let wanted = BROWSERS.iter().filter(|(known, _)| *known == browser).flat_map(|(_, wanted)| wanted);
    wanted.into_iter().try_for_each(|program| found(program, find).map(drop))
}

fn found(program: &str, find: Find) -> Outcome<PathBuf> {
    find(program).ok_or_else(|| format!("{program} is not found"))
}

fn cargo(words: &[&str], prepare: impl FnOnce(&mut Command)) -> Outcome {
    let mut command = program("cargo");
    command.args(words);
    prepare(&mut command);
    process::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_that_are_missing_fail_their_sections_and_the_whole() {
        let mut sections = Sections::default();
        browser(&mut sections, None, |_| None);
        assert_eq!(sections.failed, ["browser tests, Chromium", "browser tests, Firefox"]);
        drive(&mut sections, all_browsers(), None, |_| None);
        assert_eq!(sections.failed[2..], ["journeys, chromium", "journeys, firefox", "journeys, webkit"]);
        kills(&mut sections, KILLED.map(str::to_owned).to_vec(), None, |_| None);
        assert_eq!(sections.failed[5..], ["kills, chromium", "kills, firefox"]);
        assert_eq!(sections.passed, 0);
        assert!(sections.close().is_err_and(|said| said.contains("journeys, webkit")));
    }

    #[test]
    fn a_browser_without_its_driver_is_missing() {
        let mut sections = Sections::default();
        // The browsers themselves are there; nothing is started, for the driver is looked for first.
        let browser_alone = |program: &str| ["chromium", "firefox-esr"].contains(&program).then(PathBuf::new);
        drive(&mut sections, all_browsers(), None, browser_alone);
        assert_eq!(sections.failed, ["journeys, chromium", "journeys, firefox", "journeys, webkit"]);
    }
}

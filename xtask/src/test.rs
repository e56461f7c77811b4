//! `cargo xtask test`: every check, each with the summary of its own tool, and one count at the end.
//!
//! A check that fails does not hide the ones after it. A missing browser fails. Two lanes, as two processors have room for: the
//! build and what drives it in the first browser, beside what needs no build; the other browsers in whichever lane is free.

mod lanes;

use std::path::PathBuf;
use std::process::Command;

use crate::process::{self, find, program};
use crate::{Outcome, project, setup};
use lanes::{Check, Report};

/// The build that journeys and kills drive.
const BUILD: &str = "static build";
/// How many checks of the build follow it in its own lane: its bytes, and the journeys that take longest.
const OWN: usize = 2;

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
    let mut native = if is_asked("native") { native(name) } else { Vec::new() };
    if is_asked("browser") {
        native.extend(browser(name, find));
    }
    let driven = if is_asked("journeys") { chosen_browsers() } else { Vec::new() };
    // A test that is named is none of the kills, unless the part is.
    let is_killing = part == Some("kills") || part.is_none() && name.is_none();
    let killed = if is_killing { chosen_killed(&KILLED) } else { Vec::new() };
    let mut driving = Vec::new();
    if !driven.is_empty() {
        driving.push(first_page());
    }
    // Browsers in their order, the first with all journeys; the kills after each.
    for browser in BROWSERS.map(|(browser, _)| browser) {
        if let Some(at) = driven.iter().position(|chosen| chosen == browser) {
            driving.push(drive(browser, at == 0 || name.is_some(), name, find));
        }
        if killed.iter().any(|chosen| chosen == browser) {
            driving.push(kills(browser, None, find));
        }
    }
    let report = Report::default();
    let mut built = if driving.is_empty() { Vec::new() } else { vec![static_build()] };
    let mut driving = driving.into_iter().map(|check| check.after(BUILD));
    built.extend(driving.by_ref().take(OWN));
    report.run(vec![built, native], driving.collect());
    report.close()
}

fn static_build() -> Check {
    Check::new(BUILD, own("dist"))
}

fn first_page() -> Check {
    Check::new("bytes of the first page", own("bytes"))
}

/// Another task of this program, in a process of its own, so that it is heard apart.
fn own(task: &str) -> Outcome<Command> {
    let this = std::env::current_exe().map_err(|error| format!("cannot find this program: {error}"))?;
    let mut command = program(&this.display().to_string());
    command.arg(task);
    Ok(command)
}

fn native(name: Option<&str>) -> Vec<Check> {
    let mut checks = Vec::new();
    if name.is_none() {
        let workspace = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        let wasm = ["--lib", "--bins", "--tests", "--", "-D", "warnings"];
        checks.push(Check::new("format", Ok(cargo(&["fmt", "--all", "--check"]))));
        checks.push(Check::new("clippy, native", Ok(cargo(&workspace))));
        checks.push(Check::new("clippy, wasm32", Ok(cargo(&[&["clippy"], &WASM[..], &wasm].concat()))));
    }
    let tests = [&["test", "--workspace", "--"], name.as_slice()].concat();
    checks.push(Check::new("native tests", Ok(cargo(&tests))));
    checks
}

fn browser(name: Option<&str>, find: Find) -> Vec<Check> {
    let drivers = [("Chromium", "CHROMEDRIVER", "chromedriver"), ("Firefox", "GECKODRIVER", "geckodriver")];
    let check = |(browser, variable, driver): (&str, &str, &str)| {
        let command = || {
            let driver = found(driver, find)?;
            let targets = browser_targets()?;
            let targets: Vec<&str> = targets.iter().flat_map(|target| ["--test", target]).collect();
            let words = [&["test"], &WASM[..], &["--lib"], &targets, &["--"], name.as_slice()].concat();
            let mut command = cargo(&words);
            // The runner takes the first driver it finds named; only one may be.
            command.env_remove("CHROMEDRIVER").env_remove("GECKODRIVER").env(variable, driver);
            command.env("WASM_BINDGEN_USE_BROWSER", "1").env("WASM_BINDGEN_TEST_TIMEOUT", "180");
            Ok(command)
        };
        Check::new(format!("browser tests, {browser}"), command())
    };
    drivers.map(check).into()
}

/// Test targets that run inside a browser: those named `browser…`.
fn browser_targets() -> Outcome<Vec<String>> {
    let files = project::files_below(&project::root().join("tests"))?;
    let tops =
        files.iter().filter_map(|(name, _)| name.strip_suffix("/main.rs").or(name.strip_suffix(".rs")));
    Ok(tops.filter(|top| top.starts_with("browser") && !top.contains('/')).map(str::to_owned).collect())
}

/// The journeys in a browser: all, or only those that are a matter of the browser.
fn drive(browser: &str, is_all: bool, name: Option<&str>, find: Find) -> Check {
    let words = ["test", "--package", "bangfu-desk", "--test", "journeys", "--", "--test-threads", "1"];
    // What is no matter of the browser is driven in one of them.
    let beside = if is_all { &[][..] } else { &["--skip", "::once::"] };
    let command = programs_of(browser, find).map(|()| {
        let mut command = cargo(&[&words, beside, name.as_slice()].concat());
        command.env("BROWSER", browser);
        command
    });
    Check::new(format!("journeys, {browser}"), command)
}

/// Browsers killed so many times: Chromium, where `BROWSER` names no other.
pub fn kill(count: &str) -> Outcome {
    let count: u32 = count.parse().map_err(|_| format!("{count} is no number of kills"))?;
    let killed = chosen_killed(&KILLED[..1]);
    let kills = killed.iter().map(|browser| kills(browser, Some(count), find).after(BUILD));
    let report = Report::default();
    report.run(vec![std::iter::once(static_build()).chain(kills).collect()], Vec::new());
    report.close()
}

fn kills(browser: &str, count: Option<u32>, find: Find) -> Check {
    let words = ["test", "--package", "bangfu-desk", "--test", "journeys", "--"];
    let which = ["--ignored", "--nocapture", "--test-threads", "1", "kills::"];
    let command = programs_of(browser, find).map(|()| {
        let mut command = cargo(&[&words[..], &which].concat());
        command.env("BROWSER", browser);
        if let Some(count) = count {
            command.env("KILLS", count.to_string());
        }
        command
    });
    Check::new(format!("kills, {browser}"), command)
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
    process::run(cargo(&words).env("BROWSER", "chromium"))
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

fn cargo(words: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_that_are_missing_fail_their_checks_and_the_whole() {
        let report = Report::default();
        let mut checks = browser(None, |_| None);
        checks.extend(all_browsers().iter().map(|browser| drive(browser, true, None, |_| None)));
        checks.extend(KILLED.map(|browser| kills(browser, None, |_| None)));
        let titles: Vec<String> = checks.iter().map(|check| check.title.clone()).collect();
        assert_eq!(titles.len(), 2 + 3 + 2);
        report.run(vec![checks], Vec::new());
        let said = report.close().expect_err("a missing browser passes");
        assert_eq!(said, format!("failed: {}", titles.join(", ")));
    }

    #[test]
    fn a_browser_without_its_driver_is_missing() {
        // The browsers themselves are there.
        let browser_alone = |program: &str| ["chromium", "firefox-esr"].contains(&program).then(PathBuf::new);
        for browser in all_browsers() {
            assert!(drive(&browser, true, None, browser_alone).work.is_err(), "{browser}");
        }
    }
}

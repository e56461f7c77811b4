//! Checks in lanes that run side by side, each heard apart: what it printed stands in one piece, at its end.

use std::process::Command;
use std::sync::Mutex;
use std::time::Instant;

use crate::{Outcome, process, project};

/// One check: a command that ends well. That it cannot even be tried fails it, with the reason.
pub struct Check {
    pub title: String,
    pub work: Outcome<Command>,
}

impl Check {
    pub fn new(title: impl Into<String>, work: Outcome<Command>) -> Check {
        Check { title: title.into(), work }
    }

    /// Runs; what it prints goes where this program's does, or is kept back.
    fn run(self, is_alone: bool) -> (Outcome, String) {
        let mut command = match self.work {
            Ok(command) => command,
            Err(sentence) => return (Err(sentence), String::new()),
        };
        if is_alone {
            return (process::run(&mut command), String::new());
        }
        match process::heard(&mut command, &project::root().join("target/checks"), &self.title) {
            Ok((outcome, said)) => (outcome, said),
            Err(sentence) => (Err(sentence), String::new()),
        }
    }
}

/// What came of the checks.
#[derive(Default)]
pub struct Report {
    passed: Vec<String>,
    failed: Vec<String>,
}

impl Report {
    /// Runs lanes side by side, the checks of each one after another. A lane alone is heard as it goes.
    pub fn run(&mut self, lanes: Vec<Vec<Check>>) {
        let lanes: Vec<Vec<Check>> = lanes.into_iter().filter(|lane| !lane.is_empty()).collect();
        let is_alone = lanes.len() == 1;
        let report = Mutex::new(self);
        std::thread::scope(|scope| {
            for lane in lanes {
                scope.spawn(|| {
                    for check in lane {
                        let (title, start) = (check.title.clone(), Instant::now());
                        println!("\n=== {title}{}", if is_alone { "" } else { ": begins" });
                        let (outcome, said) = check.run(is_alone);
                        if let Ok(mut report) = report.lock() {
                            report.note(title, &outcome, &said, start.elapsed().as_secs());
                        }
                    }
                });
            }
        });
    }

    fn note(&mut self, title: String, outcome: &Outcome, said: &str, seconds: u64) {
        if !said.is_empty() {
            println!("\n=== {title}\n{said}");
        }
        match outcome {
            Ok(()) => {
                println!("=== {title}: passed in {seconds} s");
                self.passed.push(title);
            }
            Err(sentence) => {
                println!("=== {title} failed in {seconds} s: {sentence}");
                self.failed.push(title);
            }
        }
    }

    /// Did a check pass?
    pub fn has_passed(&self, title: &str) -> bool {
        self.passed.iter().any(|passed| passed == title)
    }

    /// Counts; an error names what failed.
    pub fn close(self) -> Outcome {
        println!("\nchecks: {} passed, {} failed", self.passed.len(), self.failed.len());
        if self.failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", self.failed.join(", "))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, script: &str) -> Check {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Check::new(title, Ok(command))
    }

    #[test]
    fn a_check_that_fails_hides_none_beside_it_nor_after_it() {
        let mut report = Report::default();
        report.run(vec![
            vec![check("lanes-first", "exit 3"), check("lanes-second", "echo said")],
            vec![check("lanes-beside", "true")],
        ]);
        assert!(report.has_passed("lanes-second") && report.has_passed("lanes-beside"));
        assert!(!report.has_passed("lanes-first"));
        assert_eq!(report.close(), Err("failed: lanes-first".to_owned()));
    }

    #[test]
    fn what_a_check_beside_others_prints_is_kept_whole() {
        let (outcome, said) = check("lanes-loud", "echo out; echo err >&2; exit 1").run(false);
        assert!(outcome.is_err());
        assert_eq!(said, "out\nerr\n");
    }
}

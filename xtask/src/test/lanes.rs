//! Checks in lanes that run side by side, each heard apart: what it printed stands in one piece, at its end.

use std::collections::VecDeque;
use std::process::Command;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::{Outcome, process, project};

/// One check: a command that ends well. That it cannot even be tried fails it, with the reason.
pub struct Check {
    pub title: String,
    pub work: Outcome<Command>,
    /// The check it waits for, and without which it fails.
    needs: Option<&'static str>,
}

impl Check {
    pub fn new(title: impl Into<String>, work: Outcome<Command>) -> Check {
        Check { title: title.into(), work, needs: None }
    }

    /// The same, only after another check of the run.
    pub fn after(self, title: &'static str) -> Check {
        Check { needs: Some(title), ..self }
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
    told: Mutex<Told>,
    has_ended: Condvar,
}

#[derive(Default)]
struct Told {
    passed: Vec<String>,
    failed: Vec<String>,
}

impl Report {
    /// Runs lanes side by side, the checks of each one after another; a lane that has come to its end takes from the rest. What
    /// a check waits for is begun before it: in its own lane, or in any lane where it is of the rest. One lane alone is heard as
    /// it goes.
    pub fn run(&self, lanes: Vec<Vec<Check>>, rest: Vec<Check>) {
        let is_alone = rest.is_empty() && lanes.iter().filter(|lane| !lane.is_empty()).count() == 1;
        let rest = Mutex::new(VecDeque::from(rest));
        let next = || rest.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        std::thread::scope(|scope| {
            for lane in lanes {
                scope.spawn(|| {
                    lane.into_iter().for_each(|check| self.carry_out(check, is_alone));
                    while let Some(check) = next() {
                        self.carry_out(check, is_alone);
                    }
                });
            }
        });
    }

    fn carry_out(&self, check: Check, is_alone: bool) {
        let title = check.title.clone();
        let (outcome, said, start) = match check.needs.filter(|needed| !self.wait_for(needed)) {
            Some(needed) => (Err(format!("{needed} failed")), String::new(), Instant::now()),
            None => {
                let start = Instant::now();
                println!("\n=== {title}{}", if is_alone { "" } else { ": begins" });
                let (outcome, said) = check.run(is_alone);
                (outcome, said, start)
            }
        };
        let mut told = self.told();
        told.note(title, &outcome, &said, start.elapsed().as_secs());
        self.has_ended.notify_all();
    }

    /// Waits for the end of a check. Did it pass?
    fn wait_for(&self, title: &str) -> bool {
        let is_open = |told: &mut Told| !told.passed.iter().chain(&told.failed).any(|ended| ended == title);
        let told = self.has_ended.wait_while(self.told(), is_open).unwrap_or_else(PoisonError::into_inner);
        told.passed.iter().any(|passed| passed == title)
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts; an error names what failed.
    pub fn close(self) -> Outcome {
        let Told { passed, failed } = self.told.into_inner().unwrap_or_else(PoisonError::into_inner);
        println!("\nchecks: {} passed, {} failed", passed.len(), failed.len());
        if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
    }
}

impl Told {
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
        let report = Report::default();
        report.run(
            vec![
                vec![check("lanes-first", "exit 3"), check("lanes-second", "echo said")],
                vec![check("lanes-beside", "true")],
            ],
            vec![check("lanes-rest", "true"), check("lanes-rest-again", "exit 1")],
        );
        let mut passed = report.told().passed.clone();
        passed.sort();
        assert_eq!(passed, ["lanes-beside", "lanes-rest", "lanes-second"]);
        let said = report.close().expect_err("a check that fails passes");
        assert!(said.contains("lanes-first") && said.contains("lanes-rest-again"), "{said}");
    }

    #[test]
    fn what_needs_a_check_waits_for_its_end_and_fails_with_it() {
        let folder = std::env::temp_dir().join(format!("bangfu-lanes-{}", std::process::id()));
        let (made, seen) = (folder.join("made"), folder.join("seen"));
        std::fs::create_dir_all(&folder).unwrap();
        let [make, see] = [
            format!("sleep 0.2; touch '{}'", made.display()),
            format!("test -f '{}'; touch '{}'", made.display(), seen.display()),
        ];
        let report = Report::default();
        report.run(
            vec![vec![check("lanes-made", &make)], vec![]],
            vec![check("lanes-seen", &see).after("lanes-made")],
        );
        assert_eq!(report.close(), Ok(()));
        std::fs::remove_file(&seen).unwrap();
        let report = Report::default();
        report.run(
            vec![vec![check("lanes-lost", "exit 1"), check("lanes-vain", &see).after("lanes-lost")]],
            vec![],
        );
        assert_eq!(report.close(), Err("failed: lanes-lost, lanes-vain".to_owned()));
        assert!(!seen.exists());
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_a_check_beside_others_prints_is_kept_whole() {
        let (outcome, said) = check("lanes-loud", "echo out; echo err >&2; exit 1").run(false);
        assert!(outcome.is_err());
        assert_eq!(said, "out\nerr\n");
    }
}

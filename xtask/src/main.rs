//! `cargo xtask TASK`: the one command of this workspace.

use std::path::PathBuf;
use std::process::ExitCode;

use xtask::{Outcome, policy, project};

const TASKS: &str = "cargo xtask TASK

  policy               complete the policy of the page just built (called by Trunk)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match task(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn task(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["policy"] => complete_policy(),
        _ => Err(format!("I do not know this task.\n\n{TASKS}")),
    }
}

fn complete_policy() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").ok_or("this task is called by Trunk after a build")?;
    let page = PathBuf::from(staging).join("index.html");
    project::write(&page, policy::sealed(&project::read(&page)?)?)
}

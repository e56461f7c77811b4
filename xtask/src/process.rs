//! Programs this workspace starts: found on the PATH, run in the root, their failure told in one sentence.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Outcome, project};

/// A program, run in the workspace's root with the npm programs first on its PATH.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project::root()).env("PATH", path_with(&project::npm_programs()));
    command
}

/// Runs a program to its end; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Outcome {
    let shown = shown(command);
    let status = command.status().map_err(|error| format!("cannot start {shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}

/// Runs a program to its end, its words kept in a file of a folder until then: how it ended, and all it printed.
pub fn heard(command: &mut Command, folder: &Path, name: &str) -> Outcome<(Outcome, String)> {
    let path = folder.join(format!("{}.log", name.replace([' ', ','], "-")));
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(folder).map_err(failed)?;
    let file = File::create(&path).map_err(failed)?;
    command.stdin(Stdio::null()).stdout(file.try_clone().map_err(failed)?).stderr(file);
    let outcome = run(command);
    let said = std::fs::read(&path).map_err(failed)?;
    Ok((outcome, String::from_utf8_lossy(&said).into_owned()))
}

/// What a program prints on its standard output; none when it cannot be started or fails.
pub fn output_of(name: &str, arguments: &[&str]) -> Option<String> {
    let output = program(name).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program lies on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        file.is_file()
    }
}

fn path_with(first: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(first.to_owned()).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

//! Debian packages: installed when the person is root, else named in the one line to run.

use std::path::Path;

use crate::Outcome;
use crate::process::{find, output_of, program, run};

/// A package and how to see that it is there.
pub struct Package {
    /// Its name.
    pub name: &'static str,
    sign: Sign,
}

enum Sign {
    Program(&'static str),
    Font(&'static str),
}

/// What a build needs: npm brings wasm-opt, for Debian's own is too old.
pub const BUILD: &[Package] = &[by_program("nodejs", "node"), by_program("npm", "npm")];

/// What the tests need besides: three browsers with their drivers, a screen for the one that has no headless mode, and
/// letters for the screenshots.
pub const TESTS: &[Package] = &[
    by_program("chromium", "chromium"),
    by_program("chromium-driver", "chromedriver"),
    by_program("firefox-esr", "firefox-esr"),
    by_program("webkit2gtk-driver", "WebKitWebDriver"),
    by_program("xvfb", "Xvfb"),
    by_program("fontconfig", "fc-list"),
    Package { name: "fonts-noto-cjk", sign: Sign::Font("Noto Sans CJK SC") },
];

const fn by_program(name: &'static str, program: &'static str) -> Package {
    Package { name, sign: Sign::Program(program) }
}

impl Package {
    fn is_here(&self) -> bool {
        match self.sign {
            Sign::Program(program) => find(program).is_some(),
            Sign::Font(family) => {
                output_of("fc-list", &[family, "family"]).is_some_and(|fonts| !fonts.is_empty())
            }
        }
    }
}

/// Installs the packages that are missing.
pub fn install(packages: &[Package]) -> Outcome {
    let missing: Vec<&str> =
        packages.iter().filter(|package| !package.is_here()).map(|package| package.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_debian() {
        return Err(format!(
            "please install these by your system's means, then run this again: {}",
            missing.join(", ")
        ));
    }
    if !is_root() {
        return Err(format!("please run this line, then this command again:\n\n  {}\n", line(&missing)));
    }
    println!("set-up: installing the packages {}", missing.join(", "));
    run(program("apt-get").args(["update", "-q"]))?;
    let mut command = program("apt-get");
    command.args(["install", "-q", "-y", "--no-install-recommends"]).args(&missing);
    run(command.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn line(missing: &[&str]) -> String {
    format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {}", missing.join(" "))
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && find("apt-get").is_some()
}

fn is_root() -> bool {
    output_of("id", &["-u"]).as_deref() == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_names_every_missing_package() {
        let line = line(&["xvfb", "npm"]);
        assert!(line.ends_with(" xvfb npm") && !line.contains('\n'), "{line}");
    }

    #[test]
    fn what_is_not_there_is_seen_to_be_missing() {
        assert!(by_program("shell", "sh").is_here());
        assert!(!by_program("nothing", "a-program-nobody-has").is_here());
        assert!(!Package { name: "font", sign: Sign::Font("A Font Nobody Has") }.is_here());
    }
}

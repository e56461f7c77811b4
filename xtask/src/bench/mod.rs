//! `cargo xtask bench`: the shipped build against plain peers, in one page of one browser, ratios in one run; with `--full`
//! against many more.
//!
//! Reports; judges nothing: a timed test on a busy machine proves nothing. The last report stands in `docs/bench.md`.

pub mod bytes;
mod driver;
pub mod full;
pub mod full_report;
mod memory;
mod report;
mod sealing;

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crate::bundle::Profile;
use crate::process::{output_of, program, run};
use crate::server::{Server, Site};
use crate::{Outcome, bundle, dist, project};

/// A run takes about three minutes; one that says nothing for this long hangs.
const LIMIT: Duration = Duration::from_secs(20 * 60);
/// How often it is looked whether the browser still runs.
const LOOK: Duration = Duration::from_secs(1);

const BROWSER: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--window-size=1400,1000",
    "--hide-scrollbars",
];

/// Builds, measures, prints, and writes the report.
pub fn measure() -> Outcome {
    dist::make(Profile::Release)?;
    let folder = Folder::new()?;
    folder.fill()?;
    let (tell, heard) = mpsc::channel();
    let site = Site { reports: Some(tell), ..Site::new(folder.0.join("site")) };
    let server = Server::start(site, 0)?;
    let mut browser = program("chromium")
        .args(BROWSER)
        .arg(format!("--user-data-dir={}", folder.0.join("profile").display()))
        .arg(format!("{}bench.html", server.url()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("cannot start chromium: {error}"))?;
    println!("bench: measuring, about three minutes");
    let result = hear(&heard, &mut browser);
    // It may have ended by itself.
    let _ = browser.kill();
    let _ = browser.wait();
    let text = result?;
    let today = output_of("date", &["-u", "+%F"]).unwrap_or_default();
    let machine = format!("{today}; {}", output_of("uname", &["-srm"]).unwrap_or_default());
    let report = report::write(&text, &bytes::first_page(&project::dist())?, &machine)?;
    println!("{report}");
    project::write(&project::root().join("docs/bench.md"), report)
}

/// What the bench page says at its end.
fn hear(page: &Receiver<String>, browser: &mut Child) -> Outcome<String> {
    let start = Instant::now();
    while start.elapsed() < LIMIT {
        match page.recv_timeout(LOOK) {
            Ok(text) => return Ok(text),
            Err(_) if !matches!(browser.try_wait(), Ok(None)) => {
                return Err("the browser ended before the bench did".to_owned());
            }
            Err(_) => {}
        }
    }
    Err("the bench page said nothing".to_owned())
}

/// A folder of this run, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Outcome<Folder> {
        let path = std::env::temp_dir().join(format!("bangfu-bench-{}", std::process::id()));
        std::fs::create_dir_all(path.join("site"))
            .map_err(|error| format!("cannot make a folder: {error}"))?;
        Ok(Folder(path))
    }

    /// The shipped files, and beside them the bench's page and jobs.
    fn fill(&self) -> Outcome {
        let site = self.0.join("site");
        for (name, path) in project::files_below(&project::dist())? {
            copy(&path, &site.join(name))?;
        }
        project::write(&site.join("bench.html"), include_str!("page.html"))?;
        project::write(&site.join("bench.js"), include_str!("bench.js"))?;
        project::write(&site.join("contender.js"), include_str!("contender.js"))?;
        for sheet in ["tokens.css", "base.css"] {
            copy(&project::root().join("style").join(sheet), &site.join(sheet))?;
        }
        copy(&project::tools().join("node_modules/dexie/dist/modern/dexie.min.mjs"), &site.join("dexie.js"))?;
        let mut build = program("cargo");
        build.args(["build", "--release", "--target", "wasm32-unknown-unknown", "--bin", "bench"]);
        run(build.env("BANGFU_BUILD", bundle::sources_id()?))?;
        let wasm = target().join("wasm32-unknown-unknown/release/bench.wasm");
        let mut bind = program("wasm-bindgen");
        bind.args(["--target", "web", "--no-typescript", "--out-name", "jobs", "--out-dir"])
            .arg(&site)
            .arg(wasm);
        run(&mut bind)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::root().join("target"), PathBuf::from)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("cannot make a folder: {error}"))?;
    }
    std::fs::copy(from, to).map(drop).map_err(|error| format!("cannot copy {}: {error}", from.display()))
}

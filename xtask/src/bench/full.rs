//! `cargo xtask bench --full`: ours and eleven peers from npm and from plain JavaScript, in one page, every answer checked.
//!
//! Two runs: as the machine is, and the jobs without a store again with the page's thread four times slower.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value, json};

use super::driver::{Driver, switches};
use super::{Folder, bytes, copy, full_report, sealing};
use crate::process::output_of;
use crate::server::{Server, Site};
use crate::{Outcome, bundle::Profile, dist, project};

/// Rows unless told otherwise.
const ROWS: u32 = 100_000;
/// More are not tried: the page that makes them would be full.
const MOST_ROWS: u32 = 1_000_000;
/// A page tells each step, and how far it is within a long one; one that says nothing for this long hangs.
const SILENCE: Duration = Duration::from_secs(15 * 60);
/// How many times slower the second run's page is.
const SLOW: u32 = 4;

/// What a peer's library is: its name, its files as (below `node_modules`, served below `npm`). A folder gives its modules.
struct Library {
    id: &'static str,
    files: &'static [(&'static str, &'static str)],
}

const LIBRARIES: [Library; 7] = [
    Library { id: "dexie", files: &[("dexie/dist/modern/dexie.min.mjs", "dexie/dexie.min.mjs")] },
    Library {
        id: "sqlite",
        files: &[
            ("@sqlite.org/sqlite-wasm/dist/index.mjs", "sqlite/index.mjs"),
            ("@sqlite.org/sqlite-wasm/dist/sqlite3.wasm", "sqlite/sqlite3.wasm"),
        ],
    },
    Library {
        id: "duckdb",
        files: &[
            ("@duckdb/duckdb-wasm/dist/duckdb-browser.mjs", "duckdb/duckdb-browser.mjs"),
            ("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm", "duckdb/duckdb-eh.wasm"),
            ("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js", "duckdb/duckdb-browser-eh.worker.js"),
            ("apache-arrow", "apache-arrow"),
            ("flatbuffers/mjs", "flatbuffers"),
            ("tslib/tslib.es6.mjs", "tslib/tslib.es6.mjs"),
        ],
    },
    Library { id: "arquero", files: &[("arquero/dist/arquero.min.js", "arquero/arquero.min.js")] },
    Library {
        id: "crossfilter",
        files: &[("crossfilter2/crossfilter.min.js", "crossfilter2/crossfilter.min.js")],
    },
    Library {
        id: "uplot",
        files: &[
            ("uplot/dist/uPlot.esm.js", "uplot/uPlot.esm.js"),
            ("uplot/dist/uPlot.min.css", "uplot/uPlot.min.css"),
        ],
    },
    Library { id: "chartjs", files: &[("chart.js/dist/chart.umd.min.js", "chart.js/chart.umd.min.js")] },
];

/// What is to be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many rows.
    rows: u32,
    /// Imports, openings and saves as well: a million rows take peers hours.
    has_stores: bool,
}

/// What was asked for.
pub fn wish(options: &[&str]) -> Outcome<Wish> {
    let mut wish = Wish { rows: ROWS, has_stores: true };
    let mut left = options;
    while !left.is_empty() {
        left = match left {
            ["--rows", count, rest @ ..] => {
                wish.rows = count.parse().map_err(|_| format!("{count} is no number of rows"))?;
                rest
            }
            ["--without-stores", rest @ ..] => {
                wish.has_stores = false;
                rest
            }
            [other, ..] => return Err(format!("bench --full does not know {other}")),
            [] => left,
        };
    }
    if (1000..=MOST_ROWS).contains(&wish.rows) {
        Ok(wish)
    } else {
        Err(format!("{} rows: from 1000 to {MOST_ROWS} can be measured", wish.rows))
    }
}

/// Builds, measures, prints, and writes the report.
pub fn measure(wish: Wish) -> Outcome {
    dist::make(Profile::Release)?;
    let folder = Folder::new()?;
    folder.fill()?;
    let site = folder.0.join("site");
    pages(&site)?;
    let modules = [project::peers().join("node_modules"), project::tools().join("node_modules")];
    let mut sizes = libraries(&modules, &site.join("npm"))?;
    let page = bytes::first_page(&project::dist())?;
    sizes.push((
        "ours".to_owned(),
        page.iter().map(|(_, plain, _)| plain).sum(),
        page.iter().map(|(_, _, packed)| packed).sum(),
    ));
    let results = runs(&site, &folder.0, wish)?;
    let today = output_of("date", &["-u", "+%F"]).unwrap_or_default();
    let machine = format!("{today}; {}", output_of("uname", &["-srm"]).unwrap_or_default());
    let report = full_report::write(&results, &sizes, &machine)?;
    println!("{report}");
    project::write(&project::root().join(format!("docs/bench-full/{}.md", wish.rows)), report)
}

/// The bench's page, its jobs and its contenders, ours where it is there.
pub fn pages(site: &Path) -> Outcome {
    let from = project::root().join("xtask/src/bench");
    for (name, path) in project::files_below(&from)? {
        if name.ends_with(".js") || name == "full.html" {
            copy(&path, &site.join(name))?;
        }
    }
    Ok(())
}

/// Puts each library's files in place, out of the first folder that has them; gives the bytes of each, plain and after brotli.
pub fn libraries(modules: &[impl AsRef<Path>], to: &Path) -> Outcome<Vec<(String, u64, u64)>> {
    for (from, name) in LIBRARIES.iter().flat_map(|library| library.files) {
        let path = modules.iter().map(|folder| folder.as_ref().join(from)).find(|path| path.exists());
        let path = path.ok_or_else(|| format!("{from} is not installed"))?;
        if path.is_dir() {
            for (inner, file) in project::files_below(&path)? {
                // A package's folder holds its modules twice, as .js for node and as .mjs.
                if file.extension().is_some_and(|end| end == if path.ends_with("mjs") { "js" } else { "mjs" })
                {
                    copy(&file, &to.join(name).join(inner))?;
                }
            }
        } else {
            copy(&path, &to.join(name))?;
        }
    }
    let of = |library: &Library| {
        let files = library.files.iter().map(|(_, name)| to.join(name));
        let (plain, packed) = bytes::of(&files.collect::<Vec<_>>())?;
        Ok((library.id.to_owned(), plain, packed))
    };
    LIBRARIES.iter().map(of).collect()
}

/// What the page gave, as the machine is and with its thread slowed down.
pub fn runs(site: &Path, folder: &Path, Wish { rows, has_stores }: Wish) -> Outcome<[Value; 2]> {
    let host = Host::start(site)?;
    let browser = |profile: &str| host.browser(&folder.join(profile));
    let bench = |driver: &Driver, options: Value| host.bench(driver, &options);
    let mut fast = bench(&browser("stores")?, json!({ "rows": rows, "stores": has_stores }))?;
    // Without stores there is ours alone, as it was loaded.
    let stores: Vec<String> = match fast["disk"].as_object() {
        Some(disk) => disk.keys().cloned().collect(),
        None => vec!["ours".to_owned()],
    };
    for id in stores {
        // A browser of its own: another store's garbage must not count.
        let driver = browser("stores")?;
        let before = driver.memory()?;
        bench(&driver, json!({ "rows": rows, "memory": id }))?;
        fast["memory"][&id] =
            json!(driver.memory()?.zip(before).map(|(after, before)| after.saturating_sub(before)));
    }
    if has_stores {
        fast["sealing"] = sealing(site, folder, rows)?;
    }
    let slow = browser("slow")?;
    slow.slow(SLOW)?;
    Ok([fast, bench(&slow, json!({ "rows": rows, "slow": true }))?])
}

/// Ours imports by turns as it is shipped and with an engine that does not seal, another first each round.
fn sealing(site: &Path, folder: &Path, rows: u32) -> Outcome<Value> {
    let plain = folder.join("unsealed");
    sealing::unsealed(site, &plain)?;
    let hosts = [Host::start(site)?, Host::start(&plain)?];
    let mut browsers = Vec::new();
    for (host, profile) in hosts.iter().zip(["with-seal", "without-seal"]) {
        browsers.push(host.browser(&folder.join(profile))?);
    }
    let mut took = [Vec::new(), Vec::new()];
    let rounds = sealing::rounds(rows);
    for round in 0..=rounds {
        for one in if round % 2 == 0 { [0, 1] } else { [1, 0] } {
            let asked = json!({ "rows": rows, "once": true, "last": round == rounds });
            took[one].push(hosts[one].bench(&browsers[one], &asked)?);
        }
    }
    sealing::price(&took[0], &took[1])
}

/// Where the page comes from, and what it says.
struct Host {
    server: Server,
    heard: Receiver<String>,
}

impl Host {
    fn start(site: &Path) -> Outcome<Host> {
        let (tell, heard) = mpsc::channel();
        // A page alone in its process has a clock of 5 µs instead of 100.
        let server = Server::start(Site { reports: Some(tell), isolated: true, ..Site::new(site) }, 0)?;
        Ok(Host { server, heard })
    }

    /// A browser on a profile, at the page.
    fn browser(&self, profile: &Path) -> Outcome<Driver> {
        let driver = Driver::start(&switches(profile))?;
        driver.go(&format!("{}full.html", self.server.url()))?;
        wait(&self.heard, "page")?;
        Ok(driver)
    }

    /// What the page of a browser found out.
    fn bench(&self, driver: &Driver, options: &Value) -> Outcome<Value> {
        driver.run(&format!("window.bench({options}); return null"))?;
        wait(&self.heard, "done")?;
        let result = driver.run("return window.result")?;
        match result["failed"].as_str() {
            Some(error) => Err(format!("the full bench failed: {error}")),
            None => Ok(result),
        }
    }
}

/// Prints how far the page is until it says the word.
fn wait(page: &Receiver<String>, word: &str) -> Outcome {
    loop {
        match page.recv_timeout(SILENCE) {
            Ok(said) if said == word => return Ok(()),
            Ok(said) => println!("bench: {said}"),
            Err(_) => return Err("the page of the full bench said nothing".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_or_a_hundred_thousand() {
        assert_eq!(wish(&[]), Ok(Wish { rows: ROWS, has_stores: true }));
        assert_eq!(wish(&["--rows", "10000"]), Ok(Wish { rows: 10_000, has_stores: true }));
        let alone = Ok(Wish { rows: MOST_ROWS, has_stores: false });
        assert_eq!(wish(&["--without-stores", "--rows", "1000000"]), alone);
        for wrong in [&["--rows", "many"][..], &["--rows", "2000000"], &["--row", "10000"], &["--rows"]] {
            assert!(wish(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_peer_of_the_page_has_a_title_in_a_file_of_its_own() {
        let folder = project::root().join("xtask/src/bench");
        let page = project::read(&folder.join("full.js")).unwrap();
        let peers: Vec<&str> =
            page.split("from \"./peers/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(peers.len(), 11);
        for peer in peers {
            let text = project::read(&folder.join("peers").join(peer)).unwrap();
            assert!(text.contains("title: ") || text.contains("store("), "{peer}");
        }
    }
}

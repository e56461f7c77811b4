//! `cargo xtask TASK`: the one command of this workspace.

use std::path::PathBuf;
use std::process::ExitCode;

use xtask::bundle::Profile;
use xtask::server::{Server, Site};
use xtask::{Outcome, bench, deny, dist, policy, process, project, reproduce, setup, test};

const TASKS: &str = "cargo xtask TASK

  run [--port N]              set up, build, and serve the desk on this machine
  test [native|browser|journeys|kills] [NAME]
                              set up and check everything, or one part of it, or only the tests of that name
  dist [--fast]               set up and make the static build in dist/ (fast: not optimised, for trying things)
  bytes                       say what the first page of the build at hand costs to load
  reproduce                   make the build of this commit again in another folder and compare every byte
  deny [--offline]
                              check licences, sources, duplicates and known weaknesses of all dependencies (offline: all but
                              the weaknesses)
  serve [--port N] [--under /a/b/]
                              serve the build at hand
  screens                     take pictures of every page of the build at hand, into target/screens
  bench                       measure the build against plain peers and write docs/bench.md
  bench --kills N             kill Chromium N times while it saves, imports and restores (docs/harnesses.md)
  bench --full [--rows N] [--without-stores]
                              measure against many peers and write docs/bench-full/N.md (N = 100000 unless told)
  ledger FILE [--sheet S] [--json]
                              read a reception ledger and print its monthly figures
  setup                       only look for tools and install what is missing";

const PORT: u16 = 8080;

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
        ["run", options @ ..] => {
            let place = Place::parse(options)?;
            make(Profile::Release)?;
            place.serve()
        }
        ["serve", options @ ..] => Place::parse(options)?.serve(),
        ["dist"] => make(Profile::Release),
        ["dist", "--fast"] => make(Profile::Fast),
        ["bytes"] => bench::bytes::are_few(&project::dist()),
        ["reproduce"] => reproduce::run(),
        ["deny"] => deny::check(false),
        ["deny", "--offline"] => deny::check(true),
        ["setup"] => setup::for_tests(),
        ["test"] => test::run(None, None),
        ["test", part] => test::run(Some(part), None),
        ["test", part, name] => test::run(Some(part), Some(name)),
        ["screens"] => setup::for_tests().and_then(|()| test::screens()),
        ["bench", "--kills", count] => setup::for_tests().and_then(|()| test::kill(count)),
        ["bench", "--full", options @ ..] => {
            let wish = bench::full::wish(options)?;
            setup::for_full_bench().and_then(|()| bench::full::measure(wish))
        }
        ["bench"] => setup::for_tests().and_then(|()| bench::measure()),
        ["ledger", options @ ..] => ledger(options),
        ["policy"] => complete_policy(),
        _ => Err(format!("I do not know this task.\n\n{TASKS}")),
    }
}

fn make(profile: Profile) -> Outcome {
    setup::for_build()?;
    dist::make(profile)
}

/// Where the desk is served.
struct Place {
    port: u16,
    under: String,
}

impl Place {
    fn parse(options: &[&str]) -> Outcome<Place> {
        let mut place = Place { port: PORT, under: "/".to_owned() };
        let mut options = options.iter();
        while let Some(option) = options.next() {
            let value = options.next().ok_or_else(|| format!("{option} wants a value"))?;
            match *option {
                "--port" => place.port = value.parse().map_err(|_| format!("{value} is no port"))?,
                "--under" => place.under = (*value).to_owned(),
                _ => return Err(format!("I do not know {option}.\n\n{TASKS}")),
            }
        }
        Ok(place)
    }

    fn serve(&self) -> Outcome {
        let server = Server::start(Site::new(project::dist()).under(&self.under), self.port)?;
        println!("The desk is open at {} (Ctrl+C ends it)", server.url());
        server.serve_forever();
        Ok(())
    }
}

fn ledger(options: &[&str]) -> Outcome {
    // A path is meant from where the person stands, not from the root.
    let stand = std::env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
    let mut command = process::program("cargo");
    command.args(["run", "--quiet", "--release", "--manifest-path"]).arg(project::root().join("Cargo.toml"));
    process::run(
        command.args(["--package", "paperwork", "--bin", "ledger", "--"]).args(options).current_dir(stand),
    )
}

/// Called by Trunk after a build.
fn complete_policy() -> Outcome {
    let staging =
        std::env::var_os("TRUNK_STAGING_DIR").ok_or("this task is called by Trunk after a build")?;
    let page = PathBuf::from(staging).join("index.html");
    project::write(&page, policy::sealed(&project::read(&page)?)?)
}

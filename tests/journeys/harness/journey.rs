//! One journey: a server, a browser and a test between them; on failure a picture and what the browser said.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;

use xtask::server::{Server, Site};

use super::{Browser, Kind, Page, Step};

/// What a journey has at hand.
pub struct World {
    /// The browser.
    pub browser: Browser,
    /// Its window.
    pub page: Page,
    site: Site,
    port: u16,
    server: RefCell<Option<Server>>,
}

impl World {
    async fn start(kind: Kind, prefix: &str) -> Step<World> {
        let site = Site::new(dist()).under(prefix);
        let server = Server::start(site.clone(), 0)?;
        let browser = Browser::open(kind).await?;
        let page = Page { driver: browser.driver.clone(), root: server.url() };
        Ok(World { browser, page, site, port: server.port(), server: RefCell::new(Some(server)) })
    }

    /// Stops the server: the host is gone, as a tablet without a network sees it.
    pub fn stop_server(&self) {
        self.server.replace(None);
    }

    /// Starts it again, at the same address.
    pub fn start_server(&self) -> Step {
        self.serve(self.site.clone())
    }

    /// Serves another build at the same address.
    pub fn serve(&self, site: Site) -> Step {
        self.stop_server();
        self.server.replace(Some(Server::start(site, self.port)?));
        Ok(())
    }

    /// Waits until the service worker holds every file and serves this page. What it calls itself says less: on a busy machine
    /// WebKit leaves it `activating` until the page is loaded anew, and it serves all the same, with the host gone.
    pub async fn wait_for_offline(&self) -> Step {
        let served = self.page.until("the service worker", async || {
            let is_served = "return navigator.serviceWorker.controller !== null";
            Ok((self.page.run(is_served).await? == true).then_some(()))
        });
        match served.await {
            Ok(()) => Ok(()),
            Err(error) => Err(format!("{error} Versions: {}", self.page.run_async(VERSIONS).await?).into()),
        }
    }
}

/// What stands where in the service worker's registration.
const VERSIONS: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then((found) => done(JSON.stringify([
      found?.installing?.state, found?.waiting?.state, found?.active?.state, navigator.serviceWorker.controller?.state,
    ])), (error) => done(String(error)));";

/// The build under test.
pub fn dist() -> PathBuf {
    let folder = std::env::var_os("DIST").map_or_else(xtask::project::dist, PathBuf::from);
    assert!(
        folder.join("build.json").is_file(),
        "there is no build in {}: run `cargo xtask dist`",
        folder.display()
    );
    folder
}

/// Runs a journey at the root of a host, in every browser asked for.
pub fn journey(test: impl AsyncFn(&World) -> Step) {
    journey_under("/", test);
}

/// Runs a journey in a folder of a host, in every browser asked for.
pub fn journey_under(prefix: &str, test: impl AsyncFn(&World) -> Step) {
    for kind in Kind::asked_for() {
        run([kind], prefix, async |[world]: &[World; 1]| test(world).await);
    }
}

/// Runs a journey that leads from one browser to another, each with a profile and a host of its own: from `from` to every
/// browser asked for.
pub fn journey_from(from: Kind, test: impl AsyncFn(&World, &World) -> Step) {
    for to in Kind::asked_for() {
        run([from, to], "/", async |[first, second]: &[World; 2]| test(first, second).await);
    }
}

/// Runs a journey. A browser that ends by itself is no word about the desk: the journey is begun once more in new ones, and
/// says so; a second end is a failure.
fn run<const N: usize>(kinds: [Kind; N], prefix: &str, test: impl AsyncFn(&[World; N]) -> Step) {
    let gone = match run_once(kinds, prefix, &test) {
        Ended::Well => return,
        Ended::BrowserGone(error) => error,
        Ended::Failed(error) => panic!("{kinds:?}: {error}"),
    };
    println!("{kinds:?} ended by itself ({gone}); the journey begins once more in a new one");
    match run_once(kinds, prefix, &test) {
        Ended::Well => {}
        Ended::BrowserGone(error) | Ended::Failed(error) => panic!("{kinds:?}, the second time: {error}"),
    }
}

/// How a journey ended. An assertion that fails unwinds instead.
enum Ended {
    Well,
    Failed(String),
    BrowserGone(String),
}

fn run_once<const N: usize>(
    kinds: [Kind; N],
    prefix: &str,
    test: &impl AsyncFn(&[World; N]) -> Step,
) -> Ended {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let worlds = kinds.map(|kind| match runtime.block_on(World::start(kind, prefix)) {
        Ok(world) => world,
        Err(error) => panic!("{kind:?} does not start: {error}"),
    });
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&worlds))));
    let is_alive =
        |world: &World| world.browser.is_ended() || runtime.block_on(world.page.driver.current_url()).is_ok();
    let are_alive = worlds.iter().all(is_alive);
    if !matches!(outcome, Ok(Ok(()))) {
        let living = worlds.iter().filter(|world| !world.browser.is_ended() && is_alive(world));
        living.for_each(|world| runtime.block_on(report(world, world.browser.kind)));
    }
    for world in &worlds {
        // A browser that is gone already has nothing left to end.
        let _ = runtime.block_on(world.browser.quit());
    }
    match outcome {
        Ok(Ok(())) => Ended::Well,
        Ok(Err(error)) if are_alive => Ended::Failed(error.to_string()),
        Ok(Err(error)) => Ended::BrowserGone(error.to_string()),
        Err(panic) => resume_unwind(panic),
    }
}

/// What a person would want to see of a journey that failed.
async fn report(world: &World, kind: Kind) {
    let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
    let folder = xtask::project::root().join("target/journeys");
    let picture = folder.join(format!("{name}-{kind:?}.png"));
    if std::fs::create_dir_all(&folder).is_ok() && world.page.picture(&picture).await.is_ok() {
        println!("{kind:?}: a picture is in {}", picture.display());
    }
    if let Ok(address) = world.page.driver.current_url().await {
        println!("{kind:?}: at {address}");
    }
    if let Ok(text) = world.page.run("return document.body.innerText").await {
        println!("{kind:?}: the page says:\n{}", text.as_str().unwrap_or_default());
    }
    for line in world.page.console().await {
        println!("{kind:?}: console: {line}");
    }
}

//! What leaves the origin is refused inside the workers too: where no service worker ever comes and the host sends no
//! headers, and where a service worker serves. The same question asked in a worker without a policy is answered.

use std::path::PathBuf;

use thirtyfour::By;
use xtask::server::{Server, Site};

use crate::harness::{Page, Step, Worker, World, journey};
use crate::pages::{Frame, Opening, PASSPHRASE};

/// Tries to reach another origin and to make code of text; answers what came of it.
const PROBE: &str = "const channel = new BroadcastChannel('SEED');
const violations = [];
self.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
channel.onmessage = async ({ data }) => {
  const fetched = await fetch(data, { mode: 'no-cors' }).then(() => 'reached', () => 'refused');
  let made = 'made';
  try { new Function('return 1'); } catch { made = 'refused'; }
  channel.postMessage(`${fetched} ${made}`);
};";

#[test]
fn no_worker_reaches_another_origin_on_a_host_without_headers() {
    journey(without_service_worker);
}

#[test]
fn no_worker_reaches_another_origin_under_the_service_worker() {
    journey(under_service_worker);
}

async fn without_service_worker(world: &World) -> Step {
    let (page, foreign) = (&world.page, foreign(world)?);
    let folder = world.seeded("seeded", &[(Worker::Engine, PROBE), (Worker::Paper, PROBE)])?;
    std::fs::remove_file(folder.join("sw.js"))?;
    let index = xtask::project::read(&folder.join("index.html"))?;
    let policy = xtask::policy::of(&index)?;
    let bare = format!(
        "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><title>bare</title>"
    );
    std::fs::write(folder.join("bare.html"), bare)?;
    std::fs::write(folder.join("bare.js"), PROBE.replace("SEED", "journey bare"))?;
    world.serve(Site::new(&folder))?;

    // A worker started by its address has the policy of its own response, here none, whatever that of its page. So the
    // probe does see.
    page.open("bare.html").await?;
    page.run("window.bare = new Worker('bare.js')").await?;
    assert_eq!(tell_when_it_listens(page, &foreign.url()).await?, "reached made");

    page.open("").await?;
    check_workers(page, &foreign.url()).await?;
    assert_eq!(page.run("return navigator.serviceWorker.controller === null").await?, true);
    Ok(())
}

async fn under_service_worker(world: &World) -> Step {
    let (page, foreign) = (&world.page, foreign(world)?);
    world.serve_seeded(&[(Worker::Engine, PROBE), (Worker::Paper, PROBE)])?;
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    world.wait_for_offline().await?;
    page.reload().await?;
    check_workers(page, &foreign.url()).await
}

/// Opens a centre, so that the engine is at work, and an import, so that the paper worker is.
async fn check_workers(page: &Page, foreign: &str) -> Step {
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    assert_eq!(page.tell(Worker::Engine, foreign).await?, "refused refused", "the engine");
    Frame(page).go("/settings").await?;
    page.follow("settings/import").await?;
    page.see(".import-choose").await?;
    let file: PathBuf = xtask::project::root().join("tests/samples/ledger-2004-2005.xlsx");
    let control = page.driver.find(By::Css("input[name='file']")).await?;
    control.send_keys(file.to_string_lossy().as_ref()).await?;
    page.see_no(".import-choose").await?;
    assert_eq!(page.tell(Worker::Paper, foreign).await?, "refused refused", "the paper worker");
    Ok(())
}

/// Asks until the worker, which may still start, answers.
async fn tell_when_it_listens(page: &Page, word: &str) -> Step<serde_json::Value> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const channel = new BroadcastChannel('journey bare');
        const ask = setInterval(() => channel.postMessage('{word}'), 50);
        channel.onmessage = ({{ data }}) => {{ clearInterval(ask); channel.close(); done(data); }};"
    );
    page.run_async(&script).await
}

/// Another origin that would answer.
fn foreign(world: &World) -> Step<Server> {
    let folder = world.browser.home().join("foreign");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("index.html"), "reached")?;
    Ok(Server::start(Site::new(folder), 0)?)
}

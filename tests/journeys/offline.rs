//! The service worker: all or nothing, its policy on workers, and a new version that waits.

use crate::harness::{Step, World, journey};

#[test]
fn a_foreign_fetch_is_refused_in_page_and_worker() {
    journey(foreign_fetch);
}

#[test]
fn the_desk_opens_while_its_host_is_gone() {
    journey(host_gone);
}

async fn host_gone(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    world.wait_for_offline().await?;
    world.stop_server();
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    page.open("intake/new").await?;
    page.see("button[name='open-centre']").await?;
    assert_eq!(page.path().await?, "intake/new");
    page.reload().await?;
    page.see("button[name='open-centre']").await?;
    assert_eq!(page.path().await?, "intake/new");
    Ok(())
}

#[test]
fn an_altered_build_is_refused_and_a_whole_one_waits() {
    journey(second_version);
}

/// A second version is put on the host: first cut short on the way, then whole.
async fn second_version(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    world.wait_for_offline().await?;

    let next = world.seeded("next", &[])?;
    std::fs::write(next.join("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")?;
    let altered =
        std::fs::read_to_string(next.join("sw.js"))? + "// a version with one file altered on the way";
    std::fs::write(next.join("sw.js"), altered)?;
    world.serve(xtask::server::Site::new(&next))?;
    assert_eq!(page.run_async(UPDATE).await?, "redundant", "an altered file");

    xtask::dist::complete(&next, "next")?;
    assert_eq!(page.run_async(UPDATE).await?, "installed", "a whole version waits");
    page.reload().await?;
    page.see("button[name='open-centre']").await?;
    let waits = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then((found) => done(found.waiting?.state ?? 'none'));";
    assert_eq!(page.run_async(waits).await?, "installed", "a reload does not let it take over");
    Ok(())
}

#[test]
fn a_first_version_that_came_in_part_is_asked_for_again() {
    journey(first_version_in_part);
}

/// A file of the first version is altered on the way, then whole: the page stays, and is served without being loaded anew.
async fn first_version_in_part(world: &World) -> Step {
    let page = &world.page;
    let part = world.seeded("part", &[])?;
    let icon = std::fs::read(part.join("icon.svg"))?;
    std::fs::write(part.join("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")?;
    world.serve(xtask::server::Site::new(&part))?;
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    assert_eq!(page.run_async(FIRST).await?, "redundant", "a first version with one file altered");

    std::fs::write(part.join("icon.svg"), icon)?;
    world.wait_for_offline().await?;
    world.stop_server();
    page.reload().await?;
    page.see("button[name='open-centre']").await?;
    Ok(())
}

/// What becomes of a first version.
const FIRST: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.register('sw.js').then((found) => {
      const version = found.installing ?? found.waiting ?? found.active;
      if (!version) return done('redundant');
      const look = () => ['activated', 'redundant'].includes(version.state) && done(version.state);
      version.addEventListener('statechange', look);
      look();
    }, (error) => done(String(error)));";

/// Looks for a new version until one is found; what became of it. A browser looks by itself when a window is opened: it may
/// have been first, and a look that joins one begun before the host changed finds nothing (Chromium).
pub const UPDATE: &str = "const done = arguments[arguments.length - 1];
    (async () => {
      const found = await navigator.serviceWorker.getRegistration();
      let told;
      const fate = new Promise((tell) => { told = tell; });
      let isFound = false;
      const watch = (worker) => {
        if (!worker || isFound) return;
        isFound = true;
        const look = () => ['installed', 'redundant'].includes(worker.state) && told(worker.state);
        worker.addEventListener('statechange', look);
        look();
      };
      found.addEventListener('updatefound', () => watch(found.installing));
      while (!isFound) {
        await found.update();
        watch(found.installing ?? found.waiting);
      }
      return fate;
    })().then(done, (error) => done(String(error)));";

/// A fetch that leaves the origin, by page and by a worker script of the build, once the service worker serves it.
async fn foreign_fetch(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    world.wait_for_offline().await?;
    // Another port of this machine is another origin; nothing listens there, and nothing is asked.
    let script = "const done = arguments[arguments.length - 1];
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
        fetch('http://127.0.0.1:9/').catch(() => {});";
    assert_eq!(page.run_async(script).await?, "connect-src");
    let script = "const done = arguments[arguments.length - 1];
        fetch('engine_loader.js').then((answer) => done(answer.headers.get('content-security-policy')));";
    let policy = page.run_async(script).await?;
    assert!(policy.as_str().unwrap_or_default().contains("connect-src 'self'"), "{policy}");
    Ok(())
}

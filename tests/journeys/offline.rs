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

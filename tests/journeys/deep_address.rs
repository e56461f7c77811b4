//! Deep addresses land on their page, on a host with no fallback but 404.html: before and after the service worker is
//! there, at the root of a host and in a folder.

use crate::harness::{Step, World, journey, journey_under};
use crate::pages::{Lock, Opening, PASSPHRASE};

#[test]
fn a_deep_address_lands_at_the_root() {
    journey(reload_deep);
}

#[test]
fn a_deep_address_lands_in_a_folder() {
    journey_under("/a/b/", reload_deep);
}

async fn reload_deep(world: &World) -> Step {
    let page = &world.page;
    // The very first visit: the host answers, and no service worker is there.
    page.open("statistics?month=2005-01").await?;
    page.see("button[name='open-centre']").await?;
    assert_eq!(page.path().await?, "statistics?month=2005-01");
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;

    world.wait_for_offline().await?;
    page.open("intake/new").await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.see("[name='phone']").await?;
    assert_eq!(page.path().await?, "intake/new");

    world.stop_server();
    page.reload().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.see("[name='phone']").await?;
    assert_eq!(page.path().await?, "intake/new");
    Ok(())
}

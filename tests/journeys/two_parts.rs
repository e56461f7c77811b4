//! The page's program comes in two parts: the door opens while the second is still on its way.

use xtask::server::Site;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Frame, Lock, Opening, PASSPHRASE};

/// Holds the second part back until it is let in.
const HELD_BACK: &str = "const ask = window.fetch;
let gate = new Promise((open) => { window.letIn = open; });
window.fetch = async (what, ...how) => {
  if (String(what).endsWith('_later.wasm')) await gate;
  return ask(what, ...how);
};
";

#[test]
fn the_door_opens_before_the_second_part_is_here() {
    journey(door_first);
}

async fn door_first(world: &World) -> Step {
    let page = &world.page;
    world.serve(Site::new(held_back(world)?))?;
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    let opening = Opening(page);
    opening.ask_to_open("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let_in(page).await?;
    opening.opened().await?;

    Frame(page).lock().await?;
    let lock = Lock(page);
    lock.seen().await?;
    page.fill("passphrase", "不是这一句，换一句试试").await?;
    page.keys(thirtyfour::Key::Enter).await?;
    page.see_text("main.lock [role='alert'], main.lock .field-error", "").await?;
    page.press("button[name='language']").await?;
    page.press("button[name='language']").await?;
    let_in(page).await?;
    lock.unlock(PASSPHRASE).await
}

/// Lets the second part in, which the door did without so far.
async fn let_in(page: &Page) -> Step {
    let times = page.run("return performance.getEntriesByName('later-now').length").await?;
    assert_eq!(times, 0, "the door waited for the second part of the program");
    page.run("window.letIn()").await?;
    Ok(())
}

/// A copy of the build that no service worker serves, so that its door does not wait for the bytes either.
fn held_back(world: &World) -> Step<std::path::PathBuf> {
    let folder = world.seeded("held-back", &[])?;
    let script = folder.join("later.js");
    let own = std::fs::read_to_string(&script)?;
    std::fs::write(&script, format!("{HELD_BACK}{own}"))?;
    std::fs::remove_file(folder.join("sw.js"))?;
    Ok(folder)
}

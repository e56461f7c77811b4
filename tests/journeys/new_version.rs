//! A second version waits while a second tab is open and a contact is half written: it is offered in words, takes nothing over
//! by itself, and what is half written is there after it. The other tab is told as well and changes when its person says so.

use xtask::server::Site;

use crate::harness::{Page, Step, Worker, World, journey};
use crate::offline::UPDATE;
use crate::pages::{Lock, Opening, PASSPHRASE};

const NOTE: &str = "[data-status='new-version'] button";
const PHONE: &str = "19900005678";
const BEGUN: &str = "单位三个月没有发工资";
const WHOLE: &str = "单位三个月没有发工资，想问怎么要";

#[test]
fn a_new_version_waits_to_be_asked_and_keeps_what_is_half_written() {
    journey(new_version);
}

async fn new_version(world: &World) -> Step {
    let page = &world.page;
    world.serve_seeded(&[(Worker::Engine, EIGHT_DAYS_AGO)])?;
    page.open("").await?;
    Opening(page).open_by_hand("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    world.wait_for_offline().await?;
    page.keys("n").await?;
    page.fill("phone", PHONE).await?;
    page.fill("demand", BEGUN).await?;
    page.run("window.isTheSamePage = true").await?;
    let here = page.driver.window().await?;
    let there = another_tab(page).await?;
    page.turn_to(&here).await?;

    let next = world.seeded("next", &[])?;
    std::fs::write(next.join("icon.svg"), ICON)?;
    xtask::dist::complete(&next, "next")?;
    world.serve(Site::new(&next))?;
    // The browser looks for a new version now and then; a journey does not wait for that.
    assert_eq!(page.run_async(UPDATE).await?, "installed");
    page.see_text(NOTE, "有新版本").await?;
    check_untouched(page, BEGUN).await?;

    page.press(NOTE).await?;
    for warning in ["还没写完", "别的标签页", "很久没备份"] {
        page.see_text("[data-dialog='new-version'] .notice", warning).await?;
    }
    page.keys(thirtyfour::Key::Escape).await?;
    page.see_no("[data-dialog='new-version'] .notice").await?;
    page.fill("demand", WHOLE).await?;
    check_untouched(page, WHOLE).await?;
    assert_eq!(page.run_async(WAITS).await?, true, "nothing takes over while somebody types");

    take_it(page).await?;
    assert_eq!(page.run_async(WAITS).await?, false, "nothing waits any more");
    page.see_text("main .notice", "没写完").await?;
    assert_eq!(page.value("phone").await?, PHONE);
    assert_eq!(page.value("demand").await?, WHOLE);
    assert_eq!(page.run_async(SERVED).await?, ICON);
    assert!(!page.has(NOTE).await?);

    page.turn_to(&there).await?;
    assert_eq!(page.run("return window.isTheSamePage").await?, true, "no tab is loaded anew by another");
    take_it(page).await?;
    assert_eq!(page.path().await?, "statistics");
    assert!(!page.has(NOTE).await?);
    Ok(())
}

/// Opens the desk in a second tab of the browser, unlocked.
async fn another_tab(page: &Page) -> Step<thirtyfour::WindowHandle> {
    let there = page.driver.new_tab().await?;
    page.turn_to(&there).await?;
    page.open("statistics").await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.run("window.isTheSamePage = true").await?;
    Ok(there)
}

/// Switches to the new version, as asked in words; the page is loaded anew and unlocked.
async fn take_it(page: &Page) -> Step {
    page.press(NOTE).await?;
    page.press("button[name='take-new-version']").await?;
    page.until("the page loaded anew", async || {
        Ok((page.run("return window.isTheSamePage !== true").await? == true).then_some(()))
    })
    .await?;
    Lock(page).unlock(PASSPHRASE).await
}

/// The page was not loaded anew, and what is half written stands in the form.
async fn check_untouched(page: &Page, demand: &str) -> Step {
    assert_eq!(page.run("return window.isTheSamePage").await?, true);
    assert_eq!(page.value("phone").await?, PHONE);
    assert_eq!(page.value("demand").await?, demand);
    Ok(())
}

/// The one file that differs.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

/// To the engine it is eight days earlier: what it writes has waited for a backup for long.
const EIGHT_DAYS_AGO: &str =
    "const now = Date.now.bind(Date); Date.now = () => now() - 8 * 24 * 60 * 60 * 1000;";

const WAITS: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then((found) => done(found.waiting !== null));";

const SERVED: &str = "const done = arguments[arguments.length - 1];
    fetch('icon.svg').then((answer) => answer.text()).then(done);";

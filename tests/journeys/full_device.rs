//! A device that is full: by an allowance, which Chromium alone lets its driver set, and by a real disk, a small one that
//! holds the profile and is filled to the last byte. That every browser's refusal is understood is shown by the store's tests.

use serde_json::json;
use thirtyfour::By;

use crate::harness::{Kind, Page, SmallDisk, Step, World, journey};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE};

const TYPED: [(&str, &str); 3] =
    [("phone", "19900005678"), ("name", "李建国"), ("demand", "单位三个月没有发工资")];

/// What is said where a step was not written, whatever the browser calls its reason.
const UNWRITTEN: &str = "没有写进去";
/// Megabytes of the small disk. Chromium keeps a hundredth of a disk free, and lets a site have three fifths of it.
const SMALL: u32 = 256;

mod once {
    use super::*;

    #[test]
    fn a_small_disk_that_is_full_is_told_and_loses_nothing() {
        journey(small_disk);
    }

    #[test]
    fn a_full_device_is_told_and_loses_nothing() {
        journey(full);
    }
}

async fn full(world: &World) -> Step {
    let page = &world.page;
    if world.browser.kind != Kind::Chromium {
        println!("{:?} has no means to make a device full", world.browser.kind);
        return Ok(());
    }
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.keys("n").await?;
    page.see("[name='phone']").await?;
    allow(page, Some(1)).await?;
    let mut logged = 0;
    // The browser remembers for a while how much room there was.
    while !is_refused(page, logged, "存满了").await? {
        logged += 1;
    }
    page.see_text(".save-bar-place .notice", "都还在登记表里").await?;
    for (name, text) in TYPED {
        assert_eq!(page.value(name).await?, text);
    }
    allow(page, None).await?;
    page.press("button[name='try-again']").await?;
    page.see_text(".toasts .toast", &format!("-{:04}", logged + 1)).await?;
    see_all(page, logged + 1).await
}

/// The profile lies on a disk that another file fills: what the browser writes fails, and works again after the file is gone.
/// While the disk is full the desk does not open, however often it is asked to, and nothing is lost by asking.
async fn small_disk(world: &World) -> Step {
    let kind = world.browser.kind;
    if kind != Kind::Chromium {
        println!("{kind:?} keeps its store otherwise: what this is about cannot happen to it");
        return Ok(());
    }
    let disk = SmallDisk::mount(SMALL)?;
    let browser = disk.browser(kind).await?;
    let page = &Page { driver: browser.driver.clone(), root: world.page.root.clone() };
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.keys("n").await?;
    page.see("[name='phone']").await?;
    let mut logged = 0;
    for _ in 0..2 {
        assert!(!is_refused(page, logged, UNWRITTEN).await?, "there is room on an empty disk");
        logged += 1;
    }
    println!("{kind:?}: {} bytes fill the disk", disk.fill()?);
    // What is left of a page that the browser began before may take a few.
    while !is_refused(page, logged, UNWRITTEN).await? {
        logged += 1;
        disk.fill()?;
    }
    println!("{kind:?}: refused after {logged}: {:?}", page.texts(".save-bar-place .notice").await?);
    for (name, text) in TYPED {
        assert_eq!(page.value(name).await?, text);
    }
    disk.make_room()?;
    page.press("button[name='try-again']").await?;
    page.see_text(".toasts .toast", &format!("-{:04}", logged + 1)).await?;
    logged += 1;
    see_all(page, logged).await?;

    disk.fill()?;
    for _ in 0..3 {
        page.open("").await?;
        page.see_text("main.failed [role='alert']", "多半是存满了").await?;
    }
    disk.make_room()?;
    page.press("main.failed button").await?;
    Lock(page).unlock(PASSPHRASE).await?;
    see_all(page, logged).await?;
    browser.quit().await?;
    drop(browser);

    let browser = disk.browser(kind).await?;
    let page = &Page { driver: browser.driver.clone(), root: world.page.root.clone() };
    page.open("").await?;
    Lock(page).unlock(PASSPHRASE).await?;
    assert_eq!(page.texts(".trouble").await?, Vec::<String>::new());
    see_all(page, logged).await?;
    browser.quit().await
}

/// Waits until the list shows so many contacts, and no other.
async fn see_all(page: &Page, logged: usize) -> Step {
    Frame(page).go("/intake").await?;
    Intake(page).see_row("李建国").await?;
    let rows = page.driver.find_all(By::Css("[data-table='contacts'] tbody tr[data-row]")).await?;
    assert_eq!(rows.len(), logged);
    Ok(())
}

/// Logs a call after so many; is it refused in these words?
async fn is_refused(page: &Page, logged: usize, words: &str) -> Step<bool> {
    for (name, text) in TYPED {
        page.fill(name, text).await?;
    }
    page.press("button[name='save']").await?;
    let number = format!("-{:04}", logged + 1);
    page.until("a number or a refusal", async || {
        let refused = page.texts(".save-bar-place .notice").await?.iter().any(|said| said.contains(words));
        let saved = page.texts(".toasts .toast").await?.iter().any(|said| said.contains(&number));
        Ok((refused || saved).then_some(refused))
    })
    .await
}

/// How many bytes the site may keep; none = as many as ever.
async fn allow(page: &Page, bytes: Option<u32>) -> Step {
    let mut words = json!({ "origin": page.root.trim_end_matches('/') });
    if let Some(bytes) = bytes {
        words["quotaSize"] = bytes.into();
    }
    page.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", words).await?;
    Ok(())
}

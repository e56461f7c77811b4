//! A log of Chromium's store that ends in half a record, as a browser leaves it that is killed between the record's head and
//! the rest. Its next life reads the log and writes on behind it; the one after that would take that for damage.

use std::io::Write;
use std::rc::Rc;

use thirtyfour::By;

use crate::harness::{Browser, Home, Kind, Page, Step, World, journey};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE};

/// Bytes of the record that is torn: fewer than an opening writes, more than that.
const SHORT: u16 = 20;
const LONG: u16 = 4000;

const NAMES: [&str; 2] = ["何青", "田禾"];

mod once {
    use super::*;

    #[test]
    fn a_log_that_a_killed_browser_left_torn_loses_nothing() {
        journey(torn);
    }
}

async fn torn(world: &World) -> Step {
    if world.browser.kind != Kind::Chromium {
        println!("{:?} keeps its store otherwise", world.browser.kind);
        return Ok(());
    }
    let home = Rc::new(Home::new());
    let life = async || {
        let browser = Browser::open_at(Kind::Chromium, home.clone()).await?;
        let page = Page { driver: browser.driver.clone(), root: world.page.root.clone() };
        page.open("").await?;
        Ok::<_, Box<dyn std::error::Error>>((browser, page))
    };

    let (browser, page) = life().await?;
    Opening(&page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    save(&page, NAMES[0], 1).await?;
    browser.quit().await?;
    drop(browser);
    tear(&home, SHORT)?;

    // Nothing is saved, not even a draft; and the browser is killed in its turn.
    let (browser, page) = life().await?;
    Lock(&page).seen().await?;
    let killer = browser.killer()?;
    drop(page);
    killer.kill()?;
    browser.bury()?;
    tear(&home, LONG)?;

    let (browser, page) = life().await?;
    Lock(&page).unlock(PASSPHRASE).await?;
    save(&page, NAMES[1], 2).await?;
    browser.quit().await?;
    drop(browser);

    let (browser, page) = life().await?;
    Lock(&page).unlock(PASSPHRASE).await?;
    Frame(&page).go("/intake").await?;
    for name in NAMES {
        Intake(&page).see_row(name).await?;
    }
    let rows = page.driver.find_all(By::Css("[data-table='contacts'] tbody tr[data-row]")).await?;
    assert_eq!(rows.len(), NAMES.len());
    browser.quit().await
}

/// Logs a call, the so manieth.
async fn save(page: &Page, name: &str, number: usize) -> Step {
    page.keys("n").await?;
    page.see("[name='phone']").await?;
    page.fill("name", name).await?;
    page.fill("demand", "低保").await?;
    page.press("button[name='save']").await?;
    page.see_text(".toasts .toast", &format!("-{number:04}")).await?;
    Ok(())
}

/// Puts the head of a record of 4,000 bytes at the end of the log of the store, and nothing after it.
fn tear(home: &Home, length: u16) -> Step {
    let files = xtask::project::files_below(home.path())?;
    let logs =
        files.into_iter().filter(|(name, _)| name.contains("indexeddb.leveldb") && name.ends_with(".log"));
    let (_, log) = logs.max().ok_or("Chromium keeps no log of its store here")?;
    let (length, whole) = (length.to_le_bytes(), 1);
    let head = [0x5a, 0x5a, 0x5a, 0x5a, length[0], length[1], whole];
    std::fs::File::options().append(true).open(log)?.write_all(&head)?;
    Ok(())
}

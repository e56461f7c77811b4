//! A log of Chromium's store that ends in half a record, as a browser leaves it that is killed between the record's head and
//! the rest. Its next life reads the log and writes on behind it; the one after that would take that for damage.

use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;

use thirtyfour::By;

use crate::harness::{Browser, Home, Kind, Page, Step, Worker, World, journey};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE};

/// Bytes of the record that is torn: fewer than an opening writes (19 with their head), more than that.
const SHORT: u16 = 12;
const LONG: u16 = 4000;

const NAMES: [&str; 2] = ["何青", "田禾"];

/// An engine that hears of the end of no write, once it is told to be deaf: whenever it is killed then, a write is under way.
const DEAF: &str = "const channel = new BroadcastChannel('SEED');
let is_deaf = false;
channel.onmessage = () => { is_deaf = true; channel.postMessage('heard'); };
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (kind, ...rest) {
  if (!(is_deaf && this instanceof IDBTransaction && kind === 'complete')) listen.call(this, kind, ...rest);
};";

mod once {
    use super::*;

    #[test]
    fn a_log_that_a_killed_browser_left_torn_loses_nothing() {
        journey(torn);
    }

    #[test]
    fn a_log_is_not_put_aside_without_need() {
        journey(whole);
    }
}

async fn torn(world: &World) -> Step {
    let Some(lives) = Lives::of(world)? else { return Ok(()) };
    let (browser, page) = lives.next().await?;
    Opening(&page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    save(&page, NAMES[0], 1).await?;
    lives.end_in_a_write(browser, page, SHORT).await?;

    // Nothing is saved, not even a draft.
    let (browser, page) = lives.next().await?;
    Lock(&page).seen().await?;
    browser.quit().await?;
    drop(browser);

    let (browser, page) = lives.next().await?;
    Lock(&page).unlock(PASSPHRASE).await?;
    lives.end_in_a_write(browser, page, LONG).await?;

    let (browser, page) = lives.next().await?;
    Lock(&page).unlock(PASSPHRASE).await?;
    save(&page, NAMES[1], 2).await?;
    browser.quit().await?;
    drop(browser);

    let (browser, page) = lives.next().await?;
    Lock(&page).unlock(PASSPHRASE).await?;
    Frame(&page).go("/intake").await?;
    for name in NAMES {
        Intake(&page).see_row(name).await?;
    }
    let rows = page.driver.find_all(By::Css("[data-table='contacts'] tbody tr[data-row]")).await?;
    assert_eq!(rows.len(), NAMES.len());
    browser.quit().await
}

/// A log put aside is noted in a file that a kill can tear as well, and nothing mends that one.
async fn whole(world: &World) -> Step {
    let Some(lives) = Lives::of(world)? else { return Ok(()) };
    let (browser, page) = lives.next().await?;
    Opening(&page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    save(&page, NAMES[0], 1).await?;
    browser.quit().await?;
    drop(browser);
    let noted = lives.noted()?;

    let (browser, page) = lives.next().await?;
    Lock(&page).unlock(PASSPHRASE).await?;
    lives.end(browser, page)?;
    assert_eq!(lives.noted()?, noted, "after writes that ended");

    let (browser, page) = lives.next().await?;
    Lock(&page).unlock(PASSPHRASE).await?;
    assert_eq!(lives.noted()?, noted, "after a kill while nothing was written");
    lives.end_in_a_write(browser, page, SHORT).await?;

    let (browser, page) = lives.next().await?;
    Lock(&page).seen().await?;
    assert!(lives.noted()? > noted, "after a kill while something was written");
    browser.quit().await
}

/// Lives of one Chromium after another on one profile.
struct Lives<'a> {
    world: &'a World,
    home: Rc<Home>,
}

impl Lives<'_> {
    /// None where the browser keeps no such log.
    fn of(world: &World) -> Step<Option<Lives<'_>>> {
        if world.browser.kind != Kind::Chromium {
            println!("{:?} keeps its store otherwise", world.browser.kind);
            return Ok(None);
        }
        world.serve_seeded(&[(Worker::Engine, DEAF)])?;
        Ok(Some(Lives { world, home: Rc::new(Home::new()) }))
    }

    async fn next(&self) -> Step<(Browser, Page)> {
        let browser = Browser::open_at(Kind::Chromium, self.home.clone()).await?;
        let page = Page { driver: browser.driver.clone(), root: self.world.page.root.clone() };
        page.open("").await?;
        Ok((browser, page))
    }

    /// Kills it. The page is let go of first.
    fn end(&self, browser: Browser, page: Page) -> Step {
        let killer = browser.killer()?;
        drop(page);
        killer.kill()?;
        browser.bury()
    }

    /// Kills it while a draft is being written, and tears the log: the head of a record of so many bytes stands at its end, and
    /// nothing after it.
    async fn end_in_a_write(&self, browser: Browser, page: Page, length: u16) -> Step {
        assert_eq!(page.tell(Worker::Engine, "deaf").await?, "heard");
        let before = page.run_async(DRAFTS).await?;
        page.follow("intake/new").await?;
        page.see("[name='phone']").await?;
        page.fill("name", "石岩").await?;
        page.until("a draft", async || Ok((page.run_async(DRAFTS).await? != before).then_some(()))).await?;
        self.end(browser, page)?;
        let length = length.to_le_bytes();
        let head = [0x5a, 0x5a, 0x5a, 0x5a, length[0], length[1], 1];
        let log = self.file("the log", |name| name.ends_with(".log"))?;
        std::fs::File::options().append(true).open(log)?.write_all(&head)?;
        Ok(())
    }

    /// Bytes of the file in which the store notes each log that it put aside.
    fn noted(&self) -> Step<u64> {
        let notes = self.file("the notes", |name| name.contains("MANIFEST-"))?;
        Ok(std::fs::metadata(notes)?.len())
    }

    /// The last file of the store's whose name fits.
    fn file(&self, what: &str, fits: impl Fn(&str) -> bool) -> Step<PathBuf> {
        let files = xtask::project::files_below(self.home.path())?;
        let of_store = files.into_iter().filter(|(name, _)| name.contains("indexeddb.leveldb") && fits(name));
        let (_, last) = of_store.max().ok_or_else(|| format!("Chromium does not keep {what} here"))?;
        Ok(last)
    }
}

/// Logs a call in a blank form, the so manieth.
async fn save(page: &Page, name: &str, number: usize) -> Step {
    page.follow("intake/new").await?;
    page.see("[name='phone']").await?;
    if number > 1 {
        page.press("button[name='start-anew']").await?;
    }
    page.fill("name", name).await?;
    page.fill("demand", "低保").await?;
    page.press("button[name='save']").await?;
    page.see_text(".toasts .toast", &format!("-{number:04}")).await?;
    Ok(())
}

/// How the drafts on disk stand: their bytes, sealed anew with every writing.
const DRAFTS: &str = "const done = arguments[arguments.length - 1];
    const open = indexedDB.open('bangfu-desk');
    open.onsuccess = () => {
      const rows = open.result.transaction('drafts').objectStore('drafts').getAll();
      rows.onsuccess = () => { open.result.close(); done(rows.result.map(String)); };
    };";

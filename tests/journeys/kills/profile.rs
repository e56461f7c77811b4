//! A profile of a browser that outlives its browsers, and one life after another lived in it.

use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime, SystemTimeError, UNIX_EPOCH};

use xtask::server::{Server, Site};

use super::line::{Heard, overhear};
use super::seeds::SEED;
use crate::harness::{Browser, Home, Kind, Page, Step, seeded_at};
use crate::pages::{Lock, Opening, PASSPHRASE};

/// A profile, and the host that the desk in it comes from.
pub struct Profile {
    pub kind: Kind,
    home: Rc<Home>,
    server: Server,
    reports: Receiver<String>,
}

/// A browser that will be killed.
pub struct Life {
    /// Its window. Let go of before the browser, whose driver waits for nobody who is dead.
    pub page: Page,
    /// The browser.
    pub browser: Browser,
    /// What was heard in this life.
    pub heard: Heard,
}

impl Profile {
    /// An empty profile; the engine of its desk is seeded.
    pub fn new(kind: Kind) -> Step<Profile> {
        let home = Rc::new(Home::new());
        let (tell, reports) = channel();
        let folder = seeded_at(home.path(), "seeded", &[SEED])?;
        // Nobody is offline here; its requests would keep the reports waiting.
        std::fs::remove_file(folder.join("sw.js"))?;
        let server = Server::start(Site { reports: Some(tell), ..Site::new(folder) }, 0)?;
        Ok(Profile { kind, home, server, reports })
    }

    /// Starts a browser on the profile, at the desk's first page.
    pub async fn start(&self) -> Step<Life> {
        let browser = match Browser::open_at(self.kind, self.home.clone()).await {
            Ok(browser) => browser,
            Err(error) => {
                // On a machine that is very busy a driver gives up before its browser has come; nothing was saved yet.
                println!("  a browser did not start ({error}); once more");
                Browser::open_at(self.kind, self.home.clone()).await?
            }
        };
        let page = Page { driver: browser.driver.clone(), root: self.server.url() };
        page.open("").await?;
        page.see("button[name='have-backup'], [name='passphrase']").await?;
        overhear(&page).await?;
        Ok(Life { page, browser, heard: Heard::default() })
    }

    /// Opens a centre in an empty profile.
    pub async fn open_centre(&self) -> Step {
        let life = self.start().await?;
        Opening(&life.page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
        life.browser.quit().await
    }

    /// Starts a browser on the profile and unlocks; the desk must open without a trouble.
    pub async fn unlocked(&self) -> Step<Life> {
        let life = self.start().await?;
        Lock(&life.page).unlock(PASSPHRASE).await?;
        let troubles = life.page.texts(".trouble").await?;
        if troubles.is_empty() { Ok(life) } else { Err(format!("the desk opens with: {troubles:?}").into()) }
    }

    /// Waits until something is heard, and until a moment after it was said; then kills browser and driver. What was heard in
    /// that life.
    pub fn kill(
        &self,
        life: Life,
        what: &str,
        moment: Duration,
        is_heard: impl Fn(&Heard) -> bool,
    ) -> Step<Heard> {
        let Life { browser, mut heard, .. } = life;
        let killer = browser.killer()?;
        if let Err(error) = heard.until(&self.reports, what, is_heard) {
            killer.kill()?;
            browser.bury()?;
            return Err(
                format!("{error}; {} acts posted, steps: {:?}", heard.posted.len(), heard.steps).into()
            );
        }
        let clock = || {
            Ok::<f64, SystemTimeError>(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0)
        };
        // A report takes its time as well.
        let since = clock()? - heard.last_said;
        std::thread::sleep(moment.saturating_sub(Duration::from_secs_f64(since.max(0.0) / 1000.0)));
        killer.kill()?;
        heard.killed = clock()?;
        browser.bury()?;
        Ok(heard)
    }

    /// Adds what had been said before a kill and was heard after it. To be asked when a new life has begun.
    pub fn last_words(&self, heard: &mut Heard) -> Step {
        heard.rest(&self.reports)
    }
}

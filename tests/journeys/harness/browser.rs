//! A browser with a fresh profile, driven by its own driver.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use super::Step;
use super::process::{Home, Killer, Process, free_port};

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's MiniBrowser; its automation sessions keep nothing after they end.
    WebKit,
}

/// A running browser. Dropping it ends it, and removes its profile unless somebody holds its home.
pub struct Browser {
    /// Which.
    pub kind: Kind,
    /// Its first window.
    pub driver: WebDriver,
    // In this order: driver and browser first, then the screen, then the folder they write to.
    process: Process,
    _screen: Option<Process>,
    home: Rc<Home>,
    ended: Cell<bool>,
}

impl Kind {
    /// The browsers asked for by `BROWSER`; all three where it asks for none.
    pub fn asked_for() -> Vec<Kind> {
        let asked = std::env::var("BROWSER").unwrap_or_default();
        let names = asked.split(',').map(str::trim).filter(|name| !name.is_empty());
        let kinds: Vec<Kind> = names.map(Kind::by_name).collect();
        if kinds.is_empty() { vec![Kind::Chromium, Kind::Firefox, Kind::WebKit] } else { kinds }
    }

    fn by_name(name: &str) -> Kind {
        match name {
            "chromium" => Kind::Chromium,
            "firefox" => Kind::Firefox,
            "webkit" => Kind::WebKit,
            _ => panic!("BROWSER={name}: chromium, firefox or webkit"),
        }
    }

    fn driver(self) -> &'static str {
        match self {
            Kind::Chromium => "chromedriver",
            Kind::Firefox => "geckodriver",
            Kind::WebKit => "WebKitWebDriver",
        }
    }

    fn capabilities(self, home: &Path) -> Value {
        let downloads = home.join("downloads");
        match self {
            Kind::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": program("chromium"),
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--window-size=1280,900", "--lang=zh-CN", format!("--user-data-dir={}", home.join("profile").display()),
                    ],
                    "prefs": {
                        "download.default_directory": downloads, "intl.accept_languages": "zh-CN",
                        // As where the desk is installed: what is kept is not cleared when the disk is nearly full.
                        "profile.default_content_setting_values.durable_storage": 1,
                    },
                },
            }),
            Kind::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": program("firefox-esr"),
                    // A profile of the driver's own is gone as soon as the browser ends.
                    "args": ["-headless", "--width=1280", "--height=900", "-profile", home.join("profile")],
                    "prefs": {
                        "intl.accept_languages": "zh-CN", "browser.download.folderList": 2, "browser.download.dir": downloads,
                        "app.update.auto": false, "datareporting.policy.dataSubmissionEnabled": false,
                        // A profile of its own is thrown away, but its sessions are what the search at rest looks into.
                        "browser.sessionstore.interval": 1000,
                        // What the console says goes into the driver's log, and that is looked into as well.
                        "devtools.console.stdout.content": true,
                    },
                },
            }),
            Kind::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
            }),
        }
    }
}

impl Browser {
    /// Starts a browser with an empty profile.
    pub async fn open(kind: Kind) -> Step<Browser> {
        Browser::open_at(kind, Rc::new(Home::new())).await
    }

    /// Starts a browser with the profile that is at home there.
    pub async fn open_at(kind: Kind, home: Rc<Home>) -> Step<Browser> {
        Browser::start(kind, home, None).await
    }

    /// The same on a device that stands in a time zone, e.g. `America/New_York`.
    pub async fn open_in(kind: Kind, home: Rc<Home>, zone: &str) -> Step<Browser> {
        Browser::start(kind, home, Some(zone)).await
    }

    async fn start(kind: Kind, home: Rc<Home>, zone: Option<&str>) -> Step<Browser> {
        std::fs::create_dir_all(home.path().join("profile"))?;
        let screen = (kind == Kind::WebKit).then(|| start_screen(home.path()));
        let port = free_port();
        let mut command = Command::new(program(kind.driver()));
        command.arg(format!("--port={port}"));
        if let Some(zone) = zone {
            command.env("TZ", zone);
        }
        if let Some((_, display)) = &screen {
            // The compositor wants a GPU that this machine need not have.
            command
                .env("DISPLAY", display)
                .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                .env("LANG", "zh_CN.UTF-8");
        }
        let mut process = Process::start(command, kind.driver(), home.path());
        process.wait_for_port(port, kind.driver());
        let mut capabilities = Capabilities::new();
        for (name, value) in kind.capabilities(home.path()).as_object().into_iter().flatten() {
            capabilities.set(name.clone(), value.clone())?;
        }
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        Ok(Browser {
            kind,
            driver,
            process,
            _screen: screen.map(|(process, _)| process),
            home,
            ended: Cell::new(false),
        })
    }

    /// The folder that holds its profile and all else it writes.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Waits until a download of that ending is whole; its bytes.
    pub async fn download(&self, ending: &str) -> Step<Vec<u8>> {
        // MiniBrowser takes no folder: it puts what it loads into its home, under the name it keeps.
        let folder = match self.kind {
            Kind::WebKit => self.home().to_owned(),
            Kind::Chromium | Kind::Firefox => self.home().join("downloads"),
        };
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let names: Vec<PathBuf> =
                std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Step<_>>()?;
            // Chromium writes under another name first; Firefox makes an empty file and writes beside it.
            let is_partial =
                |path: &&PathBuf| path.extension().is_some_and(|end| end == "part" || end == "crdownload");
            let found = names.iter().find(|path| path.to_string_lossy().ends_with(ending));
            if let (Some(path), None) = (found, names.iter().find(is_partial)) {
                let bytes = std::fs::read(path)?;
                if !bytes.is_empty() {
                    return Ok(bytes);
                }
            }
            if Instant::now() > until {
                return Err(format!("no download that ends in {ending}; there are {names:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Ends it in its own way, so that it writes what it wants to keep; the folder stays until it is dropped. It ends once.
    pub async fn quit(&self) -> Step {
        if self.ended.replace(true) {
            return Ok(());
        }
        Ok(self.driver.clone().quit().await?)
    }

    /// Makes ready to kill it, and its driver with it: whoever drives it then drives nothing any more.
    pub fn killer(&self) -> Step<Killer> {
        self.process.killer()
    }

    /// Takes leave of a browser that was killed: its driver is not asked to end it.
    pub fn bury(self) -> Step {
        self.ended.set(true);
        self.driver.leak().map_err(|_| "the browser was ended before it was killed".into())
    }

    /// Was it ended?
    pub fn is_ended(&self) -> bool {
        self.ended.get()
    }
}

/// Starts a screen for a browser without a headless mode; gives its name.
fn start_screen(home: &Path) -> (Process, String) {
    let told = home.join("display");
    let mut command = Command::new("sh");
    // Xvfb finds a free number by itself and writes it to the descriptor named.
    let line = format!(
        "exec {} -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>'{}'",
        program("Xvfb").display(),
        told.display()
    );
    command.args(["-c", &line]);
    let process = Process::start(command, "Xvfb", home);
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        let number = std::fs::read_to_string(&told).unwrap_or_default();
        if number.ends_with('\n') {
            return (process, format!(":{}", number.trim()));
        }
        assert!(Instant::now() < until, "Xvfb does not start");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn program(name: &str) -> PathBuf {
    xtask::process::find(name)
        .unwrap_or_else(|| panic!("{name} is not installed; `cargo xtask setup` does it"))
}

/// Debian keeps it beside the library, in a folder named by the library's version.
fn mini_browser() -> PathBuf {
    let libraries = Path::new("/usr/lib").join(format!("{}-linux-gnu", std::env::consts::ARCH));
    let folders = std::fs::read_dir(&libraries).unwrap().filter_map(|entry| Some(entry.ok()?.path()));
    let mut found = folders.map(|folder| folder.join("MiniBrowser")).filter(|file| file.is_file());
    found.next().expect("MiniBrowser is not installed; `cargo xtask setup` does it")
}

//! The first opening.
//!
//! Opening a centre takes a form and some seconds of work on keys, and most journeys are about what comes after it. So the
//! first journey of a run opens its centre by hand, and those that open the same one begin with a copy of what that left in
//! the browser, sealed as it is, and unlock it.

use std::sync::Mutex;

use serde_json::Value;

use super::Lock;
use crate::harness::{Page, Step};

/// A centre as it lies in a browser just after its opening.
struct Opened {
    /// Centre, head, passphrase.
    by: [String; 3],
    recovery_key: Vec<String>,
    stores: Value,
}

static OPENED: Mutex<Vec<Opened>> = Mutex::new(Vec::new());

/// The page.
pub struct Opening<'a>(pub &'a Page);

impl Opening<'_> {
    /// A desk open in a new centre with its first member of staff; gives the recovery key, group by group.
    pub async fn open_centre(&self, centre: &str, head: &str, passphrase: &str) -> Step<Vec<String>> {
        let by = [centre, head, passphrase].map(str::to_owned);
        let kept = OPENED
            .lock()?
            .iter()
            .find(|opened| opened.by == by)
            .map(|opened| (opened.recovery_key.clone(), opened.stores.clone()));
        if let Some((recovery_key, stores)) = kept {
            self.0.see("[name='head']").await?;
            self.put_stores(&stores).await?;
            self.0.reload().await?;
            Lock(self.0).unlock(passphrase).await?;
            return Ok(recovery_key);
        }
        let recovery_key = self.open_by_hand(centre, head, passphrase).await?;
        let stores = self.0.run_async(TAKE).await?;
        OPENED.lock()?.push(Opened { by, recovery_key: recovery_key.clone(), stores });
        Ok(recovery_key)
    }

    /// Puts the rows of a store into a browser that has none: `{version, places: {name: [[key, bytes]]}, beside}`.
    pub async fn put_stores(&self, stores: &Value) -> Step {
        let put = self.0.run_async(&PUT.replace("STORES", &stores.to_string())).await?;
        if put == "put" { Ok(()) } else { Err(format!("the rows were not put: {put}").into()) }
    }

    /// Opens a centre with its first member of staff as a person does; gives the recovery key, written down group by group.
    pub async fn open_by_hand(&self, centre: &str, head: &str, passphrase: &str) -> Step<Vec<String>> {
        let key = self.ask_to_open(centre, head, passphrase).await?;
        self.opened().await?;
        Ok(key)
    }

    /// Fills in the form and sends it off.
    pub async fn ask_to_open(&self, centre: &str, head: &str, passphrase: &str) -> Step<Vec<String>> {
        let page = self.0;
        page.fill("name", centre).await?;
        page.fill("head", head).await?;
        page.fill("passphrase", passphrase).await?;
        page.fill("passphrase-again", passphrase).await?;
        let key = self.check_key().await?;
        page.press("button[name='open-centre']").await?;
        Ok(key)
    }

    /// Waits until the desk is open.
    pub async fn opened(&self) -> Step {
        self.0.see("nav [data-place='/today']").await?;
        Ok(())
    }

    /// Enters the demo centre.
    pub async fn try_demo(&self) -> Step {
        self.0.press("button[name='try-demo']").await?;
        self.0.see("nav [data-place='/today']").await?;
        Ok(())
    }

    /// Reads the recovery key off the page and answers the two groups asked for.
    async fn check_key(&self) -> Step<Vec<String>> {
        let page = self.0;
        page.see("form [data-recovery='key']").await?;
        let key = page.texts("form [data-recovery='key'] li").await?;
        page.press("button[name='check-key']").await?;
        for name in ["recovery-group-a", "recovery-group-b"] {
            page.see(&format!("[name='{name}']")).await?;
            let find = format!(
                "return document.querySelector(\"[name='{name}']\").closest('[data-group]').dataset.group"
            );
            let group: usize = page.run(&find).await?.as_str().unwrap_or_default().parse()?;
            page.fill(name, &key[group - 1]).await?;
        }
        Ok(key)
    }
}

/// Every row on disk by place and key, the version of the store, and what the page remembers beside it.
const TAKE: &str = "const done = arguments[arguments.length - 1];
    const open = indexedDB.open('bangfu-desk');
    open.onsuccess = () => {
      const base = open.result, places = {}, beside = { ...localStorage };
      const read = base.transaction([...base.objectStoreNames]);
      for (const name of base.objectStoreNames) {
        const rows = places[name] = [];
        read.objectStore(name).openCursor().onsuccess = ({ target: { result: row } }) => {
          if (row) { rows.push([row.key, [...row.value]]); row.continue(); }
        };
      }
      read.oncomplete = () => { base.close(); done({ version: base.version, places, beside }); };
    };";

/// Puts them into a browser that has none.
const PUT: &str = "const done = arguments[arguments.length - 1], { version, places, beside } = STORES;
    const open = indexedDB.open('bangfu-desk', version);
    open.onupgradeneeded = () => { for (const name in places) open.result.createObjectStore(name); };
    open.onsuccess = () => {
      const base = open.result, write = base.transaction(Object.keys(places), 'readwrite');
      for (const [name, rows] of Object.entries(places)) {
        for (const [key, row] of rows) write.objectStore(name).put(Uint8Array.from(row), key);
      }
      write.oncomplete = () => { base.close(); Object.assign(localStorage, beside); done('put'); };
    };";

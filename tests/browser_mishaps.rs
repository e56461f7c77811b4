//! A casebook whose store lets it down, on real IndexedDB: a lost connection, another tab's upgrade, a tab that does not let
//! go, an aborted write. Nothing is applied that was not written, and nothing is written twice.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests; clippy takes only functions marked as tests for such")]

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_desk::platform::cipher::WebCipher;
use bangfu_desk::platform::clock;
use bangfu_desk::platform::idb::{self, IdbStore};
use bangfu_desk::platform::random::WebRandom;
use casebook::schema::VERSION;
use casebook::session::{Outcome, Session};
use casebook::store::{Place, Store};
use casebook::trouble::Trouble;
use casework::act::{Act, WishId};
use casework::draft::ContactDraft;
use casework::query::ContactQuery;
use casework::time::Zone;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

type Tab = Session<IdbStore, WebCipher, WebRandom>;
type Heard = Rc<RefCell<Vec<Trouble>>>;

/// A tab at a small demo centre of its own, and what its store was told unasked.
async fn opened(name: &str) -> (Tab, Heard) {
    idb::delete(name).await.unwrap();
    let (mut tab, heard) = tab(name).await;
    tab.open_demo(
        casework::demo::year(1, clock::now().civil(casework::time::Zone::default()), 20),
        clock::now(),
        &mut |_, _| (),
    )
    .await
    .unwrap();
    (tab, heard)
}

async fn tab(name: &str) -> (Tab, Heard) {
    let heard = Heard::default();
    let hears = heard.clone();
    let store = IdbStore::open(name, move |trouble| hears.borrow_mut().push(trouble)).await.unwrap();
    (Session::new(store, WebCipher::new().unwrap(), WebRandom), heard)
}

/// The next one to open that centre.
async fn anew(name: &str) -> Tab {
    let (mut tab, _) = tab(name).await;
    tab.unlock_demo(clock::now(), &mut |_, _| ()).await.unwrap();
    // Its rows are read on between calls.
    while tab.read_on().await.unwrap() {}
    tab
}

fn call() -> Act {
    let now = clock::now().civil(Zone::default());
    let draft = ContactDraft {
        name: "Name".to_owned(),
        demand: "asks".to_owned(),
        ..ContactDraft::new(now, "Receiver")
    };
    Act::SaveContact(Box::new(draft))
}

async fn log(tab: &mut Tab) -> Outcome {
    tab.act(&call(), clock::now()).await
}

fn count(tab: &mut Tab) -> u32 {
    tab.window(&ContactQuery::default(), 0, 0).unwrap().count
}

async fn written(tab: &Tab) -> usize {
    tab.store().range(Place::Journal, 0, 10_000).await.unwrap().len()
}

/// Runs a script as a page of another product, or of another version, would; what it returns.
async fn foreign(script: &str) -> JsValue {
    let run = Function::new_no_args(&format!(
        "const opened = (request) => new Promise((done, fails) => {{
           request.onsuccess = () => done(request.result);
           request.onerror = () => fails(request.error);
         }});
         return (async () => {{ {script} }})();"
    ));
    let promise: Promise = run.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

#[wasm_bindgen_test]
async fn a_save_over_a_lost_connection_opens_it_again() {
    let (mut tab, _) = opened("mishap-lost").await;
    let (before, rows) = (count(&mut tab), written(&tab).await);
    tab.store().close();
    log(&mut tab).await.unwrap().unwrap();
    assert_eq!((count(&mut tab), written(&tab).await), (before + 1, rows + 1));
    assert_eq!(count(&mut anew("mishap-lost").await), before + 1);
}

/// Chromium alone deletes a store that is opened on a full disk.
#[wasm_bindgen_test]
async fn a_full_disk_is_not_opened_in_chromium_and_all_is_there_when_it_has_room() {
    let (mut tab, _) = opened("mishap-full").await;
    let before = count(&mut tab);
    foreign(
        "const files = globalThis.FileSystemSyncAccessHandle?.prototype;
         globalThis.room = files?.write;
         if (files) files.write = () => { throw new DOMException('', 'QuotaExceededError') };",
    )
    .await;
    tab.store().close();
    let refused = log(&mut tab).await;
    let opened = IdbStore::open("mishap-full", |_| ()).await.map(|_| ());
    foreign("if (room) FileSystemSyncAccessHandle.prototype.write = room;").await;
    if foreign("return navigator.userAgent.includes('Chrome/');").await == JsValue::TRUE {
        assert_eq!(refused.unwrap_err(), Trouble::Disk);
        assert_eq!(opened, Err(Trouble::Disk));
        log(&mut tab).await.unwrap().unwrap();
    } else {
        refused.unwrap().unwrap();
        opened.unwrap();
    }
    assert_eq!(count(&mut tab), before + 1);
    assert_eq!(count(&mut anew("mishap-full").await), before + 1);
}

#[wasm_bindgen_test]
async fn a_save_into_a_database_that_is_gone_is_told_so_and_changes_nothing() {
    let (mut tab, _) = opened("mishap-gone").await;
    let before = count(&mut tab);
    tab.store().close();
    idb::delete("mishap-gone").await.unwrap();
    assert_eq!(log(&mut tab).await, Err(Trouble::Deleted));
    assert_eq!(count(&mut tab), before);
}

#[wasm_bindgen_test]
async fn a_newer_version_in_another_tab_ends_saving_here() {
    let (mut tab, heard) = opened("mishap-newer").await;
    let before = count(&mut tab);
    let newer = VERSION + 1;
    foreign(&format!("(await opened(indexedDB.open('mishap-newer', {newer}))).close();")).await;
    assert_eq!(heard.borrow().as_slice(), [Trouble::VersionChange]);
    assert_eq!(log(&mut tab).await, Err(Trouble::VersionChange));
    assert_eq!(count(&mut tab), before);
    let again = IdbStore::open("mishap-newer", |_| ()).await;
    assert_eq!(again.err(), Some(Trouble::NewerVersion));
}

#[wasm_bindgen_test]
async fn what_was_told_as_saved_is_there_when_a_newer_version_gave_up() {
    let (mut tab, heard) = opened("mishap-gave-up").await;
    log(&mut tab).await.unwrap().unwrap();
    let saved = count(&mut tab);
    let newer = VERSION + 1;
    foreign(&format!(
        "const request = indexedDB.open('mishap-gave-up', {newer});
         request.onupgradeneeded = () => request.transaction.abort();
         await opened(request).then(() => {{ throw 'upgraded' }}, () => 0);"
    ))
    .await;
    assert_eq!(heard.borrow().as_slice(), [Trouble::VersionChange]);
    assert_eq!(log(&mut tab).await, Err(Trouble::VersionChange));
    let mut next = anew("mishap-gave-up").await;
    assert_eq!(count(&mut next), saved);
    log(&mut next).await.unwrap().unwrap();
    assert_eq!(count(&mut next), saved + 1);
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_blocks_and_what_was_asked_happens_when_it_does() {
    let (mut tab, _) = opened("mishap-blocked").await;
    assert!(count(&mut tab) > 0);
    tab.store().close();
    foreign("globalThis.held = await opened(indexedDB.open('mishap-blocked'));").await;
    assert_eq!(idb::delete("mishap-blocked").await, Err(Trouble::Blocked));
    foreign("globalThis.held.close();").await;
    let anew = IdbStore::open("mishap-blocked", |_| ()).await.unwrap();
    assert_eq!(anew.range(Place::Journal, 0, 1).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn an_aborted_write_changes_nothing_and_goes_through_the_next_time() {
    let (mut tab, _) = opened("mishap-aborted").await;
    let (before, rows) = (count(&mut tab), written(&tab).await);
    foreign(
        "const begin = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (places, mode, options) {
           const made = begin.call(this, places, mode, options);
           if (mode === 'readwrite') {
             IDBDatabase.prototype.transaction = begin;
             queueMicrotask(() => made.abort());
           }
           return made;
         };",
    )
    .await;
    assert_eq!(log(&mut tab).await, Err(Trouble::Aborted));
    assert_eq!((count(&mut tab), written(&tab).await), (before, rows));
    log(&mut tab).await.unwrap().unwrap();
    assert_eq!((count(&mut tab), written(&tab).await), (before + 1, rows + 1));
}

#[wasm_bindgen_test]
async fn another_engine_answers_the_same_wish_without_writing() {
    let (mut one, _) = opened("mishap-wish").await;
    let wish = WishId(7);
    let act = call();
    let first = one.act_once(&act, wish, clock::now()).await.unwrap().unwrap();
    let rows = written(&one).await;
    drop(one);
    let mut two = anew("mishap-wish").await;
    let second = two.act_once(&act, wish, clock::now()).await.unwrap().unwrap();
    assert_eq!((second.seq, second.contact), (first.seq, first.contact));
    assert_eq!(written(&two).await, rows);
}

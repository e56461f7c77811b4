//! The store on real IndexedDB: the contract that the memory store keeps, and what only a browser can do.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests; clippy takes only functions marked as tests for such")]

use std::cell::RefCell;
use std::rc::Rc;

use bangfu_desk::platform::idb::{self, IdbStore};
use casebook::store::{CommitError, Durability, Key, Op, Place, Store, contract};
use casebook::trouble::Trouble;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

type Heard = Rc<RefCell<Vec<Trouble>>>;

/// A store of its own for a test, and what it was told unasked.
async fn fresh(name: &str) -> (IdbStore, Heard) {
    idb::delete(name).await.unwrap();
    open(name).await
}

async fn open(name: &str) -> (IdbStore, Heard) {
    let heard = Heard::default();
    let hears = heard.clone();
    let store = IdbStore::open(name, move |trouble| hears.borrow_mut().push(trouble)).await.unwrap();
    (store, heard)
}

fn row(key: u64) -> Vec<Op> {
    vec![Op::Add(Place::Journal, Key::Number(key), vec![key as u8])]
}

#[wasm_bindgen_test]
async fn it_keeps_the_contract() {
    let (store, _) = fresh("test-contract").await;
    assert_eq!(contract::check(&store).await, Ok(()));
}

#[wasm_bindgen_test]
async fn the_browser_gives_the_durability_asked_for() {
    let (store, _) = fresh("test-durability").await;
    assert_eq!(store.durability(Durability::Strict).await.as_deref(), Ok("strict"));
    assert_eq!(store.durability(Durability::Relaxed).await.as_deref(), Ok("relaxed"));
}

#[wasm_bindgen_test]
async fn two_tabs_cannot_write_the_same_row() {
    let (one, _) = fresh("test-two").await;
    let (two, _) = open("test-two").await;
    let (a, b) = futures_util::future::join(
        one.commit(row(1), Durability::Strict),
        two.commit(row(1), Durability::Strict),
    )
    .await;
    assert!([&a, &b].contains(&&Ok(())), "{a:?} {b:?}");
    assert!([&a, &b].contains(&&Err(CommitError::Collision)), "{a:?} {b:?}");
    assert_eq!(two.range(Place::Journal, 0, 10).await, Ok(vec![(1, vec![1])]));
}

#[wasm_bindgen_test]
async fn a_store_yields_when_another_tab_deletes_it() {
    let (store, heard) = fresh("test-yield").await;
    idb::delete("test-yield").await.unwrap();
    assert_eq!(heard.borrow().as_slice(), [Trouble::Deleted]);
    assert_eq!(store.get(Place::Meta, &Key::text("x")).await, Err(Trouble::Deleted));
    assert_eq!(store.commit(row(1), Durability::Strict).await, Err(CommitError::Trouble(Trouble::Deleted)));
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_again() {
    let (store, _) = fresh("test-again").await;
    store.commit(row(1), Durability::Strict).await.unwrap();
    store.close();
    assert_eq!(store.get(Place::Journal, &Key::Number(1)).await, Ok(Some(vec![1])));
    assert_eq!(store.commit(row(2), Durability::Strict).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_lost_database_is_not_made_anew() {
    let (store, _) = fresh("test-gone").await;
    store.commit(row(1), Durability::Strict).await.unwrap();
    store.close();
    idb::delete("test-gone").await.unwrap();
    assert_eq!(store.commit(row(2), Durability::Strict).await, Err(CommitError::Trouble(Trouble::Deleted)));
    let (anew, _) = open("test-gone").await;
    assert_eq!(anew.range(Place::Journal, 0, 10).await, Ok(vec![]));
}

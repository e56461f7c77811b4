//! Two tabs on one centre: a casebook's sessions over real IndexedDB and WebCrypto, each with a connection of its own.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests; clippy takes only functions marked as tests for such")]

use std::collections::BTreeSet;

use bangfu_desk::platform::cipher::WebCipher;
use bangfu_desk::platform::clock;
use bangfu_desk::platform::idb::{self, IdbStore};
use bangfu_desk::platform::locks::with_lock;
use bangfu_desk::platform::random::WebRandom;
use casebook::session::Session;
use casebook::store::{Place, Store};
use casework::act::Act;
use casework::draft::ContactDraft;
use casework::query::ContactQuery;
use casework::time::Zone;
use futures_util::future::join;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

type Tab = Session<IdbStore, WebCipher, WebRandom>;

async fn tab(name: &str) -> Tab {
    let store = IdbStore::open(name, |_| ()).await.unwrap();
    Session::new(store, WebCipher::new().unwrap(), WebRandom)
}

/// A demo centre with two tabs at it.
async fn two_tabs(name: &str) -> (Tab, Tab) {
    idb::delete(name).await.unwrap();
    let (mut one, mut two) = (tab(name).await, tab(name).await);
    one.open_demo(
        casework::demo::year(1, clock::now().civil(casework::time::Zone::default()), 60),
        clock::now(),
        &mut |_, _| (),
    )
    .await
    .unwrap();
    two.unlock_demo(clock::now(), &mut |_, _| ()).await.unwrap();
    (one, two)
}

fn call(demand: String) -> Act {
    let now = clock::now().civil(Zone::default());
    let draft = ContactDraft { name: "Name".to_owned(), demand, ..ContactDraft::new(now, "Receiver") };
    Act::SaveContact(Box::new(draft))
}

async fn save_fifty(tab: &mut Tab, who: &str, lock: Option<&str>) -> Vec<String> {
    let mut numbers = Vec::new();
    for n in 0..50 {
        let act = call(format!("{who} {n}"));
        let save = tab.act(&act, clock::now());
        let outcome = match lock {
            Some(lock) => with_lock(lock, save).await.unwrap(),
            None => save.await,
        };
        let acted = outcome.unwrap().unwrap();
        numbers.push(acted.contact.unwrap().1.to_string());
    }
    numbers
}

fn count(tab: &mut Tab) -> u32 {
    tab.window(&ContactQuery::default(), 0, 0).unwrap().count
}

#[track_caller]
fn check_both_show_all(one: &mut Tab, two: &mut Tab, before: u32, numbers: &[String]) {
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), 100, "a number was given twice");
    for tab in [one, two] {
        let window = tab.window(&ContactQuery::default(), 0, 200).unwrap();
        assert_eq!(window.count, before + 100);
        let shown: BTreeSet<String> = window.rows.iter().map(|row| row.number.to_string()).collect();
        assert!(numbers.iter().all(|number| shown.contains(number)));
    }
}

#[wasm_bindgen_test]
async fn two_tabs_save_fifty_acts_each_at_once() {
    let (mut one, mut two) = two_tabs("test-tabs").await;
    let before = count(&mut one);
    let lock = Some("test/tabs");
    let (a, b) = join(save_fifty(&mut one, "a", lock), save_fifty(&mut two, "b", lock)).await;
    one.catch_up().await.unwrap();
    two.catch_up().await.unwrap();
    check_both_show_all(&mut one, &mut two, before, &[a, b].concat());
}

#[wasm_bindgen_test]
async fn no_number_is_given_twice_even_without_the_lock() {
    let (mut one, mut two) = two_tabs("test-tabs-unlocked").await;
    let before = count(&mut one);
    // Without the lock one tab may always be second; the store then refuses the row, and the session tries again only so
    // often. What counts is that nothing is overwritten.
    let mut numbers = Vec::new();
    for n in 0..50 {
        let (act_a, act_b) = (call(format!("a {n}")), call(format!("b {n}")));
        let (a, b) = join(one.act(&act_a, clock::now()), two.act(&act_b, clock::now())).await;
        for acted in [a, b] {
            numbers.push(acted.unwrap().unwrap().contact.unwrap().1.to_string());
        }
    }
    one.catch_up().await.unwrap();
    two.catch_up().await.unwrap();
    check_both_show_all(&mut one, &mut two, before, &numbers);
}

#[wasm_bindgen_test]
async fn nothing_typed_is_readable_in_the_store() {
    let (mut one, _two) = two_tabs("test-at-rest").await;
    let marker = "PlainTextMarker 13912345678".to_owned();
    one.act(&call(marker.clone()), clock::now()).await.unwrap().unwrap();
    let mut bytes = 0;
    let holds = |row: &[u8]| row.windows(9).any(|part| part == b"PlainText");
    for (_, row) in one.store().range(Place::Journal, 0, 10_000).await.unwrap() {
        bytes += row.len();
        assert!(!holds(&row));
    }
    for place in [Place::Meta, Place::Drafts] {
        assert!(one.store().all(place).await.unwrap().iter().all(|(_, row)| !holds(row)));
    }
    assert!(bytes > marker.len());
}

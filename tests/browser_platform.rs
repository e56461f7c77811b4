//! The browser's things that the engine stands on: cipher, locks, channel, clocks, randomness.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests; clippy takes only functions marked as tests for such")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bangfu_desk::platform::channel::Channel;
use bangfu_desk::platform::cipher::WebCipher;
use bangfu_desk::platform::locks::with_lock;
use bangfu_desk::platform::random::{self, WebRandom};
use bangfu_desk::platform::timer::pause;
use bangfu_desk::platform::{clock, storage};
use casebook::sealing::{Cipher, Random, SealKey, Sealed, vectors};
use casebook::trouble::Trouble;
use futures_channel::oneshot;
use futures_util::future::join;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
async fn the_cipher_gives_the_known_answers() {
    assert_eq!(vectors::check(&WebCipher::new().unwrap()).await, Ok(()));
}

#[wasm_bindgen_test]
async fn many_rows_open_in_their_order_and_one_bad_row_is_damage() {
    let (cipher, key) = (WebCipher::new().unwrap(), SealKey([5; 32]));
    let mut rows = Vec::new();
    for n in 0..2_500_u32 {
        let (nonce, aad) = ([n as u8; 12], n.to_be_bytes().to_vec());
        let bytes = cipher.seal(&key, &nonce, &aad, &n.to_le_bytes()).await.unwrap();
        rows.push(Sealed { nonce, aad, bytes });
    }
    let again = |rows: &[Sealed]| {
        rows.iter()
            .map(|row| Sealed { nonce: row.nonce, aad: row.aad.clone(), bytes: row.bytes.clone() })
            .collect::<Vec<_>>()
    };
    let want: Vec<Vec<u8>> = (0..2_500_u32).map(|n| n.to_le_bytes().to_vec()).collect();
    assert_eq!(cipher.open_all(&key, again(&rows)).await, Ok(want));
    rows[2_000].bytes[0] ^= 1;
    assert_eq!(cipher.open_all(&key, rows).await, Err(Trouble::Damaged));
}

#[wasm_bindgen_test]
async fn a_lock_has_one_holder_and_is_given_in_order() {
    let inside = Rc::new(Cell::new(0));
    let order = Rc::new(RefCell::new(Vec::new()));
    let hold = |who: u32| {
        let (inside, order) = (inside.clone(), order.clone());
        with_lock("test/lock", async move {
            inside.set(inside.get() + 1);
            let most = inside.get();
            pause(1).await;
            inside.set(inside.get() - 1);
            order.borrow_mut().push(who);
            most
        })
    };
    let (a, (b, c)) = join(hold(1), join(hold(2), hold(3))).await;
    assert_eq!([a, b, c], [Ok(1), Ok(1), Ok(1)]);
    assert_eq!(*order.borrow(), [1, 2, 3]);
}

#[wasm_bindgen_test]
async fn a_lock_whose_waiter_gives_up_goes_to_the_next() {
    let (release, wait) = oneshot::channel::<()>();
    let held = with_lock("test/given-up", wait);
    let rest = async {
        pause(0).await;
        {
            let given_up = with_lock("test/given-up", async {});
            futures_util::future::select(std::pin::pin!(given_up), std::pin::pin!(pause(0))).await;
        }
        let next = with_lock("test/given-up", async { 7 });
        let _ = release.send(());
        next.await
    };
    let (_, seven) = join(held, rest).await;
    assert_eq!(seven, Ok(7));
}

#[wasm_bindgen_test]
async fn others_hear_a_channel_oneself_does_not() {
    let (send, heard) = oneshot::channel();
    let mut send = Some(send);
    let own = Rc::new(Cell::new(0));
    let own_heard = own.clone();
    let speaker = Channel::open("test/channel", move |number| own_heard.set(number)).unwrap();
    let listener = Channel::open("test/channel", move |number| {
        let _ = send.take().map(|send| send.send(number));
    })
    .unwrap();
    speaker.say(41).unwrap();
    assert_eq!(heard.await, Ok(41));
    assert_eq!(own.get(), 0);
    drop(listener);
}

#[wasm_bindgen_test]
fn random_bytes_differ_and_fill_long_slices() {
    assert_ne!(random::bytes::<32>().unwrap(), random::bytes::<32>().unwrap());
    let mut long = vec![0; 200_000];
    WebRandom.fill(&mut long).unwrap();
    assert!(long.chunks(1_000).all(|chunk| chunk.iter().any(|byte| *byte != 0)));
}

#[wasm_bindgen_test]
async fn clocks_go_on_and_storage_is_measured() {
    let (wall, steady) = (clock::now(), clock::steady_ms());
    // 2024-01-01: a device whose clock is before that cannot have this build.
    assert!(wall.0 > 1_704_067_200_000);
    assert!(clock::steady_ms() >= steady);
    assert!(storage::estimate().await.1 > 0);
}

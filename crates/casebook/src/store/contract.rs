//! What every store must do, as a suite that runs natively on the memory store and in browsers on IndexedDB.
//!
//! Give it an empty store of the present schema. It answers with the first promise that was broken.

use super::{CommitError, Durability, Key, Op, Place, Store};
use crate::trouble::Trouble;

/// Runs the whole suite. The error is a sentence for a test's report.
pub async fn check<S: Store>(store: &S) -> Result<(), String> {
    an_empty_store_has_nothing(store).await?;
    a_batch_is_read_back(store).await?;
    a_collision_writes_nothing(store).await?;
    a_collision_inside_one_batch_writes_nothing(store).await?;
    steps_on_one_key_apply_in_order(store).await?;
    put_replaces_and_delete_forgives(store).await?;
    a_range_is_ordered_and_limited(store).await?;
    text_keys_are_ordered_and_exact(store).await?;
    bytes_come_back_unchanged(store).await
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: Result<T, Trouble>, want: T) -> Result<(), String> {
    match got {
        Ok(got) if got == want => Ok(()),
        got => Err(format!("{what}: got {got:?}, want {want:?}")),
    }
}

fn number(place: Place, key: u64, row: &[u8]) -> Op {
    Op::Add(place, Key::Number(key), row.to_vec())
}

async fn written<S: Store>(store: &S, batch: Vec<Op>) -> Result<(), String> {
    store.commit(batch, Durability::Relaxed).await.map_err(|error| format!("a plain batch failed: {error:?}"))
}

async fn an_empty_store_has_nothing<S: Store>(store: &S) -> Result<(), String> {
    same("get of no row", store.get(Place::Meta, &Key::text("none")).await, None)?;
    same("range of no rows", store.range(Place::Journal, 0, 10).await, vec![])?;
    same("all of no rows", store.all(Place::Drafts).await, vec![])
}

async fn a_batch_is_read_back<S: Store>(store: &S) -> Result<(), String> {
    let batch = vec![
        number(Place::Journal, 1, b"one"),
        Op::Put(Place::Meta, Key::text("key/1"), b"slot".to_vec()),
        number(Place::Segments, 1, b"block"),
        Op::Add(Place::Attachments, Key::text("ab"), b"blob".to_vec()),
        Op::Add(Place::Drafts, Key::text("1/contact-new"), b"draft".to_vec()),
    ];
    store.commit(batch, Durability::Strict).await.map_err(|error| format!("strict batch: {error:?}"))?;
    same("journal", store.get(Place::Journal, &Key::Number(1)).await, Some(b"one".to_vec()))?;
    same("meta", store.get(Place::Meta, &Key::text("key/1")).await, Some(b"slot".to_vec()))?;
    same("segments", store.get(Place::Segments, &Key::Number(1)).await, Some(b"block".to_vec()))?;
    same("attachments", store.get(Place::Attachments, &Key::text("ab")).await, Some(b"blob".to_vec()))?;
    same("drafts", store.get(Place::Drafts, &Key::text("1/contact-new")).await, Some(b"draft".to_vec()))
}

async fn a_collision_writes_nothing<S: Store>(store: &S) -> Result<(), String> {
    let batch = vec![
        Op::Put(Place::Meta, Key::text("key/1"), b"other".to_vec()),
        Op::Delete(Place::Drafts, Key::text("1/contact-new")),
        number(Place::Journal, 2, b"two"),
        number(Place::Journal, 1, b"again"),
        Op::Put(Place::Meta, Key::text("late"), b"late".to_vec()),
    ];
    let got = store.commit(batch, Durability::Strict).await;
    if got != Err(CommitError::Collision) {
        return Err(format!("add over a row: got {got:?}, want Collision"));
    }
    same("the row added over", store.get(Place::Journal, &Key::Number(1)).await, Some(b"one".to_vec()))?;
    same("a row added before", store.get(Place::Journal, &Key::Number(2)).await, None)?;
    same("a row put before", store.get(Place::Meta, &Key::text("key/1")).await, Some(b"slot".to_vec()))?;
    same("a row put after", store.get(Place::Meta, &Key::text("late")).await, None)?;
    let draft = store.get(Place::Drafts, &Key::text("1/contact-new")).await;
    same("a row deleted before", draft, Some(b"draft".to_vec()))
}

async fn a_collision_inside_one_batch_writes_nothing<S: Store>(store: &S) -> Result<(), String> {
    let got = store
        .commit(vec![number(Place::Journal, 3, b"a"), number(Place::Journal, 3, b"b")], Durability::Strict);
    let got = got.await;
    if got != Err(CommitError::Collision) {
        return Err(format!("two adds of one key: got {got:?}, want Collision"));
    }
    same("neither", store.get(Place::Journal, &Key::Number(3)).await, None)
}

async fn steps_on_one_key_apply_in_order<S: Store>(store: &S) -> Result<(), String> {
    let batch = vec![
        Op::Delete(Place::Journal, Key::Number(1)),
        number(Place::Journal, 1, b"uno"),
        Op::Put(Place::Meta, Key::text("order"), b"1".to_vec()),
        Op::Put(Place::Meta, Key::text("order"), b"2".to_vec()),
    ];
    written(store, batch).await?;
    same("deleted, then added", store.get(Place::Journal, &Key::Number(1)).await, Some(b"uno".to_vec()))?;
    same("put twice", store.get(Place::Meta, &Key::text("order")).await, Some(b"2".to_vec()))
}

async fn put_replaces_and_delete_forgives<S: Store>(store: &S) -> Result<(), String> {
    let batch = vec![
        Op::Put(Place::Meta, Key::text("order"), b"3".to_vec()),
        Op::Delete(Place::Meta, Key::text("never there")),
        Op::Delete(Place::Drafts, Key::text("1/contact-new")),
    ];
    written(store, batch).await?;
    same("replaced", store.get(Place::Meta, &Key::text("order")).await, Some(b"3".to_vec()))?;
    same("deleted", store.get(Place::Drafts, &Key::text("1/contact-new")).await, None)
}

async fn a_range_is_ordered_and_limited<S: Store>(store: &S) -> Result<(), String> {
    let keys = [300, 2, 10, 256, 9];
    written(store, keys.iter().map(|&key| number(Place::Journal, key, &key.to_be_bytes())).collect()).await?;
    let keys_from = async |from, limit| {
        let rows = store.range(Place::Journal, from, limit).await?;
        Ok(rows.into_iter().map(|(key, _)| key).collect::<Vec<u64>>())
    };
    same("all", keys_from(0, 100).await, vec![1, 2, 9, 10, 256, 300])?;
    same("from 9, three", keys_from(9, 3).await, vec![9, 10, 256])?;
    same("from between", keys_from(11, 100).await, vec![256, 300])?;
    same("past the end", keys_from(301, 100).await, vec![])?;
    same("keys alone", store.keys(Place::Journal).await, vec![1, 2, 9, 10, 256, 300])?;
    same("keys of another place", store.keys(Place::Segments).await, vec![1])?;
    let rows = store.range(Place::Journal, 256, 1).await;
    same("with its bytes", rows, vec![(256, 256_u64.to_be_bytes().to_vec())])?;
    same("another place is not mixed in", store.range(Place::Segments, 2, 100).await, vec![])
}

async fn text_keys_are_ordered_and_exact<S: Store>(store: &S) -> Result<(), String> {
    let keys = ["2/b", "1/b", "10/a", "1/a"];
    written(
        store,
        keys.iter().map(|&key| Op::Add(Place::Drafts, Key::text(key), key.as_bytes().to_vec())).collect(),
    )
    .await?;
    let want = ["1/a", "1/b", "10/a", "2/b"].map(|key| (key.to_owned(), key.as_bytes().to_vec()));
    same("all, in order", store.all(Place::Drafts).await, want.to_vec())?;
    same("another case is another key", store.get(Place::Drafts, &Key::text("1/A")).await, None)
}

async fn bytes_come_back_unchanged<S: Store>(store: &S) -> Result<(), String> {
    let long: Vec<u8> = (0..100_000_u32).map(|n| (n * 7 + n / 251) as u8).collect();
    let batch = vec![
        Op::Put(Place::Meta, Key::text("empty"), vec![]),
        Op::Put(Place::Meta, Key::text("long"), long.clone()),
    ];
    written(store, batch).await?;
    same("an empty row", store.get(Place::Meta, &Key::text("empty")).await, Some(vec![]))?;
    same("a long row", store.get(Place::Meta, &Key::text("long")).await.map(|row| row == Some(long)), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::MemoryStore;

    #[test]
    fn the_memory_store_keeps_the_contract() {
        assert_eq!(pollster::block_on(check(&MemoryStore::new())), Ok(()));
    }

    #[test]
    fn the_suite_notices_a_store_that_was_not_empty() {
        let store = MemoryStore::new();
        pollster::block_on(store.commit(vec![number(Place::Journal, 1, b"x")], Durability::Strict)).unwrap();
        assert!(pollster::block_on(check(&store)).is_err());
    }
}

//! Stores and backups of every format there ever was, as they were frozen: today's build opens each, in every browser, and
//! takes the next act.

use casebook::door::{KdfParams, Kek};
use casebook::passphrase::derive;
use casebook::sealing::RustCipher;
use casebook::session::Session;
use casebook::store::memory::MemoryStore;
use casebook::store::{Durability, Key, Op, Place, Store};
use casebook::trouble::Trouble;
use casework::staff::StaffId;
use serde_json::{Map, Value, json};

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Backup, Intake, Lock, Opening, PASSPHRASE};
use crate::seeded::{NOW, Seeded};

const STORES: [(&str, [&str; 3]); 2] =
    [("store-1.rows", ["张三", "李四", "王五"]), ("store-2.rows", ["已抹去(erased)", "李四", "王五"])];
const BACKUPS: [(&str, &[&str]); 3] = [
    ("format-1.backup", &["张三", "王五"]),
    ("format-2.backup", &["张三", "李四", "王五"]),
    ("format-3.backup", &["张三", "李四", "王五"]),
];
/// Of the frozen backups.
const THEIRS: &str = "窗外的石榴树结了十七个果子";
/// A page of the host on which no desk runs.
const ELSEWHERE: &str = "icon-192.png";
/// Version of the frozen stores' database.
const VERSION: u32 = 1;

#[test]
fn what_was_frozen_of_every_format_opens() {
    journey(every);
}

async fn every(world: &World) -> Step {
    let page = &world.page;
    for (name, contacts) in STORES {
        empty(page).await?;
        Opening(page).put_stores(&with_passphrase(name).await?).await?;
        page.open("").await?;
        Lock(page).unlock_as("1", PASSPHRASE).await?;
        listed(page, &contacts).await.map_err(|error| format!("{name}: {error}"))?;
        page.follow("intake/new").await?;
        // What was half written when the store was frozen.
        page.until("the draft", async || Ok((page.value("name").await? == "赵六").then_some(()))).await?;
        Intake(page).save().await?;
        listed(page, &[&contacts[..], &["赵六"]].concat()).await?;
    }
    for (name, contacts) in BACKUPS {
        empty(page).await?;
        page.open("").await?;
        page.press("button[name='have-backup']").await?;
        Backup(page).restore(&fixture(name), THEIRS).await?;
        page.see("nav [data-place='/today']").await?;
        listed(page, contacts).await.map_err(|error| format!("{name}: {error}"))?;
        page.follow("intake/new").await?;
        page.fill("name", "赵六").await?;
        page.fill("demand", "欠薪三个月").await?;
        Intake(page).save().await?;
        listed(page, &[contacts, &["赵六"]].concat()).await?;
    }
    Ok(())
}

/// The list has these contacts and no others.
async fn listed(page: &Page, names: &[&str]) -> Step {
    page.follow("intake?period=all").await?;
    page.see(&format!("[data-sum='contacts'][data-value='{}']", names.len())).await?;
    for name in names {
        Intake(page).see_row(name).await?;
    }
    Ok(())
}

/// A browser in which nothing was ever kept, at a page without a desk.
async fn empty(page: &Page) -> Step {
    page.open(ELSEWHERE).await?;
    let deleted = "const done = arguments[arguments.length - 1];
        const wish = indexedDB.deleteDatabase('bangfu-desk');
        wish.onsuccess = () => done('deleted'); wish.onerror = () => done(String(wish.error));";
    assert_eq!(page.run_async(deleted).await?, "deleted");
    Ok(())
}

fn fixture(name: &str) -> std::path::PathBuf {
    xtask::project::root().join("crates/casebook/tests/fixtures").join(name)
}

/// A frozen store. Its head's key was of no passphrase; here it is changed to that of one, and no other row.
async fn with_passphrase(name: &str) -> Step<Value> {
    type Row = (String, Result<u64, String>, Vec<u8>);
    let rows: Vec<Row> = postcard::from_bytes(&std::fs::read(fixture(name))?)?;
    let place = |name: &str| Place::ALL.into_iter().find(|place| place.name() == name);
    let put = |(name, key, bytes): Row| {
        let place = place(&name).ok_or_else(|| format!("{name} is no place of rows"))?;
        Ok(Op::Put(place, key.map_or_else(Key::Text, Key::Number), bytes))
    };
    let disk = MemoryStore::new();
    let said = |trouble: Trouble| format!("{name}: {trouble:?}");
    disk.commit(rows.into_iter().map(put).collect::<Step<_>>()?, Durability::Strict)
        .await
        .map_err(|error| format!("{name}: {error:?}"))?;
    let before = disk.rows();
    let mut head = Session::new(disk.clone(), RustCipher, Seeded(1));
    let (old, params) = (Kek([1; 32]), KdfParams::step(0, [7; 16]));
    head.unlock(StaffId(1), &old, NOW, &mut |_, _| {}).await.map_err(said)?;
    let new = derive(PASSPHRASE, &params).map_err(said)?;
    head.change_passphrase(&old, params, &new, NOW).await.map_err(said)?;
    let mut changed = disk.rows().into_iter().filter(|row| !before.contains(row));
    assert!(changed.all(|(place, ..)| place == Place::Meta), "{name}");
    let mut places: Map<String, Value> =
        Place::ALL.iter().map(|place| (place.name().to_owned(), json!([]))).collect();
    for (place, key, bytes) in disk.rows() {
        let key = match key {
            Key::Number(number) => json!(number),
            Key::Text(text) => json!(text),
        };
        if let Some(rows) = places.get_mut(place.name()).and_then(Value::as_array_mut) {
            rows.push(json!([key, bytes]));
        }
    }
    Ok(json!({ "version": VERSION, "places": places, "beside": {} }))
}

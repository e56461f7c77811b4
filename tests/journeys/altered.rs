//! A store altered from outside: rows swapped or put back to what they were elsewhere, a newer program's store or row, a
//! database deleted under an open desk. Each is told in plain words, and nothing of it is written over.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::{Kind, Page, Step, World, journey};
use crate::pages::{Frame, Intake, Ledger, Lock, Opening, PASSPHRASE};

/// Three contacts each, in blocks of their own.
const LEDGERS: [&str; 2] = [
    "日期,方式,姓名,诉求\n2005-04-06,来访,何青,低保\n2005-04-07,来电,田禾,供暖\n2005-04-08,来信,石岩,欠薪\n",
    "日期,方式,姓名,诉求\n2005-05-06,来访,白杨,低保\n2005-05-07,来电,江河,供暖\n2005-05-08,来信,山峰,欠薪\n",
];

#[test]
fn a_database_deleted_under_an_open_desk_is_told_and_nothing_typed_is_lost() {
    journey(deleted);
}

mod once {
    use super::*;

    #[test]
    fn swapped_rows_are_noticed_and_put_right_they_open() {
        journey(swapped);
    }

    #[test]
    fn a_row_of_a_newer_program_is_left_alone() {
        journey(newer_row);
    }

    #[test]
    fn a_store_of_a_newer_program_is_left_alone() {
        journey(newer_store);
    }

    #[test]
    fn site_data_cleared_under_an_open_desk_are_told_and_nothing_typed_is_lost() {
        journey(cleared);
    }
}

async fn swapped(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    for (at, ledger) in LEDGERS.iter().enumerate() {
        let file = world.browser.home().join(format!("ledger-{at}.csv"));
        std::fs::write(&file, ledger)?;
        assert_eq!(Ledger(page).import(&file).await?, 3);
    }
    save(page, "李建国").await?;
    Frame(page).lock().await?;
    Lock(page).seen().await?;

    let whole = rows(page).await?;
    alter(page, "segments", "[put(1, rows[2]), put(2, rows[1])]").await?;
    type_passphrase(page).await?;
    page.until("both imports as damaged", async || {
        Ok((page.texts("[data-damage='shown'] [data-lost='3']").await?.len() == 2).then_some(()))
    })
    .await?;
    page.see_no("nav [data-place]").await?;
    alter(page, "segments", "[put(1, rows[2]), put(2, rows[1])]").await?;
    assert_eq!(rows(page).await?, whole, "the look wrote nothing");

    for change in ["[put(2, rows[3]), put(3, rows[2])]", "[put(4, rows[3])]"] {
        alter(page, "journal", change).await?;
        let altered = rows(page).await?;
        page.reload().await?;
        type_passphrase(page).await?;
        page.see_text("main.lock .trouble", "资料验不过").await?;
        assert_eq!(rows(page).await?, altered, "nothing was written over");
        restore(page, "journal", &whole).await?;
    }
    page.reload().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.follow("intake?period=all").await?;
    page.see("[data-sum='contacts'][data-value='7']").await.map(drop)
}

async fn newer_row(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    save(page, "李建国").await?;
    Frame(page).lock().await?;
    Lock(page).seen().await?;
    let whole = rows(page).await?;
    // The first byte of a row is its format.
    alter(page, "journal", "[put(2, rows[2].fill(200, 0, 1))]").await?;
    let altered = rows(page).await?;
    type_passphrase(page).await?;
    page.see_text("main.lock .trouble", "更新的版本").await?;
    assert_eq!(rows(page).await?, altered, "nothing was written over");
    restore(page, "journal", &whole).await?;
    page.reload().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.follow("intake?period=all").await?;
    page.see("[data-sum='contacts'][data-value='1']").await.map(drop)
}

async fn newer_store(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    save(page, "李建国").await?;
    page.keys("n").await?;
    page.fill("demand", "写到一半").await?;
    let raise = "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('bangfu-desk', 1000);
        open.onsuccess = () => { open.result.close(); done('raised'); };";
    // The open desk lets go at once, and says so.
    assert_eq!(page.run_async(raise).await?, "raised");
    page.see_text(".banners .trouble", "换上了新版本").await?;
    assert_eq!(page.value("demand").await?, "写到一半");
    let before = rows(page).await?;
    page.reload().await?;
    page.see_text("main.failed", "更新的版本").await?;
    page.see_text("main.failed", "没有动过任何东西").await?;
    assert_eq!(page.violations().await?, Vec::<String>::new());
    assert_eq!(rows(page).await?, before);
    Ok(())
}

async fn deleted(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    half_typed(page).await?;
    let delete = "const done = arguments[arguments.length - 1];
        indexedDB.deleteDatabase('bangfu-desk').onsuccess = () => done('deleted');";
    assert_eq!(page.run_async(delete).await?, "deleted");
    page.see_text(".banners .trouble", "被删掉了").await?;
    is_gone(page).await
}

async fn cleared(world: &World) -> Step {
    let page = &world.page;
    if world.browser.kind != Kind::Chromium {
        println!("{:?} lets no driver clear a site's data", world.browser.kind);
        return Ok(());
    }
    opened(world).await?;
    half_typed(page).await?;
    let words = json!({ "origin": page.root.trim_end_matches('/'), "storageTypes": "indexeddb" });
    page.driver.cdp().send_raw("Storage.clearDataForOrigin", words).await?;
    is_gone(page).await
}

/// A save into nothing is refused and leaves the form as it is; opened again, the desk is as on the first day.
async fn is_gone(page: &Page) -> Step {
    page.press("button[name='save']").await?;
    page.see_text(".save-bar-place .notice", "被删掉了").await?;
    assert_eq!(page.value("name").await?, "李建国");
    assert_eq!(page.value("demand").await?, "写到一半");
    let there = "const done = arguments[arguments.length - 1];
        indexedDB.databases().then((all) => done(all.map((one) => one.name)));";
    assert_eq!(page.run_async(there).await?, json!([]), "no database was made anew");
    // The browser asks whether a page with something half typed may go.
    page.put("[name='name']", "").await?;
    page.put("[name='demand']", "").await?;
    page.reload().await?;
    page.see("[name='head']").await.map(drop)
}

async fn half_typed(page: &Page) -> Step {
    page.keys("n").await?;
    page.fill("name", "李建国").await?;
    page.fill("demand", "写到一半").await
}

async fn opened(world: &World) -> Step {
    world.page.open("").await?;
    Opening(&world.page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await.map(drop)
}

async fn save(page: &Page, name: &str) -> Step {
    page.follow("intake/new").await?;
    page.fill("name", name).await?;
    page.fill("demand", "单位三个月没有发工资").await?;
    Intake(page).save().await.map(drop)
}

async fn type_passphrase(page: &Page) -> Step {
    Lock(page).seen().await?;
    page.fill("passphrase", PASSPHRASE).await?;
    page.keys(Key::Enter).await
}

/// Every row on disk, by place and key, and the version of the store.
async fn rows(page: &Page) -> Step<Value> {
    let script = "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('bangfu-desk');
        open.onsuccess = () => {
          const base = open.result, found = { version: base.version };
          const read = base.transaction([...base.objectStoreNames]);
          for (const name of base.objectStoreNames) {
            const place = found[name] = [];
            read.objectStore(name).openCursor().onsuccess = ({ target: { result: row } }) => {
              if (row) { place.push([row.key, [...row.value].join()]); row.continue(); }
            };
          }
          read.oncomplete = () => { base.close(); done(found); };
        };";
    page.run_async(script).await
}

/// Changes rows of a place on disk: `change` puts what was read, by key.
async fn alter(page: &Page, place: &str, change: &str) -> Step {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('bangfu-desk');
        open.onsuccess = () => {{
          const write = open.result.transaction('{place}', 'readwrite');
          const store = write.objectStore('{place}'), rows = {{}};
          const put = (key, row) => store.put(row, key);
          store.openCursor().onsuccess = ({{ target: {{ result: row }} }}) => {{
            if (row) {{ rows[row.key] = row.value; row.continue(); }} else {{ {change}; }}
          }};
          write.oncomplete = () => {{ open.result.close(); done('altered'); }};
        }};"
    );
    assert_eq!(page.run_async(&script).await?, "altered");
    Ok(())
}

/// Puts every row of a place back as it was read.
async fn restore(page: &Page, place: &str, rows: &Value) -> Step {
    let change =
        format!("for (const [key, row] of {}) put(key, Uint8Array.from(row.split(',')))", rows[place]);
    alter(page, place, &change).await
}

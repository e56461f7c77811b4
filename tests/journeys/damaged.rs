//! A part of the records that does not open keeps nobody from the rest, and nobody gets to the rest without having been
//! told. The door offers a backup first; opened without the part, a bar says so for as long as it is missing.

use std::path::PathBuf;

use thirtyfour::Key;

use crate::harness::{Page, Step, World, journey};
use crate::ledger_year::sample;
use crate::pages::{Backup, Frame, Intake, Ledger, Lock, Opening, PASSPHRASE};

/// Three contacts, kept in a block of their own.
const LEDGER: &str =
    "日期,方式,姓名,诉求\n2005-04-06,来访,何青,低保\n2005-04-07,来电,田禾,供暖\n2005-04-08,来信,石岩,欠薪\n";
/// The passphrase that the recovery key sets.
const RENEWED: &str = "hair-green-table-94";
const BAR: &str = "[data-banner='missing']";
const CARD: &str = "[data-damage='shown']";

/// Numbers of the kept gist and of the first block.
const GIST: u32 = 0;
const FIRST: u32 = 1;

mod once {
    use super::*;

    #[test]
    fn a_backup_is_restored_where_a_block_does_not_open() {
        journey(restored);
    }

    #[test]
    fn the_rest_is_opened_and_the_import_done_anew() {
        journey(imported_anew);
    }

    #[test]
    fn the_recovery_key_opens_the_rest_and_sets_a_passphrase() {
        journey(by_recovery_key);
    }

    #[test]
    fn damage_behind_the_kept_gist_leads_back_to_the_door() {
        journey(behind_the_gist);
    }
}

async fn restored(world: &World) -> Step {
    let page = &world.page;
    centre_of_four(world).await?;
    let file = world.browser.home().join("whole.bangfu");
    std::fs::write(&file, Backup(page).write(world).await?)?;
    Frame(page).lock().await?;
    spoil(page, FIRST).await?;

    told_at_the_door(page).await?;
    page.press("button[name='damage-back']").await?;
    told_at_the_door(page).await?;
    page.press("button[name='open-around']").await?;
    the_rest_and_no_more(world).await?;
    Frame(page).lock().await?;

    told_at_the_door(page).await?;
    page.press("button[name='damage-restore']").await?;
    Backup(page).restore(&file, PASSPHRASE).await?;
    page.see("nav [data-place='/today']").await?;
    page.see_no(BAR).await?;
    contacts(page, 4).await?;
    Frame(page).lock().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    contacts(page, 4).await
}

async fn imported_anew(world: &World) -> Step {
    let page = &world.page;
    let (ledger, _) = centre_of_four(world).await?;
    Frame(page).lock().await?;
    spoil(page, FIRST).await?;
    told_at_the_door(page).await?;
    page.press("button[name='open-around']").await?;
    page.see(BAR).await?;
    page.press(&format!("{BAR} a[href$='settings/acts']")).await?;
    page.press("[data-table='acts'] tr[data-row='2'] button[name='undo']").await?;
    page.see_no(BAR).await?;
    contacts(page, 1).await?;
    assert_eq!(Ledger(page).import(&ledger).await?, 3, "nothing of it passes for known");
    contacts(page, 4).await?;
    Frame(page).lock().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.see_no(BAR).await?;
    contacts(page, 4).await
}

/// Looking at what is lost changes no passphrase; opening the rest sets the new one.
async fn by_recovery_key(world: &World) -> Step {
    let page = &world.page;
    let key = centre_of_four(world).await?.1.join("-");
    Frame(page).lock().await?;
    spoil(page, FIRST).await?;

    send_recovery_key(page, &key).await?;
    told(page).await?;
    page.press("button[name='damage-back']").await?;
    page.press("button[name='other-way']").await?;
    page.see_no("[name='recovery-key']").await?;
    told_at_the_door(page).await?;
    page.press("button[name='damage-back']").await?;

    send_recovery_key(page, &key).await?;
    told(page).await?;
    page.press("button[name='open-around']").await?;
    page.see_text(BAR, "3 件接待读不出来").await?;
    contacts(page, 1).await?;
    Frame(page).lock().await?;
    Lock(page).seen().await?;
    page.fill("passphrase", RENEWED).await?;
    page.keys(Key::Enter).await?;
    told(page).await
}

/// From the form of the passphrase to that of the recovery key, filled in and sent off.
async fn send_recovery_key(page: &Page, key: &str) -> Step {
    if !page.has("[name='recovery-key']").await? {
        page.press("button[name='other-way']").await?;
    }
    page.see("[name='recovery-key']").await?;
    page.fill("recovery-key", key).await?;
    page.fill("passphrase", RENEWED).await?;
    page.fill("passphrase-again", RENEWED).await?;
    page.press("button[name='recover']").await
}

/// Many records are answered from their gist first; what does not open is met while the rest is read.
async fn behind_the_gist(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    assert_eq!(Ledger(page).import(&sample("ledger-2004-2005.xlsx")).await?, 6330);
    page.until("the gist kept", async || {
        Ok(page.run_async(&reach(GIST, "done(Boolean(row))")).await?.as_bool().filter(|is_kept| *is_kept))
    })
    .await?;
    Frame(page).lock().await?;
    spoil(page, FIRST).await?;
    type_passphrase(page).await?;
    page.see_text("main.lock .trouble", "资料验不过").await?;
    type_passphrase(page).await?;
    page.see(&format!("{CARD} [data-lost='6330']")).await?;
    page.press("button[name='open-around']").await?;
    page.see_text(BAR, "6,330").await?;
    contacts(page, 0).await
}

/// A centre with one contact of the form and three of a ledger; the ledger, and the recovery key group by group.
async fn centre_of_four(world: &World) -> Step<(PathBuf, Vec<String>)> {
    let page = &world.page;
    page.open("").await?;
    let key = Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let file = world.browser.home().join("ledger.csv");
    std::fs::write(&file, LEDGER)?;
    assert_eq!(Ledger(page).import(&file).await?, 3);
    page.follow("intake/new").await?;
    page.fill("name", "李建国").await?;
    page.fill("demand", "单位三个月没有发工资").await?;
    Intake(page).save().await?;
    contacts(page, 4).await?;
    Ok((file, key))
}

/// The right passphrase opens nothing by itself; the page says what does not open, and names nobody.
async fn told_at_the_door(page: &Page) -> Step {
    type_passphrase(page).await?;
    told(page).await
}

/// What the page says in place of opening.
async fn told(page: &Page) -> Step {
    page.see(&format!("{CARD} [data-lost='3']")).await?;
    page.see_no("nav [data-place]").await?;
    let said = page.texts(CARD).await?.join(" ");
    assert!(said.contains("3 件接待") && said.contains("没有动过任何东西"), "{said}");
    assert!(["何青", "田禾", "石岩", "ledger"].iter().all(|word| !said.contains(word)), "{said}");
    let primary = page.texts(&format!("{CARD} .button--primary")).await?;
    assert_eq!(primary, ["恢复备份"]);
    assert_eq!(page.violations().await?, Vec::<String>::new());
    Ok(())
}

/// What can be read is there and can be added to; a bar stands on every page; nothing is written that would pass for whole.
async fn the_rest_and_no_more(world: &World) -> Step {
    let page = &world.page;
    page.see_text(BAR, "3 件接待读不出来").await?;
    page.see_text(BAR, "ledger.csv").await?;
    assert_eq!(page.violations().await?, Vec::<String>::new());
    contacts(page, 1).await?;
    page.press(&format!("{BAR} a[href$='settings/backup']")).await?;
    page.press("button[name='backup']").await?;
    page.see_text(".trouble", "有一部分记录读不出来").await?;
    let other = world.browser.home().join("other.csv");
    std::fs::write(&other, LEDGER)?;
    Ledger(page).choose(&other).await?;
    page.see_text(".import .notice", "有一部分记录读不出来").await?;
    page.see("button[name='to-rows'][disabled]").await?;
    page.follow("intake/new").await?;
    page.fill("name", "白杨").await?;
    page.fill("demand", "问入会").await?;
    Intake(page).save().await?;
    contacts(page, 2).await?;
    page.see(BAR).await?;
    Ok(())
}

/// So many contacts are in the list.
async fn contacts(page: &Page, count: u32) -> Step {
    page.follow("intake?period=all").await?;
    if count == 0 {
        page.see(".empty-state").await?;
    } else {
        page.see(&format!("[data-sum='contacts'][data-value='{count}']")).await?;
    }
    Ok(())
}

/// Types the passphrase and sends it off.
async fn type_passphrase(page: &Page) -> Step {
    page.see("[name='passphrase']").await?;
    page.fill("passphrase", PASSPHRASE).await?;
    page.keys(Key::Enter).await
}

/// Flips one bit of a sealed block on disk, once the locked page has come.
async fn spoil(page: &Page, number: u32) -> Step {
    Lock(page).seen().await?;
    let flip = format!(
        "row[row.length >> 1] ^= 1;
         store.put(row, {number});
         store.transaction.oncomplete = () => done('spoilt');"
    );
    page.run_async(&reach(number, &flip)).await?;
    Ok(())
}

/// Reads a row of the blocks on disk and then does something.
fn reach(number: u32, then: &str) -> String {
    format!(
        "const done = (said) => {{ open.result.close(); finish(said); }};
         const finish = arguments[arguments.length - 1];
         const open = indexedDB.open('bangfu-desk');
         open.onsuccess = () => {{
           const store = open.result.transaction('segments', 'readwrite').objectStore('segments');
           store.get({number}).onsuccess = ({{ target: {{ result: row }} }}) => {{ {then} }};
         }};"
    )
}

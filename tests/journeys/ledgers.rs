//! A month as a clerk keeps it by hand comes in right to the row, from the workbook and from the GB18030 text alike, with
//! nothing but what was suggested confirmed; held rows are corrected and count; undo, the same file again, a second version;
//! files that cannot be read; a hundred thousand rows.

use std::fmt::Write;
use std::path::PathBuf;

use serde_json::Value;

use crate::harness::{Step, Worker, World, journey};
use crate::ledger_year::sample;
use crate::pages::{Ledger, Opening, PASSPHRASE, Statistics, value};

const MONTH: &str = "2005-04";
const YEAR: &str = "2005-01~12";
const CLASSES: [(&str, &str); 4] =
    [("来访", "visit"), ("来信", "letter"), ("来电", "call"), ("咨询", "consultation")];
/// Category words of the month and the shipped entries they mean.
const CATEGORIES: [(&str, &str); 5] = [
    ("困难求助", "relief.living"),
    ("下岗求职", "jobs.seeking"),
    ("政策咨询", "policy"),
    ("社会保险", "social"),
    ("拖欠工资", "pay.arrears"),
];
/// Rows of the large sheet.
const MANY: u32 = 100_000;

#[test]
fn a_month_kept_by_hand_comes_in_from_the_workbook() {
    journey(async |world| a_month(world, "month-2005-04.xlsx").await);
}

#[test]
fn a_month_kept_by_hand_comes_in_from_the_text() {
    journey(async |world| a_month(world, "month-2005-04.csv").await);
}

mod once {
    use super::*;

    #[test]
    fn a_second_version_updates_what_the_clerk_says() {
        journey(a_second_version);
    }

    #[test]
    fn a_held_row_let_go_is_gone_until_that_is_undone() {
        journey(dropped);
    }

    #[test]
    fn a_word_explained_once_is_remembered() {
        journey(words);
    }

    #[test]
    fn what_cannot_be_read_is_said_and_changes_nothing() {
        journey(troubles);
    }

    #[test]
    fn a_hundred_thousand_rows_can_be_stopped_and_leave_nothing() {
        journey(a_hundred_thousand);
    }
}

async fn a_month(world: &World, file: &str) -> Step {
    let page = &world.page;
    let expected: Value = serde_json::from_slice(&std::fs::read(sample("month-2005-04.json"))?)?;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let ledger = Ledger(page);
    // Something is there already, so that what undo restores can be told from nothing.
    ledger
        .import(&written(
            "earlier.csv",
            "日期,方式,姓名,诉求\n2005-04-06,来访,何青,低保\n2005-04-07,来电,何青,供暖\n",
        )?)
        .await?;
    let before = figures(world).await?;
    assert_eq!(value(&before, "contacts.total", MONTH), 2);

    ledger.look(&sample(file)).await?;
    let kinds = [("fine", 424), ("doubtful", 45), ("held", 6), ("repeat", 5), ("skipped", 18), ("known", 0)];
    for (kind, count) in kinds {
        assert_eq!(ledger.kind(kind).await?, count, "{kind}");
    }
    assert_eq!(ledger.rows("held").await?, numbers(&expected["hold_until_corrected"]["rows"]));
    let repeats = expected["skip"]["exact_duplicate"].as_array().unwrap();
    assert_eq!(
        ledger.rows("repeat").await?,
        repeats.iter().map(|row| row["row"].as_i64().unwrap()).collect::<Vec<_>>()
    );
    page.see(&format!("tbody[data-row='46'] [data-twin='{}']", repeats[0]["same_as_row"])).await?;
    assert_eq!(figures(world).await?, before, "nothing is imported before it is confirmed");
    page.follow("settings/import").await?;
    assert_eq!(ledger.confirm().await?, 469);
    for (outcome, count) in [("doubtful", 45), ("held", 6), ("repeats", 5), ("skipped", 18), ("updated", 0)] {
        assert_eq!(ledger.sum(outcome).await?, count, "{outcome}");
    }
    the_month_counts(world, &expected).await?;
    held_rows_count_once_corrected(world, &expected).await?;

    ledger.look(&sample(file)).await?;
    for (kind, count) in
        [("fine", 0), ("doubtful", 0), ("held", 0), ("update", 0), ("known", 475), ("repeat", 5)]
    {
        assert_eq!(ledger.kind(kind).await?, count, "the same file again: {kind}");
    }
    page.see("button[name='import'][disabled]").await?;
    page.follow("settings/import").await?;
    page.press_by_key("button[name='another-file']").await?;
    page.press("[data-table='imports'] li:first-child a").await?;
    page.see("[data-report] [data-sum='imported'][data-value='469']").await?;
    page.press_by_key("button[name='undo-import']").await?;
    page.see_no("button[name='undo-import']").await?;
    assert_eq!(figures(world).await?, before, "undo restores every figure");
    assert_eq!(ledger.held().await?, Vec::<i64>::new());
    Ok(())
}

/// The month's page: tiles, months by class, categories, districts.
async fn the_month_counts(world: &World, expected: &Value) -> Step {
    let totals = &expected["totals_of_must_import"];
    let seen = figures(world).await?;
    let classes = &totals["month_x_接待方式"][MONTH];
    // One visit and one call were there before.
    let earlier = |word: &str| i64::from(matches!(word, "来访" | "来电"));
    for (word, class) in CLASSES {
        let count = classes[word].as_i64().unwrap() + earlier(word);
        assert_eq!(value(&seen, &format!("contacts.class.{class}"), MONTH), count, "{word}");
    }
    assert_eq!(value(&seen, "contacts.total", MONTH), classes["合计"].as_i64().unwrap() + 2);
    world.page.follow("statistics?period=2005-03&by=class").await?;
    world.page.see_figure("contacts.total", "2005-03", 2).await?;
    // Categories and districts are counted over all that came in: of three months.
    Statistics(&world.page).show("2004-04~13", "class").await?;
    let seen = world.page.figures("main").await?;
    for (word, key) in CATEGORIES {
        let count = totals["by_诉求类别"][word].as_i64().unwrap();
        assert_eq!(value(&seen, &format!("contacts.category.{key}"), "2004-04~13"), count, "{word}");
    }
    Ok(())
}

/// The rows held aside, corrected in place one after another, count in their month.
async fn held_rows_count_once_corrected(world: &World, expected: &Value) -> Step {
    let (page, ledger) = (&world.page, Ledger(&world.page));
    let before = value(&figures(world).await?, "contacts.total", MONTH);
    page.follow("today").await?;
    page.press("[data-part='held-waiting'] a").await?;
    page.see(".held-row").await?;
    let rows = numbers(&expected["hold_until_corrected"]["rows"]);
    assert_eq!(ledger.held().await?, rows);
    for (at, row) in rows.iter().enumerate() {
        ledger.correct_day(*row, "2005-04-01").await?;
        if let Some(next) = rows.get(at + 1) {
            let script = "return document.activeElement?.closest('.held-row')?.dataset.row ?? ''";
            page.until("the focus in the next row", async || {
                Ok((page.run(script).await?.as_str() == Some(next.to_string().as_str())).then_some(()))
            })
            .await?;
        }
    }
    page.see(".empty-state").await?;
    let count = rows.len() as i64;
    assert_eq!(value(&figures(world).await?, "contacts.total", MONTH), before + count);
    Ok(())
}

async fn a_second_version(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let ledger = Ledger(page);
    let head = "日期,方式,姓名,电话,单位,诉求\n";
    let first = format!(
        "{head}2005-04-06,来访,何青,19900000001,甲厂,低保\n2005-04-07,来电,田禾,19900000002,乙厂,供暖\n2005-04-31,来信,石岩,19900000003,丙厂,欠薪\n"
    );
    assert_eq!(ledger.import(&written("version.csv", &first)?).await?, 2);
    let second = format!(
        "{head}2005-04-06,来访,何青,19900000009,甲厂,低保\n2005-04-07,来电,田禾,19900000002,丁厂,供暖\n2005-04-30,来信,石岩,19900000003,丙厂,欠薪\n"
    );
    ledger.look(&written("version.csv", &second)?).await?;
    for (kind, count) in [("update", 2), ("fine", 1), ("held", 0), ("known", 0)] {
        assert_eq!(ledger.kind(kind).await?, count, "{kind}");
    }
    assert_eq!(ledger.rows("update").await?, [2, 3]);
    // One is taken from the file, the other stays as it is.
    page.press("tbody[data-row='3'] label:has(input[name='take-row'])").await?;
    assert_eq!(ledger.confirm().await?, 1);
    for (outcome, count) in [("updated", 1), ("known", 1), ("held", 0)] {
        assert_eq!(ledger.sum(outcome).await?, count, "{outcome}");
    }
    assert_eq!(ledger.held().await?, Vec::<i64>::new(), "the corrected row lets the held one go");
    page.follow("intake?period=all").await?;
    page.see_text("[data-table='contacts'] tbody", "丁厂").await?;
    let text = page.texts("[data-table='contacts']").await?.join("");
    assert!(!text.contains("乙厂") && text.contains("0001") && !text.contains("0009"), "{text}");
    Ok(())
}

async fn dropped(world: &World) -> Step {
    let (page, ledger) = (&world.page, Ledger(&world.page));
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let text = "日期,方式,姓名,诉求\n2005-04-06,来访,何青,低保\n2005-04-31,来信,石岩,欠薪\n2005-04-32,来电,田禾,供暖\n";
    let gb = encoding_rs::GB18030.encode(text).0;
    ledger.choose(&stored("dropped.csv", &gb)?).await?;
    page.see_text("[data-part='encoding']", "GB18030").await?;
    page.press("button[name='to-rows']").await?;
    assert_eq!(ledger.confirm().await?, 1);
    assert_eq!(ledger.held().await?, [3, 4]);
    ledger.drop_held(3).await?;
    assert_eq!(ledger.held().await?, [4]);
    assert_eq!(value(&figures(world).await?, "contacts.total", MONTH), 1);
    page.follow("settings/acts").await?;
    page.press("[data-table='acts'] tbody tr:first-child button[name='undo']").await?;
    page.see("[data-table='acts'] tbody tr:nth-child(2) .chip").await?;
    assert_eq!(ledger.held().await?, [3, 4]);
    assert_eq!(value(&figures(world).await?, "contacts.total", MONTH), 1);
    Ok(())
}

async fn words(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let ledger = Ledger(page);
    let sheet = |month: u32, visitor: &str, caller: &str| {
        format!(
            "日期,方式,姓名,事项\n2005-{month:02}-06,走来的,{visitor},讨薪水\n2005-{month:02}-06,来电,{caller},讨薪水\n"
        )
    };
    ledger.choose(&written("words-1.csv", &sheet(4, "何青", "田禾"))?).await?;
    page.see("[data-word='讨薪水']").await?;
    assert_eq!(ledger.kind("held").await?, 1, "a way that nobody knows holds its row");
    page.pick_within("[data-word='走来的'] select", "visit").await?;
    page.pick_within("[data-word='讨薪水'] select", "pay.arrears").await?;
    page.until("both words", async || Ok((ledger.kind("fine").await? == 2).then_some(()))).await?;
    page.press("button[name='to-rows']").await?;
    assert_eq!(ledger.confirm().await?, 2);
    ledger.look(&written("words-2.csv", &sheet(5, "石岩", "白杨"))?).await?;
    for (kind, count) in [("fine", 2), ("doubtful", 0), ("held", 0)] {
        assert_eq!(ledger.kind(kind).await?, count, "remembered: {kind}");
    }
    page.press("button[name='back']").await?;
    page.see_text(".import-why", "上次").await?;
    Ok(())
}

async fn troubles(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let ledger = Ledger(page);
    let whole = std::fs::read(sample("month-2005-04.xlsx"))?;
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ole = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], vec![0; 512].as_slice(), &name].concat();
    for (file, bytes, says) in [
        ("damaged.xlsx", &whole[..whole.len() / 2], "坏了"),
        ("encrypted.xlsx", &ole[..], "密码"),
        ("empty.csv", b"\r\n".as_slice(), "空的"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是"),
        ("letter.txt", "各位同事：\n明天开会。\n".as_bytes(), "没有接待台账"),
    ] {
        ledger.choose(&stored(file, bytes)?).await?;
        page.see_text(".import .notice[role='alert'], .import [role='alert']", says).await?;
        page.see("[data-step-head='file']").await?;
    }
    let large = stored("large.csv", b"")?;
    std::fs::File::options().write(true).open(&large)?.set_len((64 << 20) + 1)?;
    ledger.choose(&large).await?;
    page.see_text(".import .notice[role='alert']", "太大").await?;
    std::fs::remove_file(&large)?;
    page.see("[data-part='held-waiting'], .import-past .muted").await?;
    // The next file is none the worse for it.
    ledger.look(&sample("month-2005-04.csv")).await?;
    assert_eq!(ledger.kind("fine").await?, 424);
    Ok(())
}

async fn a_hundred_thousand(world: &World) -> Step {
    let (page, ledger) = (&world.page, Ledger(&world.page));
    let file = written("many.csv", &many())?;
    world.serve_seeded(&[(Worker::Engine, SLOW_DISK)])?;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.follow("settings/import").await?;
    page.see("input[name='file']").await?;
    ledger.look(&file).await?;
    assert_eq!(ledger.kind("fine").await?, i64::from(MANY));
    page.run(STOP_WHEN_IT_MOVED).await?;
    page.press("button[name='import']").await?;
    page.until("the stop while it moves", async || {
        Ok((page.run("return window.shares.length >= 2").await? == true).then_some(()))
    })
    .await?;
    page.see("button[name='import']:not([disabled]):not(.is-busy)").await?;
    page.see_no(".import-bar progress").await?;
    assert_eq!(Statistics(page).rows("contacts.total", YEAR).await?, (0, 0), "nothing is left of it");
    page.follow("settings/acts").await?;
    page.see("[data-table='acts'] tr[data-row]").await?;
    assert_eq!(page.texts("[data-table='acts'] tbody tr").await?.len(), 1, "only the opening was done");
    Ok(())
}

/// A disk so slow that a page sees an import move: each transaction for a block waits.
const SLOW_DISK: &str = "const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (places, mode, options) {
  if (mode === 'readwrite' && [].concat(places).includes('segments')) {
    const until = performance.now() + 250;
    while (performance.now() < until);
  }
  return begin.call(this, places, mode, options);
};";

/// Presses stop in the frame in which the progress is seen to have moved: a driver's own press may come too late.
const STOP_WHEN_IT_MOVED: &str = "window.shares = [];
    const look = () => {
      const share = document.querySelector('.import-bar progress')?.value ?? 0;
      if (share > 0 && share !== window.shares.at(-1)) window.shares.push(share);
      if (window.shares.length >= 2) document.querySelector('.import-bar .progress button').click();
      else requestAnimationFrame(look);
    };
    look();";

/// A sheet of many rows, each different.
fn many() -> String {
    let mut text = String::from("日期,方式,姓名,电话,单位,县区,事项,诉求,人数\n");
    for at in 0..MANY {
        let (day, month) = (at % 28 + 1, at / 28 % 12 + 1);
        let way = ["来访", "来电", "来信", "咨询"][at as usize % 4];
        // Writing to a text does not fail.
        let _ = writeln!(
            text,
            "2005-{month:02}-{day:02},{way},张{at},199{at:08},第{}机械厂,桥东区,拖欠工资,单位拖欠工资三个月，第{at}次来反映，希望尽快解决,{}",
            at % 300,
            at % 5 + 1
        );
    }
    text
}

/// Figures of the month by class.
async fn figures(world: &World) -> Step<Vec<crate::harness::FigureSeen>> {
    Statistics(&world.page).show(MONTH, "class").await?;
    world.page.figures("main").await
}

fn numbers(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().filter_map(Value::as_i64).collect()
}

/// A file made for a journey.
fn written(name: &str, text: &str) -> Step<PathBuf> {
    stored(name, text.as_bytes())
}

fn stored(name: &str, bytes: &[u8]) -> Step<PathBuf> {
    let folder = xtask::project::root().join("target/journeys/files");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    std::fs::write(&file, bytes)?;
    Ok(file)
}

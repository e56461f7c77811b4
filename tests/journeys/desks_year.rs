//! A whole workbook comes in with one confirmation: the reception and seven other ledgers, each as guessed, one act a sheet;
//! the registers' totals are seen; one sheet is undone alone, then all; a second time everything is known.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Step, World, journey};
use crate::ledger_year::sample;
use crate::pages::{Ledger, Opening, PASSPHRASE};

/// Sheet, register, rows, entries that count, money in fen.
const SHEETS: [(&str, &str, i64, i64, i64); 7] = [
    ("困难救助", "relief", 598, 598, 56_430_000),
    ("法律援助", "legal", 8, 8, 39_136_600),
    ("职业介绍", "seekers", 3720, 3120, 0),
    ("小额贷款", "loans", 2755, 2755, 1_063_000_000),
    ("走访慰问", "home-visits", 2148, 2148, 100_550_000),
    ("减免优待", "waivers", 2983, 2983, 254_600_000),
    ("募捐", "donations", 430, 430, 221_000_000),
];

#[test]
fn a_whole_workbook_comes_in_with_one_confirmation() {
    journey(a_workbook);
}

async fn a_workbook(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let ledger = Ledger(page);
    ledger.choose(&sample("ledger-2004-2005.xlsx")).await?;
    // Every sheet is listed with the register it is guessed to be of, and what it would bring.
    page.see("[data-table='import-sheets'] tr[data-sheet='募捐'] [data-sum='rows'][data-value='430']")
        .await?;
    for (sheet, register, rows, _, fen) in SHEETS {
        let line = format!("[data-table='import-sheets'] tr[data-sheet='{sheet}']");
        let chosen = format!("return document.querySelector(\"{line} select\")?.value");
        page.until(&format!("the register of {sheet}"), async || {
            Ok((page.run(&chosen).await? == register).then_some(()))
        })
        .await?;
        page.see(&format!("{line} [data-sum='rows'][data-value='{rows}']")).await?;
        // Of a seeker money does not count.
        let fen = if fen > 0 { fen.to_string() } else { String::new() };
        page.see(&format!("{line} [data-sum='fen'][data-value='{fen}']")).await?;
    }
    // One of them is looked at: its columns, its first rows, what it holds.
    page.press("[data-table='import-sheets'] tr[data-sheet='走访慰问'] button").await?;
    page.see("[data-desk-sheet='home-visits'] [data-desk-sum='taken'][data-value='2148']").await?;
    page.see("[data-table='desk-first'] tr[data-row='2']").await?;
    let column = "[data-desk-sheet] select[name='column-12']";
    let meant = format!("return document.querySelector(\"{column}\")?.value");
    page.until("the thirteenth column", async || {
        Ok((page.run(&meant).await? == "goods-1-article").then_some(()))
    })
    .await?;
    // A column taken away keeps the sheet from being read; given back it is read anew.
    page.pick("column-2", "").await?;
    page.see("[data-desk-sheet] .notice").await?;
    page.pick("column-2", "opened").await?;
    page.see("[data-desk-sheet] [data-desk-sum='fen'][data-value='100550000']").await?;

    page.press("button[name='to-rows']").await?;
    page.see("[data-step-head='rows']").await?;
    assert_eq!(ledger.confirm().await?, 6330);
    for (sheet, _, rows, count, fen) in SHEETS {
        let line = format!("[data-table='import-outcome'] tr[data-sheet='{sheet}']");
        page.see(&format!("{line} [data-sum='entries'][data-value='{rows}']")).await?;
        page.see(&format!("{line} [data-sum='counted'][data-value='{count}']")).await?;
        page.see(&format!("{line} [data-sum='fen'][data-value='{fen}']")).await?;
    }
    one_goes_out_then_all(world).await
}

async fn one_goes_out_then_all(world: &World) -> Step {
    let (page, ledger) = (&world.page, Ledger(&world.page));
    let donations = "[data-table='import-outcome'] tr[data-sheet='募捐']";
    page.press_by_key(&format!("{donations} button[name='undo-sheet']")).await?;
    page.see(&format!("{donations} .chip")).await?;
    assert!(page.has("[data-outcome='imported']").await?, "the other sheets stand");
    // The same file again: everything but the donations is known.
    ledger.look(&sample("ledger-2004-2005.xlsx")).await?;
    page.press("button[name='import']").await?;
    page.see(&format!("{donations} [data-sum='entries'][data-value='430']")).await?;
    let relief = "[data-table='import-outcome'] tr[data-sheet='困难救助']";
    page.see(&format!("{relief} [data-sum='counted'][data-value='598']")).await?;
    assert!(!page.has(&format!("{relief} button")).await?, "nothing of it came in a second time");
    let past = past(world).await?;
    assert_eq!(past.values().sum::<usize>(), 9, "one act a sheet, and the donations twice: {past:?}");
    Ok(())
}

/// Acts of imports by what their line says they are of.
async fn past(world: &World) -> Step<BTreeMap<String, usize>> {
    let page = &world.page;
    page.press_by_key("button[name='next-file']").await?;
    page.see("[data-table='imports'] li").await?;
    let script = "return [...document.querySelectorAll(\"[data-table='imports'] li\")].map((line) => line.querySelector('.small').textContent)";
    let lines: Value = page.run(script).await?;
    let mut past = BTreeMap::new();
    for line in lines.as_array().into_iter().flatten() {
        *past.entry(line.as_str().unwrap_or_default().to_owned()).or_default() += 1;
    }
    Ok(past)
}

//! The board of a month: what it is compared with and what the year has come to, the heat table by keyboard, the members
//! of staff, the longer line, and the whole board as a workbook whose numbers are those of the page.

use std::collections::BTreeMap;

use paperwork::sheet::{Cell, Workbook};
use thirtyfour::Key;

use crate::harness::{Page, Step, World, journey};
use crate::ledger_year::sample;
use crate::pages::{Ledger, Opening, PASSPHRASE, Statistics};

const MONTH: &str = "2005-01";
const HEAT: &str = "[data-table='heat']";

mod once {
    use super::*;

    #[test]
    fn the_board_of_a_month_is_compared_opened_and_handed_out() {
        journey(a_month);
    }
}

async fn a_month(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    assert_eq!(Ledger(page).import(&sample("ledger-2004-2005.xlsx")).await?, 6330);
    Statistics(page).show(MONTH, "class").await?;

    compared(page).await?;
    heat_adds_up(page).await?;
    a_cell_opens_its_rows(page).await?;
    a_member_opens_the_rows(page).await?;
    the_longer_line(page).await?;
    the_heat_as_a_picture(world).await?;
    a_workbook(world).await
}

/// 1,018 contacts after 866; nothing is kept of a year before; 2,643 since October.
async fn compared(page: &Page) -> Step {
    let lines = page.texts(".tile:has([data-figure='contacts.total']) .tile-line").await?;
    assert_eq!(lines, ["环比 ▲ 17.6%", "同比 — 没有记录", "本年累计 1,018"]);
    page.see_figure("contacts.total", "2004-10~4", 308 + 451 + 866 + 1018).await?;
    page.see_text("[data-table='overview'] tbody tr:first-child", "17.6%").await?;
    page.pick("year", "union").await?;
    page.see_text(".tile:has([data-figure='contacts.total']) .tile-line", "工会年度累计 2,643").await?;
    page.pick("year", "natural").await?;
    page.see_text(".tile:has([data-figure='contacts.total']) .tile-line", "本年累计 1,018").await?;
    Ok(())
}

/// Rows, columns and the figure agree.
async fn heat_adds_up(page: &Page) -> Step {
    page.see(HEAT).await?;
    let script = format!(
        "return [...document.querySelectorAll(\"{HEAT} tr\")].map((row) =>
           [...row.querySelectorAll('td [data-value]')].map((cell) => Number(cell.dataset.value)))"
    );
    let rows: Vec<Vec<i64>> = serde_json::from_value(page.run(&script).await?)?;
    let rows: Vec<Vec<i64>> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    let (total, body) = rows.split_last().unwrap();
    assert!(body.len() > 10 && total.len() > 5);
    for row in &rows {
        let (sum, cells) = row.split_last().unwrap();
        assert_eq!(cells.iter().sum::<i64>(), *sum, "{row:?}");
    }
    for (n, sum) in total.iter().enumerate() {
        assert_eq!(body.iter().map(|row| row[n]).sum::<i64>(), *sum, "column {n}");
    }
    assert_eq!(total.last(), Some(&1018));
    Ok(())
}

/// By keyboard alone: one stop of Tab, arrows to the cell below and beside, Enter opens its rows.
async fn a_cell_opens_its_rows(page: &Page) -> Step {
    let stops = format!("return document.querySelectorAll(\"{HEAT} td a:not([tabindex='-1'])\").length");
    assert_eq!(page.run(&stops).await?, 1);
    let entry = page.see(&format!("{HEAT} td a:not([tabindex='-1'])")).await?;
    entry.send_keys(Key::Down + Key::Right).await?;
    let here = "const cell = document.activeElement; const row = cell.closest('tr');
        return [row.rowIndex, cell.closest('td').cellIndex, cell.dataset.figure, Number(cell.dataset.value)]";
    let (row, column, figure, value): (i64, i64, String, i64) =
        serde_json::from_value(page.run(here).await?)?;
    assert_eq!((row, column), (2, 2));
    assert!(figure.contains("district.") && figure.contains("category-top."), "{figure}");
    assert!(value > 0);
    page.keys(Key::Enter).await?;
    assert_eq!(Statistics(page).rows_here(&figure, MONTH).await?, (value, value));
    page.see("[data-table='contacts'] tr[data-row]").await?;
    Statistics(page).show(MONTH, "class").await
}

/// The number of a member of staff opens as many rows; no address says whose.
async fn a_member_opens_the_rows(page: &Page) -> Step {
    let first =
        page.see("[data-table='staff'] tbody tr:first-child [data-figure='contacts.receiver']").await?;
    let value: i64 = first.attr("data-value").await?.unwrap_or_default().parse()?;
    page.press("[data-table='staff'] tbody tr:first-child [data-figure='contacts.receiver']").await?;
    assert_eq!(Statistics(page).rows_here("contacts.receiver", MONTH).await?, (value, value));
    assert_eq!(page.path().await?, format!("statistics/rows?figure=contacts.total&period={MONTH}&aside=1"));
    Statistics(page).show(MONTH, "class").await
}

/// 36 months, told in the table as well.
async fn the_longer_line(page: &Page) -> Step {
    page.choose("months", "36").await?;
    page.until("36 months", async || {
        let rows =
            page.run("return document.querySelectorAll(\"[data-table='trend'] tbody tr\").length").await?;
        Ok((rows == 36).then_some(()))
    })
    .await?;
    page.choose("months", "12").await
}

/// The heat table leaves the page as a picture of its own size, with cells of every band and words on it.
async fn the_heat_as_a_picture(world: &World) -> Step {
    let page = &world.page;
    let rows = page.run(&format!("return document.querySelectorAll(\"{HEAT} tbody tr\").length")).await?;
    page.press("[data-menu='save-heat'] > button").await?;
    page.press("[data-menu='save-heat'] .menu-item:first-child").await?;
    let bytes = world.browser.download(".png").await?;
    let (width, height, colours) = seen(page, &bytes).await?;
    assert!(width >= 2 * 960, "{width}");
    // Twice the pixels: a line of 28 for each row, and what stands above and below.
    let rows = rows.as_i64().unwrap_or_default();
    assert!((2 * 28 * rows..2 * (28 * rows + 260)).contains(&height), "{rows} rows: {height}");
    let bands = page
        .run("return [1, 2, 3, 4, 5, 6].map((band) => getComputedStyle(document.querySelector(`.heat-swatch.heat-${band}`)).backgroundColor)")
        .await?;
    let bands: Vec<String> = serde_json::from_value(bands)?;
    for band in bands {
        let count = colours.get(&band).copied().unwrap_or(0);
        assert!(count > 500, "{band} on {count} pixels");
    }
    assert!(colours.len() > 20, "words have edges: {} colours", colours.len());
    Ok(())
}

/// Width, height and the count of each colour of a picture, as the browser itself reads it.
async fn seen(page: &Page, png: &[u8]) -> Step<(i64, i64, BTreeMap<String, i64>)> {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let script = format!(
        "const done = arguments[arguments.length - 1];
         createImageBitmap(new Blob([new Uint8Array({png:?})])).then((picture) => {{
           const canvas = document.createElement('canvas');
           [canvas.width, canvas.height] = [picture.width, picture.height];
           const context = canvas.getContext('2d');
           context.drawImage(picture, 0, 0);
           const {{ data }} = context.getImageData(0, 0, canvas.width, canvas.height);
           const colours = {{}};
           for (let at = 0; at < data.length; at += 4) {{
             const colour = `rgb(${{data[at]}}, ${{data[at + 1]}}, ${{data[at + 2]}})`;
             colours[colour] = (colours[colour] ?? 0) + 1;
           }}
           done([canvas.width, canvas.height, colours]);
         }}, (error) => done(String(error)));"
    );
    Ok(serde_json::from_value(page.run_async(&script).await?)?)
}

/// The workbook says what the page says.
async fn a_workbook(world: &World) -> Step {
    let page = &world.page;
    page.press("button[name='export-xlsx']").await?;
    let bytes = world.browser.download(".xlsx").await?;
    let book = Workbook::read(&bytes).map_err(|trouble| trouble.to_string())?;
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names.len(), 8, "{names:?}");
    let cells =
        |name: &str| book.sheets.iter().find(|sheet| sheet.name == name).map(|sheet| &sheet.rows).unwrap();
    let has = |name: &str, number: f64| {
        let is = |cell: &Cell| matches!(cell, Cell::Number(found) if *found == number);
        cells(name).iter().flatten().any(is)
    };
    assert!(has("对比和累计", 1018.0) && has("对比和累计", 0.176) && has("对比和累计", 2643.0));
    assert!(has("县区 × 事项", 1018.0));
    Ok(())
}

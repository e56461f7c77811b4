//! The head looks at all desks beside one another, opens a number, a board and its rows, and takes them out on paper.

use paperwork::sheet::{Cell, Workbook};

use crate::harness::{Page, Step, World, journey};
use crate::pages::Opening;

const DESKS: &str = "[data-table='overview-desks']";

#[test]
fn the_head_sees_all_desks_and_hands_them_out() {
    journey(overview);
}

async fn overview(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).try_demo().await?;
    page.follow("statistics/overview").await?;
    page.see(DESKS).await?;
    page.choose("span", "year").await?;
    let period = page.until("a year with relief", async || year_shown(page).await).await?;
    let relief = seen(page, &format!("{DESKS} [data-figure='relief.total'][data-period='{period}']")).await?;
    assert!(relief > 0);
    let amount =
        seen(page, &format!("{DESKS} [data-figure='relief.amount'][data-period='{period}']")).await?;
    assert!(amount > relief * 100, "money is told in fen");
    assert_eq!(seen(page, ".tile [data-figure='relief.total']").await?, relief);

    workbook(world, relief, amount).await?;
    printed(page).await?;
    page.follow(&format!("statistics/desks/relief?period={period}&by=class&year=natural")).await?;
    page.see_figure("relief.total", &period, relief).await?;
    kinds_add_up(page, &period, relief, amount).await?;
    page.press(".tile [data-figure='relief.total']").await?;
    page.see(&format!("[data-sum='entries'][data-value='{relief}']")).await?;
    Ok(())
}

/// The period of the board, once it is a year.
async fn year_shown(page: &Page) -> Step<Option<String>> {
    let figure = page.see(".tile [data-figure='relief.total']").await?;
    let period = figure.attr("data-period").await?.unwrap_or_default();
    Ok(Some(period).filter(|period| period.ends_with("~12")))
}

async fn seen(page: &Page, css: &str) -> Step<i64> {
    Ok(page.see(css).await?.attr("data-value").await?.unwrap_or_default().parse()?)
}

/// The kinds of relief are the whole of it, in number and in money.
async fn kinds_add_up(page: &Page, period: &str, relief: i64, amount: i64) -> Step {
    let sum = |figure: &str| {
        format!(
            "return [...document.querySelectorAll(\"[data-figure^='{figure}.relief-kind.'][data-period='{period}']\")]
               .reduce((sum, cell) => sum + Number(cell.dataset.value), 0)"
        )
    };
    page.until("the kinds of relief", async || {
        let (count, money) = (page.run(&sum("relief")).await?, page.run(&sum("relief.amount")).await?);
        Ok((count == relief && money == amount).then_some(()))
    })
    .await
}

/// The board is put on paper by its button, under a head that only paper shows.
async fn printed(page: &Page) -> Step {
    page.print().await?;
    let head = page.run("return document.querySelector('.paper-head').textContent").await?;
    assert!(head.as_str().is_some_and(|head| head.contains("总览")), "{head}");
    Ok(())
}

/// The workbook says what the page says, in yuan.
async fn workbook(world: &World, relief: i64, amount: i64) -> Step {
    world.page.press("button[name='export-xlsx']").await?;
    let bytes = world.browser.download(".xlsx").await?;
    let book = Workbook::read(&bytes).map_err(|trouble| trouble.to_string())?;
    let has = |number: f64| {
        let is = |cell: &Cell| matches!(cell, Cell::Number(found) if (*found - number).abs() < 0.001);
        book.sheets.iter().flat_map(|sheet| &sheet.rows).flatten().any(is)
    };
    assert!(has(relief as f64) && has(amount as f64 / 100.0));
    Ok(())
}

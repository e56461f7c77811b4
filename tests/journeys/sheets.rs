//! Ledgers of registers kept by hand: a column changed once is remembered, what is there already is shown with its twin before
//! anything comes in, rows left out are taken as a file and come in corrected; and their list, narrowed by days, on paper.

use std::path::PathBuf;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Case, Frame, Ledger, Lock, Opening, PASSPHRASE, Register};

mod once {
    use super::*;

    #[test]
    fn a_register_kept_by_hand_comes_in_once_and_nothing_of_it_is_lost() {
        journey(by_hand);
    }

    #[test]
    fn repayments_of_loans_come_in_by_a_sheet_and_less_is_owed() {
        journey(repaid);
    }

    #[test]
    fn the_list_of_a_register_is_narrowed_by_days_and_put_on_paper() {
        journey(on_paper);
    }

    #[test]
    fn the_stages_of_job_seekers_stay_within_their_line_on_a_tablet() {
        journey(stages);
    }
}

const FILE: &str = "救助2005.csv";
const BY_HAND: &str = "救助日期,户主姓名,身份证号,救助类别,救助金额(元),说明
2005-4-1,张三,,助学,300,家里两个学生
2005-4-31,李四,,医疗,500,住院
2005-4-2,王五,,助学,约200,
2005-4-1,张三,,助学,300,家里两个学生
2005-4-1,张三,,助学,300,第二个学生
";
const COLUMN: &str = "[data-desk-sheet='relief'] select[name='column-6']";

async fn by_hand(world: &World) -> Step {
    let (page, ledger) = (&world.page, Ledger(&world.page));
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let file = written(FILE, BY_HAND)?;
    ledger.choose(&file).await?;
    page.see(COLUMN).await?;
    page.pick("column-6", "situation").await?;
    for (sum, rows) in [("taken", 2), ("doubtful", 1), ("known", 0), ("wrong", 2), ("repeated", 1)] {
        see_sum(page, sum, rows).await?;
    }
    // A repeat stands above the row it repeats; one that says the same in other words comes in, and it is said.
    page.see("[data-table='desk-twins'] [data-row='5'][data-fate='repeat'] [data-twin='2']").await?;
    page.see("[data-table='desk-twins'] [data-row='6'][data-fate='same'] [data-twin='2']").await?;
    assert_eq!(imports(page).await?, 2);

    page.press("[data-table='import-outcome'] button[name='download-left']").await?;
    let left = String::from_utf8(world.browser.download(".csv").await?)?;
    assert!(left.contains("CSV,3,日期,") && left.contains(",李四,,医疗,500,住院"), "{left}");
    let corrected = left.replace("2005-4-31", "2005-4-30").replace("约200", "200");
    let corrected = written("救助2005 CSV 没导入的行.csv", &corrected)?;
    ledger.choose(&corrected).await?;
    see_sum(page, "taken", 2).await?;
    assert_eq!(imports(page).await?, 2);
    again(world, &file).await
}

/// The same file after a reload: its column is known, its rows are, and nothing is offered.
async fn again(world: &World, file: &std::path::Path) -> Step {
    let (page, ledger) = (&world.page, Ledger(&world.page));
    page.reload().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.see("nav [data-place='/relief']").await?;
    ledger.choose(file).await?;
    see_sum(page, "known", 2).await?;
    see_sum(page, "taken", 0).await?;
    assert_eq!(page.run(&format!("return document.querySelector(\"{COLUMN}\").value")).await?, "situation");
    page.see_text("#column-6-why", "上次").await?;
    page.see_text(
        "[data-table='desk-twins'] [data-row='2'][data-fate='known'] [data-twin='entry']",
        "300.00",
    )
    .await?;
    page.see_text(".import-says", "没有要导入的").await?;
    page.see("button[name='to-rows']:disabled").await?;
    page.press("[data-table='desk-twins'] [data-row='2'] [data-twin='entry'] a").await?;
    page.until("the page of the entry", async || {
        Ok(page.path().await?.starts_with("entries/").then_some(()))
    })
    .await?;

    // What the first import left out is still with it, and taking it was noted.
    page.follow("settings/import").await?;
    page.press_by_key("button[name='another-file']").await?;
    page.press_by_key("[data-table='imports'] li:last-child a").await?;
    page.see_text("[data-table='entry-notes'] tr[data-row='3']", "日期").await?;
    page.see("[data-report] button[name='download-left']").await?;
    page.follow("settings/access").await?;
    page.see_text("[data-table='access'] tbody", "导出").await?;
    Ok(())
}

/// A sheet of repayments beside one loan: looked at, imported, known when it comes again, undone.
async fn repaid(world: &World) -> Step {
    let (page, ledger, case) = (&world.page, Ledger(&world.page), Case(&world.page));
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let lent = "放款日期,借款人,联系电话,合同编号,贷款金额(元),期限,经营项目\n\
        2005-4-1,孙玉梅,19900005680,JY-1,10000,12,早点铺\n";
    ledger.choose(&written("小额贷款.csv", lent)?).await?;
    see_sum(page, "taken", 1).await?;
    assert_eq!(imports(page).await?, 1);

    let text = "合同编号,借款人,联系电话,还款日期,还款金额(元)\nJY-1,,,2005-5-1,\"1,000.50\"\n\
        ,孙玉梅,19900005680,2005-6-1,2000\nJY-9,孙玉梅,,2005-7-1,100\nJY-1,,,2005-3-31,100\n";
    let file = written("还款.csv", text)?;
    ledger.choose(&file).await?;
    page.see("[data-desk-sheet='repayments']").await?;
    for (sum, rows) in [("taken", 2), ("fen", 300_050), ("known", 0), ("wrong", 2)] {
        see_sum(page, sum, rows).await?;
    }
    page.see_text("[data-table='desk-notes'] tr[data-row='4'][data-field='contract']", "核对合同编号")
        .await?;
    page.see_text("[data-table='desk-notes'] tr[data-row='5'][data-field='paid-day']", "早于放款").await?;
    assert_eq!(imports(page).await?, 2);

    let loans = Register { page, place: "loans", word: "loans" };
    loans.open_list("").await?;
    loans.see_rows("孙玉梅", 1).await?;
    loans.open_row("孙玉梅").await?;
    case.page().await?;
    case.stands_at("paid-out").await?;
    case.see_balance("outstanding", 699_950).await?;

    ledger.choose(&file).await?;
    see_sum(page, "known", 2).await?;
    see_sum(page, "taken", 0).await?;
    page.see("button[name='to-rows']:disabled").await?;
    page.press("[data-table='desk-twins'] [data-row='2'] [data-twin='entry'] a").await?;
    case.page().await?;
    case.see_balance("outstanding", 699_950).await
}

/// Imports the one sheet that is looked at; the rows told as imported.
async fn imports(page: &Page) -> Step<i64> {
    page.press("button[name='to-rows']").await?;
    page.see("[data-step-head='rows']").await?;
    page.press("button[name='import']").await?;
    let line = "[data-outcome='imported'] [data-table='import-outcome'] [data-sum='entries']";
    page.until("the rows that came in", async || {
        let told = page.see(line).await?.attr("data-value").await?.unwrap_or_default();
        Ok(told.parse().ok())
    })
    .await
}

async fn see_sum(page: &Page, sum: &str, rows: i64) -> Step {
    page.see(&format!("[data-desk-sum='{sum}'][data-value='{rows}']")).await?;
    Ok(())
}

async fn on_paper(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let text = "救助日期,户主姓名,救助类别,救助金额(元)\n2005-4-1,张三,助学,300\n2005-4-2,李四,医疗,500\n\
        2005-4-3,王五,助学,200\n2005-5-1,赵六,助学,10\n";
    Ledger(page).choose(&written("救助四笔.csv", text)?).await?;
    see_sum(page, "taken", 4).await?;
    assert_eq!(imports(page).await?, 4);
    let relief = Register { page, place: "relief", word: "relief" };
    relief.open_list("").await?;
    relief.see_rows("赵六", 4).await?;
    page.pick("period", "days").await?;
    page.put("[name='from']", "2005-04-02").await?;
    relief.see_rows("赵六", 3).await?;
    page.put("[name='to']", "2005-04-03").await?;
    relief.see_rows("李四", 2).await?;
    page.see("[data-sum='amount'][data-value='70000']").await?;
    assert_eq!(page.path().await?, "relief?from=2005-04-02&to=2005-04-03");
    // The address is all it needs.
    relief.open_list("").await?;
    relief.see_rows("赵六", 4).await?;
    relief.open_list("?from=2005-04-02&to=2005-04-03").await?;
    relief.see_rows("李四", 2).await?;
    printed(page, "2005-04-02 到 2005-04-03", "合计：2 户次，700.00 元").await?;
    Frame(page).language("en").await?;
    page.see_text("main h1", "Relief").await?;
    printed(page, "2005-04-02 to 2005-04-03", "Total: 2 times, 700.00 yuan").await
}

/// Puts the list on paper: its head says which days, its foot what they come to, and only paper shows it.
async fn printed(page: &Page, days: &str, sums: &str) -> Step {
    page.print().await?;
    let part =
        |css: &str| format!("return document.querySelector(\"[data-print='relief'] {css}\").textContent");
    let head = page.run(&part("h2")).await?;
    assert!(
        head.as_str().is_some_and(|head| head.contains("桥东区职工帮扶中心") && head.contains(days)),
        "{head}"
    );
    assert_eq!(page.run(&part("[data-printed='sums']")).await?, sums);
    let rows = "return document.querySelectorAll(\"[data-print='relief'] tbody tr\").length";
    assert_eq!(page.run(rows).await?, 2);
    page.see_no("[data-print='relief']").await
}

async fn stages(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).try_demo().await?;
    Frame(page).language("en").await?;
    page.show_at(800, 1280).await?;
    page.follow("jobs").await?;
    page.see("[data-table='seekers'] tr[data-row]").await?;
    let over = "const filter = document.querySelector('.stage-filter'); \
        const faces = [...filter.querySelectorAll('.segment-face')]; \
        return [filter, ...faces].filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent)";
    assert_eq!(page.run(over).await?, serde_json::json!([]), "nothing stands out of its segment");
    assert_eq!(page.run("return document.documentElement.scrollWidth > innerWidth").await?, false);
    Ok(())
}

/// A file made for a journey.
fn written(name: &str, text: &str) -> Step<PathBuf> {
    let folder = xtask::project::root().join("target/journeys/files");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    std::fs::write(&file, text)?;
    Ok(file)
}

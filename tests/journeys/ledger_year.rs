//! A year of a centre's reception ledger comes in through the page and counts right to the unit, against a count made
//! outside this project; its numbers open their rows; undo takes it out again.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use crate::harness::{Step, World, journey};
use crate::pages::{Ledger, Opening, PASSPHRASE, Statistics, value};

const YEAR: &str = "2004-04~12";
const CLASSES: [(&str, &str, i64); 4] = [
    ("来访", "contacts.class.visit", 2728),
    ("来信", "contacts.class.letter", 736),
    ("来电", "contacts.class.call", 2236),
    ("咨询", "contacts.class.consultation", 630),
];
const CHANNELS: [(&str, i64); 3] =
    [("contacts.channel.visit", 3056), ("contacts.channel.letter", 788), ("contacts.channel.call", 2486)];
/// Category words of the ledger and the shipped entries they mean.
const CATEGORIES: [(&str, &str); 16] = [
    ("困难求助", "relief.living"),
    ("下岗求职", "jobs.seeking"),
    ("助学申请", "relief.education"),
    ("医疗救助", "relief.medical"),
    ("拖欠工资", "pay.arrears"),
    ("社会保险", "social"),
    ("工伤待遇", "injury.benefits"),
    ("劳动合同", "contract"),
    ("企业改制安置", "restructuring.placement"),
    ("小额贷款", "loans.application"),
    ("优待证办理", "relief.card"),
    ("法律援助", "legal.aid"),
    ("政策咨询", "policy"),
    ("法律咨询", "legal.advice"),
    ("工会事务", "union"),
    ("其他", "other"),
];

/// A file of `tests/samples`.
pub fn sample(name: &str) -> PathBuf {
    xtask::project::root().join("tests/samples").join(name)
}

#[test]
fn a_year_of_a_ledger_comes_in_counts_and_goes_out_again() {
    journey(a_year);
}

async fn a_year(world: &World) -> Step {
    let page = &world.page;
    let expected: Value = serde_json::from_slice(&std::fs::read(sample("ledger-2004-2005.json"))?)?;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let ledger = Ledger(page);
    assert_eq!(ledger.import(&sample("ledger-2004-2005.xlsx")).await?, 6330);
    let others = [ledger.sum("doubtful").await?, ledger.sum("held").await?, ledger.sum("skipped").await?];
    assert_eq!(others, [0, 0, 1], "the head row alone is skipped");

    the_whole_year(world, &expected).await?;
    every_month(world, &expected).await?;
    numbers_open_their_rows(world, &expected).await?;

    ledger.undo().await?;
    assert_eq!(Statistics(page).rows("contacts.total", YEAR).await?, (0, 0));
    page.follow("statistics").await?;
    page.see("main a[href$='/settings/import']").await?;
    assert_eq!(page.figures("main").await?.len(), 0, "no figure is left");
    page.follow("intake?period=all").await?;
    page.see("[data-sum='contacts'][data-value='0']").await?;
    assert!(!page.has("[data-table='contacts'] tr[data-row]").await?, "no row is left");
    Ok(())
}

/// Tiles and tables of the year.
async fn the_whole_year(world: &World, expected: &Value) -> Step {
    let page = &world.page;
    let statistics = Statistics(page);
    statistics.show(YEAR, "class").await?;
    let seen = page.figures("main").await?;
    for (figure, count) in [
        ("contacts.total", 6330),
        ("contacts.people", 7179),
        ("contacts.involved", 13794),
        ("contacts.persons", 4510),
    ] {
        assert_eq!(value(&seen, figure, YEAR), count, "{figure}");
    }
    for (month, counts) in entries(&expected["month_x_接待方式"]) {
        for (word, figure, _) in CLASSES {
            assert_eq!(value(&seen, figure, month), counts[word].as_i64().unwrap(), "{figure} {month}");
        }
        assert_eq!(value(&seen, "contacts.total", month), counts["合计"].as_i64().unwrap(), "{month}");
    }
    for (word, key) in CATEGORIES {
        let figure = format!("contacts.category.{key}");
        assert_eq!(value(&seen, &figure, YEAR), expected["by_诉求类别"][word].as_i64().unwrap(), "{word}");
    }
    let of =
        |entry: (&String, &Value)| (entry.0.replace("（空）", "没填"), entry.1["合计"].as_i64().unwrap());
    let districts: BTreeMap<String, i64> = entries(&expected["县区_x_接待方式"]).map(of).collect();
    assert_eq!(statistics.column("districts").await?, districts);
    let employers = statistics.column("employers").await?;
    for top in expected["top10_employers"].as_array().unwrap() {
        assert_eq!(employers.get(top[0].as_str().unwrap()), top[1].as_i64().as_ref(), "{top}");
    }
    Ok(())
}

/// The pages of the months: contacts, people, people concerned.
async fn every_month(world: &World, expected: &Value) -> Step {
    for (month, sums) in entries(&expected["month_sums"]) {
        Statistics(&world.page).show(month, "channel").await?;
        let seen = world.page.figures("main .tile").await?;
        let contacts = &expected["month_x_接待方式"][month.as_str()]["合计"];
        for (figure, sum) in [
            ("contacts.total", contacts),
            ("contacts.people", &sums["人数"]),
            ("contacts.involved", &sums["涉及人数"]),
        ] {
            assert_eq!(value(&seen, figure, month), sum.as_i64().unwrap(), "{figure} {month}");
        }
    }
    Ok(())
}

/// The year by class and channel, each with its rows; and a number pressed in a table.
async fn numbers_open_their_rows(world: &World, expected: &Value) -> Step {
    let page = &world.page;
    let statistics = Statistics(page);
    let classes = CLASSES.map(|(_, figure, count)| (figure, count));
    for (figure, count) in classes.into_iter().chain(CHANNELS) {
        assert_eq!(statistics.rows(figure, YEAR).await?, (count, count), "{figure}");
    }
    // 344 rows have no ID number and lack name or telephone number: they count as nobody.
    for (figure, count, rows) in [("contacts.involved", 13794, 6330), ("contacts.persons", 4510, 6330 - 344)]
    {
        assert_eq!(statistics.rows(figure, YEAR).await?, (count, rows), "{figure}");
    }
    statistics.show(YEAR, "class").await?;
    page.choose("trend-view", "table").await?;
    page.press("[data-table='trend'] [data-figure='contacts.class.visit'][data-period='2005-01']").await?;
    let visits = expected["month_x_接待方式"]["2005-01"]["来访"].as_i64().unwrap();
    assert_eq!(statistics.rows_here("contacts.class.visit", "2005-01").await?, (visits, visits));
    page.see("[data-table='contacts'] tr[data-row]").await?;
    Ok(())
}

/// Entries of an object of the expected counts.
fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().unwrap().iter()
}

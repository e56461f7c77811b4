//! The head erases a person: figures stay, the person is found nowhere, in no tab and after no start.

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Figures, Frame, Intake, Lock, Opening, PASSPHRASE, Statistics};

const NAME: &str = "欧阳建国";
const PHONE: &str = "19900005678";
const DOCUMENT: &str = "11010519491231002X";

mod once {
    use super::*;

    #[test]
    fn a_person_is_erased_and_every_figure_stays() {
        journey(erased);
    }
}

async fn erased(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    for (name, phone, id) in [(NAME, PHONE, DOCUMENT), (NAME, PHONE, ""), ("李四", "19900001234", "")] {
        page.keys("n").await?;
        page.see("[name='phone']").await?;
        for (field, text) in [("phone", phone), ("name", name), ("demand", "单位三个月没有发工资")]
        {
            page.fill(field, text).await?;
        }
        if !id.is_empty() {
            page.fill("id-number", id).await?;
        }
        Intake(page).save().await?;
    }
    let before = figures(page).await?;

    let one = page.driver.window().await?;
    let two = page.open_window("clients").await?;
    page.turn_to(&two).await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.follow("clients").await?;
    page.see_text("[data-table='clients']", NAME).await?;

    page.turn_to(&one).await?;
    page.follow("clients").await?;
    page.fill("client-search", "欧阳").await?;
    page.press("[data-table='clients'] tbody tr a").await?;
    page.press("[data-part='erase'] button[name='erase']").await?;
    page.see_text("[data-part='taken']", "共有 2 条记录").await?;
    let found = page.violations().await?;
    assert!(found.is_empty(), "the dialog: {}", found.join("\n"));
    page.fill("erase-records", "3").await?;
    page.press("button[name='erase-now']").await?;
    page.see_text("[data-field='erase-records'] .field-error", "再看一遍").await?;
    page.pick("erase-why", "term").await?;
    page.fill("erase-records", "2").await?;
    page.press("button[name='erase-now']").await?;
    page.see_text("[data-part='erased']", "2 条记录里已经没有这个人").await?;
    page.press("button[name='erase-close']").await?;
    page.see_no("[data-part='erase']").await?;
    nowhere(page, &before).await?;
    page.follow("settings/acts").await?;
    page.see_text("[data-table='acts'] tbody tr:first-child", "抹去一个人，2 条记录：保存期限已到").await?;
    page.see_no("[data-table='acts'] tbody tr:first-child button[name='undo']").await?;

    page.turn_to(&two).await?;
    page.see_text("[data-table='clients']", "已抹去").await?;
    nowhere(page, &before).await?;

    page.turn_to(&one).await?;
    page.reload().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    nowhere(page, &before).await
}

/// Figures of this month.
async fn figures(page: &Page) -> Step<Figures> {
    let month = "return new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 7)";
    let month = page.run(month).await?.as_str().unwrap_or_default().to_owned();
    Statistics(page).show(&month, "class").await?;
    Statistics(page).figures().await
}

/// Nobody is found by name, telephone or document; the list has its rows, the month its figures.
async fn nowhere(page: &Page, figures_before: &Figures) -> Step {
    page.follow("clients").await?;
    page.see("[data-table='clients']").await?;
    for text in ["欧阳", PHONE, DOCUMENT] {
        page.fill("client-search", text).await?;
        page.see_no("[data-table='clients']").await?;
    }
    Frame(page).go("/intake").await?;
    page.see("[data-sum='contacts'][data-value='3']").await?;
    page.see_text("[data-table='contacts']", "李四").await?;
    let names = page.texts("[data-table='contacts'] td.col-name").await?;
    assert_eq!(names.iter().filter(|name| name.contains("已抹去")).count(), 2, "{names:?}");
    assert!(!page.run("return document.body.innerText.includes('欧阳')").await?.as_bool().unwrap_or(true));
    assert_eq!(&figures(page).await?, figures_before);
    Ok(())
}

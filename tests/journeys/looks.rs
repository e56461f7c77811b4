//! A number is shown in full when it is asked for, and the head sees who looked.

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Frame, Intake, Ledger, Opening, PASSPHRASE};

const PHONE: &str = "19900005678";
const DOCUMENT: &str = "11010519491231002X";
const LINES: &str = "[data-table='access'] tbody tr";

mod once {
    use super::*;

    #[test]
    fn a_number_is_shown_when_asked_for_and_the_head_sees_who_looked() {
        journey(looked);
    }

    #[test]
    fn rows_held_aside_are_masked_and_keep_their_numbers_when_corrected() {
        journey(held_aside);
    }
}

async fn looked(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.follow("settings/access").await?;
    page.see_text("main", "没有这样的记录").await?;
    page.keys("n").await?;
    for (field, text) in
        [("phone", PHONE), ("name", "李建国"), ("id-number", DOCUMENT), ("demand", "单位三个月没有发工资")]
    {
        page.fill(field, text).await?;
    }
    Intake(page).save().await?;
    Frame(page).go("/intake").await?;
    Intake(page).open_row("李建国").await?;
    says(page, "phone", "199****5678").await?;
    says(page, "id-number", "110105********002X").await?;
    assert!(
        !page.run("return document.body.innerText.includes('19900005678')").await?.as_bool().unwrap_or(true)
    );

    page.press("button[name='show-phone']").await?;
    says(page, "phone", PHONE).await?;
    says(page, "id-number", "110105********002X").await?;
    assert_eq!(page.focused().await?, "show-phone", "the hand stays at the button");
    page.press("button[name='show-phone']").await?;
    says(page, "phone", "199****5678").await?;
    page.press("button[name='show-phone']").await?;
    says(page, "phone", PHONE).await?;
    page.press("button[name='show-document']").await?;
    says(page, "id-number", DOCUMENT).await?;
    no_rule_broken(page, "a contact").await?;

    page.press("button[name='edit']").await?;
    page.until("the form with the number", async || Ok((page.value("phone").await? == PHONE).then_some(())))
        .await?;
    page.fill("phone", "19900005679").await?;
    page.press("button[name='save']").await?;
    says(page, "phone", "199****5679").await?;
    page.see_text("[data-part='history'] [data-field='phone'] ins", "199****5679").await?;

    page.follow("settings/access").await?;
    lines(page, &["看了证件号", "看了电话"]).await?;
    page.see_text(LINES, "王芳").await?;
    page.see_text(&format!("{LINES} a[href*='/intake/']"), "李建国").await?;
    no_rule_broken(page, "the log").await?;
    page.fill("access-text", "没有这个人").await?;
    page.see_no(LINES).await?;
    page.fill("access-text", "李建").await?;
    lines(page, &["看了证件号", "看了电话"]).await?;
    page.pick("access-by", "1").await?;
    lines(page, &["看了证件号", "看了电话"]).await
}

async fn held_aside(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let file = world.browser.home().join("held.csv");
    let row = |name: &str| format!("2005-04-31,来信,{name},{PHONE},{DOCUMENT},欠薪\n");
    let other = "2005-04-06,来访,何青,,,低保\n";
    std::fs::write(
        &file,
        format!("日期,方式,姓名,电话,身份证号,诉求\n{other}{}{}", row("石岩"), row("石磊")),
    )?;
    assert_eq!(Ledger(page).import(&file).await?, 1);
    assert_eq!(Ledger(page).held().await?, [3, 4]);
    for row in [3, 4] {
        held_says(page, row, "phone", "199****5678").await?;
        held_says(page, row, "id-number", "110105********002X").await?;
    }
    page.press("[data-row='3'] button[name='show-phone']").await?;
    held_says(page, 3, "phone", PHONE).await?;
    held_says(page, 4, "phone", "199****5678").await?;
    no_rule_broken(page, "rows held aside").await?;
    Ledger(page).correct_day(3, "2005-04-30").await?;

    page.press("[data-row='4'] a[href*='/held/']").await?;
    page.until("the form with the numbers", async || {
        Ok((page.value("phone").await? == PHONE && page.value("id-number").await? == DOCUMENT).then_some(()))
    })
    .await?;
    page.follow("settings/access").await?;
    lines(page, &["看了电话、证件号", "看了电话"]).await?;

    page.follow("intake?period=all").await?;
    Intake(page).open_row("石岩").await?;
    for button in ["show-phone", "show-document"] {
        page.press(&format!("button[name='{button}']")).await?;
    }
    says(page, "phone", PHONE).await?;
    says(page, "id-number", DOCUMENT).await
}

async fn held_says(page: &Page, row: u32, field: &str, text: &str) -> Step {
    page.until(&format!("{field} of row {row} as {text}"), async || {
        let said = page.texts(&format!("[data-row='{row}'] [data-field='{field}'] b")).await?;
        Ok((said == [text]).then_some(()))
    })
    .await
}

async fn says(page: &Page, field: &str, text: &str) -> Step {
    page.until(&format!("{field} as {text}"), async || {
        let said = page.texts(&format!("[data-part='person'] [data-field='{field}'] dd")).await?;
        Ok((said == [text]).then_some(()))
    })
    .await
}

async fn lines(page: &Page, what: &[&str]) -> Step {
    page.until("the lines of the log", async || {
        let said = page.texts(&format!("{LINES} td:nth-child(3)")).await?;
        Ok((said == what).then_some(()))
    })
    .await
}

async fn no_rule_broken(page: &Page, what: &str) -> Step {
    let found = page.violations().await?;
    assert!(found.is_empty(), "{what}: {}", found.join("\n"));
    Ok(())
}

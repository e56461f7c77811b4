//! One person across the desks: two who are one are made one, and parted again by undo.

use thirtyfour::By;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Case, Intake, Opening, PASSPHRASE};

const DEEDS: &str = "[data-table='person-deeds'] tbody tr";

mod once {
    use super::*;

    #[test]
    fn two_who_are_one_are_made_one_and_parted_by_undo() {
        journey(made_one);
    }

    #[test]
    fn households_of_two_made_one_are_chosen_and_parted_by_undo() {
        journey(households);
    }
}

async fn made_one(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    for (phone, id) in [("19900005678", "11010519491231002X"), ("19900001234", "")] {
        page.keys("n").await?;
        page.fill("phone", phone).await?;
        page.fill("name", "李建国").await?;
        page.fill("employer", "桥东纺织厂").await?;
        page.fill("demand", "单位三个月没有发工资").await?;
        if !id.is_empty() {
            page.fill("id-number", id).await?;
        }
        Intake(page).save().await?;
        page.see("[name='phone']").await?;
    }
    page.follow("clients").await?;
    page.fill("client-search", "李建").await?;
    found(page, 2).await?;
    page.fill("client-search", "1990000123").await?;
    found(page, 1).await?;
    page.press("[data-table='clients'] tbody tr a").await?;
    page.see("[data-part='alike'] button[name='merge']").await?;
    deeds(page, 1).await?;
    page.press("button[name='merge']").await?;
    page.see_text("[data-part='merge']", "2 条记录").await?;
    // Where both have a telephone this one's is chosen; a document only the other has is the person's.
    page.choose("phone", "other").await?;
    page.press("button[name='merge-do']").await?;
    deeds(page, 2).await?;
    page.see_no("[data-part='alike']").await?;
    page.see_text("[data-part='person']", "110105********002X").await?;
    let toast = page.see_text(".toasts .toast:last-child", "合并为同一人").await?;
    toast.find(By::Css("button:not(.button--icon)")).await?.click().await?;
    deeds(page, 1).await?;
    page.see("[data-part='alike']").await?;
    Ok(())
}

/// Two applications under two telephones: the household is as each has it until one of the two is said to be right.
async fn households(world: &World) -> Step {
    let (page, case) = (&world.page, Case(&world.page));
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let mut entries = Vec::new();
    for (phone, size) in [("19900005678", "3"), ("19900001234", "4")] {
        let fields =
            [("phone", phone), ("name", "李建国"), ("employer", "桥东纺织厂"), ("household-size", size)];
        case.fill_in("relief/new", &fields).await?;
        page.pick("relief-kind", "medical").await?;
        entries.push(case.save().await?);
    }
    page.follow(&format!("clients/{}", entries[1])).await?;
    page.see_text("[data-part='person'] [data-field='household-size']", "4").await?;
    page.press("[data-part='alike'] button[name='merge']").await?;
    page.see_text("[data-table='merge-around']", "桥东纺织厂").await?;
    page.see("[data-part='merge'] .is-chosen:has([name='household-size'][value='each'])").await?;
    page.choose("household-size", "other").await?;
    assert_eq!(page.violations().await?, Vec::<String>::new());
    page.press("button[name='merge-do']").await?;
    deeds(page, 2).await?;
    page.see_text("[data-part='person'] [data-field='household-size']", "3").await?;
    let toast = page.see_text(".toasts .toast:last-child", "合并为同一人").await?;
    toast.find(By::Css("button:not(.button--icon)")).await?.click().await?;
    deeds(page, 1).await?;
    page.see_text("[data-part='person'] [data-field='household-size']", "4").await?;
    Ok(())
}

async fn found(page: &Page, count: usize) -> Step {
    page.until("persons found", async || {
        let rows = page.texts("[data-table='clients'] tbody tr").await?;
        Ok((rows.len() == count && rows.iter().all(|row| row.contains("李建国"))).then_some(()))
    })
    .await
}

async fn deeds(page: &Page, count: usize) -> Step {
    page.until("what was done for the person", async || {
        Ok((page.texts(DEEDS).await?.len() == count).then_some(()))
    })
    .await
}

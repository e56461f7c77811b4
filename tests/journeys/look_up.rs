//! Who calls: a number half typed is a guess, and Enter takes over no guess.

use thirtyfour::Key;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Intake, Opening, PASSPHRASE};

mod once {
    use super::*;

    #[test]
    fn enter_takes_over_the_caller_of_a_whole_number_and_nobody_else() {
        journey(look_up);
    }
}

async fn look_up(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    for (phone, name) in [("19900005678", "李建国"), ("19900005679", "赵秀英")] {
        page.keys("n").await?;
        page.fill("phone", phone).await?;
        page.fill("name", name).await?;
        page.fill("demand", "单位三个月没有发工资").await?;
        Intake(page).save().await?;
        page.see("[name='phone']").await?;
    }
    page.fill("phone", "1990000567").await?;
    page.see_text(".panel [data-fit='begins']", "号码这样开头的").await?;
    page.see_text(".panel [data-fit='begins']", "李建国").await?;
    page.see_no(".panel .person-card").await?;
    enter(page).await?;
    assert_eq!(page.value("name").await?, "", "a guess is not taken over");

    page.fill("phone", "19900005679").await?;
    page.see_text(".panel .person-card", "赵秀英").await?;
    page.see_no(".panel [data-fit='begins']").await?;
    page.see(".panel .person-card kbd").await?;
    enter(page).await?;
    page.until("the caller's name in the form", async || {
        Ok((page.value("name").await? == "赵秀英").then_some(()))
    })
    .await
}

async fn enter(page: &Page) -> Step {
    page.see("[name='phone']").await?.send_keys("" + Key::Enter).await?;
    Ok(())
}

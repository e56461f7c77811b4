//! A member with a first passphrase: what the head adds, and what a role that may less is told.

use crate::harness::{Step, World, journey};
use crate::pages::{Frame, Lock, Opening, PASSPHRASE};

const FIRST: &str = "nine rivers under a quiet bridge";

mod once {
    use super::*;

    #[test]
    fn a_front_desk_member_signs_in_and_is_refused_the_log_of_looks() {
        journey(refused);
    }
}

async fn refused(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.follow("settings/staff").await?;
    page.see(".sections a[href$='/settings/access']").await?;
    page.fill("name", "孟庆云").await?;
    page.choose("new-role", "front-desk").await?;
    page.fill("passphrase", FIRST).await?;
    page.fill("passphrase-again", FIRST).await?;
    page.press("button[name='add-staff']").await?;
    page.see_text("[data-table='staff'] tr[data-row='2']", "孟庆云").await?;
    Frame(page).lock().await?;

    Lock(page).unlock_as("2", FIRST).await?;
    page.see_text("#menu-member", "孟庆云").await?;
    page.follow("settings/staff").await?;
    page.see_text("[data-table='staff'] tr[data-row='2']", "您").await?;
    page.see_no(".sections a[href$='/settings/access']").await?;
    page.see_no("button[name='add-staff']").await?;
    page.follow("settings/access").await?;
    page.see_text("main .notice", "只有负责人和“查看”身份").await?;
    page.see_no("[data-table='access'], [name='access-text']").await?;
    let found = page.violations().await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

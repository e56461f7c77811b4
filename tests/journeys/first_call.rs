//! A clerk's first day: open a centre, log a call by keyboard alone, lock, unlock, see it.

use crate::harness::{Step, World, journey};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE};

#[test]
fn a_call_logged_by_keyboard_is_there_after_the_lock() {
    journey(log_and_lock);
}

async fn log_and_lock(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;

    page.keys("n").await?;
    let intake = Intake(page);
    intake.type_at("phone", "19900005678").await?;
    intake.type_at("name", "李建国").await?;
    intake.type_at("demand", "单位三个月没有发工资").await?;
    intake.save().await?;

    Frame(page).lock().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    Frame(page).go("/intake").await?;
    intake.see_row("李建国").await
}

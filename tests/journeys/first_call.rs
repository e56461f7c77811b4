//! A clerk's first day: open a centre, log calls by keyboard alone, with and without a host, see them in the month, open
//! the bar to its rows, change one, undo, read its history.

use thirtyfour::Key;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE};

#[test]
fn a_first_day_at_the_desk() {
    journey(first_day);
}

async fn first_day(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_by_hand("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let first = log_call(page, "19900005678", "李建国").await?;

    never_waited_for_the_second_part(page).await?;
    Frame(page).lock().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    never_waited_for_the_second_part(page).await?;
    Frame(page).go("/intake").await?;
    Intake(page).see_row("李建国").await?;

    world.wait_for_offline().await?;
    world.stop_server();
    page.reload().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    let second = log_call(page, "19900005679", "赵秀英").await?;
    assert_ne!(first, second);

    Frame(page).go("/statistics").await?;
    let total = page.see(".tile [data-figure='contacts.total']").await?;
    let month = total.attr("data-period").await?.unwrap_or_default();
    page.see_figure("contacts.total", &month, 2).await?;
    page.see_figure("contacts.class.call", &month, 2).await?;
    page.choose("by", "channel").await?;
    page.see_figure("contacts.channel.call", &month, 2).await?;
    open_last_bar(page).await?;
    for name in ["李建国", "赵秀英"] {
        Intake(page).see_row(name).await?;
    }
    change_and_undo(page, &first).await
}

/// The program comes in two parts; a door that calls what is behind it would have had to wait.
async fn never_waited_for_the_second_part(page: &Page) -> Step {
    let times = page.run("return performance.getEntriesByName('later-now').length").await?;
    assert_eq!(times, 0, "the door waited for the second part of the program");
    Ok(())
}

/// Logs a call without a pointer: `n` opens the form, Tab leads through it, Ctrl+Enter saves.
async fn log_call(page: &Page, phone: &str, name: &str) -> Step<String> {
    page.see("main#page, main").await?;
    page.keys("n").await?;
    let intake = Intake(page);
    page.see("[name='phone']").await?;
    intake.type_at("phone", phone).await?;
    intake.type_at("name", name).await?;
    intake.type_at("demand", "单位三个月没有发工资").await?;
    intake.save().await
}

/// The chart by keyboard: End goes to its last month, Enter opens the rows behind it.
async fn open_last_bar(page: &Page) -> Step {
    page.until("the rows behind the bar", async || {
        if page.path().await?.starts_with("statistics/rows") {
            return Ok(Some(()));
        }
        page.see("[data-chart='trend'] .chart-plot").await?.send_keys(Key::End + Key::Enter).await?;
        Ok(None)
    })
    .await
}

async fn change_and_undo(page: &Page, number: &str) -> Step {
    let (frame, intake) = (Frame(page), Intake(page));
    frame.go("/intake").await?;
    intake.open_row("李建国").await?;
    intake.edit("employer", "桥东第二纺织厂").await?;
    page.see_text("[data-field='employer'] dd", "桥东第二纺织厂").await?;
    page.see_text("[data-part='history'] [data-field='employer'] ins", "桥东第二纺织厂").await?;
    intake.undo(number).await?;
    page.see_text("[data-part='history'] [data-field='employer'] del", "桥东第二纺织厂").await?;
    let entries = page.texts("[data-part='history'] .history-entry").await?;
    assert_eq!(entries.len(), 3, "logged, changed, undone: {entries:?}");
    Ok(())
}

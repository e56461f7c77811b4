//! Clocks that jump while the desk is open: numbers, order, the idle lock and what counts as today stay right.

use std::rc::Rc;

use casework::time::{Day, Month};

use crate::harness::{Ahead, Browser, CLOCK, DAY, Home, Kind, Page, Step, World, journey};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE, Statistics};

/// A jump that is no sleep.
const MINUTES_MS: i64 = 150_000;
/// The minute of a day two minutes before its end.
const LATE: i64 = 24 * 60 - 2;

mod once {
    use super::*;

    #[test]
    fn a_clock_set_back_a_year_and_put_right_mixes_nothing_up() {
        journey(back_a_year);
    }

    #[test]
    fn a_clock_set_back_does_not_keep_a_desk_open_that_was_left() {
        journey(back_and_left);
    }

    #[test]
    fn a_sleep_of_a_day_locks_and_goes_on_in_the_new_day() {
        journey(asleep);
    }

    #[test]
    fn midnight_and_the_end_of_a_month_come_while_the_desk_is_open() {
        journey(midnight);
    }

    #[test]
    fn a_device_in_another_zone_keeps_the_time_of_the_centre() {
        journey(elsewhere);
    }
}

async fn back_a_year(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    let (right, wrong) = (Ahead(0), Ahead(-366 * DAY));
    let (year, before) = (right.civil()?.day.ymd().0, wrong.civil()?.day.ymd().0);
    let mut given = vec![save(page, "李建国").await?];
    page.put_clock(wrong).await?;
    page.look_up().await?;
    given.push(save(page, "王秀英").await?);
    given.push(save(page, "赵明").await?);
    page.put_clock(right).await?;
    page.look_up().await?;
    // To the desk that is a sleep of a year.
    Lock(page).unlock(PASSPHRASE).await?;
    given.push(save(page, "孙丽").await?);
    let number = |year: i32, serial: u32| format!("{year}-{serial:04}");
    assert_eq!(given, [number(year, 1), number(before, 1), number(before, 2), number(year, 2)]);
    check_two_and_two(page, year, before).await?;
    Frame(page).lock().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    check_two_and_two(page, year, before).await
}

/// Two contacts in each year, in the figures and in the list; acts in the order they were done, whatever the clock said.
async fn check_two_and_two(page: &Page, year: i32, before: i32) -> Step {
    for year in [year, before] {
        assert_eq!(Statistics(page).rows("contacts.total", &format!("{year}-01~12")).await?, (2, 2));
    }
    page.follow("settings/acts").await?;
    page.see("[data-table='acts'] tr[data-row='5']").await?;
    let acts = page
        .run("return [...document.querySelectorAll(\"[data-table='acts'] tbody tr\")].map((row) => row.dataset.row)")
        .await?;
    assert_eq!(acts, serde_json::json!(["5", "4", "3", "2", "1"]));
    page.follow("intake?period=all").await?;
    page.see("[data-sum='contacts'][data-value='4']").await?;
    let listed = Intake(page).numbers().await?;
    let years: Vec<&str> = listed.iter().map(|number| &number[..4]).collect();
    let (year, before) = (year.to_string(), before.to_string());
    assert_eq!(years, [&year, &year, &before, &before], "the latest first");
    page.follow("today").await?;
    page.see_figure("contacts.total", &Month::of(Ahead(0).civil()?.day).to_string(), 2).await
}

async fn back_and_left(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    page.run("localStorage.setItem('bangfu.idle-minutes', '\"1\"')").await?;
    page.keys("n").await?;
    page.see("[name='phone']").await?;
    page.put_clock(Ahead(-366 * DAY)).await?;
    page.look_up().await?;
    assert!(page.has("[name='phone']").await?, "a clock that is set back locks nobody out");
    page.put_clock(Ahead(-366 * DAY).later(MINUTES_MS)).await?;
    page.look_up().await?;
    Lock(page).seen().await
}

async fn asleep(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    let today = Ahead(0).civil()?.day;
    let first = save(page, "李建国").await?;
    page.follow("intake/new").await?;
    page.fill("name", "赵明").await?;
    page.fill("demand", "写到一半").await?;
    let awake = Ahead(DAY);
    page.put_clock(awake).await?;
    page.look_up().await?;
    Lock(page).seen().await?;
    page.put_clock(awake).await?;
    Lock(page).unlock(PASSPHRASE).await?;
    assert_eq!(page.path().await?, "intake/new");
    page.until("what was half written", async || {
        Ok((page.value("demand").await? == "写到一半").then_some(()))
    })
    .await?;
    assert_eq!(received(page).await?, today.to_string(), "what was begun yesterday is yesterday's");
    Intake(page).save().await?;
    let third = save(page, "王秀英").await?;
    let tomorrow = today.plus(1);
    check_numbers(&[(&first, today, 1), (&third, tomorrow, 3)]);
    let of_month = if Month::of(today) == Month::of(tomorrow) { 3 } else { 1 };
    check_today(page, tomorrow, 1, of_month).await
}

async fn midnight(world: &World) -> Step {
    let page = &world.page;
    world.serve_seeded(&[CLOCK])?;
    page.open("").await?;
    page.see("[name='head']").await?;
    let last = Month::of(Ahead(0).civil()?.day).plus(1).first_day().plus(-1);
    let (first, second) = (last.plus(1), last.plus(2));
    let evening = Ahead::showing(last, LATE)?;
    page.put_clock(evening).await?;
    Opening(page).open_by_hand("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    save(page, "李建国").await?;

    // A list of the month that is open.
    page.follow("intake").await?;
    page.see("[data-sum='contacts'][data-value='1']").await?;
    page.put_clock(evening.later(MINUTES_MS)).await?;
    page.see(".empty-state").await?;
    // A blank form that has been open since the evening.
    let morning = save(page, "王秀英").await?;
    check_numbers(&[(&morning, first, if first.ymd().0 == last.ymd().0 { 2 } else { 1 })]);
    check_today(page, first, 1, 1).await?;

    // To the desk the day between is a sleep.
    let evening = Ahead::showing(first, LATE)?;
    page.put_clock(evening).await?;
    page.look_up().await?;
    Lock(page).seen().await?;
    page.put_clock(evening).await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.follow("intake/new").await?;
    page.fill("demand", "写到一半").await?;
    page.follow("relief/new").await?;
    page.see("[name='opened']").await?;
    assert_eq!(page.value("opened").await?, first.to_string());
    page.put_clock(evening.later(MINUTES_MS)).await?;
    page.fill("name", "赵明").await?;
    assert_eq!(page.value("opened").await?, second.to_string(), "the first key gives the day");
    page.follow("intake/new").await?;
    page.fill("name", "孙丽").await?;
    assert_eq!(received(page).await?, first.to_string(), "what was begun before midnight stays");
    Intake(page).save().await?;
    check_today(page, second, 0, 2).await
}

async fn elsewhere(world: &World) -> Step {
    world.serve_seeded(&[CLOCK])?;
    let home = Rc::new(Home::new());
    let day = Ahead(0).civil()?.day;
    let mut seen = Vec::new();
    for zone in ["Asia/Shanghai", "America/New_York"] {
        let kind = world.browser.kind;
        let browser = Browser::open_in(kind, home.clone(), zone).await?;
        let page = Page { driver: browser.driver.clone(), root: world.page.root.clone() };
        page.open("").await?;
        let here = page.run("return Intl.DateTimeFormat().resolvedOptions().timeZone").await?;
        assert_eq!(here, zone);
        // WebKit keeps nothing: there the centre is opened anew.
        let is_first = seen.is_empty() || kind == Kind::WebKit;
        page.see(if is_first { "[name='head']" } else { "[name='passphrase']" }).await?;
        // Half an hour into the day of the centre; in New York it is the day before.
        page.put_clock(Ahead::showing(day, 30)?).await?;
        if is_first {
            Opening(&page).open_by_hand("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
            save(&page, "李建国").await?;
        } else {
            Lock(&page).unlock(PASSPHRASE).await?;
        }
        page.follow("intake/new").await?;
        page.see("[name='phone']").await?;
        assert_eq!(received(&page).await?, day.to_string());
        check_today(&page, day, 1, 1).await?;
        page.follow(&format!("intake?from={day}&to={day}")).await?;
        Intake(&page).see_row("李建国").await?;
        seen.push(page.texts("[data-table='contacts'] tbody tr[data-row]").await?);
        drop(page);
        browser.quit().await?;
    }
    if world.browser.kind != Kind::WebKit {
        assert_eq!(seen[0], seen[1], "the same row, to the minute");
    }
    Ok(())
}

/// A centre whose engine's clock can be put.
async fn opened(world: &World) -> Step {
    world.serve_seeded(&[CLOCK])?;
    world.page.open("").await?;
    Opening(&world.page).open_by_hand("桥东区职工帮扶中心", "王芳", PASSPHRASE).await.map(drop)
}

/// Logs a contact in a form that is blank; its number.
async fn save(page: &Page, name: &str) -> Step<String> {
    page.follow("intake/new").await?;
    page.fill("name", name).await?;
    page.fill("demand", "单位三个月没有发工资").await?;
    Intake(page).save().await
}

/// The day in the form of a contact, which need not be in sight.
async fn received(page: &Page) -> Step<String> {
    let day = page.run("return document.querySelector(\"[name='received-date']\").value").await?;
    Ok(day.as_str().unwrap_or_default().to_owned())
}

/// Each number is of the year of its day, and the next one in it.
#[track_caller]
fn check_numbers(given: &[(&str, Day, u32)]) {
    for (number, day, serial) in given {
        assert_eq!(*number, format!("{}-{serial:04}", day.ymd().0));
    }
}

/// The page of the day counts so many contacts of the day and of its month.
async fn check_today(page: &Page, day: Day, of_day: i64, of_month: i64) -> Step {
    page.follow("today").await?;
    page.see_figure("contacts.total", &Month::of(day).to_string(), of_month).await?;
    page.see(&format!(".tiles .tile:first-child b[data-value='{of_day}']")).await.map(drop)
}

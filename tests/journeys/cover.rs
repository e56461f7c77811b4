//! The cover: by a press, by itself, in every tab; its PIN brings the page back, and five wrong ones lock.

use crate::harness::{Ahead, CLOCK, Page, Step, World, journey};
use crate::pages::{Cover, Intake, Lock, Opening, PASSPHRASE, Theme, set_theme};

const PIN: &str = "2580";
const NAME: &str = "欧阳若兰";
/// A jump of the clock that is no sleep.
const MINUTES_MS: i64 = 150_000;

mod once {
    use super::*;

    #[test]
    fn a_covered_desk_comes_back_as_it_was_by_its_pin() {
        journey(by_hand);
    }

    #[test]
    fn a_desk_left_alone_is_covered_and_then_locked() {
        journey(left_alone);
    }

    #[test]
    fn a_sleep_locks_a_covered_desk() {
        journey(asleep);
    }

    #[test]
    fn all_tabs_are_covered_and_five_wrong_pins_lock_them() {
        journey(two_tabs);
    }

    #[test]
    fn without_a_pin_nothing_is_covered() {
        journey(without_a_pin);
    }
}

/// A desk with a PIN, its engine's clock in hand.
async fn opened(world: &World) -> Step {
    world.serve_seeded(&[CLOCK])?;
    world.page.open("").await?;
    Opening(&world.page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    Cover(&world.page).set_pin(PASSPHRASE, PIN).await
}

async fn by_hand(world: &World) -> Step {
    let page = &world.page;
    let cover = Cover(page);
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.follow("settings/staff").await?;
    for (pin, again, said) in
        [("258", "258", "写 4 到 8 位"), ("1234", "1234", "顺着数"), (PIN, "2581", "不一样")]
    {
        page.fill("pin-passphrase", PASSPHRASE).await?;
        page.fill("pin", pin).await?;
        page.fill("pin-again", again).await?;
        page.press("button[name='set-pin']").await?;
        page.see_text("[data-form='pin']", said).await?;
    }
    page.fill("pin-passphrase", "不是这一句，换一句试试").await?;
    page.fill("pin-again", PIN).await?;
    page.press("button[name='set-pin']").await?;
    page.see_text("[data-form='pin']", "口令不对").await?;
    cover.set_pin(PASSPHRASE, PIN).await?;
    no_rule_broken(page, "the settings of the PIN").await?;

    // The news stays for one more page.
    page.follow("settings/device").await?;
    page.see("[data-field='language']").await?;
    page.see_text(".toast", "PIN 设好了").await?;
    page.follow("intake/new").await?;
    page.see_no(".toast").await?;
    page.fill("name", NAME).await?;
    page.fill("demand", "单位三个月没有发工资").await?;
    cover.by_menu().await?;
    assert_eq!(page.focused().await?, "pin");
    page.see_text("[data-part='who']", "王芳 · 桥东区职工帮扶中心").await?;
    let shown = page.run("return document.documentElement.outerHTML + document.title").await?;
    assert!(!shown.as_str().unwrap_or_default().contains(NAME), "the cover shows whom the form was about");
    for theme in Theme::BOTH {
        set_theme(page, theme).await?;
        no_rule_broken(page, "the cover").await?;
        page.press("button[name='language']").await?;
        page.see_text("[data-part='cover']", "Away for a moment").await?;
        no_rule_broken(page, "the cover in English").await?;
        page.press("button[name='language']").await?;
        page.see_text("[data-part='cover']", "离开了一会儿").await?;
    }
    cover.refused("2581", "还能试 4 次").await?;
    cover.uncover(PIN).await?;
    assert_eq!(page.path().await?, "intake/new");
    page.until("what was half written", async || Ok((page.value("name").await? == NAME).then_some(())))
        .await?;
    assert_eq!(page.value("demand").await?, "单位三个月没有发工资");
    Intake(page).save().await?;

    // By key, on a page whose filters stand in its address.
    page.follow("intake?period=all").await?;
    Intake(page).see_row(NAME).await?;
    page.keys("l").await?;
    cover.seen().await?;
    cover.uncover("２５８０").await?;
    assert_eq!(page.path().await?, "intake?period=all");
    Intake(page).see_row(NAME).await?;

    // The PIN is there after the next unlocking.
    page.keys("l").await?;
    cover.seen().await?;
    page.press("button[name='lock']").await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.keys("l").await?;
    cover.seen().await?;
    page.reload().await?;
    Lock(page).seen().await
}

async fn left_alone(world: &World) -> Step {
    let (page, cover) = (&world.page, Cover(&world.page));
    opened(world).await?;
    page.run("localStorage.setItem('bangfu.cover-minutes', '\"1\"')").await?;
    page.follow("intake/new").await?;
    page.fill("demand", "写到一半").await?;
    let mut clock = Ahead(0);
    for _ in 0..2 {
        clock = clock.later(MINUTES_MS);
        page.put_clock(clock).await?;
        page.look_up().await?;
        cover.seen().await?;
        cover.uncover(PIN).await?;
        page.until("what was half written", async || {
            Ok((page.value("demand").await? == "写到一半").then_some(()))
        })
        .await?;
    }
    // Fifteen minutes and the moments that a journey takes. Keys at a covered desk are no sign of a member: a quarter of an hour after the last one it locks.
    for _ in 0..5 {
        clock = clock.later(MINUTES_MS);
        page.put_clock(clock).await?;
        page.look_up().await?;
        cover.seen().await?;
        page.keys("7").await?;
    }
    clock = clock.later(MINUTES_MS);
    page.put_clock(clock).await?;
    page.look_up().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.until(
        "what was half written",
        async || Ok((page.value("demand").await? == "写到一半").then_some(())),
    )
    .await
}

async fn asleep(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    page.keys("l").await?;
    Cover(page).seen().await?;
    page.put_clock(Ahead(4 * 60_000)).await?;
    page.look_up().await?;
    Lock(page).seen().await
}

async fn two_tabs(world: &World) -> Step {
    let page = &world.page;
    opened(world).await?;
    let one = page.driver.window().await?;
    let two = page.open_window("intake").await?;
    page.turn_to(&two).await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.see("main h1").await?;
    page.keys("l").await?;
    let cover = Cover(page);
    cover.seen().await?;
    page.turn_to(&one).await?;
    cover.seen().await?;
    cover.uncover(PIN).await?;
    page.turn_to(&two).await?;
    cover.seen().await?;
    for (pin, said) in [("2581", "4 次"), ("0852", "3 次"), ("258", "2 次"), ("25800", "只能再试一次")]
    {
        cover.refused(pin, said).await?;
    }
    cover.try_pin("8520").await?;
    Lock(page).seen().await?;
    page.turn_to(&one).await?;
    Lock(page).unlock(PASSPHRASE).await
}

async fn without_a_pin(world: &World) -> Step {
    let (page, cover) = (&world.page, Cover(&world.page));
    opened(world).await?;
    page.press("button[name='forget-pin']").await?;
    page.see_no("button[name='forget-pin']").await?;
    page.run("localStorage.setItem('bangfu.cover-minutes', '\"1\"')").await?;
    page.follow("today").await?;
    page.see("main h1").await?;
    page.keys("l").await?;
    page.put_clock(Ahead(MINUTES_MS)).await?;
    page.look_up().await?;
    page.see_no("[data-part='cover']").await?;
    page.press("#menu-member").await?;
    page.see_text("[data-menu='member'] .menu-item", "离开一会儿").await?.click().await?;
    page.see("[data-form='pin']").await?;
    assert_eq!(page.path().await?, "settings/staff", "it leads to where a PIN is set");
    cover.set_pin(PASSPHRASE, PIN).await?;
    page.keys("l").await?;
    cover.seen().await
}

async fn no_rule_broken(page: &Page, what: &str) -> Step {
    let found = page.violations().await?;
    assert!(found.is_empty(), "{what}: {}", found.join("\n"));
    Ok(())
}

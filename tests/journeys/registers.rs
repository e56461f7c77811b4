//! Entries of the registers: a loan with three slips of the pen, found again in its list; and a visit that becomes a legal
//! consultation, entered and closed at once by keyboard alone.

use thirtyfour::Key;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Frame, Intake, Keyboard, Lock, Opening, PASSPHRASE, Register, Theme, set_theme};

async fn loan(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    Frame(page).go("/loans").await?;
    page.see_text(".empty-state", "小额贷款").await?;
    page.press(".empty-state [data-act='new']").await?;
    let loans = Register { page, place: "loans", word: "loans" };
    page.see("form[data-form='loans']").await?;
    assert_eq!(page.focused().await?, "phone", "the hand begins at the first field");

    page.fill("phone", "19900005678").await?;
    page.fill("name", "赵秀英").await?;
    page.fill("business", "早点铺").await?;
    page.fill("amount", "三万").await?;
    page.fill("term", "240").await?;
    page.fill("rate", "130").await?;
    loans.press_save().await?;
    loans.see_wrong("amount", "两位小数").await?;
    loans.see_wrong("term", "整数").await?;
    loans.see_wrong("rate", "0 到 100").await?;
    assert_eq!(page.focused().await?, "amount", "the focus goes to the first field that is wrong");
    for (field, text) in [("name", "赵秀英"), ("amount", "三万"), ("term", "240"), ("rate", "130")] {
        assert_eq!(page.value(field).await?, text, "nothing typed is lost");
    }
    says_so_in_english(page, &loans).await?;

    page.fill("amount", "30000").await?;
    page.fill("term", "24").await?;
    page.fill("rate", "5.31").await?;
    loans.press_save().await?;
    let number = loans.saved().await?;
    assert!(number.starts_with('M'), "the number of a loan: {number}");
    finds(page, &loans).await?;
    page.press("button[name='export']").await?;
    let file = String::from_utf8(world.browser.download(".csv").await?)?;
    assert!(file.starts_with('\u{feff}') && file.contains("\t19900005678"), "{file}");
    assert!(file.contains(&format!("\t{number}")) && file.contains("早点铺"), "{file}");
    Ok(())
}

/// The same slips, said in the other language; what was typed is there again.
async fn says_so_in_english(page: &Page, loans: &Register<'_>) -> Step {
    Frame(page).language("en").await?;
    page.see_text("form[data-form='loans'] h1", "New: Loans").await?;
    loans.see_wrong("amount", "yuan").await?;
    loans.see_wrong("term", "whole number").await?;
    loans.see_wrong("rate", "100").await?;
    assert_eq!(page.value("amount").await?, "三万", "nothing typed is lost");
    page.see(".rail .is-here[data-place='/loans']").await?;
    Frame(page).language("zh").await?;
    page.see_text("form[data-form='loans'] h1", "登记").await?;
    Ok(())
}

/// By name, by stage, by money; and what is not there is not found. Rows are known by their names: a narrow window shows no
/// numbers.
async fn finds(page: &Page, loans: &Register<'_>) -> Step {
    loans.open_list("").await?;
    loans.see_rows("赵秀英", 1).await?;
    page.see("[data-sum='amount'][data-value='3000000']").await?;
    let amount =
        page.run("return document.querySelector(\"[data-table='loans'] td.col-amount\").textContent").await?;
    assert_eq!(amount, "30,000.00");
    page.fill("text", "赵秀英").await?;
    loans.see_rows("早点铺", 1).await?;
    page.fill("text", "钱家铺").await?;
    page.see(".empty-state").await?;
    page.press("button[name='clear']").await?;
    loans.see_rows("赵秀英", 1).await?;
    page.choose("stage", "applied").await?;
    loans.see_rows("申请", 1).await?;
    page.choose("stage", "settled").await?;
    page.see("[data-sum='entries'][data-value='0']").await?;
    page.choose("stage", "open").await?;
    loans.see_rows("赵秀英", 1).await?;
    // The rail counts it as open.
    page.see("nav [data-place='/loans'] [data-open='1']").await?;
    loans.open_row("赵秀英").await?;
    changes(page, loans).await
}

/// An edit is kept where the casebook has it, and can be taken back.
async fn changes(page: &Page, loans: &Register<'_>) -> Step {
    let entry = page.path().await?;
    page.follow(&format!("{entry}/edit")).await?;
    page.see("form[data-form='loans'] [name='term']").await?;
    assert_eq!(page.value("amount").await?, "30000", "the form holds what was saved");
    page.fill("term", "36").await?;
    loans.press_save().await?;
    loans.saved().await?;
    loans.open_list("").await?;
    page.see_text("[data-table='loans'] td.col-c2", "36").await?;
    page.press(".toasts .toast:last-child button:not(.button--icon)").await?;
    page.see_text("[data-table='loans'] td.col-c2", "24").await?;
    Ok(())
}

async fn half_typed(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.follow("relief/new").await?;
    page.see("form[data-form='relief']").await?;
    page.fill("name", "陈庆辉").await?;
    page.press("button[name='add-member']").await?;
    page.fill("member-1-member-name", "陈小明").await?;
    Frame(page).lock().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.see("nav [data-place='/relief']").await?;
    page.follow("relief/new").await?;
    page.see("button[name='start-anew']").await?;
    assert_eq!(page.value("name").await?, "陈庆辉");
    assert_eq!(page.value("member-1-member-name").await?, "陈小明");
    page.press("button[name='start-anew']").await?;
    page.until("an empty form", async || {
        let is_empty = page.value("name").await?.is_empty() && !page.value("opened").await?.is_empty();
        Ok(is_empty.then_some(()))
    })
    .await
}

async fn taken_over(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.keys("n").await?;
    page.see("[name='phone']").await?;
    let intake = Intake(page);
    for (field, text) in [("phone", "19900005678"), ("name", "李建国"), ("employer", "桥东第二纺织厂")]
    {
        page.fill(field, text).await?;
    }
    page.fill("demand", "想申请困难救助").await?;
    intake.save().await?;
    page.follow("relief/new").await?;
    page.see("form[data-form='relief']").await?;
    page.fill("phone", "19900005678").await?;
    page.see_text(".person-choice", "李建国").await?;
    page.see("[name='phone']").await?.send_keys("" + Key::Enter).await?;
    page.until("the person in the form", async || {
        Ok((page.value("employer").await? == "桥东第二纺织厂").then_some(()))
    })
    .await?;
    assert_eq!(page.value("name").await?, "李建国");
    page.press("button[name='put-back']").await?;
    page.until("the form without the person", async || {
        Ok(page.value("name").await?.is_empty().then_some(()))
    })
    .await?;
    assert_eq!(page.value("phone").await?, "19900005678", "what was typed stays");
    Ok(())
}

#[test]
fn a_visit_becomes_a_consultation_by_keyboard_alone() {
    journey(consultation);
}

/// From the desk's first page to the advice that is closed. One key a second would do it in a minute.
async fn consultation(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.see("nav [data-place='/legal']").await?;
    let keyboard = Keyboard::new(page);
    keyboard.keys("v").await?;
    let chosen = "input[name='channel'][value='visit']:checked";
    page.until("the visit chosen", async || Ok(page.has(chosen).await?.then_some(()))).await?;
    page.until("the hand at the telephone", async || Ok((page.focused().await? == "phone").then_some(())))
        .await?;
    keyboard.keys("19900005678").await?;
    keyboard.tab_to("name").await?;
    keyboard.keys("李建国").await?;
    keyboard.tab_to("demand").await?;
    keyboard.keys("三个月没发工资，怎么申请仲裁").await?;
    keyboard.chord(&[Key::Control, Key::Shift], Key::Enter).await?;
    keyboard.key(Key::Down).await?;
    page.see("#menu-save-and-0:focus").await?;
    keyboard.key(Key::Down).await?;
    page.see("#menu-save-and-1:focus").await?;
    keyboard.key(Key::Enter).await?;

    page.see("form[data-form='legal']").await?;
    page.until("the hand at the matter", async || Ok((page.focused().await? == "legal-form").then_some(())))
        .await?;
    assert_eq!(page.value("name").await?, "李建国", "the person of the visit is filled in");
    assert!(page.value("situation").await?.contains("仲裁"), "so is what was asked");
    page.see_no("button[name='save-and-close']").await?;
    keyboard.down_to("legal-form", "consultation").await?;
    keyboard.tab_to("cause-of-action").await?;
    keyboard.down_to("cause-of-action", "pay").await?;
    page.see("button[name='save-and-close']").await?;
    keyboard.chord(&[Key::Control, Key::Shift], Key::Enter).await?;
    let legal = Register { page, place: "legal", word: "legal" };
    let number = legal.saved().await?;
    assert!(number.starts_with('L'), "the number of legal aid: {number}");
    println!("{:?}: {} keys", world.browser.kind, keyboard.pressed());
    assert!(keyboard.pressed() <= 60, "{} keys", keyboard.pressed());

    legal.open_list("?stage=closed").await?;
    legal.see_rows("李建国", 1).await?;
    legal.see_rows("办结", 1).await?;
    legal.open_list("?stage=open").await?;
    page.see("[data-sum='entries'][data-value='0']").await?;
    Ok(())
}

async fn days(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.follow("guide/relief").await?;
    page.see_text("[data-guide] li[data-rule='notice'][data-value='5']", "公示满 5 天").await?;
    page.follow("settings").await?;
    page.see("[data-part='days'] tr[data-rule='notice'][data-value='5']").await?;
    page.put("[data-part='days'] input[name='from']", "1024-01-01").await?;
    page.fill("days", "五天").await?;
    page.press("button[name='save-days']").await?;
    page.see_text("[data-field='from'] .field-error", "没有这一天").await?;
    page.see_text("[data-field='days'] .field-error", "填整数").await?;
    page.put("[data-part='days'] input[name='from']", "2020-01-01").await?;
    page.fill("days", "7").await?;
    page.press("button[name='save-days']").await?;
    page.see_text("[data-part='days'] tr[data-rule='notice'][data-value='7']", "2020-01-01 起 7 天").await?;
    let found = page.violations().await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    page.follow("guide/relief").await?;
    page.see("[data-guide] li[data-rule='notice'][data-value='7']").await?;
    Frame(page).language("en").await?;
    page.see_text("[data-guide] li[data-rule='notice'][data-value='7']", "stood for 7 days").await?;
    page.follow("settings/acts").await?;
    page.see_text("main", "Changed the days of a reminder: Notice").await?;
    page.press("main button[name='undo']").await?;
    page.follow("settings").await?;
    page.see_text("[data-part='days'] tr[data-rule='notice'][data-value='5']", "Never changed").await?;
    Ok(())
}

mod once {
    use super::*;

    #[test]
    fn a_loan_is_entered_with_slips_corrected_and_found() {
        journey(loan);
    }

    #[test]
    fn a_form_half_typed_is_there_again_after_locking() {
        journey(half_typed);
    }

    #[test]
    fn a_person_known_at_another_desk_is_taken_over_by_one_key() {
        journey(taken_over);
    }

    #[test]
    fn the_days_of_a_notice_are_set_from_a_day_on_and_told_in_the_guide() {
        journey(days);
    }

    #[test]
    fn lists_forms_and_guides_break_no_rule_of_access() {
        journey(access);
    }
}

/// Where the list of each register stands, with its word; its form stands below it.
const LISTS: [(&str, &str); 10] = [
    ("relief", "relief"),
    ("legal", "legal"),
    ("jobs", "seekers"),
    ("jobs/vacancies", "vacancies"),
    ("jobs/fairs", "fairs"),
    ("loans", "loans"),
    ("registers/home-visits", "home-visits"),
    ("registers/waivers", "waivers"),
    ("registers/cards", "cards"),
    ("registers/donations", "donations"),
];

/// Every list and every form, with a row of each kind that it has.
async fn access(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).try_demo().await?;
    let mut found = Vec::new();
    for theme in Theme::BOTH {
        set_theme(page, theme).await?;
        // A form after each list: what is there is never that of the page before.
        let pages = LISTS.iter().flat_map(|(list, word)| {
            let form = format!("form[data-form='{word}']");
            [((*list).to_owned(), ".entries".to_owned()), (format!("{list}/new"), form)]
        });
        let others = ["registers", "guide/legal"].map(|place| (place.to_owned(), "main h1".to_owned()));
        for (place, part) in pages.chain(others) {
            page.follow(&place).await?;
            page.see(&part).await?;
            for group in ["member", "goods", "paper", "instalment"] {
                let add = format!("button[name='add-{group}']");
                if page.has(&add).await? {
                    page.press(&add).await?;
                    page.see(&format!("[name^='{group}-1-']")).await?;
                }
            }
            found.extend(
                page.violations().await?.into_iter().map(|line| format!("{place}, {theme:?}: {line}")),
            );
        }
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    Ok(())
}

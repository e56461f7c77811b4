//! Cases at the other desks: a call that becomes relief and is paid, a seeker who is hired on a tablet without a network, a
//! loan that falls behind.

use crate::harness::{Step, World, journey};
use crate::pages::{Case, Frame, Intake, Opening, PASSPHRASE};

#[test]
fn a_call_becomes_relief_and_is_paid_step_by_step() {
    journey(relief);
}

#[test]
fn a_seeker_is_hired_on_a_tablet_while_the_host_is_gone() {
    journey(seeker);
}

#[test]
fn a_loan_is_paid_out_and_an_instalment_is_late() {
    journey(loan);
}

mod once {
    use super::*;

    #[test]
    fn a_job_fair_is_entered_at_once_and_counts() {
        journey(fair);
    }
}

async fn open_centre(world: &World) -> Step {
    world.page.open("").await?;
    Opening(&world.page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    Ok(())
}

/// Rules of access that the page breaks as it is now.
async fn check_access(world: &World, what: &str) -> Step {
    let found = world.page.violations().await?;
    assert!(found.is_empty(), "{what}: {}", found.join("\n"));
    Ok(())
}

async fn relief(world: &World) -> Step {
    let (page, case) = (&world.page, Case(&world.page));
    open_centre(world).await?;
    page.follow("intake/new").await?;
    for (field, text) in [("phone", "19900005678"), ("name", "李建国"), ("demand", "爱人住院，药费负担重")]
    {
        page.fill(field, text).await?;
    }
    case.save_contact_and_open(0, "relief/new").await?;
    page.until("the person of the contact", async || {
        Ok((page.value("name").await? == "李建国").then_some(()))
    })
    .await?;
    assert_eq!(page.value("situation").await?, "爱人住院，药费负担重");
    page.pick("relief-kind", "medical").await?;
    let first = case.save().await?;
    page.see("[data-part='contact'] a[href*='/intake/']").await?;
    pay_step_by_step(world).await?;

    Frame(page).go("/intake").await?;
    Intake(page).open_row("李建国").await?;
    page.see(&format!("[data-part='led-to'] [data-id='{first}']")).await?;
    case.open_from_contact(0, "relief/new").await?;
    page.pick("relief-kind", "living").await?;
    let second = case.save().await?;
    assert_ne!(first, second);
    page.see(&format!("[data-part='earlier'] [data-id='{first}']")).await?;
    case.other("已审批", "approved").await?;
    page.see(&format!("[data-part='earlier-alert'] a[href$='/entries/{first}']")).await?;
    check_access(world, "an entry with a move begun").await?;

    Frame(page).go("/today").await?;
    page.see("[data-list='waiting'] [data-register='relief'][data-open='2']").await?;
    check_access(world, "today").await
}

/// From the application to the payment: a skip asks why, a missing payee is said at its field, the payment is undone once.
async fn pay_step_by_step(world: &World) -> Step {
    let (page, case) = (&world.page, Case(&world.page));
    case.stands_at("applied").await?;
    case.next("checked").await?;
    case.reach("checked").await?;
    assert_eq!(page.focused().await?, "next", "the focus is at the next act");
    case.other("已审批", "approved").await?;
    case.send().await?;
    for field in ["reason", "relief-mode", "fund", "amount"] {
        case.refused_at(field).await?;
    }
    page.fill("reason", "急需用药，来不及公示").await?;
    page.pick("relief-mode", "everyday").await?;
    page.pick("fund", "warmth").await?;
    page.fill("amount", "800.50").await?;
    case.reach("approved").await?;
    page.see_text(".rung[data-stage='approved'] .rung-reason", "急需用药").await?;
    page.see_text(".rung[data-stage='approved']", "王芳").await?;

    case.next("paid").await?;
    case.send().await?;
    case.refused_at("payee").await?;
    page.fill("payee", "李建国").await?;
    case.reach("paid").await?;
    page.see_text("[data-field='amount'] dd", "800.50").await?;
    case.undo().await?;
    case.stands_at("approved").await?;
    case.next("paid").await?;
    page.fill("payee", "李建国").await?;
    case.reach("paid").await?;
    page.see_text("[data-part='history'] [data-field='payee'] ins", "李建国").await?;

    assert!(
        page.texts("[data-part='person'] [data-field='phone'] dd").await?.join("").contains("199****5678")
    );
    page.press("button[name='show-phone']").await?;
    page.see_text("[data-part='person'] [data-field='phone'] dd", "19900005678").await?;
    check_access(world, "an entry").await
}

async fn seeker(world: &World) -> Step {
    let (page, case) = (&world.page, Case(&world.page));
    open_centre(world).await?;
    page.show_at(800, 1280).await?;
    case.fill_in(
        "jobs/vacancies/new",
        &[("employer", "桥东第二纺织厂"), ("post", "挡车工"), ("posts", "3"), ("pay-from", "3200")],
    )
    .await?;
    let vacancy = case.save().await?;
    world.wait_for_offline().await?;
    world.stop_server();

    case.fill_in("jobs/new", &[("phone", "19900005679"), ("name", "赵秀英"), ("wanted", "纺织")]).await?;
    case.save().await?;
    case.stands_at("seeking").await?;
    case.next("referred").await?;
    page.pick_within("select[name='vacancy']", &vacancy).await?;
    case.reach("referred").await?;
    page.see_text(".rung[data-stage='referred'] a", "桥东第二纺织厂 · 挡车工").await?;
    case.other("录用", "hired").await?;
    page.until("the post of the referral", async || {
        Ok((page.value("hired-by").await? == "桥东第二纺织厂").then_some(()))
    })
    .await?;
    assert_eq!((page.value("post").await?, page.value("pay").await?), ("挡车工".into(), "3200".into()));
    page.fill("reason", "当天面试，当天录用").await?;
    case.reach("hired").await?;
    page.see_text("[data-field='hired-by'] dd", "桥东第二纺织厂").await?;
    check_access(world, "an entry on a tablet").await
}

async fn loan(world: &World) -> Step {
    let (page, case) = (&world.page, Case(&world.page));
    open_centre(world).await?;
    case.fill_in("loans/new", &[("phone", "19900005680"), ("name", "孙玉梅"), ("business", "早点铺")])
        .await?;
    page.put("[name='opened']", &case.days_ago(100).await?).await?;
    let id = case.save().await?;
    case.go("checked", &case.days_ago(99).await?).await?;
    case.next("approved").await?;
    case.on(&case.days_ago(98).await?).await?;
    page.fill("amount", "10000").await?;
    page.fill("term", "3").await?;
    case.reach("approved").await?;
    case.go("paid-out", &case.days_ago(95).await?).await?;
    case.see_balance("outstanding", 1_000_000).await?;

    page.press("[data-act='edit']").await?;
    for (place, days) in [(1, 65), (2, 5)] {
        page.press("button[name='add-instalment']").await?;
        let due = format!("[name='instalment-{place}-instalment-due']");
        page.put(&due, &case.days_ago(days).await?).await?;
        page.fill(&format!("instalment-{place}-instalment-amount"), "5000").await?;
    }
    assert_eq!(case.save().await?, id);
    case.see_balance("overdue", 1_000_000).await?;
    case.see_balance("overdue-days", 65).await?;
    Frame(page).go("/today").await?;
    page.see("[data-list='waiting'] [data-register='loans'][data-due='1']").await?;
    page.press(&format!("[data-list='waiting'] [data-id='{id}'] a")).await?;

    case.page().await?;
    for (principal, repaid, overdue, late) in [("3000", 300_000, 700_000, 65), ("2000", 500_000, 500_000, 5)]
    {
        page.fill("paid-principal", principal).await?;
        page.fill("paid-interest", "20").await?;
        page.press("button[name='save-payment']").await?;
        case.see_balance("repaid", repaid).await?;
        case.see_balance("overdue", overdue).await?;
        case.see_balance("overdue-days", late).await?;
    }
    check_access(world, "a loan").await
}

/// A fair of yesterday: a title and four numbers, a slip of the pen among them; then its figure, and the fair behind it.
async fn fair(world: &World) -> Step {
    let (page, case) = (&world.page, Case(&world.page));
    open_centre(world).await?;
    page.follow("jobs").await?;
    page.press("[data-tab='fairs']").await?;
    page.see("[data-tab='fairs'][aria-current='page']").await?;
    page.press(".empty-state [data-act='new']").await?;
    page.see("form[data-form='fairs']").await?;
    assert_eq!(page.focused().await?, "title", "the hand begins at the first field");
    let day = case.days_ago(1).await?;
    page.put("form[data-form] [name='opened']", &day).await?;
    let numbers = [("employers", "42"), ("posts", "310"), ("visitors", "2000000"), ("agreed", "57")];
    for (field, text) in [("title", "桥东区春风招聘会"), ("place", "区体育馆")].into_iter().chain(numbers)
    {
        page.fill(field, text).await?;
    }
    page.press(".save-bar button[name='save']").await?;
    page.see_text("form[data-form] [data-field='visitors'] .field-error", "整数").await?;
    page.fill("visitors", "1200").await?;
    let id = case.save().await?;
    page.see_text("article.entry", "桥东区春风招聘会").await?;

    let month = day.get(..7).unwrap_or_default();
    page.follow(&format!("statistics/desks/fairs?period={month}&by=class&year=natural")).await?;
    page.see_figure("fairs.total", month, 1).await?;
    page.press(".tile [data-figure='fairs.total']").await?;
    page.see("[data-sum='entries'][data-value='1']").await?;
    page.see("[data-table='fairs'] tbody tr[data-row]").await?;
    let visitors = "return document.querySelector(\"[data-table='fairs'] td.col-c5\").textContent";
    assert_eq!(page.run(visitors).await?, "1200", "a narrow window shows no numbers");
    page.follow(&format!("statistics/overview?period={month}&by=class&year=natural")).await?;
    page.see(&format!(
        "[data-table='overview-desks'] [data-figure='fairs.total'][data-period='{month}'][data-value='1']"
    ))
    .await?;
    page.follow(&format!("entries/{id}")).await?;
    check_access(world, "a job fair").await
}

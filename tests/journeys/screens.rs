//! Pictures of every page in both sizes, languages and themes, for people to look at: `cargo xtask screens` puts them into
//! `target/screens`. No check by itself, so it is not run with the others.

use crate::harness::{Kind, Page, Step, World, journey};
use crate::ledger_year::sample;
use crate::pages::{Cover, Intake, Ledger, Lock, Opening, PASSPHRASE, Theme, set_theme};

const LANGS: [&str; 2] = ["zh", "en"];
const SIZES: [(u32, u32); 2] = [(1280, 800), (800, 1280)];
/// Addresses of the open desk and a part that is drawn last.
const PLACES: [(&str, &str, &str); 14] = [
    ("today", "today", "main h1"),
    ("contacts", "intake?period=all", "[data-table='contacts'] tr[data-row]"),
    ("contacts-withdrawn", "intake?withdrawn=1", "main h1"),
    ("register", "intake/new", "[name='phone']"),
    ("statistics-month", "statistics?period=2005-01&by=class", "[data-period='2005-01']"),
    ("statistics-year", "statistics?period=2004-04~12&by=channel&year=union", "[data-period='2004-04~12']"),
    ("rows", "statistics/rows?figure=contacts.class.visit&period=2005-01", "tr[data-row]"),
    ("settings", "settings", "main h1"),
    ("settings-staff", "settings/staff", "[data-table]"),
    ("settings-codes", "settings/codes", "[data-table='codes']"),
    ("settings-backup", "settings/backup", ".storage-meter"),
    ("settings-acts", "settings/acts", "[data-table='acts']"),
    ("settings-device", "settings/device", "main h1"),
    ("settings-kept", "settings/kept", "[data-part='kept']"),
];
const LAST: [(&str, &str, &str); 2] =
    [("settings-about", "settings/about", "main h1"), ("nothing-here", "no/such/page", "main h1")];

#[test]
#[ignore = "pictures for people to look at: cargo xtask screens"]
fn screens() {
    journey(every_screen);
}

/// Addresses of the other desks, and a part that is drawn last.
const DESKS: [(&str, &str, &str); 28] = [
    ("relief", "relief", "[data-table='relief'] tr[data-row]"),
    ("relief-new", "relief/new", "form[data-form='relief']"),
    ("legal", "legal", "[data-table='legal'] tr[data-row]"),
    ("legal-new", "legal/new", "form[data-form='legal']"),
    ("jobs", "jobs", "[data-table='seekers'] tr[data-row]"),
    ("jobs-new", "jobs/new", "form[data-form='seekers']"),
    ("vacancies", "jobs/vacancies", ".entries"),
    ("vacancies-new", "jobs/vacancies/new", "form[data-form='vacancies']"),
    ("fairs", "jobs/fairs", ".entries"),
    ("fairs-new", "jobs/fairs/new", "form[data-form='fairs']"),
    ("loans", "loans", "[data-table='loans'] tr[data-row]"),
    ("loans-new", "loans/new", "form[data-form='loans']"),
    ("home-visits", "registers/home-visits", ".entries"),
    ("home-visits-new", "registers/home-visits/new", "form[data-form='home-visits']"),
    ("waivers", "registers/waivers", ".entries"),
    ("waivers-new", "registers/waivers/new", "form[data-form='waivers']"),
    ("cards", "registers/cards", ".entries"),
    ("cards-new", "registers/cards/new", "form[data-form='cards']"),
    ("donations", "registers/donations", ".entries"),
    ("donations-new", "registers/donations/new", "form[data-form='donations']"),
    ("registers", "registers", "main h1"),
    ("guide", "guide/relief", "main h1"),
    ("overview", "statistics/overview", "[data-table='overview-desks'] [data-figure='relief.total']"),
    ("board-relief", "statistics/desks/relief", "[data-chart='board-1'] canvas"),
    ("board-seekers", "statistics/desks/seekers", "[data-chart='board-1'] canvas"),
    ("board-loans", "statistics/desks/loans", "[data-chart='board-1'] canvas"),
    ("people", "clients", "[data-table='clients'] tbody tr"),
    ("desks-today", "today", "main h1"),
];

#[test]
#[ignore = "pictures for people to look at: cargo xtask screens"]
fn desks() {
    journey(every_desk);
}

/// The other desks, filled with the made-up year.
async fn every_desk(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).try_demo().await?;
    for lang in LANGS {
        speak(page, lang).await?;
        page.see("main h1").await?;
        for (name, path, part) in DESKS {
            page.follow(path).await?;
            page.see(part).await?;
            picture(world, &format!("{name}-{lang}")).await?;
        }
        for place in ["relief", "loans"] {
            page.follow(place).await?;
            page.press(&format!("[data-table='{place}'] tbody tr[data-row] td.col-name")).await?;
            page.see("main h1").await?;
            page.until("an entry", async || Ok(page.path().await?.starts_with("entries/").then_some(())))
                .await?;
            picture(world, &format!("entry-{place}-{lang}")).await?;
        }
        on_paper(world, lang).await?;
        page.follow("clients").await?;
        page.press("[data-table='clients'] tbody tr a").await?;
        page.see("[data-table='person-deeds'] tbody tr").await?;
        picture(world, &format!("person-{lang}")).await?;
    }
    Ok(())
}

/// The overview as a sheet of A4 shows it, where the browser can be told to; 680 CSS pixels are what its margins leave.
async fn on_paper(world: &World, lang: &str) -> Step {
    let page = &world.page;
    if world.browser.kind != Kind::Chromium {
        return Ok(());
    }
    page.follow("statistics/overview").await?;
    page.see("[data-table='overview-desks'] [data-figure='relief.total']").await?;
    let tools = page.driver.cdp();
    let media = |media: &str| serde_json::json!({ "media": media });
    tools.send_raw("Emulation.setEmulatedMedia", media("print")).await?;
    page.show_at(680, 960).await?;
    page.picture(&xtask::project::root().join(format!("target/screens/overview-paper-{lang}.png"))).await?;
    tools.send_raw("Emulation.setEmulatedMedia", media("")).await?;
    Ok(())
}

#[test]
#[ignore = "the pictures of the README: cargo xtask screens"]
fn for_the_readme() {
    journey(three_pictures);
}

/// The month, the list, and the form while somebody who was there before is on the line.
async fn three_pictures(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    Ledger(page).import(&sample("ledger-2004-2005.xlsx")).await?;
    page.follow("statistics?period=2005-01&by=class").await?;
    page.see_figure("contacts.total", "2005-01", 1018).await?;
    readme(world, "month").await?;
    page.follow("intake?period=2005-01").await?;
    page.see("[data-table='contacts'] tr[data-row]").await?;
    readme(world, "contacts").await?;
    page.follow("intake/new").await?;
    page.fill("phone", "19900001841").await?;
    page.see_text("aside.panel", "王爱佳").await?;
    page.keys(thirtyfour::Key::Enter).await?;
    page.until("the caller's name", async || Ok((page.value("name").await? == "王爱佳").then_some(())))
        .await?;
    page.fill("demand", "单位又欠了两个月工资，一起的还有五个人，想请工会出面").await?;
    page.see(".kept.is-ok").await?;
    readme(world, "register").await
}

async fn readme(world: &World, name: &str) -> Step {
    let folder = xtask::project::root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    world.page.show_at(1280, 800).await?;
    world
        .page
        .run("for (const part of document.querySelectorAll('*')) if (part.scrollTop) part.scrollTop = 0")
        .await?;
    world.page.picture(&folder.join(format!("readme-{name}.png"))).await
}

async fn every_screen(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    for lang in LANGS {
        speak(page, lang).await?;
        page.see("button[name='open-centre']").await?;
        picture(world, &format!("opening-{lang}")).await?;
        page.press("button[name='open-centre']").await?;
        picture(world, &format!("opening-refused-{lang}")).await?;
        page.press("button[name='have-backup']").await?;
        picture(world, &format!("restore-{lang}")).await?;
    }
    page.reload().await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    for lang in LANGS {
        speak(page, lang).await?;
        Lock(page).unlock(PASSPHRASE).await?;
        for (name, path) in [("today", "today"), ("contacts", "intake"), ("statistics", "statistics")] {
            page.follow(path).await?;
            page.see(".empty-state, .first-steps, main h1").await?;
            picture(world, &format!("{name}-empty-{lang}")).await?;
        }
        importing(world, lang).await?;
    }
    Ledger(page).import(&sample("ledger-2004-2005.xlsx")).await?;
    Ledger(page).import(&sample("month-2005-04.csv")).await?;
    page.follow("intake/new").await?;
    for (field, text) in [("phone", "19900005678"), ("name", "李建国"), ("demand", "单位三个月没有发工资")]
    {
        page.fill(field, text).await?;
    }
    Intake(page).save().await?;
    for lang in LANGS {
        speak(page, lang).await?;
        Lock(page).seen().await?;
        picture(world, &format!("lock-{lang}")).await?;
        page.press("button[name='other-way']").await?;
        picture(world, &format!("recover-{lang}")).await?;
        page.press("button[name='other-way']").await?;
        Lock(page).unlock(PASSPHRASE).await?;
        Cover(page).set_pin(PASSPHRASE, "2580").await?;
        page.keys("l").await?;
        Cover(page).seen().await?;
        picture(world, &format!("cover-{lang}")).await?;
        Cover(page).uncover("2580").await?;
        open_desk(world, lang).await?;
    }
    Ok(())
}

/// Every page of the open desk.
async fn open_desk(world: &World, lang: &str) -> Step {
    let page = &world.page;
    for (name, path, part) in PLACES.into_iter().chain(LAST) {
        page.follow(path).await?;
        page.see(part).await?;
        picture(world, &format!("{name}-{lang}")).await?;
    }
    page.follow("settings/import/held").await?;
    page.see(".held-row").await?;
    picture(world, &format!("import-held-{lang}")).await?;
    Ledger(page).last_report().await?;
    picture(world, &format!("import-report-{lang}")).await?;
    page.follow("intake?period=all").await?;
    Intake(page).open_row("李建国").await?;
    picture(world, &format!("contact-{lang}")).await?;
    page.press("button[name='edit']").await?;
    page.see("[name='demand']").await?;
    picture(world, &format!("contact-edit-{lang}")).await?;
    page.follow("intake/new").await?;
    page.fill("phone", "19900005678").await?;
    page.fill("id-number", "123").await?;
    page.press("button[name='save']").await?;
    page.see(".save-bar-place [role='alert']").await?;
    picture(world, &format!("register-refused-{lang}")).await?;
    page.press("#menu-member").await?;
    page.see("#menu-member-list").await?;
    picture(world, &format!("menu-{lang}")).await
}

/// The steps of an import, and its outcome.
async fn importing(world: &World, lang: &str) -> Step {
    let page = &world.page;
    page.follow("settings/import").await?;
    page.see("input[name='file']").await?;
    picture(world, &format!("import-file-{lang}")).await?;
    page.choose_file("file", &sample("ledger-2004-2005.xlsx")).await?;
    page.see("button[name='to-rows']:not([disabled])").await?;
    picture(world, &format!("import-columns-{lang}")).await?;
    page.press("[data-table='import-sheets'] tr[data-sheet='走访慰问'] button").await?;
    page.see("[data-desk-sheet='home-visits'] [data-table='desk-first']").await?;
    picture(world, &format!("import-desk-{lang}")).await?;
    page.press("button[name='to-rows']").await?;
    page.see("button[name='import']").await?;
    picture(world, &format!("import-rows-{lang}")).await?;
    page.press("button[name='import']").await?;
    page.see("[data-outcome='imported']").await?;
    picture(world, &format!("import-outcome-{lang}")).await?;
    Ledger(page).undo().await?;
    picture(world, &format!("import-undone-{lang}")).await?;
    page.press("button[name='next-file']").await?;
    Ok(())
}

/// Switches the language by its preference, which is read when the page is loaded anew; an open desk is locked by that.
async fn speak(page: &Page, lang: &str) -> Step {
    page.run(&format!("localStorage.setItem('bangfu.lang', '\"{lang}\"')")).await?;
    page.reload().await
}

/// The screen as it stands, in both themes and sizes.
async fn picture(world: &World, name: &str) -> Step {
    let folder = xtask::project::root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    for theme in Theme::BOTH {
        set_theme(&world.page, theme).await?;
        for (width, height) in SIZES {
            world.page.show_at(width, height).await?;
            let file = format!("{name}-{theme:?}-{width}.png").to_lowercase();
            world.page.picture(&folder.join(file)).await?;
        }
    }
    Ok(())
}

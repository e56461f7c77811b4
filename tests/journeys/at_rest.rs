//! Nothing personal is readable at rest. What a browser wrote is searched for a name, a telephone number and an ID number in
//! every form they could be kept in; a control that was put there unsealed is found by the same search.
//!
//! WebKitGTK's automation keeps its storage in memory: its folder is searched while it runs and after it ended, and neither
//! the person nor a control may stand there. Of its workers' console no driver tells.

use serde_json::Value;

use crate::harness::{Found, Kind, Page, Step, World, journey, search};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE};

/// Nobody: the county code of the ID number is not assigned, the telephone number is of a block that nobody has.
const NAME: &str = "欧阳鹭鸣";
const PHONE: &str = "19900007264";
const ID_NUMBER: &str = "990001197703124825";
/// Typed into a form and not saved.
const DRAFT_NAME: &str = "慕容雁翎";
const PERSONAL: [&str; 4] = [NAME, PHONE, ID_NUMBER, DRAFT_NAME];

/// Controls: put into a database, into localStorage, into an address, and said to the console.
const IN_DATABASE: &str = "钟离鸢尾";
const IN_LOCAL_STORAGE: &str = "濮阳鹤龄";
const IN_ADDRESS: &str = "control-in-the-address";
const IN_CONSOLE: &str = "spoken to the console";

#[test]
fn nothing_personal_is_readable_at_rest() {
    journey(at_rest);
}

async fn at_rest(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    page.run(LISTEN).await?;
    Opening(page).open_by_hand("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    world.wait_for_offline().await?;
    work(page).await?;
    page.run(&format!("console.log('{IN_CONSOLE}')")).await?;
    let said = page.run("return window.said").await?;
    assert!(said.to_string().contains(IN_CONSOLE), "the control in the console: {said}");
    assert_eq!(personal_in(&said), "", "the console: {said}");
    Frame(page).lock().await?;
    Lock(page).seen().await?;
    assert_eq!(personal_in(&page.run(KEPT).await?), "", "localStorage, sessionStorage, title or address");
    page.run_async(&controls()).await?;
    let console = page.console().await.join("\n");
    assert_eq!(personal_in(&console.clone().into()), "", "the console: {console}");

    let found = what_is_readable(world).await?;
    let personal: Vec<&Found> =
        found.iter().filter(|found| PERSONAL.contains(&found.text.as_str())).collect();
    assert!(personal.is_empty(), "readable at rest: {personal:?}");
    let controls: &[(&str, &str)] = match world.browser.kind {
        Kind::Chromium => {
            &[(IN_DATABASE, "/IndexedDB/"), (IN_LOCAL_STORAGE, "/Local Storage/"), (IN_ADDRESS, "/History")]
        }
        Kind::Firefox => &[
            (IN_DATABASE, "/idb/"),
            (IN_LOCAL_STORAGE, "/ls/data.sqlite"),
            (IN_ADDRESS, "/sessionstore.jsonlz4"),
            (IN_CONSOLE, "geckodriver.log"),
        ],
        Kind::WebKit => &[],
    };
    for (control, place) in controls {
        let is_there = found.iter().any(|found| found.text == *control && found.file.contains(place));
        assert!(is_there, "the control {control} is not found in {place}: {found:?}");
    }
    assert!(!controls.is_empty() || found.is_empty(), "WebKit keeps something now: {found:?}");
    Ok(())
}

/// Everything readable that the browser wrote, once it has ended; of WebKit also while it runs.
async fn what_is_readable(world: &World) -> Step<Vec<Found>> {
    let texts = [&PERSONAL[..], &[IN_DATABASE, IN_LOCAL_STORAGE, IN_ADDRESS, IN_CONSOLE]].concat();
    let mut found = Vec::new();
    if world.browser.kind == Kind::WebKit {
        found.extend(search(world.browser.home(), &texts)?);
    }
    world.browser.quit().await?;
    found.extend(search(world.browser.home(), &texts)?);
    Ok(found)
}

/// Hears what the page says to the console, and what goes wrong in it.
const LISTEN: &str = "window.said = [];
    for (const word of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table']) {
      const before = console[word];
      console[word] = (...words) => { window.said.push(words.map(String).join(' ')); before.apply(console, words); };
    }
    addEventListener('error', (event) => window.said.push(event.message));
    addEventListener('unhandledrejection', (event) => window.said.push(String(event.reason)));";

/// A call of that person: saved, looked up, found by name, opened, changed; then another half typed.
async fn work(page: &Page) -> Step {
    let (frame, intake) = (Frame(page), Intake(page));
    page.follow("intake/new").await?;
    for (field, text) in
        [("phone", PHONE), ("name", NAME), ("id-number", ID_NUMBER), ("demand", "申请困难补助")]
    {
        page.fill(field, text).await?;
    }
    intake.save().await?;
    addressed(page).await?;
    frame.go("/intake").await?;
    intake.see_row(NAME).await?;
    for (field, text) in [("text", NAME), ("search", PHONE), ("search", ID_NUMBER)] {
        page.fill(field, text).await?;
        page.keys(thirtyfour::Key::Enter).await?;
        intake.see_row(NAME).await?;
        addressed(page).await?;
    }
    intake.open_row(NAME).await?;
    addressed(page).await?;
    intake.edit("employer", "桥东第二纺织厂").await?;
    page.see_text("[data-field='employer'] dd", "桥东第二纺织厂").await?;
    frame.go("/statistics").await?;
    page.press("[data-tiles] button.tile").await?;
    intake.see_row(NAME).await?;
    addressed(page).await?;
    page.follow("intake/new").await?;
    page.fill("name", DRAFT_NAME).await?;
    page.see(".kept.is-ok").await?;
    Ok(())
}

/// Neither the address nor the title of the tab names anybody.
async fn addressed(page: &Page) -> Step {
    let said = page
        .run("return [decodeURIComponent(location.href), document.title, JSON.stringify(history.state)]")
        .await?;
    assert_eq!(personal_in(&said), "", "{said}");
    Ok(())
}

/// Everything a page can keep in the clear.
const KEPT: &str =
    "return [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, document.title,
    decodeURIComponent(location.href), JSON.stringify(history.state)]";

/// The personal text that stands in what was read; empty where none does.
fn personal_in(said: &Value) -> &'static str {
    let said = said.to_string();
    PERSONAL.into_iter().find(|text| said.contains(text)).unwrap_or_default()
}

/// Puts the controls beside the desk's own storage, and waits until the database has them.
fn controls() -> String {
    format!(
        "const done = arguments[arguments.length - 1];
         localStorage.setItem('control', '{IN_LOCAL_STORAGE}');
         history.pushState(null, '', '?control={IN_ADDRESS}');
         const open = indexedDB.open('control', 1);
         open.onupgradeneeded = () => open.result.createObjectStore('control');
         open.onsuccess = () => {{
           const put = open.result.transaction('control', 'readwrite', {{ durability: 'strict' }});
           put.objectStore('control').put({{ name: '{IN_DATABASE}', padding: 'x'.repeat(400) }}, 1);
           put.oncomplete = () => {{ open.result.close(); done('put'); }};
         }};"
    )
}

//! After a lock no personal byte is in the page's heap. Looked for are a name and a telephone number that were typed, saved,
//! listed and shown, in what a page can reach: the objects of V8 (a heap snapshot), the linear memory of the page's program,
//! and that of its engine. Before the lock the same search finds both in all three.
//!
//! Chromium alone: the drivers of the others take no snapshot. Memory that the process has given back to its allocator, and
//! not yet used again, belongs to no heap and is not looked at.

use serde_json::{Value, json};
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::{RequestData, SessionId};

use crate::harness::{Kind, Page, Step, Worker, World, journey};
use crate::pages::{Frame, Intake, Lock, Opening, PASSPHRASE};

const NAME: &str = "欧阳若兰";
const PHONE: &str = "19987650123";
/// Is in every heap, before and after: the search sees.
const ALWAYS: &str = "bangfu";

/// Holds on to the memory of every program, and looks for bytes in it. A text sought would itself be in the heap.
const MEMORY: &str = "const memories = [];
for (const way of ['instantiate', 'instantiateStreaming']) {
  const own = WebAssembly[way].bind(WebAssembly);
  WebAssembly[way] = async (...asked) => {
    const made = await own(...asked);
    const { memory } = (made.instance ?? made).exports;
    if (memory) memories.push(memory);
    return made;
  };
}
const times = (sought) => {
  let found = 0;
  for (const { buffer } of memories) {
    const bytes = new Uint8Array(buffer);
    for (let at = bytes.indexOf(sought[0]); at >= 0; at = bytes.indexOf(sought[0], at + 1)) {
      if (sought.every((byte, n) => bytes[at + n] === byte)) found += 1;
    }
  }
  return found;
};";

mod once {
    use super::*;

    #[test]
    fn after_a_lock_no_heap_of_the_page_holds_a_person() {
        journey(locked);
    }
}

/// How often a text is in V8's heap, in the page's memory, in the engine's.
type Times = [u64; 3];

async fn locked(world: &World) -> Step {
    let page = &world.page;
    if world.browser.kind != Kind::Chromium {
        return Ok(());
    }
    let engine = format!(
        "{MEMORY} const channel = new BroadcastChannel('SEED'); channel.onmessage = ({{ data }}) => channel.postMessage(times(data.split(',').map(Number)));"
    );
    world.serve_seeded(&[(Worker::Engine, engine.as_str())])?;
    let source = format!("(() => {{ {MEMORY} window.timesInMemory = times; }})()");
    page.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.keys("n").await?;
    for (field, text) in [("phone", PHONE), ("name", NAME), ("demand", "单位三个月没有发工资")] {
        page.fill(field, text).await?;
    }
    Intake(page).save().await?;
    Frame(page).go("/intake").await?;
    Intake(page).open_row(NAME).await?;
    page.press("button[name='show-phone']").await?;
    page.see_text("[data-part='person'] [data-field='phone'] dd", PHONE).await?;
    // The page's own code hands texts to the document at once; a script that keeps what it read is the control of V8's heap.
    page.run("window.kept = document.querySelector('main').innerText").await?;
    for text in [NAME, PHONE] {
        let found = times(page, text).await?;
        assert!(found.iter().all(|times| *times > 0), "before the lock: {text} {found:?}");
    }

    Frame(page).lock().await?;
    Lock(page).seen().await?;
    for text in [NAME, PHONE] {
        assert_eq!(times(page, text).await?, [0; 3], "after the lock: {text}");
    }
    let found = times(page, ALWAYS).await?;
    assert!(found.iter().all(|times| *times > 0), "the search sees nothing any more: {found:?}");
    Lock(page).unlock(PASSPHRASE).await
}

async fn times(page: &Page, text: &str) -> Step<Times> {
    let number = |value: Value| value.as_u64().ok_or("no number");
    let bytes = text.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(",");
    let in_page = number(page.run(&format!("return window.timesInMemory([{bytes}])")).await?)?;
    let in_engine = number(page.tell(Worker::Engine, &bytes).await?)?;
    Ok([in_snapshot(page, text).await?, in_page, in_engine])
}

/// Strings of V8's heap that hold the text, after a collection of garbage.
async fn in_snapshot(page: &Page, text: &str) -> Step<u64> {
    page.driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    let taken = page.driver.cmd(TakeSnapshot).await?.value_json()?;
    let snapshot: Value = serde_json::from_str(taken.as_str().ok_or("a snapshot is text")?)?;
    let strings = snapshot["strings"].as_array().ok_or("a snapshot has strings")?;
    Ok(strings.iter().filter(|string| string.as_str().is_some_and(|string| string.contains(text))).count()
        as u64)
}

/// A command of Chromium's driver beside the standard: the whole heap as text.
#[derive(Debug)]
struct TakeSnapshot;

impl FormatRequestData for TakeSnapshot {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let uri = format!("session/{session}/chromium/heap_snapshot");
        // Asked for like any other that only reads.
        RequestData { uri: uri.into(), ..Command::GetCurrentUrl.format_request(session) }
    }
}

//! An engine that dies and a write that is aborted: a plain message each, nothing typed lost, nothing saved twice, no ledger
//! imported twice.

use thirtyfour::By;

use crate::harness::{Page, Step, Worker, World, journey};
use crate::pages::{Frame, Intake, Ledger, Lock, Opening, PASSPHRASE};

/// An engine that meets with an accident when told to, at once or at its next write to the journal. `end` is what a worker
/// does that the browser has ended: it says nothing, to nobody, ever again.
const ACCIDENTS: &str = "const channel = new BroadcastChannel('SEED');
let next = '';
channel.onmessage = ({ data }) => {
  channel.postMessage('heard');
  if (data === 'end') self.close();
  else if (data === 'throw') setTimeout(() => { throw new Error('an accident'); });
  else next = data;
};
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (places, mode, options) {
  const made = begin.call(this, places, mode, options);
  if (mode === 'readwrite' && [].concat(places).includes('journal')) {
    if (next === 'abort') queueMicrotask(() => made.abort());
    if (next === 'end when written') {
      made.addEventListener('complete', (event) => { event.stopImmediatePropagation(); self.close(); });
    }
    if (next === 'end before it is written') { queueMicrotask(() => { made.abort(); self.close(); }); }
    next = '';
  }
  return made;
};";

/// What the clerk types, by control.
const TYPED: [(&str, &str); 4] = [
    ("phone", "19900005678"),
    ("name", "李建国"),
    ("employer", "桥东第二纺织厂"),
    ("demand", "单位三个月没有发工资"),
];

/// Three contacts.
const LEDGER: &str =
    "日期,方式,姓名,诉求\n2005-04-06,来访,何青,低保\n2005-04-07,来电,田禾,供暖\n2005-04-08,来信,石岩,欠薪\n";

#[test]
fn an_aborted_write_leaves_the_form_as_it_was() {
    journey(aborted);
}

#[test]
fn an_engine_that_dies_when_it_has_written_does_not_log_twice() {
    journey(killed_when_written);
}

mod once {
    use super::*;

    #[test]
    fn an_engine_that_dies_while_the_form_is_filled_loses_nothing() {
        journey(killed_while_filling);
    }

    #[test]
    fn an_engine_that_dies_before_it_has_written_logs_at_the_second_try() {
        journey(killed_before);
    }

    #[test]
    fn an_engine_that_dies_when_it_has_imported_does_not_import_twice() {
        journey(async |world| killed_in_import(world, "end when written", 2).await);
    }

    #[test]
    fn an_engine_that_dies_before_it_has_imported_imports_at_the_second_try() {
        journey(async |world| killed_in_import(world, "end before it is written", 1).await);
    }
}

async fn killed_in_import(world: &World, accident: &str, rows_after_it: u64) -> Step {
    let page = &world.page;
    open_centre(world).await?;
    let file = world.browser.home().join("ledger.csv");
    std::fs::write(&file, LEDGER)?;
    Ledger(page).look(&file).await?;
    page.tell(Worker::Engine, accident).await?;
    page.press("button[name='import']").await?;
    after_the_death(page, "settings/import").await?;
    page.see_text(".import .notice", "不会存两遍").await?;
    assert_eq!(rows_of_journal(page).await?, rows_after_it);
    page.press("button[name='try-again']").await?;
    page.see("[data-outcome='imported'] [data-sum='imported'][data-value='3']").await?;
    assert_eq!(rows_of_journal(page).await?, 2, "the opening and one import");
    page.follow("intake?period=all").await?;
    page.see("[data-sum='contacts'][data-value='3']").await?;
    Ledger(page).undo().await?;
    page.follow("intake?period=all").await?;
    page.see_no("[data-sum='contacts'][data-value='3']").await
}

async fn aborted(world: &World) -> Step {
    let page = &world.page;
    fill_in_form(world).await?;
    page.tell(Worker::Engine, "abort").await?;
    page.press("button[name='save']").await?;
    page.see_text(".save-bar-place .notice", "这一次没存上").await?;
    check_typed(page).await?;
    assert_eq!(rows_of_journal(page).await?, 1, "the opening alone");
    try_again(page).await
}

async fn killed_while_filling(world: &World) -> Step {
    let page = &world.page;
    fill_in_form(world).await?;
    // One that fails aloud is noticed by its last word; one that is silent by the lock that it held for life.
    page.tell(Worker::Engine, "throw").await?;
    after_the_death(page, "intake/new").await?;
    check_typed(page).await?;
    page.fill("demand", "写到一半").await?;
    page.tell(Worker::Engine, "end").await?;
    after_the_death(page, "intake/new").await?;
    assert_eq!(page.value("demand").await?, "写到一半");
    page.fill("demand", TYPED[3].1).await?;
    check_typed(page).await?;
    page.press("button[name='save']").await?;
    check_one_row(page).await
}

async fn killed_when_written(world: &World) -> Step {
    let page = &world.page;
    fill_in_form(world).await?;
    page.tell(Worker::Engine, "end when written").await?;
    page.press("button[name='save']").await?;
    after_the_death(page, "intake/new").await?;
    page.see_text(".save-bar-place .notice", "不会存两遍").await?;
    check_typed(page).await?;
    assert_eq!(rows_of_journal(page).await?, 2, "it had been written");
    try_again(page).await
}

async fn killed_before(world: &World) -> Step {
    let page = &world.page;
    fill_in_form(world).await?;
    page.tell(Worker::Engine, "end before it is written").await?;
    page.press("button[name='save']").await?;
    after_the_death(page, "intake/new").await?;
    check_typed(page).await?;
    assert_eq!(rows_of_journal(page).await?, 1, "it had not been written");
    try_again(page).await
}

/// Opens a centre whose engine meets with accidents.
async fn open_centre(world: &World) -> Step {
    world.serve_seeded(&[(Worker::Engine, ACCIDENTS)])?;
    world.page.open("").await?;
    Opening(&world.page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    Ok(())
}

/// Opens a centre and fills in the form.
async fn fill_in_form(world: &World) -> Step {
    open_centre(world).await?;
    let page = &world.page;
    page.keys("n").await?;
    page.see("[name='phone']").await?;
    for (name, text) in TYPED {
        page.fill(name, text).await?;
    }
    Ok(())
}

/// The desk says that the engine stopped, asks for the passphrase, and goes on where it was.
async fn after_the_death(page: &Page, path: &str) -> Step {
    page.see_text("main.lock .trouble", "后台停了").await?;
    Lock(page).unlock(PASSPHRASE).await?;
    assert_eq!(page.path().await?, path);
    Ok(())
}

async fn check_typed(page: &Page) -> Step {
    for (name, text) in TYPED {
        assert_eq!(page.value(name).await?, text, "{name}");
    }
    Ok(())
}

/// Presses "try again"; then there is one row, and two in the journal: the opening and the contact.
async fn try_again(page: &Page) -> Step {
    page.press("button[name='try-again']").await?;
    check_one_row(page).await?;
    assert_eq!(rows_of_journal(page).await?, 2);
    Ok(())
}

async fn check_one_row(page: &Page) -> Step {
    page.see_text(".toasts .toast", "已保存").await?;
    Frame(page).go("/intake").await?;
    Intake(page).see_row(TYPED[1].1).await?;
    let rows = page.driver.find_all(By::Css("[data-table='contacts'] tbody tr[data-row]")).await?;
    assert_eq!(rows.len(), 1);
    Ok(())
}

/// Rows of the journal on disk, counted by the page itself.
async fn rows_of_journal(page: &Page) -> Step<u64> {
    let script = "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('bangfu-desk');
        open.onsuccess = () => {
          const count = open.result.transaction('journal').objectStore('journal').count();
          count.onsuccess = () => { open.result.close(); done(count.result); };
        };";
    page.run_async(script).await?.as_u64().ok_or_else(|| "no count".into())
}

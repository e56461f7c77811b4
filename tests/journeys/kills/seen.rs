//! What a casebook holds after a browser was started again: by its pages, by its engine, and on disk.

use bangfu_desk::protocol::{ActLine, Reply, Request};
use casework::contact::ContactNumber;
use casework::query::ContactQuery;

use super::line::ask;
use crate::harness::{Page, Step};
use crate::pages::Statistics;

/// Part of every name that is saved; no ledger has it.
pub const SAVED: &str = "Kill";
/// Months of the rows of ledgers.
const LEDGERS: &str = "2005-01~12";

/// What is there.
pub struct Seen {
    /// Acts, earliest first.
    pub acts: Vec<ActLine>,
    /// Number, name and demand of each contact that was saved by the form.
    pub saved: Vec<(ContactNumber, String, String)>,
    /// Contacts in the whole list.
    pub count: u64,
}

/// Looks, and finds the parts at one with each other and with the rows on disk or fails.
pub async fn look(page: &Page) -> Step<Seen> {
    let seen = look_around(page).await?;
    let numbers: Vec<u64> = seen.acts.iter().map(|act| act.seq).collect();
    let journal = keys(page, "journal").await?;
    if numbers == journal { Ok(seen) } else { Err(format!("acts {numbers:?}, rows {journal:?}").into()) }
}

/// The same without the rows on disk.
pub async fn look_around(page: &Page) -> Step<Seen> {
    let Reply::Acts(mut acts) = ask(page, Request::Acts { count: 100_000 }).await? else {
        return Err("no acts".into());
    };
    acts.reverse();
    let all = ContactQuery::default();
    let saved = ContactQuery { text: SAVED.to_owned(), ..ContactQuery::default() };
    let Reply::Window(all) = ask(page, Request::Window { query: all, from: 0, count: 1 }).await? else {
        return Err("no list".into());
    };
    let Reply::Window(saved) = ask(page, Request::Window { query: saved, from: 0, count: 10_000 }).await?
    else {
        return Err("no list of what was saved".into());
    };
    let Reply::Desk(desk) = ask(page, Request::Desk).await? else { return Err("no desk".into()) };
    let count = u64::from(all.count);
    same("contacts of the desk", u64::from(desk.contacts), count)?;
    same("revision of the desk", desk.revision, acts.len() as u64)?;

    let year = page.run("return new Date().getFullYear()").await?;
    let mut total = 0;
    for period in [format!("{year}-01~12"), LEDGERS.to_owned()] {
        let (value, listed) = Statistics(page).rows("contacts.total", &period).await?;
        same(&format!("rows behind the figure of {period}"), listed as u64, value as u64)?;
        total += value as u64;
    }
    same("sum of the figures", total, count)?;

    let numbers: Vec<u64> = acts.iter().map(|act| act.seq).collect();
    if numbers != (1..=numbers.len() as u64).collect::<Vec<u64>>() {
        return Err(format!("the journal has holes: acts {numbers:?}").into());
    }
    let saved = saved.rows.into_iter().map(|row| (row.number, row.name, row.demand)).collect();
    Ok(Seen { acts, saved, count })
}

/// Numbers of the rows of a place on disk, read by the page itself.
pub async fn keys(page: &Page, place: &str) -> Step<Vec<u64>> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('bangfu-desk');
        open.onsuccess = () => {{
          const keys = open.result.transaction('{place}').objectStore('{place}').getAllKeys();
          keys.onsuccess = () => {{ open.result.close(); done(keys.result); }};
        }};"
    );
    Ok(serde_json::from_value(page.run_async(&script).await?)?)
}

fn same(what: &str, found: u64, expected: u64) -> Step {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found}, not {expected}").into()) }
}

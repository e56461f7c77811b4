//! Jobs over the made-up centre of the demo database.

use std::cell::RefCell;

use bangfu_desk::platform::clock::now;
use bangfu_desk::protocol::{Reply, Request};
use casework::act::Act;
use casework::contact::Contact;
use casework::draft::ContactDraft;
use casework::figure::{Ask, Dim, Figure, Measure};
use casework::query::ContactQuery;
use casework::register::{EntryImport, LeftOut, Register};
use casework::time::{Month, Period, Zone};
use paperwork::csv::{self, Lang};
use wasm_bindgen::prelude::*;

use super::line::{ask, end, failed, hello, start};

thread_local! {
    /// The rows of the made-up ledger.
    static LEDGER: RefCell<Vec<Contact>> = const { RefCell::new(Vec::new()) };
}

/// Starts an engine and makes a made-up centre of about so many contacts, in place of the one there was.
#[wasm_bindgen]
pub async fn fill(contacts: u32) -> Result<(), JsValue> {
    start().await?;
    ask(Request::Destroy).await?;
    hello().await?;
    let year = casework::demo::year(7, now().civil(Zone::default()), contacts);
    ask(Request::OpenDemo(Box::new(year))).await.map(drop)
}

/// Ends the engine, starts a new one and unlocks what is there.
#[wasm_bindgen]
pub async fn reopen() -> Result<(), JsValue> {
    start().await?;
    ask(Request::UnlockDemo).await.map(drop)
}

/// Makes a ledger of so many made-up contacts; gives it as lines of fields for the peer.
#[wasm_bindgen]
pub fn prepare(count: u32) -> String {
    let today = now().civil(Zone::default()).day;
    let rows = casework::demo::contacts(7, today, count);
    let mut lines = String::new();
    for row in &rows {
        let key = |key: &Option<casework::code::CodeKey>| {
            key.as_ref().map_or(String::new(), |key| key.as_str().to_owned())
        };
        let id = row.id_document.as_ref().map_or("", |document| document.number.as_str());
        let phone = row.phones.first().map_or("", |phone| phone.as_str());
        let fields = [
            &row.received.day.0.to_string(),
            &(row.channel as u8).to_string(),
            &(row.nature as u8).to_string(),
            &key(&row.category),
            &key(&row.district),
            &key(&row.handling),
            &row.people.to_string(),
            &row.involved.to_string(),
            phone,
            id,
            &row.name,
            &row.employer,
            &row.receiver,
            &row.demand,
            &row.notes,
        ];
        lines.push_str(&fields.map(|field| field.replace(['\t', '\n'], " ")).join("\t"));
        lines.push('\n');
    }
    LEDGER.set(rows);
    lines
}

/// The ledger as a file to be imported, in the words of the centre that is open.
#[wasm_bindgen]
pub async fn sheet() -> Result<Vec<u8>, JsValue> {
    let rows = LEDGER.take();
    match ask(Request::Desk).await? {
        Reply::Desk(desk) => Ok(csv::write(&rows, &desk.codes, Lang::Zh)),
        _ => Err(failed("no desk")),
    }
}

/// Takes in so many made-up entries of a register; gives how many came in.
#[wasm_bindgen]
pub async fn enter(word: String, count: u32) -> Result<f64, JsValue> {
    let register = Register::parse(&word).ok_or_else(|| failed("no register"))?;
    let Reply::Desk(desk) = ask(Request::Desk).await? else { return Err(failed("no desk")) };
    let mut codes = desk.codes.clone();
    casework::demo::districts().into_iter().for_each(|code| codes.put(code));
    let today = now().civil(Zone::default()).day;
    let rows = casework::demo::register(11 + u64::from(count), today, count, register, &codes);
    let came = rows.len();
    let codes = casework::demo::districts();
    let (file, sheet, notes, left) = ("bench".to_owned(), word, Vec::new(), LeftOut::default());
    let repayments = Vec::new();
    let import = EntryImport { file, sheet, register, rows, repayments, codes, notes, layout: None, left };
    ask(Request::Act(Act::ImportEntries(Box::new(import)))).await?;
    Ok(came as f64)
}

/// Undoes the last act.
#[wasm_bindgen]
pub async fn undo() -> Result<(), JsValue> {
    match ask(Request::Acts { count: 1 }).await? {
        Reply::Acts(acts) => {
            let last = acts.first().ok_or_else(|| failed("no act"))?;
            ask(Request::Undo(last.seq)).await.map(drop)
        }
        _ => Err(failed("no acts")),
    }
}

/// The first 60 rows of those that hold some words; gives how many there are in all.
#[wasm_bindgen]
pub async fn search(words: String) -> Result<f64, JsValue> {
    let query = ContactQuery { text: words, descending: true, ..ContactQuery::default() };
    match ask(Request::Window { query, from: 0, count: 60 }).await? {
        Reply::Window(window) => Ok(f64::from(window.count)),
        _ => Err(failed("no window")),
    }
}

/// Ends the engine.
#[wasm_bindgen]
pub fn close() {
    end();
}

/// Saves one contact, strict; resolves when it is on disk.
#[wasm_bindgen]
pub async fn save(n: u32) -> Result<(), JsValue> {
    let mut draft = ContactDraft::new(now().civil(Zone::default()), "bench");
    draft.name = format!("bench {n}");
    draft.phone = format!("1990000{:04}", n % 10_000);
    draft.employer = "bench works".to_owned();
    draft.demand =
        "asks when the wages of last month will be paid, and what to do if they are not".to_owned();
    ask(Request::Act(Act::SaveContact(Box::new(draft)))).await.map(drop)
}

/// Contacts by month and category over 36 months up to this one; gives the total. `before` adds empty months before them:
/// a question asked before is not counted again.
#[wasm_bindgen]
pub async fn recount(before: u16) -> Result<f64, JsValue> {
    let last = Month::of(now().civil(Zone::default()).day);
    let figure = Figure { measure: Measure::Contacts, terms: Vec::new() };
    let months = 36 + before;
    let period = Period { first: last.plus(1 - i32::from(months)), months };
    let asked = vec![Ask { figure, period, splits: vec![Dim::Month, Dim::Category] }];
    match ask(Request::Figures(asked)).await? {
        Reply::Figures(answers) => Ok(answers.first().map_or(0.0, |answer| answer.total as f64)),
        _ => Err(failed("no figures")),
    }
}

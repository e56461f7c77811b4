//! What a harness asks of the product: rows in, figures and rows out, by the requests of the product's own pages.
//!
//! `xtask/src/bench/contender.js` makes `window.contender` of it; `docs/harnesses.md` says what each member does.

use std::cell::{Cell, RefCell};

use bangfu_desk::paper_protocol::PART;
use bangfu_desk::platform::clock::now;
use bangfu_desk::platform::random;
use bangfu_desk::protocol::{Reply, Request};
use casework::act::{Act, WishId};
use casework::code::Codes;
use casework::contact::{Contact, Source};
use casework::demo::Year;
use casework::figure::{Answer, Ask, Dim, Figure};
use casework::ledger::Import;
use casework::query::{ContactQuery, SearchIn, Sort};
use casework::time::{Day, Month, Period, Zone};
use wasm_bindgen::prelude::*;

use super::cells::{self, MEASURES, months_to};
use super::line::{ask, end, failed, hello, runs, start};
use super::row;

/// Between two rows.
const ROW: char = '\u{1e}';
/// Hits that a search gives.
const HITS: u32 = 50;

/// A sheet as it is filled.
struct Sheet {
    codes: Codes,
    today: Day,
    name: String,
    rows: Vec<Contact>,
}

thread_local! {
    static SHEET: RefCell<Option<Sheet>> = const { RefCell::new(None) };
    /// How often figures were asked.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    /// First and last month with contacts, until data change; a page keeps them as well.
    static SPAN: Cell<Option<(Month, Month)>> = const { Cell::new(None) };
}

/// An empty centre whose lists have the categories and districts of rows, in place of the one there was.
#[wasm_bindgen]
pub async fn contender_clear() -> Result<(), JsValue> {
    SPAN.set(None);
    start().await?;
    ask(Request::Destroy).await?;
    hello().await?;
    let year = Year { districts: row::codes(), contacts: Vec::new(), entries: Vec::new() };
    ask(Request::OpenDemo(Box::new(year))).await.map(drop)
}

/// Begins a sheet of an import.
#[wasm_bindgen]
pub async fn contender_begin() -> Result<(), JsValue> {
    let Reply::Desk(desk) = ask(Request::Desk).await? else { return Err(failed("no desk")) };
    let name = format!("{:016x}", u64::from_le_bytes(random::bytes().map_err(|_| failed("no chance"))?));
    let today = now().civil(Zone::default()).day;
    let sheet = Sheet { codes: desk.codes.clone(), today, name, rows: Vec::new() };
    SHEET.set(Some(sheet));
    Ok(())
}

/// Reads rows into the sheet; one that the rules of the form do not take refuses them all.
#[wasm_bindgen]
pub fn contender_read(rows: &str) -> Result<(), JsValue> {
    SHEET.with_borrow_mut(|sheet| {
        let sheet = sheet.as_mut().ok_or_else(|| failed("no sheet"))?;
        for line in rows.split(ROW).filter(|line| !line.is_empty()) {
            let place = sheet.rows.len() as u32 + 1;
            let source = Source { file: "contender".to_owned(), sheet: sheet.name.clone(), row: place };
            let contact = row::contact(line, source, sheet.today, &sheet.codes);
            sheet.rows.push(contact.map_err(|wrong| failed(&wrong))?);
        }
        Ok(())
    })
}

/// Hands the sheet over as the page of imports does, and has it compared and taken in: one act, on disk when it resolves.
#[wasm_bindgen]
pub async fn contender_import() -> Result<(), JsValue> {
    SPAN.set(None);
    let Sheet { name, rows, .. } = SHEET.take().ok_or_else(|| failed("no sheet"))?;
    let count = rows.len() as u32;
    if count == 0 {
        return Ok(());
    }
    let import = Import { file: "contender".to_owned(), sheet: name, rows, ..Import::default() };
    let act = postcard::to_allocvec(&Act::Import(Box::new(import))).map_err(|_| failed("encode"))?;
    for (n, part) in act.chunks(PART).enumerate() {
        ask(Request::ImportPart { first: n == 0, bytes: part.to_vec() }).await?;
    }
    drop(act);
    let wish = WishId(u128::from_le_bytes(random::bytes().map_err(|_| failed("no chance"))?));
    let Reply::Acted(acted) = ask(Request::Import { wish, chosen: Vec::new() }).await? else {
        return Err(failed("no act"));
    };
    match ask(Request::ImportReport(acted.seq)).await? {
        Reply::Report(Some(report)) if report.imported == count => Ok(()),
        Reply::Report(Some(report)) => {
            Err(failed(&format!("{} rows taken in of {count}: the others were there", report.imported)))
        }
        _ => Err(failed("no report")),
    }
}

/// Locks the engine as the page does before it lets it go, and starts a new one that stands at the door.
#[wasm_bindgen]
pub async fn contender_door() -> Result<(), JsValue> {
    SPAN.set(None);
    contender_close().await?;
    start().await
}

/// Unlocks what is there, and counts it: contacts, amount in fen, contacts of each of the 36 months.
#[wasm_bindgen]
pub async fn contender_reopen() -> Result<Vec<f64>, JsValue> {
    ask(Request::UnlockDemo).await?;
    let Some((first, last)) = span().await? else { return Ok(vec![0.0; 2 + usize::from(cells::MONTHS)]) };
    let ever = Period { first, months: u16::try_from(last.0 - first.0 + 1).unwrap_or(u16::MAX) };
    let period = months_to(last);
    let total = |measure| Ask { figure: Figure::of(measure), period: ever, splits: Vec::new() };
    let by_month = Ask { figure: Figure::of(MEASURES[0]), period, splits: vec![Dim::Month] };
    let answers = figures(MEASURES.map(total).into_iter().chain([by_month]).collect()).await?;
    let [contacts, people, involved, by_month] = &answers[..] else { return Err(failed("no figures")) };
    let amount = row::fen(contacts.total, people.total, involved.total);
    let of_month = |month: Month| {
        let key = month.to_string();
        by_month.told().find(|([of, ..], _)| *of == key).map_or(0, |(_, value)| value) as f64
    };
    Ok([contacts.total as f64, amount as f64].into_iter().chain(period.each_month().map(of_month)).collect())
}

/// Resolves when every row is read, so that lists, searches and saves wait for none.
#[wasm_bindgen]
pub async fn contender_ready() -> Result<(), JsValue> {
    ask(Request::Acts { count: 0 }).await.map(drop)
}

/// Saves a row by the form, strict; resolves when it is on disk.
#[wasm_bindgen]
pub async fn contender_save(row: String) -> Result<(), JsValue> {
    SPAN.set(None);
    let draft = row::draft(&row).map_err(|wrong| failed(&wrong))?;
    ask(Request::Act(Act::SaveContact(Box::new(draft)))).await.map(drop)
}

/// Counts and sums by month, category and channel, of one district or of all, over the 36 months that end with the newest row's.
#[wasm_bindgen]
pub async fn contender_stats(district: Option<u32>) -> Result<Vec<f64>, JsValue> {
    let Some((_, last)) = span().await? else { return Ok(vec![0.0; 2 * cells::CELLS]) };
    let asked = ASKED.replace(ASKED.get().wrapping_add(1));
    let period = cells::fresh(months_to(last), asked);
    let answers = figures(cells::questions(period, district)).await?;
    Ok(cells::tables(period.first, &answers))
}

/// The rows that hold some words, as JSON: how many, and the ids of the first 50 in the order they came in.
#[wasm_bindgen]
pub async fn contender_search(words: String) -> Result<String, JsValue> {
    let query = ContactQuery {
        text: words,
        search_in: SearchIn::Matter,
        sort: Sort::Entered,
        ..ContactQuery::default()
    };
    let Reply::Window(found) = ask(Request::Window { query, from: 0, count: HITS }).await? else {
        return Err(failed("no window"));
    };
    let ids: Vec<String> = found.rows.iter().map(|row| row::id_of(&row.demand)).collect();
    Ok(format!(r#"{{"count":{},"hits":[{}]}}"#, found.count, ids.join(",")))
}

/// Locks and ends the engine; what is under way, and the gist that makes the next unlocking quick, is written first.
#[wasm_bindgen]
pub async fn contender_close() -> Result<(), JsValue> {
    if runs() {
        ask(Request::Lock).await?;
        end();
    }
    Ok(())
}

async fn span() -> Result<Option<(Month, Month)>, JsValue> {
    if let Some(span) = SPAN.get() {
        return Ok(Some(span));
    }
    match ask(Request::Span).await? {
        Reply::Span(span) => {
            SPAN.set(span);
            Ok(span)
        }
        _ => Err(failed("no span")),
    }
}

async fn figures(asks: Vec<Ask>) -> Result<Vec<Answer>, JsValue> {
    match ask(Request::Figures(asks)).await? {
        Reply::Figures(answers) => Ok(answers),
        _ => Err(failed("no figures")),
    }
}

//! The whole board as a workbook: every arrangement on a sheet of its own, charts as pictures. Written by the paper worker.

use casebook::trouble::Trouble;
use casework::figure::{Figure, Measure};
use casework::time::Day;
use leptos::prelude::*;

use super::arrange::Arrange;
use super::board::{Board, today};
use super::heat::heat;
use super::ranked::{categories, employers};
use super::satisfaction::satisfaction;
use super::tables::{districts, overview, staff};
use super::trend::trend;
use crate::desk::PaperDoor;
use crate::locale::format::{day, period as period_word};
use crate::locale::statistics::{StatisticsWords, formula};
use crate::locale::{Lang, Words, fill};
use crate::paper_protocol::{self as paper, PaperReply, PaperRequest};
use crate::parts::{ChartCell, ChartSheet, PAPER_WIDTH, Rate, paper_picture};
use crate::platform::{canvas, files};
use crate::statistics::sheet::WHOLE;

const MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// All arrangements in the order of the board.
const ALL: [Arrange; 8] = [overview, trend, categories, heat, districts, staff, employers, satisfaction];

/// Writes the board as it is shown and hands it out.
pub async fn export(board: Board, like: canvas::Place, lang: Lang) -> Result<(), Trouble> {
    let t: &StatisticsWords = Words::of(lang);
    let (title, subtitle, day) = untrack(|| (title(board, lang), subtitle(board, lang), today(board.desk)));
    let arranged = || ALL.into_iter().filter_map(|arrange| board.arranged(arrange, lang));
    let sheets: Vec<ChartSheet> = untrack(|| arranged().collect());
    let notes = untrack(|| notes(board, lang));
    let name = untrack(|| board.read(|sheet| fill(t.file, &[t.board, &sheet.scope.period.to_string()])));
    let mut tables = Vec::new();
    for (n, sheet) in sheets.into_iter().enumerate() {
        let picture = match paper_picture(&sheet, &like) {
            Some(picture) => Some(paper::Picture {
                png: picture.png().await?,
                width: PAPER_WIDTH,
                words: format!("{} {}", sheet.title, sheet.note),
            }),
            None => None,
        };
        // The overview tells how every measure is counted; the others count contacts.
        let notes = match (n, &notes[..]) {
            (0, _) => notes.clone(),
            (_, [contacts, .., change]) => vec![contacts.clone(), change.clone()],
            _ => Vec::new(),
        };
        tables.push(table(sheet, notes, picture));
    }
    let book = paper::Board { title, subtitle, day: day_of(day), tables };
    hand_out(book, &name.unwrap_or_default()).await
}

/// Writes a workbook in the paper worker and hands it out under a name.
pub async fn hand_out(book: paper::Board, name: &str) -> Result<(), Trouble> {
    let door = PaperDoor::start()?;
    let reply = door.ask(PaperRequest::Write(Box::new(book)))?.wait().await?;
    let PaperReply::Written(bytes) = reply else { return Err(Trouble::Unavailable) };
    files::download(&format!("{name}.xlsx"), MIME, &bytes)
}

/// The centre and what this is.
pub fn title(board: Board, lang: Lang) -> String {
    let t: &StatisticsWords = Words::of(lang);
    let centre =
        board.desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.name.clone()).unwrap_or_default());
    fill(t.board_title, &[&centre, t.title])
}

/// The period, and when this was written.
pub fn subtitle(board: Board, lang: Lang) -> String {
    let t: &StatisticsWords = Words::of(lang);
    let period = board.scope(|scope| period_word(scope.period, scope.year, lang)).unwrap_or_default();
    let today = today(board.desk);
    // Beside a day of another year a day is written with its year.
    fill(t.board_written, &[&period, &day(today, Day(0), lang)])
}

/// What stands under a picture: whose figures, of when, and when it was saved.
pub fn foot(board: Board, lang: Lang) -> String {
    let t: &StatisticsWords = Words::of(lang);
    let centre =
        board.desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.name.clone()).unwrap_or_default());
    let period = board.scope(|scope| period_word(scope.period, scope.year, lang)).unwrap_or_default();
    fill(t.picture_foot, &[&centre, &period, &day(today(board.desk), Day(0), lang)])
}

/// Year, month and day.
pub fn day_of(day: Day) -> (u16, u8, u8) {
    let (year, month, day) = day.ymd();
    (u16::try_from(year).unwrap_or(1970), month as u8, day as u8)
}

/// How the measures are counted, and what a change is.
fn notes(board: Board, lang: Lang) -> Vec<String> {
    let t: &StatisticsWords = Words::of(lang);
    let rule = |measure: Measure| {
        board.codes.with(|codes| {
            board.scope(|scope| formula(&Figure::of(measure), scope.period, scope.year, codes, lang))
        })
    };
    WHOLE.into_iter().filter_map(rule).chain([t.change_rule.to_owned()]).collect()
}

/// An arrangement as a table of a workbook.
pub fn table(sheet: ChartSheet, notes: Vec<String>, picture: Option<paper::Picture>) -> paper::Table {
    let cell = |cell: ChartCell| match cell {
        ChartCell::Number(door) | ChartCell::Heat(door, _) => paper::Cell::Count(door.value),
        ChartCell::Money(door) => paper::Cell::Fen(door.value),
        ChartCell::Rate(_, Some(Rate::Percent(tenths))) => paper::Cell::Percent(tenths),
        ChartCell::Rate(_, Some(Rate::Points(tenths))) => paper::Cell::Points(tenths),
        ChartCell::Text(text) | ChartCell::Rate(text, None) => paper::Cell::Text(text),
    };
    paper::Table {
        heading: format!("{} {}", sheet.title, sheet.note),
        name: sheet.title,
        heads: sheet.heads,
        rows: sheet.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
        has_total: sheet.has_total,
        notes,
        picture,
    }
}

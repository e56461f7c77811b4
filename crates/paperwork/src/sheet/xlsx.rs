//! xlsx to cells, one cell at a time: a sheet that claims a million columns costs no more than its cells do.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};

use super::{Cell, Sheet, Workbook};
use crate::trouble::FileTrouble;

/// Most rows of a sheet (the format's own limit).
const ROWS: u32 = 1_048_576;
/// Most columns with content.
const COLUMNS: u32 = 512;
/// Most cells of a workbook, empty ones between others included.
const CELLS: usize = 8_000_000;
/// Most bytes of text in all cells together: one shared text may be named by a million cells.
const TEXT: usize = 256 << 20;

/// Reads every worksheet.
pub fn read(bytes: &[u8]) -> Result<Workbook, FileTrouble> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(trouble)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut room = Room { cells: CELLS, text: TEXT };
    let is_1904 = book.has_1904_epoch();
    let sheets = names
        .into_iter()
        .map(|name| {
            let rows = rows(&mut book, &name, &mut room)?;
            Ok(Sheet { rows, merged: merged(&mut book, &name), name, is_1904 })
        })
        .collect::<Result<_, FileTrouble>>()?;
    Ok(Workbook { sheets, encoding: None })
}

/// What may still be read.
struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    fn take(&mut self, cells: usize, text: usize) -> Result<(), FileTrouble> {
        self.cells = self.cells.checked_sub(cells).ok_or(FileTrouble::TooLarge)?;
        self.text = self.text.checked_sub(text).ok_or(FileTrouble::TooLarge)?;
        Ok(())
    }
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, room: &mut Room) -> Result<Vec<Vec<Cell>>, FileTrouble> {
    let is_1904 = book.has_1904_epoch();
    let mut cells = book.worksheet_cells_reader(name).map_err(trouble)?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    while let Some(found) = cells.next_cell().map_err(trouble)? {
        let (row, column) = found.get_position();
        let cell = cell(found.get_value(), is_1904);
        if cell.is_empty() {
            continue;
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(FileTrouble::TooLarge);
        }
        let (row, column) = (row as usize, column as usize);
        if rows.len() <= row {
            room.take(row + 1 - rows.len(), 0)?;
            rows.resize_with(row + 1, Vec::new);
        }
        let Some(line) = rows.get_mut(row) else { continue };
        let text = if let Cell::Text(text) = &cell { text.len() } else { 0 };
        room.take((column + 1).saturating_sub(line.len()), text)?;
        if line.len() <= column {
            line.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = line.get_mut(column) {
            *place = cell;
        }
    }
    Ok(rows)
}

/// Cells merged downwards within one column. What cannot be read of them is as if it were not there.
fn merged(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> BTreeMap<(usize, u32), u32> {
    let found = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let down = found.into_iter().filter(|cells| cells.start.1 == cells.end.1 && cells.start.0 < cells.end.0);
    down.map(|cells| {
        ((cells.start.1 as usize, cells.start.0.saturating_add(1)), cells.end.0.saturating_add(1))
    })
    .collect()
}

fn cell(value: &DataRef<'_>, is_1904: bool) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::text(text.as_str()),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(time) if time.is_datetime() => Cell::serial(time.as_f64(), is_1904),
        DataRef::DateTime(time) => Cell::Number(time.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::Error(_) => Cell::Failed,
        DataRef::Empty => Cell::Empty,
    }
}

fn trouble(error: XlsxError) -> FileTrouble {
    match error {
        XlsxError::Password => FileTrouble::Encrypted,
        _ => FileTrouble::Damaged,
    }
}

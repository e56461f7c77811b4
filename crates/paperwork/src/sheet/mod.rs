//! A workbook, or text in columns, as sheets of cells. A cell keeps what the file says: a rounded number stays a number, a date a date.
//!
//! Reads no clock. Nothing here knows what a ledger is. `Debug` prints kinds, never contents.

mod bounds;
mod cell;
mod lines;
mod references;
mod text;
mod xlsx;

pub use cell::Cell;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::trouble::FileTrouble;

/// A workbook.
#[derive(Clone, PartialEq, Debug)]
pub struct Workbook {
    /// Its worksheets in order; charts and macro sheets are left out.
    pub sheets: Vec<Sheet>,
    /// How its text was encoded; none = an xlsx file, which says so itself.
    pub encoding: Option<Encoding>,
}

/// How a text file is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, of either order.
    Utf16,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}

/// A worksheet.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// Name on its tab.
    pub name: String,
    /// Rows from the first of the file; each ends at its last cell that is not empty, as does the sheet.
    pub rows: Vec<Vec<Cell>>,
    /// Its serial numbers count days from 1904.
    pub is_1904: bool,
    /// Cells of one column merged into one: column from 0, first row from 1, and the last row of each.
    pub merged: BTreeMap<(usize, u32), u32>,
}

/// Name of the one sheet of a text file: the same whatever the file is called.
const TEXT_SHEET: &str = "CSV";
/// First bytes of a zip archive, as every xlsx is one.
const ZIP: &[u8] = b"PK\x03\x04";

impl Workbook {
    /// Reads the bytes of an xlsx file, or of text in columns.
    pub fn read(bytes: &[u8]) -> Result<Workbook, FileTrouble> {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(FileTrouble::Empty);
        }
        Workbook::check_size(bytes)?;
        let book = if bytes.starts_with(ZIP) || bounds::is_ole(bytes) {
            bounds::check(bytes)?;
            xlsx::read(bytes)?
        } else {
            let (text, encoding) = text::decode(bytes)?;
            let rows = lines::read(&text)?;
            Workbook { sheets: vec![Sheet { rows, ..Sheet::new(TEXT_SHEET) }], encoding: Some(encoding) }
        };
        match book.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
            true => Err(FileTrouble::Empty),
            false => Ok(book),
        }
    }

    /// Refuses a file that is too large as it stands, or what is there of it so far.
    pub fn check_size(bytes: &[u8]) -> Result<(), FileTrouble> {
        bounds::check_size(bytes)
    }

    /// The sheet of a name.
    pub fn sheet(&self, name: &str) -> Result<&Sheet, FileTrouble> {
        self.sheets.iter().find(|sheet| sheet.name == name).ok_or(FileTrouble::NoSuchSheet)
    }
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: &str) -> Sheet {
        Sheet { name: name.to_owned(), rows: Vec::new(), is_1904: false, merged: BTreeMap::new() }
    }

    /// A row by its number in the file, from 1; empty where there is none.
    pub fn row(&self, number: u32) -> &[Cell] {
        let index = (number as usize).wrapping_sub(1);
        self.rows.get(index).map_or(&[], Vec::as_slice)
    }

    /// The row whose cell fills the cell of a column in a row below it, by merging.
    pub fn merged_from(&self, row: u32, column: usize) -> Option<u32> {
        let (&(of, first), &last) = self.merged.range(..=(column, row)).next_back()?;
        (of == column && first < row && row <= last).then_some(first)
    }

    /// Rows with their numbers in the file, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        (1u32..).zip(self.rows.iter().map(Vec::as_slice))
    }
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sheet({} rows)", self.rows.len())
    }
}

#[cfg(test)]
mod tests;

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

use crate::trouble::FileTrouble;

/// A workbook.
#[derive(Clone, PartialEq, Debug)]
pub struct Workbook {
    /// Its worksheets in order; charts and macro sheets are left out.
    pub sheets: Vec<Sheet>,
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
            let rows = lines::read(&text::decode(bytes)?)?;
            Workbook { sheets: vec![Sheet { rows, ..Sheet::new(TEXT_SHEET) }] }
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
        Sheet { name: name.to_owned(), rows: Vec::new(), is_1904: false }
    }

    /// A row by its number in the file, from 1; empty where there is none.
    pub fn row(&self, number: u32) -> &[Cell] {
        let index = (number as usize).wrapping_sub(1);
        self.rows.get(index).map_or(&[], Vec::as_slice)
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

//! What page and paper worker say to one another: postcard bytes, one reply to each request, in order.
//!
//! The contacts read from a file cross the page as closed bytes: it forwards them to the engine and never opens them.
//! What it shows of rows is a few cells, with long numbers masked. Nothing here reaches a log.

use casework::code::{Code, Codes};
use casework::ledger::Layout;
use casework::time::{Day, Month};
pub use paperwork::board::{Board, Cell, Picture, Table};
use paperwork::ledger::{Field, Mapping, RowNote};
use paperwork::trouble::FileTrouble;
use serde::{Deserialize, Serialize};

/// Rows whose cells are sent of each outcome; the notes hold all rows.
pub const SHOWN: usize = 200;

/// Page to paper worker.
#[derive(Serialize, Deserialize)]
pub enum PaperRequest {
    /// Open a workbook or text in columns; it stays open for `Read`.
    Open {
        /// Name of the file.
        file: String,
        /// Its bytes.
        #[serde(with = "crate::closed")]
        bytes: Vec<u8>,
        /// Lists as they stand.
        codes: Codes,
        /// Layouts as they were confirmed.
        layouts: Vec<Layout>,
    },
    /// Read a sheet of the open workbook by the mapping that the clerk confirmed.
    Read {
        /// Name of the sheet.
        sheet: String,
        /// Confirmed columns.
        mapping: Mapping,
        /// Lists as they stand.
        codes: Codes,
        /// Today in the centre's zone; days after it are held.
        today: Day,
    },
    /// Write a board of figures as a workbook.
    Write(Box<Board>),
}

/// Paper worker to page.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum PaperReply {
    /// Sheets of the workbook, in order.
    Opened(Vec<SheetLook>),
    /// What the sheet holds.
    Read(Box<Harvest>),
    /// A workbook.
    Written(Vec<u8>),
    /// The file cannot be read.
    Trouble(FileTrouble),
}

/// A sheet before it is read.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetLook {
    /// Name.
    pub name: String,
    /// Rows, blank ones between others included.
    pub rows: u32,
    /// Looks like a reception ledger.
    pub is_reception: bool,
    /// How it is suggested to be read.
    pub mapping: Mapping,
    /// A clerk confirmed this layout before.
    pub is_remembered: bool,
    /// Columns, in order.
    pub columns: Vec<ColumnLook>,
}

impl SheetLook {
    /// Is there anything to be mapped: a head, or columns known by what stands in them?
    pub fn can_be_mapped(&self) -> bool {
        self.mapping.heads > 0 || self.mapping.issues().is_empty()
    }
}

/// A column before it is read.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnLook {
    /// Word over it; empty = none.
    pub head: String,
    /// First cell below that is not empty, long numbers masked.
    pub sample: String,
    /// Suggested field.
    pub field: Option<Field>,
}

/// What a sheet holds when read by a mapping.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Harvest {
    /// Rows that will be imported.
    pub taken: u32,
    /// Of those, rows with a doubt.
    pub doubtful: u32,
    /// First and last month received.
    pub span: Option<(Month, Month)>,
    /// Rows with something in them that will not be imported.
    pub held: Vec<Noted>,
    /// Rows that are no contact.
    pub skipped: Vec<Noted>,
    /// Doubts kept with rows that will be imported.
    pub flagged: Vec<Noted>,
    /// Cells of the first rows of each outcome, in row order.
    pub rows: Vec<RowLook>,
    /// Entries the import adds to the centre's lists.
    pub codes: Vec<Code>,
    /// The act, as postcard bytes of `casework::act::Act::Import`.
    #[serde(with = "crate::closed")]
    pub act: Vec<u8>,
}

/// A note of a row and the cell it is about.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// Row, reason, field.
    pub note: RowNote,
    /// The cell as it stands in the file, long numbers masked; empty where the note is about no one field.
    pub cell: String,
}

/// A row as the clerk looks at it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RowLook {
    /// Row in the file, from 1.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Why, and at which fields; empty = nothing to say.
    pub notes: Vec<Noted>,
    /// Cells of the mapped columns as they stand in the file, long numbers masked, in the order of `Field::ALL`.
    pub cells: Vec<(Field, String)>,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Imported.
    Taken,
    /// Imported with a doubt.
    Doubtful,
    /// Not imported until it is corrected.
    Held,
    /// No contact.
    Skipped,
}

//! What page and paper worker say to one another: postcard bytes, one reply to each request, in order.
//!
//! The contacts read from a file cross the page as closed bytes: it forwards them to the engine and never opens them.
//! What it shows of rows is a few cells of the rows in sight, with long numbers masked. Nothing here reaches a log.

use casework::code::{Code, Codes};
use casework::ledger::{Field, Layout, RowNote};
use casework::register::{Claim, EntryLayout, EntryNote, EntryPrints, Register};
use casework::time::{Day, Month};
pub use paperwork::board::{Board, Cell, Picture, Table};
use paperwork::ledger::desk::{Book, DeskMapping, SheetKind};
use paperwork::ledger::{Mapping, Span, Why};
pub use paperwork::sheet::Encoding;
use paperwork::trouble::FileTrouble;
use serde::{Deserialize, Serialize};

/// Most bytes of a part of a file or of an act: handled by the page well within a frame.
pub const PART: usize = 1 << 20;

/// Page to paper worker.
#[derive(Serialize, Deserialize)]
pub enum PaperRequest {
    /// A part of a file to be opened.
    Part {
        /// The first one: what was handed over before is forgotten.
        first: bool,
        /// At most `PART` bytes.
        #[serde(with = "crate::closed")]
        bytes: Vec<u8>,
    },
    /// Open the file handed over, a workbook or a text in columns; it stays open for `Read`.
    Open {
        /// Name of the file.
        file: String,
        /// Lists as they stand: known words tell columns apart.
        codes: Codes,
        /// Layouts confirmed before.
        layouts: Vec<Layout>,
        /// The same of registers' ledgers.
        entry_layouts: Vec<EntryLayout>,
    },
    /// Read a sheet of the open workbook by the mapping that the clerk confirmed.
    Read {
        /// Name of the sheet.
        sheet: String,
        /// Confirmed columns and words.
        mapping: Mapping,
        /// Months and year of the sheet.
        span: Span,
        /// Lists as they stand.
        codes: Codes,
        /// Today in the centre's zone; days after it are held.
        today: Day,
    },
    /// Cells of rows of the sheet read last, by their numbers.
    Rows(Vec<u32>),
    /// A part of the act of the sheet read last, from this byte on.
    Act(u32),
    /// How a sheet of the open workbook may be read as a book.
    LookDesk {
        /// Name of the sheet.
        sheet: String,
        /// What its rows are.
        book: Book,
        /// Lists as they stand.
        codes: Codes,
    },
    /// Read a sheet of the open workbook as a book; the sheet of the reception read last stays.
    ReadDesk {
        /// Name of the sheet.
        sheet: String,
        /// What its rows are.
        book: Book,
        /// Confirmed columns.
        mapping: DeskMapping,
        /// Lists as they stand.
        codes: Codes,
        /// Today in the centre's zone; rows of days after it are left out.
        today: Day,
    },
    /// A part of the act of the register read last, from this byte on.
    DeskAct(u32),
    /// Cells of rows of a sheet of the open workbook, by their numbers.
    DeskRows {
        /// Name of the sheet.
        sheet: String,
        /// How many columns.
        width: u32,
        /// Rows.
        rows: Vec<u32>,
    },
    /// Write a board of figures as a workbook.
    Write(Box<Board>),
}

/// Paper worker to page.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum PaperReply {
    /// The part of the file is there.
    Taken,
    /// Sheets of the workbook, in order; of a text, how it is encoded.
    Opened(Vec<SheetLook>, Option<Encoding>),
    /// What the sheet holds.
    Read(Box<Harvest>),
    /// The rows asked for, in order.
    Rows(Vec<RowLook>),
    /// How a sheet may be read as the register asked for; none = nothing in it.
    DeskLook(Option<Box<DeskLook>>),
    /// What the sheet holds, read as a register.
    DeskRead(Box<DeskHarvest>),
    /// Cells of the rows asked for, in order.
    DeskRows(Vec<DeskRow>),
    /// A part of the act: at most `PART` bytes.
    Act(#[serde(with = "crate::closed")] Vec<u8>),
    /// A workbook.
    Written(#[serde(with = "crate::closed")] Vec<u8>),
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
    /// What it is guessed to be a ledger of.
    pub kind: SheetKind,
    /// How it may be read as the register it is guessed to be of.
    pub desk: Option<Box<DeskLook>>,
    /// How it is suggested to be read; none = nothing in it that can be mapped.
    pub mapping: Option<Mapping>,
    /// Months and year that it says it is of.
    pub span: Span,
    /// Columns, in order.
    pub columns: Vec<ColumnLook>,
}

/// A column before it is read.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnLook {
    /// Words over it, the group first; empty = none.
    pub head: String,
    /// First cell below that is not empty, long numbers masked.
    pub sample: String,
    /// Why its field is suggested; none = no field is.
    pub why: Option<Why>,
}

/// What a sheet holds when read by a mapping.
#[derive(Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Harvest {
    /// Rows that can be taken, in order, and whether each has a doubt.
    pub taken: Vec<(u32, bool)>,
    /// Rows to be corrected first, in order.
    pub held: Vec<u32>,
    /// Rows that are no contact, or repeat an earlier row.
    pub skipped: Vec<RowNote>,
    /// First and last month received.
    pub span: Option<(Month, Month)>,
    /// Words that no list and no dictionary has, most frequent first.
    pub words: Vec<UnknownWord>,
    /// Entries the import adds to the centre's lists.
    pub codes: Vec<Code>,
    /// Bytes of the act, which is asked for in parts: postcard of `casework::act::Act::Import`.
    pub act: u32,
}

/// A word whose meaning is not known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnknownWord {
    /// Column it stands in.
    pub field: Field,
    /// The word as it stands in the sheet.
    pub word: String,
    /// Rows that say it.
    pub rows: u32,
}

/// A note of a row and the cell it is about.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// Row, reason, field.
    pub note: RowNote,
    /// The cell as it stands in the file, long numbers masked; empty where the note is about no one field.
    pub cell: String,
}

/// Cells of the mapped columns as they stand in the file, long numbers masked, in the order of `Field::ALL`.
pub type Cells = Vec<(Field, String)>;

/// A row as the clerk looks at it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RowLook {
    /// Row in the file, from 1.
    pub row: u32,
    /// What there is to say, and at which fields; empty = nothing.
    pub notes: Vec<Noted>,
    /// Its cells.
    pub cells: Cells,
    /// The earlier row that it repeats.
    pub twin: Option<(u32, Cells)>,
}

/// A sheet before it is read as a register.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskLook {
    /// How it is suggested to be read.
    pub mapping: DeskMapping,
    /// Columns, in order.
    pub columns: Vec<ColumnLook>,
}

/// A row that can be taken into a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskTaken {
    /// Row in the file, from 1.
    pub row: u32,
    /// Fingerprint of what happened, by which the register knows it.
    pub print: u128,
    /// Money it counts for, in fen; none = it does not count in figures.
    pub fen: Option<i64>,
    /// There is something to say of it.
    pub is_doubtful: bool,
}

/// A row and its cells, one for each column, long numbers masked.
pub type DeskRow = (u32, Vec<String>);

/// What a sheet holds when read as a register.
#[derive(Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct DeskHarvest {
    /// Rows left out for what is wrong with them.
    pub wrong: u32,
    /// Rows that repeat an earlier one.
    pub repeated: u32,
    /// Titles, heads, sums, blanks and footers.
    pub structure: u32,
    /// What is said of rows that are no structure, in their order, each with the cell it is about; the first some hundred.
    pub notes: Vec<(EntryNote, String)>,
    /// How many there are.
    pub all_notes: u32,
    /// The first rows taken: row and cells of every column, long numbers masked.
    pub first: Vec<DeskRow>,
    /// Rows that can be taken, in their order.
    pub rows: Vec<DeskTaken>,
    /// Repayments that can be looked for at the loans, in their order; such a sheet has no other rows.
    pub claims: Vec<Claim>,
    /// Fingerprints of the rows that are wrong.
    pub left: Vec<u128>,
    /// First and last month of their days.
    pub span: Option<(Month, Month)>,
    /// Entries the import adds to the centre's lists.
    pub codes: Vec<Code>,
    /// Bytes of the act, which is asked for in parts: postcard of `casework::act::Act::ImportEntries`.
    pub act: u32,
}

impl DeskHarvest {
    /// What its rows are known by.
    pub fn prints(&self, register: Register) -> EntryPrints {
        let rows = self.rows.iter().map(|row| row.print).collect();
        EntryPrints { register, rows, left: self.left.clone(), claims: self.claims.clone() }
    }
}

//! A board of figures as a workbook: a sheet a table, numbers as numbers, a chart as its picture. Plain data in, bytes out.
//!
//! Words come in as text. Keeps no time of its own: the same board gives the same bytes.

mod write;

use serde::{Deserialize, Serialize};

pub use write::write;

/// A board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// First line of every sheet: centre and what it is.
    pub title: String,
    /// Second line: period, and when it was written.
    pub subtitle: String,
    /// Day it was written: year, month, day; kept in the file's properties.
    pub day: (u16, u8, u8),
    /// Its tables, in order.
    pub tables: Vec<Table>,
}

/// A table on a sheet of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Name of the sheet; cut and cleaned to what Excel allows.
    pub name: String,
    /// Heading: name, span and unit.
    pub heading: String,
    /// Heads; the first column names the row.
    pub heads: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// The last row is a total.
    pub has_total: bool,
    /// How its numbers are counted, below the table, a line each.
    pub notes: Vec<String>,
    /// A picture of it, as PNG.
    pub picture: Option<Picture>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Count(i64),
    /// A share or change in tenths of a percent: kept as a number, shown as a percentage.
    Percent(i64),
    /// A difference of two shares in tenths of a percentage point.
    Points(i64),
    /// Money in fen, shown in yuan.
    Fen(i64),
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// PNG.
    pub png: Vec<u8>,
    /// Width it is shown at, in pixels at 96 a inch.
    pub width: u32,
    /// What it shows, for those who do not see it.
    pub words: String,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} bytes, {})", self.png.len(), self.words)
    }
}

#[cfg(test)]
mod tests;

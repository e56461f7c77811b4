//! Cells as they are shown: long numbers are masked before they leave the worker.

use casework::ledger::{Field, RowNote};
use paperwork::ledger::{Mapping, cells_read};
use paperwork::sheet::{Cell, Sheet};

use crate::paper_protocol::{Cells, Noted};

/// A note with the cell it is about.
pub fn noted(sheet: &Sheet, mapping: &Mapping, note: RowNote) -> Noted {
    let column = note.field.and_then(|field| mapping.column(field));
    let cells = cells_read(sheet, mapping, note.row);
    let cell = column.and_then(|column| cells.get(column));
    Noted { note, cell: cell.map_or_else(String::new, |cell| masked(&cell.shown())) }
}

/// Cells of a row that are not empty.
pub fn cells(sheet: &Sheet, mapping: &Mapping, row: u32) -> Cells {
    let cells = cells_read(sheet, mapping, row);
    let shown = |field: Field| {
        let cell = cells.get(mapping.column(field)?).filter(|cell| **cell != Cell::Empty)?;
        Some((field, masked(&cell.shown())))
    };
    Field::ALL.into_iter().filter_map(shown).collect()
}

/// Text with every run of seven or more digits (and a closing X) cut to its first three and last four.
pub fn masked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |c: &char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let mut out = String::with_capacity(text.len());
    for run in chars.chunk_by(|a, b| is_digit(a) == is_digit(b)) {
        if run.len() >= 7 && is_digit(&run[0]) {
            out.extend(&run[..3]);
            out.push_str("****");
            out.extend(&run[run.len() - 4..]);
        } else {
            out.extend(run);
        }
    }
    out
}

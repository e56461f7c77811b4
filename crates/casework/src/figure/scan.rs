//! Which rows meet conditions: a scan over columns, behind both counting and listing.
//!
//! Works through blocks of rows, a column at a time, without allocating per row.

use super::column::{Column, wide, widths};

/// Rows looked at together.
pub(crate) const BLOCK: usize = 2048;
/// The same where few rows are asked for.
const SPAN: usize = 16;

/// Conditions ready to be run over the columns; all must hold.
pub(crate) struct Scan<'a> {
    /// Marks of each row.
    standing: &'a [u8],
    /// Only rows whose marks, of these, …
    marks: u8,
    /// … are exactly these.
    wanted: u8,
    /// The code lies between, both included.
    ranges: Vec<(&'a Column, u32, u32)>,
    days: Option<(&'a [i32], i32, i32)>,
    /// The code is one of these.
    tests: Vec<(&'a Column, Vec<u32>)>,
    /// The row's person must be known.
    persons: Option<&'a [u32]>,
    /// A condition nothing can meet.
    nothing: bool,
}

/// Rows of a block that are selected, in row order; never none.
pub(crate) struct Hits<'a> {
    /// The rows.
    pub rows: &'a [u32],
    /// The first of them where they are the whole block: then no row need be looked up by its number.
    pub whole: Option<usize>,
}

impl<'a> Hits<'a> {
    /// Calls `each` with the value of every row in a column, in row order.
    pub fn values<T: Copy>(&self, column: &[T], mut each: impl FnMut(usize, T)) {
        match self.whole.and_then(|from| column.get(from..from + self.rows.len())) {
            Some(values) => values.iter().enumerate().for_each(|(n, &value)| each(n, value)),
            None => self.rows.iter().enumerate().for_each(|(n, &row)| each(n, column[row as usize])),
        }
    }
}

impl<'a> Scan<'a> {
    /// Every row, by the marks each has.
    pub fn over(standing: &'a [u8]) -> Scan<'a> {
        Scan {
            standing,
            marks: 0,
            wanted: 0,
            ranges: Vec::new(),
            days: None,
            tests: Vec::new(),
            persons: None,
            nothing: false,
        }
    }

    /// Only rows with a mark, or without it.
    pub fn marked(&mut self, mark: u8, has: bool) {
        self.marks |= mark;
        self.wanted = if has { self.wanted | mark } else { self.wanted & !mark };
    }

    /// Only rows whose code lies between, both included.
    pub fn between(&mut self, column: &'a Column, first: u32, last: u32) {
        self.ranges.push((column, first, last));
    }

    /// Only rows of these days, both included.
    pub fn days(&mut self, days: &'a [i32], first: i32, last: i32) {
        self.days = Some((days, first, last));
    }

    /// Only rows whose code is one of these.
    pub fn one_of(&mut self, column: &'a Column, codes: Vec<u32>) {
        self.nothing |= codes.is_empty();
        self.tests.push((column, codes));
    }

    /// Only rows whose person is known; `of_row` is the person of each row, 0 = nobody.
    pub fn known(&mut self, of_row: &'a [u32]) {
        self.persons = Some(of_row);
    }

    /// No row.
    pub fn nothing(&mut self) {
        self.nothing = true;
    }

    /// Marks which of the rows `from..from + chosen.len()` are selected.
    fn mark(&self, from: usize, chosen: &mut [bool]) {
        let rows = from..from + chosen.len();
        for (chosen, &marks) in chosen.iter_mut().zip(&self.standing[rows.clone()]) {
            *chosen = marks & self.marks == self.wanted;
        }
        for &(column, first, last) in &self.ranges {
            widths!(column, codes => {
                for (chosen, &code) in chosen.iter_mut().zip(&codes[rows.clone()]) {
                    *chosen &= (first..=last).contains(&wide(code));
                }
            });
        }
        if let Some((days, first, last)) = self.days {
            for (chosen, day) in chosen.iter_mut().zip(&days[rows.clone()]) {
                *chosen &= (first..=last).contains(day);
            }
        }
        for (column, codes) in &self.tests {
            widths!(column, values => {
                for (chosen, &value) in chosen.iter_mut().zip(&values[rows.clone()]) {
                    *chosen &= codes.contains(&wide(value));
                }
            });
        }
        if let Some(of_row) = self.persons {
            for (chosen, &person) in chosen.iter_mut().zip(&of_row[rows]) {
                *chosen &= person != 0;
            }
        }
    }

    /// Calls `each` for every block with rows that are selected.
    pub fn blocks(&self, mut each: impl FnMut(Hits<'_>)) {
        if self.nothing {
            return;
        }
        let (mut chosen, mut hits) = ([false; BLOCK], [0; BLOCK]);
        let rows = self.standing.len();
        for from in (0..rows).step_by(BLOCK) {
            let chosen = &mut chosen[..BLOCK.min(rows - from)];
            self.mark(from, chosen);
            // Without a branch: which rows are selected is not to be guessed.
            let mut count = 0;
            for (row, &chosen) in (from as u32..).zip(chosen.iter()) {
                hits[count] = row;
                count += usize::from(chosen);
            }
            if count > 0 {
                each(Hits { rows: &hits[..count], whole: (count == chosen.len()).then_some(from) });
            }
        }
    }

    /// The rows, in row order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::new();
        self.blocks(|hits| rows.extend(hits.rows));
        rows
    }

    /// Keeps those whose row is selected; the rows that `row_of` gives rise.
    pub fn keep<T>(&self, items: &mut Vec<T>, row_of: impl Fn(&T) -> Option<u32>) {
        let (mut chosen, mut marked) = ([false; SPAN], 0..0);
        let rows = self.standing.len();
        items.retain(|item| {
            let Some(row) = row_of(item).map(|row| row as usize).filter(|&row| row < rows) else {
                return false;
            };
            if self.nothing {
                return false;
            }
            if !marked.contains(&row) {
                marked = row..rows.min(row + SPAN);
                self.mark(row, &mut chosen[..marked.len()]);
            }
            chosen[row - marked.start]
        });
    }
}

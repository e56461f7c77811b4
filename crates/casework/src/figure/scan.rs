//! Which rows meet conditions: a scan over columns, behind both counting and listing.
//!
//! Works through blocks of rows, a column at a time, without allocating per row. What the bounds of a block decide for all of
//! its rows is not asked of each.

use std::ops::Range;

use super::column::{BLOCK, Column, wide, widths};

/// Rows looked at together where few are asked for.
const SPAN: usize = 16;
/// Marks of eight rows side by side.
const EACH: u64 = 0x0101_0101_0101_0101;

/// Conditions ready to be run over the columns; all must hold.
pub(crate) struct Scan<'a> {
    /// Marks of each row.
    standing: &'a [u8],
    /// Only rows whose marks, of these, …
    marks: u8,
    /// … are exactly these.
    wanted: u8,
    conditions: Vec<Condition<'a>>,
    /// A condition nothing can meet.
    nothing: bool,
}

enum Condition<'a> {
    /// The code lies between, both included.
    Between(&'a Column, u32, u32),
    /// The code is one of these.
    OneOf(&'a Column, Vec<u32>),
    /// The day lies between, both included.
    Days(&'a [i32], i32, i32),
    /// The row's person is known: not 0.
    Known(&'a [u32]),
}

/// Rows of a block that are selected, in row order; never none.
pub(crate) enum Hits<'a> {
    /// The whole block: no row need be looked up by its number.
    All(Range<usize>),
    /// These.
    Some(&'a [u32]),
}

impl Hits<'_> {
    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Hits::All(rows) => rows.len(),
            Hits::Some(rows) => rows.len(),
        }
    }

    /// Calls `each` with one thing for every row, in row order, and its value in a column.
    pub fn beside<A, T: Copy>(
        &self,
        things: impl IntoIterator<Item = A>,
        column: &[T],
        mut each: impl FnMut(A, T),
    ) {
        match self {
            Hits::All(rows) => {
                things.into_iter().zip(&column[rows.clone()]).for_each(|(thing, &value)| each(thing, value));
            }
            Hits::Some(rows) => {
                things.into_iter().zip(*rows).for_each(|(thing, &row)| each(thing, column[row as usize]));
            }
        }
    }

    /// The same with its values in two columns.
    pub fn beside_two<A, T: Copy, U: Copy>(
        &self,
        things: impl IntoIterator<Item = A>,
        (one, other): (&[T], &[U]),
        mut each: impl FnMut(A, (T, U)),
    ) {
        match self {
            Hits::All(rows) => {
                let values = one[rows.clone()].iter().zip(&other[rows.clone()]);
                things
                    .into_iter()
                    .zip(values)
                    .for_each(|(thing, (&value, &other))| each(thing, (value, other)));
            }
            Hits::Some(rows) => things
                .into_iter()
                .zip(*rows)
                .for_each(|(thing, &row)| each(thing, (one[row as usize], other[row as usize]))),
        }
    }

    /// The block they are of.
    pub fn block(&self) -> usize {
        let first = match self {
            Hits::All(rows) => rows.start,
            Hits::Some(rows) => rows.first().map_or(0, |&row| row as usize),
        };
        first / BLOCK
    }

    /// Appends the rows.
    pub fn append_to(&self, all: &mut Vec<u32>) {
        match self {
            Hits::All(rows) => all.extend(rows.start as u32..rows.end as u32),
            Hits::Some(rows) => all.extend_from_slice(rows),
        }
    }
}

impl Condition<'_> {
    /// What it says of all rows of a block; none = it must be asked of each.
    fn of_block(&self, block: usize) -> Option<bool> {
        match self {
            Condition::Between(column, first, last) => {
                let (least, most) = column.bounds(block)?;
                if *first <= least && most <= *last {
                    return Some(true);
                }
                (most < *first || *last < least).then_some(false)
            }
            Condition::OneOf(column, codes) => {
                let (least, most) = column.bounds(block)?;
                match codes.iter().any(|code| (least..=most).contains(code)) {
                    true => (least == most).then_some(true),
                    false => Some(false),
                }
            }
            Condition::Days(..) | Condition::Known(_) => None,
        }
    }

    /// Unmarks those of some rows that do not meet it.
    fn mark(&self, rows: Range<usize>, chosen: &mut [bool]) {
        match self {
            Condition::Between(column, first, last) => widths!(column, codes => {
                for (chosen, &code) in chosen.iter_mut().zip(&codes[rows]) {
                    *chosen &= (*first..=*last).contains(&wide(code));
                }
            }),
            Condition::OneOf(column, wanted) => widths!(column, codes => {
                for (chosen, &code) in chosen.iter_mut().zip(&codes[rows]) {
                    *chosen &= wanted.contains(&wide(code));
                }
            }),
            Condition::Days(days, first, last) => {
                for (chosen, day) in chosen.iter_mut().zip(&days[rows]) {
                    *chosen &= (first..=last).contains(&day);
                }
            }
            Condition::Known(of_row) => {
                for (chosen, &person) in chosen.iter_mut().zip(&of_row[rows]) {
                    *chosen &= person != 0;
                }
            }
        }
    }
}

impl<'a> Scan<'a> {
    /// Every row, by the marks each has.
    pub fn over(standing: &'a [u8]) -> Scan<'a> {
        Scan { standing, marks: 0, wanted: 0, conditions: Vec::new(), nothing: false }
    }

    /// Only rows with a mark, or without it.
    pub fn marked(&mut self, mark: u8, has: bool) {
        self.marks |= mark;
        self.wanted = if has { self.wanted | mark } else { self.wanted & !mark };
    }

    /// Only rows whose code lies between, both included.
    pub fn between(&mut self, column: &'a Column, first: u32, last: u32) {
        self.conditions.push(Condition::Between(column, first, last));
    }

    /// Only rows of these days, both included.
    pub fn days(&mut self, days: &'a [i32], first: i32, last: i32) {
        self.conditions.push(Condition::Days(days, first, last));
    }

    /// Only rows whose code is one of these.
    pub fn one_of(&mut self, column: &'a Column, codes: Vec<u32>) {
        self.nothing |= codes.is_empty();
        self.conditions.push(Condition::OneOf(column, codes));
    }

    /// Only rows whose person is known; `of_row` is the person of each row, 0 = nobody.
    pub fn known(&mut self, of_row: &'a [u32]) {
        self.conditions.push(Condition::Known(of_row));
    }

    /// No row.
    pub fn nothing(&mut self) {
        self.nothing = true;
    }

    /// Calls `each` for every block with rows that are selected.
    pub fn blocks(&self, mut each: impl FnMut(Hits<'_>)) {
        if self.nothing {
            return;
        }
        let (mut chosen, mut hits) = ([false; BLOCK], [0; BLOCK]);
        for (block, from) in (0..self.standing.len()).step_by(BLOCK).enumerate() {
            let rows = from..self.standing.len().min(from + BLOCK);
            let said = || self.conditions.iter().map(|condition| condition.of_block(block));
            if said().any(|said| said == Some(false)) {
                continue;
            }
            if said().all(|said| said == Some(true)) && self.all_stand(rows.clone()) {
                each(Hits::All(rows));
                continue;
            }
            let chosen = &mut chosen[..rows.len()];
            self.mark(rows.clone(), chosen, |condition| condition.of_block(block).is_none());
            // Without a branch: which rows are selected is not to be guessed.
            let mut count = 0;
            for (row, &chosen) in (from as u32..).zip(chosen.iter()) {
                hits[count] = row;
                count += usize::from(chosen);
            }
            match count {
                0 => {}
                all if all == rows.len() => each(Hits::All(rows)),
                _ => each(Hits::Some(&hits[..count])),
            }
        }
    }

    /// The rows, in row order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::new();
        self.blocks(|hits| hits.append_to(&mut rows));
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
                self.mark(marked.clone(), &mut chosen[..marked.len()], |_| true);
            }
            chosen[row - marked.start]
        });
    }

    /// Marks which of some rows are selected, by their marks and those of the conditions that are asked.
    fn mark(&self, rows: Range<usize>, chosen: &mut [bool], is_asked: impl Fn(&Condition<'a>) -> bool) {
        for (chosen, &marks) in chosen.iter_mut().zip(&self.standing[rows.clone()]) {
            *chosen = marks & self.marks == self.wanted;
        }
        for condition in self.conditions.iter().filter(|condition| is_asked(condition)) {
            condition.mark(rows.clone(), chosen);
        }
    }

    /// Do all of some rows have the marks wanted? Looked at eight by eight.
    fn all_stand(&self, rows: Range<usize>) -> bool {
        let (marks, wanted) = (u64::from(self.marks) * EACH, u64::from(self.wanted) * EACH);
        let (eights, rest) = self.standing[rows].as_chunks::<8>();
        eights.iter().all(|eight| u64::from_ne_bytes(*eight) & marks == wanted)
            && rest.iter().all(|one| one & self.marks == self.wanted)
    }
}

//! An import as the page holds it: file, sheet, how it is read, what the sheet holds, what came of it. No browser.
//!
//! Each change of how it is read raises `turn`, so that a reading of older columns that comes late is dropped. What was read
//! last stays to be looked at until the next reading is there; it can be imported only while it is level with the turn.

mod desks;
mod fate;
pub mod fix;
mod left;
mod tally;
#[cfg(test)]
mod tests;
mod words;

pub use desks::{Choice, DeskDone, DeskSheet, DeskSums};
pub use fate::{Fate, Sifted, Updated};
pub use left::left_lines;
pub use tally::{Tally, lines};
pub use words::WordLine;

use std::collections::BTreeSet;
use std::sync::Arc;

use casebook::trouble::Trouble;
use casework::act::WishId;
use casework::issue::Issue;
use casework::ledger::{Comparison, Field};
use casework::time::{Moment, Month, Period};
use paperwork::ledger::{Mapping, Span};
use paperwork::trouble::FileTrouble;

use crate::paper_protocol::{Encoding, Harvest, SheetLook, UnknownWord};

/// Where the clerk is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Choosing a file.
    #[default]
    File,
    /// Confirming the columns.
    Columns,
    /// Looking at the rows.
    Rows,
    /// Looking at what came of it.
    Outcome,
}

/// Long work under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// The file is opened.
    Opening,
    /// The sheet is read.
    Reading,
    /// Its rows are looked for in the casebook.
    Comparing,
    /// The contacts are saved.
    Saving,
    /// The import is undone.
    Undoing,
}

/// What went wrong last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file.
    File(FileTrouble),
    /// The machine.
    Machine(Trouble),
    /// The rules.
    Refused(Vec<Issue>),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Number of the act; undo names it.
    pub seq: u64,
    /// It was undone.
    pub undone: bool,
}

/// The import.
#[derive(Clone, Default, PartialEq)]
pub struct Import {
    /// Where the clerk is.
    pub step: Step,
    /// Name of the file.
    pub file: String,
    /// Its sheets.
    pub sheets: Arc<Vec<SheetLook>>,
    /// How a text file is encoded.
    pub encoding: Option<Encoding>,
    /// Index of the sheet chosen.
    pub sheet: usize,
    /// How it is read: rows above the data, columns, words.
    pub mapping: Mapping,
    /// Months and year of the sheet.
    pub span: Span,
    /// Raised with every change of what is to be read.
    pub turn: u32,
    /// What the sheet holds, as read last.
    pub harvest: Option<Arc<Harvest>>,
    /// What each of its rows is to the casebook.
    pub sifted: Option<Arc<Sifted>>,
    /// Rows that update a contact, or come in again though their contact was taken out by hand: by the clerk's choice.
    pub chosen: BTreeSet<u32>,
    /// Long work under way.
    pub work: Option<Work>,
    /// Since when.
    pub since: Option<Moment>,
    /// What went wrong last.
    pub fault: Option<Fault>,
    /// A file of this name was imported before, and not undone.
    pub again: bool,
    /// What came of the reception's sheet.
    pub done: Option<Done>,
    /// Sheets taken for ledgers of registers, in the order of the workbook.
    pub desks: Vec<DeskSheet>,
    /// The one of them that is looked at; none = the reception's.
    pub view: Option<usize>,
    /// The clerk stops after the sheet that is being saved.
    pub stopping: bool,
    /// The turn that harvest and sifted rows are of.
    level: u32,
    /// What was asked to be saved last, at which turn and with which updates.
    asked: Option<(WishId, u32, BTreeSet<u32>)>,
    /// Unknown words met in this sheet, explained since or not.
    met: Vec<UnknownWord>,
}

impl Import {
    /// A file was chosen and is being opened.
    pub fn open(&mut self, file: &str, at: Moment) {
        let turn = self.turn + 1;
        let (file, since) = (file.to_owned(), Some(at));
        *self = Import { file, work: Some(Work::Opening), since, turn, ..Import::default() };
    }

    /// The file is open: the first sheet that looks like a reception ledger is chosen, else the first with something in it.
    pub fn opened(&mut self, sheets: Vec<SheetLook>) {
        let by = |fits: fn(&SheetLook) -> bool| sheets.iter().position(fits);
        self.guess_desks(&sheets);
        let first = by(|sheet| sheet.is_reception)
            .or_else(|| by(|sheet| sheet.mapping.is_some()).filter(|_| self.desks.is_empty()));
        self.work = None;
        self.sheets = Arc::new(sheets);
        match (first, self.desks.first()) {
            (Some(sheet), _) => {
                self.step = Step::Columns;
                self.choose_sheet(sheet);
            }
            (None, Some(desk)) => {
                self.step = Step::Columns;
                self.view = Some(desk.sheet);
                self.choose_sheet(usize::MAX);
            }
            (None, None) => self.fault = Some(Fault::File(FileTrouble::NotALedger)),
        }
    }

    /// Another sheet, as it is suggested to be read.
    pub fn choose_sheet(&mut self, sheet: usize) {
        self.sheet = sheet;
        let look = self.look().map(|look| (look.mapping.clone().unwrap_or_default(), look.span));
        (self.mapping, self.span) = look.unwrap_or_default();
        self.harvest = None;
        self.sifted = None;
        self.met.clear();
        self.changed();
    }

    /// A column is this field now, or not taken. A field has one column: another that had it is not taken any more.
    pub fn set_column(&mut self, column: usize, field: Option<Field>) {
        for (at, there) in self.mapping.columns.iter_mut().enumerate() {
            if at == column {
                *there = field;
            } else if field.is_some() && *there == field {
                *there = None;
            }
        }
        self.met.clear();
        self.changed();
    }

    /// The year of days written without one; a month the sheet is of goes along into that year.
    pub fn set_year(&mut self, year: Option<i32>) {
        self.span.year = year;
        let moved = |period: Period, year| {
            let first = Month::new(year, period.first.number())?;
            Some(Period { first, ..period })
        };
        self.span.months = self.span.months.zip(year).and_then(|(period, year)| moved(period, year));
        self.changed();
    }

    /// The one month the sheet is of, 1 to 12; none = several, or not said.
    pub fn set_month(&mut self, month: Option<u32>) {
        let first = self.span.year.zip(month).and_then(|(year, month)| Month::new(year, month));
        self.span.months = first.map(Period::month);
        self.changed();
    }

    /// The sheet chosen.
    pub fn look(&self) -> Option<&SheetLook> {
        self.sheets.get(self.sheet)
    }

    /// The sheet to be read now; none where nothing is to be read.
    pub fn reading(&self) -> Option<&SheetLook> {
        self.look().filter(|_| self.work == Some(Work::Reading))
    }

    /// Can the sheet be read as the columns stand?
    pub fn is_readable(&self) -> bool {
        self.look().is_some_and(|look| look.mapping.is_some()) && self.mapping.issues().is_empty()
    }

    /// Was it read and compared as it stands, and nothing is under way?
    pub fn is_ready(&self) -> bool {
        self.level == self.turn && self.sifted.is_some() && self.work.is_none()
    }

    /// The sheet was read as it stood at a turn; an older reading is dropped. True where it is now to be compared.
    pub fn read(&mut self, turn: u32, harvest: Harvest) -> bool {
        if turn != self.turn {
            return false;
        }
        self.meet(&harvest.words);
        self.harvest = Some(Arc::new(harvest));
        self.work = Some(Work::Comparing);
        true
    }

    /// The rows were compared with the casebook at a turn.
    pub fn compared(&mut self, turn: u32, comparison: &Comparison) {
        if let (true, Some(harvest)) = (turn == self.turn, &self.harvest) {
            let sifted = Sifted::of(harvest, comparison);
            self.chosen.retain(|row| sifted.is_to_choose(*row));
            self.sifted = Some(Arc::new(sifted));
            self.work = None;
            self.level = turn;
        }
    }

    /// A row that differs from its contact updates it, or not; one taken out by hand comes in again, or not.
    pub fn choose_row(&mut self, row: u32, takes: bool) {
        if takes {
            self.chosen.insert(row);
        } else {
            self.chosen.remove(&row);
        }
    }

    /// All rows that differ update their contacts, or none does.
    pub fn choose_updates(&mut self, takes: bool) {
        let Some(sifted) = self.sifted.clone() else { return };
        sifted.updates().iter().for_each(|update| self.choose_row(update.row, takes));
    }

    /// Rows that update a contact now.
    pub fn updated(&self) -> u32 {
        let is_update =
            |row: &&u32| self.sifted.as_ref().is_some_and(|sifted| sifted.update(**row).is_some());
        self.chosen.iter().filter(is_update).count() as u32
    }

    /// Number of the wish to save what is to be taken now: the one it was asked under before, or a new one. What was asked
    /// otherwise since is another wish.
    pub fn wish(&mut self, new: WishId) -> WishId {
        let same =
            |(_, turn, chosen): &&(WishId, u32, BTreeSet<u32>)| *turn == self.turn && *chosen == self.chosen;
        let wish = self.asked.as_ref().filter(same).map_or(new, |(wish, ..)| *wish);
        self.asked = Some((wish, self.turn, self.chosen.clone()));
        wish
    }

    /// The sheet is read and compared once more, as it stands.
    pub fn read_again(&mut self) {
        self.changed();
    }

    /// Can what the machine failed at be tried again?
    pub fn is_to_be_tried(&self) -> bool {
        let is_machine = matches!(self.fault, Some(Fault::Machine(_)));
        is_machine && self.work.is_none() && matches!(self.step, Step::Columns | Step::Rows)
    }

    /// Work that can be stopped without a trace is given up: back to choosing a file.
    pub fn stop(&mut self) {
        *self = Import { turn: self.turn + 1, ..Import::default() };
    }

    /// Something went wrong at a turn. The step stays.
    pub fn fail(&mut self, turn: u32, fault: Fault) {
        if turn == self.turn {
            self.work = None;
            self.fault = Some(fault);
        }
    }

    /// Long work begins.
    pub fn begin(&mut self, work: Work, at: Moment) {
        self.fault = None;
        self.stopping = false;
        (self.work, self.since) = (Some(work), Some(at));
    }

    /// Rows that would come in as new contacts now.
    pub fn taken(&self) -> u32 {
        let count = |sifted: &Sifted| sifted.count(Fate::Fine) + sifted.count(Fate::Doubtful);
        self.sifted.as_deref().map_or(0, count) + self.again(false)
    }

    /// Rows that would be held aside now.
    pub fn held(&self) -> u32 {
        self.sifted.as_ref().map_or(0, |sifted| sifted.count(Fate::Held)) + self.again(true)
    }

    /// Rows chosen though their contact was taken out by hand: those that are held aside again, or those that come in.
    fn again(&self, is_held: bool) -> u32 {
        let (Some(sifted), Some(harvest)) = (&self.sifted, &self.harvest) else { return 0 };
        let is_out = |row: &&u32| sifted.update(**row).is_none();
        let is_it = |row: &&u32| harvest.held.binary_search(row).is_ok() == is_held;
        self.chosen.iter().filter(is_out).filter(is_it).count() as u32
    }

    /// Is there anything to be done with the rows?
    pub fn has_work(&self) -> bool {
        let has_released = self.sifted.as_ref().is_some_and(|sifted| sifted.released > 0);
        self.taken() > 0 || self.held() > 0 || !self.chosen.is_empty() || has_released
    }

    fn changed(&mut self) {
        self.turn += 1;
        self.fault = None;
        self.work = self.is_readable().then_some(Work::Reading);
        if self.work.is_none() {
            (self.harvest, self.sifted) = (None, None);
        }
    }
}

/// Seconds that work still takes at the pace it had; none while that cannot be said.
pub fn rest(elapsed_ms: i64, done: u32, of: u32) -> Option<u32> {
    // The first second says little.
    if elapsed_ms < 1_000 || done == 0 || of <= done {
        return None;
    }
    let left = elapsed_ms as f64 * f64::from(of - done) / f64::from(done) / 1_000.0;
    Some(left.ceil() as u32)
}

/// Lines of text, heads first, as a file a spreadsheet opens.
pub fn csv(lines: Vec<Vec<String>>) -> Vec<u8> {
    paperwork::csv::lines(lines)
}

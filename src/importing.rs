//! An import as the page holds it: file, sheet, columns, what the sheet holds, what came of it. No browser.
//!
//! Each change of sheet or column raises `turn`, so that a reading of older columns that comes late is dropped.

use std::sync::Arc;

use casebook::trouble::Trouble;
use casework::issue::Issue;
use paperwork::ledger::{Field, Mapping};
use paperwork::trouble::FileTrouble;

use crate::paper_protocol::{Harvest, SheetLook};

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
    /// Index of the sheet chosen.
    pub sheet: usize,
    /// Field of each of its columns.
    pub columns: Vec<Option<Field>>,
    /// Raised with every change of what is to be read.
    pub turn: u32,
    /// What the sheet holds, as read by the columns.
    pub harvest: Option<Arc<Harvest>>,
    /// Long work under way.
    pub work: Option<Work>,
    /// What went wrong last.
    pub fault: Option<Fault>,
    /// A file of this name was imported before, and not undone.
    pub again: bool,
    /// What came of it.
    pub done: Option<Done>,
}

impl Import {
    /// A file was chosen and is being opened.
    pub fn open(&mut self, file: &str) {
        let turn = self.turn + 1;
        *self = Import { file: file.to_owned(), work: Some(Work::Opening), turn, ..Import::default() };
    }

    /// The file is open: the first sheet that looks like a reception ledger is chosen, else the first that can be mapped.
    pub fn opened(&mut self, sheets: Vec<SheetLook>) {
        let by = |fits: fn(&SheetLook) -> bool| sheets.iter().position(fits);
        let first = by(|sheet| sheet.is_reception).or_else(|| by(SheetLook::can_be_mapped));
        self.work = None;
        self.sheets = Arc::new(sheets);
        match first {
            Some(sheet) => {
                self.step = Step::Columns;
                self.choose_sheet(sheet);
            }
            None => self.fault = Some(Fault::File(FileTrouble::NotALedger)),
        }
    }

    /// Another sheet, with its suggested columns.
    pub fn choose_sheet(&mut self, sheet: usize) {
        self.sheet = sheet;
        self.columns = self
            .look()
            .map_or_else(Vec::new, |look| look.columns.iter().map(|column| column.field).collect());
        self.changed();
    }

    /// A column is this field now, or not taken. A field has one column: another that had it is not taken any more.
    pub fn set_column(&mut self, column: usize, field: Option<Field>) {
        for (at, there) in self.columns.iter_mut().enumerate() {
            if at == column {
                *there = field;
            } else if field.is_some() && *there == field {
                *there = None;
            }
        }
        self.changed();
    }

    /// The sheet chosen.
    pub fn look(&self) -> Option<&SheetLook> {
        self.sheets.get(self.sheet)
    }

    /// How the sheet is read, as the columns stand now; none where none is chosen.
    pub fn mapping(&self) -> Option<Mapping> {
        Some(Mapping { columns: self.columns.clone(), ..self.look()?.mapping.clone() })
    }

    /// Name of the sheet to be read now and by which columns; none where nothing is to be read.
    pub fn reading(&self) -> Option<(String, Mapping)> {
        let sheet = self.look()?.name.clone();
        (self.work == Some(Work::Reading)).then_some(())?;
        Some((sheet, self.mapping()?))
    }

    /// Can the sheet be read as the columns stand?
    pub fn is_readable(&self) -> bool {
        self.mapping().is_some_and(|mapping| mapping.issues().is_empty())
    }

    /// The sheet was read as it stood at a turn; an older reading is dropped.
    pub fn read(&mut self, turn: u32, harvest: Harvest) {
        if turn == self.turn {
            self.work = None;
            self.harvest = Some(Arc::new(harvest));
        }
    }

    /// Work that can be stopped without a trace is given up: back to choosing a file.
    pub fn stop(&mut self) {
        *self = Import { turn: self.turn + 1, ..Import::default() };
    }

    /// Something went wrong at a turn.
    pub fn fail(&mut self, turn: u32, fault: Fault) {
        if turn == self.turn {
            self.work = None;
            self.fault = Some(fault);
        }
    }

    /// Rows that would be imported now.
    pub fn taken(&self) -> u32 {
        self.harvest.as_ref().map_or(0, |harvest| harvest.taken)
    }

    fn changed(&mut self) {
        self.turn += 1;
        self.harvest = None;
        self.fault = None;
        self.work = self.is_readable().then_some(Work::Reading);
    }
}

/// Lines of text, heads first, as a file a spreadsheet opens.
pub fn csv(lines: Vec<Vec<String>>) -> Vec<u8> {
    paperwork::csv::lines(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper_protocol::ColumnLook;

    fn sheet(name: &str, fields: &[Option<Field>], is_reception: bool) -> SheetLook {
        let column =
            |field: &Option<Field>| ColumnLook { head: String::new(), sample: String::new(), field: *field };
        SheetLook {
            name: name.to_owned(),
            rows: 3,
            is_reception,
            mapping: Mapping { heads: 1, columns: fields.to_vec(), ..Mapping::default() },
            is_remembered: false,
            columns: fields.iter().map(column).collect(),
        }
    }

    fn opened() -> Import {
        let mut import = Import::default();
        import.open("a.xlsx");
        let fields = [Some(Field::Received), Some(Field::Class), None];
        import.opened(vec![sheet("relief", &[None], false), sheet("contacts", &fields, true)]);
        import
    }

    fn harvest(taken: u32) -> Harvest {
        let none = Vec::new;
        Harvest {
            taken,
            doubtful: 0,
            span: None,
            held: none(),
            skipped: none(),
            flagged: none(),
            rows: Vec::new(),
            codes: Vec::new(),
            act: Vec::new(),
        }
    }

    #[test]
    fn the_reception_sheet_is_chosen_and_read() {
        let import = opened();
        assert_eq!((import.step, import.sheet, import.work), (Step::Columns, 1, Some(Work::Reading)));
    }

    #[test]
    fn a_field_has_one_column_and_a_late_reading_is_dropped() {
        let mut import = opened();
        let before = import.turn;
        import.set_column(2, Some(Field::Class));
        assert_eq!(import.columns, [Some(Field::Received), None, Some(Field::Class)]);
        import.read(before, harvest(7));
        assert_eq!(import.taken(), 0);
        import.read(import.turn, harvest(8));
        assert_eq!((import.taken(), import.work), (8, None));
        import.set_column(0, None);
        assert_eq!((import.taken(), import.work, import.is_readable()), (0, None, false));
    }

    #[test]
    fn a_workbook_without_a_ledger_stays_at_the_first_step() {
        let mut import = Import::default();
        import.open("a.xlsx");
        import.opened(vec![SheetLook { mapping: Mapping::default(), ..sheet("x", &[], false) }]);
        assert_eq!(import.step, Step::File);
        assert_eq!(import.fault, Some(Fault::File(FileTrouble::NotALedger)));
    }

    #[test]
    fn another_file_starts_afresh() {
        let mut import = opened();
        import.read(import.turn, harvest(8));
        let turn = import.turn;
        import.open("b.xlsx");
        assert!(import.turn > turn);
        assert_eq!((import.taken(), import.sheets.len(), import.step), (0, 0, Step::File));
    }
}

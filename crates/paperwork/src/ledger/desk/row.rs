//! One row of another desk's ledger to an entry, with its doubts; or what is wrong with it.

use casework::code::ListName;
use casework::contact::{DeviceCode, RecordId};
use casework::issue::IssueCode;
use casework::ledger::{Field, Reason};
use casework::register::{
    Ask, Entry, EntryNote, EntryNumber, EntryWhy, Group, Item, Person, Register, Row as Goods, Sheet, Stage,
    Value,
};
use casework::text::{line, packed};
use casework::time::Day;

use super::super::cells::{Cells, Columns};
use super::super::dictionary::{self, desks};
use super::super::row::{Around, Row};
use super::super::{dictionary::heads::is_in_wan, person};
use super::mapping::needed_money;
use super::steps::{Said, steps};
use super::value::{Beside, Found, money, some_day, value};
use super::{Book, Column, DeskMapping};
use crate::sheet::Cell;

/// Most characters of an employer.
const LONGEST_NAME: usize = 100;

/// Where the columns of a register stand, and the words over them.
pub struct Places<'a> {
    pub register: Register,
    pub columns: Vec<(Column, usize)>,
    pub heads: &'a [String],
}

impl<'a> Places<'a> {
    /// Of a mapping, in the order of the register's form.
    pub fn new(book: Book, mapping: &DeskMapping, heads: &'a [String]) -> Places<'a> {
        let place = |column: Column| Some((column, mapping.place(column)?));
        let register = book.register();
        Places { register, columns: Column::all(book).into_iter().filter_map(place).collect(), heads }
    }

    /// Is there such a column?
    pub fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|(there, _)| *there == column)
    }

    /// The word over a column.
    pub fn head(&self, at: usize) -> &str {
        self.heads.get(at).map_or("", String::as_str)
    }
}

/// What is wrong with a row: the field and why.
pub struct Wrong(pub String, pub IssueCode);

impl Wrong {
    /// At a column.
    pub fn at(column: Column, code: IssueCode) -> Wrong {
        Wrong(column.name().into_owned(), code)
    }
}

/// A row being read.
struct Reader<'a> {
    places: &'a Places<'a>,
    cells: &'a [Cell],
    sheet: Sheet,
    goods: Sheet,
    days: Vec<(Stage, Option<Day>)>,
    word: Option<Stage>,
    total: Option<i64>,
    doubts: Vec<(String, IssueCode)>,
    notes: Vec<String>,
}

/// Reads a row: an entry and its doubts, or why it is left out, and what is wrong.
pub fn read(
    places: &Places<'_>,
    base: &Columns<'_>,
    cells: &[Cell],
    around: &mut Around<'_, '_>,
) -> Result<(Entry, Vec<EntryNote>), Wrong> {
    let row = around.source.row;
    let note = |field: String, why: EntryWhy| EntryNote { row, field, why };
    let mut reader = Reader {
        places,
        cells,
        sheet: Sheet::default(),
        goods: Sheet::default(),
        days: Vec::new(),
        word: None,
        total: None,
        doubts: Vec::new(),
        notes: Vec::new(),
    };
    let entry = reader.entry(base, around)?;
    let notes = reader.doubts.into_iter().map(|(field, code)| note(field, EntryWhy::Doubted(code)));
    Ok((entry, notes.collect()))
}

impl Reader<'_> {
    fn doubt(&mut self, column: Column, code: IssueCode) {
        self.doubts.push((column.name().into_owned(), code));
    }

    /// The text of a cell that no item can hold goes to the notes, under the word over its column.
    fn note(&mut self, at: usize) {
        let text = self.cells.get(at).map(Cell::shown).unwrap_or_default();
        self.notes.push(format!("{}: {}", self.places.head(at), line(&text)));
    }

    fn entry(&mut self, base: &Columns<'_>, around: &mut Around<'_, '_>) -> Result<Entry, Wrong> {
        let register = self.places.register;
        let (opened, person) = self.person(base, around)?;
        self.values(opened, around)?;
        if register == Register::Legal
            && let Some((_, Some(day))) = self.days.iter().find(|(stage, _)| *stage == Stage::Decided)
        {
            self.sheet.set(Item::Award, Some(Value::Day(*day)));
        }
        let path = &register.spec().path;
        let place = |stage: &Stage| path.line.iter().position(|there| there == stage).unwrap_or(usize::MAX);
        self.days.sort_by_key(|(stage, _)| place(stage));
        let said = Said {
            opened,
            days: std::mem::take(&mut self.days),
            word: self.word,
            has_outcome: self.sheet.get(Item::LegalOutcome).is_some(),
        };
        let (steps, doubt) =
            steps(register, &said).map_err(|(stage, code)| Wrong::at(Column::StageDay(stage), code))?;
        if let Some(code) = doubt {
            self.doubt(Column::StageWord, code);
        }
        let goods = std::mem::take(&mut self.goods);
        let mut entry = Entry {
            id: RecordId(0),
            number: EntryNumber { register, year: opened.ymd().0 as i16, device: DeviceCode(0), serial: 0 },
            opened,
            person,
            sheet: std::mem::take(&mut self.sheet),
            rows: (!goods.is_empty())
                .then_some(Goods { group: Group::Goods, sheet: goods })
                .into_iter()
                .collect(),
            steps,
            contact: None,
            flags: Vec::new(),
            source: Some(around.source.clone()),
        };
        self.look_over(&entry)?;
        self.close(&mut entry);
        Ok(entry)
    }

    /// The day and whom it is about, read as in a ledger of contacts.
    fn person(&mut self, base: &Columns<'_>, around: &mut Around<'_, '_>) -> Result<(Day, Person), Wrong> {
        let ask = self.places.register.spec().ask;
        let mut row = Row::new(Cells { columns: base, cells: self.cells });
        let opened = row.received(around);
        let who = person::read(&mut row, around.are_rounded);
        let employer = row.text(Field::Employer, LONGEST_NAME);
        let district = row.entry(Field::District, ListName::District, around.entries).map(|(key, _)| key);
        let mut name = who.name;
        if name.is_empty() && ask == Ask::Giver {
            name = casework::text::name(&row.cells.cell(Field::Name).shown());
        }
        if let Some((field, reason, _)) = row.wrong.first() {
            return Err(Wrong(Column::name_of(*field).to_owned(), code_of(*reason)));
        }
        let Some(opened) = opened else { return Err(Wrong::at(Column::Opened, IssueCode::Missing)) };
        self.notes.append(&mut row.notes);
        self.doubts.extend(row.flags.iter().map(|code| (field_of(*code).to_owned(), *code)));
        match ask {
            Ask::Person if name.is_empty() && who.id_document.is_some() => {
                self.doubt(Column::Name, IssueCode::Missing);
            }
            Ask::Person | Ask::Giver if name.is_empty() => {
                return Err(Wrong::at(Column::Name, IssueCode::Missing));
            }
            Ask::Employer if employer.is_empty() => {
                return Err(Wrong::at(Column::Employer, IssueCode::Missing));
            }
            _ => {}
        }
        let person = Person {
            name,
            sex: who.sex,
            birth: who.birth,
            id_document: who.id_document,
            phones: who.phones,
            employer,
            district,
        };
        Ok((opened.day, person))
    }

    fn values(&mut self, opened: Day, around: &mut Around<'_, '_>) -> Result<(), Wrong> {
        let places = self.places;
        for &(column, at) in &places.columns {
            let cell = self.cells.get(at).unwrap_or(&Cell::Empty);
            let mut beside = Beside {
                entries: around.entries,
                nearby: around.nearby,
                today: around.today,
                opened,
                is_in_wan: is_in_wan(&packed(places.head(at))),
            };
            match column {
                Column::Item(item) | Column::Goods(item) => {
                    let found = value(item, cell, &mut beside);
                    self.put(column, item, at, found)?;
                }
                Column::StageDay(stage) => {
                    let word = packed(&cell.shown());
                    let day = match word.is_empty() || dictionary::is_none(&word) {
                        true => None,
                        false => Some(some_day(cell, &beside).map_err(|code| Wrong::at(column, code))?),
                    };
                    if day.is_some_and(|day| around.today.is_some_and(|today| day > today)) {
                        return Err(Wrong::at(column, IssueCode::DateInFuture));
                    }
                    self.days.push((stage, day));
                }
                Column::StageWord => self.stage_word(cell, at),
                Column::Total => self.total = money(cell, beside.is_in_wan).flatten(),
                _ => {}
            }
        }
        Ok(())
    }

    fn put(
        &mut self,
        column: Column,
        item: Item,
        at: usize,
        found: Result<Option<Found>, IssueCode>,
    ) -> Result<(), Wrong> {
        let is_money = needed_money(self.places.register) == Some(item) || item == Item::Worth;
        match found {
            Ok(None) => {}
            Err(code) if is_money => return Err(Wrong::at(column, code)),
            Err(code) => {
                self.doubt(column, code);
                self.note(at);
            }
            Ok(Some(Found { value, rest })) => {
                let is_goods = matches!(column, Column::Goods(_));
                match rest {
                    Some(unit) if item == Item::Quantity => {
                        self.goods.set(Item::Unit, Some(Value::Text(unit)));
                    }
                    Some(_) => self.note(at),
                    None => {}
                }
                // A price of nothing is no price.
                if !(is_goods && value == Value::Fen(0)) {
                    if is_goods { &mut self.goods } else { &mut self.sheet }.set(item, Some(value));
                }
            }
        }
        Ok(())
    }

    fn stage_word(&mut self, cell: &Cell, at: usize) {
        let word = packed(&cell.shown()).to_lowercase();
        self.word = desks::stage(self.places.register, &word);
        if self.word.is_none() && !word.is_empty() && !dictionary::is_none(&word) {
            self.doubt(Column::StageWord, IssueCode::CodeUnknown);
            self.note(at);
        }
    }

    /// What an entry must have; what it should have and has not is a doubt.
    fn look_over(&mut self, entry: &Entry) -> Result<(), Wrong> {
        let register = self.places.register;
        if let Some(item) = needed_money(register)
            && entry.amount() == 0
        {
            return Err(Wrong::at(Column::Item(item), IssueCode::Missing));
        }
        for &item in register.spec().needed {
            let column = Column::Item(item);
            let is_said = self.doubts.iter().any(|(field, _)| *field == column.name());
            if entry.sheet.get(item).is_none() && !is_said {
                self.doubt(column, IssueCode::Missing);
            }
        }
        if entry.rows.iter().any(|row| row.sheet.get(Item::Article).is_none()) {
            self.doubt(Column::Goods(Item::Article), IssueCode::Missing);
        }
        if self.total.is_some_and(|total| total != entry.amount()) {
            self.doubt(Column::Total, IssueCode::AmountUnclear);
        }
        Ok(())
    }

    /// Doubts and notes into the entry.
    fn close(&mut self, entry: &mut Entry) {
        let own = entry.sheet.text(Item::Notes).to_owned();
        let notes = std::iter::once(own).filter(|own| !own.is_empty()).chain(std::mem::take(&mut self.notes));
        let notes = notes.collect::<Vec<_>>().join("; ");
        entry.sheet.set(Item::Notes, (!notes.is_empty()).then_some(Value::Text(notes)));
        entry.flags = self.doubts.iter().map(|(_, code)| *code).collect();
        entry.flags.sort();
        entry.flags.dedup();
    }
}

/// What was wrong with a field of a contact, as forms word it.
pub fn code_of(reason: Reason) -> IssueCode {
    match reason {
        Reason::DateMissing => IssueCode::Missing,
        Reason::DateInFuture => IssueCode::DateInFuture,
        Reason::DateImpossible | Reason::DateUnclear => IssueCode::DateImpossible,
        Reason::TooLong => IssueCode::TooLong,
        _ => IssueCode::CodeUnknown,
    }
}

/// The field that a doubt about a person is about.
fn field_of(code: IssueCode) -> &'static str {
    Reason::from(code).doubted().map_or("", Column::name_of)
}

//! One row to one contact, with its doubts; and what in it must be corrected before it can be taken.

use casework::code::{CodeKey, ListName};
use casework::contact::{Channel, Contact, ContactNumber, RecordId, Source, Status};
use casework::draft::ContactDraft;
use casework::issue::IssueCode;
use casework::ledger::{Field, HeldRow, Reason};
use casework::text::line;
use casework::time::{CivilTime, Day};

use super::cells::Cells;
use super::date::{Nearby, NoDay, day};
use super::dictionary;
use super::entries::Entries;
use super::{numeral, person};

/// Most characters of a text field.
const LONGEST: usize = 4_000;
/// Most characters of an employer or a receiver.
const LONGEST_NAME: usize = 100;
/// Most characters of a word of the lists.
const LONGEST_WORD: usize = 40;

/// What is known beside the row.
pub struct Around<'a, 'c> {
    /// File and sheet.
    pub source: Source,
    /// Today, where it is known: days after it are held.
    pub today: Option<Day>,
    /// Lists.
    pub entries: &'a mut Entries<'c>,
    /// Year and months.
    pub nearby: Nearby,
    /// How everything came in, where no column says it.
    pub channel: Option<Channel>,
    /// A spreadsheet rounded ID numbers of this sheet.
    pub are_rounded: bool,
    /// A bare amount is in ten thousands of yuan.
    pub is_in_wan: bool,
}

/// A row being read.
pub struct Row<'a> {
    /// Its cells.
    pub cells: Cells<'a>,
    /// Doubts.
    pub flags: Vec<IssueCode>,
    /// What must be corrected: field, reason, text as it stands.
    pub wrong: Vec<(Field, Reason, String)>,
    /// Texts that no field can hold, for the notes.
    pub notes: Vec<String>,
}

/// Reads a row: a contact, or the row held with what must be corrected.
pub fn read(cells: Cells<'_>, around: &mut Around<'_, '_>) -> Result<Contact, Box<HeldRow>> {
    let mut row = Row::new(cells);
    let contact = row.contact(around);
    match row.wrong.first() {
        None => Ok(contact),
        Some(_) => Err(Box::new(row.held(contact))),
    }
}

impl<'a> Row<'a> {
    /// A row of which nothing was read yet.
    pub fn new(cells: Cells<'a>) -> Row<'a> {
        Row { cells, flags: Vec::new(), wrong: Vec::new(), notes: Vec::new() }
    }
}

impl Row<'_> {
    /// Something must be corrected before the row can be taken.
    pub fn wrong(&mut self, field: Field, reason: Reason) {
        self.wrong.push((field, reason, self.cells.cell(field).shown()));
    }

    /// Something could not be read; its text goes to the notes, under the word over its column.
    pub fn doubt(&mut self, field: Field, flag: IssueCode) {
        self.flags.push(flag);
        self.note(field);
    }

    /// The text of a field as kept.
    pub fn text(&mut self, field: Field, longest: usize) -> String {
        let text = line(&self.cells.cell(field).shown());
        if text.chars().count() > longest {
            self.wrong(field, Reason::TooLong);
        }
        text
    }

    /// Did the clerk say that a text means nothing?
    pub fn is_explained_away(&self, field: Field, text: &str) -> bool {
        self.cells.columns.meaning(field, text) == Some("")
    }

    fn note(&mut self, field: Field) {
        self.notes.push(format!(
            "{}: {}",
            self.cells.columns.head(field),
            line(&self.cells.cell(field).shown())
        ));
    }

    fn contact(&mut self, around: &mut Around<'_, '_>) -> Contact {
        for field in Field::ALL {
            if *self.cells.cell(field) == crate::sheet::Cell::Failed {
                self.wrong(field, Reason::CellFailed);
            }
        }
        let received = self.received(around);
        let way = self.way(around.channel);
        let void = self.void(way.channel);
        let person = person::read(self, around.are_rounded);
        let (people, involved) = self.counts();
        let asked = self.asked(around.is_in_wan);
        let district = self.entry(Field::District, ListName::District, around.entries).map(|(key, _)| key);
        let category =
            self.entry(Field::Category, ListName::Category, around.entries).map(|(key, is_new)| {
                if is_new {
                    self.flags.push(IssueCode::CategoryUnknown);
                }
                key
            });
        let mut end = self.end(received, around);
        if void.is_some() {
            // It was over when it ended.
            end.status = Status::Done;
            end.done = end.done.or(received.map(|time| time.day));
        }
        let mut notes = self.text(Field::Notes, LONGEST);
        for note in &self.notes {
            notes = if notes.is_empty() { note.clone() } else { format!("{notes}; {note}") };
        }
        self.flags.sort();
        self.flags.dedup();
        Contact {
            id: RecordId(0),
            number: ContactNumber { year: 0, device: Default::default(), serial: 0 },
            received: received.unwrap_or(CivilTime { day: Day(0), minute: None }),
            channel: way.channel,
            line: way.line,
            nature: way.nature,
            void,
            anonymous: person.anonymous,
            name: person.name,
            sex: person.sex,
            birth: person.birth,
            id_document: person.id_document,
            phones: person.phones,
            employer: self.text(Field::Employer, LONGEST_NAME),
            employer_code: None,
            district,
            category,
            demand: self.text(Field::Demand, LONGEST),
            people,
            involved,
            group: false,
            urgent: false,
            confidential: false,
            risk: false,
            receiver: self.text(Field::Receiver, LONGEST_NAME),
            handling: end.handling,
            status: end.status,
            done: end.done,
            satisfaction: end.satisfaction,
            notes,
            earlier: Vec::new(),
            flags: self.flags.clone(),
            source: Some(around.source.clone()),
            asked,
        }
    }

    /// The day received; none where it is not certain, which is noted.
    pub fn received(&mut self, around: &mut Around<'_, '_>) -> Option<CivilTime> {
        let reason = match day(self.cells.cell(Field::Received), &around.nearby) {
            Ok(Some(time)) if is_future(time.day, around.today) => Reason::DateInFuture,
            Ok(Some(time)) => {
                around.nearby.above = Some(time.day.ymd().0);
                return Some(time);
            }
            Ok(None) => Reason::DateMissing,
            Err(NoDay::Impossible) => Reason::DateImpossible,
            Err(NoDay::Unclear) => Reason::DateUnclear,
        };
        self.wrong(Field::Received, reason);
        None
    }

    /// People present and concerned; blank counts 1. Without a column for those concerned they are those present. Old
    /// ledgers may count fewer concerned: kept.
    fn counts(&mut self) -> (u32, u32) {
        let people = self.count(Field::People).unwrap_or(1);
        let involved = match self.cells.has(Field::Involved) {
            true => self.count(Field::Involved).unwrap_or(1),
            false => people,
        };
        (people, involved)
    }

    fn count(&mut self, field: Field) -> Option<u32> {
        let cell = self.cells.cell(field);
        if dictionary::is_none(&self.cells.word(field)) {
            return None;
        }
        numeral::count(cell).unwrap_or_else(|numeral::Unclear| {
            self.doubt(field, IssueCode::PersonsUnclear);
            None
        })
    }

    fn asked(&mut self, is_in_wan: bool) -> Option<i64> {
        let word = self.cells.word(Field::Asked);
        if dictionary::is_none(&word) || self.is_explained_away(Field::Asked, &word) {
            return None;
        }
        numeral::amount(self.cells.cell(Field::Asked), is_in_wan).unwrap_or_else(|numeral::Unclear| {
            self.doubt(Field::Asked, IssueCode::AmountUnclear);
            None
        })
    }

    /// The entry of a word of the lists, and whether it is a new one.
    pub fn entry(
        &mut self,
        field: Field,
        list: ListName,
        entries: &mut Entries<'_>,
    ) -> Option<(CodeKey, bool)> {
        let text = line(&self.cells.cell(field).shown());
        if let Some(key) = self.cells.columns.meaning(field, &text) {
            return entries.of_key(list, key).map(|key| (key, false));
        }
        if text.chars().count() > LONGEST_WORD {
            self.wrong(field, Reason::TooLong);
            return None;
        }
        if field != Field::Category && dictionary::is_none(&text) {
            return None;
        }
        entries.find(list, &text).map(|entry| (entry.key, entry.is_new))
    }

    /// The row as a form: what could not be read stands in its field as the clerk wrote it, or in the notes.
    fn held(&self, contact: Contact) -> HeldRow {
        let mut draft = ContactDraft { editing: None, original: None, ..ContactDraft::of(&contact) };
        for (field, _, text) in &self.wrong {
            match field {
                Field::Received => (draft.received_date, draft.received_time) = (text.clone(), String::new()),
                Field::Done => draft.done.clone_from(text),
                Field::IdNumber => draft.id_number.clone_from(text),
                Field::District
                | Field::Category
                | Field::Handling
                | Field::Sex
                | Field::Satisfaction
                | Field::Class
                | Field::Channel
                | Field::Void => {
                    let note = format!("{}: {text}", self.cells.columns.head(*field));
                    draft.notes =
                        if draft.notes.is_empty() { note } else { format!("{}; {note}", draft.notes) };
                }
                _ => {}
            }
        }
        let by_reader = |flag: &IssueCode| {
            use IssueCode::*;
            matches!(
                flag,
                CategoryUnknown
                    | IdDigitsLost
                    | AmountUnclear
                    | PersonsUnclear
                    | PhoneNotKept
                    | HandlingAndDoneDiffer
            )
        };
        let (field, reason) =
            self.wrong.first().map_or((None, Reason::Other), |(field, reason, _)| (Some(*field), *reason));
        HeldRow {
            id: RecordId(0),
            source: contact.source.clone().unwrap_or(Source {
                file: String::new(),
                sheet: String::new(),
                row: 0,
            }),
            reason,
            field,
            asked: contact.asked,
            flags: contact.flags.iter().copied().filter(by_reader).collect(),
            draft,
        }
    }
}

/// Is a day after today?
pub fn is_future(day: Day, today: Option<Day>) -> bool {
    today.is_some_and(|today| day > today)
}

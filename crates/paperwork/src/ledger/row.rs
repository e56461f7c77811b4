//! One row to one contact, or the field and reason that hold it.

use casework::code::{CodeKey, ListName};
use casework::contact::{
    Channel, Contact, ContactNumber, Line, Nature, RecordId, Satisfaction, Source, Status,
};
use casework::issue::IssueCode;
use casework::text::{line, packed};
use casework::time::{CivilTime, Day};

use super::entries::Entries;
use super::person;
use super::reading::Context;
use super::word::{self, NoDay};
use super::{Field, Mapping, Reason, dictionary};
use crate::sheet::Cell;

/// Why a row is held, and at which field.
pub type Held = (Option<Field>, Reason);

/// Most characters of a text field.
const LONGEST: usize = 4_000;
/// Most characters of an employer or a receiver.
const LONGEST_NAME: usize = 100;
/// Most characters of a word of the lists.
const LONGEST_WORD: usize = 40;

/// Reads rows of one sheet.
pub struct RowReader<'a, 'c> {
    pub sheet: &'a str,
    pub mapping: &'a Mapping,
    pub context: Context<'a>,
    pub entries: &'a mut Entries<'c>,
}

/// How a contact came in.
struct Way {
    channel: Channel,
    line: Line,
    nature: Nature,
}

/// How a contact ended.
struct End {
    handling: Option<CodeKey>,
    status: Status,
    done: Option<Day>,
    satisfaction: Option<Satisfaction>,
}

impl RowReader<'_, '_> {
    /// The contact of a row.
    pub fn read(&mut self, row: u32, cells: &[Cell]) -> Result<Contact, Held> {
        let cells = Cells { mapping: self.mapping, cells };
        cells.none_failed()?;
        let received = self.received(&cells)?;
        let way = way(&cells)?;
        let mut flags = Vec::new();
        let person = person::read(&cells, &mut flags)?;
        let (people, involved) = counts(&cells)?;
        let district = self.entry(&cells, Field::District, ListName::District)?.map(|(key, _)| key);
        let category = self.category(&cells, &mut flags)?;
        let end = self.end(&cells, received.day)?;
        let contact = Contact {
            id: RecordId(0),
            number: ContactNumber { year: 0, device: Default::default(), serial: 0 },
            received,
            channel: way.channel,
            line: way.line,
            nature: way.nature,
            void: None,
            anonymous: person.anonymous,
            name: person.name,
            sex: person.sex,
            birth: person.birth,
            id_document: person.id_document,
            phones: person.phones,
            employer: cells.text(Field::Employer, LONGEST_NAME)?,
            employer_code: None,
            district,
            category,
            demand: cells.text(Field::Demand, LONGEST)?,
            people,
            involved,
            group: false,
            urgent: false,
            confidential: false,
            risk: false,
            receiver: cells.text(Field::Receiver, LONGEST_NAME)?,
            handling: end.handling,
            status: end.status,
            done: end.done,
            satisfaction: end.satisfaction,
            notes: cells.text(Field::Notes, LONGEST)?,
            earlier: Vec::new(),
            flags,
            source: Some(Source { file: self.context.file.to_owned(), sheet: self.sheet.to_owned(), row }),
            asked: None,
        };
        Ok(contact)
    }

    fn received(&self, cells: &Cells<'_>) -> Result<CivilTime, Held> {
        let held = |reason| (Some(Field::Received), reason);
        match word::day(cells.cell(Field::Received)) {
            Ok(None) => Err(held(Reason::DateMissing)),
            Err(NoDay::Impossible) => Err(held(Reason::DateImpossible)),
            Err(NoDay::Unclear) => Err(held(Reason::DateUnclear)),
            Ok(Some(time)) if self.is_future(time.day) => Err(held(Reason::DateInFuture)),
            Ok(Some(time)) => Ok(time),
        }
    }

    fn is_future(&self, day: Day) -> bool {
        self.context.today.is_some_and(|today| day > today)
    }

    fn entry(
        &mut self,
        cells: &Cells<'_>,
        field: Field,
        list: ListName,
    ) -> Result<Option<(CodeKey, bool)>, Held> {
        let text = cells.text(field, LONGEST_WORD)?;
        Ok(self.entries.find(list, &text).map(|entry| (entry.key, entry.is_new)))
    }

    fn category(&mut self, cells: &Cells<'_>, flags: &mut Vec<IssueCode>) -> Result<Option<CodeKey>, Held> {
        let Some((key, is_new)) = self.entry(cells, Field::Category, ListName::Category)? else {
            return Ok(None);
        };
        if is_new {
            flags.push(IssueCode::CategoryUnknown);
        }
        Ok(Some(key))
    }

    fn end(&mut self, cells: &Cells<'_>, received: Day) -> Result<End, Held> {
        let held = |reason| (Some(Field::Done), reason);
        let done = match word::day(cells.cell(Field::Done)) {
            Ok(time) => time.map(|time| time.day),
            Err(NoDay::Impossible) => return Err(held(Reason::DoneImpossible)),
            Err(NoDay::Unclear) => return Err(held(Reason::DoneUnclear)),
        };
        let said = cells.word(Field::Handling);
        let status = match done {
            Some(day) if day < received => return Err(held(Reason::DoneBeforeReceived)),
            Some(day) if self.is_future(day) => return Err(held(Reason::DateInFuture)),
            Some(_) if dictionary::is_unfinished(&said) => return Err(held(Reason::StatusUnclear)),
            Some(_) => Status::Done,
            None => dictionary::status(&said),
        };
        let satisfaction = match cells.word(Field::Satisfaction).as_str() {
            "" => None,
            word if dictionary::is_none(word) => None,
            word => {
                let read = dictionary::satisfaction(word);
                Some(read.ok_or((Some(Field::Satisfaction), Reason::SatisfactionUnclear))?)
            }
        };
        let handling = self.entry(cells, Field::Handling, ListName::Handling)?.map(|(key, _)| key);
        Ok(End { handling, status, done, satisfaction })
    }
}

/// Class and channel together: a consultation came by some channel too.
fn way(cells: &Cells<'_>) -> Result<Way, Held> {
    let (class, channel) = (cells.word(Field::Class), cells.word(Field::Channel));
    if class.is_empty() && channel.is_empty() {
        return Err((Some(Field::Class), Reason::ClassMissing));
    }
    let (of_class, is_consultation) = match class.as_str() {
        "" => (None, false),
        word => dictionary::class(word).ok_or((Some(Field::Class), Reason::ClassUnclear))?,
    };
    let real = match channel.as_str() {
        "" => None,
        word => Some(dictionary::channel(word).ok_or((Some(Field::Channel), Reason::ChannelUnclear))?),
    };
    if of_class.is_some() && real.is_some() && of_class != real {
        return Err((Some(Field::Class), Reason::ClassAndChannelDiffer));
    }
    let is_hotline = dictionary::is_hotline(&class) || dictionary::is_hotline(&channel);
    Ok(Way {
        channel: real.or(of_class).unwrap_or(Channel::Unspecified),
        line: if is_hotline { Line::Hotline } else { Line::Other },
        nature: if is_consultation { Nature::Consultation } else { Nature::Unspecified },
    })
}

/// People present (blank = 1) and concerned (blank = as many as present). Old ledgers may count fewer concerned: kept.
fn counts(cells: &Cells<'_>) -> Result<(u32, u32), Held> {
    let people = word::count(cells.cell(Field::People), Reason::PersonsUnclear);
    let people = people.map_err(|reason| (Some(Field::People), reason))?.unwrap_or(1);
    let involved = word::count(cells.cell(Field::Involved), Reason::PersonsUnclear);
    let involved = involved.map_err(|reason| (Some(Field::Involved), reason))?.unwrap_or(people);
    Ok((people, involved))
}

/// The cells of a row by field.
pub struct Cells<'a> {
    mapping: &'a Mapping,
    cells: &'a [Cell],
}

impl Cells<'_> {
    /// The cell of a field; empty where no column is mapped to it.
    pub fn cell(&self, field: Field) -> &Cell {
        self.mapping.column(field).and_then(|column| self.cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// The text of a field as kept.
    pub fn text(&self, field: Field, longest: usize) -> Result<String, Held> {
        let text = line(&self.cell(field).shown());
        match text.chars().count() > longest {
            true => Err((Some(field), Reason::TooLong)),
            false => Ok(text),
        }
    }

    /// The text of a field without blanks, to compare with known words.
    pub fn word(&self, field: Field) -> String {
        packed(&self.cell(field).shown())
    }

    fn none_failed(&self) -> Result<(), Held> {
        let failed = Field::ALL.into_iter().find(|field| *self.cell(*field) == Cell::Failed);
        failed.map_or(Ok(()), |field| Err((Some(field), Reason::CellFailed)))
    }
}

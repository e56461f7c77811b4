//! Reading a sheet by a confirmed mapping: every row up to the last is taken, held or skipped.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use casework::code::{Code, Codes, ListName};
use casework::contact::{Contact, Source};
use casework::issue::IssueCode;
use casework::ledger::{Field, HeldRow, Import, Reason, RowNote, Twin};
use casework::text::packed;
use casework::time::Day;

use super::cells::{Cells, Columns, without_dittos, without_merges};
use super::date::Nearby;
use super::dictionary::heads::{is_in_wan, is_running, plain};
use super::entries::Entries;
use super::row::{self, Around};
use super::span::Span;
use super::structure::{self, Structure};
use super::{Mapping, head, person, suggest};
use crate::sheet::{Cell, Sheet};

/// What is known beside the sheet.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// File name, kept with each contact.
    pub file: &'a str,
    /// Lists as they stand.
    pub codes: &'a Codes,
    /// Today, where it is known: days after it are held.
    pub today: Option<Day>,
    /// Months and year of the sheet as a clerk says; none = as the sheet says.
    pub span: Option<Span>,
}

/// What a sheet holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    /// Rows taken, in order; `id` and `number` are blank, `source` names the row, `flags` its doubts.
    pub contacts: Vec<Contact>,
    /// Rows with something in them that must be corrected first.
    pub held: Vec<HeldRow>,
    /// Rows that are no contact, and rows that repeat an earlier one.
    pub skipped: Vec<RowNote>,
    /// Entries of the lists that rows need and the lists lack.
    pub codes: Vec<Code>,
}

impl Reading {
    /// Rows taken with a doubt: one note a doubt.
    pub fn flagged(&self) -> impl Iterator<Item = RowNote> {
        self.contacts.iter().flat_map(RowNote::doubts)
    }

    /// Rows held.
    pub fn held_notes(&self) -> impl Iterator<Item = RowNote> {
        self.held
            .iter()
            .map(|row| RowNote { field: row.field, ..RowNote::of_row(row.source.row, row.reason) })
    }

    /// The import it makes, with the layout it was read by.
    pub fn into_import(self, file: &str, sheet: &Sheet, mapping: &Mapping) -> Import {
        let mut notes: Vec<RowNote> =
            self.flagged().chain(self.held_notes()).chain(self.skipped.iter().copied()).collect();
        notes.sort_by_key(|note| (note.row, note.reason));
        Import {
            file: file.to_owned(),
            sheet: sheet.name.clone(),
            rows: self.contacts,
            held: self.held,
            codes: self.codes,
            layout: Some(mapping.layout(suggest::print(sheet))),
            notes,
            ..Import::default()
        }
    }
}

/// Reads a sheet. With a mapping that has issues nothing is taken.
pub fn read(sheet: &Sheet, mapping: &Mapping, context: Context<'_>) -> Reading {
    let mut reading = Reading::default();
    if !mapping.issues().is_empty() {
        return reading;
    }
    let heads = head::words(sheet, mapping.titles, mapping.heads);
    let columns = Columns::new(mapping, &heads);
    let structure = Structure::of(sheet, mapping);
    let mut entries = Entries::new(context.codes);
    let title = structure::title(sheet, mapping.titles);
    let span = context.span.unwrap_or_else(|| Span::of([title.as_str(), &sheet.name, context.file]));
    let mut around = Around {
        source: Source { file: context.file.to_owned(), sheet: sheet.name.clone(), row: 0 },
        today: context.today,
        entries: &mut entries,
        nearby: Nearby { span, above: None, is_1904: sheet.is_1904 },
        channel: mapping.channel,
        are_rounded: columns
            .place(Field::IdNumber)
            .is_some_and(|at| person::are_rounded(sheet.rows.iter().filter_map(|cells| cells.get(at)))),
        is_in_wan: is_in_wan(&packed(columns.head(Field::Asked))),
    };
    let mut repeats = Repeats::new(sheet, &columns, &heads);
    // The row above as it was read: filled where it had signs for "as above", else as it stands.
    let mut above: (u32, Option<Vec<Cell>>) = (0, None);
    for (row, cells) in sheet.numbered() {
        if let Some(reason) = structure.reason(row, cells) {
            reading.skipped.push(RowNote::of_row(row, reason));
            continue;
        }
        let merged = without_merges(sheet, &columns, row);
        let cells = merged.as_deref().unwrap_or(cells);
        let filled = without_dittos(cells, above.1.as_deref().unwrap_or_else(|| sheet.row(above.0)));
        above = (row, filled.or(merged));
        let cells = above.1.as_deref().unwrap_or(sheet.row(row));
        if let Some(twin) = repeats.twin(row, cells) {
            reading.skipped.push(RowNote {
                twin: Some(Twin::Row(twin)),
                ..RowNote::of_row(row, Reason::ExactDuplicate)
            });
            continue;
        }
        around.source.row = row;
        match row::read(Cells { columns: &columns, cells }, &mut around) {
            Ok(contact) => reading.contacts.push(contact),
            Err(held) => reading.held.push(*held),
        }
    }
    flag_other_months(&mut reading.contacts, span);
    reading.codes = needed(entries.into_new(), &reading);
    reading
}

/// A day outside the months that the sheet says it is of is a doubt; unless most are, and the sheet says something else.
fn flag_other_months(contacts: &mut [Contact], span: Span) {
    let Some(months) = span.months else { return };
    let is_outside = |contact: &Contact| !months.holds(contact.received.day);
    if contacts.iter().filter(|contact| is_outside(contact)).count() * 2 > contacts.len() {
        return;
    }
    for contact in contacts.iter_mut().filter(|contact| is_outside(contact)) {
        contact.flags.push(IssueCode::DateOutsideMonth);
        contact.flags.sort();
    }
}

/// New entries that a row taken or held names.
fn needed(new: Vec<Code>, reading: &Reading) -> Vec<Code> {
    let mut used: HashSet<(ListName, &str)> = HashSet::new();
    used.extend(reading.contacts.iter().flat_map(Contact::codes).map(|(list, key)| (list, key.as_str())));
    for draft in reading.held.iter().map(|row| &row.draft) {
        used.extend([
            (ListName::Category, draft.category.as_str()),
            (ListName::District, draft.district.as_str()),
            (ListName::Handling, draft.handling.as_str()),
        ]);
    }
    new.into_iter().filter(|code| used.contains(&(code.list, code.key.as_str()))).collect()
}

/// Rows that say the same in every cell as an earlier one. One that names nobody is a repeat only under the same running
/// number: two calls without a name may well look the same.
pub struct Repeats<'a> {
    sheet: &'a Sheet,
    who: [Option<usize>; 3],
    running: Option<usize>,
    seen: HashMap<u64, Vec<u32>>,
}

impl<'a> Repeats<'a> {
    /// Of a sheet of which nothing was read yet.
    pub fn new(sheet: &'a Sheet, columns: &Columns<'_>, heads: &[String]) -> Repeats<'a> {
        let who = [Field::Name, Field::IdNumber, Field::Phone].map(|field| columns.place(field));
        let is_number = |head: &String| is_running(&plain(head.rsplit('/').next().unwrap_or_default()));
        Repeats { sheet, who, running: heads.iter().position(is_number), seen: HashMap::new() }
    }

    /// The earlier row that a row repeats; notes the row.
    pub fn twin(&mut self, row: u32, cells: &[Cell]) -> Option<u32> {
        let is_filled =
            |column: &Option<usize>| column.and_then(|at| cells.get(at)).is_some_and(|cell| !cell.is_empty());
        if !self.who.iter().any(is_filled) && !is_filled(&self.running) {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        cells.iter().for_each(|cell| packed(&cell.shown()).hash(&mut hasher));
        let earlier = self.seen.entry(hasher.finish()).or_default();
        let shown = |cell: &Cell| packed(&cell.shown());
        let twin = earlier
            .iter()
            .copied()
            .find(|earlier| self.sheet.row(*earlier).iter().map(shown).eq(cells.iter().map(shown)));
        if twin.is_none() {
            earlier.push(row);
        }
        twin
    }
}

//! Reading a sheet of another desk by a confirmed mapping: every row up to the last is taken, or left out with a reason.

use std::collections::{HashMap, HashSet};

use casework::code::{Code, ListName};
use casework::contact::Source;
use casework::issue::IssueCode;
use casework::register::{Entry, EntryImport, EntryNote, EntryWhy, Item, Kind, LeftOut, LeftRow, Value};

use super::super::cells::{Columns, filled_from_above, without_dittos};
use super::super::date::Nearby;
use super::super::entries::Entries;
use super::super::reading::Repeats;
use super::super::row::Around;
use super::super::span::Span;
use super::super::structure::{self, Structure};
use super::super::{Context, head, person};
use super::row::{self, Places, Wrong};
use super::{Book, Column, DeskMapping, repayment, suggest};
use crate::sheet::{Cell, Sheet};

/// Reads a sheet as a book. With a mapping that has issues nothing is taken.
pub fn read(
    sheet: &Sheet,
    book: impl Into<Book>,
    mapping: &DeskMapping,
    context: Context<'_>,
) -> EntryImport {
    let book = book.into();
    let mut import = EntryImport {
        file: context.file.to_owned(),
        sheet: sheet.name.clone(),
        register: book.register(),
        rows: Vec::new(),
        repayments: Vec::new(),
        codes: Vec::new(),
        notes: Vec::new(),
        layout: None,
        left: LeftOut::default(),
    };
    if !mapping.issues(book).is_empty() {
        return import;
    }
    let heads = head::words(sheet, mapping.titles, mapping.heads);
    let base = mapping.base();
    let columns = Columns::new(&base, &heads);
    let structure = Structure::of(sheet, &base);
    let mut entries = Entries::new(context.codes);
    let title = structure::title(sheet, mapping.titles);
    let span = context.span.unwrap_or_else(|| Span::of([title.as_str(), &sheet.name, context.file]));
    let ids = mapping.place(Column::IdNumber);
    let mut around = Around {
        source: Source { file: context.file.to_owned(), sheet: sheet.name.clone(), row: 0 },
        today: context.today,
        entries: &mut entries,
        nearby: Nearby { span, above: None, is_1904: sheet.is_1904 },
        channel: None,
        are_rounded: ids
            .is_some_and(|at| person::are_rounded(sheet.rows.iter().filter_map(|cells| cells.get(at)))),
        is_in_wan: false,
    };
    let places = Places::new(book, mapping, &heads);
    let (own, filled) = merged_columns(&places);
    let mut repeats = Repeats::new(sheet, &columns, &heads);
    let mut above: (u32, Option<Vec<Cell>>) = (0, None);
    let whole = |row: u32, why: EntryWhy| EntryNote { row, field: String::new(), why };
    for (row, cells) in sheet.numbered() {
        if structure.reason(row, cells).is_some() {
            import.notes.push(whole(row, EntryWhy::Structure));
            continue;
        }
        let merged = filled_from_above(sheet, row, &own, &filled);
        let cells = merged.as_deref().unwrap_or(cells);
        let without = without_dittos(cells, above.1.as_deref().unwrap_or_else(|| sheet.row(above.0)));
        above = (row, without.or(merged));
        let cells = above.1.as_deref().unwrap_or(sheet.row(row));
        if let Some(twin) = repeats.twin(row, cells) {
            import.notes.push(whole(row, EntryWhy::RepeatOf(twin)));
            continue;
        }
        around.source.row = row;
        let read = match book {
            Book::Entries(_) => row::read(&places, &columns, cells, &mut around).map(|(entry, doubts)| {
                import.rows.push(entry);
                import.notes.extend(doubts);
            }),
            Book::Repayments => repayment::read(&places, &columns, cells, &mut around)
                .map(|repayment| import.repayments.push(repayment)),
        };
        if let Err(Wrong(field, code)) = read {
            import.left.rows.push(left(row, &field, code, cells));
            import.notes.push(EntryNote { row, field, why: EntryWhy::Wrong(code) });
        }
    }
    note_the_same(&mut import);
    // A repayment may still be left out where its loan is not found.
    if !import.left.rows.is_empty() || !import.repayments.is_empty() {
        import.left.heads.clone_from(&heads);
    }
    import.layout = Some(mapping.layout(book, suggest::print(sheet, book)));
    flag_other_months(&mut import, span);
    import.codes = needed(entries.into_new(), &import.rows);
    import
}

/// A row with something wrong, as a person sees it.
fn left(row: u32, field: &str, code: IssueCode, cells: &[Cell]) -> LeftRow {
    LeftRow { row, field: field.to_owned(), code, cells: cells.iter().map(Cell::shown).collect() }
}

/// Two rows that say the same happened, though not in the same words, both come in: perhaps it happened twice. It is said.
fn note_the_same(import: &mut EntryImport) {
    let mut first: HashMap<u128, u32> = HashMap::with_capacity(import.rows.len());
    for entry in &import.rows {
        let row = entry.source.as_ref().map_or(0, |source| source.row);
        let earlier = *first.entry(entry.twin()).or_insert(row);
        if earlier != row {
            import.notes.push(EntryNote { row, field: String::new(), why: EntryWhy::AsRow(earlier) });
        }
    }
    import.notes.sort_by_key(|note| note.row);
}

/// Columns whose own cell makes a row a row, and columns whose one value is that of all rows it is merged over. Money and
/// counts would be counted with each.
fn merged_columns(places: &Places<'_>) -> (Vec<usize>, Vec<usize>) {
    let is_counted = |column: Column| match column {
        Column::Item(item) => matches!(item.kind(), Kind::Money | Kind::Count(_) | Kind::Quantity),
        Column::Goods(_) | Column::Total => true,
        _ => false,
    };
    let is_aside = |column: Column| matches!(column, Column::Item(Item::Notes) | Column::Total);
    let of = |keep: &dyn Fn(Column) -> bool| {
        places.columns.iter().filter(|(column, _)| keep(*column)).map(|(_, at)| *at).collect()
    };
    (of(&|column| !is_aside(column)), of(&|column| !is_counted(column)))
}

/// A day outside the months that the sheet says it is of is a doubt; unless most are.
fn flag_other_months(import: &mut EntryImport, span: Span) {
    let Some(months) = span.months else { return };
    let is_outside = |entry: &Entry| !months.holds(entry.opened);
    if import.rows.iter().filter(|entry| is_outside(entry)).count() * 2 > import.rows.len() {
        return;
    }
    for entry in import.rows.iter_mut().filter(|entry| is_outside(entry)) {
        entry.flags.push(IssueCode::DateOutsideMonth);
        entry.flags.sort();
        import.notes.push(EntryNote {
            row: entry.source.as_ref().map_or(0, |source| source.row),
            field: Column::Opened.name().into_owned(),
            why: EntryWhy::Doubted(IssueCode::DateOutsideMonth),
        });
    }
    import.notes.sort_by_key(|note| note.row);
}

/// New entries of the lists that a row taken names.
fn needed(new: Vec<Code>, rows: &[Entry]) -> Vec<Code> {
    let mut used: HashSet<(ListName, &str)> = HashSet::new();
    for entry in rows {
        used.extend(entry.person.district.iter().map(|key| (ListName::District, key.as_str())));
        let sheets = std::iter::once(&entry.sheet).chain(entry.rows.iter().map(|row| &row.sheet));
        used.extend(sheets.flat_map(|sheet| sheet.each()).filter_map(|(item, value)| match value {
            Value::Code(key) => Some((item.list()?, key.as_str())),
            _ => None,
        }));
    }
    new.into_iter().filter(|code| used.contains(&(code.list, code.key.as_str()))).collect()
}

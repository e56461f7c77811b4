//! Which column of a register's ledger is what, as the words over it and the cells below it suggest; or as a clerk confirmed it
//! for the same head before.

use casework::code::Codes;
use casework::ledger::{Field, Layout};
use casework::register::{EntryLayout, Item, Kind};

use super::super::content::{Lists, Looks, look};
use super::super::dictionary::desks::{self, Head};
use super::super::dictionary::heads;
use super::super::entries::Entries;
use super::super::head::{self, Head as HeadRows};
use super::super::{date, numeral, structure};
use super::{Book, Column, DeskMapping};
use crate::sheet::{Cell, Sheet};

/// Rows looked at.
const LOOKED_AT: usize = 200;
/// A weight from here on is that of a whole word.
const WHOLE: i32 = 60;

/// How a sheet of a register may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskSuggestion {
    /// The mapping.
    pub mapping: DeskMapping,
    /// The word over each column, with its group; empty = none.
    pub heads: Vec<String>,
    /// A clerk confirmed it before.
    pub is_remembered: bool,
    /// Columns that a word of the book's own says.
    pub(super) own: Vec<Column>,
}

/// Suggests how a sheet is read as a book. None where it is empty.
pub fn suggest_desk(
    sheet: &Sheet,
    book: impl Into<Book>,
    codes: &Codes,
    layouts: &[EntryLayout],
) -> Option<DeskSuggestion> {
    let book = book.into();
    let all = Column::all(book);
    let head = head_of(sheet, book, &all);
    let width = sheet.rows.iter().take(LOOKED_AT).map(Vec::len).max().filter(|width| *width > 0)?;
    let mut words = head.words();
    words.resize(width.max(words.len()), String::new());
    let mut columns = columns(sheet, &head, words.len(), book, codes);
    day_of_a_stage_as_the_day(&mut columns, book);
    let is_own = |(path, column): (&Vec<String>, &Option<Column>)| {
        let said = |(there, weight): &(Column, i32)| *weight >= WHOLE && Some(*there) == *column;
        let last = path.last().map(|word| heads::plain(word)).unwrap_or_default();
        let own = desks::heads(book).iter().any(|(there, ..)| Some(*there) == *column);
        own && !last.is_empty() && evidence(book, &all, path).iter().any(said)
    };
    let own = head.paths.iter().zip(&columns).filter(|pair| is_own(*pair));
    let own = own.filter_map(|(_, column)| *column).collect();
    let remembered = remembered(sheet, book, &head, layouts);
    if let Some(layout) = remembered {
        let column = |name: &Option<String>| Column::parse(book, name.as_deref()?);
        columns = layout.columns.iter().map(column).collect();
        columns.resize(words.len(), None);
    }
    let mapping = DeskMapping { titles: head.titles, heads: head.rows, columns };
    Some(DeskSuggestion { mapping, heads: words, is_remembered: remembered.is_some(), own })
}

/// The rows of a sheet that are the head of a register's ledger.
fn head_of(sheet: &Sheet, book: Book, all: &[Column]) -> HeadRows {
    let known = |head: &HeadRows| {
        let best = |path: &Vec<String>| evidence(book, all, path).first().map(|(column, _)| *column);
        let mut columns: Vec<Column> = head.paths.iter().filter_map(best).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    };
    head::find_by(sheet, &known)
}

/// The layout that a clerk confirmed for the same head and register.
fn remembered<'a>(
    sheet: &Sheet,
    book: Book,
    head: &HeadRows,
    layouts: &'a [EntryLayout],
) -> Option<&'a EntryLayout> {
    let mut of_book = layouts.iter().filter(|layout| Book::of(layout) == book).peekable();
    of_book.peek()?;
    let print = print_of(sheet, book, head);
    of_book.find(|layout| layout.print == print)
}

/// The book that a clerk took a sheet with the same head for, the latest first; none = nobody did.
pub fn confirmed(sheet: &Sheet, layouts: &[EntryLayout]) -> Option<Book> {
    let is_of = |layout: &&EntryLayout| print(sheet, Book::of(layout)) == layout.print;
    layouts.iter().rev().find(is_of).map(Book::of)
}

/// Fingerprint of the head of a book's sheet, by which its layout is remembered.
pub(super) fn print(sheet: &Sheet, book: impl Into<Book>) -> u64 {
    let book = book.into();
    print_of(sheet, book, &head_of(sheet, book, &Column::all(book)))
}

/// Of the words over the columns; without any, of what stands in them whatever the lists of the centre are.
fn print_of(sheet: &Sheet, book: Book, head: &HeadRows) -> u64 {
    if head.rows > 0 {
        return Layout::print_of(&head.words());
    }
    let width = sheet.rows.iter().take(LOOKED_AT).map(Vec::len).max().unwrap_or(0);
    let kinds = columns(sheet, head, width, book, &Codes::default());
    let word = |column: &Option<Column>| column.map_or_else(|| "-".to_owned(), |is| is.name().into_owned());
    Layout::print_of(&kinds.iter().map(word).collect::<Vec<_>>())
}

/// Where only the day of a stage is there, it is the day of the entry too.
fn day_of_a_stage_as_the_day(columns: &mut [Option<Column>], book: Book) {
    if columns.contains(&Some(Column::Opened)) {
        return;
    }
    let Book::Entries(register) = book else { return };
    let days = register.spec().path.line.iter().map(|stage| Some(Column::StageDay(*stage)));
    let at = days.into_iter().find_map(|day| columns.iter().position(|column| *column == day));
    if let Some(place) = at.and_then(|at| columns.get_mut(at)) {
        *place = Some(Column::Opened);
    }
}

/// Columns that the words over one speak for, best first, with how much: 100 at most.
fn evidence(book: Book, all: &[Column], path: &[String]) -> Vec<(Column, i32)> {
    let plain: Vec<String> =
        path.iter().map(|word| heads::plain(word)).filter(|word| !word.is_empty()).collect();
    let Some(last) = plain.last() else { return Vec::new() };
    let group = plain.len().checked_sub(2).and_then(|at| plain.get(at));
    let weigh = |(column, whole, parts): &Head, most: i32| {
        let rank = |word: &str| whole.iter().position(|known| *known == word);
        let weight = if group.is_some_and(|group| rank(&format!("{group}{last}")).is_some()) {
            most + 2
        } else if let Some(rank) = rank(last) {
            most - (rank as i32).min(20)
        } else if parts.iter().any(|part| last.contains(part)) {
            most - 45
        } else if group.is_some_and(|group| rank(group).is_some()) {
            most - 60
        } else {
            return None;
        };
        Some((*column, weight))
    };
    let mut found: Vec<(Column, i32)> = Vec::new();
    found.extend(desks::heads(book).iter().filter_map(|head| weigh(head, 98)));
    found.extend(desks::EVERYWHERE.iter().filter_map(|head| weigh(head, 88)));
    found.extend(weigh(&(Column::Name, desks::NAMES, &[]), 90));
    for column in all {
        if let Some(field) = column.field().filter(|field| *field != Field::Received) {
            found.extend(weigh(&(*column, heads::exact(field), &[]), 86));
            found.extend((heads::part(last) == Some(field)).then_some((*column, 38)));
        } else if column.name().replace('-', "") == *last {
            found.push((*column, 84));
        }
    }
    found.retain(|(column, _)| all.contains(column));
    found.sort_by_key(|(_, weight)| -weight);
    if found.first().is_some_and(|(_, weight)| *weight >= WHOLE) {
        found.retain(|(_, weight)| *weight >= WHOLE);
    }
    let mut seen = Vec::new();
    found.retain(|(column, _)| !seen.contains(column) && (seen.push(*column), true).1);
    found
}

/// Something for each column: the pair with the most that speaks for it first, nothing twice.
fn columns(sheet: &Sheet, head: &HeadRows, width: usize, book: Book, codes: &Codes) -> Vec<Option<Column>> {
    let all = Column::all(book);
    let (lists, entries) = (Lists::new(codes), Entries::new(codes));
    let rows: Vec<&Vec<Cell>> = sheet
        .rows
        .iter()
        .skip((head.titles + head.rows) as usize)
        .filter(|cells| !structure::is_sum(cells) && cells.iter().filter(|cell| !cell.is_empty()).count() > 1)
        .take(LOOKED_AT)
        .collect();
    let none = Vec::new();
    let mut pairs = Vec::new();
    for at in 0..width {
        let path = head.paths.get(at).unwrap_or(&none);
        let cells: Vec<&Cell> =
            rows.iter().filter_map(|cells| cells.get(at)).filter(|cell| !cell.is_empty()).collect();
        let looks = look(cells.iter().copied(), &lists);
        let said = evidence(book, &all, path);
        let last = path.last().map(|word| heads::plain(word)).unwrap_or_default();
        let weighed = if said.is_empty() && !heads::is_foreign(&last) {
            by_looks(&all, &looks, &cells, &entries)
        } else {
            said.into_iter()
                .map(|(column, weight)| (column, weight + support(column, &looks, &cells)))
                .collect()
        };
        pairs.extend(
            weighed
                .into_iter()
                .filter(|(_, weight)| *weight > 0)
                .map(|(column, weight)| (-weight, at, column)),
        );
    }
    pairs.sort_unstable();
    let mut columns = vec![None; width];
    for (_, at, column) in pairs {
        if columns.get(at) == Some(&None) && !columns.contains(&Some(column)) {
            columns[at] = Some(column);
        }
    }
    columns
}

/// What the cells add to a word, or take from it.
fn support(column: Column, looks: &Looks, cells: &[&Cell]) -> i32 {
    if looks.filled < 2 {
        return 0;
    }
    let share = |is: &dyn Fn(&Cell) -> bool| {
        cells.iter().filter(|cell| is(cell)).count() as f64 / cells.len().max(1) as f64
    };
    let weighed = |share: f64, least: f64| if share < least { -100 } else { (share * 10.0) as i32 };
    match column {
        Column::Opened | Column::StageDay(_) => weighed(looks.share(Field::Received), 0.15),
        Column::Sex => weighed(looks.share(Field::Sex), 0.15),
        Column::IdNumber => weighed(looks.share(Field::IdNumber), 0.15),
        Column::Phone => weighed(looks.share(Field::Phone), 0.15),
        Column::Item(item) | Column::Goods(item) => match item.kind() {
            Kind::Money => weighed(share(&|cell| numeral::amount(cell, false).is_ok()), 0.3),
            Kind::PastDay | Kind::AnyDay => weighed(share(&date::looks_like_day), 0.15),
            _ => 0,
        },
        _ => 0,
    }
}

/// What the cells alone suggest.
fn by_looks(all: &[Column], looks: &Looks, cells: &[&Cell], entries: &Entries<'_>) -> Vec<(Column, i32)> {
    if looks.filled == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut add = |column: Column, share: f64, least: f64, weight: f64| {
        if share >= least && all.contains(&column) {
            found.push((column, (share * weight) as i32));
        }
    };
    add(Column::IdNumber, looks.share(Field::IdNumber), 0.5, 50.0);
    add(Column::Phone, looks.share(Field::Phone), 0.6, 45.0);
    add(Column::Sex, looks.share(Field::Sex), 0.8, 45.0);
    add(Column::District, looks.share(Field::District), 0.7, 30.0);
    if looks.share(Field::IdNumber) < 0.3 && looks.share(Field::Phone) < 0.3 {
        add(Column::Opened, looks.share(Field::Received), 0.7, 30.0);
    }
    for column in all {
        let Column::Item(item) = column else { continue };
        let Some(list) = Item::list(*item) else { continue };
        let known = cells.iter().filter(|cell| entries.knows(list, &cell.shown())).count();
        add(*column, known as f64 / cells.len() as f64, 0.6, 35.0);
    }
    found
}

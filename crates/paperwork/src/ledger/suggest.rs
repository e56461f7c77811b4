//! Which column is which field, as the words over it and the cells below it suggest; or as a clerk confirmed it for the same
//! head before.

use casework::code::Codes;
use casework::ledger::{Field, Layout};
use serde::{Deserialize, Serialize};

use super::content::{Lists, Looks, look};
use super::dictionary::titles;
use super::head::{self, Head};
use super::span::Span;
use super::{Mapping, structure};
use crate::sheet::{Cell, Sheet};

/// Rows looked at.
const LOOKED_AT: usize = 200;

/// Why a column is suggested to be a field, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// By the words over it.
    Head,
    /// By what stands in it.
    Content,
    /// A clerk said so of the same head before.
    Remembered,
}

/// How a sheet may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The mapping.
    pub mapping: Mapping,
    /// The word over each column, with its group; empty = none.
    pub heads: Vec<String>,
    /// Fingerprint of the head.
    pub print: u64,
    /// A clerk confirmed it before.
    pub is_remembered: bool,
    /// Why each column is what it is; none where it is nothing.
    pub whys: Vec<Option<Why>>,
    /// Months and year that the sheet says it is of.
    pub span: Span,
}

/// Suggests how a sheet is read. None where it is empty.
pub fn suggest(sheet: &Sheet, file: &str, codes: &Codes, layouts: &[Layout]) -> Option<Suggestion> {
    let head = head::find(sheet);
    let width = sheet.rows.iter().take(LOOKED_AT).map(Vec::len).max().filter(|width| *width > 0)?;
    let mut heads = head.words();
    heads.resize(width.max(heads.len()), String::new());
    let found = columns(sheet, &head, heads.len(), codes);
    let print = print_of(sheet, &head);
    let remembered = layouts.iter().find(|layout| layout.print == print);
    let (mut columns, words) = match remembered {
        Some(layout) => (layout.columns.clone(), layout.words.clone()),
        None => (found, Vec::new()),
    };
    columns.resize(heads.len(), None);
    let title = structure::title(sheet, head.titles);
    let channel = [title.as_str(), &sheet.name, file]
        .into_iter()
        .find_map(|text| titles::channel(&text.to_lowercase()));
    let mut mapping = Mapping { titles: head.titles, heads: head.rows, columns, words, channel: None };
    if mapping.column(Field::Class).or(mapping.column(Field::Channel)).is_none() {
        mapping.channel = channel;
    }
    let why = |(at, field): (usize, &Option<Field>)| {
        let field = (*field)?;
        let said = head.paths.get(at).map(|path| head::evidence(path)).unwrap_or_default();
        let is_said = said.iter().any(|(there, _)| *there == field);
        Some(match (remembered, is_said) {
            (Some(_), _) => Why::Remembered,
            (None, true) => Why::Head,
            (None, false) => Why::Content,
        })
    };
    let whys = mapping.columns.iter().enumerate().map(why).collect();
    let span = Span::of([title.as_str(), &sheet.name, file]);
    Some(Suggestion { mapping, heads, print, is_remembered: remembered.is_some(), whys, span })
}

/// Fingerprint of a sheet's head, by which its layout is remembered.
pub fn print(sheet: &Sheet) -> u64 {
    print_of(sheet, &head::find(sheet))
}

/// Of the words over the columns; without any, of what stands in them whatever the lists of the centre are.
fn print_of(sheet: &Sheet, head: &Head) -> u64 {
    if head.rows > 0 {
        return Layout::print_of(&head.words());
    }
    let width = sheet.rows.iter().take(LOOKED_AT).map(Vec::len).max().unwrap_or(0);
    let kinds = columns(sheet, head, width, &Codes::default());
    Layout::print_of(&kinds.iter().map(|field| field.map_or("-", Field::name).to_owned()).collect::<Vec<_>>())
}

/// A field for each column: the pair with the most that speaks for it first, no field and no column twice.
fn columns(sheet: &Sheet, head: &Head, width: usize, codes: &Codes) -> Vec<Option<Field>> {
    let lists = Lists::new(codes);
    let rows: Vec<&Vec<Cell>> = sheet
        .rows
        .iter()
        .skip((head.titles + head.rows) as usize)
        .filter(|cells| !structure::is_sum(cells) && cells.iter().filter(|cell| !cell.is_empty()).count() > 1)
        .take(LOOKED_AT)
        .collect();
    let mut pairs = Vec::new();
    let none = Vec::new();
    for column in 0..width {
        let path = head.paths.get(column).unwrap_or(&none);
        let looks = look(rows.iter().filter_map(|cells| cells.get(column)), &lists);
        pairs.extend(
            weigh(path, &looks, head.rows == 0).into_iter().map(|(field, weight)| (-weight, column, field)),
        );
    }
    pairs.sort_unstable();
    let mut columns = vec![None; width];
    let mut taken = [false; Field::ALL.len()];
    for (_, column, field) in pairs {
        if let (Some(place @ None), Some(is_taken @ false)) =
            (columns.get_mut(column), taken.get_mut(field as usize))
        {
            *place = Some(field);
            *is_taken = true;
        }
    }
    columns
}

/// What speaks for each field of a column: its words, strengthened or refuted by what stands below; or that alone.
fn weigh(path: &[String], looks: &Looks, is_headless: bool) -> Vec<(Field, i32)> {
    let said = head::evidence(path);
    if said.is_empty() {
        return if head::is_foreign(path) {
            Vec::new()
        } else {
            by_looks(looks, path.is_empty(), is_headless)
        };
    }
    let mut weighed: Vec<(Field, i32)> = said
        .into_iter()
        .map(|(field, weight)| (field, weight + support(field, looks)))
        .filter(|(_, weight)| *weight > 0)
        .collect();
    // A word for one thing over cells that are plainly another.
    for (field, weight) in by_looks(looks, false, false) {
        if !weighed.iter().any(|(there, _)| *there == field) {
            weighed.push((field, weight / 2));
        }
    }
    weighed
}

/// What the cells add to a word, or take from it.
fn support(field: Field, looks: &Looks) -> i32 {
    if looks.filled < 2 {
        return 0;
    }
    let share = looks.share(field);
    let scaled = |most: f64| (share * most) as i32;
    let refuted = |is: bool, by: i32| if is { -by } else { 0 };
    match field {
        // A lone day of the month is a small number.
        Field::Received => scaled(20.0) + refuted(share < 0.15 && looks.share(Field::People) < 0.8, 100),
        Field::Done => scaled(20.0) + refuted(share < 0.15, 100),
        Field::Sex | Field::IdNumber | Field::Phone | Field::Void => {
            scaled(20.0) + refuted(share < 0.15, 100)
        }
        // A word that heads many things: where nothing below says how somebody came, it is another one.
        Field::Class | Field::Channel => scaled(30.0) + refuted(share < 0.05, 100),
        Field::Category => {
            scaled(20.0)
                + refuted(looks.classes > 0.6 && share < 0.4, 70)
                + refuted(looks.length > 10.0 && share < 0.2, 50)
        }
        Field::Demand => {
            let is_short = looks.length < 6.0 && looks.share(Field::Category) > 0.6;
            scaled(20.0) + refuted(is_short, 50) + refuted(looks.share(Field::Received) > 0.6, 90)
        }
        Field::People | Field::Involved => scaled(10.0) + refuted(share < 0.2, 80),
        Field::Asked => refuted(share < 0.02 && looks.filled > 20, 60),
        Field::Name | Field::Receiver => scaled(15.0) + refuted(looks.length > 8.0, 60),
        Field::Handling => scaled(20.0) + refuted(looks.share(Field::Done) > 0.6, 70),
        Field::District | Field::Satisfaction => scaled(20.0),
        Field::Employer => scaled(10.0) + refuted(looks.share(Field::Phone) > 0.6, 90),
        Field::Notes => 0,
    }
}

/// What the cells alone suggest. Under a word that is not known less is believed than under none.
fn by_looks(looks: &Looks, is_wordless: bool, is_headless: bool) -> Vec<(Field, i32)> {
    if looks.filled == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut add = |field: Field, least: f64, weight: f64| {
        let share = looks.share(field);
        if share >= least {
            found.push((field, (share * weight) as i32));
        }
    };
    add(Field::IdNumber, 0.5, 70.0);
    add(Field::Phone, 0.6, 65.0);
    add(Field::Sex, 0.8, 65.0);
    add(Field::Class, 0.7, 60.0);
    add(Field::Category, 0.6, 55.0);
    add(Field::Satisfaction, 0.7, 55.0);
    add(Field::Handling, 0.6, 50.0);
    add(Field::District, 0.7, 50.0);
    if looks.share(Field::IdNumber) < 0.3 && looks.share(Field::Phone) < 0.3 {
        add(Field::Received, 0.7, 40.0);
    }
    let known =
        [Field::Class, Field::Category, Field::Handling, Field::District, Field::Satisfaction, Field::Sex];
    if (is_wordless || is_headless) && known.into_iter().all(|field| looks.share(field) < 0.5) {
        if looks.variety > 0.3 || looks.filled < 12 {
            add(Field::Name, 0.6, 45.0);
        }
        add(Field::Receiver, 0.6, 38.0);
        add(Field::Employer, 0.5, 42.0);
        add(Field::Demand, 0.5, 40.0);
    }
    if is_headless {
        add(Field::Done, 0.7, 20.0);
    }
    found
}

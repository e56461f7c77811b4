//! Columns of the list of a register and what stands in them: data of its spec. Missing values are words, never blanks.

use std::sync::Arc;

use casework::code::Codes;
use casework::register::{Ask, Group, Item, Kind, Register};
use casework::view::EntryRow;
use leptos::prelude::*;

use crate::locale::desks::EntriesWords;
use crate::locale::format::yuan;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, Words};
use crate::parts::{Cells, Column, Markup, Tone, chip};

/// Keys of the columns that are items, in their order: a sheet places them without knowing which item it is.
const ITEMS: [&str; 5] = ["c1", "c2", "c3", "c4", "c5"];

/// Does a register count money?
pub fn has_money(register: Register) -> bool {
    let spec = register.spec();
    !spec.counting.money.is_empty() || spec.groups.contains(&Group::Goods)
}

/// Items with a column of their own. What counts as money stands in the one column of the amount, with the worth of goods.
fn items(register: Register) -> impl Iterator<Item = (&'static str, Item)> {
    let spec = register.spec();
    let own = spec.columns.iter().copied().filter(|item| !spec.counting.money.contains(item));
    ITEMS.into_iter().zip(own)
}

/// The columns.
pub fn columns(register: Register, lang: Lang) -> Vec<Column> {
    let t = EntriesWords::of(lang);
    let spec = register.spec();
    let mut columns =
        vec![Column::new("number", t.col_number).sortable(), Column::new("opened", t.col_opened).sortable()];
    columns.extend(match spec.ask {
        Ask::Person => vec![Column::new("name", t.col_name).sortable(), Column::new("phone", t.col_phone)],
        Ask::Giver => vec![Column::new("name", t.col_giver).sortable()],
        Ask::Employer => vec![Column::new("employer", t.col_employer)],
        Ask::Nobody => Vec::new(),
    });
    columns.extend(items(register).map(|(key, item)| {
        let column = Column::new(key, item.say(lang));
        if is_number(item) { column.number() } else { column }
    }));
    if has_money(register) {
        let label = spec.counting.money.first().unwrap_or(&Item::Amount).say(lang);
        columns.push(Column::new("amount", label).number().sortable());
    }
    if spec.path.stages().count() > 1 {
        columns.push(Column::new("stage", t.col_stage).sortable());
    }
    columns
}

/// The cells of a row, in the order of the columns.
pub fn cells(register: Register, codes: Signal<Codes>, lang: Lang) -> Cells<EntryRow> {
    Arc::new(move |row: &EntryRow| codes.with_untracked(|codes| cells_of(register, row, codes, lang)))
}

fn cells_of(register: Register, row: &EntryRow, codes: &Codes, lang: Lang) -> Vec<Markup> {
    let t = EntriesWords::of(lang);
    let spec = register.spec();
    let filled = |text: &str| Markup::filled(text, t.not_filled);
    let name = || match row.name.as_str() {
        "" => filled(""),
        name => Markup::element("b", &[("class", "row-name")], Markup::text(name)),
    };
    let mut cells = vec![Markup::text(row.number), Markup::text(row.opened)];
    match spec.ask {
        Ask::Person => cells.extend([name(), filled(&row.phone)]),
        Ask::Giver => cells.push(name()),
        Ask::Employer => cells.push(filled(&row.employer)),
        Ask::Nobody => {}
    }
    cells.extend(items(register).map(|(_, item)| {
        let text = row.cells.iter().find(|(there, _)| *there == item).map_or("", |(_, text)| text);
        filled(&value(item, text, codes, lang))
    }));
    if has_money(register) {
        cells.push(match row.amount {
            0 => filled(""),
            fen => Markup::text(yuan(fen)),
        });
    }
    if spec.path.stages().count() > 1 {
        let tone = if row.open { Tone::Accent } else { Tone::Neutral };
        cells.push(chip(&row.stage.say(lang), tone));
    }
    cells
}

/// A value as a list reads it: money with two decimals, a code by its word.
fn value(item: Item, text: &str, codes: &Codes, lang: Lang) -> String {
    match (item.kind(), text) {
        (_, "") => String::new(),
        (Kind::Code(list), key) => code_word(codes, list, key, lang),
        (Kind::Money, text) => yuan(fen(text)),
        (_, text) => text.to_owned(),
    }
}

/// Fen of a text as the casework prints it: whole yuan, or with two decimals.
fn fen(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, "00"));
    whole.parse::<i64>().unwrap_or(0) * 100 + part.parse::<i64>().unwrap_or(0)
}

fn is_number(item: Item) -> bool {
    matches!(item.kind(), Kind::Money | Kind::Count(_) | Kind::Rate | Kind::Quantity)
}

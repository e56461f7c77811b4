//! One row of a sheet of repayments; or what is wrong with it.

use casework::issue::IssueCode;
use casework::ledger::Field;
use casework::register::{Claim, Item, Person, Repayment, Value};

use super::super::cells::{Cells, Columns};
use super::super::dictionary::heads::is_in_wan;
use super::super::person;
use super::super::row::{Around, Row};
use super::Column;
use super::row::{Places, Wrong, code_of};
use super::value::{Beside, value};
use crate::sheet::Cell;
use casework::text::packed;

/// Reads a row. Its loan is looked for later; here only what the row itself says can be wrong.
pub fn read(
    places: &Places<'_>,
    base: &Columns<'_>,
    cells: &[Cell],
    around: &mut Around<'_, '_>,
) -> Result<Repayment, Wrong> {
    let mut row = Row::new(Cells { columns: base, cells });
    let day = row.received(around).map(|time| time.day);
    let who = person::read(&mut row, around.are_rounded);
    if let Some((field, reason, _)) = row.wrong.first() {
        let name = if *field == Field::Received { Item::PaidDay.name() } else { Column::name_of(*field) };
        return Err(Wrong(name.to_owned(), code_of(*reason)));
    }
    let day = day.ok_or_else(|| missing(Item::PaidDay))?;
    let mut values = Vec::new();
    for &(column, at) in &places.columns {
        let Column::Item(item) = column else { continue };
        if item == Item::PaidDay {
            continue;
        }
        let mut beside = Beside {
            entries: around.entries,
            nearby: around.nearby,
            today: around.today,
            opened: day,
            is_in_wan: is_in_wan(&packed(places.head(at))),
        };
        let found = value(item, cells.get(at).unwrap_or(&Cell::Empty), &mut beside);
        values.extend(found.map_err(|code| Wrong::at(column, code))?.map(|found| (item, found.value)));
    }
    let of = |item: Item| values.iter().find(|(there, _)| *there == item).map(|(_, value)| value);
    let fen = |item: Item| match of(item) {
        Some(Value::Fen(fen)) => Some(*fen),
        _ => None,
    };
    let text = |item: Item| match of(item) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let contract = text(Item::Contract);
    let number = match of(Item::InstalmentNumber) {
        Some(Value::Count(number)) => Some(*number),
        _ => None,
    };
    let money = (fen(Item::PaidPrincipal).unwrap_or(0), fen(Item::PaidInterest));
    if money.0 == 0 && money.1.unwrap_or(0) == 0 {
        return Err(missing(Item::PaidPrincipal));
    }
    let whose =
        Person { name: who.name, id_document: who.id_document, phones: who.phones, ..Person::default() };
    let has_document = whose.id_document.as_ref().is_some_and(|document| document.person_key().is_some());
    if contract.is_empty() && !has_document && whose.name.is_empty() {
        let key = [Column::Item(Item::Contract), Column::IdNumber].into_iter().find(|key| places.has(*key));
        return Err(Wrong::at(key.unwrap_or(Column::Name), IssueCode::Missing));
    }
    let shown: Vec<String> = cells.iter().map(Cell::shown).collect();
    let claim = Claim::new((around.source.row, &shown), (contract, &whose), day, money, number);
    Ok(Repayment { claim, note: text(Item::InstalmentNote).to_owned(), cells: shown })
}

fn missing(item: Item) -> Wrong {
    Wrong::at(Column::Item(item), IssueCode::Missing)
}

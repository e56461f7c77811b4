//! The list of a register as CSV. Heads and words of stages come in: they are those of the page.

use std::borrow::Borrow;

use casework::code::Codes;
use casework::register::{Entry, Item, Kind, Register, Sheet, Stage, Value};
use casework::view::EntryColumn;

use super::{BOM, Lang, digits, line, text, word, words};

/// Heads and words.
pub struct EntryWords<'a> {
    /// A head for each of `EntryColumn::all`.
    pub heads: &'a [String],
    /// Words of stages; one without is written as its name.
    pub stages: &'a [(Stage, String)],
    /// Language of codes.
    pub lang: Lang,
}

/// Writes entries of a register in the order given, with a head row.
pub fn entries(
    register: Register,
    entries: impl IntoIterator<Item = impl Borrow<Entry>>,
    codes: &Codes,
    words: &EntryWords<'_>,
) -> Vec<u8> {
    let columns = EntryColumn::all(register);
    let mut out = String::from(BOM);
    line(&mut out, words.heads.iter().map(|head| text(head)));
    for entry in entries {
        line(&mut out, columns.iter().map(|column| cell(entry.borrow(), *column, codes, words)));
    }
    out.into_bytes()
}

fn cell(entry: &Entry, column: EntryColumn, codes: &Codes, words: &EntryWords<'_>) -> String {
    let person = &entry.person;
    match column {
        EntryColumn::Number => digits(&entry.number.to_string()),
        EntryColumn::Opened => entry.opened.to_string(),
        EntryColumn::Name => text(&person.name),
        EntryColumn::Sex => words::sex(person.sex, words.lang).to_owned(),
        EntryColumn::Birth => person.birth.map_or_else(String::new, |day| day.to_string()),
        EntryColumn::IdNumber => {
            person.id_document.as_ref().map_or_else(String::new, |id| digits(&id.number))
        }
        EntryColumn::Phones => {
            let phones: Vec<&str> = person.phones.iter().map(|phone| phone.as_str()).collect();
            digits(&phones.join(" "))
        }
        EntryColumn::Employer => text(&person.employer),
        EntryColumn::District => {
            let list = casework::code::ListName::District;
            person.district.as_ref().map_or_else(String::new, |key| word(codes, list, key, words.lang))
        }
        EntryColumn::Stage => {
            let stage = entry.stage();
            let named = words.stages.iter().find(|(there, _)| *there == stage);
            text(named.map_or(stage.word(), |(_, word)| word))
        }
        EntryColumn::Since => entry.since().to_string(),
        EntryColumn::Item(item) => match item.kind() {
            Kind::Account => digits(&value(&entry.sheet, item, codes, words.lang)),
            _ => text(&value(&entry.sheet, item, codes, words.lang)),
        },
        EntryColumn::Rows(group) => {
            let row = |sheet: &Sheet| {
                let values = group.items().iter().map(|item| value(sheet, *item, codes, words.lang));
                values.filter(|value| !value.is_empty()).collect::<Vec<_>>().join(" ")
            };
            text(&entry.rows_of(group).map(row).collect::<Vec<_>>().join("; "))
        }
    }
}

/// A value as a person reads it: a code by its word, the rest as a form shows it; empty = not filled in.
fn value(sheet: &Sheet, item: Item, codes: &Codes, lang: Lang) -> String {
    match (sheet.get(item), item.list()) {
        (Some(Value::Code(key)), Some(list)) => word(codes, list, key, lang),
        (Some(value), _) => value.text(),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::contact::{DeviceCode, RecordId};
    use casework::identity::{IdDocument, IdKind};
    use casework::register::{EntryNumber, Group, Person, Row, Step};
    use casework::time::Day;

    fn loan() -> Entry {
        let day = Day::new(2026, 3, 18).unwrap();
        let paid = [(Item::PaidDay, Value::Day(day)), (Item::PaidPrincipal, Value::Fen(50_000))];
        let step =
            Step { stage: Stage::PaidOut, day, noted: None, by: None, reason: String::new(), vacancy: None };
        Entry {
            id: RecordId(7),
            number: EntryNumber { register: Register::Loan, year: 2026, device: DeviceCode(0), serial: 12 },
            opened: day,
            person: Person {
                name: "=赵秀英".to_owned(),
                id_document: IdDocument::parse(IdKind::Resident, "130799197303087395").map(|(id, _)| id),
                ..Person::default()
            },
            sheet: [(Item::Amount, Value::Fen(3_000_050)), (Item::Term, Value::Count(24))]
                .into_iter()
                .collect(),
            rows: vec![Row { group: Group::Instalment, sheet: paid.into_iter().collect() }],
            steps: vec![step],
            contact: None,
            flags: Vec::new(),
            source: None,
        }
    }

    #[test]
    fn an_entry_is_a_row_under_its_heads() {
        let columns = EntryColumn::all(Register::Loan);
        let heads: Vec<String> = columns.iter().map(|column| format!("{column:?}")).collect();
        let stages = [(Stage::PaidOut, "放款".to_owned())];
        let words = EntryWords { heads: &heads, stages: &stages, lang: Lang::Zh };
        let file = entries(Register::Loan, [loan()], &Codes::default(), &words);
        let file = String::from_utf8(file).unwrap();
        let lines: Vec<&str> = file.trim_start_matches(BOM).trim_end().split("\r\n").collect();
        let cells: Vec<Vec<&str>> = lines.iter().map(|line| line.split(',').collect()).collect();
        assert!(file.starts_with(BOM));
        assert_eq!((cells.len(), cells[0].len(), cells[1].len()), (2, columns.len(), columns.len()));
        let of = |column: EntryColumn| cells[1][columns.iter().position(|there| *there == column).unwrap()];
        assert_eq!(of(EntryColumn::Number), "\"\tM2026-0012\"");
        assert_eq!(of(EntryColumn::Name), "'=赵秀英");
        assert_eq!(of(EntryColumn::IdNumber), "\"\t130799197303087395\"");
        assert_eq!(of(EntryColumn::Stage), "放款");
        assert_eq!(of(EntryColumn::Item(Item::Amount)), "30000.50");
        assert_eq!(of(EntryColumn::Rows(Group::Instalment)), "2026-03-18 500");
    }
}

//! Sheets as clerks make them, one file each in `tests/sheets`: what is suggested for them is what a person would say. At
//! least 28 of 30 at the first suggestion, the others after one change. Anybody can add one: `rows` as they stand, `expected`
//! with a field's name or null for each column, and, where the suggestion misses, `change`: one column and its field.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use casework::code::shipped;
use casework::ledger::Field;
use paperwork::ledger::{Context, read, suggest};
use paperwork::sheet::{Cell, Sheet};
use serde::Deserialize;
use serde_json::Value;

/// Of thirty sheets this many must be right at once.
const RIGHT: (usize, usize) = (28, 30);

#[derive(Deserialize)]
struct Example {
    about: String,
    file: String,
    tab: String,
    rows: Vec<Vec<Value>>,
    expected: Expected,
    change: Option<BTreeMap<usize, Option<String>>>,
}

#[derive(Deserialize)]
struct Expected {
    titles: u32,
    heads: u32,
    columns: Vec<Option<String>>,
    channel: Option<String>,
}

fn examples() -> Vec<(String, Example)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sheets");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut examples: Vec<(String, Example)> = paths
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let json = std::fs::read(&path).unwrap();
            let example = serde_json::from_slice(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, example)
        })
        .collect();
    examples.sort_by(|(a, _), (b, _)| a.cmp(b));
    examples
}

fn sheet(example: &Example) -> Sheet {
    let cell = |value: &Value| match value {
        Value::Number(number) => Cell::Number(number.as_f64().unwrap()),
        Value::String(text) => Cell::text(text.as_str()),
        _ => Cell::Empty,
    };
    let rows = example.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    Sheet { rows, ..Sheet::new(&example.tab) }
}

fn field(name: &Option<String>) -> Option<Field> {
    name.as_deref().map(|name| Field::parse(name).unwrap_or_else(|| panic!("no field {name}")))
}

#[test]
fn thirty_sheets_are_mapped_as_a_person_would() {
    let examples = examples();
    assert!(examples.len() >= RIGHT.1);
    let (mut right, mut missed) = (0, Vec::new());
    for (name, example) in &examples {
        let sheet = sheet(example);
        let suggestion = suggest(&sheet, &example.file, &shipped(), &[]).unwrap();
        let mut mapping = suggestion.mapping;
        let expected: Vec<Option<Field>> = example.expected.columns.iter().map(field).collect();
        assert_eq!(
            (mapping.titles, mapping.heads),
            (example.expected.titles, example.expected.heads),
            "{name}"
        );
        let channel = mapping.channel.map(|channel| channel.key());
        assert_eq!(channel, example.expected.channel.as_deref(), "{name}");
        if mapping.columns == expected {
            assert!(example.change.is_none(), "{name} needs no change any more");
            right += 1;
        } else {
            println!("{name} ({}): suggested {:?}, expected {expected:?}", example.about, mapping.columns);
            let changes = example.change.iter().flatten();
            changes.for_each(|(column, name)| mapping.columns[*column] = field(name));
            assert!(
                example.change.as_ref().is_some_and(|change| change.len() == 1),
                "{name}: not right after one change"
            );
            assert_eq!(mapping.columns, expected, "{name} after its change");
            missed.push(name);
        }
        let codes = shipped();
        let reading =
            read(&sheet, &mapping, Context { file: &example.file, codes: &codes, today: None, span: None });
        assert_eq!(reading.held, [], "{name}");
        assert!(reading.contacts.len() >= 4, "{name}");
    }
    println!("{right} of {} right at the first suggestion; after one change: {missed:?}", examples.len());
    assert!(right * RIGHT.1 >= examples.len() * RIGHT.0);
}

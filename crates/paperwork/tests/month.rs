//! A month as a clerk keeps it by hand comes in right to the row, from the workbook and from the GB18030 text alike, with no
//! mapping but the suggested one; against what was counted outside this project (`tests/samples/month-2005-04.json`).

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use casework::code::{Codes, ListName, shipped};
use casework::contact::{Contact, Source};
use casework::figure::{Ask, Dim, Facts, Figure, Measure};
use casework::issue::IssueCode;
use casework::ledger::{Compared, Field, HeldRow, Reason, RowNote, Twin, compare};
use casework::time::{Day, Month, Period};
use paperwork::ledger::{Context, Reading, Suggestion, read, suggest};
use paperwork::report::{Wanted, report};
use paperwork::sheet::{Sheet, Workbook};
use serde_json::Value;

const FILES: [&str; 2] = ["month-2005-04.xlsx", "month-2005-04.csv"];
const CLASSES: [(&str, &str); 4] =
    [("来访", "visit"), ("来信", "letter"), ("来电", "call"), ("咨询", "consultation")];
const MONTHS: [&str; 3] = ["2004-04", "2005-03", "2005-04"];
/// Every word the expected counts use for "no known category" and "left blank".
const UNKNOWN: &str = "（未识别）";
const BLANK: &str = "（空）";

fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples").join(name);
    std::fs::read(path).unwrap()
}

fn expected() -> Value {
    serde_json::from_slice(&sample("month-2005-04.json")).unwrap()
}

struct Read {
    sheet: Sheet,
    suggestion: Suggestion,
    reading: Reading,
    codes: Codes,
}

fn read_file(file: &str) -> Read {
    let book = Workbook::read(&sample(file)).unwrap();
    let sheet = book.sheets.into_iter().next().unwrap();
    let mut codes = shipped();
    let suggestion = suggest(&sheet, file, &codes, &[]).unwrap();
    let reading = read(&sheet, &suggestion.mapping, Context { file, codes: &codes, today: None, span: None });
    reading.codes.iter().for_each(|code| codes.put(code.clone()));
    Read { sheet, suggestion, reading, codes }
}

/// Checks both files.
fn check(test: impl Fn(&Read, &Value)) {
    for file in FILES {
        test(&read_file(file), &expected());
    }
}

fn row_of(contact: &Contact) -> u64 {
    u64::from(contact.source.as_ref().unwrap().row)
}

fn rows(value: &Value) -> BTreeSet<u64> {
    value.as_array().unwrap().iter().map(|row| row.as_u64().unwrap()).collect()
}

fn word(codes: &Codes, list: ListName, key: Option<&str>) -> Option<String> {
    key.filter(|key| !key.is_empty()).map(|key| codes.get(list, key).unwrap().zh.clone())
}

/// The ledger's word for an entry that the product ships under another.
fn is_category(codes: &Codes, key: &str, expected: &str) -> bool {
    let by_word = shipped_key(expected).unwrap_or(expected);
    codes.get(ListName::Category, key).is_some_and(|code| code.key.as_str() == by_word || code.zh == expected)
}

fn shipped_key(word: &str) -> Option<&'static str> {
    Some(match word {
        "困难求助" => "relief.living",
        "下岗求职" => "jobs.seeking",
        "助学申请" => "relief.education",
        "企业改制安置" => "restructuring.placement",
        "小额贷款" => "loans.application",
        _ => return None,
    })
}

#[test]
fn every_row_has_its_outcome() {
    check(|read, expected| {
        let (counts, skip) = (&expected["counts"], &expected["skip"]);
        let reading = &read.reading;
        assert_eq!(reading.contacts.len() as u64, counts["must_import"].as_u64().unwrap());
        assert_eq!(read.sheet.rows.len() as u64, counts["rows_in_file"].as_u64().unwrap());
        let skipped = |reason: Reason| -> BTreeSet<u64> {
            let of = reading.skipped.iter().filter(|note| note.reason == reason);
            of.map(|note| u64::from(note.row)).collect()
        };
        for (name, reason) in [
            ("title", Reason::Title),
            ("header", Reason::Header),
            ("repeated_header", Reason::RepeatedHeader),
            ("subtotal", Reason::Subtotal),
            ("total", Reason::Total),
            ("blank", Reason::Blank),
            ("footer", Reason::Footer),
        ] {
            assert_eq!(skipped(reason), rows(&skip[name]), "{name}");
        }
        let structural = reading.skipped.iter().filter(|note| note.reason.is_structural()).count();
        assert_eq!(structural as u64, counts["structural_rows_skipped"].as_u64().unwrap());
        let twins: Vec<Value> = reading
            .skipped
            .iter()
            .filter_map(|note| match note.twin {
                Some(Twin::Row(twin)) => Some(serde_json::json!({"row": note.row, "same_as_row": twin})),
                _ => None,
            })
            .collect();
        assert_eq!(Value::from(twins), skip["exact_duplicate"]);
        let held: BTreeSet<u64> = reading.held.iter().map(|row| u64::from(row.source.row)).collect();
        assert_eq!(held, rows(&expected["hold_until_corrected"]["rows"]));
        assert!(
            reading
                .held
                .iter()
                .all(|row| row.reason == Reason::DateImpossible && row.field == Some(Field::Received))
        );
        let count = reading.contacts.len() + reading.held.len() + reading.skipped.len();
        assert_eq!(count, read.sheet.rows.len(), "no row is dropped in silence");
    });
}

#[test]
fn every_flag_is_where_it_belongs() {
    check(|read, expected| {
        let mut found: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
        for note in read.reading.flagged() {
            let name = serde_json::to_value(note.reason).unwrap().as_str().unwrap().to_owned();
            found.entry(name).or_default().insert(u64::from(note.row));
        }
        let wanted: BTreeMap<String, BTreeSet<u64>> = expected["flags"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, list)| (name.clone(), rows(list)))
            .collect();
        assert_eq!(found, wanted);
        let flagged = read.reading.contacts.iter().filter(|contact| !contact.flags.is_empty()).count();
        assert_eq!(flagged as u64, expected["counts"]["imported_with_flag"].as_u64().unwrap());
        let without = read.reading.contacts.len() - flagged;
        assert_eq!(without as u64, expected["counts"]["imported_without_flag"].as_u64().unwrap());
        for row in rows(&expected["damaged_ids_that_pass_the_checksum_when_padded_with_zeros"]) {
            let contact = read.reading.contacts.iter().find(|contact| row_of(contact) == row).unwrap();
            assert!(!contact.id_document.as_ref().unwrap().valid);
        }
    });
}

#[test]
fn every_row_says_what_the_clerk_wrote() {
    check(|read, expected| {
        let taken: HashMap<u64, &Contact> =
            read.reading.contacts.iter().map(|contact| (row_of(contact), contact)).collect();
        let held: HashMap<u64, &HeldRow> =
            read.reading.held.iter().map(|row| (u64::from(row.source.row), row)).collect();
        for row in expected["rows"].as_array().unwrap() {
            let at = row["row"].as_u64().unwrap();
            match row["outcome"].as_str().unwrap() {
                "import" => same_contact(&read.codes, taken[&at], row),
                "hold" => same_held(&read.codes, held[&at], row),
                other => panic!("{other}"),
            }
        }
        assert_eq!(taken.len() + held.len(), expected["rows"].as_array().unwrap().len());
    });
}

fn same_contact(codes: &Codes, contact: &Contact, row: &Value) {
    let at = &row["row"];
    let text = |name: &str| row[name].as_str();
    assert_eq!(contact.received.day.to_string(), text("date").unwrap(), "{at}");
    let class = CLASSES.iter().find(|(word, _)| text("channel") == Some(word)).unwrap().1;
    assert_eq!(contact.class().key(), class, "{at}");
    assert_eq!(contact.name, text("name").unwrap_or_default(), "{at}");
    let document = contact.id_document.as_ref();
    let valid = document.filter(|document| document.valid && document.number.len() == 18);
    match text("id_status").unwrap() {
        "valid" => assert_eq!(valid.map(|document| document.number.as_str()), text("id"), "{at}"),
        "none" => assert!(document.is_none(), "{at}"),
        "15_digits" => assert!(document.unwrap().number.len() == 15 && document.unwrap().valid, "{at}"),
        _ => assert!(!document.unwrap().valid, "{at}"),
    }
    let phone = contact.phones.first().map(|phone| phone.as_str());
    assert_eq!(
        phone.filter(|phone| phone.len() == 11),
        text("phone").filter(|phone| phone.len() == 11),
        "{at}"
    );
    let district = word(codes, ListName::District, contact.district.as_ref().map(|key| key.as_str()));
    assert_eq!(district.as_deref(), text("district"), "{at}");
    if let Some(category) = text("category") {
        assert!(is_category(codes, contact.category.as_ref().unwrap().as_str(), category), "{at} {category}");
    }
    assert_eq!(u64::from(contact.people), row["persons"].as_u64().unwrap_or(1), "{at}");
    assert_eq!(u64::from(contact.involved), row["involved"].as_u64().unwrap_or(1), "{at}");
    assert_eq!(contact.asked, row["amount_fen"].as_i64(), "{at}");
}

fn same_held(codes: &Codes, held: &HeldRow, row: &Value) {
    let draft = &held.draft;
    assert_eq!(draft.name, row["name"].as_str().unwrap());
    assert_eq!(Some(draft.id_number.as_str()), row["id"].as_str());
    assert_eq!(Some(draft.phone.as_str()), row["phone"].as_str());
    assert!(is_category(codes, &draft.category, row["category"].as_str().unwrap()));
    assert_eq!(word(codes, ListName::District, Some(&draft.district)).as_deref(), row["district"].as_str());
    assert!(!draft.received_date.is_empty() && Day::parse_iso(&draft.received_date).is_none());
}

#[test]
fn months_classes_categories_and_districts_count_right() {
    check(|read, expected| {
        let totals = &expected["totals_of_must_import"];
        let mut facts = Facts::new();
        for contact in &read.reading.contacts {
            facts.push(contact);
        }
        let whole = Period { first: Month::parse("2004-04").unwrap(), months: 13 };
        let total =
            |figure: Figure, period: Period| facts.answer(&Ask { figure, period, splits: Vec::new() }).total;
        let contacts = || Figure::of(Measure::Contacts);
        assert_eq!(totals["month_x_接待方式"].as_object().unwrap().len(), MONTHS.len());
        for month in MONTHS {
            let (period, counts) =
                (Period::month(Month::parse(month).unwrap()), &totals["month_x_接待方式"][month]);
            assert_eq!(Some(total(contacts(), period)), counts["合计"].as_i64(), "{month}");
            for (word, key) in CLASSES {
                assert_eq!(
                    Some(total(contacts().with(Dim::Class, key), period)),
                    counts[word].as_i64(),
                    "{month} {word}"
                );
            }
        }
        for (word, key) in CLASSES {
            assert_eq!(
                Some(total(contacts().with(Dim::Class, key), whole)),
                totals["by_接待方式"][word].as_i64()
            );
        }
        assert_eq!(Some(total(Figure::of(Measure::People), whole)), totals["sum_人数"].as_i64());
        assert_eq!(Some(total(Figure::of(Measure::Involved), whole)), totals["sum_涉及人数"].as_i64());
        for (word, counts) in totals["诉求类别_x_接待方式"].as_object().unwrap() {
            let is_in = |contact: &&Contact| match word.as_str() {
                UNKNOWN => contact.flags.contains(&IssueCode::CategoryUnknown),
                _ => {
                    contact.category.as_ref().is_some_and(|key| is_category(&read.codes, key.as_str(), word))
                }
            };
            same_split(&read.reading.contacts, is_in, counts, word);
            let all = read.reading.contacts.iter().filter(is_in).count() as u64;
            assert_eq!(Some(all), totals["by_诉求类别"][word].as_u64(), "{word}");
        }
        for (word, counts) in totals["县区_x_接待方式"].as_object().unwrap() {
            let district = |contact: &&Contact| {
                let key = contact.district.as_ref().map(|key| key.as_str());
                self::word(&read.codes, ListName::District, key).as_deref().unwrap_or(BLANK) == word
            };
            same_split(&read.reading.contacts, district, counts, word);
        }
    });
}

/// The contacts of a split, by class and together.
fn same_split(contacts: &[Contact], is_in: impl Fn(&&Contact) -> bool, counts: &Value, what: &str) {
    let of: Vec<&Contact> = contacts.iter().filter(|contact| is_in(contact)).collect();
    assert_eq!(Some(of.len() as u64), counts["合计"].as_u64(), "{what}");
    for (word, key) in CLASSES {
        let count = of.iter().filter(|contact| contact.class().key() == key).count() as u64;
        assert_eq!(Some(count), counts[word].as_u64(), "{what} {word}");
    }
}

#[test]
fn persons_and_amounts() {
    check(|read, expected| {
        let totals = &expected["totals_of_must_import"];
        let contacts = &read.reading.contacts;
        let documents = || contacts.iter().filter_map(|contact| contact.id_document.as_ref());
        let whole = || documents().filter(|document| document.valid && document.number.len() == 18);
        assert_eq!(Some(whole().count() as u64), totals["rows_with_valid_18_id"].as_u64());
        let persons: BTreeSet<&str> = whole().map(|document| document.number.as_str()).collect();
        assert_eq!(Some(persons.len() as u64), totals["distinct_persons_by_valid_18_id"].as_u64());
        let upgraded: BTreeSet<String> =
            documents().filter_map(|document| document.person_key().map(|key| key.into_owned())).collect();
        assert_eq!(
            Some(upgraded.len() as u64),
            totals["distinct_persons_after_accepting_15_digit_upgrades"].as_u64()
        );
        let none = contacts.iter().filter(|contact| contact.id_document.is_none()).count();
        assert_eq!(Some(none as u64), totals["rows_with_no_id"].as_u64());
        let asked: Vec<i64> = contacts.iter().filter_map(|contact| contact.asked).collect();
        assert_eq!(Some(asked.len() as u64), totals["求助金额"]["rows_with_amount"].as_u64());
        assert_eq!(Some(asked.iter().sum::<i64>()), totals["求助金额"]["fen"].as_i64());
    });
}

#[test]
fn same_person_same_day_another_matter_is_no_duplicate() {
    check(|read, expected| {
        for pair in expected["not_duplicates"]["rows"].as_array().unwrap() {
            for row in rows(pair) {
                assert!(read.reading.contacts.iter().any(|contact| row_of(contact) == row), "{row}");
            }
        }
    });
}

/// Every style of date is there: what reads one file reads both, and the same.
#[test]
fn both_files_hold_the_same() {
    let plain = |read: &Read| -> Vec<Contact> {
        let of_nowhere = |contact: &Contact| {
            let mut contact = contact.clone();
            let row = contact.source.as_ref().unwrap().row;
            contact.source = Some(Source { file: String::new(), sheet: String::new(), row });
            // The text keeps six digits of a rounded number, the workbook fifteen.
            if contact.flags.contains(&IssueCode::IdDigitsLost) {
                contact.id_document = None;
            }
            contact
        };
        read.reading.contacts.iter().map(of_nowhere).collect()
    };
    let [workbook, text] = FILES.map(read_file);
    assert!(plain(&workbook) == plain(&text));
    assert_eq!(workbook.reading.skipped, text.reading.skipped);
    assert_eq!(workbook.reading.codes, text.reading.codes);
    assert_eq!(workbook.suggestion, text.suggestion);
    let held = |read: &Read| read.reading.held.iter().map(|row| row.draft.clone()).collect::<Vec<_>>();
    assert!(held(&workbook) == held(&text));
    // What is in the casebook from the one is a duplicate from the other.
    let contacts = workbook.reading.contacts.iter().cloned().map(Into::into);
    let columns: Vec<Field> = text.suggestion.mapping.columns.iter().flatten().copied().collect();
    let found = compare(&text.reading.contacts, &[], &columns, contacts, std::iter::empty());
    assert!(found.rows.iter().all(|row| matches!(row, Compared::Duplicate(_))));
}

#[test]
fn columns_are_suggested_without_a_hand() {
    use Field::*;
    check(|read, expected| {
        let columns = [
            None,
            Some(Received),
            Some(Class),
            Some(Name),
            Some(Sex),
            Some(IdNumber),
            Some(Phone),
            Some(Employer),
            Some(District),
            Some(Category),
            Some(Demand),
            Some(People),
            Some(Involved),
            Some(Asked),
            Some(Receiver),
            Some(Handling),
            Some(Done),
            Some(Notes),
        ];
        assert_eq!(read.suggestion.mapping.columns, columns);
        let layout = &expected["layout"];
        assert_eq!(u64::from(read.suggestion.mapping.titles), layout["title_row"].as_u64().unwrap());
        assert_eq!(u64::from(read.suggestion.mapping.heads), rows(&layout["header_rows"]).len() as u64);
        assert_eq!(read.suggestion.heads[16], "处理情况/日期");
    });
}

#[test]
fn what_could_not_be_read_stands_in_the_notes() {
    check(|read, _| {
        let note = |row: u64| {
            read.reading.contacts.iter().find(|contact| row_of(contact) == row).unwrap().notes.clone()
        };
        assert_eq!(note(76), "求助金额: 约2000");
        assert_eq!(note(331), "人数/本次: 十余人");
        assert_eq!(note(468), "老人口述; 求助金额: 500-800");
    });
}

#[test]
fn the_report_names_rows_reasons_and_twins() {
    for file in FILES {
        let book = Workbook::read(&sample(file)).unwrap();
        let report = report(&book, file, &shipped(), Wanted::default()).unwrap();
        let json = serde_json::to_value(&report).unwrap();
        let sheet = report.sheets[0].as_str();
        assert_eq!(json["rows"]["imported"], 469);
        let has = |part: &str, line: Value| json["rows"][part].as_array().unwrap().contains(&line);
        assert!(has(
            "skipped",
            serde_json::json!({"sheet": sheet, "row": 46, "reason": "exact_duplicate", "same_as_row": 45})
        ));
        assert!(has("skipped", serde_json::json!({"sheet": sheet, "row": 498, "reason": "footer"})));
        assert!(has("held", serde_json::json!({"sheet": sheet, "row": 66, "reason": "date_impossible"})));
        assert!(has(
            "flagged",
            serde_json::json!({"sheet": sheet, "row": 96, "reason": "id_damaged_scientific"})
        ));
        assert_eq!(json["months"]["2005-04"]["contacts.total"], 466);
    }
}

/// Notes of the import are those of every row that was not simply taken.
#[test]
fn the_import_carries_its_notes() {
    check(|read, _| {
        let Read { sheet, suggestion, reading, .. } = read;
        let import = reading.clone().into_import("a", sheet, &suggestion.mapping);
        assert_eq!(import.notes.len(), 45 + 6 + 23);
        assert!(import.notes.is_sorted_by_key(|note: &RowNote| note.row));
        assert_eq!((import.rows.len(), import.held.len()), (469, 6));
        assert_eq!(import.layout, Some(suggestion.mapping.layout(suggestion.print)));
    });
}

//! A real year of a centre's reception ledger comes in and counts right to the unit, against a count made outside this
//! project (`tests/samples/ledger-2004-2005.json`).

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use casework::code::{Codes, ListName, shipped};
use casework::contact::Contact;
use casework::figure::{Ask, Dim, Facts, Figure, Measure};
use casework::time::{Month, Period};
use paperwork::ledger::{Context, Field, Reading, read, suggest};
use paperwork::report::{Report, Wanted, report};
use paperwork::sheet::Workbook;
use serde_json::Value;

const FILE: &str = "ledger-2004-2005.xlsx";
const SHEET: &str = "接待登记";
const CLASSES: [(&str, &str); 4] =
    [("来访", "visit"), ("来信", "letter"), ("来电", "call"), ("咨询", "consultation")];
/// Category words of the ledger and the shipped entries they mean.
const CATEGORIES: [(&str, &str); 16] = [
    ("困难求助", "relief.living"),
    ("下岗求职", "jobs.seeking"),
    ("助学申请", "relief.education"),
    ("医疗救助", "relief.medical"),
    ("拖欠工资", "pay.arrears"),
    ("社会保险", "social"),
    ("工伤待遇", "injury.benefits"),
    ("劳动合同", "contract"),
    ("企业改制安置", "restructuring.placement"),
    ("小额贷款", "loans.application"),
    ("优待证办理", "relief.card"),
    ("法律援助", "legal.aid"),
    ("政策咨询", "policy"),
    ("法律咨询", "legal.advice"),
    ("工会事务", "union"),
    ("其他", "other"),
];

struct Year {
    book: Workbook,
    reading: Reading,
    codes: Codes,
    expected: Value,
    report: Report,
}

fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples").join(name);
    std::fs::read(path).unwrap()
}

fn year() -> &'static Year {
    static YEAR: OnceLock<Year> = OnceLock::new();
    YEAR.get_or_init(|| {
        let book = Workbook::read(&sample(FILE)).unwrap();
        let sheet = book.sheet(SHEET).unwrap();
        let mut codes = shipped();
        let mapping = suggest(sheet, FILE, &codes, &[]).unwrap().mapping;
        let context = Context { file: FILE, codes: &codes, today: None, span: None };
        let reading = read(sheet, &mapping, context);
        reading.codes.iter().for_each(|code| codes.put(code.clone()));
        let expected = serde_json::from_slice(&sample("ledger-2004-2005.json")).unwrap();
        let report = report(&book, FILE, &shipped(), Wanted::default()).unwrap();
        Year { book, reading, codes, expected, report }
    })
}

thread_local! {
    /// Not shared between threads: facts work out persons when first asked.
    static FACTS: Facts = {
        let mut facts = Facts::new();
        for contact in &year().reading.contacts {
            facts.push(contact);
        }
        facts
    };
}

/// The whole year.
fn whole() -> Period {
    Period { first: Month::parse("2004-04").unwrap(), months: 12 }
}

#[track_caller]
fn check(figure: Figure, period: Period, expected: &Value) {
    let name = figure.name();
    let answer = FACTS.with(|facts| facts.answer(&Ask { figure, period, splits: Vec::new() }));
    assert_eq!(
        answer.total,
        expected.as_i64().unwrap_or_else(|| panic!("{name}: no such count")),
        "{name} {period}"
    );
}

fn contacts() -> Figure {
    Figure::of(Measure::Contacts)
}

/// Entries of an object of the expected counts.
fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().unwrap().iter()
}

fn key_of(list: ListName, word: &str) -> String {
    year().codes.find_word(list, word).unwrap_or_else(|| panic!("no entry {word}")).key.as_str().to_owned()
}

#[test]
fn every_row_comes_in_without_a_doubt() {
    let year = year();
    assert_eq!(year.reading.contacts.len(), 6330);
    assert_eq!(year.reading.held, []);
    assert_eq!(year.reading.flagged().count(), 0);
    assert_eq!(year.reading.skipped.len(), 1, "the head row alone");
    let rows: Vec<u32> = year.reading.contacts.iter().map(|c| c.source.as_ref().unwrap().row).collect();
    assert_eq!(rows, (2..=6331).collect::<Vec<u32>>());
}

#[test]
fn columns_are_suggested_by_their_heads() {
    let found = suggest(year().book.sheet(SHEET).unwrap(), FILE, &shipped(), &[]).unwrap();
    let is_there = |field: &Field| !matches!(field, Field::Asked | Field::Void);
    let mut expected: Vec<Option<Field>> = Field::ALL.into_iter().filter(is_there).map(Some).collect();
    expected.insert(0, None);
    assert_eq!(found.mapping.columns, expected, "the running number alone is not taken");
    assert_eq!(found.mapping.head_row(), Some(1));
}

#[test]
fn other_ledgers_are_named_and_not_read() {
    let year = year();
    assert_eq!(year.report.sheets, [SHEET]);
    let others = ["困难救助", "法律援助", "职业介绍", "小额贷款", "走访慰问", "减免优待", "募捐"];
    assert_eq!(year.report.other_sheets, others);
}

#[test]
fn classes_and_channels() {
    let expected = &year().expected;
    for (word, key) in CLASSES {
        check(contacts().with(Dim::Class, key), whole(), &expected["by_接待方式"][word]);
    }
    for (word, key) in &CLASSES[..3] {
        check(contacts().with(Dim::Channel, key), whole(), &expected["by_实际渠道"][word]);
        let both = contacts().with(Dim::Channel, key).with(Dim::Class, "consultation");
        check(both, whole(), &expected["咨询_by_实际渠道"][word]);
    }
}

#[test]
fn every_month_by_class_and_its_sums() {
    let expected = &year().expected;
    let mut months = 0;
    for (month, classes) in entries(&expected["month_x_接待方式"]) {
        let period = Period::month(Month::parse(month).unwrap());
        check(contacts(), period, &classes["合计"]);
        for (word, key) in CLASSES {
            check(contacts().with(Dim::Class, key), period, &classes[word]);
        }
        check(Figure::of(Measure::People), period, &expected["month_sums"][month]["人数"]);
        check(Figure::of(Measure::Involved), period, &expected["month_sums"][month]["涉及人数"]);
        months += 1;
    }
    assert_eq!(months, 12);
    check(Figure::of(Measure::People), whole(), &expected["sum_人数"]);
    check(Figure::of(Measure::Involved), whole(), &expected["sum_涉及人数"]);
}

#[test]
fn categories_by_class() {
    let expected = &year().expected;
    let shipped = shipped();
    for (word, key) in CATEGORIES {
        assert!(shipped.get(ListName::Category, key).is_some(), "{key}");
        check(contacts().with(Dim::Category, key), whole(), &expected["by_诉求类别"][word]);
        for (class_word, class) in CLASSES {
            let both = contacts().with(Dim::Category, key).with(Dim::Class, class);
            check(both, whole(), &expected["诉求类别_x_接待方式"][word][class_word]);
        }
    }
    assert_eq!(entries(&expected["by_诉求类别"]).count(), CATEGORIES.len());
}

#[test]
fn districts_by_class() {
    let expected = &year().expected;
    let mut districts = 0;
    for (word, classes) in entries(&expected["县区_x_接待方式"]) {
        let is_blank = !year().codes.of(ListName::District).any(|code| code.zh == *word);
        let key = if is_blank { String::new() } else { key_of(ListName::District, word) };
        check(contacts().with(Dim::District, &key), whole(), &classes["合计"]);
        for (class_word, class) in CLASSES {
            check(
                contacts().with(Dim::District, &key).with(Dim::Class, class),
                whole(),
                &classes[class_word],
            );
        }
        districts += 1;
    }
    let new = year().reading.codes.iter().filter(|code| code.list == ListName::District).count();
    assert_eq!((districts, new), (19, 18), "18 districts and those left blank");
}

#[test]
fn persons() {
    let year = year();
    let linked = &year.expected["distinct_persons_linking_rows_without_id_by_name_and_phone"];
    check(Figure::of(Measure::Persons), whole(), linked);
    let key = |contact: &Contact| Some(contact.id_document.as_ref()?.person_key()?.into_owned());
    let by_id: BTreeSet<String> = year.reading.contacts.iter().filter_map(key).collect();
    assert_eq!(Some(by_id.len() as u64), year.expected["distinct_persons_by_id"].as_u64());
    assert_eq!(by_id.len(), 4174);
}

#[test]
fn the_rest_of_the_columns() {
    let (contacts, expected) = (&year().reading.contacts, &year().expected);
    let missing = |name: &str, is_missing: fn(&Contact) -> bool| {
        let count = contacts.iter().filter(|contact| is_missing(contact)).count();
        assert_eq!(Some(count as u64), expected[name].as_u64(), "{name}");
    };
    missing("rows_without_办结日期", |contact| contact.done.is_none());
    missing("rows_without_id", |contact| contact.id_document.is_none());
    missing("rows_without_phone", |contact| contact.phones.is_empty());
    missing("rows_without_employer", |contact| contact.employer.is_empty());
    let mut receivers = BTreeMap::new();
    for contact in contacts {
        *receivers.entry(contact.receiver.as_str()).or_insert(0u64) += 1;
    }
    assert_eq!(receivers.len(), entries(&expected["by_接待人"]).count());
    for (name, count) in receivers {
        assert_eq!(Some(count), expected["by_接待人"][name].as_u64());
    }
    for (word, count) in entries(&expected["by_办理情况"]) {
        let key = key_of(ListName::Handling, word);
        check(self::contacts().with(Dim::Handling, &key), whole(), count);
    }
    let said =
        [("满意", "satisfied"), ("基本满意", "fairly-satisfied"), ("不满意", "dissatisfied"), ("（空）", "")];
    for (word, key) in said {
        check(self::contacts().with(Dim::Satisfaction, key), whole(), &expected["by_满意度"][word]);
    }
}

#[test]
fn the_report_says_the_same() {
    let (report, expected) = (&year().report, &year().expected);
    assert_eq!(Some(u64::from(report.rows.imported)), expected["rows"].as_u64());
    for (month, classes) in entries(&expected["month_x_接待方式"]) {
        for (word, key) in CLASSES {
            let figure = report.months[month][&format!("contacts.class.{key}")];
            assert_eq!(Some(figure), classes[word].as_i64());
        }
    }
    let json = serde_json::to_value(report).unwrap();
    // Whether an object keeps its order is for the whole build to choose.
    let parts: BTreeSet<&str> = entries(&json["rows"]).map(|(name, _)| name.as_str()).collect();
    assert_eq!(parts, BTreeSet::from(["flagged", "held", "imported", "skipped"]));
    assert_eq!(json["rows"]["skipped"][0], serde_json::json!({"sheet": SHEET, "row": 1, "reason": "header"}));
}

#[test]
fn reading_twice_gives_the_same_keys() {
    let sheet = year().book.sheet(SHEET).unwrap();
    let mapping = suggest(sheet, FILE, &year().codes, &[]).unwrap().mapping;
    let context = Context { file: FILE, codes: &year().codes, today: None, span: None };
    let again = read(sheet, &mapping, context);
    assert_eq!(again.codes, [], "the entries are there now");
    assert!(again.contacts == year().reading.contacts);
}

//! The seven other ledgers of a real year come in without a hand's touch and count right to the fen, against a count made
//! outside this project (`tests/samples/desks-2004-2005.json`).

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use casework::code::{Codes, ListName, shipped};
use casework::identity::Sex;
use casework::register::{Entry, EntryImport, EntryWhy, Group, Item, Register, Stage};
use casework::time::{Day, Month};
use paperwork::ledger::desk::{self, SheetKind, guess, suggest_desk};
use paperwork::ledger::{Context, read, suggest};
use paperwork::sheet::Workbook;
use serde_json::Value;

const FILE: &str = "ledger-2004-2005.xlsx";
const RECEPTION: &str = "接待登记";
const SHEETS: [(&str, Register, usize); 7] = [
    ("困难救助", Register::Relief, 598),
    ("法律援助", Register::Legal, 8),
    ("职业介绍", Register::Seeker, 3720),
    ("小额贷款", Register::Loan, 2755),
    ("走访慰问", Register::HomeVisit, 2148),
    ("减免优待", Register::Waiver, 2983),
    ("募捐", Register::Donation, 430),
];

struct Year {
    book: Workbook,
    imports: BTreeMap<Register, EntryImport>,
    codes: Codes,
    expected: Value,
    /// Persons of the reception, by ID number.
    received: BTreeSet<String>,
}

fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples").join(name);
    std::fs::read(path).unwrap()
}

fn year() -> &'static Year {
    static YEAR: OnceLock<Year> = OnceLock::new();
    YEAR.get_or_init(|| {
        let book = Workbook::read(&sample(FILE)).unwrap();
        let mut codes = shipped().with_desks();
        let mut imports = BTreeMap::new();
        for sheet in &book.sheets {
            let SheetKind::Desk(register) = guess(sheet, FILE, &codes) else { continue };
            let mapping = suggest_desk(sheet, register, &codes, &[]).unwrap().mapping;
            let context = Context { file: FILE, codes: &codes, today: None, span: None };
            let import = desk::read(sheet, register, &mapping, context);
            import.codes.iter().for_each(|code| codes.put(code.clone()));
            imports.insert(register, import);
        }
        let sheet = book.sheet(RECEPTION).unwrap();
        let mapping = suggest(sheet, FILE, &codes, &[]).unwrap().mapping;
        let reading = read(sheet, &mapping, Context { file: FILE, codes: &codes, today: None, span: None });
        let person = |document: &casework::identity::IdDocument| Some(document.person_key()?.into_owned());
        let received =
            reading.contacts.iter().filter_map(|contact| person(contact.id_document.as_ref()?)).collect();
        let expected = serde_json::from_slice(&sample("desks-2004-2005.json")).unwrap();
        Year { book, imports, codes, expected, received }
    })
}

fn rows(register: Register) -> &'static [Entry] {
    &year().imports[&register].rows
}

fn expected(register: Register) -> &'static Value {
    let (name, ..) = SHEETS.iter().find(|(_, there, _)| *there == register).unwrap();
    &year().expected[*name]
}

fn key(list: ListName, word: &str) -> String {
    year().codes.find_word(list, word).unwrap_or_else(|| panic!("no entry {word}")).key.as_str().to_owned()
}

/// How many and how much.
#[track_caller]
fn check<'a>(entries: impl Iterator<Item = &'a Entry>, expected: &Value, what: &str) {
    let (mut count, mut fen) = (0_u64, 0);
    entries.for_each(|entry| (count, fen) = (count + 1, fen + entry.amount()));
    let rows = expected.get("rows").or(expected.get("loans")).and_then(Value::as_u64);
    assert_eq!(Some(count), rows, "{what}");
    assert_eq!(Some(fen), expected["fen"].as_i64(), "{what}");
}

/// How many and how much by the entries of a list, every one of them.
#[track_caller]
fn check_split(register: Register, item: Item, by: &str) {
    let list = item.list().unwrap();
    let mut counted = 0;
    for (word, wanted) in expected(register)[by].as_object().unwrap() {
        let key = key(list, word);
        let of = rows(register).iter().filter(|entry| entry.sheet.key(item) == key);
        counted += of.clone().count();
        check(of, wanted, word);
    }
    assert_eq!(counted, rows(register).len(), "{by}");
}

/// Count and money by month, every month with any.
#[track_caller]
fn check_months(register: Register, by: &str) {
    let months = expected(register)[by].as_object().unwrap();
    for (month, wanted) in months {
        let is_of = |entry: &&Entry| Month::of(entry.counted().unwrap()).to_string() == *month;
        check(rows(register).iter().filter(is_of), wanted, month);
    }
    assert_eq!(months.len(), 12);
}

fn persons<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeSet<String> {
    entries.filter_map(|entry| Some(entry.person.id_document.as_ref()?.person_key()?.into_owned())).collect()
}

fn is_at(stage: Stage) -> impl Fn(&&Entry) -> bool {
    move |entry| entry.stage() == stage
}

fn sum(register: Register, item: Item) -> i64 {
    rows(register).iter().filter_map(|entry| entry.sheet.fen(item)).sum()
}

#[test]
fn sheets_are_guessed_and_every_row_comes_in_without_a_doubt() {
    let kinds: Vec<(&str, SheetKind)> = year()
        .book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), guess(sheet, FILE, &shipped().with_desks())))
        .collect();
    let mut wanted = vec![(RECEPTION, SheetKind::Reception)];
    wanted.extend(SHEETS.iter().map(|(name, register, _)| (*name, SheetKind::Desk(*register))));
    assert_eq!(kinds, wanted);
    for (name, register, count) in SHEETS {
        let import = &year().imports[&register];
        assert_eq!(import.rows.len(), count, "{name}");
        assert!(import.rows.iter().all(|entry| entry.register() == register && entry.flags.is_empty()));
        let why: Vec<(u32, EntryWhy)> = import.notes.iter().map(|note| (note.row, note.why)).collect();
        assert_eq!(why, [(1, EntryWhy::Structure)], "{name}: the head alone");
        let from_ledger = |entry: &Entry| {
            !entry.steps.is_empty()
                && entry.steps.iter().all(|step| step.noted.is_none() && step.by.is_none())
        };
        assert!(import.rows.iter().all(from_ledger), "{name}");
    }
}

#[test]
fn every_column_but_the_running_number_is_taken() {
    for (name, register, _) in SHEETS {
        let sheet = year().book.sheet(name).unwrap();
        let found = suggest_desk(sheet, register, &shipped().with_desks(), &[]).unwrap();
        let untaken: Vec<&str> = found
            .heads
            .iter()
            .zip(&found.mapping.columns)
            .filter(|(_, column)| column.is_none())
            .map(|(head, _)| head.as_str())
            .collect();
        assert!(untaken.iter().all(|head| *head == "序号"), "{name}: {untaken:?}");
        assert_eq!((found.mapping.titles, found.mapping.heads), (0, 1));
    }
}

#[test]
fn relief() {
    let register = Register::Relief;
    check(
        rows(register).iter(),
        &serde_json::json!({"rows": 598, "fen": expected(register)["total"]["fen"]}),
        "all",
    );
    check_split(register, Item::ReliefKind, "by_救助类别");
    check_split(register, Item::ReliefMode, "by_救助方式");
    check_split(register, Item::Fund, "by_资金来源");
    check_months(register, "by_month");
    let mut districts = 0;
    for (word, wanted) in expected(register)["by_县区"].as_object().unwrap() {
        let key = key(ListName::District, word);
        let is_of =
            |entry: &&Entry| entry.person.district.as_ref().is_some_and(|there| there.as_str() == key);
        check(rows(register).iter().filter(is_of), wanted, word);
        districts += 1;
    }
    assert_eq!(districts, 18);
    assert!(rows(register).iter().all(|entry| entry.stage() == Stage::Closed));
    let households = persons(rows(register).iter());
    assert_eq!(Some(households.len() as u64), expected(register)["distinct_households_by_id"].as_u64());
    let known = households.intersection(&year().received).count() as u64;
    assert_eq!(Some(known), expected(register)["also_in_接待登记_by_id"].as_u64());
    assert_eq!((households.len(), known), (598, 466));
}

#[test]
fn legal_aid() {
    let register = Register::Legal;
    let wanted = expected(register);
    assert_eq!(rows(register).len(), 8);
    let closed = rows(register).iter().filter(is_at(Stage::Closed)).count() as u64;
    assert_eq!(Some(closed), wanted["closed"].as_u64());
    assert_eq!(Some(sum(register, Item::Disputed)), wanted["disputed"]["fen"].as_i64());
    assert_eq!(Some(sum(register, Item::Recovered)), wanted["recovered"]["fen"].as_i64());
    for (word, count) in wanted["by_援助方式"].as_object().unwrap() {
        let key = key(ListName::LegalForm, word);
        let found = rows(register).iter().filter(|entry| entry.sheet.key(Item::LegalForm) == key).count();
        assert_eq!(Some(found as u64), count.as_u64(), "{word}");
    }
    let last = rows(register).last().unwrap();
    assert_eq!(last.sheet.key(Item::CauseOfAction), "pay", "as the list has it, whatever stands in brackets");
    assert_eq!(last.sheet.text(Item::Notes), "案由: 追索劳动报酬（31人）");
    assert_eq!(
        (last.sheet.text(Item::FileNumber), last.sheet.text(Item::Reception)),
        ("援字2005-08", "4692")
    );
    assert!(rows(register).iter().all(|entry| entry.sheet.day(Item::Award) == Some(entry.since())));
}

#[test]
fn placement() {
    let register = Register::Seeker;
    let wanted = expected(register);
    let placed: Vec<&Entry> = rows(register).iter().filter(is_at(Stage::Hired)).collect();
    let seeking = rows(register).iter().filter(is_at(Stage::Seeking)).count();
    assert_eq!(Some(placed.len() as u64), wanted["placed"].as_u64());
    assert_eq!(Some(seeking as u64), wanted["not_placed"].as_u64());
    for (month, count) in wanted["placed_by_month_of_介绍成功日期"].as_object().unwrap() {
        let is_of = |entry: &&&Entry| Month::of(entry.counted().unwrap()).to_string() == *month;
        assert_eq!(Some(placed.iter().filter(is_of).count() as u64), count.as_u64(), "{month}");
    }
    for (word, count) in wanted["placed_by_人员类别"].as_object().unwrap() {
        let key = key(ListName::JobGroup, word);
        let found = placed.iter().filter(|entry| entry.sheet.key(Item::JobGroup) == key).count();
        assert_eq!(Some(found as u64), count.as_u64(), "{word}");
    }
    let women = placed.iter().filter(|entry| entry.person.sex == Sex::Female).count();
    assert_eq!(Some(women as u64), wanted["placed_女"].as_u64());
    let distinct = persons(placed.iter().copied());
    assert_eq!(Some(distinct.len() as u64), wanted["placed_distinct_ids"].as_u64());
    let known = persons(rows(register).iter()).intersection(&year().received).count() as u64;
    assert_eq!(Some(known), wanted["also_in_接待登记_by_id"].as_u64());
    assert_eq!((distinct.len(), known), (3120, 683));
}

#[test]
fn loans() {
    let register = Register::Loan;
    let wanted = expected(register);
    check(rows(register).iter(), &serde_json::json!({"loans": 2755, "fen": wanted["total"]["fen"]}), "all");
    check_months(register, "by_month");
    check_split(register, Item::RepaymentWay, "by_还款方式");
    let stages = [("正常", Stage::Repaying), ("逾期", Stage::Overdue), ("已结清", Stage::Settled)];
    for (word, stage) in stages {
        check(rows(register).iter().filter(is_at(stage)), &wanted["by_状态"][word], word);
    }
    let borrowers = persons(rows(register).iter());
    assert_eq!(Some(borrowers.len() as u64), wanted["distinct_borrowers_by_id"].as_u64());
    assert_eq!(borrowers.len(), 2510);
    let first = &rows(register)[0];
    assert_eq!(first.sheet.count(Item::Term), Some(12));
    assert_eq!(
        first.sheet.get(Item::Rate).map(|rate| *rate == casework::register::Value::Hundredths(531)),
        Some(true)
    );
    assert_eq!(first.sheet.day(Item::DueDay), Day::new(2005, 4, 1));
}

#[test]
fn home_visits() {
    let register = Register::HomeVisit;
    let wanted = expected(register);
    check(rows(register).iter(), &serde_json::json!({"rows": 2148, "fen": wanted["total"]["fen"]}), "all");
    assert_eq!(Some(sum(register, Item::Cash)), wanted["cash"]["fen"].as_i64());
    let goods = rows(register).iter().flat_map(|entry| entry.rows_of(Group::Goods));
    let worth: i64 = goods.filter_map(|goods| goods.fen(Item::Worth)).sum();
    assert_eq!(Some(worth), wanted["goods"]["fen"].as_i64());
    check_split(register, Item::VisitTarget, "by_慰问对象");
    check_split(register, Item::Campaign, "by_活动");
    let households = persons(rows(register).iter()).len();
    assert_eq!(Some(households as u64), wanted["distinct_households_by_id"].as_u64());
    assert_eq!(households, 2148);
}

#[test]
fn waivers_and_donations() {
    let wanted = expected(Register::Waiver);
    check(
        rows(Register::Waiver).iter(),
        &serde_json::json!({"rows": 2983, "fen": wanted["total"]["fen"]}),
        "waivers",
    );
    check_split(Register::Waiver, Item::WaiverKind, "by_减免项目");
    let households = persons(rows(Register::Waiver).iter()).len();
    assert_eq!(Some(households as u64), wanted["distinct_households_by_id"].as_u64());
    assert_eq!(households, 1434);
    let wanted = expected(Register::Donation);
    check(
        rows(Register::Donation).iter(),
        &serde_json::json!({"rows": 430, "fen": wanted["total"]["fen"]}),
        "donations",
    );
    check_split(Register::Donation, Item::DonationUse, "by_去向");
    check_split(Register::Donation, Item::DonorKind, "by_类别");
}

#[test]
fn new_words_are_those_no_list_has() {
    let new = |register: Register, list: ListName| {
        year().imports[&register].codes.iter().filter(|code| code.list == list).count()
    };
    assert_eq!(new(Register::Relief, ListName::District), 18, "the first sheet brings the districts");
    assert_eq!(year().imports[&Register::Relief].codes.len(), 18);
    assert_eq!(new(Register::Seeker, ListName::JobOffice), 17);
    for register in
        [Register::Legal, Register::Loan, Register::HomeVisit, Register::Waiver, Register::Donation]
    {
        assert_eq!(year().imports[&register].codes, [], "{register:?}");
    }
}

#[test]
fn no_two_entries_are_twins_and_a_second_reading_is_all_twins() {
    for (name, register, count) in SHEETS {
        let twins: BTreeSet<u128> = rows(register).iter().map(Entry::twin).collect();
        assert_eq!(twins.len(), count, "{name}");
        let sheet = year().book.sheet(name).unwrap();
        let mapping = suggest_desk(sheet, register, &year().codes, &[]).unwrap().mapping;
        let context = Context { file: FILE, codes: &year().codes, today: None, span: None };
        let again = desk::read(sheet, register, &mapping, context);
        assert_eq!(again.codes, [], "{name}: the entries are there now");
        assert!(again.rows.iter().all(|entry| twins.contains(&entry.twin())), "{name}");
    }
}

//! The ledger's rules on small sheets, and that nothing at all makes it panic.

use casework::code::{Codes, ListName, shipped};
use casework::contact::{Channel, Contact, Line, Nature, Status};
use casework::identity::Sex;
use casework::time::{CivilTime, Day};
use proptest::prelude::*;

use super::*;
use crate::sheet::{Cell, Sheet};

const HEADS: &[&str] = &[
    "序号",
    "登记日期",
    "接待方式",
    "实际渠道",
    "姓名",
    "性别",
    "身份证号",
    "联系电话",
    "县区",
    "诉求类别",
    "人数",
    "涉及人数",
    "办理情况",
    "办结日期",
    "满意度",
];
/// A row that is read for certain, in the order of `HEADS`.
const ROW: &[&str] = &[
    "1",
    "2005-04-01",
    "来访",
    "来访",
    "张三",
    "男",
    "130799197303087395",
    "19900001234",
    "云泉区",
    "拖欠工资",
    "2",
    "5",
    "已办结",
    "2005-04-03",
    "满意",
];

fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet { name: "4月".to_owned(), rows }
}

fn texts(row: &[&str]) -> Vec<Cell> {
    row.iter().map(|text| Cell::text(*text)).collect()
}

fn read_rows(rows: Vec<Vec<Cell>>) -> Reading {
    let sheet = sheet(rows);
    let head = head(&sheet).expect("a head row");
    let today = Day::new(2005, 12, 31);
    read(&sheet, &head.mapping, Context { file: "a.xlsx", codes: &shipped(), today })
}

/// The ledger of one row with one column changed.
fn one(column: &str, cell: Cell) -> Reading {
    let mut row = texts(ROW);
    let at = HEADS.iter().position(|head| *head == column).unwrap();
    row[at] = cell;
    read_rows(vec![texts(HEADS), row])
}

#[track_caller]
fn held(column: &str, cell: impl Into<Shape>, reason: Reason) {
    let reading = one(column, cell.into().0);
    assert_eq!(reading.contacts.len(), 0, "{column} was taken");
    assert_eq!(reading.held.len(), 1);
    assert_eq!((reading.held[0].row, reading.held[0].reason), (2, reason));
    assert!(reading.held[0].field.is_some());
    assert_eq!(reading.codes, [], "a row that is not taken adds nothing to the lists");
}

#[track_caller]
fn taken(column: &str, cell: impl Into<Shape>) -> Contact {
    let reading = one(column, cell.into().0);
    assert_eq!(reading.held, []);
    reading.contacts[0].clone()
}

/// A cell out of text or a number.
struct Shape(Cell);

impl From<&str> for Shape {
    fn from(text: &str) -> Shape {
        Shape(Cell::text(text))
    }
}

impl From<f64> for Shape {
    fn from(number: f64) -> Shape {
        Shape(Cell::Number(number))
    }
}

impl From<Cell> for Shape {
    fn from(cell: Cell) -> Shape {
        Shape(cell)
    }
}

#[test]
fn a_row_is_a_contact_that_names_its_row() {
    let contact = taken("序号", "1");
    let source = contact.source.unwrap();
    assert_eq!((source.file.as_str(), source.sheet.as_str(), source.row), ("a.xlsx", "4月", 2));
    assert_eq!(contact.received.day, Day::new(2005, 4, 1).unwrap());
    assert_eq!((contact.name.as_str(), contact.people, contact.involved), ("张三", 2, 5));
    assert_eq!((contact.status, contact.done), (Status::Done, Day::new(2005, 4, 3)));
    assert_eq!(contact.category.unwrap().as_str(), "pay.arrears");
    assert_eq!(contact.birth, Day::new(1973, 3, 8));
    assert_eq!(contact.flags, []);
}

#[test]
fn days_are_read_for_certain_or_not_at_all() {
    for text in
        ["2005.4.1", "2005/04/01", "2005年4月1日", "２００５．４．１", " 2005-4-1 ", "2005-04-01T00:00:00"]
    {
        assert_eq!(taken("登记日期", text).received.day, Day::new(2005, 4, 1).unwrap(), "{text}");
    }
    let time = CivilTime { day: Day::new(2005, 4, 1).unwrap(), minute: Some(600) };
    assert_eq!(taken("登记日期", Cell::Date(time)).received, time);
    for text in ["4月1日", "05.4.1", "4.1", "2005-4", "2005-4-1-2", "20050401", "四月一日", "2005.4.1上午"]
    {
        held("登记日期", text, Reason::DateUnclear);
    }
    held("登记日期", 38_443.0, Reason::DateUnclear);
    held("登记日期", Cell::Empty, Reason::DateMissing);
    held("登记日期", "2005.4.31", Reason::DateImpossible);
    held("登记日期", "2005-2-29", Reason::DateImpossible);
    held("登记日期", "2006-01-01", Reason::DateInFuture);
    held("登记日期", Cell::Failed, Reason::CellFailed);
}

#[test]
fn class_and_channel_are_two_things() {
    let contact = taken("接待方式", "咨询");
    assert_eq!((contact.channel, contact.nature), (Channel::Visit, Nature::Consultation));
    held("接待方式", "来信", Reason::ClassAndChannelDiffer);
    held("接待方式", "走访", Reason::ClassUnclear);
    held("实际渠道", "托人", Reason::ChannelUnclear);
    assert_eq!(taken("实际渠道", Cell::Empty).channel, Channel::Visit);
    assert_eq!(taken("接待方式", Cell::Empty).nature, Nature::Unspecified);
    let class_only: &[&str] = &["登记日期", "接待方式", "姓名"];
    let reading = read_rows(vec![
        texts(class_only),
        texts(&["2005-4-1", "咨询", "张三"]),
        texts(&["2005-4-1", "12351", ""]),
        texts(&["2005-4-1", "", "李四"]),
    ]);
    let ways: Vec<_> = reading.contacts.iter().map(|c| (c.channel, c.line, c.nature)).collect();
    let consultation = (Channel::Unspecified, Line::Other, Nature::Consultation);
    assert_eq!(ways, [consultation, (Channel::Call, Line::Hotline, Nature::Unspecified)]);
    assert_eq!(reading.held[0].reason, Reason::ClassMissing);
}

#[test]
fn counts() {
    for (text, count) in [("3", 3), ("３人", 3), ("12 名", 12), ("100000", 100_000)] {
        assert_eq!(taken("人数", text).people, count);
    }
    assert_eq!(taken("人数", 4.0).people, 4);
    assert_eq!((taken("人数", Cell::Empty).people, taken("涉及人数", Cell::Empty).involved), (1, 2));
    assert_eq!(taken("涉及人数", "1").involved, 1, "fewer concerned than present is kept");
    for text in ["十余人", "0", "-1", "3-5", "2.5", "100001", "3,000"] {
        held("人数", text, Reason::PersonsUnclear);
        held("涉及人数", text, Reason::PersonsUnclear);
    }
    held("人数", 1.5, Reason::PersonsUnclear);
    held("人数", f64::NAN, Reason::PersonsUnclear);
}

#[test]
fn persons() {
    let anonymous = taken("姓名", "匿名");
    assert!(anonymous.anonymous && anonymous.name.is_empty());
    let nameless = taken("姓名", Cell::Empty);
    assert!(!nameless.anonymous && nameless.name.is_empty());
    assert_eq!(taken("姓名", "王　　芳").name, "王芳");
    assert_eq!(taken("性别", Cell::Empty).sex, Sex::Male, "as the number says");
    held("性别", "男女", Reason::SexUnclear);
    for (text, count) in [("无", 0), ("19900001234、0313-8012345", 2), ("-", 0)] {
        assert_eq!(taken("联系电话", text).phones.len(), count, "{text}");
    }
    assert_eq!(taken("联系电话", 19_900_001_234.0).phones[0].as_str(), "19900001234");
    held("联系电话", "见备注", Reason::PhoneUnclear);
    held("联系电话", 1e20, Reason::PhoneUnclear);
}

#[test]
fn a_doubtful_number_is_kept_with_a_flag() {
    let check = |cell: Shape, reason: Reason, valid: bool| {
        let reading = one("身份证号", cell.0);
        let flags: Vec<Reason> = reading.flagged().map(|note| note.reason).collect();
        assert_eq!((reading.held.len(), flags), (0, vec![reason]));
        assert_eq!(reading.contacts[0].id_document.as_ref().map(|document| document.valid), Some(valid));
    };
    check("130799197303087396".into(), Reason::IdChecksumWrong, false);
    check("13079919730308739".into(), Reason::IdWrongLength, false);
    check("1.30799E+17".into(), Reason::IdDamagedScientific, false);
    check(130_799_197_303_087_000.0.into(), Reason::IdDamagedScientific, false);
    check("130799197303087300".into(), Reason::IdChecksumWrong, false);
    check("130799730308739".into(), Reason::Id15Digits, true);
    for none in ["无", "未带", "/", "—"] {
        assert_eq!(taken("身份证号", none).id_document, None);
    }
    let sexes = one("性别", Cell::text("女"));
    assert_eq!(sexes.flagged().map(|note| note.reason).collect::<Vec<_>>(), [Reason::SexDiffersFromId]);
    assert_eq!(sexes.contacts[0].sex, Sex::Female, "the ledger's own word stands");
}

#[test]
fn words_of_the_lists() {
    let unknown = one("诉求类别", Cell::text("讨薪"));
    let code = unknown.codes.iter().find(|code| code.list == ListName::Category).unwrap();
    assert_eq!((code.zh.as_str(), unknown.contacts[0].category.as_ref()), ("讨薪", Some(&code.key)));
    assert_eq!(unknown.flagged().map(|note| note.reason).collect::<Vec<_>>(), [Reason::CategoryUnknown]);
    assert_eq!(taken("诉求类别", Cell::Empty).category, None);
    let known = one("诉求类别", Cell::text("困 难 求 助"));
    assert_eq!(known.contacts[0].category.as_ref().unwrap().as_str(), "relief.living");
    let districts: Vec<_> = known.codes.iter().map(|code| (code.list, code.zh.as_str())).collect();
    assert_eq!(districts, [(ListName::District, "云泉区")]);
}

#[test]
fn how_it_ended() {
    assert_eq!(taken("办结日期", Cell::Empty).status, Status::Done, "it says so");
    held("办结日期", "2005-03-31", Reason::DoneBeforeReceived);
    held("办结日期", "2005-04-31", Reason::DoneImpossible);
    held("办结日期", "4.3", Reason::DoneUnclear);
    held("办理情况", "正在办理", Reason::StatusUnclear);
    held("满意度", "还行", Reason::SatisfactionUnclear);
    let open = |word: &str| {
        let mut row = texts(ROW);
        row[12] = Cell::text(word);
        row[13] = Cell::Empty;
        read_rows(vec![texts(HEADS), row]).contacts[0].status
    };
    assert_eq!(open("正在办理"), Status::Open);
    assert_eq!(open("转县区工会"), Status::Referred);
    assert_eq!(open("列入救助"), Status::Open);
}

#[test]
fn rows_that_are_no_contact_are_skipped_by_reason() {
    let rows = vec![
        texts(&["接待登记表"]),
        texts(HEADS),
        texts(ROW),
        Vec::new(),
        texts(&["小 计", "", "1"]),
        texts(HEADS),
        texts(ROW),
        texts(&["合计", "", "2"]),
    ];
    let reading = read_rows(rows);
    let skipped: Vec<(u32, Reason)> = reading.skipped.iter().map(|note| (note.row, note.reason)).collect();
    let expected = [
        (1, Reason::Title),
        (2, Reason::Header),
        (4, Reason::Blank),
        (5, Reason::Subtotal),
        (6, Reason::RepeatedHeader),
        (8, Reason::Total),
    ];
    assert_eq!(skipped, expected);
    assert_eq!(reading.contacts.len(), 2);
}

#[test]
fn heads() {
    let suggested = |heads: &[&str]| head(&sheet(vec![texts(heads)])).map(|head| head.mapping.columns);
    assert_eq!(suggested(&["姓名", "摊位"]), None);
    let columns = suggested(&["日期", "登记日期", "方 式", "姓名"]).unwrap();
    assert_eq!(
        columns,
        [None, Some(Field::Received), Some(Field::Class), Some(Field::Name)],
        "the better word"
    );
    let two_rows = sheet(vec![
        texts(&["日期", "方式", "来访人", "", "单位"]),
        texts(&["", "", "姓名", "性别", "电话"]),
        texts(&["2005-4-1", "来访", "张三", "男", "19900001234"]),
    ]);
    assert!(head(&two_rows).is_none(), "half of a head of two rows is not read");
    let relief = sheet(vec![texts(&["救助日期", "户主姓名", "性别", "身份证号", "县区"])]);
    assert!(!head(&relief).unwrap().is_reception());
}

#[test]
fn a_mapping_with_issues_takes_nothing() {
    let sheet = sheet(vec![texts(HEADS), texts(ROW)]);
    let mut mapping = head(&sheet).unwrap().mapping;
    mapping.columns[4] = Some(Field::Received);
    assert_eq!(mapping.issues(), [MappingIssue::Twice(Field::Received)]);
    let codes = Codes::default();
    let reading = read(&sheet, &mapping, Context { file: "a", codes: &codes, today: None });
    assert!(reading == Reading::default());
    assert_eq!(
        Mapping { head_row: 1, columns: vec![] }.issues(),
        [MappingIssue::NoDate, MappingIssue::NoChannel]
    );
}

#[test]
fn reasons_have_the_words_of_the_report() {
    for (reason, word) in [
        (Reason::DateImpossible, "date_impossible"),
        (Reason::Id15Digits, "id_15_digits"),
        (Reason::IdDamagedScientific, "id_damaged_scientific"),
        (Reason::RepeatedHeader, "repeated_header"),
    ] {
        assert_eq!(serde_json::to_value(reason).unwrap(), word);
    }
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        Just(Cell::Failed),
        any::<bool>().prop_map(Cell::Bool),
        any::<f64>().prop_map(Cell::Number),
        any::<f64>().prop_map(|serial| Cell::serial(serial, false)),
        any::<String>().prop_map(Cell::text),
        prop::sample::select(ROW).prop_map(Cell::text),
        "[0-9.\\-年月日/]{0,12}".prop_map(Cell::text),
    ]
}

proptest! {
    #[test]
    fn every_row_is_taken_held_or_skipped(rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..16), 0..12)) {
        let all: Vec<Vec<Cell>> = std::iter::once(texts(HEADS)).chain(rows).collect();
        let count = all.len();
        let reading = read_rows(all);
        prop_assert_eq!(reading.contacts.len() + reading.held.len() + reading.skipped.len(), count);
        for contact in &reading.contacts {
            prop_assert!(contact.people >= 1 && contact.involved >= 1);
            prop_assert!(contact.done.is_none_or(|done| done >= contact.received.day));
        }
    }
}

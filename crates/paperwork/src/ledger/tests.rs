//! The ledger's rules on small sheets, and that nothing at all makes it panic.

use casework::code::{CodeKey, Codes, ListName, shipped};
use casework::contact::{Channel, Contact, Line, Nature, Status, VoidCall};
use casework::identity::Sex;
use casework::time::{CivilTime, Day};
use proptest::prelude::*;

use super::*;
use crate::sheet::{Cell, Sheet};

/// Its name says the year.
const FILE: &str = "2005年台账.xlsx";
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
    Sheet { rows, ..Sheet::new("4月") }
}

fn texts(row: &[&str]) -> Vec<Cell> {
    row.iter().map(|text| Cell::text(*text)).collect()
}

fn read_rows(rows: Vec<Vec<Cell>>) -> Reading {
    read_sheet(&sheet(rows))
}

fn read_sheet(sheet: &Sheet) -> Reading {
    let codes = shipped();
    let found = suggest(sheet, FILE, &codes, &[]).expect("a sheet with cells");
    let today = Day::new(2005, 12, 31);
    read(sheet, &found.mapping, Context { file: FILE, codes: &codes, today, span: None })
}

/// The ledger of one row with one column changed.
fn one(column: &str, cell: Cell) -> Reading {
    let mut row = texts(ROW);
    let at = HEADS.iter().position(|head| *head == column).unwrap();
    row[at] = cell;
    read_rows(vec![texts(HEADS), row])
}

#[track_caller]
fn held(column: &str, cell: impl Into<Shape>, reason: Reason) -> HeldRow {
    let reading = one(column, cell.into().0);
    assert_eq!(reading.contacts.len(), 0, "{column} was taken");
    assert_eq!(reading.held.len(), 1);
    assert_eq!((reading.held[0].source.row, reading.held[0].reason), (2, reason));
    assert!(reading.held[0].field.is_some());
    reading.held[0].clone()
}

/// A row taken with exactly this doubt.
#[track_caller]
fn doubted(column: &str, cell: impl Into<Shape>, reason: Reason) -> Contact {
    let reading = one(column, cell.into().0);
    let found: Vec<Reason> = reading.flagged().map(|note| note.reason).collect();
    assert_eq!((reading.held.len(), found), (0, vec![reason]), "{column}");
    reading.contacts[0].clone()
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
    assert_eq!((source.file.as_str(), source.sheet.as_str(), source.row), (FILE, "4月", 2));
    assert_eq!(contact.received.day, Day::new(2005, 4, 1).unwrap());
    assert_eq!((contact.name.as_str(), contact.people, contact.involved), ("张三", 2, 5));
    assert_eq!((contact.status, contact.done), (Status::Done, Day::new(2005, 4, 3)));
    assert_eq!(contact.category.unwrap().as_str(), "pay.arrears");
    assert_eq!(contact.birth, Day::new(1973, 3, 8));
    assert_eq!(contact.flags, []);
}

#[test]
fn days_are_read_for_certain_or_the_row_is_held() {
    for text in ["2005.4.1", "2005/04/01", "2005年4月1日", "4月1日", "20050401", "四月一日", "05.4.1"]
    {
        assert_eq!(taken("登记日期", text).received.day, Day::new(2005, 4, 1).unwrap(), "{text}");
    }
    let time = CivilTime { day: Day::new(2005, 4, 1).unwrap(), minute: Some(600) };
    assert_eq!(taken("登记日期", Cell::Date(time)).received, time);
    assert_eq!(taken("登记日期", 38_443.0).received.day, time.day);
    held("登记日期", "2005-4-1-2", Reason::DateUnclear);
    held("登记日期", Cell::Empty, Reason::DateMissing);
    held("登记日期", "2005-2-29", Reason::DateImpossible);
    held("登记日期", "2006-01-01", Reason::DateInFuture);
    held("登记日期", Cell::Failed, Reason::CellFailed);
}

#[test]
fn a_held_row_is_a_form_with_the_clerks_own_text() {
    let row = held("登记日期", "2005.4.31", Reason::DateImpossible);
    let draft = &row.draft;
    assert_eq!((draft.received_date.as_str(), draft.name.as_str()), ("2005.4.31", "张三"));
    assert_eq!((draft.category.as_str(), draft.people.as_str()), ("pay.arrears", "2"));
    assert_eq!((draft.editing, draft.original.as_ref()), (None, None));
    assert_eq!((row.source.row, row.field), (2, Some(Field::Received)));
    let row = held("接待方式", "托人", Reason::ClassUnclear);
    assert_eq!(row.draft.notes, "接待方式: 托人");
    let row = held("办结日期", "4月31日", Reason::DoneImpossible);
    assert_eq!(row.draft.done, "4月31日");
    let codes = one("登记日期", Cell::Empty).codes;
    assert_eq!(codes.len(), 1, "its district is there to be corrected with");
}

#[test]
fn class_and_channel_are_two_things() {
    let contact = taken("接待方式", "咨询");
    assert_eq!((contact.channel, contact.nature), (Channel::Visit, Nature::Consultation));
    held("接待方式", "来信", Reason::ClassAndChannelDiffer);
    held("接待方式", "托人", Reason::ClassUnclear);
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
    assert_eq!((taken("人数", Cell::Empty).people, taken("涉及人数", Cell::Empty).involved), (1, 1));
    assert_eq!(taken("涉及人数", "1").involved, 1, "fewer concerned than present is kept");
    for text in ["十余人", "0", "-1", "3-5", "2.5"] {
        let contact = doubted("人数", text, Reason::PersonsUnclear);
        assert_eq!((contact.people, contact.notes), (1, format!("人数: {text}")));
        assert_eq!(doubted("涉及人数", text, Reason::PersonsUnclear).involved, 1);
    }
    doubted("人数", f64::NAN, Reason::PersonsUnclear);
    let without: &[&str] = &["登记日期", "接待方式", "姓名", "人数"];
    let reading = read_rows(vec![texts(without), texts(&["2005-4-1", "来访", "张三", "4"])]);
    assert_eq!(reading.contacts[0].involved, 4, "without a column as many as came");
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
    assert_eq!(taken("联系电话", "19900001234 19900005678").phones.len(), 2);
    let unread = doubted("联系电话", "见备注", Reason::PhoneUnclear);
    assert_eq!((unread.phones.len(), unread.notes.as_str()), (0, "联系电话: 见备注"));
    doubted("联系电话", 1e20, Reason::PhoneUnclear);
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
    // Padded with zeros by a spreadsheet, and right by chance.
    check("130799197308227000".into(), Reason::IdDamagedScientific, false);
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
fn a_call_without_content_is_read_as_one_and_what_is_not_certain_is_held() {
    let read_as = |channel: &str, word: &str| {
        let (mut heads, mut row) = (texts(HEADS), texts(ROW));
        (row[2], row[3]) = (Cell::text(channel), Cell::text(channel));
        row[12] = Cell::text("正在办理");
        row[13] = Cell::Empty;
        heads.push(Cell::text("无效来电"));
        row.push(Cell::text(word));
        read_rows(vec![heads, row])
    };
    for (word, void) in [("无声", VoidCall::Silent), ("打 错", VoidCall::Wrong), ("Abuse", VoidCall::Abusive)]
    {
        let contact = &read_as("来电", word).contacts[0];
        let over = (contact.void, contact.status, contact.done);
        assert_eq!(over, (Some(void), Status::Done, Day::new(2005, 4, 1)), "{word}");
    }
    for word in ["", "否", "-"] {
        let contact = &read_as("来电", word).contacts[0];
        assert_eq!((contact.void, contact.status), (None, Status::Open), "{word}");
    }
    for (channel, word) in [("来电", "说不清"), ("来访", "无声"), ("来信", "骚扰")] {
        let reading = read_as(channel, word);
        let held = (reading.held[0].field, reading.held[0].reason);
        assert_eq!(held, (Some(Field::Void), Reason::VoidUnclear), "{channel} {word}");
        assert!(reading.held[0].draft.notes.contains(word));
    }
}

#[test]
fn how_it_ended() {
    assert_eq!(taken("办结日期", Cell::Empty).status, Status::Done, "it says so");
    held("办结日期", "2005-03-31", Reason::DoneBeforeReceived);
    held("办结日期", "2005-04-31", Reason::DoneImpossible);
    assert_eq!(taken("办结日期", "4.3").done, Day::new(2005, 4, 3), "the year it was received");
    held("办结日期", "上旬", Reason::DoneUnclear);
    let called_open = doubted("办理情况", "正在办理", Reason::HandlingAndDoneDiffer);
    assert_eq!((called_open.status, called_open.done), (Status::Done, Day::new(2005, 4, 3)));
    assert_eq!(called_open.handling.as_ref().map(CodeKey::as_str), Some("in-hand"), "the clerk's own word");
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
    let mut second = texts(ROW);
    second[0] = Cell::text("2");
    let rows = vec![
        texts(&["接待登记表"]),
        texts(HEADS),
        texts(ROW),
        Vec::new(),
        texts(&["小 计", "", "1"]),
        texts(HEADS),
        second,
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
fn a_sign_for_the_same_as_above_says_what_stands_above() {
    let mut second = texts(ROW);
    second[1] = Cell::text("〃");
    second[8] = Cell::text("同上");
    second[4] = Cell::text("李四");
    let reading = read_rows(vec![texts(HEADS), texts(ROW), second]);
    assert_eq!((reading.contacts.len(), reading.contacts[1].name.as_str()), (2, "李四"));
    assert_eq!(reading.contacts[1].received, reading.contacts[0].received);
    assert_eq!(reading.contacts[1].district, reading.contacts[0].district);
}

/// Two matters of one person: who, when and how stand in cells merged over both rows.
fn two_matters(second: &[(usize, &str)], columns: &[usize]) -> Sheet {
    let mut row = vec![Cell::Empty; HEADS.len()];
    second.iter().for_each(|(at, text)| row[*at] = Cell::text(*text));
    let merged = columns.iter().map(|column| ((*column, 2), 3)).collect();
    Sheet { merged, ..sheet(vec![texts(HEADS), texts(ROW), row]) }
}

#[test]
fn one_value_merged_over_several_records_is_the_value_of_each() {
    let who = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13];
    let reading = read_sheet(&two_matters(&[(9, "下岗求职"), (10, "1")], &who));
    let [first, second] = &reading.contacts[..] else { panic!("{:?}", reading.held.len()) };
    assert_eq!(
        (second.name.as_str(), second.received, second.channel),
        ("张三", first.received, first.channel)
    );
    assert_eq!((&second.district, &second.phones), (&first.district, &first.phones));
    assert_ne!(second.category, first.category);
    assert_eq!((first.people, second.people), (2, 1));
}

#[test]
fn counts_are_not_multiplied_and_a_row_with_no_value_of_its_own_is_none() {
    let all: Vec<usize> = (0..HEADS.len()).collect();
    let reading = read_sheet(&two_matters(&[(9, "下岗求职")], &all));
    assert_eq!(reading.contacts.iter().map(|contact| contact.people).collect::<Vec<_>>(), [2, 1]);
    let reading = read_sheet(&two_matters(&[], &all));
    assert_eq!((reading.contacts.len(), reading.skipped.len(), reading.held.len()), (1, 2, 0));
    // A count alone may belong to the record above: it is for the clerk to say.
    let reading = read_sheet(&two_matters(&[(10, "1")], &all));
    assert_eq!((reading.contacts.len(), reading.held.len()), (1, 1));
}

#[test]
fn a_repeat_is_skipped_with_its_twin_unless_it_may_be_another_caller() {
    let heads: &[&str] = &["日期", "方式", "姓名", "类别"];
    let rows = |row: &[&str]| read_rows(vec![texts(heads), texts(row), texts(row)]);
    let named = rows(&["2005-4-1", "来电", "张三", "政策咨询"]);
    assert_eq!((named.contacts.len(), named.skipped[1].twin), (1, Some(Twin::Row(2))));
    assert_eq!(named.skipped[1].reason, Reason::ExactDuplicate);
    let nobody = rows(&["2005-4-1", "来电", "", "政策咨询"]);
    assert_eq!(nobody.contacts.len(), 2, "two callers without a name may look the same");
}

#[test]
fn words_the_clerk_explained_are_read() {
    let sheet = sheet(vec![texts(HEADS), {
        let mut row = texts(ROW);
        row[2] = Cell::text("托人带话");
        row[3] = Cell::Empty;
        row[9] = Cell::text("讨薪");
        row[7] = Cell::text("保密");
        row
    }]);
    let codes = shipped();
    let mut mapping = suggest(&sheet, "a", &codes, &[]).unwrap().mapping;
    for (field, word, means) in [
        (Field::Class, "托人带话", "visit"),
        (Field::Category, "讨薪", "pay.arrears"),
        (Field::Phone, "保密", ""),
    ] {
        mapping.words.push(Word { field, word: word.to_owned(), means: means.to_owned() });
    }
    let reading = read(&sheet, &mapping, Context { file: "a", codes: &codes, today: None, span: None });
    let contact = &reading.contacts[0];
    assert_eq!((contact.channel, contact.flags.len()), (Channel::Visit, 0));
    assert_eq!(contact.category.as_ref().unwrap().as_str(), "pay.arrears");
    // Remembered for the next sheet with the same heads.
    let print = suggest(&sheet, "a", &codes, &[]).unwrap().print;
    let again = suggest(&sheet, "b", &codes, &[mapping.layout(print)]).unwrap();
    assert!(again.is_remembered && again.mapping.words == mapping.words);
}

#[test]
fn amounts_are_fen_also_in_ten_thousands() {
    let heads = |amount: &'static str| vec!["日期", "方式", "姓名", amount];
    let read = |head: &'static str, text: &str| {
        read_rows(vec![texts(&heads(head)), texts(&["2005-4-1", "来访", "张三", text])]).contacts[0].asked
    };
    assert_eq!(read("求助金额", "3,000元"), Some(300_000));
    assert_eq!(read("求助金额（万元）", "0.3"), Some(300_000));
    assert_eq!(read("求助金额（万元）", "800元"), Some(80_000));
    assert_eq!(read("求助金额", "/"), None);
}

#[test]
fn a_title_says_how_everything_came_in() {
    let rows = |title: &str| {
        vec![
            texts(&[title]),
            texts(&["日期", "姓名", "性别", "内容"]),
            texts(&["4.1", "张三", "男", "工资没有发给"]),
        ]
    };
    let reading = read_rows(rows("12351热线登记表（2005年4月）"));
    assert_eq!(reading.contacts[0].channel, Channel::Call);
    assert!(read_rows(rows("接待登记表")).contacts.is_empty(), "nothing says how it came in");
}

#[test]
fn a_mapping_with_issues_takes_nothing() {
    let sheet = sheet(vec![texts(HEADS), texts(ROW)]);
    let codes = shipped();
    let mut mapping = suggest(&sheet, "a", &codes, &[]).unwrap().mapping;
    mapping.columns[4] = Some(Field::Received);
    assert_eq!(mapping.issues(), [MappingIssue::Twice(Field::Received)]);
    let reading =
        read(&sheet, &mapping, Context { file: "a", codes: &Codes::default(), today: None, span: None });
    assert!(reading == Reading::default());
    assert_eq!(Mapping::default().issues(), [MappingIssue::NoDate, MappingIssue::NoChannel]);
}

#[test]
fn a_mapping_given_as_json_goes_over_what_is_suggested() {
    let sheet = sheet(vec![texts(HEADS), texts(ROW)]);
    let suggested = suggest(&sheet, "a", &shipped(), &[]).unwrap().mapping;
    let over = |json: &str| Given::parse(json).and_then(|given| given.over(&suggested, &sheet));
    let by_head = over(r#"{"columns": {"县区": null, "满意度": "notes"}}"#).unwrap();
    assert_eq!((by_head.column(Field::District), by_head.column(Field::Notes)), (None, Some(14)));
    assert_eq!(by_head.column(Field::Name), Some(4));
    let in_order =
        over(r#"{"heads": 0, "titles": 2, "columns": [null, "received-date"], "channel": "visit"}"#).unwrap();
    assert_eq!(
        (in_order.columns.len(), in_order.last_head(), in_order.channel),
        (2, 2, Some(Channel::Visit))
    );
    let words = over(r#"{"words": [{"field": "class", "word": "托人", "means": "visit"}]}"#).unwrap();
    assert_eq!(words.words[0].field, Field::Class);
    let wrong = |json: &str| over(json).unwrap_err();
    assert_eq!(wrong(r#"{"columns": ["nothing"]}"#), GivenTrouble::Field("nothing".to_owned()));
    assert_eq!(wrong(r#"{"columns": {"没有": "name"}}"#), GivenTrouble::Column("没有".to_owned()));
    assert_eq!(wrong(r#"{"channel": "fax"}"#), GivenTrouble::Channel("fax".to_owned()));
    assert!(
        matches!(wrong("[1"), GivenTrouble::Form(_)) && matches!(wrong(r#"{"x": 1}"#), GivenTrouble::Form(_))
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
        let codes = shipped();
        let mapping = suggest(&sheet(vec![texts(HEADS), texts(ROW)]), FILE, &codes, &[]).unwrap().mapping;
        let reading = read(&sheet(all), &mapping, Context { file: FILE, codes: &codes, today: None, span: None });
        prop_assert_eq!(reading.contacts.len() + reading.held.len() + reading.skipped.len(), count);
        for contact in &reading.contacts {
            prop_assert!(contact.people >= 1 && contact.involved >= 1);
            prop_assert!(contact.done.is_none_or(|done| done >= contact.received.day));
        }
    }
}

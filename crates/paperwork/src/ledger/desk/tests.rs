//! Ledgers of the other desks as clerks write them: titles, heads of two rows, sums, words, what cannot be read.

use casework::code::{Codes, shipped};
use casework::issue::IssueCode;
use casework::register::{EntryImport, EntryLayout, EntryWhy, Group, Item, Register, Stage};
use casework::time::Day;
use proptest::prelude::*;

use super::*;
use crate::ledger::Context;
use crate::sheet::{Cell, Sheet};

fn codes() -> Codes {
    shipped().with_desks()
}

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let cells = |row: &&[&str]| row.iter().map(|text| Cell::text(*text)).collect();
    Sheet { rows: rows.iter().map(cells).collect(), ..Sheet::new(name) }
}

fn read_as(register: Register, sheet: &Sheet) -> EntryImport {
    let mapping = suggest_desk(sheet, register, &codes(), &[]).unwrap().mapping;
    assert_eq!(mapping.issues(register), [], "{mapping:?}");
    let today = Day::new(2006, 1, 1);
    read(sheet, register, &mapping, Context { file: "a.xlsx", codes: &codes(), today, span: None })
}

fn whys(import: &EntryImport) -> Vec<(u32, &str, EntryWhy)> {
    import.notes.iter().map(|note| (note.row, note.field.as_str(), note.why)).collect()
}

const RELIEF: &[&str] = &["序号", "救助日期", "户主姓名", "身份证号", "救助类别", "救助金额(元)", "备注"];
const ID: &str = "130799196909082551";

#[test]
fn a_ledger_kept_by_hand() {
    let sheet = sheet(
        "救助台账",
        &[
            &["困难职工救助台账（2005年4月）"],
            RELIEF,
            &["1", "4.1", "张 三", ID, "助学", "3,000元", "已核"],
            &["2", "4月2日", "李四", "1.30799E+17", "医疗", "0.05万元", ""],
            &["小计", "", "2"],
            &[],
            RELIEF,
            &["3", "2005-4-3", "王五", "无", "其他", "500", ""],
            &["3", "2005-4-3", "王五", "无", "其他", "500", ""],
            &["4", "2005-3-30", "赵六", ID, "讨薪救助", "20", ""],
            &["合计", "", "4", "", "", "3520"],
            &["填表人：孟霞"],
        ],
    );
    assert_eq!(guess(&sheet, "a.xlsx", &codes()), SheetKind::Desk(Register::Relief));
    let import = read_as(Register::Relief, &sheet);
    let amounts: Vec<i64> = import.rows.iter().map(|entry| entry.amount()).collect();
    assert_eq!(amounts, [300_000, 50_000, 50_000, 2_000]);
    let days: Vec<String> = import.rows.iter().map(|entry| entry.opened.to_string()).collect();
    assert_eq!(days, ["2005-04-01", "2005-04-02", "2005-04-03", "2005-03-30"]);
    assert_eq!(
        (import.rows[0].person.name.as_str(), import.rows[0].sheet.text(Item::Notes)),
        ("张三", "已核")
    );
    assert_eq!(import.rows[2].sheet.key(Item::ReliefKind), "other");
    assert_eq!(import.codes.iter().map(|code| code.zh.as_str()).collect::<Vec<_>>(), ["讨薪救助"]);
    let structure = |row| (row, "", EntryWhy::Structure);
    let expected = [
        structure(1),
        structure(2),
        (4, "id-number", EntryWhy::Doubted(IssueCode::IdDigitsLost)),
        structure(5),
        structure(6),
        structure(7),
        (9, "", EntryWhy::RepeatOf(8)),
        (10, "opened", EntryWhy::Doubted(IssueCode::DateOutsideMonth)),
        structure(11),
        structure(12),
    ];
    assert_eq!(whys(&import), expected);
    assert_eq!(import.rows[1].flags, [IssueCode::IdDigitsLost]);
}

#[track_caller]
fn wrong(change: &[(usize, &str)], field: &str, code: IssueCode) {
    let mut row = vec!["1", "2005-4-1", "张三", ID, "助学", "300", ""];
    change.iter().for_each(|(at, text)| row[*at] = text);
    let import = read_as(
        Register::Relief,
        &sheet("救助", &[RELIEF, &row, &["2", "2005-4-2", "李", "", "助学", "1", ""]]),
    );
    assert_eq!(whys(&import)[1..], [(2, field, EntryWhy::Wrong(code))]);
    assert_eq!(import.rows.len(), 1);
}

#[test]
fn what_cannot_be_certain_is_left_out_at_its_field() {
    wrong(&[(1, "2005-4-31")], "opened", IssueCode::DateImpossible);
    wrong(&[(1, "上旬")], "opened", IssueCode::DateImpossible);
    wrong(&[(1, "")], "opened", IssueCode::Missing);
    wrong(&[(1, "2007-4-1")], "opened", IssueCode::DateInFuture);
    wrong(&[(5, "约300")], "amount", IssueCode::AmountUnclear);
    wrong(&[(5, "-300")], "amount", IssueCode::AmountUnclear);
    wrong(&[(5, "")], "amount", IssueCode::Missing);
    wrong(&[(5, "0")], "amount", IssueCode::Missing);
    wrong(&[(2, ""), (3, "")], "name", IssueCode::Missing);
}

#[test]
fn what_can_be_doubted_is_taken() {
    let heads: &[&str] = &["申请日期", "发放日期", "姓名", "救助类别", "金额（万元）", "家庭人口", "状态"];
    let rows: &[&[&str]] = &[
        heads,
        &["2005-4-1", "2005-4-20", "张三", "", "0.3", "四口人", "已发放"],
        &["2005-4-1", "", "李四", "助学", "0.1", "一大家", "审批中"],
        &["2005-4-5", "2005-4-1", "王五", "助学", "0.1", "", ""],
        &["2005-4-5", "", "赵六", "助学", "0.1", "", "不予救助"],
    ];
    let import = read_as(Register::Relief, &sheet("救助", rows));
    let expected = [
        (1, "", EntryWhy::Structure),
        (2, "relief-kind", EntryWhy::Doubted(IssueCode::Missing)),
        (3, "household-size", EntryWhy::Doubted(IssueCode::CountOutside)),
        (3, "stage", EntryWhy::Doubted(IssueCode::CodeUnknown)),
        (4, "paid-day", EntryWhy::Wrong(IssueCode::DayBeforeOpened)),
    ];
    assert_eq!(whys(&import), expected);
    let [paid, applied, refused] = &import.rows[..] else { panic!() };
    assert_eq!(
        (paid.stage(), paid.counted(), paid.amount()),
        (Stage::Closed, Day::new(2005, 4, 20), 300_000)
    );
    assert_eq!((applied.stage(), applied.counted()), (Stage::Applied, None));
    assert_eq!(applied.sheet.text(Item::Notes), "家庭人口: 一大家; 状态: 审批中");
    assert_eq!((refused.stage(), refused.counted()), (Stage::Refused, None));
}

#[test]
fn heads_of_two_rows_and_goods() {
    let mut ledger = sheet(
        "春节慰问",
        &[
            &["走访日期", "姓名", "慰问对象", "慰问金", "慰问品", "", "", "", "合计"],
            &["", "", "", "", "品名", "数量", "单位", "折价", ""],
            &["2005-1-20", "张三", "特困职工", "500", "大米", "2袋", "", "90", "590"],
            &["2005-1-20", "李四", "劳动模范", "", "棉被", "1", "床", "85", "80"],
            &["2005-1-20", "王五", "劳动模范", "", "", "", "", "", ""],
        ],
    );
    ledger.merged.insert((0, 1), 2);
    assert_eq!(guess(&ledger, "a.xlsx", &codes()), SheetKind::Desk(Register::HomeVisit));
    let import = read_as(Register::HomeVisit, &ledger);
    let amounts: Vec<i64> = import.rows.iter().map(|entry| entry.amount()).collect();
    assert_eq!(amounts, [59_000, 8_500]);
    let goods = import.rows[0].rows_of(Group::Goods).next().unwrap();
    assert_eq!((goods.text(Item::Article), goods.text(Item::Unit)), ("大米", "袋"));
    assert_eq!(
        whys(&import)[2..],
        [
            (4, "total", EntryWhy::Doubted(IssueCode::AmountUnclear)),
            (5, "cash", EntryWhy::Wrong(IssueCode::Missing))
        ]
    );
}

#[test]
fn registers_are_told_apart_by_name_title_and_heads() {
    let check = |name: &str, rows: &[&[&str]], expected: SheetKind| {
        assert_eq!(guess(&sheet(name, rows), "a.xlsx", &codes()), expected, "{name}");
    };
    let card: &[&str] = &["发证日期", "姓名", "身份证号", "优待证号", "有效期至"];
    check("Sheet1", &[&["优待证发放登记"], card], SheetKind::Desk(Register::Card));
    let vacancy: &[&str] = &["登记日期", "招聘单位", "联系人", "联系电话", "岗位", "招聘人数", "月薪"];
    check("招聘", &[vacancy], SheetKind::Desk(Register::Vacancy));
    let fair: &[&str] = &["举办日期", "招聘会名称", "举办地点", "参会单位数", "提供岗位数", "达成意向"];
    check("招聘会", &[fair], SheetKind::Desk(Register::Fair));
    let loan: &[&str] = &["放款日期", "借款人", "贷款金额", "期限(月)", "还款方式", "到期日", "担保方式"];
    check("Sheet1", &[loan], SheetKind::Desk(Register::Loan));
    let contacts: &[&str] = &["登记日期", "接待方式", "姓名", "诉求类别", "办理情况"];
    let row: &[&str] = &["2005-4-1", "来访", "张三", "困难求助", "已办结"];
    check("Sheet1", &[contacts, row, row], SheetKind::Reception);
    check("困难救助接待", &[contacts, row, row], SheetKind::Reception);
    check("Sheet1", &[&["商品", "价格", "库存"], &["米", "3", "5"]], SheetKind::Other);
}

#[test]
fn vacancies_and_fairs() {
    let heads: &[&str] = &["登记日期", "招聘单位", "联系人", "联系电话", "岗位", "招聘人数", "月薪", "状态"];
    let row: &[&str] = &["2005-4-1", "通垣纺织厂", "张三", "19900001126", "车工", "20人", "800", "已招满"];
    let import = read_as(Register::Vacancy, &sheet("招聘", &[heads, row]));
    let post = &import.rows[0];
    assert_eq!((post.person.employer.as_str(), post.sheet.count(Item::Posts)), ("通垣纺织厂", Some(20)));
    assert_eq!((post.stage(), post.sheet.fen(Item::PayFrom)), (Stage::Filled, Some(80_000)));
    let heads: &[&str] = &["举办日期", "招聘会名称", "举办地点", "参会单位数", "提供岗位数", "达成意向"];
    let row: &[&str] = &["2005-4-1", "春风行动", "体育馆", "105家", "1000个", "850"];
    let import = read_as(Register::Fair, &sheet("招聘会", &[heads, row]));
    assert_eq!(import.rows[0].sheet.count(Item::Employers), Some(105));
    assert_eq!(import.rows[0].sheet.count(Item::Posts), Some(1000));
}

#[test]
fn a_mapping_is_the_clerks() {
    let rows: &[&[&str]] = &[&["日期", "谁", "多少"], &["2005-4-1", "张三", "5"]];
    let ledger = sheet("某表", rows);
    let mapping = DeskMapping {
        titles: 0,
        heads: 1,
        columns: vec![Some(Column::Opened), Some(Column::Name), Some(Column::Item(Item::Amount))],
    };
    let codes = codes();
    let context = Context { file: "a", codes: &codes, today: None, span: None };
    let import = read(&ledger, Register::Donation, &mapping, context);
    assert_eq!((import.rows.len(), import.rows[0].amount()), (1, 500));
    let issues =
        |columns: Vec<Option<Column>>| DeskMapping { columns, ..mapping.clone() }.issues(Register::Donation);
    assert_eq!(issues(vec![None]), [DeskIssue::NoDay, DeskIssue::NoName, DeskIssue::NoAmount]);
    let mut twice = mapping.columns.clone();
    twice.push(Some(Column::Name));
    assert_eq!(issues(twice.clone()), [DeskIssue::Twice(Column::Name)]);
    let none = read(&ledger, Register::Donation, &DeskMapping { columns: twice, ..mapping.clone() }, context);
    assert!(none.rows.is_empty() && none.notes.is_empty());
    for register in Register::ALL {
        let all = Column::all(register);
        assert!(
            all.iter().all(|column| Column::parse(register, &column.name()) == Some(*column)),
            "{register:?}"
        );
    }
}

#[test]
fn a_layout_once_confirmed_is_suggested_again_under_the_same_heads() {
    let rows: &[&[&str]] = &[RELIEF, &["1", "2005-4-1", "张三", ID, "助学", "300", "已核"]];
    let ledger = sheet("救助", rows);
    let mut mapping = suggest_desk(&ledger, Register::Relief, &codes(), &[]).unwrap().mapping;
    assert_eq!(mapping.columns[6], Some(Column::Item(Item::Notes)));
    mapping.columns[6] = Some(Column::Item(Item::Hardship));
    let today = Day::new(2006, 1, 1);
    let context = Context { file: "a.xlsx", codes: &codes(), today, span: None };
    let layout = read(&ledger, Register::Relief, &mapping, context).layout.unwrap();
    let check = |sheet: &Sheet, register: Register, is_remembered: bool| {
        let found = suggest_desk(sheet, register, &codes(), std::slice::from_ref(&layout)).unwrap();
        assert_eq!(found.is_remembered, is_remembered);
        assert_eq!(found.mapping.columns.get(6) == Some(&Some(Column::Item(Item::Hardship))), is_remembered);
    };
    check(&ledger, Register::Relief, true);
    let titled: &[&[&str]] = &[&["2006年救助"], RELIEF, &["1", "2006-1-1", "李四", "", "医疗", "5", ""]];
    check(&sheet("Sheet1", titled), Register::Relief, true);
    check(&ledger, Register::HomeVisit, false);
    let others: &[&[&str]] = &[&["救助日期", "姓名", "金额"], &["2005-4-1", "张三", "300"]];
    check(&sheet("救助", others), Register::Relief, false);
    let unknown: &[&[&str]] = &[&["甲", "乙", "丙"], &["2005-4-1", "张三", "300"]];
    let unknown = sheet("x", unknown);
    assert_eq!(confirmed(&unknown, std::slice::from_ref(&layout)), None);
    let print = suggest::print(&unknown, Register::Waiver);
    let said = [layout, EntryLayout { print, register: Register::Waiver, columns: Vec::new() }];
    assert_eq!(confirmed(&unknown, &said), Some(Register::Waiver.into()));
}

#[test]
fn a_row_that_is_wrong_is_kept_as_it_stands() {
    let rows: &[&[&str]] = &[
        RELIEF,
        &["1", "2005-4-31", "张三", ID, "助学", "300", "已核"],
        &["2", "2005-4-2", "李四", "", "助学", "1", ""],
    ];
    let import = read_as(Register::Relief, &sheet("救助", rows));
    let [left] = &import.left.rows[..] else { panic!() };
    assert_eq!((left.row, left.field.as_str(), left.code), (2, "opened", IssueCode::DateImpossible));
    assert_eq!(left.cells, rows[1]);
    assert_eq!(import.left.heads, RELIEF);
    let elsewhere: &[&[&str]] = &[&["救助"], RELIEF, rows[1], &["3", "2005-4-3", "王", "", "助学", "1", ""]];
    let again = read_as(Register::Relief, &sheet("救助", elsewhere));
    assert_eq!((again.left.rows[0].row, again.left.rows[0].print()), (3, left.print()));
}

#[test]
fn two_rows_that_say_the_same_happened_come_in_and_it_is_said() {
    let row: [&str; 7] = ["1", "2005-4-1", "张三", ID, "助学", "300", ""];
    let noted = ["2", "2005-4-1", "张三", ID, "助学", "300", "第二次"];
    let other = ["3", "2005-4-1", "张三", ID, "助学", "301", ""];
    let import = read_as(Register::Relief, &sheet("救助", &[RELIEF, &row, &noted, &other]));
    assert_eq!(import.rows.len(), 3);
    assert_eq!(whys(&import)[1..], [(3, "", EntryWhy::AsRow(2))]);
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        Just(Cell::Failed),
        any::<f64>().prop_map(Cell::Number),
        any::<String>().prop_map(Cell::text),
        "[0-9.\\-年月日/元万]{0,12}".prop_map(Cell::text),
        prop::sample::select(&["2005-4-1", "张三", ID, "助学", "300", "是", "已结清", "2袋"][..])
            .prop_map(Cell::text),
    ]
}

proptest! {
    #[test]
    fn every_row_is_taken_or_left_out(rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..10), 0..8)) {
        let codes = codes();
        for register in Register::ALL {
            let all = Column::all(register);
            let ledger = Sheet { rows: rows.clone(), ..Sheet::new("x") };
            let mapping = DeskMapping { titles: 0, heads: 0, columns: all.into_iter().map(Some).collect() };
            let context = Context { file: "x", codes: &codes, today: None, span: None };
            let import = read(&ledger, register, &mapping, context);
            let left_out = import.notes.iter().filter(|note| !note.why.is_taken()).count();
            prop_assert_eq!(import.rows.len() + left_out, rows.len());
            let wrong = import.notes.iter().filter(|note| note.why.is_wrong()).map(|note| note.row);
            prop_assert!(import.left.rows.iter().map(|left| left.row).eq(wrong), "none is lost");
            for entry in &import.rows {
                prop_assert!(entry.amount() >= 0 && !entry.steps.is_empty());
                prop_assert!(entry.steps.iter().all(|step| step.day >= entry.opened));
                let path = &register.spec().path;
                prop_assert!(entry.steps.windows(2).all(|pair| path.reach(pair[0].stage, pair[1].stage).is_some()));
            }
            let _ = suggest_desk(&ledger, register, &codes, &[]);
        }
    }
}

//! Sheets of repayments as clerks keep them.

use casework::code::{Codes, shipped};
use casework::issue::IssueCode;
use casework::register::{EntryImport, EntryWhy, Item, Register};
use casework::time::Day;

use super::*;
use crate::ledger::Context;
use crate::sheet::{Cell, Sheet};

const ID: &str = "130799196909082551";

fn codes() -> Codes {
    shipped().with_desks()
}

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let cells = |row: &&[&str]| row.iter().map(|text| Cell::text(*text)).collect();
    Sheet { rows: rows.iter().map(cells).collect(), ..Sheet::new(name) }
}

fn read_as(sheet: &Sheet, mapping: &DeskMapping) -> EntryImport {
    let codes = codes();
    let today = Day::new(2006, 4, 1);
    read(sheet, Book::Repayments, mapping, Context { file: "a.xlsx", codes: &codes, today, span: None })
}

#[test]
fn a_sheet_of_repayments_is_told_from_a_ledger_of_loans() {
    let check = |name: &str, head: &[&str], expected: SheetKind| {
        let rows: Vec<&str> = head
            .iter()
            .map(|word| match *word {
                word if word.contains("日") => "2006-2-5",
                word if word.contains('额') || word.contains("本金") => "100",
                "身份证号" => ID,
                _ => "张三",
            })
            .collect();
        assert_eq!(guess(&sheet(name, &[head, &rows]), "a.xlsx", &codes()), expected, "{name} {head:?}");
    };
    let repaid = ["合同编号", "姓名", "还款日期", "还款金额(元)", "期次"];
    check("Sheet1", &repaid, SheetKind::Repayments);
    check("Sheet1", &["借据号", "还款日期", "还款金额"], SheetKind::Repayments);
    check("小额担保贷款2006年", &repaid, SheetKind::Repayments);
    check("还款", &["借款人", "身份证号", "日期", "本金", "利息"], SheetKind::Repayments);
    check("Sheet1", &["姓名", "联系电话", "还款日期", "还款金额"], SheetKind::Repayments);
    let lent = ["放款日期", "姓名", "身份证号", "贷款金额", "期限", "贷款银行", "还款日期", "还款金额"];
    check("小额贷款", &lent, SheetKind::Desk(Register::Loan));
    check("Sheet1", &lent, SheetKind::Desk(Register::Loan));
    check("小额贷款", &["放款日期", "姓名", "贷款金额", "还款日期"], SheetKind::Desk(Register::Loan));
}

#[test]
fn rows_are_taken_to_the_fen_or_left_out_at_their_field() {
    let rows: &[&[&str]] = &[
        &["2006年2月还款"],
        &["序号", "借款合同号", "借款人", "身份证号", "还款日期", "还款金额", "利息", "期次", "备注"],
        &["1", "JY-1", "张三", ID, "2.5", "1,000.50元", "3.25", "第2期", ""],
        &["2", "", "李四", "", "2006-2-6", "0.05万元", "", "", "现金"],
        &["小计", "", "", "", "", "1500.50"],
        &["3", "JY-3", "", "", "2006-2-7", "0", "12", "", ""],
        &["4", "JY-4", "", "", "2006-4-2", "100", "", "", ""],
        &["5", "JY-4", "", "", "2006-2-30", "100", "", "", ""],
        &["6", "JY-4", "", "", "", "100", "", "", ""],
        &["7", "JY-4", "", "", "2006-2-7", "约100", "", "", ""],
        &["8", "JY-4", "", "", "2006-2-7", "", "", "", "没还"],
        &["9", "JY-4", "", "", "2006-2-7", "100", "", "若干", ""],
        &["10", "", "", "", "2006-2-7", "100", "", "", ""],
        &["1", "JY-1", "张三", ID, "2.5", "1,000.50元", "3.25", "第2期", ""],
        &["合计", "", "", "", "", "1500.50"],
    ];
    let sheet = sheet("还款", rows);
    let mapping = suggest_desk(&sheet, Book::Repayments, &codes(), &[]).unwrap().mapping;
    assert_eq!(mapping.issues(Book::Repayments), []);
    let import = read_as(&sheet, &mapping);
    assert_eq!((import.register, import.rows.len()), (Register::Loan, 0));
    let said: Vec<_> = import
        .repayments
        .iter()
        .map(|row| {
            let claim = &row.claim;
            (claim.row, claim.day.to_string(), claim.principal, claim.interest, claim.number)
        })
        .collect();
    let day = |text: &str| text.to_owned();
    let expected = [
        (3, day("2006-02-05"), 100_050, Some(325), Some(2)),
        (4, day("2006-02-06"), 50_000, None, None),
        (6, day("2006-02-07"), 0, Some(1_200), None),
    ];
    assert_eq!(said, expected);
    assert_eq!(import.repayments[0].cells[5], "1,000.50元");
    let notes: Vec<&str> = import.repayments.iter().map(|row| row.note.as_str()).collect();
    assert_eq!(notes, ["", "现金", ""]);
    let wrong: Vec<_> =
        import.left.rows.iter().map(|left| (left.row, left.field.as_str(), left.code)).collect();
    let expected = [
        (7, "paid-day", IssueCode::DateInFuture),
        (8, "paid-day", IssueCode::DateImpossible),
        (9, "paid-day", IssueCode::Missing),
        (10, "paid-principal", IssueCode::AmountUnclear),
        (11, "paid-principal", IssueCode::Missing),
        (12, "instalment-number", IssueCode::CountOutside),
        (13, "contract", IssueCode::Missing),
    ];
    assert_eq!(wrong, expected);
    assert!(import.notes.iter().any(|note| (note.row, note.why) == (14, EntryWhy::RepeatOf(3))));
    assert_eq!(import.left.heads[1], "借款合同号");
}

#[test]
fn what_a_clerk_said_of_its_columns_is_remembered_and_what_is_missing_is_asked_for() {
    let rows: &[&[&str]] =
        &[&["合同编号", "借款人", "还款日期", "收到"], &["JY-1", "张三", "2006-2-5", "100"]];
    let sheet = sheet("Sheet1", rows);
    let item = |item| Some(Column::Item(item));
    let columns =
        vec![item(Item::Contract), Some(Column::Name), item(Item::PaidDay), item(Item::PaidPrincipal)];
    let mapping = DeskMapping { titles: 0, heads: 1, columns };
    let import = read_as(&sheet, &mapping);
    assert_eq!(import.repayments.len(), 1);
    let layout = import.layout.unwrap();
    assert_eq!(confirmed(&sheet, std::slice::from_ref(&layout)), Some(Book::Repayments));
    let again = suggest_desk(&sheet, Book::Repayments, &codes(), std::slice::from_ref(&layout)).unwrap();
    assert!(again.is_remembered);
    assert_eq!(again.mapping, mapping);
    assert!(!suggest_desk(&sheet, Register::Loan, &codes(), &[layout]).unwrap().is_remembered);
    let issues =
        |columns: Vec<Option<Column>>| DeskMapping { columns, ..mapping.clone() }.issues(Book::Repayments);
    assert_eq!(issues(vec![None]), [DeskIssue::NoDay, DeskIssue::NoLoan, DeskIssue::NoAmount]);
    let of = |more: &[Column]| {
        let paid = [Item::PaidDay, Item::PaidPrincipal].map(|item| Some(Column::Item(item)));
        issues(paid.into_iter().chain(more.iter().map(|column| Some(*column))).collect())
    };
    assert_eq!(of(&[Column::Name]), [DeskIssue::NoLoan]);
    assert_eq!(of(&[Column::Name, Column::Phone]), []);
    assert_eq!(of(&[Column::IdNumber]), []);
    let all = Column::all(Book::Repayments);
    assert!(all.iter().all(|column| Column::parse(Book::Repayments, &column.name()) == Some(*column)));
    for book in Book::all() {
        assert_eq!(Book::parse(book.word()), Some(book));
    }
}

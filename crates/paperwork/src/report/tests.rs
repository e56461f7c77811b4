//! The report's shape; its figures are checked on the sample year in `tests/year.rs`.

use casework::code::shipped;

use super::*;
use crate::sheet::Cell;

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let cells = |row: &&[&str]| row.iter().map(|text| Cell::text(*text)).collect();
    Sheet { rows: rows.iter().map(cells).collect(), ..Sheet::new(name) }
}

fn book() -> Workbook {
    let heads: &[&str] = &["登记日期", "接待方式", "姓名", "县区", "身份证号"];
    Workbook {
        encoding: None,
        sheets: vec![
            sheet(
                "4月",
                &[
                    heads,
                    &["2005-4-1", "来访", "张三", "云泉区", "123"],
                    &["2005-4-31", "来访", "李四", "", ""],
                ],
            ),
            sheet("募捐", &[&["序号", "日期", "金额"], &["1", "2005-4-1", "5"]]),
            sheet("5月", &[heads, &["2005-6-1", "来电", "王五", "云泉区", ""]]),
        ],
    }
}

#[test]
fn sheets_rows_and_months() {
    let report = report(&book(), "a.xlsx", &shipped(), Wanted::default()).unwrap();
    assert_eq!((report.sheets.len(), report.other_sheets.as_slice()), (2, ["募捐".to_owned()].as_slice()));
    assert_eq!(report.rows.imported, 2);
    let line = |sheet: &str, row, reason| RowLine { sheet: sheet.to_owned(), row, reason, same_as_row: None };
    assert_eq!(report.rows.held, [line("4月", 3, Reason::DateImpossible)]);
    assert_eq!(report.rows.flagged, [line("4月", 2, Reason::IdWrongLength)]);
    assert_eq!(report.rows.skipped, [line("4月", 1, Reason::Header), line("5月", 1, Reason::Header)]);
    let months: Vec<&str> = report.months.keys().map(String::as_str).collect();
    assert_eq!(months, ["2005-04", "2005-06"], "a month without contacts is left out");
    assert_eq!(report.months["2005-04"]["contacts.class.visit"], 1);
    assert_eq!(report.months["2005-04"]["contacts.class.call"], 0);
    assert_eq!(report.totals["contacts.total"], 2);
    assert_eq!(report.new_codes.values().collect::<Vec<_>>(), ["云泉区"], "one entry for both sheets");
}

#[test]
fn one_sheet_by_name() {
    let only = |name| report(&book(), "a.xlsx", &shipped(), Wanted { sheet: Some(name), given: None });
    let may = only("5月").unwrap();
    assert_eq!((may.rows.imported, may.other_sheets.len()), (1, 2));
    assert_eq!(only("募捐").unwrap_err(), NoReport::File(FileTrouble::NotALedger));
    assert_eq!(only("6月").unwrap_err(), NoReport::File(FileTrouble::NoSuchSheet));
}

#[test]
fn the_shape_other_programs_rely_on() {
    let json =
        serde_json::to_value(report(&book(), "a.xlsx", &shipped(), Wanted::default()).unwrap()).unwrap();
    assert_eq!(
        json["rows"]["held"][0],
        serde_json::json!({"sheet": "4月", "row": 3, "reason": "date_impossible"})
    );
    assert_eq!(json["months"]["2005-06"]["contacts.channel.call"], 1);
    assert!(
        json["sheets"].is_array() && json["other_sheets"].is_array() && json["rows"]["imported"].is_u64()
    );
}

#[test]
fn a_person_reads_lines_without_personal_data() {
    let text = report(&book(), "a.xlsx", &shipped(), Wanted::default()).unwrap().to_string();
    assert!(text.contains("4月 date_impossible: 3"));
    assert!(
        text.lines()
            .any(|line| line.split_whitespace().eq(["2005-06", "1", "0", "0", "1", "0", "1", "1", "0"]))
    );
    assert!(!text.contains("张三"));
}

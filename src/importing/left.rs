//! Rows that the import of a register left out, as a file: where each stood, what is wrong with it, and its cells under the
//! words of its sheet, so that it can be corrected there and brought in again.

use casework::issue::IssueCode;
use casework::register::LeftOut;

/// Heads first, then a line a row: sheet, row, field, reason, and the cells as they stand.
pub fn left_lines(
    sheet: &str,
    left: &LeftOut,
    heads: [&str; 4],
    field: impl Fn(&str) -> String,
    reason: impl Fn(IssueCode) -> String,
) -> Vec<Vec<String>> {
    let width = left.rows.iter().map(|row| row.cells.len()).chain([left.heads.len()]).max().unwrap_or(0);
    let padded = |start: Vec<String>, cells: &[String]| {
        let rest = (0..width).map(|at| cells.get(at).cloned().unwrap_or_default());
        start.into_iter().chain(rest).collect::<Vec<String>>()
    };
    let first = padded(heads.map(str::to_owned).to_vec(), &left.heads);
    let line = |row: &casework::register::LeftRow| {
        let start = vec![sheet.to_owned(), row.row.to_string(), field(&row.field), reason(row.code)];
        padded(start, &row.cells)
    };
    std::iter::once(first).chain(left.rows.iter().map(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::register::LeftRow;

    #[test]
    fn a_row_stands_under_the_words_of_its_sheet_behind_what_is_wrong() {
        let row = |row, cells: &[&str]| LeftRow {
            row,
            field: "opened".to_owned(),
            code: IssueCode::DateImpossible,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        };
        let left = LeftOut {
            heads: vec!["救助日期".to_owned(), "姓名".to_owned()],
            rows: vec![row(4, &["2005-4-31"]), row(9, &["上旬", "李四", "注"])],
        };
        let lines =
            left_lines("救助", &left, ["表", "行", "栏目", "原因"], str::to_uppercase, |_| {
                "不对".into()
            });
        let lines: Vec<String> = lines.into_iter().map(|line| line.join("|")).collect();
        let expected = [
            "表|行|栏目|原因|救助日期|姓名|",
            "救助|4|OPENED|不对|2005-4-31||",
            "救助|9|OPENED|不对|上旬|李四|注",
        ];
        assert_eq!(lines, expected);
    }
}

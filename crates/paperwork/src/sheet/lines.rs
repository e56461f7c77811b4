//! Separated text to rows of cells: commas, tabs or semicolons, quoted as in RFC 4180. Every record is a row, blank lines
//! too, as a spreadsheet numbers them.

use super::Cell;
use crate::trouble::FileTrouble;

/// Most cells of a file.
const CELLS: usize = 8_000_000;
/// Most columns.
const COLUMNS: usize = 512;
/// Characters looked at to tell the separator.
const LOOKED_AT: usize = 20_000;

/// Rows of a text; each ends at its last cell that is not empty, as does the file.
pub fn read(text: &str) -> Result<Vec<Vec<Cell>>, FileTrouble> {
    let text = text.strip_suffix('\u{1a}').unwrap_or(text);
    let (separator, mut cells) = (separator(text), 0);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut row: Vec<Cell> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (field, end) = field(rest, separator);
        row.push(cell(field));
        let after = &rest[end..];
        cells += 1;
        if cells > CELLS || row.len() > COLUMNS {
            return Err(FileTrouble::TooLarge);
        }
        let next = after.strip_prefix(separator);
        if next.is_none() || next == Some("") {
            rows.push(closed(std::mem::take(&mut row)));
        }
        rest = match next {
            Some(next) => next,
            None => after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or(after),
        };
    }
    let last = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |at| at + 1);
    rows.truncate(last);
    Ok(rows)
}

/// The next field without its quotes, and where it ends. Text after a closing quote stays, as spreadsheets keep it.
fn field(text: &str, separator: char) -> (String, usize) {
    let ends = |c: char| c == separator || c == '\n' || c == '\r';
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(ends).unwrap_or(text.len());
        return (text[..end].to_owned(), end);
    };
    let (mut out, mut at) = (String::new(), 0);
    while let Some(quote) = quoted[at..].find('"') {
        out.push_str(&quoted[at..at + quote]);
        at += quote + 1;
        if !quoted[at..].starts_with('"') {
            let end = quoted[at..].find(ends).unwrap_or(quoted.len() - at);
            out.push_str(&quoted[at..at + end]);
            return (out, 1 + at + end);
        }
        out.push('"');
        at += 1;
    }
    // A quote that is never closed is a letter like others: else one stray quote would swallow the rest of the file.
    let end = text.find(ends).unwrap_or(text.len());
    (text[..end].to_owned(), end)
}

/// Text of a cell; the `'` that keeps a spreadsheet from running a formula is no part of it.
fn cell(text: String) -> Cell {
    match text.strip_prefix('\'') {
        Some(formula) if formula.starts_with(['=', '+', '-', '@', '\t']) => Cell::text(formula),
        _ => Cell::text(text),
    }
}

fn closed(mut row: Vec<Cell>) -> Vec<Cell> {
    let last = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
    row.truncate(last);
    row
}

/// The separator that stands most often outside quotes; a tab before a comma, for text in tabs may hold commas.
fn separator(text: &str) -> char {
    let (mut counts, mut is_quoted) = ([0_u32; 3], false);
    for c in text.chars().take(LOOKED_AT) {
        match c {
            '"' => is_quoted = !is_quoted,
            '\t' if !is_quoted => counts[0] += 1,
            ',' if !is_quoted => counts[1] += 1,
            ';' if !is_quoted => counts[2] += 1,
            _ => {}
        }
    }
    let [tabs, commas, semicolons] = counts;
    match () {
        () if tabs > 0 && tabs * 2 >= commas => '\t',
        () if semicolons > commas => ';',
        () => ',',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let rows: Vec<Vec<String>> =
            read(text).unwrap().iter().map(|row| row.iter().map(Cell::shown).collect()).collect();
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn records() {
        check("a,b\r\nc,d\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\tb,c\nd\te", &[&["a", "b,c"], &["d", "e"]]);
        check("a;b\nc;d", &[&["a", "b"], &["c", "d"]]);
        check("a,,\n,,\n\nb,", &[&["a"], &[], &[], &["b"]]);
        check("a,\"b \"\"c\"\", d\r\ne\",f\n", &[&["a", "b \"c\", d\r\ne", "f"]]);
        check("\"a\"b,c", &[&["ab", "c"]]);
        check("a,\"b\nc,d", &[&["a", "\"b"], &["c", "d"]]);
        check("\"\t130799\",'=1+1,'x", &[&["130799", "=1+1", "'x"]]);
        check("a\rb\u{1a}", &[&["a"], &["b"]]);
        check("", &[]);
    }

    #[test]
    fn many_stray_quotes_cost_no_more_than_reading() {
        let text = "\"a,\n".repeat(20_000);
        assert!(read(&text).is_ok());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(rows in prop::collection::vec(prop::collection::vec("[a-z \",\t\n张]{0,6}", 1..5), 1..6)) {
            let mut writer = csv::WriterBuilder::new().flexible(true).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let shown = |row: &Vec<Cell>| row.iter().map(Cell::shown).collect::<Vec<_>>();
            let read: Vec<_> = read(&text).unwrap().iter().map(shown).collect();
            let mut expected: Vec<Vec<String>> = rows.iter().map(|row| {
                let row: Vec<String> = row.iter().map(|text| text.trim().to_owned()).collect();
                let last = row.iter().rposition(|text| !text.is_empty()).map_or(0, |at| at + 1);
                row[..last].to_vec()
            }).collect();
            expected.truncate(expected.iter().rposition(|row| !row.is_empty()).map_or(0, |at| at + 1));
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\"',;\t\r\na张]{0,60}") {
            read(&text).unwrap();
        }
    }
}

//! Writes a board as xlsx. Each sheet is ready for A4: its width on one page, heads on every page, number of the page below.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Image, Workbook, Worksheet, XlsxError,
};

use super::{Board, Cell, Picture, Table};
use crate::trouble::FileTrouble;

/// Row of the heads, from 0: title, subtitle, heading and a blank line stand above.
pub const HEAD_ROW: u32 = 4;
/// Longest name of a sheet.
const NAME: usize = 31;
/// A4 in Excel's list of papers.
const A4: u8 = 9;
/// More columns than this and the sheet lies on its side.
const UPRIGHT: usize = 7;

/// The workbook's bytes. Fails only for a picture that is none, or a table larger than a sheet.
pub fn write(board: &Board) -> Result<Vec<u8>, FileTrouble> {
    try_write(board).map_err(|_| FileTrouble::TooLarge)
}

fn try_write(board: &Board) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (year, month, day) = board.day;
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_title(&board.title).set_creation_datetime(&written));
    let formats = Formats::new();
    let mut names = Vec::new();
    for table in &board.tables {
        let name = sheet_name(&table.name, &names);
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        names.push(name);
        fill(sheet, board, table, &formats)?;
    }
    if board.tables.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

/// Looks of cells.
struct Formats {
    title: Format,
    quiet: Format,
    heading: Format,
    head: Format,
    head_number: Format,
    text: Format,
    words: Format,
    count: Format,
    percent: Format,
    points: Format,
    yuan: Format,
}

impl Formats {
    fn new() -> Formats {
        let cell = || Format::new().set_border(FormatBorder::Thin);
        Formats {
            title: Format::new().set_bold().set_font_size(14),
            quiet: Format::new().set_italic(),
            heading: Format::new().set_bold(),
            head: cell().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter),
            head_number: cell().set_bold().set_text_wrap().set_align(FormatAlign::Right),
            text: cell(),
            words: cell().set_align(FormatAlign::Right),
            count: cell().set_num_format("#,##0"),
            percent: cell().set_num_format("0.0%"),
            points: cell().set_num_format("0.0"),
            yuan: cell().set_num_format("#,##0.00"),
        }
    }
}

fn fill(sheet: &mut Worksheet, board: &Board, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    sheet.write_with_format(0, 0, &board.title, &formats.title)?;
    sheet.write_with_format(1, 0, &board.subtitle, &formats.quiet)?;
    sheet.write_with_format(2, 0, &table.heading, &formats.heading)?;
    for (at, head) in table.heads.iter().enumerate() {
        let format = if at == 0 { &formats.head } else { &formats.head_number };
        sheet.write_with_format(HEAD_ROW, column(at)?, head, format)?;
        sheet.set_column_width(column(at)?, width(table, at))?;
    }
    for (n, row) in table.rows.iter().enumerate() {
        let is_total = table.has_total && n + 1 == table.rows.len();
        for (at, cell) in row.iter().enumerate() {
            put(sheet, (HEAD_ROW + 1 + n as u32, column(at)?), cell, formats, is_total)?;
        }
    }
    let mut below = HEAD_ROW + 2 + table.rows.len() as u32;
    for note in &table.notes {
        sheet.write_with_format(below, 0, note, &formats.quiet)?;
        below += 1;
    }
    if let Some(picture) = &table.picture {
        sheet.insert_image(below + 1, 0, &image(picture)?)?;
    }
    sheet.set_freeze_panes(HEAD_ROW + 1, 1)?;
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    if table.heads.len() > UPRIGHT {
        sheet.set_landscape();
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
    is_total: bool,
) -> Result<(), XlsxError> {
    let strong = |format: &Format| if is_total { format.clone().set_bold() } else { format.clone() };
    let is_name = column == 0;
    match cell {
        Cell::Text(text) if is_name => sheet.write_with_format(row, column, text, &strong(&formats.text))?,
        Cell::Text(text) => sheet.write_with_format(row, column, text, &strong(&formats.words))?,
        // A count above 2^53 would lose digits in Excel; no centre has so many.
        Cell::Count(value) => sheet.write_with_format(row, column, *value as f64, &strong(&formats.count))?,
        Cell::Fen(fen) => {
            sheet.write_with_format(row, column, *fen as f64 / 100.0, &strong(&formats.yuan))?
        }
        Cell::Percent(tenths) => {
            sheet.write_with_format(row, column, *tenths as f64 / 1000.0, &strong(&formats.percent))?
        }
        Cell::Points(tenths) => {
            sheet.write_with_format(row, column, *tenths as f64 / 10.0, &strong(&formats.points))?
        }
    };
    Ok(())
}

fn image(picture: &Picture) -> Result<Image, XlsxError> {
    let image = Image::new_from_buffer(&picture.png)?;
    let scale = f64::from(picture.width) / image.width().max(1.0);
    Ok(image.set_scale_width(scale).set_scale_height(scale).set_alt_text(&picture.words))
}

fn column(at: usize) -> Result<u16, XlsxError> {
    u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)
}

/// Characters a column needs: an ideograph takes two. Heads wrap, so they count half.
fn width(table: &Table, at: usize) -> f64 {
    let columns = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => columns(text),
        Cell::Count(value) | Cell::Fen(value) => value.to_string().len() * 4 / 3,
        Cell::Percent(_) | Cell::Points(_) => 8,
    };
    let widest = table.rows.iter().filter_map(|row| row.get(at)).map(cell).max().unwrap_or(0);
    let head = table.heads.get(at).map_or(0, |head| columns(head).div_ceil(2).max(4));
    (widest.max(head).clamp(6, 40) + 2) as f64
}

/// A name Excel takes: without `[]:*?/\` and outer `'`, at most 31 characters, not blank, not given yet.
fn sheet_name(name: &str, given: &[String]) -> String {
    let clean: String = name.chars().filter(|c| !"[]:*?/\\".contains(*c) && !c.is_control()).collect();
    let clean = clean.trim_matches(['\'', ' ']);
    let clean = if clean.is_empty() { "-" } else { clean };
    let is_free = |name: &str| given.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    let cut = |length: usize| clean.chars().take(length).collect::<String>();
    let numbered = (2..).map(|n: u32| {
        let end = format!(" {n}");
        cut(NAME - end.len()) + &end
    });
    let first = cut(NAME);
    std::iter::once(first.clone()).chain(numbered).find(|name| is_free(name)).unwrap_or(first)
}

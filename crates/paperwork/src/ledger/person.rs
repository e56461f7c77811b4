//! Who a row is about. A number that breaks its rule is kept with a doubt, and never counts as a person of its own.

use casework::identity::{IdDocument, IdKind, Phone, Sex};
use casework::issue::IssueCode;
use casework::ledger::{Field, Reason};
use casework::text::{half_width, name, packed};
use casework::time::Day;

use super::dictionary;
use super::dictionary::titles::BETWEEN_NUMBERS;
use super::row::Row;
use crate::sheet::Cell;

/// Most characters of a name.
const LONGEST_NAME: usize = 60;
/// Most characters of an ID number's cell.
const LONGEST_NUMBER: usize = 40;
/// What a spreadsheet makes of the last digits it cannot keep.
const ROUNDED: &str = "000";

/// Who.
pub struct Person {
    pub anonymous: bool,
    pub name: String,
    pub sex: Sex,
    pub birth: Option<Day>,
    pub id_document: Option<IdDocument>,
    pub phones: Vec<Phone>,
}

/// Reads the person's columns; `are_rounded` says that a spreadsheet rounded ID numbers in this sheet.
pub fn read(row: &mut Row<'_>, are_rounded: bool) -> Person {
    let name = name(&row.text(Field::Name, LONGEST_NAME));
    let anonymous = dictionary::is_anonymous(&name);
    let id_document = id_document(row, are_rounded);
    let said = sex(row);
    let (sex, birth) = derived(id_document.as_ref(), said, &mut row.flags);
    let phones = phones(row);
    let name = if anonymous || dictionary::is_none(&name) { String::new() } else { name };
    Person { anonymous, name, sex, birth, id_document, phones }
}

fn sex(row: &mut Row<'_>) -> Sex {
    let word = row.cells.word(Field::Sex);
    let word = row.cells.columns.meaning(Field::Sex, &word).map_or(word.clone(), str::to_owned);
    if word.is_empty() || dictionary::is_none(&word) {
        return Sex::Unknown;
    }
    dictionary::sex(&word).unwrap_or_else(|| {
        row.wrong(Field::Sex, Reason::SexUnclear);
        Sex::Unknown
    })
}

/// Sex and birth date with what a valid number says. The ledger's own word stands; a difference is a doubt.
fn derived(document: Option<&IdDocument>, said: Sex, flags: &mut Vec<IssueCode>) -> (Sex, Option<Day>) {
    let Some(document) = document else { return (said, None) };
    let sex = match (said, document.sex()) {
        (Sex::Unknown, by_number) => by_number,
        (said, by_number) => {
            if by_number != Sex::Unknown && by_number != said {
                flags.push(IssueCode::SexDiffersFromId);
            }
            said
        }
    };
    (sex, document.birth())
}

/// A number that a spreadsheet rounded is kept as it stands, so that no padding ever makes it look whole.
fn id_document(row: &mut Row<'_>, are_rounded: bool) -> Option<IdDocument> {
    let cell = row.cells.cell(Field::IdNumber);
    let rounded = |number: String| Some(IdDocument { kind: IdKind::Resident, number, valid: false });
    if matches!(cell, Cell::Number(_)) && cell.whole().is_none() {
        row.flags.push(IssueCode::IdDigitsLost);
        return rounded(cell.shown());
    }
    let text = packed(&cell.shown()).replace('\'', "");
    if text.is_empty() || dictionary::is_none(&text) || row.is_explained_away(Field::IdNumber, &text) {
        return None;
    }
    if text.chars().count() > LONGEST_NUMBER {
        row.wrong(Field::IdNumber, Reason::TooLong);
        return None;
    }
    if is_scientific(&text) || (are_rounded && is_rounded(&text)) {
        row.flags.push(IssueCode::IdDigitsLost);
        return rounded(text.to_uppercase());
    }
    let (document, doubts) = IdDocument::parse(IdKind::Resident, &text)?;
    row.flags.extend(doubts);
    Some(document)
}

/// Text of the form `1.30799E+17`.
fn is_scientific(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(digits, power)| {
        let power = power.strip_prefix('+').unwrap_or(power);
        !power.is_empty() && power.bytes().all(|b| b.is_ascii_digit()) && digits.parse::<f64>().is_ok()
    })
}

/// Eighteen digits of which the last three may be gone.
fn is_rounded(text: &str) -> bool {
    text.len() == 18 && text.ends_with(ROUNDED) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Did a spreadsheet round the numbers of a column? Then none that ends in three zeros is believed, whatever its checksum.
/// Of true numbers one in some thousand ends so; of rounded ones all.
pub fn are_rounded<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
    let (mut whole, mut rounded) = (0_u32, 0_u32);
    for cell in cells {
        let text = packed(&cell.shown());
        if (matches!(cell, Cell::Number(_)) && cell.whole().is_none()) || is_scientific(&text) {
            return true;
        }
        whole += u32::from(text.len() == 18);
        rounded += u32::from(is_rounded(&text));
    }
    rounded > 0 && rounded * 10 >= whole
}

fn phones(row: &mut Row<'_>) -> Vec<Phone> {
    let cell = row.cells.cell(Field::Phone);
    if matches!(cell, Cell::Number(_)) && cell.whole().is_none() {
        row.doubt(Field::Phone, IssueCode::PhoneNotKept);
        return Vec::new();
    }
    let text = half_width(&cell.shown());
    if text.is_empty() || row.is_explained_away(Field::Phone, &text) {
        return Vec::new();
    }
    let (mut phones, mut is_unclear): (Vec<Phone>, bool) = (Vec::new(), false);
    for part in text.split(BETWEEN_NUMBERS).flat_map(split_again) {
        let plain = packed(part);
        if plain.is_empty() || dictionary::is_none(&plain) {
            continue;
        }
        match Phone::parse(&plain) {
            Ok((phone, doubt)) => {
                row.flags.extend(doubt);
                if !phones.contains(&phone) {
                    phones.push(phone);
                }
            }
            Err(_) => is_unclear = true,
        }
    }
    if is_unclear {
        row.doubt(Field::Phone, IssueCode::PhoneNotKept);
    }
    phones
}

/// Two whole numbers with blanks between them; a number with blanks in it stays one.
fn split_again(part: &str) -> Vec<&str> {
    let pieces: Vec<&str> = part.split_whitespace().collect();
    let is_whole = |piece: &&str| matches!(Phone::parse(piece), Ok((phone, None)) if phone.main().len() >= 7);
    if pieces.len() > 1 && pieces.iter().all(is_whole) { pieces } else { vec![part] }
}

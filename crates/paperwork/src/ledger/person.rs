//! Who a row is about. A number that breaks its rule is kept with a doubt; what is no number at all holds the row.

use casework::identity::{IdDocument, IdKind, Phone, Sex};
use casework::issue::IssueCode;
use casework::text::{half_width, name, packed};
use casework::time::Day;

use super::row::{Cells, Held};
use super::{Field, Reason, dictionary};
use crate::sheet::Cell;

/// Most characters of a name.
const LONGEST_NAME: usize = 60;
/// Most characters of an ID number's cell.
const LONGEST_NUMBER: usize = 40;

/// Who.
pub struct Person {
    pub anonymous: bool,
    pub name: String,
    pub sex: Sex,
    pub birth: Option<Day>,
    pub id_document: Option<IdDocument>,
    pub phones: Vec<Phone>,
}

/// Reads the person's columns.
pub fn read(cells: &Cells<'_>, flags: &mut Vec<IssueCode>) -> Result<Person, Held> {
    let name = name(&cells.text(Field::Name, LONGEST_NAME)?);
    let anonymous = dictionary::is_anonymous(&name);
    let id_document = id_document(cells.cell(Field::IdNumber), flags)?;
    let said = sex(cells)?;
    let (sex, birth) = derived(id_document.as_ref(), said, flags);
    let phones = phones(cells.cell(Field::Phone), flags)?;
    let name = if anonymous { String::new() } else { name };
    Ok(Person { anonymous, name, sex, birth, id_document, phones })
}

fn sex(cells: &Cells<'_>) -> Result<Sex, Held> {
    match cells.word(Field::Sex).as_str() {
        "" => Ok(Sex::Unknown),
        word if dictionary::is_none(word) => Ok(Sex::Unknown),
        word => dictionary::sex(word).ok_or((Some(Field::Sex), Reason::SexUnclear)),
    }
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

/// A number that a spreadsheet rounded is kept as `1.30799E17`, so that no padding ever makes it look whole.
fn id_document(cell: &Cell, flags: &mut Vec<IssueCode>) -> Result<Option<IdDocument>, Held> {
    let rounded = |number: String| IdDocument { kind: IdKind::Resident, number, valid: false };
    let text = match cell {
        Cell::Number(_) if cell.whole().is_none() => {
            flags.push(IssueCode::IdDigitsLost);
            return Ok(Some(rounded(cell.shown())));
        }
        _ => packed(&cell.shown()),
    };
    if text.is_empty() || dictionary::is_none(&text) {
        return Ok(None);
    }
    if text.chars().count() > LONGEST_NUMBER {
        return Err((Some(Field::IdNumber), Reason::TooLong));
    }
    if is_scientific(&text) {
        flags.push(IssueCode::IdDigitsLost);
        return Ok(Some(rounded(text)));
    }
    let Some((document, doubts)) = IdDocument::parse(IdKind::Resident, &text) else { return Ok(None) };
    flags.extend(doubts);
    Ok(Some(document))
}

/// Text of the form `1.30799E+17`.
fn is_scientific(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(digits, power)| {
        let power = power.strip_prefix('+').unwrap_or(power);
        !power.is_empty() && power.bytes().all(|b| b.is_ascii_digit()) && digits.parse::<f64>().is_ok()
    })
}

fn phones(cell: &Cell, flags: &mut Vec<IssueCode>) -> Result<Vec<Phone>, Held> {
    let unclear = (Some(Field::Phone), Reason::PhoneUnclear);
    if matches!(cell, Cell::Number(_)) && cell.whole().is_none() {
        return Err(unclear);
    }
    let text = half_width(&cell.shown());
    let mut phones = Vec::new();
    for part in text.split(dictionary::BETWEEN_NUMBERS).map(packed) {
        if part.is_empty() || dictionary::is_none(&part) {
            continue;
        }
        let (phone, doubt) = Phone::parse(&part).map_err(|_| unclear)?;
        flags.extend(doubt);
        phones.push(phone);
    }
    flags.dedup();
    Ok(phones)
}

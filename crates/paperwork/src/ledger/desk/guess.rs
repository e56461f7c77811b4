//! Which register a sheet is of, by its name, its title and the words over its columns.

use casework::code::Codes;
use casework::register::Register;
use casework::text::packed;
use serde::{Deserialize, Serialize};

use super::super::dictionary::desks;
use super::super::{structure, suggest};
use super::suggest_desk;
use crate::sheet::Sheet;

/// Columns with words of the register's own that are enough where its name stands over the sheet.
const NAMED: usize = 2;
/// Columns that are enough without.
const NAMELESS: usize = 4;

/// What a sheet is a ledger of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SheetKind {
    /// Contacts of the reception.
    Reception,
    /// Entries of a register.
    Desk(Register),
    /// Nothing that is known.
    Other,
}

/// Guesses what a sheet is a ledger of.
pub fn guess(sheet: &Sheet, file: &str, codes: &Codes) -> SheetKind {
    let contacts = suggest(sheet, file, codes, &[]);
    let is_reception = contacts.as_ref().is_some_and(|found| found.mapping.is_reception());
    let titles = contacts.as_ref().map_or(0, |found| found.mapping.titles);
    let plain = |text: &str| packed(text).to_lowercase();
    let over = format!("{} {}", plain(&sheet.name), plain(&structure::title(sheet, titles)));
    let names_reception = desks::RECEPTION.iter().any(|word| over.contains(word));
    let best = Register::ALL
        .into_iter()
        .filter_map(|register| {
            let found = suggest_desk(sheet, register, codes, &[])?;
            let named = longest(register, &over);
            let in_file = if named == 0 { longest(register, &plain(file)) } else { 0 };
            let fits = match named > 0 || in_file > 0 {
                true => found.own >= NAMED,
                false => found.own >= NAMELESS && found.mapping.issues(register).is_empty(),
            };
            fits.then_some((
                found.own * 2 + if named > 0 { 6 + named } else { in_file.min(3) },
                named > 0,
                register,
            ))
        })
        .max_by_key(|(score, ..)| *score);
    match best {
        _ if names_reception && best.is_none_or(|(_, is_named, _)| !is_named) => SheetKind::Reception,
        _ if is_reception && (names_reception || best.is_none_or(|(_, is_named, _)| !is_named)) => {
            SheetKind::Reception
        }
        Some((.., register)) => SheetKind::Desk(register),
        None => SheetKind::Other,
    }
}

/// Characters of the longest word for a register in a text.
fn longest(register: Register, text: &str) -> usize {
    let found = desks::names(register).iter().filter(|word| text.contains(**word));
    found.map(|word| word.chars().count()).max().unwrap_or(0)
}

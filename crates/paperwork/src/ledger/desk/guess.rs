//! Which register a sheet is of, by its name, its title and the words over its columns.

use casework::code::Codes;
use casework::register::{Item, Register};
use casework::text::packed;
use serde::{Deserialize, Serialize};

use super::super::dictionary::desks;
use super::super::{structure, suggest};
use super::{Book, Column, DeskSuggestion, suggest_desk};
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
    /// Repayments of loans.
    Repayments,
    /// Nothing that is known.
    Other,
}

impl SheetKind {
    /// What its rows are, beside the reception's.
    pub fn book(self) -> Option<Book> {
        match self {
            SheetKind::Desk(register) => Some(Book::Entries(register)),
            SheetKind::Repayments => Some(Book::Repayments),
            SheetKind::Reception | SheetKind::Other => None,
        }
    }
}

impl From<Book> for SheetKind {
    fn from(book: Book) -> SheetKind {
        match book {
            Book::Entries(register) => SheetKind::Desk(register),
            Book::Repayments => SheetKind::Repayments,
        }
    }
}

/// Guesses what a sheet is a ledger of.
pub fn guess(sheet: &Sheet, file: &str, codes: &Codes) -> SheetKind {
    let contacts = suggest(sheet, file, codes, &[]);
    let is_reception = contacts.as_ref().is_some_and(|found| found.mapping.is_reception());
    let titles = contacts.as_ref().map_or(0, |found| found.mapping.titles);
    let plain = |text: &str| packed(text).to_lowercase();
    let over = format!("{} {}", plain(&sheet.name), plain(&structure::title(sheet, titles)));
    let names_reception = desks::RECEPTION.iter().any(|word| over.contains(word));
    if !names_reception && is_of_repayments(sheet, &over, codes) {
        return SheetKind::Repayments;
    }
    let best = Register::ALL
        .into_iter()
        .filter_map(|register| {
            let found = suggest_desk(sheet, register, codes, &[])?;
            let named = longest(register, &over);
            let in_file = if named == 0 { longest(register, &plain(file)) } else { 0 };
            let fits = match named > 0 || in_file > 0 {
                true => found.own.len() >= NAMED,
                false => found.own.len() >= NAMELESS && found.mapping.issues(register).is_empty(),
            };
            fits.then_some((
                found.own.len() * 2 + if named > 0 { 6 + named } else { in_file.min(3) },
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

/// Does a sheet say in words of its own when and how much was repaid? One that says too how much was lent is a ledger of loans,
/// unless its name or title says otherwise.
fn is_of_repayments(sheet: &Sheet, over: &str, codes: &Codes) -> bool {
    let own = |book: Book| suggest_desk(sheet, book, codes, &[]);
    let says = |found: &Option<DeskSuggestion>, item: Item| {
        found.as_ref().is_some_and(|found| found.own.contains(&Column::Item(item)))
    };
    let repaid = own(Book::Repayments)
        .filter(|found| found.mapping.issues(Book::Repayments).is_empty() && found.mapping.heads > 0);
    let is_named = desks::REPAYMENTS.iter().any(|word| over.contains(word));
    let is_lent = says(&own(Register::Loan.into()), Item::Amount);
    says(&repaid, Item::PaidDay) && says(&repaid, Item::PaidPrincipal) && (is_named || !is_lent)
}

/// Characters of the longest word for a register in a text.
fn longest(register: Register, text: &str) -> usize {
    let found = desks::names(register).iter().filter(|word| text.contains(**word));
    found.map(|word| word.chars().count()).max().unwrap_or(0)
}

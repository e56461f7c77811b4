//! What the rows of a sheet beside the reception's are: entries of a register, or repayments of loans.

use casework::register::{EntryLayout, Item, Register};
use serde::{Deserialize, Serialize};

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Book {
    /// Entries of a register.
    Entries(Register),
    /// Repayments of loans.
    Repayments,
}

impl Book {
    /// Everything that a sheet can be taken for, each register with what is kept beside it.
    pub fn all() -> impl Iterator<Item = Book> {
        Register::ALL.into_iter().flat_map(|register| {
            let beside = (register == Register::Loan).then_some(Book::Repayments);
            std::iter::once(Book::Entries(register)).chain(beside)
        })
    }

    /// The register that its rows come to.
    pub fn register(self) -> Register {
        match self {
            Book::Entries(register) => register,
            Book::Repayments => Register::Loan,
        }
    }

    /// Its word in the page.
    pub fn word(self) -> &'static str {
        match self {
            Book::Entries(register) => register.word(),
            Book::Repayments => "repayments",
        }
    }

    /// That of a word.
    pub fn parse(word: &str) -> Option<Book> {
        Book::all().find(|book| book.word() == word)
    }

    /// That of a layout: one of repayments has a column that says what was repaid.
    pub fn of(layout: &EntryLayout) -> Book {
        let repaid = Some(Item::PaidPrincipal.name());
        match layout.register == Register::Loan && layout.columns.iter().any(|name| name.as_deref() == repaid)
        {
            true => Book::Repayments,
            false => Book::Entries(layout.register),
        }
    }
}

impl From<Register> for Book {
    fn from(register: Register) -> Book {
        Book::Entries(register)
    }
}

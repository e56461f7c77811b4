//! The registers of the other desks: relief, legal aid, placement, loans, and the simple ones beside them.
//!
//! One shape for all: an `Entry` is a person, a sheet of typed values under a closed list of items, rows of the same kind
//! (members, goods, instalments), and the stages it went through. What a register holds, asks for and allows is data in
//! `spec`. Kept on disk: `Register`, `Item`, `Group`, `Stage` and `Value` grow at their end only; a struct that changes
//! takes a new format byte of the journal.

pub mod balance;
mod check;
mod circumstance;
mod days;
mod draft;
mod due;
mod entry;
mod import;
mod item;
mod number;
mod path;
mod person;
mod repayment;
mod rules;
mod sheet;
mod spec;
mod stage;
mod twin;
mod value;

pub use balance::Balance;
pub use check::Around;
pub(crate) use check::past_day;
pub use circumstance::{Circumstance, Said};
pub use days::{DatedDays, DayRule, DayRules, MOST_DAYS};
pub use draft::{EntryDraft, RowDraft};
pub use due::{Due, DueWhy};
pub use entry::{Entry, Step};
pub use import::{
    EntryImport, EntryLayout, EntryNote, EntryPrints, EntryTwin, EntryTwins, EntryWhy, LeftOut, LeftRow,
};
pub use item::{Group, Item, Kind, PAID};
pub use number::EntryNumber;
pub use path::{Path, Reach, Side};
pub use person::Person;
pub use repayment::{Claim, Joining, Repayment, join};
pub(crate) use rules::is_of_household;
pub use sheet::{Row, Sheet, Value};
pub use spec::{Ask, Counting, Section, Spec};
pub use stage::Stage;

use serde::{Deserialize, Serialize};

/// A register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Register {
    /// Hardship relief (困难救助).
    Relief,
    /// Legal aid (法律援助).
    Legal,
    /// People looking for work (求职).
    Seeker,
    /// Posts that employers offer (招聘).
    Vacancy,
    /// Job fairs (招聘会).
    Fair,
    /// Employment micro-loans (小额贷款).
    Loan,
    /// Visits to homes, with money and goods (走访慰问).
    HomeVisit,
    /// Charges waived or subsidised (减免优待).
    Waiver,
    /// Hardship cards (优待证).
    Card,
    /// Donations (募捐).
    Donation,
}

impl Register {
    /// All registers, in the order of the rail.
    pub const ALL: [Register; 10] = [
        Register::Relief,
        Register::Legal,
        Register::Seeker,
        Register::Vacancy,
        Register::Fair,
        Register::Loan,
        Register::HomeVisit,
        Register::Waiver,
        Register::Card,
        Register::Donation,
    ];

    /// Its word, in addresses, names of figures and of controls.
    pub fn word(self) -> &'static str {
        match self {
            Register::Relief => "relief",
            Register::Legal => "legal",
            Register::Seeker => "seekers",
            Register::Vacancy => "vacancies",
            Register::Fair => "fairs",
            Register::Loan => "loans",
            Register::HomeVisit => "home-visits",
            Register::Waiver => "waivers",
            Register::Card => "cards",
            Register::Donation => "donations",
        }
    }

    /// The register of a word.
    pub fn parse(word: &str) -> Option<Register> {
        Register::ALL.into_iter().find(|register| register.word() == word)
    }

    /// What it holds, asks for and allows.
    pub fn spec(self) -> &'static Spec {
        spec::of(self)
    }
}

#[cfg(test)]
mod tests;

//! Questions to the lists of contacts and of entries.

use serde::{Deserialize, Serialize};

use crate::figure::Figure;
use crate::register::Register;
use crate::tally::{Tally, TallyTerm};
use crate::time::{Day, Period};

/// Which contacts, in which order. Its `Debug` is silent: what was searched for may be a name or a number.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub struct ContactQuery {
    /// Received in these months; none = ever.
    pub period: Option<Period>,
    /// Received on these days, both included; none = ever.
    pub days: Option<(Day, Day)>,
    /// The rows behind this figure; none = every contact, calls without content included.
    pub figure: Option<Figure>,
    /// Further conditions; several of one property mean "any of them".
    pub terms: Vec<crate::figure::Term>,
    /// Words that must all be found; empty = any contact.
    pub text: String,
    /// Where they are looked for.
    pub search_in: SearchIn,
    /// Ordered by.
    pub sort: Sort,
    /// Largest first.
    pub descending: bool,
    /// Show the withdrawn instead.
    pub withdrawn: bool,
}

/// Where in a contact the words of a search are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum SearchIn {
    /// Number, name, phones, ID, employer, demand, notes.
    #[default]
    Everything,
    /// Who asks what: name, phones and demand alone.
    Matter,
}

/// What a list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Sort {
    /// Time received, then number.
    #[default]
    Received,
    /// Number.
    Number,
    /// Channel.
    Channel,
    /// Name.
    Name,
    /// Employer.
    Employer,
    /// Category.
    Category,
    /// People concerned.
    Involved,
    /// Handling.
    Handling,
    /// Receiver.
    Receiver,
    /// Order in which they came into the casebook.
    Entered,
}

/// Which entries of a register, in which order. Its `Debug` is silent, as that of `ContactQuery`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EntryQuery {
    /// Register.
    pub register: Register,
    /// In these months, by the day the tally goes by, or entered in them where there is no tally; none = ever.
    pub period: Option<Period>,
    /// Entered on this day or later; none = from the first.
    pub from: Option<Day>,
    /// Entered on this day or earlier; none = to the last.
    pub to: Option<Day>,
    /// The rows behind this tally; none = every entry.
    pub tally: Option<Tally>,
    /// Further conditions; several of one property mean "any of them".
    pub terms: Vec<TallyTerm>,
    /// Found anywhere in number, person and values.
    pub text: String,
    /// Ordered by.
    pub sort: EntrySort,
    /// Largest first.
    pub descending: bool,
    /// Show the withdrawn instead.
    pub withdrawn: bool,
}

/// What a list of entries is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum EntrySort {
    /// Day entered, then number.
    #[default]
    Opened,
    /// Number.
    Number,
    /// Name.
    Name,
    /// Stage, in the order of the register's path.
    Stage,
    /// Money it counts for.
    Amount,
    /// Since when it stands at its stage.
    Since,
}

impl EntryQuery {
    /// Does it want an entry of this day, as far as days are named?
    pub fn holds(&self, opened: Day) -> bool {
        self.from.is_none_or(|from| opened >= from) && self.to.is_none_or(|to| opened <= to)
    }

    /// Every entry of a register that is not withdrawn.
    pub fn of(register: Register) -> EntryQuery {
        EntryQuery {
            register,
            period: None,
            from: None,
            to: None,
            tally: None,
            terms: Vec::new(),
            text: String::new(),
            sort: EntrySort::default(),
            descending: false,
            withdrawn: false,
        }
    }
}

/// What has been typed of the person so far; any part may be empty.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct LookUp {
    /// Telephone number, or its beginning.
    pub phone: String,
    /// Name.
    pub name: String,
    /// ID number, or its beginning.
    pub id_number: String,
    /// Employer.
    pub employer: String,
    /// Leave out this record (the one being edited).
    pub except: Option<crate::contact::RecordId>,
}

/// Which lines of the log of looks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct AccessQuery {
    /// Who looked; none = anybody.
    pub by: Option<crate::staff::StaffId>,
    /// A part of the name or of the number of the record looked at; empty = any.
    pub text: String,
}

impl std::fmt::Debug for AccessQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccessQuery(…)")
    }
}

impl std::fmt::Debug for ContactQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContactQuery(…)")
    }
}

impl std::fmt::Debug for EntryQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EntryQuery(…)")
    }
}

impl std::fmt::Debug for LookUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LookUp(…)")
    }
}

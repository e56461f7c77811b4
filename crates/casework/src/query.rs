//! Questions to the list of contacts.

use serde::{Deserialize, Serialize};

use crate::figure::Figure;
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
    /// Found anywhere in number, name, phone, ID, employer, demand, notes.
    pub text: String,
    /// Ordered by.
    pub sort: Sort,
    /// Largest first.
    pub descending: bool,
    /// Show the withdrawn instead.
    pub withdrawn: bool,
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

impl std::fmt::Debug for ContactQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContactQuery(…)")
    }
}

impl std::fmt::Debug for LookUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LookUp(…)")
    }
}

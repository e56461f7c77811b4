//! One person across all desks: a line of the list of persons, and the page with everything done for them.

use serde::{Deserialize, Serialize};

use super::{ContactRow, EntryRow, Fit, mask_id, mask_phone};
use crate::contact::RecordId;
use crate::identity::{Sex, is_erased_name};
use crate::register::{Circumstance, Person, Register};
use crate::time::Day;

/// A person as a list shows one. Numbers are masked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct PersonLine {
    /// The latest record; the person's page is asked for by it.
    pub key: RecordId,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Birth date.
    pub birth: Option<Day>,
    /// Document, masked; empty = none.
    pub id_number: String,
    /// First telephone, masked; empty = none.
    pub phone: String,
    /// Employer.
    pub employer: String,
    /// Key of the district; empty = not filled in.
    pub district: String,
    /// How many contacts.
    pub contacts: u32,
    /// How many entries, by register, those with none left out.
    pub entries: Vec<(Register, u32)>,
    /// How many of all are not finished.
    pub open: u32,
    /// Day of the latest record.
    pub last: Day,
    /// What was asked for by telephone fits.
    pub by_phone: Fit,
    /// What was asked for by document fits.
    pub by_id: Fit,
}

/// One thing done for a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// A contact.
    Contact(ContactRow),
    /// An entry of a register.
    Entry(EntryRow),
}

/// What a person's records say of employer, district or household.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Which of it.
    pub what: Circumstance,
    /// The latest record that says it.
    pub from: RecordId,
    /// As `Said::text` has it.
    pub text: String,
}

/// A person's page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFile {
    /// The person.
    pub line: PersonLine,
    /// Employer, district and household, each once, in the order of `Circumstance::ALL`; what no record says is not there.
    pub told: Vec<Told>,
    /// Everything done, latest first.
    pub deeds: Vec<Deed>,
    /// Entries of other persons' households that name this person as a member, latest first.
    pub household: Vec<EntryRow>,
    /// Others who may be the same: of the same name and birth, or of the same name and telephone.
    pub alike: Vec<PersonLine>,
}

impl PersonLine {
    /// The face of a person; what is counted is still to come.
    pub fn of(key: RecordId, person: &Person) -> PersonLine {
        PersonLine {
            key,
            name: person.name.clone(),
            sex: person.sex,
            birth: person.birth,
            id_number: person.id_document.as_ref().map_or(String::new(), |id| mask_id(&id.number)),
            phone: person.phones.first().map_or(String::new(), mask_phone),
            employer: person.employer.clone(),
            district: person.district.as_ref().map_or(String::new(), |key| key.as_str().to_owned()),
            ..PersonLine::default()
        }
    }
}

impl PersonLine {
    /// Was the person erased?
    pub fn is_erased(&self) -> bool {
        is_erased_name(&self.name)
    }
}

impl Deed {
    /// Its key.
    pub fn id(&self) -> RecordId {
        match self {
            Deed::Contact(row) => row.id,
            Deed::Entry(row) => row.id,
        }
    }

    /// Its day.
    pub fn day(&self) -> Day {
        match self {
            Deed::Contact(row) => row.received.day,
            Deed::Entry(row) => row.opened,
        }
    }

    /// Is something still to be done?
    pub fn is_open(&self) -> bool {
        match self {
            Deed::Contact(row) => row.status != crate::contact::Status::Done,
            Deed::Entry(row) => row.open,
        }
    }
}

//! What stands around a person in their records: employer, district, household. Records of different days may well say
//! different things of it, and nobody is known by it; so it is apart from the person, and taken from one record to another
//! only where somebody says that it holds for all.

use serde::{Deserialize, Serialize};

use super::{Ask, Entry, Group, Item, Row, Value};
use crate::code::CodeKey;
use crate::contact::Contact;
use crate::identity::EmployerCode;

/// One thing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Circumstance {
    /// Employer, with its credit code where a contact has one.
    Employer,
    /// District.
    District,
    /// An item of the household.
    Household(Item),
    /// The members of the household.
    Members,
}

/// What a record says of one thing; never empty. Its `Debug` prints nothing.
#[derive(Clone, PartialEq, Eq)]
pub enum Said {
    /// Of `Circumstance::Employer`.
    Employer(String, Option<EmployerCode>),
    /// Of `Circumstance::District`.
    District(CodeKey),
    /// Of `Circumstance::Household`.
    Household(Item, Value),
    /// Of `Circumstance::Members`: their rows.
    Members(Vec<Row>),
}

impl Circumstance {
    /// All of it, in the order a page shows it.
    pub const ALL: [Circumstance; 8] = [
        Circumstance::Employer,
        Circumstance::District,
        Circumstance::Household(Item::HouseholdClass),
        Circumstance::Household(Item::HouseholdSize),
        Circumstance::Members,
        Circumstance::Household(Item::Income),
        Circumstance::Household(Item::Address),
        Circumstance::Household(Item::Hardship),
    ];

    /// Its name: the control's `name`.
    pub fn name(self) -> &'static str {
        match self {
            Circumstance::Employer => "employer",
            Circumstance::District => "district",
            Circumstance::Household(item) => item.name(),
            Circumstance::Members => Group::Member.word(),
        }
    }

    /// What a contact says of it; none = nothing, or nothing that is kept of a contact.
    pub fn of_contact(self, contact: &Contact) -> Option<Said> {
        match self {
            Circumstance::Employer => {
                let employer = Some(&contact.employer).filter(|employer| !employer.is_empty())?;
                Some(Said::Employer(employer.clone(), contact.employer_code.clone()))
            }
            Circumstance::District => contact.district.clone().map(Said::District),
            Circumstance::Household(_) | Circumstance::Members => None,
        }
    }

    /// What an entry says of it; none = nothing, or nothing that is kept of its person. The employer of a vacancy is not
    /// that of the one to ask for.
    pub fn of_entry(self, entry: &Entry) -> Option<Said> {
        if !self.is_kept_by(entry) {
            return None;
        }
        match self {
            Circumstance::Employer => {
                let employer = Some(&entry.person.employer).filter(|employer| !employer.is_empty())?;
                Some(Said::Employer(employer.clone(), None))
            }
            Circumstance::District => entry.person.district.clone().map(Said::District),
            Circumstance::Household(item) => {
                entry.sheet.get(item).map(|value| Said::Household(item, value.clone()))
            }
            Circumstance::Members => Some(members(entry)).filter(|rows| !rows.is_empty()).map(Said::Members),
        }
    }

    fn is_kept_by(self, entry: &Entry) -> bool {
        let spec = entry.register().spec();
        let asks = match self {
            Circumstance::Employer | Circumstance::District => true,
            Circumstance::Household(item) => spec.has(item),
            Circumstance::Members => spec.groups.contains(&Group::Member),
        };
        asks && spec.ask == Ask::Person
    }
}

impl Said {
    /// What it is about.
    pub fn circumstance(&self) -> Circumstance {
        match self {
            Said::Employer(..) => Circumstance::Employer,
            Said::District(_) => Circumstance::District,
            Said::Household(item, _) => Circumstance::Household(*item),
            Said::Members(_) => Circumstance::Members,
        }
    }

    /// A contact says so, too, where it has a place for it. An employer's code that is known stays with the same employer.
    pub fn tell_contact(&self, contact: &mut Contact) {
        match self {
            Said::Employer(employer, code) if *employer == contact.employer => {
                contact.employer_code = code.clone().or(contact.employer_code.take());
            }
            Said::Employer(employer, code) => {
                contact.employer.clone_from(employer);
                contact.employer_code.clone_from(code);
            }
            Said::District(key) => contact.district = Some(key.clone()),
            Said::Household(..) | Said::Members(_) => {}
        }
    }

    /// An entry says so, too, where its register asks for it.
    pub fn tell_entry(&self, entry: &mut Entry) {
        if !self.circumstance().is_kept_by(entry) {
            return;
        }
        match self {
            Said::Employer(employer, _) => entry.person.employer.clone_from(employer),
            Said::District(key) => entry.person.district = Some(key.clone()),
            Said::Household(item, value) => entry.sheet.set(*item, Some(value.clone())),
            Said::Members(rows) if *rows != members(entry) => {
                entry.rows.retain(|row| row.group != Group::Member);
                entry.rows.splice(..0, rows.iter().cloned());
            }
            Said::Members(_) => {}
        }
    }

    /// In a line, without a number that is masked: a code as its key, members by their names.
    pub fn text(&self) -> String {
        match self {
            Said::Employer(employer, _) => employer.clone(),
            Said::District(key) => key.as_str().to_owned(),
            Said::Household(_, value) => value.text(),
            Said::Members(rows) => {
                let names: Vec<&str> = rows.iter().map(|row| row.sheet.text(Item::MemberName)).collect();
                names.join(" · ")
            }
        }
    }
}

fn members(entry: &Entry) -> Vec<Row> {
    entry.rows.iter().filter(|row| row.group == Group::Member).cloned().collect()
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Said({:?})", self.circumstance())
    }
}

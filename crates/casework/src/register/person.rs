//! Who an entry is about: what a register keeps of a person, so that one person is known at every desk.

use serde::{Deserialize, Serialize};

use crate::code::CodeKey;
use crate::contact::Contact;
use crate::identity::{IdDocument, Phone, Sex};
use crate::time::Day;

/// A person, or the unit that gives or offers. Its `Debug` prints nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Person {
    /// Name; of a vacancy that of the one to ask for; empty where unknown.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Birth date, derived from the ID where there is a valid one.
    pub birth: Option<Day>,
    /// Identity document.
    pub id_document: Option<IdDocument>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// Employer's name; empty where unknown.
    pub employer: String,
    /// District.
    pub district: Option<CodeKey>,
}

impl Person {
    /// The person of a contact; nobody where the contact is anonymous.
    pub fn of(contact: &Contact) -> Person {
        let known = !contact.anonymous;
        Person {
            name: if known { contact.name.clone() } else { String::new() },
            sex: contact.sex,
            birth: contact.birth,
            id_document: contact.id_document.clone().filter(|_| known),
            phones: contact.phones.clone(),
            employer: contact.employer.clone(),
            district: contact.district.clone(),
        }
    }
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}

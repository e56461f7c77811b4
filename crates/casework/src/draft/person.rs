//! Who an entry is about, as typed: the same fields and the same checks as on the form of a contact.

use serde::{Deserialize, Serialize};

use super::ContactDraft;
use super::fields::Check;
use crate::code::{Codes, ListName};
use crate::identity::{IdDocument, IdKind, Sex};
use crate::issue::Issue;
use crate::register::Person;
use crate::text::{line, name};
use crate::time::Day;

/// What the form holds of a person. Field names are those of a contact's form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct PersonDraft {
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Kind of document.
    pub id_kind: IdKind,
    /// Number of the document.
    pub id_number: String,
    /// `YYYY-MM-DD`, only where no document says it.
    pub birth: String,
    /// First telephone number.
    pub phone: String,
    /// Second telephone number.
    pub phone_2: String,
    /// Employer.
    pub employer: String,
    /// Key of the district; empty = not filled in.
    pub district: String,
}

/// A person being checked: as kept before, as first shown, and around when.
pub(crate) struct Known<'a> {
    /// The draft the form was opened with; none = a new entry.
    pub original: Option<&'a PersonDraft>,
    /// The document as it is kept, whose verdict stays.
    pub document: Option<&'a IdDocument>,
    /// Nobody is born after this day.
    pub on: Day,
    /// Today.
    pub today: Day,
    /// Code lists.
    pub codes: &'a Codes,
}

impl PersonDraft {
    /// A person as a form.
    pub fn of(person: &Person) -> PersonDraft {
        let phone =
            |at: usize| person.phones.get(at).map_or(String::new(), |phone| phone.as_str().to_owned());
        let document = person.id_document.as_ref();
        PersonDraft {
            name: person.name.clone(),
            sex: person.sex,
            id_kind: document.map_or(IdKind::default(), |document| document.kind),
            id_number: document.map_or(String::new(), |document| document.number.clone()),
            birth: person.birth.map_or(String::new(), |day| day.to_string()),
            phone: phone(0),
            phone_2: phone(1),
            employer: person.employer.clone(),
            district: person.district.as_ref().map_or(String::new(), |key| key.as_str().to_owned()),
        }
    }

    /// Text made plain and typed; further telephones that the form does not show are the caller's to keep.
    pub(crate) fn check(&self, known: &Known<'_>) -> (Person, Vec<Issue>) {
        let original = known.original.map(|original| Box::new(original.as_contact()));
        let draft = ContactDraft { original, ..self.as_contact() };
        let mut check = Check {
            draft: &draft,
            kept: known.document,
            today: known.today,
            codes: known.codes,
            issues: Vec::new(),
        };
        let (id_document, birth, sex) = check.person(known.on);
        let person = Person {
            name: check.text("name", |d| &d.name, name, 40),
            sex,
            birth,
            id_document,
            phones: check.phones(),
            employer: check.text("employer", |d| &d.employer, line, 100),
            district: check.code("district", ListName::District, &self.district),
        };
        (person, check.issues)
    }

    fn as_contact(&self) -> ContactDraft {
        ContactDraft {
            name: self.name.clone(),
            sex: self.sex,
            id_kind: self.id_kind,
            id_number: self.id_number.clone(),
            birth: self.birth.clone(),
            phone: self.phone.clone(),
            phone_2: self.phone_2.clone(),
            employer: self.employer.clone(),
            district: self.district.clone(),
            ..ContactDraft::default()
        }
    }
}

impl From<&ContactDraft> for PersonDraft {
    fn from(draft: &ContactDraft) -> PersonDraft {
        let known = !draft.anonymous;
        let kept = |text: &String| if known { text.clone() } else { String::new() };
        PersonDraft {
            name: kept(&draft.name),
            sex: draft.sex,
            id_kind: draft.id_kind,
            id_number: kept(&draft.id_number),
            birth: draft.birth.clone(),
            phone: draft.phone.clone(),
            phone_2: draft.phone_2.clone(),
            employer: draft.employer.clone(),
            district: draft.district.clone(),
        }
    }
}

impl std::fmt::Debug for PersonDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonDraft(…)")
    }
}

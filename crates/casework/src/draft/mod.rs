//! A contact as it is being typed: text, not yet checked. One draft signal on the page holds it; it is autosaved sealed.
//!
//! Field names are the controls' `name`s (kebab-case of the field here). Kept on disk in rows held aside: a change here takes
//! a new format byte of the journal.

mod check;
mod fields;
mod person;
#[cfg(test)]
mod tests;

pub use check::Checked;
pub(crate) use person::Known;
pub use person::PersonDraft;

use serde::{Deserialize, Serialize};

use crate::contact::{Channel, Contact, Line, Nature, RecordId, Satisfaction, Status, VoidCall};
use crate::identity::{IdKind, Sex};
use crate::time::{CivilTime, Day};

/// What the form holds. Text stays as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ContactDraft {
    /// Being edited; none = a new one.
    pub editing: Option<RecordId>,
    /// `YYYY-MM-DD`.
    pub received_date: String,
    /// `HH:MM`, may be empty.
    pub received_time: String,
    /// Channel.
    pub channel: Channel,
    /// Line of a call.
    pub line: Line,
    /// Nature.
    pub nature: Nature,
    /// Call without content.
    pub void: Option<VoidCall>,
    /// Would not give a name.
    pub anonymous: bool,
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
    /// Employer's code.
    pub employer_code: String,
    /// Key of the district; empty = not filled in.
    pub district: String,
    /// Key of the category; empty = not filled in.
    pub category: String,
    /// What they ask.
    pub demand: String,
    /// People present; empty = 1.
    pub people: String,
    /// People concerned; empty = as many as present.
    pub involved: String,
    /// Group.
    pub group: bool,
    /// Urgent.
    pub urgent: bool,
    /// Confidential.
    pub confidential: bool,
    /// Risk.
    pub risk: bool,
    /// Received by.
    pub receiver: String,
    /// Key of how it was handled; empty = not filled in.
    pub handling: String,
    /// Status.
    pub status: Status,
    /// `YYYY-MM-DD`, day finished.
    pub done: String,
    /// Satisfaction; none = not asked.
    pub satisfaction: Option<Satisfaction>,
    /// Notes.
    pub notes: String,
    /// Earlier contacts of the same matter.
    pub earlier: Vec<RecordId>,
    /// The draft as it was when the record was opened for editing; the act refuses where the record is no longer so.
    pub original: Option<Box<ContactDraft>>,
}

impl ContactDraft {
    /// An empty form for a contact coming in now.
    pub fn new(now: CivilTime, receiver: &str) -> ContactDraft {
        ContactDraft {
            received_date: now.day.to_string(),
            received_time: now.minute_text(),
            receiver: receiver.to_owned(),
            ..ContactDraft::default()
        }
    }

    /// A record as a form to edit it. Checking it unchanged gives the same record.
    pub fn of(contact: &Contact) -> ContactDraft {
        let text = |key: &Option<crate::code::CodeKey>| {
            key.as_ref().map_or(String::new(), |key| key.as_str().to_owned())
        };
        let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
        let phone =
            |at: usize| contact.phones.get(at).map_or(String::new(), |phone| phone.as_str().to_owned());
        let document = contact.id_document.as_ref();
        let draft = ContactDraft {
            editing: Some(contact.id),
            received_date: contact.received.day.to_string(),
            received_time: contact.received.minute_text(),
            channel: contact.channel,
            line: contact.line,
            nature: contact.nature,
            void: contact.void,
            anonymous: contact.anonymous,
            name: contact.name.clone(),
            sex: contact.sex,
            id_kind: document.map_or(IdKind::default(), |document| document.kind),
            id_number: document.map_or(String::new(), |document| document.number.clone()),
            birth: day(contact.birth),
            phone: phone(0),
            phone_2: phone(1),
            employer: contact.employer.clone(),
            employer_code: contact
                .employer_code
                .as_ref()
                .map_or(String::new(), |code| code.as_str().to_owned()),
            district: text(&contact.district),
            category: text(&contact.category),
            demand: contact.demand.clone(),
            people: contact.people.to_string(),
            involved: contact.involved.to_string(),
            group: contact.group,
            urgent: contact.urgent,
            confidential: contact.confidential,
            risk: contact.risk,
            receiver: contact.receiver.clone(),
            handling: text(&contact.handling),
            status: contact.status,
            done: day(contact.done),
            satisfaction: contact.satisfaction,
            notes: contact.notes.clone(),
            earlier: contact.earlier.clone(),
            original: None,
        };
        ContactDraft { original: Some(Box::new(draft.clone())), ..draft }
    }

    /// Was anything typed or chosen since the form was opened to edit a record? A new form says yes.
    pub fn is_changed(&self) -> bool {
        match &self.original {
            Some(original) => ContactDraft { original: None, ..self.clone() } != **original,
            None => true,
        }
    }
}

impl std::fmt::Debug for ContactDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContactDraft(…)")
    }
}

//! A contact as a row of a list. Phone masked, no document number, no notes.

use super::{ContactRow, mask_phone};
use crate::code::CodeKey;
use crate::contact::Contact;

/// Characters of the demand that a row shows.
const DEMAND: usize = 60;

impl ContactRow {
    /// The row of a contact.
    pub fn of(contact: &Contact) -> ContactRow {
        let key = |key: &Option<CodeKey>| key.as_ref().map_or(String::new(), |key| key.as_str().to_owned());
        ContactRow {
            id: contact.id,
            number: contact.number,
            received: contact.received,
            channel: contact.channel,
            line: contact.line,
            nature: contact.nature,
            void: contact.void,
            anonymous: contact.anonymous,
            name: contact.name.clone(),
            phone: contact.phones.first().map_or(String::new(), mask_phone),
            employer: contact.employer.clone(),
            district: key(&contact.district),
            category: key(&contact.category),
            demand: contact
                .demand
                .chars()
                .take(DEMAND)
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect(),
            people: contact.people,
            involved: contact.involved,
            urgent: contact.urgent,
            handling: key(&contact.handling),
            status: contact.status,
            done: contact.done,
            satisfaction: contact.satisfaction,
            receiver: contact.receiver.clone(),
            flags: u8::try_from(contact.flags.len()).unwrap_or(u8::MAX),
        }
    }
}

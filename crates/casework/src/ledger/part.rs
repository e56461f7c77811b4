//! The part of a contact that a column of a ledger says: is it different, and taking it over.

use super::Field;
use crate::contact::{Channel, Contact, Line, Nature};
use crate::issue::IssueCode;

/// Digits that every form of a rounded number keeps: `1.30799E+17`.
const KEPT: usize = 7;

/// Was the number of the document rounded by a spreadsheet?
fn is_lost(contact: &Contact) -> bool {
    contact.flags.contains(&IssueCode::IdDigitsLost)
}

fn start(contact: &Contact) -> Option<&str> {
    let number = contact.id_document.as_ref().map(|document| document.number.as_str());
    number.map(|number| number.get(..KEPT).unwrap_or(number))
}

/// Does a row say that a contact came in by another channel or line?
fn came_otherwise(row: &Contact, contact: &Contact) -> bool {
    let channel = row.channel != Channel::Unspecified && row.channel != contact.channel;
    channel || (row.line == Line::Hotline && contact.line != Line::Hotline)
}

/// Is a contact a call without content, which was over when it ended? A row that does not say so says nothing of how it
/// stands.
fn is_over(row: &Contact, contact: &Contact) -> bool {
    contact.void.is_some() && row.void.is_none()
}

impl Field {
    /// Does a row `a` say other things than a contact `b` in this column? Where a row only says less (a day without its
    /// time, no line, a channel without what was wanted) it is no other.
    pub fn differs(self, a: &Contact, b: &Contact) -> bool {
        match self {
            Field::Received => {
                a.received.day != b.received.day
                    || (a.received.minute.is_some() && a.received.minute != b.received.minute)
            }
            Field::Class => a.class() != b.class() || came_otherwise(a, b),
            Field::Channel => {
                came_otherwise(a, b) || (a.nature != Nature::Unspecified && a.nature != b.nature)
            }
            Field::Name => (&a.name, a.anonymous) != (&b.name, b.anonymous),
            Field::Sex => a.sex != b.sex,
            Field::IdNumber => {
                a.id_document != b.id_document && !(is_lost(a) && is_lost(b) && start(a) == start(b))
            }
            Field::Phone => a.phones != b.phones,
            Field::Employer => a.employer != b.employer,
            Field::District => a.district != b.district,
            Field::Category => a.category != b.category,
            Field::Demand => a.demand != b.demand,
            Field::People => a.people != b.people,
            Field::Involved => a.involved != b.involved,
            Field::Asked => a.asked != b.asked,
            Field::Receiver => a.receiver != b.receiver,
            Field::Handling => a.handling != b.handling || (a.status != b.status && !is_over(a, b)),
            Field::Done => (a.done, a.status) != (b.done, b.status) && !is_over(a, b),
            Field::Satisfaction => a.satisfaction != b.satisfaction,
            Field::Notes => a.notes != b.notes,
            Field::Void => a.void != b.void,
        }
    }

    /// Takes over what this column says.
    pub fn take_over(self, into: &mut Contact, from: &Contact) {
        match self {
            Field::Received if self.differs(from, into) => into.received = from.received,
            Field::Class | Field::Channel if self.differs(from, into) => {
                if from.channel != Channel::Unspecified && from.channel != into.channel {
                    (into.channel, into.line) = (from.channel, from.line);
                }
                if from.line == Line::Hotline {
                    into.line = Line::Hotline;
                }
                let was_consulted = self == Field::Class && into.nature == Nature::Consultation;
                if from.nature != Nature::Unspecified || was_consulted {
                    into.nature = from.nature;
                }
            }
            Field::Received | Field::Class | Field::Channel => {}
            Field::Name => {
                into.name.clone_from(&from.name);
                into.anonymous = from.anonymous;
            }
            Field::Sex => into.sex = from.sex,
            Field::IdNumber => {
                into.id_document.clone_from(&from.id_document);
                into.birth = from.birth.or(into.birth);
            }
            Field::Phone => into.phones.clone_from(&from.phones),
            Field::Employer => into.employer.clone_from(&from.employer),
            Field::District => into.district.clone_from(&from.district),
            Field::Category => into.category.clone_from(&from.category),
            Field::Demand => into.demand.clone_from(&from.demand),
            Field::People => into.people = from.people,
            Field::Involved => into.involved = from.involved,
            Field::Asked => into.asked = from.asked,
            Field::Receiver => into.receiver.clone_from(&from.receiver),
            Field::Handling => {
                into.handling.clone_from(&from.handling);
                if !is_over(from, into) {
                    into.status = from.status;
                }
            }
            Field::Done if is_over(from, into) => {}
            Field::Done => (into.done, into.status) = (from.done, from.status),
            Field::Void => (into.void, into.status, into.done) = (from.void, from.status, from.done),
            Field::Satisfaction => into.satisfaction = from.satisfaction,
            Field::Notes => into.notes.clone_from(&from.notes),
        }
    }
}

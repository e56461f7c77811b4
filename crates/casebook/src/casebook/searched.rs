//! What a contact is found by: the words of a list's search, and the marks a person is known by.

use casework::contact::Contact;

/// What a contact is found by in a list.
pub(super) struct Searched<'a> {
    contact: &'a Contact,
    number: String,
}

impl<'a> Searched<'a> {
    /// Of a contact.
    pub fn of(contact: &'a Contact) -> Searched<'a> {
        Searched { contact, number: contact.number.to_string() }
    }

    /// Each part that is searched.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let contact = self.contact;
        let id = contact.id_document.as_ref().map(|document| document.number.as_str());
        [self.number.as_str(), &contact.name, &contact.employer, &contact.demand, &contact.notes]
            .into_iter()
            .chain(id)
            .chain(contact.phones.iter().map(|phone| phone.as_str()))
    }
}

/// Letter before a telephone number among the marks.
pub(super) const PHONE: char = 't';
/// Letter before the number of a document.
pub(super) const ID: char = 'i';
/// Letter before a name.
pub(super) const NAME: char = 'n';

/// What a person is known by.
pub(super) fn marks(contact: &Contact) -> Vec<String> {
    let phones = contact.phones.iter().map(|phone| format!("{PHONE}{}", phone.as_str()));
    let id = contact.id_document.iter().map(|document| format!("{ID}{}", document.number));
    let name = (!contact.name.is_empty()).then(|| format!("{NAME}{}", contact.name));
    phones.chain(id).chain(name).collect()
}

//! What a contact is found by: the words of a list's search, and the marks a person is known by.

use casework::contact::Contact;
use casework::register::{Entry, Group, Item, Kind, Value};

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

    /// Who asks what: the parts that `SearchIn::Matter` looks in.
    pub fn matter(&self) -> impl Iterator<Item = &str> {
        let Contact { name, demand, phones, .. } = self.contact;
        [name.as_str(), demand].into_iter().chain(phones.iter().map(|phone| phone.as_str()))
    }

    /// The other parts that are searched.
    pub fn rest(&self) -> impl Iterator<Item = &str> {
        let Contact { employer, notes, id_document, .. } = self.contact;
        let id = id_document.as_ref().map(|document| document.number.as_str());
        [self.number.as_str(), employer, notes].into_iter().chain(id)
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

/// Letter before the document of a member of a household.
pub(super) const MEMBER: char = 'm';
/// Letter before the account of a payee.
pub(super) const ACCOUNT: char = 'a';

/// What an entry is found by in a list: its number, its person, and every text of its sheet and rows.
pub(super) fn searched(entry: &Entry) -> Vec<String> {
    let person = &entry.person;
    let mut parts = vec![entry.number.to_string(), person.name.clone(), person.employer.clone()];
    parts.extend(person.id_document.iter().map(|document| document.number.clone()));
    parts.extend(person.phones.iter().map(|phone| phone.as_str().to_owned()));
    let sheets = std::iter::once(&entry.sheet).chain(entry.rows.iter().map(|row| &row.sheet));
    for (item, value) in sheets.flat_map(|sheet| sheet.each()) {
        if let (Value::Text(text), true) = (value, !matches!(item.kind(), Kind::Account)) {
            parts.push(text.clone());
        }
    }
    parts
}

/// What the person of an entry, its household and its payee are known by.
pub(super) fn entry_marks(entry: &Entry) -> Vec<String> {
    let person = &entry.person;
    let phones = person.phones.iter().map(|phone| format!("{PHONE}{}", phone.as_str()));
    let id = person.id_document.iter().map(|document| format!("{ID}{}", document.number));
    let name = (!person.name.is_empty()).then(|| format!("{NAME}{}", person.name));
    let member = |text: &str| (!text.is_empty()).then(|| format!("{MEMBER}{text}"));
    let members = entry.rows_of(Group::Member).filter_map(|row| member(row.text(Item::MemberId)));
    let account = Some(entry.sheet.text(Item::Account)).filter(|account| !account.is_empty());
    let account = account.map(|account| format!("{ACCOUNT}{account}"));
    phones.chain(id).chain(name).chain(members).chain(account).collect()
}

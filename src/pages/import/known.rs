//! What a contact says in a column of a ledger, as shown beside the row: numbers masked.

use casework::act::NumberKind;
use casework::code::{CodeKey, Codes, ListName};
use casework::contact::Nature;
use casework::ledger::Field;
use casework::view::yuan;

use crate::locale::terms::code_word;
use crate::locale::{Lang, Say};
use crate::protocol::ContactSheet;

/// The text of a field; empty where there is none.
pub fn said(field: Field, sheet: &ContactSheet, codes: &Codes, lang: Lang) -> String {
    let contact = &sheet.contact;
    let entry = |list: ListName, key: &Option<CodeKey>| {
        key.as_ref().map(|key| code_word(codes, list, key.as_str(), lang)).unwrap_or_default()
    };
    match field {
        Field::Received => contact.received.to_string(),
        Field::Class if contact.nature == Nature::Consultation => {
            format!("{} {}", contact.channel.say(lang), contact.nature.say(lang))
        }
        Field::Class | Field::Channel => contact.channel.say(lang),
        Field::Void => contact.void.map(|void| void.say(lang)).unwrap_or_default(),
        Field::Name => contact.name.clone(),
        Field::Sex => contact.sex.say(lang),
        Field::IdNumber => number(sheet, NumberKind::Document),
        Field::Phone => number(sheet, NumberKind::Phone),
        Field::Employer => contact.employer.clone(),
        Field::District => entry(ListName::District, &contact.district),
        Field::Category => entry(ListName::Category, &contact.category),
        Field::Demand => contact.demand.clone(),
        Field::People => contact.people.to_string(),
        Field::Involved => contact.involved.to_string(),
        Field::Receiver => contact.receiver.clone(),
        Field::Handling => entry(ListName::Handling, &contact.handling),
        Field::Done => contact.done.map(|day| day.to_string()).unwrap_or_default(),
        Field::Satisfaction => contact.satisfaction.map(|said| said.say(lang)).unwrap_or_default(),
        Field::Notes => contact.notes.clone(),
        Field::Asked => contact.asked.map(yuan).unwrap_or_default(),
    }
}

fn number(sheet: &ContactSheet, kind: NumberKind) -> String {
    let numbers = sheet.numbers.iter().filter(|number| number.kind == kind);
    numbers.map(|number| number.text.as_str()).collect::<Vec<_>>().join(" ")
}

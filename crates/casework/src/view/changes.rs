//! What an act changed of a contact or an entry, field by field, in the order of the form. Closed lists and codes stand as keys,
//! numbers masked: two that differ may look the same.

use super::number::field_masked;
use super::{FieldChange, row_prefix, yuan};
use crate::contact::Contact;
use crate::draft::ContactDraft;
use crate::register::{Entry, EntryDraft, Group};

/// The fields that differ; before the first record every filled field.
pub fn field_changes(before: Option<&Contact>, after: &Contact) -> Vec<FieldChange> {
    let was = before.map(fields).unwrap_or_default();
    let mut changes = Vec::new();
    for (at, (field, after)) in fields(after).into_iter().enumerate() {
        let before = was.get(at).map_or(String::new(), |(_, text)| text.clone());
        if before != after {
            changes.push(masked(FieldChange { field: field.to_owned(), before, after }));
        }
    }
    changes
}

/// The same of an entry. The stage it stands at is the field `stage`, the reason given for it `reason`.
pub fn entry_changes(before: Option<&Entry>, after: &Entry) -> Vec<FieldChange> {
    let (was, is) = (before.map(entry_fields).unwrap_or_default(), entry_fields(after));
    let text = |fields: &[(String, String)], field: &str| {
        fields.iter().find(|(name, _)| name == field).map_or(String::new(), |(_, text)| text.clone())
    };
    let gone = was.iter().filter(|(field, _)| !is.iter().any(|(name, _)| name == field));
    let all = is.iter().chain(gone).map(|(field, _)| FieldChange {
        field: field.clone(),
        before: text(&was, field),
        after: text(&is, field),
    });
    all.filter(|change| change.before != change.after).map(masked).collect()
}

fn masked(FieldChange { field, before, after }: FieldChange) -> FieldChange {
    let (before, after) = (field_masked(&field, before), field_masked(&field, after));
    FieldChange { field, before, after }
}

fn entry_fields(entry: &Entry) -> Vec<(String, String)> {
    let form = EntryDraft::of(entry);
    let person = &form.person;
    let last = entry.steps.last();
    let mut fields: Vec<(String, String)> = [
        ("opened", &form.opened),
        ("stage", &entry.stage().word().to_owned()),
        ("reason", &last.map_or(String::new(), |step| step.reason.clone())),
        ("name", &person.name),
        ("sex", &person.sex.key().to_owned()),
        ("id-number", &person.id_number),
        ("birth", &person.birth),
        ("phone", &person.phone),
        ("phone-2", &person.phone_2),
        ("employer", &person.employer),
        ("district", &person.district),
    ]
    .into_iter()
    .map(|(field, text)| (field.to_owned(), text.clone()))
    .collect();
    fields.extend(form.items.iter().map(|(item, text)| (item.name().to_owned(), text.clone())));
    for group in Group::ALL {
        for (place, (_, row)) in (1..).zip(form.rows_of(group)) {
            let name = |item: crate::register::Item| row_prefix(group, place) + item.name();
            fields.extend(row.items.iter().map(|(item, text)| (name(*item), text.clone())));
        }
    }
    fields
}

/// Every field of the form with its text; a ticked box is `yes`, an empty one empty.
fn fields(contact: &Contact) -> Vec<(&'static str, String)> {
    let form = ContactDraft::of(contact);
    let tick = |on: bool| if on { "yes".to_owned() } else { String::new() };
    let key = |key: Option<&'static str>| key.unwrap_or_default().to_owned();
    let document = contact.id_document.as_ref();
    vec![
        ("received-date", form.received_date),
        ("received-time", form.received_time),
        ("channel", form.channel.key().to_owned()),
        ("line", key((contact.channel == crate::contact::Channel::Call).then(|| form.line.key()))),
        ("nature", form.nature.key().to_owned()),
        ("void", key(form.void.map(|void| void.key()))),
        ("anonymous", tick(form.anonymous)),
        ("name", form.name),
        ("sex", form.sex.key().to_owned()),
        ("id-kind", key(document.map(|document| document.kind.key()))),
        ("id-number", form.id_number),
        ("birth", form.birth),
        ("phone", form.phone),
        ("phone-2", form.phone_2),
        ("employer", form.employer),
        ("employer-code", form.employer_code),
        ("district", form.district),
        ("category", form.category),
        ("demand", form.demand),
        ("people", form.people),
        ("involved", form.involved),
        ("group", tick(form.group)),
        ("urgent", tick(form.urgent)),
        ("confidential", tick(form.confidential)),
        ("risk", tick(form.risk)),
        ("receiver", form.receiver),
        ("handling", form.handling),
        ("status", form.status.key().to_owned()),
        ("done", form.done),
        ("satisfaction", key(form.satisfaction.map(|satisfaction| satisfaction.key()))),
        ("notes", form.notes),
        ("earlier", numbers(&form.earlier)),
        ("asked", contact.asked.map_or(String::new(), yuan)),
    ]
}

/// Keys of linked records; the page turns them into links.
fn numbers(earlier: &[crate::contact::RecordId]) -> String {
    earlier.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(" ")
}
